import type { Graph } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { hasCurrentDerivations, updateDerivations } from "../../src/graph/statements/derivations.js";
import { Event, Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, EntityRecord } from "../../src/model/records.js";
import { asker } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { columnsIn, contentOf } from "./content.js";
import { emptyGraph } from "./engines.js";

/** The columns by which lists compare and sort: written with each record, checked by the audit, and added to graphs of earlier releases. */
const about = { title: "A test", licence: "none", version: "1" };
const put = (graph: Graph, records: readonly (EntityRecord | ClaimRecord)[], digest = "1") =>
  syncDataset(graph, model, { name: "test", about, digest }, datasetOf(records));
const event = (period?: string, name: Record<string, string> = { en: "Dialogue" }) =>
  record(Event, "dialogue", { name, chathamHouseRule: "NOT_SAID", ...(period && { period }) });
const others = [
  record(Place, "place", { kind: "COUNTRY", name: { en: "Place", es: "Ñuble" } }),
  record(Issue, "extortion", { roles: ["THREAT"] }),
  record(Source, "report", { title: "Report", availability: "HELD" }),
  record(Passage, "report-1", { heading: "One" }, { OF: "report" }),
  claim("place", "FACES", "extortion", { id: "faces", period: "2021/.." }),
];

let graph: Graph;
beforeEach(async () => {
  graph = await emptyGraph();
  await put(graph, [...others, event("2020-10/2025-09")]);
});
afterEach(() => graph.close());

const columnsOf = (id: string, names: readonly string[]) => columnsIn(graph, id, ...names);
const days = ["periodEarliest", "periodLatest"];
const day = (text: string) => Date.parse(text) / 86_400_000;
const findings = async () =>
  (await audit(graph, model)).filter(({ code }) => code === "derived-column").flatMap(({ findings }) => findings);

test("the days of a date are stored with it, and change with it", async () => {
  expect(await columnsOf("dialogue", days)).toEqual([day("2020-10-01"), day("2025-09-30")]);
  await put(graph, [...others, event("2022")], "2");
  expect(await columnsOf("dialogue", days)).toEqual([day("2022-01-01"), day("2022-12-31")]);
  await put(graph, [...others, event()], "3");
  expect(await columnsOf("dialogue", days)).toEqual([null, null]);
  expect(await findings()).toEqual([]);
});

test("a sort key is stored for each language whose key is not that for English", async () => {
  const keys = ["nameKeyEn", "nameKeyEs", "nameKeyFr"];
  expect(await columnsOf("dialogue", keys)).toEqual([expect.any(String), null, null]);
  expect(await columnsOf("place", keys)).toEqual([expect.any(String), expect.any(String), null]);
  await put(graph, [...others, event(undefined, { fr: "Année", en: "Year", es: "Año" })], "2");
  const [english, spanish, french] = (await columnsOf("dialogue", keys)) as [string, string, string];
  expect(new Set([english, spanish, french]).size).toBe(3);
  expect(await findings()).toEqual([]);
});

test.each([
  ["a day", "MATCH (n:Event {id: 'dialogue'}) SET n.periodLatest = 5", "dialogue", /^periodLatest: 5 instead of \d+$/],
  ["a day that is missing", "MATCH (k:Claim {id: 'faces'}) REMOVE k.periodEarliest", "faces", /^periodEarliest: none instead of \d+$/],
  [
    "the day of another date",
    "MATCH (n:Event {id: 'dialogue'}) SET n.period = '2025-09'",
    "dialogue",
    /^periodEarliest: \d+ instead of \d+$/,
  ],
  ["a sort key", "MATCH (n:Place {id: 'place'}) SET n.nameKeyEs = 'x'", "place", /^nameKeyEs: x instead of /],
  ["a sort key too many", "MATCH (n:Place {id: 'place'}) SET n.nameKeyFr = 'x'", "place", /^nameKeyFr: x instead of none$/],
  ["the key of another name", "MATCH (n:Issue {id: 'extortion'}) SET n.name = 'Racket'", "extortion", /^nameKeyEn: /],
])("the audit finds %s", async (_, change, id, what) => {
  expect(await findings()).toEqual([]);
  await graph.write((tx) => tx.run(change));
  expect(await findings()).toEqual([{ id, what: expect.stringMatching(what) }]);
});

test("values that are no dates and no names have no days and no keys, and the audit goes on", async () => {
  await graph.write(async (tx) => {
    await tx.run("MATCH (n:Event {id: 'dialogue'}) SET n.period = 'last year' REMOVE n.periodEarliest, n.periodLatest");
    await tx.run("MATCH (n:Issue {id: 'extortion'}) REMOVE n.name, n.nameTranslations, n.nameKeyEn");
  });
  expect(await findings()).toEqual([]);
});

test("a graph that an earlier release has stored gets the columns once, when it is next opened", async () => {
  const content = await contentOf(graph);
  await graph.write(async (tx) => {
    const names = [...days, "recordedAtEarliest", "recordedAtLatest", "nameKeyEn", "nameKeyEs", "nameKeyFr"];
    await tx.run(`MATCH (n) REMOVE ${names.map((name) => `n.${name}`).join(", ")}`);
    await tx.run("MERGE (l:Layout {name: 'graph'}) SET l.levels = 2");
  });
  expect(await hasCurrentDerivations(graph)).toBe(false);
  await updateDerivations(graph, model);
  expect(await contentOf(graph)).toEqual(content);
  const version = await graph.version();
  await updateDerivations(graph, model);
  expect(await graph.version()).toBe(version);
  const ask = await asker(graph);
  const { data } = await ask('{ events(filter: {period: {overlaps: "2022"}}) { totalCount } places(orderBy: [NAME_ASC]) { totalCount } }');
  expect(data).toEqual({ events: { totalCount: 1 }, places: { totalCount: 1 } });
});
