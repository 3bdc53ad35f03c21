import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { type Dataset, instanceWith } from "../../src/model/records.js";
import { graphOf } from "../harness.js";
import { oneOf } from "../parts.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** The headers for clients and caches: the tag of an answer, what may store it and for how long, and 304 for a client that has it. */
let whole: Graph;
let server: Served;
let statements = 0;
beforeAll(async () => {
  whole = await graphOf(world);
  const counted: Graph = {
    ...whole,
    read(text, parameters, signal) {
      statements++;
      return whole.read(text, parameters, signal);
    },
  };
  server = await served(counted, { identify: async ({ headers }) => ({ level: Number(headers["x-level"] ?? 0) as Level, roles: [] }) });
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await whole.close();
});

const query = "{ claims(first: 100) { nodes { id statement } } }";
const byUrl = (text = query) => `/graphql?query=${encodeURIComponent(text)}`;

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}
/** The answer as it is sent: `fetch` would accept encodings by itself, and decode them. */
const raw = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<Raw>((resolve, reject) => {
    const clientRequest = request(server.address + path, { method, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode ?? 0, headers: response.headers as Raw["headers"], body: Buffer.concat(parts) });
    });
    clientRequest.on("error", reject);
    clientRequest.end();
  });

describe("an encoding", () => {
  test.each<[string, string | undefined]>([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["GZIP;q=0.5", "gzip"],
    ["br;q=0.5, gzip", "gzip"],
    ["*", "br"],
    ["br;q=0, *", "gzip"],
    ["identity", undefined],
    ["identity, gzip;q=0.1", undefined],
    ["deflate", undefined],
    ["", undefined],
  ])("%j: %s", async (accepted, encoding) => {
    const plain = await raw(byUrl());
    const { status, headers, body } = await raw(byUrl(), { "accept-encoding": accepted });
    expect([status, headers["content-encoding"], headers["content-length"]]).toEqual([200, encoding, `${body.length}`]);
    const decoded = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(decoded.equals(plain.body)).toBe(true);
    if (encoding) expect(body.length).toBeLessThan(plain.body.length / 2);
    expect(headers.etag === plain.headers.etag).toBe(encoding === undefined);
  });
  test("is not used for small answers", async () => {
    const { headers } = await raw(byUrl("{ __typename }"), { "accept-encoding": "br" });
    expect(headers["content-encoding"]).toBeUndefined();
  });
  test("is in Vary, with all else that an answer depends on", async () => {
    expect((await raw(byUrl())).headers.vary).toBe("Accept, Accept-Encoding, Accept-Language, Authorization");
  });
});

describe("HEAD", () => {
  test.each([byUrl(), "/questions/search.csv?query=a"])("of %s is GET without the body", async (path) => {
    const [get, head] = [await raw(path), await raw(path, {}, "HEAD")];
    const { date, "x-request-id": _, ...headers } = get.headers;
    expect([head.status, head.headers, head.body.length]).toEqual([200, expect.objectContaining(headers), 0]);
  });
});

