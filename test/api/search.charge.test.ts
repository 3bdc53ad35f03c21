import { Reader } from "../../src/api/reading/reader.js";
import { searchCount, searchPage } from "../../src/api/reading/search.js";
import type { Graph } from "../../src/graph/graph.js";
import { Issue, Place } from "../../src/model/entities/index.js";
import type { Level, Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";

/** Many candidates of each match, of two classes, with hidden ones among all of them: more than one batch of search. */
const issue = (id: string, name: string, sensitivity: Sensitivity, description?: string) =>
  record(Issue, id, { roles: ["HARM"], name: { en: name }, sensitivity, ...(description && { description: { en: description } }) });
const numbered = (n: number, one: (i: string) => ReturnType<typeof record>) =>
  Array.from({ length: n }, (_, i) => one(String(i).padStart(4, "0")));
const records = (hidden: boolean, sensitivity: Sensitivity) => {
  const mark = hidden ? "hidden" : "open";
  return [
    ...numbered(3, (i) => issue(`n-${i}-${mark}`, "River", sensitivity)),
    ...numbered(400, (i) => issue(`s-${i}-${mark}`, `River ${i}`, sensitivity)),
    ...numbered(300, (i) => issue(`l-${i}-${mark}`, `Dry river ${i}`, sensitivity)),
    ...numbered(300, (i) => issue(`t-${i}-${mark}`, `Bank ${i}`, sensitivity, "By the river.")),
    ...numbered(5, (i) => record(Place, `p-${i}-${mark}`, { kind: "ADMIN2", name: { en: `Old river ${i}` }, sensitivity })),
  ];
};

let open: Graph;
let both: Graph;
beforeAll(async () => {
  open = await graphOf(datasetOf(records(false, "CLEAR")));
  both = await graphOf(datasetOf([...records(false, "CLEAR"), ...records(true, "AMBER")]));
});
afterAll(() => Promise.all([open.close(), both.close()]));

/** A page and the records that it counts as read. */
async function page(
  graph: Graph,
  first: number,
  { types = null as (typeof Issue | typeof Place)[] | null, after = undefined as never, level = 0 as Level } = {},
) {
  const reader = new Reader(model, graph, { level, roles: [], languages: ["en"] });
  const hits = await searchPage(reader, ["river"], types, first, after);
  return { hits, read: reader.recordsRead };
}

test("a page reads as many records as it holds, however many would match", async () => {
  for (const first of [1, 3, 4, 50, 250]) expect(await page(open, first)).toMatchObject({ read: first });
  expect((await page(open, 5000)).read).toBe(1008);
});

test("a page of one class reads no record of another", async () => {
  const { hits, read } = await page(open, 2, { types: [Place] });
  expect(hits.map(({ id, match }) => `${match} ${id}`)).toEqual(["LABEL p-0000-open", "LABEL p-0001-open"]);
  expect(read).toBe(2);
});

test("hidden candidates show neither on a page nor in what it counts as read", async () => {
  for (const first of [1, 3, 4, 50, 250, 5000])
    for (const types of [null, [Place], [Issue]]) {
      const seen = await page(open, first, { types });
      expect(await page(both, first, { types })).toEqual(seen);
      const after = seen.hits.at(Math.floor(seen.hits.length / 2))?.key as never;
      expect(await page(both, first, { types, after })).toEqual(await page(open, first, { types, after }));
    }
  expect((await page(both, 5000, { level: 2 })).read).toBe(2016);
});

test("counting all costs a fiftieth of what it counts, and pages hold as many as it says", async () => {
  for (const [graph, level] of [
    [open, 0],
    [both, 0],
    [both, 2],
  ] as const)
    for (const types of [null, [Place], [Issue]]) {
      const reader = new Reader(model, graph, { level, roles: [], languages: ["en"] });
      const total = await searchCount(reader, ["river"], types);
      const seen = level === 0 ? 1 : 2;
      expect(total).toBe(seen * (types ? ({ Place: 5, Issue: 1003 }[types[0]?.name ?? ""] ?? 0) : 1008));
      expect(reader.recordsRead).toBe(Math.ceil(total / 50));
      expect((await page(graph, 5000, { types, level })).hits).toHaveLength(total);
    }
});

test("neither a page nor a count reads records of the graph", async () => {
  const reader = new Reader(
    model,
    { ...open, read: () => Promise.reject(new Error("It reads the graph.")) },
    { level: 0, roles: [], languages: ["en"] },
  );
  expect(await searchPage(reader, ["r"], [Place], 3)).toHaveLength(3);
  expect(await searchCount(reader, ["r"], [Place])).toBe(5);
});
