import type { Graph } from "../../src/graph/graph.js";
import { Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";

const issue = (id: string, name: object, more: object = {}) => record(Issue, id, { roles: ["HARM"], name, ...more });
const dataset = datasetOf([
  issue("b-named", { en: "Extortion", es: "Extorsión" }),
  issue("a-starts", { en: "Extortion of shops" }),
  issue("c-alias", { en: "Protection money" }, { aliases: { en: ["shop extortion"] } }),
  issue("d-described", { en: "Racketeering" }, { description: { en: "Often extortion." } }),
  issue("e-hidden", { en: "Extortion" }, { sensitivity: "AMBER" }),
  record(Place, "caceres-antioquia", { kind: "ADMIN2", name: { en: "Cáceres" }, divipola: "05120" }),
  record(Place, "gjakova", { kind: "CITY", name: { en: "Đakovica", "sr-Cyrl": "Ђаковица" } }),
  record(Place, "skopje", { kind: "CITY", name: { en: "Skopje", mk: "Скопје" } }),
  record(Place, "gjorce", { kind: "CITY", name: { en: "Ѓорче Петров" } }),
  record(Place, "lodz", { kind: "CITY", name: { en: "Łódź" } }),
  record(Place, "tonder", { kind: "CITY", name: { en: "Tønder" }, aliases: { de: ["Große Straße"] } }),
  record(Place, "isikli", { kind: "CITY", name: { en: "ışıklı" }, description: { en: "Œuvres and ﬁnance." } }),
  record(Source, "report", { title: "A report", availability: "HELD", name: { en: "A report" } }),
  record(Passage, "report-1", { heading: "One", name: { en: "One" } }, { OF: "report" }),
  claim("caceres-antioquia", "FACES", "b-named"),
]);

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(dataset);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const found = async (query: string, more = "", level: 0 | 2 = 0) => {
  const { data, errors } = await ask(
    `query ($query: String!) { search(query: $query ${more}) { totalCount nodes { match node { id } } pageInfo { endCursor hasNextPage } } }`,
    { variables: { query }, level },
  );
  expect(errors).toEqual([]);
  return data.search;
};
const hits = async (query: string, more = "", level: 0 | 2 = 0) =>
  (await found(query, more, level)).nodes.map((n: { match: string; node: { id: string } }) => `${n.match} ${n.node.id}`);

test("a name before a start of one, before an alias, before a description", async () => {
  expect(await hits("extortion")).toEqual(["NAME b-named", "NAME_START a-starts", "LABEL c-alias", "TEXT d-described"]);
});
test("every word starts a word, in any order; accents and capitals do not count", async () => {
  expect(await hits("SHOP extor")).toEqual(["LABEL a-starts", "LABEL c-alias"]);
  expect(await hits("cáceres")).toEqual(await hits("CACER").then((h: string[]) => h.map((x) => x.replace("NAME_START", "NAME"))));
  expect(await hits("extorsión")).toEqual(["NAME b-named"]);
  expect(await hits("tortion")).toEqual([]);
});
test.each([
  ["Dakovica", "NAME gjakova"],
  ["ЂАКОВ", "NAME_START gjakova"],
  ["Djakovica", "NAME gjakova"],
  ["Скопје", "NAME skopje"],
  ["SKOPJE", "NAME skopje"],
  ["Gjorče Petrov", "NAME gjorce"],
  ["Đorče", "NAME_START gjorce"],
  ["Gjorche", "NAME_START gjorce"],
  ["Lodz", "NAME lodz"],
  ["Tonder", "NAME tonder"],
  ["GROSSE strasse", "LABEL tonder"],
  ["IŞIKLI", "NAME isikli"],
  ["oeuvres finance", "TEXT isikli"],
  ["to\u00ADn\u200Dder", "NAME tonder"],
])("in any spelling: %s", async (query, hit) => expect(await hits(query)).toEqual([hit]));
test("codes are words too", async () => expect(await hits("05120")).toEqual(["TEXT caceres-antioquia"]));
test("hidden records are found only by viewers who may see them", async () => {
  expect(await hits("extortion", "", 2)).toContain("NAME e-hidden");
  expect((await found("extortion")).totalCount).toBe(4);
});
test("by type, page by page", async () => {
  expect(await hits("extor", "types: [PLACE]")).toEqual([]);
  expect(await hits("extor", "types: [ISSUE]")).toHaveLength(4);
  const first = await found("extortion", "first: 3");
  const second = await found("extortion", `first: 3, after: "${first.pageInfo.endCursor}"`);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  expect(second.nodes).toEqual([{ match: "TEXT", node: { id: "d-described" } }]);
});
test.each(["", " ", "***", "💥", "\u0000"])("%j finds nothing and is no error", async (query) =>
  expect((await found(query)).totalCount).toBe(0),
);
