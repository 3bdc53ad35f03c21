import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "graphql";
import { parse as parseYaml } from "yaml";
import { defaultOf, settingsIn } from "../src/config/setting.js";
import { settings } from "../src/config/settings.js";
import { readGallery } from "../src/gallery/index.js";
import type { Ask } from "./harness.js";
import { firstDocuments, seeded } from "./seed/seeded.js";

/** The README is run: what it shows is what the first documents answer, and what it names is there. */
const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: Record<string, string> };
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({ language, text }));
const inLanguage = (language: string) => blocks.filter((b) => b.language === language).map((b) => b.text);

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded({ sources: firstDocuments })));
afterAll(() => close());

test("the two commands stand at its top, and are scripts", () => {
  expect(inLanguage("sh").slice(0, 2)).toEqual(["npm ci && npm start\n", "npm ci && npm test\n"]);
  expect(scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) });
});

test("each question answers as printed", async () => {
  const questions = inLanguage("graphql");
  const answers = inLanguage("json");
  expect(questions.length).toBeGreaterThan(0);
  expect(answers).toHaveLength(questions.length);
  for (const [i, document] of questions.entries()) {
    expect(() => parse(document)).not.toThrow();
    const { data, errors } = await ask(document);
    expect(errors).toEqual([]);
    expect(data).toEqual(JSON.parse(answers[i] as string));
  }
});

const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "seed/README.md",
  ...readdirSync(`${root}docs`).flatMap((f) => (f.endsWith(".md") ? [`docs/${f}`] : [])),
];

test("every npm script that a document names exists", () => {
  for (const file of documents) {
    const text = readFileSync(`${root}${file}`, "utf8");
    for (const [, name] of text.matchAll(/npm run (?:--silent )?([a-z][a-z0-9:]*)/g))
      expect([file, Object.keys(scripts)]).toEqual([file, expect.arrayContaining([name])]);
  }
});

test.each(documents)("every file that %s links to or names exists", (file) => {
  const text = readFileSync(`${root}${file}`, "utf8");
  const linked = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => join(dirname(file), path as string));
  const named = [...text.matchAll(/^(src\/\S+)/gm)].map(([, path]) => (path as string).replace(/\/\*\.ts$/, ""));
  expect([...linked, ...named].filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
});

test("the questions that docs/analysts.md names are ready questions", async () => {
  const titles = (await readGallery()).map(({ title }) => title);
  const named = [...readFileSync(`${root}docs/analysts.md`, "utf8").matchAll(/(?<!\*)\*([^*\n]+\?|Find [^*\n]+)\*(?!\*)/g)].map(
    ([, name]) => name as string,
  );
  expect(named.length).toBeGreaterThan(3);
  const isTitle = (name: string) => titles.some((title) => name.split("...").every((part) => title.includes(part.trim())));
  expect(named.filter((name) => !isTitle(name))).toEqual([]);
});

test("what is cited has the version of the data set", async () => {
  const { title, version } = parseYaml(readFileSync(`${root}seed/dataset.yaml`, "utf8"));
  expect(parseYaml(readFileSync(`${root}CITATION.cff`, "utf8"))).toMatchObject({ title, version, license: "CC-BY-4.0" });
  const { data } = await ask("{ dataset { citation { cslJson } } }");
  const [work] = JSON.parse((data as { dataset: { citation: { cslJson: string } } }).dataset.citation.cslJson);
  expect(work).toMatchObject({ type: "dataset", title, version, note: expect.stringMatching(/\. CC-BY-4\.0$/) });
  for (const file of ["README.md", "docs/rows.md"])
    expect(readFileSync(`${root}${file}`, "utf8")).toContain(`> ${title}. Data set, version ${version}, CC BY 4.0.`);
});

test("the settings of docs/hosting.md are those that a host needs first, with their defaults", () => {
  const hosting = readFileSync(`${root}docs/hosting.md`, "utf8");
  const rows = [...hosting.matchAll(/^\| `([A-Z0-9_]+)` \| .* \| `?([^`|]+?)`? \|$/gm)].map(([, name, value]) => [name, value]);
  const essential = settingsIn(settings).filter((s) => s.essential);
  expect(essential).toHaveLength(8);
  expect(rows.sort()).toEqual(essential.map((s) => [s.name, defaultOf(s)]).sort());
});
