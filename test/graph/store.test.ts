import { type Graph, runStatement } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { storedDataSets } from "../../src/graph/statements/dump.js";
import { Issue, Passage, Place, Practice, PracticeType, Programme, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { claim, datasetOf, record } from "../records.js";
import { columnsIn, contentOf } from "./content.js";
import { type Engine, engines, type Home } from "./engines.js";

const about = { title: "A data set", licence: "none", version: "1" };
const small: (EntityRecord | ClaimRecord)[] = [
  record(Source, "report", { title: "A report", availability: "HELD" }),
  record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
  record(Passage, "report-2", { heading: "Two", startLine: 2 }, { OF: "report" }),
  record(Issue, "crime", { roles: ["HARM"] }),
  record(Issue, "extortion", { roles: ["THREAT"], aliases: { es: ["vacuna"] } }, { BROADER: "crime" }),
  record(Place, "river", { kind: "ADMIN2" }),
  record(PracticeType, "dialogue"),
  record(Practice, "meetings", { intent: "SUPPORTIVE" }, { OF_TYPE: "dialogue" }),
  claim("river", "FACES", "extortion"),
  claim("meetings", "ADDRESSES", "extortion", { effect: "REDUCES", mechanism: "talks" }, { at: "river" }),
];
const without = (...ids: string[]) => datasetOf(small.filter(({ values }) => !ids.includes(values.id)));
/** With these in place of the records of the same ids, or beside them. */
const withOther = (...others: (EntityRecord | ClaimRecord)[]): Dataset => {
  const ids = others.map(({ values }) => values.id);
  return datasetOf([...small.filter(({ values }) => !ids.includes(values.id)), ...others]);
};

describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const put = (dataset: Dataset, { name = "test", digest = "1" } = {}) => syncDataset(graph, model, { name, about, digest }, dataset);
  /** The content of a new graph in this process into which only this data set was stored. */
  async function fresh(dataset: Dataset, digest = "1") {
    const newHome = await (engines[0] as Engine).home();
    const graph = await newHome.open();
    await syncDataset(graph, model, { name: "test", about, digest }, dataset);
    const content = await contentOf(graph);
    await newHome.drop();
    return content;
  }
  const properties = (id: string, ...names: string[]) => columnsIn(graph, id, ...names);

  test("a stored data set is in the graph, and its records are reported as created", async () => {
    expect(await put(datasetOf(small))).toEqual({ created: small.length, updated: 0, removed: 0 });
    expect(await runStatement(graph, storedDataSets())).toEqual([{ name: "test", ...about, iri: null, digest: "1", origin: null }]);
    const { nodes, edges } = await contentOf(graph);
    expect(Object.keys(nodes).sort()).toEqual(["test", ...small.map(({ values }) => values.id)].sort());
    expect(edges).toEqual(
      [
        "report-1 OF  report",
        "report-2 OF  report",
        "extortion BROADER  crime",
        "meetings OF_TYPE  dialogue",
        "river SUBJECT_OF  claim-river-faces-extortion",
        "claim-river-faces-extortion OBJECT  extortion",
        "claim-river-faces-extortion CITES  report-1",
        "meetings SUBJECT_OF  claim-meetings-addresses-extortion-river-REDUCES",
        "claim-meetings-addresses-extortion-river-REDUCES OBJECT  extortion",
        "claim-meetings-addresses-extortion-river-REDUCES AT  river",
        "claim-meetings-addresses-extortion-river-REDUCES CITES  report-1",
      ].sort(),
    );
    expect(nodes.extortion).toEqual([
      "Entity Issue",
      {
        id: "extortion",
        name: "extortion",
        nameKeyEn: expect.any(String),
        aliasesTranslations: ["es:vacuna"],
        roles: ["THREAT"],
        sensitivity: "CLEAR",
        level: 0,
        dataset: "test",
        search: " extortion vacuna",
        searchLabels: " extortion vacuna",
        searchNames: ["extortion"],
      },
    ]);
  });

  test.each(["1", "2"])("storing the same again under digest %s changes nothing but the digest", async (digest) => {
    await put(datasetOf(small));
    const before = await contentOf(graph);
    expect(await put(datasetOf(small), { digest })).toEqual({ created: 0, updated: 0, removed: 0 });
    const after = await contentOf(graph);
    expect(await runStatement(graph, storedDataSets())).toMatchObject([{ name: "test", digest }]);
    (after.nodes.test?.[1] as { digest: string }).digest = "1";
    expect(after).toEqual(before);
  });

  test("a record that is no longer in the data set is removed, with its claims, its links and its words", async () => {
    await put(datasetOf(small));
    const left = without("meetings", "claim-meetings-addresses-extortion-river-REDUCES", "dialogue");
    expect(await put(left)).toEqual({ created: 0, updated: 0, removed: 3 });
    expect(await contentOf(graph)).toEqual(await fresh(left));
    expect(await graph.find(["meetings"], 3)).toEqual([]);
    expect(await graph.find(["extortion"], 3)).toEqual(["extortion"]);
  });

  test("a changed record is replaced as a whole: values, links, passages, words", async () => {
    await put(datasetOf(small));
    const changed = withOther(
      record(Issue, "extortion", { roles: ["HARM", "THREAT"], name: { en: "Racket", fr: "Extorsion" } }),
      record(Practice, "meetings", { intent: "NEUTRAL" }, { OF_TYPE: "dialogue" }),
      claim("river", "FACES", "extortion", { statement: "Mended." }, { cites: ["report-2"] }),
    );
    await put(changed, { digest: "2" });
    expect(await contentOf(graph)).toEqual(await fresh(changed, "2"));
    expect(await properties("claim-river-faces-extortion", "statement")).toEqual(["Mended."]);
    expect(await graph.find(["vacuna"], 3)).toEqual([]);
    expect(await graph.find(["rack"], 3)).toEqual(["extortion"]);
  });

  test("a record whose class has changed has only the new class, and keeps its claims", async () => {
    await put(datasetOf(small));
    const changed = withOther(record(Programme, "meetings", { period: "2020/2022" }));
    await put(changed);
    expect(await contentOf(graph)).toEqual(await fresh(changed));
    expect((await contentOf(graph)).nodes.meetings?.[0]).toBe("Entity Programme Undertaking");
    await put(datasetOf(small));
    expect(await contentOf(graph)).toEqual(await fresh(datasetOf(small)));
  });

  test("a data set may become empty", async () => {
    await put(datasetOf(small));
    expect(await put(datasetOf([]))).toEqual({ created: 0, updated: 0, removed: small.length });
    expect(Object.keys((await contentOf(graph)).nodes)).toEqual(["test"]);
  });

  describe("a bad record changes nothing", () => {
    const bad: [string, Dataset][] = [
      [
        "an id that is given twice",
        datasetOf([...small, record(Issue, "twin", { roles: ["HARM"] }), record(Place, "twin", { kind: "CITY" })]),
      ],
      ["a claim that is given twice", datasetOf([...small, claim("river", "FACES", "crime"), claim("river", "FACES", "crime")])],
      ["a record of another data set", withOther(record(Place, "taken", { kind: "CITY" }))],
      ["a link to nothing", withOther(record(Issue, "smuggling", { roles: ["HARM"] }, { BROADER: "nothing" }))],
      ["a claim about nothing", withOther(claim("nothing", "FACES", "crime"))],
      ["a claim of nothing", withOther(claim("river", "FACES", "nothing"))],
      ["a claim that cites nothing", withOther(claim("river", "FACES", "crime", {}, { cites: ["report-1", "nothing"] }))],
      ["a claim whose place is nothing", withOther(claim("meetings", "ADDRESSES", "crime", {}, { at: "nothing" }))],
      ["a mended claim that cites nothing", withOther(claim("river", "FACES", "extortion", {}, { cites: ["nothing"] }))],
    ];
    test.each(bad)("%s", async (_, dataset) => {
      await put(datasetOf([record(Place, "taken", { kind: "CITY" })]), { name: "other" });
      await put(datasetOf(small));
      const before = await contentOf(graph);
      const words = await graph.find(["s"], 3);
      const smuggled = record(Issue, "smuggling-too", { roles: ["HARM"] });
      await expect(put({ ...dataset, entities: [smuggled, ...dataset.entities] }, { digest: "2" })).rejects.toThrow();
      expect(await contentOf(graph)).toEqual(before);
      expect(await graph.find(["s"], 3)).toEqual(words);
    });
  });

  test("progress is reported from the first batch to the last", async () => {
    const reported: [number, number, string][] = [];
    await syncDataset(graph, model, { name: "test", about, digest: "1" }, datasetOf(small), (...progress) => reported.push(progress));
    expect(reported.map(([done]) => done)).toEqual([...reported.map(([done]) => done)].sort((a, b) => a - b));
    expect(reported.at(-1)).toEqual([small.length, small.length, "claims"]);
  });
});
