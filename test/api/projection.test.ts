import { parse } from "graphql";
import { projectionOf } from "../../src/api/reading/projection.js";
import { productSchema } from "../../src/export/product-schema.js";
import { Cypher } from "../../src/graph/cypher.js";
import type { Graph } from "../../src/graph/graph.js";
import { projectedColumns } from "../../src/graph/hydrate.js";
import { Issue, Passage, Practice, Source } from "../../src/model/entities/index.js";
import { Entity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";

const graph = graphOf(
  datasetOf([
    record(Source, "report", { title: "A report", publisher: "A press", published: "2021", availability: "HELD" }),
    record(Passage, "report-1", { heading: "Findings", startLine: 3, endLine: 5 }, { OF: "report" }),
    record(Passage, "report-2", { heading: "Findings", startLine: 9 }, { OF: "report" }),
    record(Issue, "extortion", { name: { en: "Extortion", es: "Extorsión" }, unchecked: ["es"], roles: ["THREAT"] }),
    record(Practice, "mediation", { name: { en: "Mediation" }, description: { en: "Talking" }, intent: "SUPPORTIVE" }),
    record(Practice, "arming", { name: { en: "Arming" }, intent: "REPRESSIVE" }),
    claim("mediation", "ADDRESSES", "extortion", { effect: "REDUCES" }, { cites: ["report-1"] }),
  ]),
);
let ask: Ask;
beforeAll(async () => {
  ask = await asker(await graph);
});
afterAll(async () => (await graph).close());

/** The properties that the statements of a document read of the records that they return: by their texts, or by a parameter. */
async function readBy(document: string) {
  const read = new Set<string>();
  const held = await graph;
  const watched: Graph = {
    ...held,
    read(text, parameters, signal) {
      const returned = text.slice(text.lastIndexOf("RETURN"));
      const [, list = ""] = /\[name IN \$(\w+) \| o\[name\]\]/.exec(returned) ?? [];
      const inText = [...returned.replace(/ORDER BY.*/, "").matchAll(/\bo\.(\w+)/g)].map(([, name = ""]) => name);
      for (const name of [...((parameters[list] ?? []) as string[]), ...inText]) read.add(name);
      return held.read(text, parameters, signal);
    },
  };
  const { data, errors, faults } = await ask(document, { graph: watched });
  expect([errors, faults]).toEqual([[], []]);
  return { data, read: [...read] };
}

test("of each record only the properties of the selected fields are read, and its id", async () => {
  const { read } = await readBy("{ practices { nodes { name } } }");
  expect(read.sort()).toEqual(["id", "name", "nameTranslations"]);
  expect((await readBy("{ practices { nodes { id } totalCount } }")).read).toEqual(["id"]);
});

test("a property that is selected of one class is not read of another", () => {
  const { ofAny, ofClass } = projectionOf(productSchema(model))(
    parse("{ practices { nodes { name } } claims { nodes { subject { id ... on Issue { roles } } evidence { heading } } } }"),
  ).properties;
  expect([...ofAny].filter((name) => ["name", "heading", "roles"].includes(name))).toEqual([]);
  expect([...(ofClass.get("Practice") ?? [])].sort()).toEqual(["id", "name"]);
  expect([...(ofClass.get("Issue") ?? [])].sort()).toEqual(["id", "roles"]);
  expect([...(ofClass.get("Passage") ?? [])].sort()).toEqual(["heading", "id"]);
});

test("columns of several classes hold what is selected of any of them, and each record what is selected of its own", () => {
  const properties = { ofAny: new Set<string>(), ofClass: new Map([["Practice", new Set(["name"])]]) };
  const columnsOf = (cls: typeof Entity | typeof Passage) =>
    projectedColumns(new Cypher(model, 0), cls, "o", { properties, inParameter: false });
  expect(columnsOf(Passage).text).toBe("o.id");
  const { text, hydrate } = columnsOf(Entity);
  expect(text).toBe("labels(o), o.id, o.name, o.nameTranslations");
  const practice = hydrate([["Entity", "Practice"], "mediation", "Mediation", null], 0) as Practice;
  expect([practice.id, practice.name]).toEqual(["mediation", { en: "Mediation" }]);
  const passage = hydrate([["Entity", "Passage"], "report-1", "Findings", null], 0) as Passage;
  expect(passage.id).toBe("report-1");
  expect(() => passage.name).toThrow("Passage.name was not read");
});

test("a sentence of a claim reads the names of what the claim names", () => {
  const { ofAny, ofClass } = projectionOf(productSchema(model))(parse("{ claims { nodes { sentence { value } } } }")).properties;
  expect([ofAny.has("name"), ofClass.get("Claim")?.has("statement")]).toEqual([true, true]);
});

test("fields of fragments are read too", async () => {
  const { data } = await readBy(
    '{ node(id: "mediation") { ...named ... on Practice { intent addresses { edges { claims { effect } } } } } } fragment named on Entity { description }',
  );
  expect(data.node).toEqual({ description: "Talking", intent: "SUPPORTIVE", addresses: { edges: [{ claims: [{ effect: "REDUCES" }] }] } });
});

test("properties from which a field is derived are read with it", async () => {
  const { data, read } = await readBy(
    '{ passage(id: "report-1") { locator } issue(id: "extortion") { label(lang: "es") { value checked } } }',
  );
  expect(data).toEqual({ passage: { locator: "Findings, lines 3-5" }, issue: { label: { value: "Extorsión", checked: false } } });
  expect(read).toEqual(expect.arrayContaining(["startLine", "endLine", "page", "endPage", "row", "unchecked"]));
});

test("a list goes on after the properties that it is sorted by, even if they are not selected", async () => {
  const page = async (after?: string) =>
    (
      await readBy(
        `{ practices(first: 1, orderBy: [NAME_DESC]${after ? `, after: "${after}"` : ""}) { nodes { id } pageInfo { endCursor } } }`,
      )
    ).data.practices;
  const first = await page();
  const second = await page(first.pageInfo.endCursor);
  expect([first, second].map(({ nodes }) => nodes[0].id)).toEqual(["mediation", "arming"]);
});

test.each([
  [false, "o.id, o.title", ["report", "A report"]],
  [true, "[name IN $p0 | o[name]]", [["report", "A report"]]],
])("reading a property that was not selected throws; selected by a parameter: %s", (inParameter, expected, row) => {
  const { text, hydrate } = projectedColumns(new Cypher(model, 0), Source, "o", {
    properties: { ofAny: new Set(["title"]), ofClass: new Map() },
    inParameter,
  });
  expect(text).toBe(expected);
  const source = hydrate(row, 0) as Source;
  expect([source.id, source.title, source instanceof Source]).toEqual(["report", "A report", true]);
  expect(() => source.publisher).toThrow("Source.publisher was not read");
});
