import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Passage, Place, PopulationGroup, Practice, Source } from "../../src/model/entities/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { parseCsv, recordsOf } from "./rfc4180.js";
import { type Served, served } from "./served.js";

/** A spreadsheet that opens the CSV changes no value and runs no formula. */

/** What spreadsheets run as a formula. */
const formulas = ['=HYPERLINK("http://example.org","x")', "+1-1", "-2 raids", "@SUM(A1)", "\tindented", "\rreturned", "=1+1,2", "=\n1"];
const awkward = [
  'say "no"',
  "one, two",
  "two\nlines",
  "two\r\nlines",
  '"',
  ",",
  " spaced ",
  "'quoted'",
  "Cáceres 東京 𝒜",
  "a=b",
  "5-10",
  "NA",
];
const texts = [...formulas, ...awkward];

const issueOf = (i: number) => `issue-${i}`;
const dataset = datasetOf([
  record(Source, "report", { title: "=report()", availability: "HELD", url: "https://example.org/?a=1,2" }),
  record(Passage, "report-1", { heading: "One, two", startLine: 1 }, { OF: "report" }),
  record(Place, "river", { kind: "ADMIN2", name: { en: "+river" } }),
  record(Community, "people", { name: { en: "@people" } }, { LOCATED_IN: "river" }),
  record(PopulationGroup, "group-a", { name: { en: "=a" }, protectedGroup: false }),
  record(PopulationGroup, "group-b", { name: { en: "b" }, protectedGroup: false }),
  record(Practice, "raids", { intent: "REPRESSIVE", name: { en: "raids", es: "=redadas" } }),
  ...texts.flatMap((text, i) => [
    record(Issue, issueOf(i), { roles: ["HARM"], name: { en: text } }),
    claim(
      "raids",
      "ADDRESSES",
      issueOf(i),
      {
        id: `claim-${String(i).padStart(2, "0")}`,
        statement: text,
        mechanism: text,
        sourceTerms: [text],
        quantityComparator: "ABOUT",
        quantityUnit: "EVENTS",
        quantityValue: i - 2.5,
      },
      { at: "river", for: ["group-a", "group-b"] },
    ),
  ]),
  claim("people", "FACES", issueOf(0), { id: "claim-99" }),
]);

let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(dataset);
  server = await served(graph);
});
afterAll(async () => {
  await server.close();
  await graph.close();
});
const bytes = async (path: string) => new Uint8Array(await (await server.get(path)).arrayBuffer());
/** As text, without the byte-order mark. */
const csv = async (path: string) => recordsOf(parseCsv(new TextDecoder().decode(await bytes(path))));

test.each(["/claims.csv", "/responses.csv?issue=issue-0"])("%s is UTF-8, with one byte-order mark at its start", async (path) => {
  const all = await bytes(path);
  expect([...all.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(all);
  expect(text.lastIndexOf("\uFEFF")).toBe(0);
  expect(text.endsWith("\r\n")).toBe(true);
});

test("a text that starts like a formula gets an apostrophe, and any other text is unchanged", async () => {
  const rows = (await csv("/claims.csv")).filter((r) => r.predicate === "ADDRESSES");
  const expected = [...formulas.map((t) => `'${t}`), ...awkward];
  for (const column of ["statement", "mechanism", "source_terms", "object_name"]) expect(rows.map((r) => r[column])).toEqual(expected);
});

test("every column of text or of lists is escaped", async () => {
  const [row] = await csv("/claims.csv?lang=es");
  expect(row).toMatchObject({ place_name: "'+river", for_names: "'=a | b", source_titles: "'=report()", subject_name: "'=redadas" });
  const [response] = await csv("/responses.csv?issue=issue-0&lang=es");
  expect(response).toMatchObject({
    place_name: "'+river",
    practice_name: "'=redadas",
    issue_name: `'${formulas[0]}`,
    statement: `'${formulas[0]}`,
  });
});

test("a negative number stays a number, without an apostrophe", async () => {
  const rows = (await csv("/claims.csv")).filter((r) => r.predicate === "ADDRESSES");
  expect(rows.map((r) => r.quantity_value)).toEqual(texts.map((_, i) => String(i - 2.5)));
});

test("a missing value is an empty field without quotes", async () => {
  const text = new TextDecoder().decode(await bytes("/claims.csv"));
  const line = text.split("\r\n").find((l) => l.startsWith("claim-99"));
  expect(line).toMatch(
    /^claim-99,FACES,Community,people,'@people,Issue,issue-0,.*,,,people,'@people,ADMIN2,,,,,,,,,,,,,,,STATED,REPORTED,,,people FACES issue-0\.,,,,,,,,,ACCEPTED,CLEAR,2026-01-01,2026-01-01,2026-01-01,test,report,/,
  );
});

test.each(["json", "ndjson"])("in %s texts and numbers are untouched", async (ending) => {
  const body = await (await server.get(`/claims.${ending}`)).text();
  const all = (
    ending === "json"
      ? JSON.parse(body)
      : body
          .trimEnd()
          .split("\n")
          .map((l) => JSON.parse(l))
  ) as Record<string, unknown>[];
  const rows = all.filter((r) => r.predicate === "ADDRESSES");
  for (const column of ["statement", "mechanism", "object_name"]) expect(rows.map((r) => r[column])).toEqual(texts);
  expect(rows.map((r) => r.quantity_value)).toEqual(texts.map((_, i) => i - 2.5));
  expect(rows[0]).toMatchObject({ place_name: "+river", source_titles: ["=report()"] });
  expect(all.at(-1)).toMatchObject({ claim_id: "claim-99", country_id: null, for_ids: [], quantity_value: null, period: null });
});
