import { namedTables } from "../../src/export/tables/named-tables.js";
import type { Graph } from "../../src/graph/graph.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { schema } from "../schema.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** Every column of every table says what it is, and the codebook tells all of them. */
const tables = namedTables(schema, model);
const columns = tables.flatMap(({ name, columns: all }) => all.map((column) => ({ table: name, ...column })));

test("no column is without a meaning of its own", () => {
  for (const { table, name, description } of columns) {
    expect([table, name, description]).toEqual([table, name, expect.stringMatching(/^\S.*\.$/s)]);
    expect([table, name, description.replaceAll(/\W/g, "").toLowerCase()]).not.toEqual([table, name, name.replaceAll("_", "")]);
  }
});

test("columns of one table differ, terms are explained, and numbers that measure have a unit", () => {
  for (const { name, columns: all } of tables) expect([name, new Set(all.map((column) => column.name)).size]).toEqual([name, all.length]);
  for (const { table, name, type, vocabulary } of columns) {
    expect([table, name, type === "TERM"]).toEqual([table, name, vocabulary !== undefined]);
    for (const [term, meaning] of Object.entries(vocabulary?.terms ?? {}))
      expect([term, meaning]).toEqual([term, expect.stringMatching(/\S/)]);
  }
  for (const { table, name, type, unit } of columns)
    if (type === "NUMBER") expect([table, name, unit]).toEqual([table, name, expect.any(String)]);
  expect(columns.find(({ table, name }) => table === "claims" && name === "quantity_value")?.unit).toBe("see quantity_unit");
  expect(columns.find(({ table, name }) => table === "places" && name === "latitude")?.unit).toBe("degrees");
});

