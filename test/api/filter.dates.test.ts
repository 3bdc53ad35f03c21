import type { Graph } from "../../src/graph/graph.js";
import { Source } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";

/** Dates are compared as text, with which anything could be compared: what is not a date is refused. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  const source = (id: string, published?: string) =>
    record(Source, id, { title: id, availability: "HELD", name: { en: id }, ...(published && { published }) });
  graph = await graphOf(datasetOf([source("a", "2020-10"), source("b", "2021-05-03"), source("c", "2021/2023"), source("d")]));
  ask = await asker(graph);
});
afterAll(() => graph.close());

const sources = (filter: object) =>
  ask("query ($filter: SourceFilter) { sources(filter: $filter) { nodes { id } } }", { variables: { filter } });

test.each([
  ["gte", "banana", ""],
  ["lt", "2021-5", " Did you mean 2021-05?"],
  ["gt", "2021-13", ""],
  ["lte", "2021/5/3", " Did you mean 2021-05-03?"],
  ["eq", "2021.05.03", " Did you mean 2021-05-03?"],
  ["neq", "", ""],
  ["eq", "2023/2021", ""],
  ["eq", " 2021", " Did you mean 2021?"],
  ["in", ["2021", "May 2021"], ""],
  ["gte", "2020-1/2021-2", " Did you mean 2020-01/2021-02?"],
  ["gte", "9".repeat(100_000), ""],
  ["gte", "2021-05-03'; DROP", ""],
  ["overlaps", "banana", ""],
  ["before", "", ""],
  ["after", "[2021,2022]", ""],
  ["during", "2023/2021", ""],
  ["during", "2021-5", " Did you mean 2021-05?"],
  ["overlaps", "2019-20", " Did you mean 2019/2020?"],
  [
    "during",
    "2021-22/2022-22",
    " Did you mean 2021/2022? A season, such as 2021-21, stands alone: not in an interval, and without a mark.",
  ],
])("published %s %j is refused", async (operator, value, suggestion) => {
  for (const filter of [
    { published: { [operator]: value } },
    { not: { and: [{ published: { [operator]: value } }] } },
    { passages: { some: { source: { some: { published: { [operator]: value } } } } } },
  ]) {
    const { errors } = await sources(filter);
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
    expect(errors[0]?.message).toMatch(/^filter: published \w+ must be an EDTF date, .*, not ".{0,103}"\./s);
    const isOfText = !["overlaps", "before", "after", "during"].includes(operator);
    const end = `".${suggestion}${isOfText ? " For dates that begin alike there is startsWith." : ""}`;
    expect(errors[0]?.message.slice(-end.length)).toBe(end);
  }
});

test.each([
  [{ gte: "2021" }, ["b", "c"]],
  [{ lt: "2021-05" }, ["a"]],
  [{ gte: "2020-10", lte: "2021-05-03" }, ["a", "b"]],
  [{ eq: "2021/2023" }, ["c"]],
  [{ in: ["2020-10", "2021-05-03"] }, ["a", "b"]],
  [{ gt: "2019~" }, ["a", "b", "c"]],
  [{ startsWith: "2021-0" }, ["b"]],
  [{ contains: "banana" }, []],
])("published %j finds %j", async (published, ids) => {
  const { data, errors } = await sources({ published });
  expect(errors).toEqual([]);
  expect(data.sources.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
});
