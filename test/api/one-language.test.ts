import { parseLanguage } from "../../src/api/reading/languages.js";
import type { Graph } from "../../src/graph/graph.js";
import { Issue, Passage, Right, Source } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";

/** Records that are named in one language, or in several without English. */

const names = {
  both: { en: "Both", es: "Ambos" },
  spanish: { es: "Cuota" },
  "serbian-latin": { "sr-Latn": "Dug" },
  french: { fr: "Entrave", es: "Traba" },
  serbian: { sr: "Отмица" },
};
const rights = Object.entries(names).map(([id, name]) => record(Right, id, { name }));
const extortion = {
  name: { fr: "Racket", "sr-Latn": "Iznuda" },
  description: { "sr-Latn": "Uzimanje novca pretnjom." },
  unchecked: ["sr-Latn"],
};

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(
    datasetOf([
      ...rights,
      record(Issue, "extortion", { roles: ["HARM"], ...extortion }),
      record(Source, "report", { title: "Izveštaj", name: { "sr-Latn": "Izveštaj" }, language: "sr-Latn", availability: "HELD" }),
      record(Passage, "report-1", { heading: "Uvod", name: { "sr-Latn": "Uvod" }, startLine: 1 }, { OF: "report" }),
      claim("extortion", "UNDERMINES", "french"),
    ]),
  );
  ask = await asker(graph);
});
afterAll(() => graph.close());

const ids = async (args: string, list = "rights") => {
  const { data, errors } = await ask(`{ ${list}${args} { nodes { id } } }`);
  expect(errors).toEqual([]);
  return data[list].nodes.map(({ id }: { id: string }) => id);
};
const sorted = ["both", "spanish", "serbian-latin", "french", "serbian"];

test("lists sort by English, or by the first language of a name", async () => {
  expect(await ids("(orderBy: [NAME_ASC])")).toEqual(sorted);
  expect(await ids("(orderBy: [NAME_DESC])")).toEqual([...sorted].reverse());
});

test.each([1, 2, 3])("pages of %i go on where the one before ended", async (first) => {
  const found: string[] = [];
  for (let after = "", more = true; more; ) {
    const { data, errors } = await ask(
      `{ rights(orderBy: [NAME_ASC], first: ${first}, after: "${after}") { nodes { id } pageInfo { endCursor hasNextPage } } }`,
    );
    expect(errors).toEqual([]);
    found.push(...data.rights.nodes.map(({ id }: { id: string }) => id));
    after = data.rights.pageInfo.endCursor;
    more = data.rights.pageInfo.hasNextPage;
  }
  expect(found).toEqual(sorted);
});

test.each([
  ['{name: {eq: "Cuota"}}', ["spanish"]],
  ['{name: {eq: "Entrave"}}', ["french"]],
  ['{name: {eq: "Traba"}}', []],
  ['{name: {eq: "Ambos"}}', []],
  ['{name: {startsWith: "Отм"}}', ["serbian"]],
  ['{name: {containsIgnoreCase: "DUG"}}', ["serbian-latin"]],
  ["{name: {isNull: true}}", []],
  ["{name: {isNull: false}}", [...sorted].sort()],
])("a filter %s compares what lists sort by", async (filter, expected) => {
  expect(await ids(`(filter: ${filter})`)).toEqual(expected);
});

test("a description is filtered in the language that it has", async () => {
  expect(await ids('(filter: {description: {contains: "novca"}})', "issues")).toEqual(["extortion"]);
  expect(await ids("(filter: {description: {isNull: true}})", "issues")).toEqual([]);
});

test.each([
  ["en", ["en", "fr", "sr", "sr-Latn", "es"]],
  ["es", ["es", "es", "sr", "sr-Latn", "es"]],
  ["fr", ["en", "fr", "sr", "sr-Latn", "es"]],
  ["sr", ["en", "fr", "sr", "sr-Latn", "es"]],
  ["sr-Latn-RS", ["en", "fr", "sr", "sr-Latn", "es"]],
  ["sq", ["en", "fr", "sr", "sr-Latn", "es"]],
])("every name is given to readers of %s, in a language that it has", async (lang, found) => {
  const { data, errors } = await ask("{ rights { nodes { id name label { value lang checked } } } }", { languages: parseLanguage(lang) });
  expect(errors).toEqual([]);
  const nodes: { id: keyof typeof names; name: string; label: { value: string; lang: string } }[] = data.rights.nodes;
  expect(nodes.map(({ label }) => label.lang)).toEqual(found);
  for (const { id, name, label } of nodes)
    expect([name, label.value]).toEqual(Array(2).fill((names[id] as Record<string, string>)[label.lang]));
});

test("a label has the language that it really has, and whether that was checked", async () => {
  const { data } = await ask(
    `{ issue(id: "extortion") { en: label(lang: "en") { value lang checked } sr: label(lang: "sr-Latn") { value lang checked } description(lang: "es") } }`,
  );
  expect(data.issue).toEqual({
    en: { value: "Racket", lang: "fr", checked: true },
    sr: { value: "Iznuda", lang: "sr-Latn", checked: false },
    description: "Uzimanje novca pretnjom.",
  });
});

test("the evidence of a claim is named in the language of its document", async () => {
  const { data, errors } = await ask(
    `{ issue(id: "extortion") { undermines { edges { claims { evidence { source { title name(lang: "en") } locator } } } } } }`,
  );
  expect(errors).toEqual([]);
  const [{ claims }] = data.issue.undermines.edges;
  expect(claims[0].evidence).toEqual([{ source: { title: "Izveštaj", name: "Izveštaj" }, locator: expect.stringMatching(/^Uvod/) }]);
});

test.each(["iznuda", "Racket", "pretnjom"])("search finds %s", async (words) => {
  const { data, errors } = await ask(`{ search(query: "${words}") { nodes { node { id name } } } }`);
  expect(errors).toEqual([]);
  expect(data.search.nodes.map(({ node }: { node: { id: string } }) => node.id)).toEqual(["extortion"]);
});

test("an unknown id is suggested by a name in any language", async () => {
  const { errors } = await ask(`{ responses(issue: "iznuda") { totalCount } }`);
  expect(errors[0]?.message).toContain("extortion");
});
