import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { receiptFrom, receiptText } from "../../src/export/receipts/receipt.js";
import { seededFolder, seeds } from "../built.js";
import { program } from "./program.js";

/** `query --receipt` and `verify`, as commands of the built program. */
const home = mkdtempSync(join(tmpdir(), "receipts-"));
beforeAll(() => seededFolder(join(home, "data")));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const env = { ...process.env, DATA_DIR: join(home, "data"), SEED_DIR: seeds.small, LOG_LEVEL: "error" };
const inThread = program();
const run = (...args: string[]) => inThread(args, env);
const file = join(home, "answer.receipt.json");
const asked = ["query", "responses", "--issue", "extortion", "--place", "iso:CO", "--receipt", file];

test("a receipt is written beside the answer, and verified with exit code 0", () => {
  const { status, stdout, stderr } = run(...asked);
  expect([status, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout).responses.totalCount).toBe(1);
  expect(receiptFrom(readFileSync(file, "utf8"))).toMatchObject({
    question: "responses",
    arguments: { issue: "extortion", place: "iso:CO", statuses: ["ACCEPTED"] },
    rows: { count: 1 },
    claims: { count: 1 },
  });
  const verified = run("verify", file);
  expect([verified.status, verified.stderr]).toEqual([0, ""]);
  expect(verified.stdout).toMatch(
    /^The answer is what the receipt has: 1 row and 1 claim behind it are as they were\.\n.*\nQuestion: responses \{.*\}\nData version: [0-9a-f]{32}, as it was\nMethod version: 1, as it was\n$/,
  );
});

test("what differs is said line by line, with exit code 3", () => {
  run(...asked);
  const receipt = receiptFrom(readFileSync(file, "utf8"));
  const [[key]] = receipt.rows.listed as [(typeof receipt.rows.listed)[0]];
  const changed = {
    ...receipt,
    dataVersion: "0".repeat(32),
    rows: { count: 1, listed: [[key, "other"] as const], rest: null },
    claims: { count: 1, listed: [[["claim-that-was"], "other"] as const], rest: null },
  };
  writeFileSync(file, receiptText(changed));
  const { status, stdout, stderr } = run("verify", file, "--lang", "es");
  expect([status, stderr]).toEqual([3, ""]);
  expect(stdout).toMatch(/^La respuesta ya no es la que tiene el recibo\./);
  expect(stdout).toContain(`\nData version: ${"0".repeat(32)}, now `);
  expect(stdout).toContain(`\nRows (practice_id | issue_id | place_id | country_id | claim_id):\n  different ${key.join(" | ")}\n`);
  expect(stdout).toContain("\nClaims:\n  gone      claim-that-was\n  new       ");
});

test.each([
  ["a ready question whose answer is a table", ["what-a-community-faces"], "questions/what-a-community-faces"],
  ["a declared question", ["rights-impact", "--issue", "extortion"], "rights-impact"],
  [
    "a document that asks a question with rows",
    ['query ($n: Int) { search(query: "extortion", first: $n) { totalCount } }', "--n", "1"],
    "search",
  ],
])("%s has a receipt that holds", (_, question, name) => {
  expect(run("query", ...question, "--receipt", file).status).toBe(0);
  expect(receiptFrom(readFileSync(file, "utf8")).question).toBe(name);
  expect(run("verify", file).status).toBe(0);
});

test.each([
  [
    ["query", "{ issues { nodes { id } } }", "--receipt", file],
    /^--receipt: this answer is not rows that can be asked for again\. Those of (.*, )?claims, /,
  ],
  [["query", "responses", "--receipt", file, "--server", "http://127.0.0.1:1"], /^--receipt: of a server, save the address of the rows/m],
  [["verify", join(home, "nothing.json")], /nothing\.json: this file cannot be read\.$/m],
  [["verify", join(home, "data", "graph.grafeo")], /receipt: at most 200000 characters\.$/m],
])("%j is refused", (args, message) => {
  const { status, stderr } = run(...args);
  expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
});
