import { Writable } from "node:stream";
import { parse } from "graphql";
import { print } from "../../src/cli/print.js";
import { answerRows } from "../../src/export/tables/answer-rows.js";
import { partsOf } from "../http/cells.js";
import { parseCsv, recordsOf } from "../http/rfc4180.js";
import { schema } from "../schema.js";

/** What the command line prints flat has the columns and the lists of the rows by URL. */
async function printed(data: Record<string, unknown>, format: string, document?: string): Promise<string> {
  let text = "";
  const out = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  await print(data, format, out as NodeJS.WriteStream, document === undefined ? undefined : answerRows(schema, parse(document)));
  return text;
}
const csvRow = (text: string) => recordsOf(parseCsv(text.replace(/^\uFEFF/, "")))[0];

const document = `{ responses(issue: "a") { totalCount practiceCount nodes {
  practice { __typename id } issueScope period evidence { source { id url } locator } claim { id } } pageInfo { hasNextPage } } }`;
const evidence = [
  { source: { id: "report", url: null }, locator: "One | two" },
  { source: { id: "leaflet", url: "https://example.org/" }, locator: "Front" },
];
const answer = {
  responses: {
    totalCount: 1,
    practiceCount: 1,
    nodes: [
      { practice: { __typename: "Practice", id: "watch" }, issueScope: "EXACT", period: "2021-05/..", evidence, claim: { id: "claim-1" } },
    ],
    pageInfo: { hasNextPage: false },
  },
};
const row = {
  practice_kind: "Practice",
  practice_id: "watch",
  issue_scope: "EXACT",
  period: "2021-05/..",
  period_start: "2021-05-01",
  period_end: null,
  source_ids: ["report", "leaflet"],
  source_urls: [null, "https://example.org/"],
  locators: ["One | two", "Front"],
  claim_id: "claim-1",
};

test("an answer that is a table", async () => {
  expect(JSON.parse(await printed(answer, "ndjson", document))).toEqual(row);
  const csv = csvRow(await printed(answer, "csv", document));
  expect(csv).toMatchObject({ practice_kind: "Practice", period_end: "", source_urls: " | https://example.org/" });
  expect(partsOf(csv?.locators as string)).toEqual(row.locators);
  expect((await printed(answer, "table", document)).split("\n")[0]).toMatch(/^practice_kind +practice_id +issue_scope/);
});

test("what an answer leaves out stands below the table, with the options that find it, and in no rows", async () => {
  const leftOut = [
    { reason: "WIDER_ISSUES", count: 3, arguments: [{ name: "issueScopes", value: "[EXACT, BROADER]" }] },
    { reason: "IMPLIED", count: 1, arguments: [{ name: "assertions", value: "[IMPLIED]" }] },
  ];
  const leaving = { responses: { ...answer.responses, leftOut } };
  expect(await printed(leaving, "table", document)).toBe(
    `${await printed(answer, "table", document)}Left out: 3 (WIDER_ISSUES). To find them: --issueScopes "[EXACT, BROADER]"
Left out: 1 (IMPLIED). To find them: --assertions "[IMPLIED]"\n`,
  );
  const none = { responses: { ...answer.responses, nodes: [], leftOut } };
  expect(await printed(none, "table", document)).toMatch(/^Nothing recorded.*\nLeft out: 3 \(WIDER_ISSUES\)\./);
  for (const format of ["csv", "ndjson"]) expect(await printed(leaving, format, document)).toBe(await printed(answer, format, document));
  expect(JSON.parse(await printed(leaving, "json", document))).toEqual(leaving);
  // A document may select a part of it, or a question that has none.
  const partly = { responses: { ...answer.responses, leftOut: [{ count: 3 }] }, dataset: null };
  expect(await printed(partly, "table")).toBe(await printed({ responses: answer.responses, dataset: null }, "table"));
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  [
    "lists of records",
    { a: { nodes: [{ issueScope: "EXACT", evidence }] } },
    { issue_scope: "EXACT", evidence_source_id: ["report", "leaflet"], evidence_locator: ["One | two", "Front"] },
  ],
  ["lists of values", { a: [{ roles: ["HARM", "THREAT"], none: [] }] }, { roles: ["HARM", "THREAT"], none: [] }],
  [
    "records of which one lacks a value",
    { a: [{ to: [{ id: "x", name: "X" }, { id: "y" }] }] },
    { to_id: ["x", "y"], to_name: ["X", null] },
  ],
  [
    "one record",
    { issue: { id: "x", enEspanol: "Equis", checked: true } },
    { issue_id: "x", issue_en_espanol: "Equis", issue_checked: true },
  ],
])("an answer that is none, with %s", async (_, data, expected) => {
  expect(JSON.parse(await printed(data, "ndjson"))).toMatchObject(expected);
});
