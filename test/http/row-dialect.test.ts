import { parse } from "graphql";
import { rowFormats } from "../../src/export/formats/index.js";
import { answerRows } from "../../src/export/tables/answer-rows.js";
import type { Graph } from "../../src/graph/graph.js";
import {
  Code,
  Community,
  Event,
  Issue,
  Passage,
  Place,
  Practice,
  PracticeType,
  Programme,
  Source,
} from "../../src/model/entities/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";
import { partsOf } from "./cells.js";
import { parseCsv, recordsOf } from "./rfc4180.js";
import { type Served, served } from "./served.js";

/** One value has one column name and one form in all tables, and the lists of a row have the same number of parts in the same order. */
const awkward = "Left | right \\ both | ";
const dataset = datasetOf([
  record(Source, "report", { title: "A | B", availability: "HELD", url: "https://example.org/a" }),
  record(Source, "leaflet", { title: awkward.trim(), availability: "HELD" }),
  record(Passage, "report-1", { heading: "One | two", startLine: 1 }, { OF: "report" }),
  record(Passage, "report-2", { heading: "\\| end", startLine: 2 }, { OF: "report" }),
  record(Passage, "leaflet-1", { heading: "Front", startLine: 3 }, { OF: "leaflet" }),
  record(Place, "world", { kind: "WORLD" }),
  record(
    Place,
    "north",
    { kind: "COUNTRY", iso: "NN", m49: "999", latitude: 60.5, longitude: -10.25, coordinateKind: "CENTROID" },
    { PART_OF: "world" },
  ),
  record(Place, "south", { kind: "COUNTRY", iso: "SS" }, { PART_OF: "world" }),
  record(Place, "hidden-country", { kind: "COUNTRY", sensitivity: "RED" }, { PART_OF: "world" }),
  record(
    Place,
    "town",
    { kind: "ADMIN2", divipola: "12345", wikidata: "Q1", latitude: 1, longitude: 2, coordinateKind: "SEAT" },
    { PART_OF: "north" },
  ),
  record(Place, "border", { kind: "AREA" }, { MEMBER_OF: ["north", "south"] }),
  record(Place, "secret-ground", { kind: "AREA" }, { PART_OF: "hidden-country" }),
  record(Community, "people", {}, { LOCATED_IN: "town" }),
  record(Issue, "theft", { roles: ["HARM", "THREAT"] }),
  record(PracticeType, "watching", {}),
  record(PracticeType, "talking", {}),
  record(Practice, "watch", { intent: "SUPPORTIVE" }, { OF_TYPE: ["talking", "watching"] }),
  record(Programme, "fund", { period: "2020/.." }),
  record(Event, "fair", { chathamHouseRule: "NOT_SAID" }),
  record(Code, "x:1", { scheme: "X", notation: "1", title: "One" }),
  claim(
    "watch",
    "ADDRESSES",
    "theft",
    { id: "claim-1", effect: "REDUCES", period: "2021-05/.." },
    { at: "people", cites: ["report-1", "report-2", "leaflet-1"] },
  ),
  claim(
    "fund",
    "ADDRESSES",
    "theft",
    { id: "claim-2", effect: "REDUCES", period: "201X" },
    { at: "border", cites: ["leaflet-1", "report-1"] },
  ),
  claim("watch", "ADDRESSES", "theft", { id: "claim-3", effect: "PREVENTS", period: "2021-21" }, { at: "north", cites: ["leaflet-1"] }),
  claim("watch", "ADDRESSES", "theft", { id: "claim-4", effect: "PROTECTS" }, { at: "secret-ground", cites: ["leaflet-1"] }),
  claim("people", "FACES", "theft", { id: "claim-5", period: "2021~/2023-02" }, { cites: ["report-1", "leaflet-1"] }),
  claim("people", "FACES", "theft", { id: "claim-6", modality: "INTENDED" }, { cites: ["report-2"] }),
  claim("fair", "CARRIED_OUT_IN", "town", { id: "claim-7" }, { cites: ["report-1"] }),
]);
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(dataset);
  server = await served(graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
});
const csvRows = async (path: string) => recordsOf(parseCsv((await (await server.get(path)).text()).replace(/^\uFEFF/, "")));
const rowsOf = async (path: string, id: string, column = "claim_id") =>
  (await server.rows(path)).find((r) => r[column] === id) as Record<string, unknown>;

