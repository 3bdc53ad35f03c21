import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { forget } from "../../src/graph/statements/forget.js";
import { Issue, Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { EntityRecord } from "../../src/model/records.js";
import { emptyGraph } from "../graph/engines.js";
import { datasetOf, record } from "../records.js";
import { type Served, served } from "./served.js";

/** `/changes.atom`: a feed as RFC 4287 has it, for each level its own, with no address but those of the data set. */
interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}
const unescaped = (text: string) => {
  expect(text).not.toMatch(/[<>]|&(?!#\d+;)/);
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
};
/** Reads XML of elements and texts alone. @throws for what is not well formed */
function parsed(xml: string): Node {
  const [declaration = ""] = /^<\?xml version="1.0" encoding="utf-8"\?>\n/.exec(xml) ?? [];
  expect(declaration).not.toBe("");
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  for (const [, close, name = "", attributes = "", empty, text] of xml
    .slice(declaration.length)
    .trimEnd()
    .matchAll(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"]*")*)(\/?)>|([^<]+|<)/g)) {
    const parent = open.at(-1) as Node;
    if (text !== undefined) parent.text += unescaped(text);
    else if (close) expect((open.pop() as Node).name).toBe(name);
    else {
      const pairs = [...attributes.matchAll(/\s([\w:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescaped(value)]);
      const node: Node = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      parent.children.push(node);
      if (!empty) open.push(node);
    }
  }
  expect(open).toHaveLength(1);
  expect(root.children).toHaveLength(1);
  return root.children[0] as Node;
}
const all = (node: Node, name: string) => node.children.filter((child) => child.name === name);
const one = (node: Node, name: string): Node => {
  expect(all(node, name)).toHaveLength(1);
  return all(node, name)[0] as Node;
};
/** A feed, once it is checked to have what RFC 4287 asks for. */
function feedOf(xml: string) {
  const feed = parsed(xml);
  expect([feed.name, feed.attributes.xmlns]).toEqual(["feed", "http://www.w3.org/2005/Atom"]);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
  for (const node of [feed, ...all(feed, "entry")]) {
    expect(URL.canParse(one(node, "id").text)).toBe(true);
    expect(one(node, "title").text).not.toBe("");
    expect(one(node, "updated").text).toMatch(instant);
    expect(URL.canParse(one(node, "link").attributes.href as string)).toBe(true);
  }
  expect(one(one(feed, "author"), "name").text).not.toBe("");
  expect(one(feed, "link").attributes.rel).toBe("self");
  const entries = all(feed, "entry");
  const ids = entries.map((entry) => one(entry, "id").text);
  expect(new Set(ids).size).toBe(ids.length);
  return {
    id: one(feed, "id").text,
    title: one(feed, "title").text,
    lang: feed.attributes["xml:lang"],
    updated: one(feed, "updated").text,
    self: one(feed, "link").attributes.href as string,
    entries: entries.map((entry) => ({
      id: one(entry, "id").text,
      title: one(entry, "title").text,
      updated: one(entry, "updated").text,
      href: one(entry, "link").attributes.href as string,
      content: one(entry, "content").text.split("\n"),
    })),
  };
}

const fraud = record(Issue, "fraud", { roles: ["HARM"] });
const river = record(Place, "river", { kind: "ADMIN2" });
const plot = (values: object = {}) => record(Issue, "plot", { roles: ["HARM"], sensitivity: "AMBER", ...values });
let graph: Graph;
let servers: Served[];
const title = 'Rivers & "harms" <of all>';
const load = (day: number, records: readonly EntityRecord[], about: object = {}) =>
  syncDataset(
    graph,
    model,
    { name: "test", about: { title, licence: "none", version: "1", ...about }, digest: "1" },
    datasetOf(records),
    undefined,
    {
      clock: () => new Date(Date.UTC(2026, 0, day)),
    },
  );
beforeEach(async () => {
  graph = await emptyGraph();
  await load(1, [river, plot()]);
  await load(2, [river, plot(), fraud]);
  servers = await Promise.all(([0, 2] as const).map((level) => served(graph, { level })));
});
afterEach(async () => {
  for (const server of servers) {
    expect(server.log).toEqual([]);
    await server.close();
  }
  await graph.close();
});
const [open, insider] = [() => servers[0] as Served, () => servers[1] as Served];
const read = async (server: Served, path = "/changes.atom", headers: Record<string, string> = {}) => {
  const response = await server.get(path, headers);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/atom+xml; charset=utf-8"]);
  return feedOf(await response.text());
};

test("the latest writes first, each with what it changed", async () => {
  const { id, title: heading, updated, self, lang, entries } = await read(open());
  expect({ id, heading, updated, self, lang }).toEqual({
    id: "urn:resilience-graph:changes",
    heading: `Changes: ${title}`,
    updated: "2026-01-02T00:00:00Z",
    self: "urn:resilience-graph:changes.atom",
    lang: "en",
  });
  expect(entries.map(({ updated, content }) => [updated, ...content])).toEqual([
    ["2026-01-02T00:00:00Z", "ADDED Issue fraud"],
    ["2026-01-01T00:00:00Z", "LOADED Dataset test"],
  ]);
  expect(entries[0]?.title).toBe("Of the records and claims that you may see: 1 was added.");
  const since = /^urn:resilience-graph:changes\.csv\?since=([0-9a-f]{32})$/.exec(entries[0]?.href ?? "")?.[1];
  expect(await open().rows(`/changes.json?since=${since}`)).toEqual([expect.objectContaining({ action: "ADDED", id: "fraud" })]);
});

test("no address but that of the data set, whatever the Host header says", async () => {
  await load(3, [river, plot(), fraud], { iri: "https://example.org/graph/" });
  const feed = await read(open(), "/changes.atom", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" });
  expect([feed.id, feed.self]).toEqual(["https://example.org/graph/changes", "https://example.org/graph/changes.atom"]);
  for (const { id, href } of feed.entries) for (const text of [id, href]) expect(text).toMatch(/^https:\/\/example\.org\/graph\/changes/);
  const text = await (await open().get("/changes.atom", { "x-forwarded-host": "evil.example" })).text();
  expect(text).not.toMatch(/evil|127\.0\.0\.1|localhost/);
});

test("what a level does not see is not in its feed, not even in a date or a tag", async () => {
  const tagOf = async (server: Served) => (await server.get("/changes.atom")).headers.get("etag");
  const [before, tag] = [await (await open().get("/changes.atom")).text(), await tagOf(open())];
  await load(3, [river, plot({ description: { en: "Changed." } }), fraud]);
  expect([await (await open().get("/changes.atom")).text(), await tagOf(open())]).toEqual([before, tag]);
  expect((await read(insider())).updated).toBe("2026-01-03T00:00:00Z");
  await load(4, [
    river,
    plot(),
    { ...fraud, values: Object.assign(Object.create(Issue.prototype), fraud.values, { sensitivity: "AMBER" }) },
  ]);
  const [hidden] = (await read(open())).entries;
  expect(hidden?.content).toEqual(["REMOVED Issue fraud"]);
});

test("caches revalidate with a tag, and what is not public is not stored", async () => {
  const response = await open().get("/changes.atom");
  const etag = response.headers.get("etag") as string;
  expect([response.headers.get("cache-control"), etag]).toEqual([expect.stringMatching(/^public, /), expect.stringMatching(/^W\//)]);
  expect((await open().get("/changes.atom", { "if-none-match": etag })).status).toBe(304);
  const own = await insider().get("/changes.atom");
  expect([own.headers.get("cache-control"), own.headers.get("etag")]).toEqual(["private, no-store", null]);
  for (const path of ["/changes.atom", "/changes.csv"]) {
    const tag = (await open().get(path)).headers.get("etag") as string;
    await load(3, [river, plot()]);
    await load(4, [river, plot(), fraud]);
    // The content is what it was, and the history is not.
    expect((await open().get(path, { "if-none-match": tag })).status).toBe(200);
  }
});

test("what is forgotten is gone from answers that clients have kept a tag of", async () => {
  await load(3, [river, plot()]);
  const tags = await Promise.all(
    ["/changes.atom", "/changes.csv"].map(async (path) => [path, (await open().get(path)).headers.get("etag") as string] as const),
  );
  await forget(graph, model, ["fraud"]);
  for (const [path, tag] of tags) {
    const response = await open().get(path, { "if-none-match": tag });
    expect([path, response.status]).toEqual([path, 200]);
    expect(await response.text()).not.toMatch(/fraud/);
  }
  expect((await read(open())).updated).toBe("2026-01-01T00:00:00Z");
});

test("in the language of the reader, and without parameters of another kind", async () => {
  expect(await read(open(), "/changes.atom?lang=es")).toMatchObject({ lang: "es", title: `Cambios: ${title}` });
  expect((await open().get("/changes.atom?since=2026-01-01")).status).toBe(400);
  const head = await fetch(`${open().address}/changes.atom`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-type")]).toEqual([200, "application/atom+xml; charset=utf-8"]);
});

test("of an empty graph, and of texts that XML has no form for", async () => {
  await load(3, [], {});
  const empty = await emptyGraph();
  const server = await served(empty);
  const feed = await read(server);
  expect(feed).toMatchObject({ updated: "1970-01-01T00:00:00Z", entries: [] });
  await server.close();
  await empty.close();
  await load(4, [river], { title: "Bell \u0007 and \ud800" });
  expect((await read(open())).title).toBe("Changes: Bell \ufffd and \ufffd");
});
