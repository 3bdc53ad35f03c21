import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "graphql";
import { settings } from "../src/config.js";
import type { Ask } from "./harness.js";
import { seeded } from "./seed/seeded.js";

/** The README is run: what it shows is what comes out, what it names is there. */
const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: Record<string, string> };
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({ language, text }));
const inLanguage = (language: string) => blocks.filter((b) => b.language === language).map((b) => b.text);

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded()));
afterAll(() => close());

test("the two commands stand at its top, and are scripts", () => {
  expect(inLanguage("sh").slice(0, 2)).toEqual(["npm ci && npm start\n", "npm ci && npm test\n"]);
  expect(scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) });
});

test("each question answers as printed", async () => {
  const documents = inLanguage("graphql");
  const answers = inLanguage("json");
  expect(documents.length).toBeGreaterThan(0);
  expect(answers).toHaveLength(documents.length);
  for (const [i, document] of documents.entries()) {
    expect(() => parse(document)).not.toThrow();
    const { data, errors } = await ask(document);
    expect(errors).toEqual([]);
    expect(data).toEqual(JSON.parse(answers[i] as string));
  }
});

test("every npm script that a document names exists", () => {
  for (const file of ["README.md", "CONTRIBUTING.md", "seed/README.md"]) {
    const text = readFileSync(`${root}${file}`, "utf8");
    for (const [, name] of text.matchAll(/npm run (?:--silent )?([a-z][a-z0-9:]*)/g))
      expect([file, Object.keys(scripts)]).toEqual([file, expect.arrayContaining([name])]);
  }
});

test("every file that it links to or names exists", () => {
  const linked = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path);
  const named = [...readme.matchAll(/^(src\/\S+)/gm)].map(([, path]) => (path as string).replace(/\/\*\.ts$/, ""));
  expect([...linked, ...named].filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
});

test("the settings are those of the program, with their defaults", () => {
  const rows = [...readme.matchAll(/^\| (`[A-Z0-9_`, ]+`) \|/gm)].flatMap(([, cell]) =>
    [...(cell as string).matchAll(/[A-Z0-9_]+/g)].map(([name]) => name),
  );
  expect(rows.sort()).toEqual(Object.keys(settings).sort());
});
