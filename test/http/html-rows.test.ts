import { text } from "node:stream/consumers";
import fc from "fast-check";
import { html } from "../../src/export/formats/html.js";
import type { Cell } from "../../src/export/tables/table.js";
import { Issue, Source } from "../../src/model/entities/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { served } from "./served.js";

/** Rows as a plain page: whatever a cell holds is text, except an address of the web, which is a link. */
async function* each(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}
const page = (columns: readonly string[], ...rows: readonly (readonly Cell[])[]) => text(html.write({ columns, rows: each(rows) }));
const cellsIn = (written: string) => [...written.matchAll(/<td>(.*?)<\/td>/gs)].map(([, inner]) => inner as string);
const cell = async (value: Cell) => cellsIn(await page(["a"], [value]))[0];
const decoded = (inner: string) => inner.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

test.each<[string, Cell, string]>([
  ["a text", "Tumaco", "<bdi>Tumaco</bdi>"],
  ["a number", 1.5, "<bdi>1.5</bdi>"],
  ["a truth", false, "<bdi>false</bdi>"],
  ["nothing", null, "<bdi></bdi>"],
  ["markup", '<img src=x onerror="alert(1)">&amp;\'', "<bdi>&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;amp;&#39;</bdi>"],
  ["a formula", '=HYPERLINK("https://example.org")', "<bdi>=HYPERLINK(&#34;https://example.org&#34;)</bdi>"],
  [
    "an address",
    "https://example.org/?a=1&b=2",
    '<a href="https://example.org/?a=1&#38;b=2" rel="noreferrer">https://example.org/?a=1&#38;b=2</a>',
  ],
  [
    "an address that ends its attribute",
    'https://example.org/"onclick="x',
    '<a href="https://example.org/&#34;onclick=&#34;x" rel="noreferrer">https://example.org/&#34;onclick=&#34;x</a>',
  ],
  ["an address of another sort", "javascript:alert(1)", "<bdi>javascript:alert(1)</bdi>"],
  ["an address within a text", "see https://example.org", "<bdi>see https://example.org</bdi>"],
  ["a list", ["a", null, "<b>"], "<ul><li><bdi>a</bdi></li><li><bdi></bdi></li><li><bdi>&#60;b&#62;</bdi></li></ul>"],
  [
    "a list of addresses",
    ["https://a.org", "https://b.org/x"],
    '<ul><li><a href="https://a.org" rel="noreferrer">https://a.org</a></li><li><a href="https://b.org/x" rel="noreferrer">https://b.org/x</a></li></ul>',
  ],
  ["a list of one", ["https://a.org"], '<a href="https://a.org" rel="noreferrer">https://a.org</a>'],
  ["an empty list", [], ""],
  ["a list of lists", [["a", "b"], ["c"]], "<ul><li><ul><li><bdi>a</bdi></li><li><bdi>b</bdi></li></ul></li><li><bdi>c</bdi></li></ul>"],
])("%s", async (_, value, expected) => {
  expect(await cell(value)).toBe(expected);
});

test("a cell holds its text and no other markup, whatever the text is", async () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>&\"'/=!-ab \u202E\u0000") })), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (row) => {
      const written = await page(
        row.map((_, at) => `c${at}`),
        row,
      );
      const tags = written.match(/<\/?[a-z0-9]+/gi) ?? [];
      expect(new Set(tags.map((tag) => tag.replace(/<\/?/, "").toLowerCase()))).toEqual(
        new Set(["html", "head", "meta", "title", "body", "table", "thead", "tbody", "tr", "th", "td", "bdi"]),
      );
      expect(cellsIn(written).map((inner) => decoded(inner.replace(/^<bdi>|<\/bdi>$/g, "")))).toEqual(row);
    }),
  );
});

test("a table without rows has its columns", async () => {
  const written = await page(["claim_id", "a<b"]);
  expect(written).toContain('<thead><tr><th scope="col">claim_id</th><th scope="col">a&#60;b</th></tr></thead>');
  expect(written).toContain('<tbody valign="top">\n</tbody>');
  expect(written).toMatch(/^<!doctype html>\n<html lang="en">\n[\s\S]*<\/html>\n$/);
});

test("nothing is written before the first row is read, and what fails in it ends the page", async () => {
  const broken = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("no row")) }) };
  const chunks: unknown[] = [];
  const stream = html.write({ columns: ["a"], rows: broken });
  const reading = (async () => {
    for await (const chunk of stream) chunks.push(chunk);
  })();
  await expect(reading).rejects.toThrow("no row");
  expect(chunks).toEqual([]);
});

test("as it is served: as many rows as JSON has, with hostile names as text, and a policy under which nothing runs", async () => {
  const name = "<script>alert(1)</script> \u202E & \"quoted\" 'single'";
  const hostile = datasetOf([
    ...world.entities,
    ...world.claims,
    record(Issue, "hostile", { roles: ["HARM"], name: { en: name } }),
    record(Source, "page-of-script", { title: name, availability: "KNOWN", url: "https://example.org/?a=%22&b='", name: { en: name } }),
    claim("river", "FACES", "hostile"),
  ]);
  const graph = await graphOf(hostile);
  const server = await served(graph);
  try {
    const response = await server.get("/claims.html?about=river");
    const written = await response.text();
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(response.headers.get("content-disposition")).toBe('inline; filename="claims.html"');
    expect(written).not.toMatch(/<script/i);
    const rows = await server.rows("/claims.json?about=river");
    expect(rows.map((row) => row.object_name)).toContain(name);
    const columns = [...written.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, column]) => column);
    expect(columns).toEqual(Object.keys(rows[0] as object));
    const shown = written.split("<tr>").slice(2).map(cellsIn);
    expect(shown).toHaveLength(rows.length);
    const at = columns.indexOf("object_name");
    expect(shown.map((cells) => decoded(cells[at] as string).replace(/^<bdi>|<\/bdi>$/g, ""))).toEqual(rows.map((row) => row.object_name));
  } finally {
    await server.close();
    await graph.close();
  }
});
