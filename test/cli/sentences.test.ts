import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./program.js";

/** `sentences` in a folder of documents of an editor's own. */
const home = mkdtempSync(join(tmpdir(), "sentences-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const [seed, documents, tables] = ["seed", "documents", "tables"].map((name) => join(home, name)) as [string, string, string];
for (const folder of [seed, documents]) mkdirSync(folder);
writeFileSync(
  join(seed, "sources.yaml"),
  `sources:
  - {id: market-report, title: A report, language: en, availability: HELD, sensitivity: CLEAR}
  - {id: market-page, title: A page, language: en, availability: HELD, sensitivity: CLEAR, checksum: ${"0".repeat(64)}}
`,
);
const document = (name: string, text: string) => writeFileSync(join(documents, name), text);
const inThread = program();
const run = (...args: string[]) => inThread(["sentences", documents, "--tables", tables, ...args], { ...process.env, SEED_DIR: seed });
const table = join(tables, "market-report.csv");
const differ = "The tables differ from the documents. Add --write to update them, and review the changes.\n";

test("a folder without documents is refused", () => {
  expect(run()).toEqual({
    status: 1,
    stdout: "",
    stderr: `${documents} has no document: name them <source>.txt, or name them with --file.\n`,
  });
});

test("lists what a table lacks, writes it, and keeps what an editor wrote", () => {
  document("market-report.txt", "Markets\n\nOne. Two.\n");
  expect(run()).toEqual({
    status: 1,
    stdout: `${table}: line 1, sentence 1 is missing: Markets
${table}: line 3, sentence 1 is missing: One.
${table}: line 3, sentence 2 is missing: Two.
${table}: 3 sentences, 3 differences.\n`,
    stderr: differ,
  });
  expect(run("--write").status).toBe(0);
  const written = readFileSync(table, "utf8");
  expect(written).toMatch(/^line,ordinal,hash,outcome,reference\n1,1,[0-9a-f]{16},,\n3,1,[0-9a-f]{16},,\n3,2,[0-9a-f]{16},,\n$/);
  writeFileSync(table, written.replace(/^(3,2,.*),,$/m, "$1,CLAIM,market-report-two"));
  document("market-report.txt", "Markets\n\nTwo. Three.\nFour.\n");
  expect(run().stdout).toBe(`${table}: line 3, sentence 1 moved: it stood at line 3, sentence 2.
${table}: line 3, sentence 1 is extra: the document does not have it.
${table}: line 3, sentence 2 is missing: Three.
${table}: line 4, sentence 1 is missing: Four.
${table}: 4 sentences, 4 differences.\n`);
  run("--write");
  expect(readFileSync(table, "utf8")).toMatch(/^1,1,.*,,\n3,1,[0-9a-f]{16},CLAIM,market-report-two\n3,2,.*,,\n4,1,.*,,\n$/m);
  expect(run()).toEqual({ status: 0, stdout: `${table}: 4 sentences, no differences.\n`, stderr: "" });
});

test("a document may have another name, and one that is not the text that was read is noticed", () => {
  document("page.txt", "A page.");
  expect(run().stderr).toMatch(/^\S+page\.txt: "page" is not the id of a source in the seed\. Did you mean market-page\?\n$/);
  const { stdout, stderr } = run("--file", "market-page=page.txt");
  expect(stdout).toContain(
    `warning: ${join(documents, "page.txt")} is not the text that was read: its SHA-256 is not the checksum of market-page.\n`,
  );
  expect(stderr).toBe(differ);
  expect(run("--file", "page.txt").stderr).toBe('--file is "page.txt": it must be <source>=<name of a file in the folder>.\n');
});
