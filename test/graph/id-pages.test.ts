import type { Graph } from "../../src/graph/graph.js";
import { runStatement } from "../../src/graph/graph.js";
import { IdPages, storedPages } from "../../src/graph/id-pages.js";
import { idsOfList } from "../../src/graph/statements/records.js";
import { Issue } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";

/** A list that is read in windows of ids, and in pages out of them, has each record once and in order, wherever windows and pages end. */
const ids = Array.from({ length: 24 }, (_, i) => `issue-${String(i).padStart(2, "0")}`);
const hidden = new Set(ids.filter((_, i) => i % 5 === 0));
const seen = ids.filter((id) => !hidden.has(id));
const issues = ids.map((id) => record(Issue, id, { roles: ["HARM"], sensitivity: hidden.has(id) ? "RED" : "CLEAR" }));
const last = seen.at(-1) as string;

let graph: Graph;
beforeAll(async () => {
  graph = await graphOf(datasetOf([...issues].reverse()));
});
afterAll(() => graph.close());

test.each([
  { pageSize: 3, windowSize: 7, pages: 8, windows: 3 },
  { pageSize: 4, windowSize: 4, pages: 5, windows: 5 },
  { pageSize: 19, windowSize: 19, pages: 1, windows: 1 },
  { pageSize: 5, windowSize: 18, pages: 5, windows: 2 },
  { pageSize: 100, windowSize: 20, pages: 1, windows: 1 },
])("pages of $pageSize out of windows of $windowSize", async ({ pageSize, windowSize, ...expected }) => {
  const list = new IdPages(pageSize, windowSize);
  const pages: (readonly string[])[] = [];
  let windows = 0;
  while (list.hasNext)
    pages.push(
      await list.next((after, first) => {
        windows++;
        return runStatement(graph, idsOfList(model, Issue, {}, after, first, 0));
      }),
    );
  expect(pages.flat()).toEqual(seen);
  expect({ pages: pages.length, windows }).toEqual(expected);
});

test("a filter holds in each window", async () => {
  const list = new IdPages(2, 4);
  const found: string[] = [];
  while (list.hasNext)
    found.push(
      ...(await list.next((after, first) =>
        runStatement(graph, idsOfList(model, Issue, { filter: { id: { neq: last } } }, after, first, 0)),
      )),
    );
  expect(found).toEqual(seen.slice(0, -1));
});

test("an empty list is one empty page", async () => {
  const list = new IdPages(2, 4);
  expect(await list.next(async () => [])).toEqual([]);
  expect(list.hasNext).toBe(false);
});

test("stored records come in the order of their ids, hidden ones too, and one that is gone when its page is read is left out", async () => {
  const read = async (gone?: string) => {
    const pages: string[][] = [];
    const byIds = (page: readonly string[]) => ({
      text: "UNWIND $page AS id MATCH (o:Entity {id: id}) WHERE o.id <> $gone RETURN o.id ORDER BY o.id DESC",
      parameters: { page, gone: gone ?? "" },
      hydrate: ([id]: readonly unknown[]) => id as string,
    });
    for await (const page of storedPages(graph, "Issue", 10, byIds, (id) => id)) pages.push(page);
    return pages;
  };
  expect(await read()).toEqual([ids.slice(0, 10), ids.slice(10, 20), ids.slice(20)]);
  expect(await read(last)).toEqual([ids.slice(0, 10), ids.slice(10, 20), ids.slice(20).filter((id) => id !== last)]);
});
