import { createHash } from "node:crypto";
import { restore } from "../../src/backup/restore.js";
import { FormerId } from "../../src/model/annotations/former-id.js";
import { model } from "../../src/model/index.js";
import { instanceWith } from "../../src/model/records.js";
import { graphOf } from "../harness.js";
import { good, read } from "../import/fixture.js";
import { dumpOf, emptyGraph, folder, withoutHistory } from "./backup.js";

/** How a dump with former ids is read: each test changes its last line, and the header fits the lines. */
const place = folder();
let text: string;
let claim: string;
beforeAll(async () => {
  const { dataset } = await read(good);
  claim = dataset.claims[0]?.values.id as string;
  const formerIds = [
    { id: "before", successor: claim },
    { id: "gone", reason: "No document says it.", sensitivity: "CLEAR" },
    { id: "old", successor: "extortion" },
  ];
  const graph = await graphOf({ ...dataset, formerIds: formerIds.map((values) => instanceWith(FormerId, values)) });
  text = withoutHistory(await dumpOf(graph));
  await graph.close();
});
afterAll(() => place.drop());

function withLastLine(change: (line: string) => string): string {
  const [first = "", ...rest] = text.trimEnd().split("\n");
  const lines = rest.map((line, i) => `${i === rest.length - 1 ? change(line) : line}\n`).join("");
  const checksum = `sha256:${createHash("sha256").update(lines).digest("hex")}`;
  return `${JSON.stringify({ ...JSON.parse(first), checksum })}\n${lines}`;
}

test.each<[string, (line: string) => string, RegExp]>([
  ["an id that is not one", (line) => line.replace('"old"', '"Old!"'), /has a bad id: it must be lower-case words/],
  ["the id of an entity", (line) => line.replace('"old"', '"sardinata"'), /has a bad id: it is the id of a record: sardinata/],
  ["a successor that is not there", (line) => line.replace('"extortion"', '"nowhere"'), /has a bad successor: it is not here: nowhere/],
  ["no end", (line) => line.replace(',"successor":"extortion"', ""), /has a bad successor: it is missing/],
  ["two ends", (line) => line.replace(',"successor"', ',"reason":"So.","successor"'), /has a bad reason: it stands beside a successor/],
  [
    "an empty reason",
    (line) => line.replace('"successor":"extortion"', '"reason":""'),
    /has a bad reason: it must be 1 to 4,000 characters/,
  ],
  [
    "an unknown sensitivity",
    (line) => line.replace('"successor":"extortion"', '"reason":"x","sensitivity":"BLUE"'),
    /has a bad sensitivity: it must be one of/,
  ],
  ["an unknown property", (line) => line.replace('{"id"', '{"by":"x","id"'), /a former id has no by/],
  ["no data set", (line) => line.replace('"dataset":"test",', ""), /has no dataset/],
  ["an id twice", (line) => line.replace('"old"', '"gone"'), /repeats line \d+/],
])("a former id with %s is refused, and nothing is written", async (_, change, why) => {
  const graph = await emptyGraph();
  try {
    const file = place.file(withLastLine(change));
    const message = await restore(graph, model, file, { fileName: "backup.ndjson" }).then(
      String,
      (error) => `${error.code} ${error.message}`,
    );
    expect(message).toMatch(why);
    expect(message).toMatch(/^BAD_USER_INPUT backup\.ndjson:\d+ /);
    expect(await graph.read("MATCH (n) RETURN count(n)", {})).toEqual([[0]]);
  } finally {
    await graph.close();
  }
});

test("the id of a claim is refused too, and another claim may be the successor", async () => {
  const graph = await emptyGraph();
  await expect(restore(graph, model, place.file(withLastLine((line) => line.replace('"old"', `"${claim}"`))))).rejects.toThrow(
    /out of order|is the id of a record/,
  );
  await restore(graph, model, place.file(withLastLine((line) => line.replace('"extortion"', `"${claim}"`))));
  expect(await graph.read("MATCH (f:FormerId)-[:SUCCEEDED_BY]->(k:Claim) RETURN f.id AS id ORDER BY id", {})).toEqual([
    ["before"],
    ["old"],
  ]);
  await graph.close();
});

test("a header of an older format is refused", async () => {
  const graph = await emptyGraph();
  const older = text.replace('"formatVersion":3', '"formatVersion":2');
  await expect(restore(graph, model, place.file(older))).rejects.toThrow(/is not a complete header/);
  await graph.close();
});
