import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Graph } from "../../src/graph/graph.js";
import { store } from "../../src/graph/statements/store.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** What a client and a cache on the way are told: which answer it is, who may keep it and for how long, and whether they have it. */
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
  server = await served(counted, { viewer: ({ headers }) => Number(headers["x-level"] ?? 0) as Level });
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
/** As it comes: `fetch` would ask for encodings of its own, and decode. */
const raw = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  new Promise<Raw>((resolve, reject) => {
    const asked = request(server.address + path, { method, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode ?? 0, headers: response.headers as Raw["headers"], body: Buffer.concat(parts) });
    });
    asked.on("error", reject);
    asked.end();
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
  test("is not worth it for what is small", async () => {
    const { headers } = await raw(byUrl("{ __typename }"), { "accept-encoding": "br" });
    expect(headers["content-encoding"]).toBeUndefined();
  });
  test("is one of what tells answers apart", async () => {
    expect((await raw(byUrl())).headers.vary).toBe("Accept, Accept-Encoding, Accept-Language");
  });
});

describe("HEAD", () => {
  test.each([byUrl(), "/questions/search.csv?query=a"])("of %s is GET without the body", async (path) => {
    const [get, head] = [await raw(path), await raw(path, {}, "HEAD")];
    const { date, "x-request-id": _, ...headers } = get.headers;
    expect([head.status, head.headers, head.body.length]).toEqual([200, expect.objectContaining(headers), 0]);
  });
});

/** Everything that has a tag. */
const tagged = [byUrl(), "/questions/responses.json?issue=extortion", "/schema.graphql", "/gallery.json"];
describe("what the client has", () => {
  test.each(tagged)("is not sent again: %s", async (path) => {
    const first = await raw(path);
    const etag = first.headers.etag as string;
    expect(etag).toMatch(/^(W\/)?"[\w-]{22}"$/);
    const from = statements;
    const opaque = etag.replace("W/", "");
    for (const held of [etag, `"other", ${opaque}`, `W/${opaque}`, `W/"a b",${etag}`]) {
      const again = await raw(path, { "if-none-match": held });
      expect([held, again.status, again.body.length, again.headers["content-type"]]).toEqual([held, 304, 0, undefined]);
      for (const name of ["etag", "cache-control", "vary"]) expect(again.headers[name]).toBe(first.headers[name]);
    }
    expect(statements).toBe(from);
    const not = await raw(path, { "if-none-match": `"other", x${opaque.replaceAll('"', "")}` });
    expect([not.status, not.body.equals(first.body)]).toEqual([200, true]);
  });
  test("is not sent again by HEAD, is any if it is *, and counts for nothing by POST", async () => {
    const { etag } = (await raw(byUrl())).headers as { etag: string };
    expect((await raw(byUrl(), { "if-none-match": etag }, "HEAD")).status).toBe(304);
    expect((await raw(byUrl(), { "if-none-match": "*" })).status).toBe(304);
    expect((await server.post({ query }, { "if-none-match": etag })).status).toBe(200);
  });
  test("in one encoding is not what it is in another", async () => {
    const { etag } = (await raw(byUrl(), { "accept-encoding": "br" })).headers as { etag: string };
    expect((await raw(byUrl(), { "accept-encoding": "gzip", "if-none-match": etag })).status).toBe(200);
    expect((await raw(byUrl(), { "accept-encoding": "br", "if-none-match": etag })).status).toBe(304);
  });
  test.each([byUrl("{ issues { nodes { name } } }"), "/questions/responses.json?issue=extortion"])(
    "in one language is not %s in another",
    async (path) => {
      const { etag } = (await raw(path)).headers as { etag: string };
      expect((await raw(path, { "if-none-match": etag, "accept-language": "es" })).status).toBe(200);
    },
  );
  test("is had by every process that gives the same answer, whatever else was written, and no longer when the answer changes", async () => {
    const [one, other] = [await graphOf(world), await graphOf(world)];
    const servers = [await served(one), await served(other)];
    const tags = () => Promise.all(servers.map(async (s) => (await s.get(byUrl())).headers.get("etag")));
    const [first, second] = await tags();
    expect(second).toBe(first);
    const write = (digest: string, dataset: Dataset) =>
      store(one, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest }, dataset);
    // A write of which this reader sees nothing.
    await write("2", world);
    expect(await tags()).toEqual([first, first]);
    await write("3", { entities: world.entities, claims: [] });
    const [changed, same] = await tags();
    expect([changed === first, same === first]).toEqual([false, true]);
    await Promise.all([...servers.map((s) => s.close()), one.close(), other.close()]);
  });
  test("of rows that are sent as they are read has no tag: it would tell of writes that their reader may not know of", async () => {
    for (const path of ["/claims.csv", "/responses.json?issue=extortion"]) {
      const { status, headers } = await raw(path, { "if-none-match": "*" });
      expect([status, headers.etag]).toEqual([200, undefined]);
    }
  });
});

describe("who may keep it", () => {
  test("everybody, if everybody may see it and asked by GET", async () => {
    for (const path of [byUrl(), "/claims.csv", "/questions/search.csv?query=a"])
      expect((await raw(path)).headers["cache-control"]).toBe("public, max-age=0, s-maxage=60, must-revalidate");
  });
  test("nobody, if not everybody may see it", async () => {
    for (const path of [byUrl(), "/claims.csv", "/questions/search.csv?query=a"])
      expect((await raw(path, { "x-level": "1" })).headers["cache-control"]).toBe("private, no-store");
  });
  test("nobody, of what is wrong or is asked for by POST, and of whether the process is well", async () => {
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
  test("for as long as is set", async () => {
    const own = await served(whole, { keeping: { bytes: 0, sharedMaxAge: 0 } });
    expect((await own.get(byUrl())).headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
    await own.close();
  });
});