/** Addresses whose answers have a tag. */
const sentWhileRead = [
  "/claims.csv",
  "/claims.json?predicate=FACES",
  "/responses.csv?issue=extortion",
  "/search.ndjson?query=a",
  "/dataset.csv",
  "/graph.ndjson",
];
const tagged = [byUrl(), "/questions/responses.json?issue=extortion", "/schema.graphql", "/gallery.json", ...sentWhileRead];
describe("an answer that the client has", () => {
  test.each(tagged)("is not sent again: %s", async (path) => {
    const first = await raw(path);
    const etag = first.headers.etag as string;
    expect(etag).toMatch(/^(W\/)?"[\w-]{22}"$/);
    const from = statements;
    const opaque = etag.replace("W/", "");
    for (const tags of [etag, `"other", ${opaque}`, `W/${opaque}`, `W/"a b",${etag}`]) {
      const again = await raw(path, { "if-none-match": tags });
      expect([tags, again.status, again.body.length, again.headers["content-type"]]).toEqual([tags, 304, 0, undefined]);
      for (const name of ["etag", "cache-control", "vary"]) expect(again.headers[name]).toBe(first.headers[name]);
    }
    expect(statements).toBe(from);
    const other = await raw(path, { "if-none-match": `"other", x${opaque.replaceAll('"', "")}` });
    expect([other.status, other.body.equals(first.body)]).toEqual([200, true]);
  });
  test("is not sent again to HEAD; * matches any; POST ignores the tag", async () => {
    const { etag } = (await raw(byUrl())).headers as { etag: string };
    expect((await raw(byUrl(), { "if-none-match": etag }, "HEAD")).status).toBe(304);
    expect((await raw(byUrl(), { "if-none-match": "*" })).status).toBe(304);
    expect((await server.post({ query }, { "if-none-match": etag })).status).toBe(200);
  });
  test("has another tag in another encoding", async () => {
    const { etag } = (await raw(byUrl(), { "accept-encoding": "br" })).headers as { etag: string };
    expect((await raw(byUrl(), { "accept-encoding": "gzip", "if-none-match": etag })).status).toBe(200);
    expect((await raw(byUrl(), { "accept-encoding": "br", "if-none-match": etag })).status).toBe(304);
  });
  test.each([byUrl("{ issues { nodes { name } } }"), "/questions/responses.json?issue=extortion"])(
    "has another tag in another language: %s",
    async (path) => {
      const { etag } = (await raw(path)).headers as { etag: string };
      expect((await raw(path, { "if-none-match": etag, "accept-language": "es" })).status).toBe(200);
    },
  );
  test("has the same tag from every process, whatever else is written, and another tag once the answer changes", async () => {
    const [one, other] = [await graphOf(world), await graphOf(world)];
    const servers = [await served(one), await served(other)];
    const tags = () => Promise.all(servers.map(async (s) => (await s.get(byUrl())).headers.get("etag")));
    const [first, second] = await tags();
    expect(second).toBe(first);
    const write = (digest: string, dataset: Dataset) =>
      syncDataset(one, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest }, dataset);
    // A write that this viewer does not see.
    await write("2", world);
    expect(await tags()).toEqual([first, first]);
    await write("3", { entities: world.entities, claims: [] });
    const [changed, same] = await tags();
    expect([changed === first, same === first]).toEqual([false, true]);
    await Promise.all([...servers.map((s) => s.close()), one.close(), other.close()]);
  });
  test.each(oneOf(sentWhileRead))(
    "has a tag if it is sent while it is read, that writes which the viewer may not know of leave as it is: %s",
    async (path) => {
      const own = await graphOf(world);
      const one = await served(own, { identify: async ({ headers }) => ({ level: Number(headers["x-level"] ?? 0) as Level, roles: [] }) });
      const tag = async (headers?: Record<string, string>) => (await one.get(path, headers)).headers.get("etag");
      const first = await tag();
      expect(first).toBe(await (await server.get(path)).headers.get("etag"));
      const write = (digest: string, content: Dataset) =>
        syncDataset(own, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest }, content);
      const [hidden] = world.entities.filter(({ values }) => values.sensitivity === "RED");
      await write("2", {
        ...world,
        entities: world.entities.map((e) =>
          e === hidden ? { ...e, values: instanceWith(e.type, { ...e.values, description: { en: "New." } }) } : e,
        ) as Dataset["entities"],
      });
      expect(await tag()).toBe(first);
      expect((await one.get(path, { "if-none-match": first as string })).status).toBe(304);
      await write("3", {
        ...world,
        entities: world.entities.map((e) =>
          e.values.id === "extortion" ? { ...e, values: instanceWith(e.type, { ...e.values, description: { en: "New." } }) } : e,
        ) as Dataset["entities"],
      });
      expect(await tag()).not.toBe(first);
      expect((await one.get(path, { "if-none-match": first as string })).status).toBe(200);
      // Nothing may store what is not public.
      expect(await tag({ "x-level": "2" })).toBeNull();
      await one.close();
      await own.close();
    },
  );
  test("differs with what is asked for, with the format and with the languages", async () => {
    const paths = [
      "/claims.csv",
      "/claims.json",
      "/claims.csv?lang=es",
      "/claims.csv?predicate=FACES",
      "/claims.csv?place=river",
      "/responses.csv?issue=extortion",
      "/responses.csv?issue=extortion&place=river",
      "/search.csv?query=a",
      "/dataset.csv",
      "/graph.ndjson",
    ];
    const tags = await Promise.all(paths.map(async (path) => (await raw(path, {}, "HEAD")).headers.etag));
    expect(new Set(tags).size).toBe(paths.length);
    expect((await raw("/claims.csv", {}, "HEAD")).headers.etag).toBe(tags[0]);
    expect((await raw("/claims.csv", { "accept-language": "es" }, "HEAD")).headers.etag).toBe(tags[2]);
  });
});

describe("an answer may be stored", () => {
  test("by every cache, if it is public and answers GET", async () => {
    for (const path of [byUrl(), "/claims.csv", "/questions/search.csv?query=a"])
      expect((await raw(path)).headers["cache-control"]).toBe("public, max-age=0, s-maxage=60, must-revalidate");
  });
  test("by no cache, if it is not public", async () => {
    for (const path of [byUrl(), "/claims.csv", "/questions/search.csv?query=a"])
      expect((await raw(path, { "x-level": "1" })).headers["cache-control"]).toBe("private, no-store");
  });
  test("by no cache, if it is an error, answers POST, or is about the health of the process", async () => {
    const paths = [
      byUrl("{ nothing }"),
      byUrl("{"),
      "/graphql",
      "/graphql?documentId=x",
      "/responses.csv?issue=nothing-like-it",
      "/nothing",
    ];
    for (const path of [...paths, "/questions/nothing.csv", "/livez", "/readyz"]) {
      const { headers } = await raw(path);
      expect([path, headers["cache-control"], headers.etag]).toEqual([path, "no-store", undefined]);
    }
    const post = await server.post({ query });
    expect([post.headers.get("cache-control"), post.headers.get("etag")]).toEqual(["no-store", null]);
  });
  test("for as long as the setting says", async () => {
    const own = await served(whole, { cache: { bytes: 0, sharedMaxAge: 0 } });
    expect((await own.get(byUrl())).headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    await own.close();
  });
});
