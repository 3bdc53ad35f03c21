import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kind, parse, print, validate, visit } from "graphql";
import { questions } from "../../src/api/questions/index.js";
import { schemaOf } from "../../src/api/schema.js";
import { questionsIn, readGallery } from "../../src/gallery/index.js";
import { model } from "../../src/model/index.js";

describe("the gallery", () => {
  it("opens with the main question, and says what each is about", async () => {
    const gallery = await readGallery();
    expect(gallery[0]).toMatchObject({ name: "responses", variables: { issue: "forced-recruitment-of-minors", place: "colombia" } });
    expect(new Set(gallery.map((q) => q.name)).size).toBe(gallery.length);
    for (const { title, description } of gallery) expect([title, description]).not.toContain("");
  });

  it("asks only what the schema answers", async () => {
    const schema = schemaOf(model, questions);
    for (const { name, document } of await readGallery()) expect([name, validate(schema, parse(document))]).toEqual([name, []]);
  });

  it("shows nowhere what is done about an issue without the effect", async () => {
    const bare: string[] = [];
    for (const { name, document } of await readGallery())
      visit(parse(document), {
        Field({ name: { value: field }, selectionSet, arguments: given = [] }) {
          if (!/^(addresses|addressedBy)$/.test(field)) return;
          const asked = print(selectionSet ?? ({ kind: Kind.SELECTION_SET, selections: [] } as const));
          // How many there are says of none what it does.
          if (!/\b(nodes|edges)\b/.test(asked)) return;
          if (!/\beffect\b/.test(asked) && !given.some((a) => /effect/.test(print(a)))) bare.push(`${name}: ${field}`);
        },
      });
    expect(bare).toEqual([]);
  });
});

describe("a folder of questions", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "gallery-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    ["what.graphql", "# Title\n# More.\n{ a }", "is called"],
    ["01-what.graphql", "{ a }", "opens with a comment"],
    ["01-what.graphql", "# Title\n{ a }", "opens with a comment"],
  ])("refuses %s with %j", async (file, document, problem) => {
    await writeFile(join(folder, file), document);
    await expect(questionsIn(folder)).rejects.toThrow(problem);
  });

  it("refuses variables that are no object", async () => {
    await writeFile(join(folder, "01-what.graphql"), "# Title\n# More.\n{ a }");
    await writeFile(join(folder, "01-what.variables.json"), "[1]");
    await expect(questionsIn(folder)).rejects.toThrow("variables are an object");
  });
});
