import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exportFiles } from "../../src/export/files/index.js";
import { namedTables } from "../../src/export/tables/named-tables.js";
import { model } from "../../src/model/index.js";
import { addressedTables, tablePath } from "../../src/web/explorer/about/addressed-tables.js";
import { askedToday } from "../../src/web/explorer/about/receipt-question.js";
import { en } from "../../src/web/explorer/words/en/index.js";
import { root } from "../built.js";
import { schema } from "../schema.js";

/** What the pages about data and methods list, beside what there is. */
test("the page about data lists every table that the server has", () => {
  const tables = namedTables(schema, model);
  const answers = tables.flatMap(({ name, asks }) => (asks || name === "claims" ? [name] : []));
  expect(addressedTables.map(({ name }) => name).sort()).toEqual(answers.sort());
  const lists = tables.flatMap(({ name, asks }) => (asks ? [] : [name]));
  expect(Object.keys(en.about.data.listNames).sort()).toEqual(lists.sort());
});

test("the page about data has a title for every file that the server has", () => {
  expect(Object.keys(en.about.data.files).sort()).toEqual([...new Set(exportFiles().map(({ stem }) => stem))].sort());
});

test("the page about methods lists every method of docs/methods.md, each at the heading of its section", () => {
  const headings = [...readFileSync(join(root, "docs/methods.md"), "utf8").matchAll(/^## ([a-z]\w*)$/gm)].map(([, name]) => name);
  expect(headings.length).toBeGreaterThan(10);
  expect(Object.keys(en.about.methods.items).sort()).toEqual(headings.sort());
});

test("addresses of tables keep commas", () => {
  expect(tablePath({ name: "compare", example: { ids: "tumaco,tierralta" } }, "csv")).toBe("compare.csv?ids=tumaco,tierralta");
  expect(tablePath({ name: "changes", example: {} }, "json")).toBe("changes.json");
});

describe("the question of a receipt is asked today", () => {
  test("at its page, with the arguments that have a value", () => {
    const values = { issue: "extortion", place: null, scopes: ["EXACT", "WITHIN"], claim: { effect: { eq: "PREVENTS" } } };
    expect(askedToday("responses", JSON.stringify(values))).toEqual({
      address: { page: "answer", parameters: { issue: "extortion", scopes: "EXACT,WITHIN", claim: '{"effect":{"eq":"PREVENTS"}}' } },
    });
  });
  test("at the address of its rows, where no page asks it or the page lacks an argument", () => {
    expect(askedToday("changes", '{"since":"2026-01-01"}')).toEqual({ rows: "changes.html?since=2026-01-01" });
    expect(askedToday("questions/dataset", "{}")).toEqual({ rows: "questions/dataset.html" });
    expect(askedToday("search", '{"query":"a b","unheard":1}')).toEqual({ rows: "search.html?query=a+b&unheard=1" });
  });
});
