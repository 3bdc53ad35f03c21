import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Passage, Place, PopulationGroup, Practice, Source } from "../../src/model/entities/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { answered, type Served, served } from "./served.js";

/** CSV for other readers: without a byte-order mark, with another delimiter, and with a decimal comma. */
const dataset = datasetOf([
  record(Source, "report", { title: "One; two, three\tfour", availability: "HELD" }),
  record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
  record(Place, "river", { kind: "ADMIN2", latitude: 1.25, longitude: -74.5, coordinateKind: "SEAT" }),
  record(Community, "people", {}, { LOCATED_IN: "river" }),
  record(PopulationGroup, "group", { protectedGroup: false }),
  record(Practice, "watch", { intent: "SUPPORTIVE" }),
  record(Issue, "theft", { roles: ["HARM"], name: { en: "=theft;" } }),
  claim("watch", "ADDRESSES", "theft", { id: "claim-1", effect: "REDUCES" }, { at: "people" }),
  claim("people", "FACES", "theft", { id: "claim-2", quantityComparator: "ABOUT", quantityUnit: "EVENTS", quantityValue: -1.5 }),
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
const textOf = async (path: string) => {
  const response = await server.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
};

const tables = [
  "/claims.csv",
  "/places.csv",
  "/responses.csv?issue=theft",
  "/questions/responses.csv?issue=theft",
  "/community/people.csv",
  "/codebook.csv",
];
const withMore = (path: string, more: string) => `${path}${path.includes("?") ? "&" : "?"}${more}`;

test.each(tables)("%s has a byte-order mark unless it is asked for without", async (path) => {
  const [marked, bare] = [await textOf(path), await textOf(withMore(path, "bom=false"))];
  expect(marked).toBe(`\uFEFF${bare}`);
  expect(await textOf(withMore(path, "bom=true"))).toBe(marked);
});

test.each(tables)("%s has the delimiter asked for, by its name or as it is", async (path) => {
  for (const [name, character] of [
    ["semicolon", ";"],
    ["tab", "\t"],
    ["comma", ","],
  ] as const) {
    const text = await textOf(withMore(path, `delimiter=${name}`));
    expect(text).toBe(await textOf(withMore(path, `delimiter=${encodeURIComponent(character)}`)));
    const [head = ""] = text.split("\r\n");
    expect(head.split(character).length).toBeGreaterThan(5);
    if (name === "comma") expect(text).toBe(await textOf(path));
  }
});

test("a ready question has its own variables where only the format is chosen", async () => {
  expect(await textOf("/questions/search.csv?bom=false")).toBe((await textOf("/questions/search.csv")).replace("\uFEFF", ""));
});

test("numbers have the decimals asked for, texts are unchanged, and what holds the delimiter is quoted", async () => {
  const [head = "", row = ""] = (await textOf("/places.csv?delimiter=semicolon&decimal=comma&bom=false")).split("\r\n");
  const cells = Object.fromEntries(head.split(";").map((column, i) => [column, row.split(";")[i]]));
  expect(cells).toMatchObject({ id: "river", latitude: "1,25", longitude: "-74,5" });
  expect(await textOf("/sources.csv?delimiter=semicolon")).toContain('"One; two, three\tfour"');
  expect(await textOf("/sources.csv?delimiter=tab")).toContain('"One; two, three\tfour"');
  expect(await textOf("/claims.csv?decimal=comma&delimiter=;")).toContain(";-1,5;");
  expect(await textOf("/issues.csv?decimal=comma&delimiter=;")).toContain(`;"'=theft;";`);
});

test.each([
  ["/claims.csv?decimal=comma", "decimal", /a comma stands between the cells already.*delimiter=semicolon/],
  ["/claims.csv?decimal=comma&delimiter=comma", "decimal", /another delimiter/],
  ["/questions/responses.csv?decimal=comma", "decimal", /another delimiter/],
  ["/claims.csv?delimiter=pipe", "delimiter", /"pipe" is none of comma, semicolon, tab/],
  ["/claims.csv?bom=1", "bom", /"1" is none of true, false/],
  ["/claims.csv?bom=", "bom", /"" is none of/],
  ["/claims.csv?bom=true&bom=false", "bom", /more than once/],
  ["/claims.csv?delimiter=toString", "delimiter", /none of/],
  ["/claims.json?bom=false", "bom", /only CSV \(\.csv\) has this parameter\. JSON has none/],
  ["/places.xlsx?decimal=comma", "decimal", /only CSV/],
  ["/questions/responses.ndjson?delimiter=tab", "delimiter", /only CSV/],
  ["/claims.csv?delimiter=ab", "delimiter", /"ab" is none of comma, semicolon, tab/],
  ["/claims.csv?quote=x", "quote", /^quote: no such parameter\. The parameters here are .*bom, delimiter, decimal, lang\./],
  ["/claims.csv?predicat=FACES", "predicat", /^predicat: no such parameter\. Did you mean predicate\? The parameters here are /],
])("%s is refused", async (path, argument, message) => {
  const { status, body } = await answered(server.get(path));
  expect([status, body.error.code, body.error.argument]).toEqual([400, "BAD_USER_INPUT", argument]);
  expect(body.error.message).toMatch(message);
});

test("each form has a tag of its own", async () => {
  const tagOf = async (path: string) => (await server.get(path)).headers.get("etag");
  const tags = await Promise.all(["/claims.csv", "/claims.csv?bom=false", "/claims.csv?delimiter=tab", "/claims.csv?bom=true"].map(tagOf));
  expect(new Set(tags).size).toBe(3);
  expect(tags[0]).toBe(tags[3]);
});
