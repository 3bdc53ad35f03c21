import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ApolloServerErrorCode } from "@apollo/server/errors";
import { graphqlErrorCodes } from "../src/api/errors.js";
import { defaultLimits, limitExceeded, limitTable } from "../src/api/limits/limits.js";
import { unpagedCount, weights } from "../src/api/limits/weights.js";
import { questions } from "../src/api/questions/index.js";
import { readConfig } from "../src/config/config.js";
import { statusOf } from "../src/errors.js";
import { filterLimits } from "../src/graph/filter.js";
import { type Ask, asker, graphOf } from "./harness.js";
import { world } from "./world.js";

/** docs/limits.md agrees with the code: figures, settings, errors, questions, and the costs of its examples. */
const text = readFileSync(fileURLToPath(new URL("../docs/limits.md", import.meta.url)), "utf8");
const prose = text.replace(/\s+/g, " ");
const rows = (cells: RegExp) => [...text.matchAll(cells)].map(([, ...found]) => found);

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => {
  const graph = await graphOf(world);
  ask = await asker(graph);
  close = () => graph.close();
});
afterAll(() => close());

test("every limit is in the table, in order, with its figure and its setting", () => {
  const expected = Object.values(limitTable).map(({ counts, most, setting }) => [counts, String(most), setting]);
  expect(rows(/^\| ([^|]+) \| (\d+) \| `(LIMIT_\w+)` \|$/gm)).toEqual(expected);
});

test("the bounds of depth below __schema are named", () => {
  expect(prose).toMatch(
    /Fields below `__schema` and `__type` are not counted as depth.*`LIMIT_TOKENS`.*three of them.*`LIMIT_INTROSPECTION`/,
  );
});

test("every limit is set by its setting, within bounds", () => {
  for (const [name, { setting, most }] of Object.entries(limitTable)) {
    const limits = (text?: string) => readConfig(text === undefined ? {} : { [setting]: text }).limits;
    expect(limits()).toEqual(defaultLimits);
    expect(limits("7")).toEqual({ ...defaultLimits, [name]: 7 });
    expect(limits(String(most))).toEqual(defaultLimits);
    for (const wrong of ["0", "-1", "1.5", "many", "1e3", "9999999999"]) expect(() => limits(wrong)).toThrow(`${setting} is "${wrong}"`);
  }
  expect(readConfig({}).requestTimeoutMs).toBe(10_000);
  expect(readConfig({ REQUEST_TIMEOUT_MS: "250" }).requestTimeoutMs).toBe(250);
});

test("the error is as printed", () => {
  const { message, code, details } = limitExceeded("cost", defaultLimits, 1168781);
  expect(JSON.parse(/```json\n(\{\n[\s\S]*?)```/.exec(text)?.[1] ?? "")).toEqual({ message, extensions: { code, ...details } });
});

test("each example has its cost", async () => {
  const examples = rows(/^\| (\d+) \| `(\{.*\})` \|$/gm) as [string, string][];
  expect(examples.length).toBeGreaterThan(5);
  const estimated = await Promise.all(examples.map(async ([, document]) => [String((await ask(document)).cost?.requested), document]));
  expect(examples).toEqual(estimated);
});

test("the weights are those of the code", () => {
  const units = Object.fromEntries(rows(/^\| ([^|`]+?)(?: `.*)? \| (\d[\d.]*) \|$/gm) as [string, string][]);
  expect(units).toMatchObject({
    "a record": String(weights.record / 10),
    "finding a page of a relation, for each record that has it": String(weights.relation / 10),
    "finding a page of a list that starts from nothing": String(weights.list / 10),
  });
  expect(prose).toContain(`counts as ${unpagedCount} records`);
  expect(prose).toContain(
    `filters of ${filterLimits.conditions} conditions, ${filterLimits.relations} relations and ${filterLimits.nesting} of`,
  );
});

test("every question is there, with what it costs, and no other", () => {
  const listed = rows(/^\| (finding a page of|answering) `([\w.]+)` \| (\d+) \|$/gm);
  const declared = questions.flatMap(({ name, cost, answer: { connection, lists = {} } }) => [
    [connection ? "finding a page of" : "answering", name, String(cost)],
    ...Object.entries(lists).flatMap(([field, list]) =>
      "page" in list ? [["finding a page of", `${name}.${field}`, String(list.cost)]] : [],
    ),
  ]);
  expect(listed.sort()).toEqual(declared.sort());
});

test("every code is there, with its status", () => {
  const listed = Object.fromEntries(rows(/^\| `([A-Z_]+)` \| (\d{3}) \|/gm) as [string, string][]);
  const ofGraphql = Object.fromEntries(graphqlErrorCodes.map((code) => [code, "400"]));
  const own = Object.fromEntries(Object.entries(statusOf).map(([code, status]) => [code, String(status)]));
  expect(listed).toEqual({ ...ofGraphql, ...own });
  expect(graphqlErrorCodes).toContain(ApolloServerErrorCode.GRAPHQL_PARSE_FAILED);
});