const tables = [
  "/claims.json",
  "/responses.json?issue=theft",
  "/questions/responses.json?issue=theft",
  "/questions/responses-from-elsewhere.json?issue=theft&place=north",
  "/questions/what-a-community-faces.json?community=people",
  "/search.json?query=watch",
  "/questions/search.json?query=watch",
  "/dataset.json",
];

describe("names", () => {
  test.each(tables)("of %s are lower-case words, each once", async (path) => {
    const columns = Object.keys((await server.rows(path))[0] ?? {});
    expect(columns.length).toBeGreaterThan(2);
    for (const column of columns) expect(column).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(new Set(columns).size).toBe(columns.length);
  });
  test("of equal values are equal in the tables of claims, of responses and of documents", async () => {
    const [claims, responses, asked] = [tables[0], tables[1], tables[2]].map((path) => rowsOf(path as string, "claim-1"));
    const [one, two, three] = [await claims, await responses, await asked] as [
      Record<string, unknown>,
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    for (const [other, least] of [
      [two, 20],
      [three, 12],
    ] as const) {
      const shared = Object.keys(other as object).filter((column) => column in (one as object));
      expect(shared.length).toBeGreaterThanOrEqual(least as number);
      for (const column of shared)
        expect([column, (other as Record<string, unknown>)[column]]).toEqual([column, (one as Record<string, unknown>)[column]]);
    }
    // A document has no column that the table of its question lacks.
    expect(Object.keys(three as object).filter((column) => !(column in (two as object)))).toEqual([]);
    const [found, foundByDocument] = [
      await rowsOf("/search.json?query=watch", "watch", "id"),
      await rowsOf("/questions/search.json?query=watch", "watch", "id"),
    ];
    expect(foundByDocument).toMatchObject(found);
  });
  test.each<[string, string, string[]]>([
    [
      "claims",
      "{ claims { nodes { id predicate at { id name } evidence { locator source { url } } for { id } } } }",
      ["claim_id", "predicate", "place_id", "place_name", "locators", "source_urls", "for_ids"],
    ],
    ["the class of records", "{ claims { nodes { subject { __typename id } } } }", ["subject_type", "subject_id"]],
    [
      "the class of undertakings",
      '{ responses(issue: "a") { nodes { practice { __typename } issueScope } } }',
      ["practice_kind", "issue_scope"],
    ],
    ["dates", "{ events { nodes { id period } } }", ["id", "period", "period_start", "period_end"]],
    ["dates of sources", "{ sources { nodes { published } } }", ["published", "published_start", "published_end"]],
    [
      "dates in lists",
      '{ issue(id: "a") { facedBy { edges { claims { id period modality } } } } }',
      ["claim_ids", "claim_periods", "claim_period_starts", "claim_period_ends", "claim_modalities"],
    ],
    ["aliases", '{ issues { nodes { enEspanol: name(lang: "es") A: id a: id } } }', ["en_espanol", "a", "a_2"]],
  ])("of a document: %s", (_, document, columns) => expect(answerRows(schema, parse(document))?.columns).toEqual(columns));
});

describe("lists", () => {
  const evidence = ["source_ids", "source_titles", "source_urls", "locators"];
  const expected = {
    source_ids: ["report", "report", "leaflet"],
    source_titles: ["A | B", "A | B", awkward.trim()],
    source_urls: ["https://example.org/a", "https://example.org/a", null],
    locators: ["One | two, line 1", "\\| end, line 2", "Front, line 3"],
  };
  test.each(["/claims", "/responses", "/questions/responses"])(
    "of %s have a part for each passage, in one order, and null for a missing one",
    async (path) => {
      const query = path === "/claims" ? "" : "?issue=theft";
      const json = await rowsOf(`${path}.json${query}`, "claim-1");
      const columns = evidence.filter((column) => column in json);
      expect(columns.length).toBeGreaterThanOrEqual(3);
      for (const column of columns) expect([column, json[column]]).toEqual([column, expected[column as keyof typeof expected]]);
      const lines = (await (await server.get(`${path}.ndjson${query}`)).text()).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line)).find((r) => r.claim_id === "claim-1")).toEqual(json);
      const csv = (await csvRows(`${path}.csv${query}`)).find((r) => r.claim_id === "claim-1") as Record<string, string>;
      for (const column of columns) {
        // Whatever the parts hold, this is the only text between them.
        expect((csv[column] as string).split(" | ")).toHaveLength(3);
        expect([column, partsOf(csv[column] as string)]).toEqual([
          column,
          expected[column as keyof typeof expected].map((part) => part ?? ""),
        ]);
      }
    },
  );
  test("within lists keep the parts of the outer list together", async () => {
    const [row] = await server.rows("/questions/what-a-community-faces.json?community=people");
    expect(row).toMatchObject({
      community_id: "people",
      id: "theft",
      roles: ["HARM", "THREAT"],
      claim_ids: ["claim-5", "claim-6"],
      claim_modalities: ["REPORTED", "INTENDED"],
      claim_source_titles: [["A | B", awkward.trim()], ["A | B"]],
      claim_locators: [["One | two, line 1", "Front, line 3"], ["\\| end, line 2"]],
    });
    const [csv] = await csvRows("/questions/what-a-community-faces.csv?community=people");
    for (const column of ["claim_ids", "claim_modalities", "claim_source_titles", "claim_locators"])
      expect([column, partsOf(csv?.[column] as string).length]).toEqual([column, 2]);
    expect(partsOf(csv?.claim_locators as string).map(partsOf)).toEqual((row as Record<string, unknown>).claim_locators);
  });
  test("without parts are empty lists in JSON and nothing in CSV", async () => {
    expect(await rowsOf("/claims.json", "claim-2")).toMatchObject({
      practice_type_ids: [],
      practice_type_names: [],
      for_ids: [],
      by_names: [],
    });
    expect((await csvRows("/claims.csv")).find((r) => r.claim_id === "claim-2")).toMatchObject({ practice_type_ids: "", for_ids: "" });
  });
  test("are written by every format of rows", async () => {
    for (const { extension } of rowFormats) expect((await (await server.get(`/claims.${extension}`)).text()).length).toBeGreaterThan(100);
  });
});

