import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import type { Level, Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";

/** Totals are read once for each version of what a level sees: no later than its next write, and no write of what it does not see counts. */
const issue = (id: string, sensitivity: Sensitivity = "CLEAR") =>
  record(Issue, id, { roles: ["HARM"], name: { en: `River ${id}` }, sensitivity });
const place = record(Place, "port", { kind: "CITY", name: { en: "Port" } });
const sources = [
  record(Source, "report", { title: "A report", availability: "HELD" }),
  record(Passage, "report-1", { heading: "One" }, { OF: "report" }),
];
const first = [...sources, place, issue("a"), issue("b"), claim("port", "FACES", "a")];

let graph: Graph;
let ask: Ask;
/** How often records that match words were counted. */
let counted = 0;
beforeEach(async () => {
  graph = await graphOf(datasetOf(first));
  counted = 0;
  ask = await asker({
    ...graph,
    countFound(...args) {
      counted++;
      return graph.countFound(...args);
    },
  });
});
afterEach(() => graph.close());

const write = (...more: ReturnType<typeof issue>[]) =>
  syncDataset(
    graph,
    model,
    { name: "more", about: { title: "More", licence: "none", version: "1" }, digest: String(more.length) },
    datasetOf(more),
  );
const document = `{
  issues { totalCount }
  claims { totalCount }
  some: issues(filter: { id: { neq: "a" } }) { totalCount }
  search(query: "riv") { totalCount }
  dataset { records { list count } claims { predicate claims } sets { name } }
}`;
async function asked(level: Level = 0) {
  const { data, errors, statements } = await ask(document, { level });
  expect(errors).toEqual([]);
  const issues = data.dataset.records.find(({ list }: { list: string }) => list === "issues").count;
  return {
    totals: [data.issues, data.claims, data.some, data.search].map(({ totalCount }) => totalCount),
    issues,
    sets: data.dataset.sets.length,
    counts: statements.filter((text) => /count\(|AS dataset/.test(text)).length,
    counted,
  };
}

test("a second request counts nothing", async () => {
  const { counts, ...before } = await asked();
  expect(before).toEqual({ totals: [2, 1, 1, 2], issues: 2, sets: 1, counted: 1 });
  expect(counts).toBeGreaterThan(model.entities.length);
  expect(await asked()).toEqual({ ...before, counts: 0 });
});
test("each level has its own", async () => {
  await write(issue("c", "AMBER"));
  expect((await asked(2)).totals).toEqual([3, 1, 2, 3]);
  expect((await asked(0)).totals).toEqual([2, 1, 1, 2]);
  expect((await asked(2)).totals).toEqual([3, 1, 2, 3]);
});
test("a write of what a level does not see leaves its totals, and the time that they take", async () => {
  const before = await asked();
  await write(issue("c", "AMBER"), issue("d", "AMBER"));
  expect(await asked()).toEqual({ ...before, counts: 0 });
  expect(await asked(2)).toMatchObject({ totals: [4, 1, 3, 4], sets: 2 });
});
test("a write of what a level sees shows at once", async () => {
  await asked();
  await write(issue("c"), issue("d", "AMBER"));
  expect(await asked()).toMatchObject({ totals: [3, 1, 2, 3], issues: 3, sets: 2 });
  await write(issue("d", "AMBER"));
  expect(await asked()).toMatchObject({ totals: [2, 1, 1, 2], issues: 2, sets: 1 });
});
test("a total that was read while a write came is not kept", async () => {
  let writing: Promise<unknown> | undefined;
  const slow: Graph = {
    ...graph,
    async read(text, parameters, signal) {
      const rows = await graph.read(text, parameters, signal);
      if (text.includes("count(")) {
        writing ??= write(issue("c"));
        await writing;
      }
      return rows;
    },
  };
  const one = "{ issues { totalCount } }";
  expect((await ask(one, { graph: slow })).data.issues.totalCount).toBe(2);
  expect((await ask(one)).data.issues.totalCount).toBe(3);
});
test("a request pays the same whether a total is kept or not", async () => {
  expect((await ask(document)).cost).toEqual((await ask(document)).cost);
});
