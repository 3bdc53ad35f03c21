import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kind, parse, print, validate, visit } from "graphql";
import { galleryIn, readGallery } from "../../src/gallery/index.js";
import { schema } from "../schema.js";

describe("the gallery", () => {
  it("opens with the main question, and describes each", async () => {
    const gallery = await readGallery();
    expect(gallery[0]).toMatchObject({ name: "responses", variables: { issue: "threats-to-social-leaders", place: "colombia" } });
    expect(new Set(gallery.map((q) => q.name)).size).toBe(gallery.length);
    for (const { title, description } of gallery) expect([title, description]).not.toContain("");
  });

  it("asks only what the schema answers", async () => {
    for (const { name, document } of await readGallery()) expect([name, validate(schema, parse(document))]).toEqual([name, []]);
  });

  it("leaves the choice of claims to who asks, wherever a question takes one", async () => {
    const fixed: string[] = [];
    for (const { name, document } of await readGallery())
      for (const definition of parse(document).definitions)
        if (definition.kind === Kind.OPERATION_DEFINITION)
          for (const field of definition.selectionSet.selections) {
            if (field.kind !== Kind.FIELD) continue;
            const args =
              schema
                .getQueryType()
                ?.getFields()
                [field.name.value]?.args.map((arg) => arg.name) ?? [];
            if (!args.includes("claim")) continue;
            for (const choice of ["assertions", "modalities", "statuses", "claim"]) {
              const given = field.arguments?.find((arg) => arg.name.value === choice);
              if (given?.value.kind !== Kind.VARIABLE) fixed.push(`${name}: ${choice}`);
            }
          }
    expect(fixed).toEqual([]);
  });

  it("shows nowhere what is done about an issue without the effect", async () => {
    const bare: string[] = [];
    for (const { name, document } of await readGallery())
      visit(parse(document), {
        Field({ name: { value: field }, selectionSet, arguments: given = [] }) {
          if (!/^(addresses|addressedBy)$/.test(field)) return;
          const asked = print(selectionSet ?? ({ kind: Kind.SELECTION_SET, selections: [] } as const));
          // A count says nothing about effects.
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
    await expect(galleryIn(folder)).rejects.toThrow(problem);
  });

  it("refuses variables that are no object", async () => {
    await writeFile(join(folder, "01-what.graphql"), "# Title\n# More.\n{ a }");
    await writeFile(join(folder, "01-what.variables.json"), "[1]");
    await expect(galleryIn(folder)).rejects.toThrow("variables are an object");
  });
});