describe("days beside a period", () => {
  test.each<[string, string | null, string | null, string | null]>([
    ["claim-1", "2021-05/..", "2021-05-01", null],
    ["claim-2", "201X", "2010-01-01", "2019-12-31"],
    ["claim-3", "2021-21", null, null],
    ["claim-4", null, null, null],
    ["claim-5", "2021~/2023-02", "2021-01-01", "2023-02-28"],
  ])("of %s: %s", async (id, period, period_start, period_end) => {
    for (const path of ["/claims.json", "/responses.json?issue=theft", "/questions/responses.json?issue=theft"]) {
      const row = await rowsOf(path, id);
      if (row) expect([path, row]).toEqual([path, expect.objectContaining({ period, period_start, period_end })]);
    }
  });
});

describe("where", () => {
  const columns = ["id", "kind", "iso", "m49", "divipola", "wikidata", "latitude", "longitude", "coordinate_kind"].map((c) => `place_${c}`);
  const nowhere = [null, null, null];
  test.each<[string, unknown[], unknown[]]>([
    ["claim-1", ["people", "ADMIN2", null, null, "12345", "Q1", 1, 2, "SEAT"], ["north", "north", "NN"]],
    // A place in two countries is in neither alone.
    ["claim-2", ["border", "AREA", null, null, null, null, null, null, null], nowhere],
    ["claim-3", ["north", "COUNTRY", "NN", "999", null, null, 60.5, -10.25, "CENTROID"], ["north", "north", "NN"]],
    // A country that the viewer may not see is not there.
    ["claim-4", ["secret-ground", "AREA", null, null, null, null, null, null, null], nowhere],
    // A claim about a place or a community, and not at one.
    ["claim-5", ["people", "ADMIN2", null, null, "12345", "Q1", 1, 2, "SEAT"], ["north", "north", "NN"]],
    ["claim-7", ["town", "ADMIN2", null, null, "12345", "Q1", 1, 2, "SEAT"], ["north", "north", "NN"]],
  ])("%s is", async (id, place, country) => {
    for (const path of ["/claims.json", "/responses.json?issue=theft"]) {
      const row = await rowsOf(path, id);
      if (row)
        expect([path, columns.map((c) => row[c]), ["country_id", "country_name", "country_iso"].map((c) => row[c])]).toEqual([
          path,
          place,
          country,
        ]);
    }
  });
  test("the kind of a responder is its class, and its types are those of a practice", async () => {
    expect(await rowsOf("/responses.json?issue=theft", "claim-1")).toMatchObject({
      practice_kind: "Practice",
      practice_type_ids: ["talking", "watching"],
    });
    expect(await rowsOf("/responses.json?issue=theft", "claim-2")).toMatchObject({ practice_kind: "Programme", practice_type_ids: [] });
    expect(await rowsOf("/claims.json", "claim-1")).toMatchObject({ subject_type: "Practice", practice_type_ids: ["talking", "watching"] });
  });
});