describe("the codebook", () => {
  let graph: Graph;
  let server: Served;
  beforeAll(async () => {
    graph = await graphOf(world);
    server = await served(graph, { level: 3 });
  });
  afterAll(async () => {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  });

  test("has a row for each column of each table, itself among them", async () => {
    const rows = await server.rows("/codebook.json");
    const named = rows.filter(({ table }) => table !== "edges" && !String(table).startsWith("questions/"));
    expect(named.map(({ table, column }) => `${table}.${column}`)).toEqual(columns.map(({ table, name }) => `${table}.${name}`));
    expect(rows.find((row) => row.table === "places" && row.column === "aligned_to_matches")).toEqual({
      table: "places",
      column: "aligned_to_matches",
      meaning: "How close the code comes.",
      type: "TERM",
      list: true,
      unit: null,
      vocabulary: "Match",
      terms: ["EXACT", "CLOSE", "BROAD", "NARROW"],
      term_meanings: expect.arrayContaining(["The same concept."]),
      leads_to: [],
    });
    expect(rows.find((row) => row.table === "claims" && row.column === "place_id")).toMatchObject({
      type: "ID",
      leads_to: ["places", "communities"],
    });
    expect(rows.find((row) => row.table === "places" && row.column === "divipola")).toMatchObject({ type: "TEXT", vocabulary: "divipola" });
    const page = await (await server.get("/codebook.html")).text();
    expect(page.match(/<tr>/g)).toHaveLength(rows.length + 1);
  });

  test("has the columns of the edge list, in its order", async () => {
    const edges = (await server.rows("/codebook.json")).filter(({ table }) => table === "edges");
    const [header = ""] = (await (await server.get("/edges.csv")).text()).replace("\uFEFF", "").split("\r\n");
    expect(edges.map(({ column }) => column).join(",")).toBe(header);
    expect(edges.find(({ column }) => column === "Source")).toMatchObject({
      type: "ID",
      meaning: expect.stringMatching(/ says something of/),
    });
  });

  interface BookRow {
    readonly table: string;
    readonly column: string;
    readonly meaning: string;
    readonly type: string;
    readonly list: boolean;
    readonly terms: readonly string[];
  }
  /** What a cell of a type is in JSON. */
  const fits: Readonly<Record<string, (value: unknown, terms: readonly string[]) => boolean>> = {
    ID: (v) => typeof v === "string" && v !== "",
    TEXT: (v) => typeof v === "string",
    URL: (v) => /^https?:/.test(String(v)),
    EDTF: (v) => typeof v === "string",
    DAY: (v) => /^-?\d{4,6}-\d\d-\d\d$/.test(String(v)),
    LANGUAGE: (v) => /^[a-z]{2,3}(-|$)/.test(String(v)),
    INTEGER: (v) => Number.isInteger(v),
    NUMBER: (v) => typeof v === "number",
    BOOLEAN: (v) => typeof v === "boolean",
    TERM: (v, terms) => terms.includes(v as string),
  };
  test("tells the cells of every table as they are, in the order of its columns", async () => {
    let met = 0;
    for (const { name, columns: all, example } of tables) {
      const response = await server.get(`/${name}.json?${new URLSearchParams(example)}`);
      // The examples of questions are of the seed: of others there is nothing to compare.
      if (response.status === 404) continue;
      const rows = (await response.json()) as Readonly<Record<string, unknown>>[];
      for (const row of rows) {
        expect([name, Object.keys(row)]).toEqual([name, all.map((column) => column.name)]);
        for (const { name: column, type, list, vocabulary } of all) {
          const value = row[column];
          expect([name, column, Array.isArray(value)]).toEqual([name, column, list]);
          const parts = [value].flat().filter((part) => part !== null);
          const terms = Object.keys(vocabulary?.terms ?? {});
          expect([name, column, parts.filter((part) => !fits[type]?.(part, terms))]).toEqual([name, column, []]);
        }
        met++;
      }
    }
    expect(met).toBeGreaterThan(700);
  });

  test("tells the cells of ready questions too", async () => {
    const book = (await server.rows("/codebook.json")) as unknown as BookRow[];
    const ready = [...new Set(book.flatMap(({ table }) => (table.startsWith("questions/") ? [table] : [])))];
    expect(ready.length).toBeGreaterThan(10);
    let met = 0;
    for (const name of ready) {
      const all = book.filter(({ table }) => table === name);
      for (const { meaning } of all) expect([name, meaning]).toEqual([name, expect.stringMatching(/^\S.*\.$/s)]);
      const response = await server.get(`/${name}.json`);
      if (response.status === 404) continue;
      for (const row of (await response.json()) as Readonly<Record<string, unknown>>[]) {
        expect([name, Object.keys(row)]).toEqual([name, all.map(({ column }) => column)]);
        for (const { column, type, list, terms } of all) {
          expect([name, column, Array.isArray(row[column])]).toEqual([name, column, list]);
          const parts = [row[column]].flat(3).filter((part) => part !== null);
          expect([name, column, parts.filter((part) => !fits[type]?.(part, terms))]).toEqual([name, column, []]);
        }
        met++;
      }
    }
    expect(met).toBeGreaterThan(5);
  });

  test("tells that the ids of a column are those of the tables that it leads to", async () => {
    const codes = await server.rows("/codebook.json");
    const idsOf = new Map<string, Set<unknown>>();
    for (const { name, whole } of tables)
      if (whole) idsOf.set(name, new Set((await server.rows(`/${name}.json`)).map((row) => row.id ?? row.claim_id)));
    let met = 0;
    for (const { name, whole, columns: all } of tables) {
      if (!whole) continue;
      const rows = await server.rows(`/${name}.json`);
      for (const { name: column } of all) {
        const leads = codes.find((row) => row.table === name && row.column === column)?.leads_to as unknown as string[];
        if (!leads.length) continue;
        const ids = rows.flatMap((row) => [row[column]].flat()).filter((id) => id !== null);
        met += ids.length;
        expect([name, column, ids.filter((id) => !leads.some((list) => idsOf.get(list)?.has(id)))]).toEqual([name, column, []]);
      }
    }
    expect(met).toBeGreaterThan(100);
  });
});
