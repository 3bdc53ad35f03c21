import { createHash } from "node:crypto";
import { restore } from "../../src/backup/restore.js";
import type { Graph } from "../../src/graph/graph.js";
import { recordReview } from "../../src/graph/statements/reviews.js";
import { Review } from "../../src/model/annotations/review.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { good, read } from "../import/fixture.js";
import { dumpOf, emptyGraph, folder, withoutHistory } from "./backup.js";

/** How a dump with reviews is read: each test changes one line, and the header fits the lines. */
const place = folder();
let text: string;
let claim: string;
beforeAll(async () => {
  const graph = await graphOf((await read(good)).dataset);
  claim = (await graph.read("MATCH (k:Claim) RETURN k.id AS id ORDER BY id LIMIT 1", {}))[0]?.[0] as string;
  const values = { claim, status: "RETRACTED", reviewedBy: "editor" } as const;
  for (const [id, reviewedAt] of [
    ["one", "2026-01-01"],
    ["two", "2026-01-02"],
  ] as const)
    await recordReview(graph, model, Object.assign(new Review(), { ...values, id, reviewedAt }));
  text = withoutHistory(await dumpOf(graph));
  await graph.close();
});
afterAll(() => place.drop());

let graph: Graph;
beforeEach(async () => {
  graph = await emptyGraph();
});
afterEach(() => graph.close());

/** The dump with other lines, and a header that counts them and has their checksum. */
function withLines(change: (lines: string[]) => string[], header: object = {}): string {
  const [first = "", ...rest] = text.trimEnd().split("\n");
  const lines = change(rest).map((line) => `${line}\n`);
  const { counts, ...others } = JSON.parse(first);
  const Review = lines.filter((line) => line.startsWith('{"review"')).length;
  const counted = Review ? { ...counts, Review } : Object.fromEntries(Object.entries(counts).filter(([name]) => name !== "Review"));
  const checksum = `sha256:${createHash("sha256").update(lines.join("")).digest("hex")}`;
  const { format, formatVersion, model: digest } = { ...others, ...header };
  return `${JSON.stringify({ checksum, counts: Object.fromEntries(Object.entries(counted).sort()), format, formatVersion, model: digest })}\n${lines.join("")}`;
}
const lastLine = (from: string, to: string) => (lines: string[]) =>
  lines.map((line, i) => (i === lines.length - 1 ? line.replace(from, to) : line));
const refusal = (dump: string) =>
  restore(graph, model, place.file(dump), { fileName: "backup.ndjson" }).then(String, (error) => `${error.code} ${error.message}`);

test("an unchanged dump is restored", async () => {
  expect(withLines((lines) => lines)).toBe(text);
  await restore(graph, model, place.file(text));
  expect(await dumpOf(graph)).toBe(text);
  expect(await graph.read("MATCH (k:Claim {id: $claim}) RETURN k.status", { claim })).toEqual([["RETRACTED"]]);
});

test.each([
  ["an unknown status", () => lastLine("RETRACTED", "GOOD"), /has a bad status: it must be one of PROPOSED/],
  ["an interval in place of a day", () => lastLine("2026-01-02", "2026-01-02/2026-01-03"), /has a bad reviewedAt: it must be a day/],
  ["a day that does not exist", () => lastLine("2026-01-02", "2026-02-30"), /has a bad reviewedAt: it must be /],
  ["no claim", () => lastLine(`"claim":"${claim}",`, ""), /has a bad claim: it is missing/],
  ["no reviewer", () => lastLine(',"reviewedBy":"editor"', ""), /has a bad reviewedBy: it is missing/],
  ["an unknown property", () => lastLine('"claim"', '"by":"x","claim"'), /a review has no by/],
  ["a field beside it", () => lastLine("}}", '},"zone":1}'), /no such line has zone/],
  ["an id twice", () => lastLine('"id":"two"', '"id":"one"'), /repeats line \d+/],
  ["another order", () => (lines: string[]) => [...lines.slice(0, -2), ...lines.slice(-2).reverse()], /is out of order/],
] as const)("a review with %s is refused, and nothing is written", async (_, change, why) => {
  const message = await refusal(withLines(change()));
  expect(message).toMatch(why);
  expect(message).toMatch(/^BAD_USER_INPUT backup\.ndjson:\d+ /);
  expect(await graph.read("MATCH (n) RETURN count(n)", {})).toEqual([[0]]);
});

test("the format version of a dump follows from its content", async () => {
  const none = (lines: string[]) => lines.filter((line) => !line.startsWith('{"review"'));
  expect(await refusal(withLines((lines) => lines, { formatVersion: 1 }))).toMatch(
    /^BAD_USER_INPUT backup\.ndjson:1 is not a complete header/,
  );
  expect(await refusal(withLines(none))).toMatch(/^BAD_USER_INPUT backup\.ndjson:1 is not a complete header/);
  await restore(graph, model, place.file(withLines(none, { formatVersion: 1 })));
  expect(await graph.read("MATCH (k:Claim {id: $claim}) RETURN k.status", { claim })).toEqual([["ACCEPTED"]]);
});

test("a review of a claim that its data set no longer has is kept", async () => {
  await restore(graph, model, place.file(withLines(lastLine(claim, "gone"))));
  expect(await dumpOf(graph)).toContain('"claim":"gone"');
});
