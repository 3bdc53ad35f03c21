import { get, type IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { rowFormats } from "../../src/export/formats/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { encoding } from "../../src/http/protocol/negotiation.js";
import { built } from "../built.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answers, many } from "./many.js";
import { readsPageOf } from "./page-statements.js";
import { breakable, happening, type Served, served } from "./served.js";

/** Answers are the same, compressed or not, and `Vary` tells caches that they depend on `Accept-Encoding`. */
let graph: Graph;
let server: Served;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  await built();
  ({ graph, breaks } = breakable(await graphOf(world)));
  server = await served(graph, { logLevel: "error" });
});
afterAll(async () => {
  await server.close();
  await graph.close();
});

test.each([
  [undefined, undefined],
  ["", undefined],
  ["identity", undefined],
  ["gzip", "gzip"],
  ["gzip, deflate, br", "br"],
  ["gzip;q=1, br;q=0.5", "gzip"],
  ["GZIP", "gzip"],
  ["x-gzip", "gzip"],
  ["*", "br"],
  ["*;q=0", undefined],
  ["br;q=0, *", "gzip"],
  ["gzip;q=0", undefined],
  ["gzip;q=0.2, identity;q=0.9", undefined],
  ["deflate, zstd", undefined],
  ["gzip;q=nonsense", undefined],
  ["a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,gzip", undefined],
])("a client that accepts %j gets %j", (accepted, coding) => {
  expect(encoding(accepted)).toBe(coding);
});

/** The bytes as they were sent: `fetch` would decompress them. @param onResponse called when the headers have come */
const raw = (path: string, headers: Record<string, string> = {}, method = "GET", { address } = server, onResponse = () => {}) =>
  new Promise<{ response: IncomingMessage; body: Buffer; whole: boolean }>((resolve, reject) => {
    get(address + path, { headers, method }, (response) => {
      onResponse();
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", () => {});
      response.on("close", () => resolve({ response, body: Buffer.concat(chunks), whole: response.complete }));
    }).on("error", reject);
  });
const schema = "{__schema{types{name,fields{name,description}}}}";
const paths = [
  "/",
  "/console",
  "/schema.graphql",
  "/gallery.json",
  ...rowFormats
    .filter(({ compressed }) => !compressed)
    .flatMap(({ extension }) => [`/claims.${extension}`, `/responses.${extension}?issue=extortion`]),
  ...exportFiles()
    .filter(({ compressed, example }) => !compressed && !example)
    .map((file) => `/${fileNameOf(file)}`),
  `/graphql?query=${schema}`,
];

test.each(paths)("%s is the same, and smaller", async (path) => {
  const plain = await raw(path);
  expect([plain.response.statusCode, plain.response.headers["content-encoding"]]).toEqual([200, undefined]);
  expect(plain.response.headers.vary).toMatch(/(^|, )Accept-Encoding($|,)/);
  for (const [coding, unpack] of Object.entries({ br: brotliDecompressSync, gzip: gunzipSync })) {
    const packed = await raw(path, { "accept-encoding": coding });
    expect(packed.response.headers["content-encoding"]).toBe(coding);
    expect(packed.response.headers.vary).toBe(plain.response.headers.vary);
    expect(unpack(packed.body).equals(plain.body)).toBe(true);
    // A text of a few lines has little that repeats.
    if (plain.body.length > 1000) expect(packed.body.length).toBeLessThan(plain.body.length * 0.8);
    const { "content-length": length } = packed.response.headers;
    if (length !== undefined) expect(Number(length)).toBe(packed.body.length);
  }
});

test("a small answer is sent uncompressed", async () => {
  for (const path of ["/livez", "/nothing"]) {
    const { response } = await raw(path, { "accept-encoding": "gzip, br" });
    expect([response.headers["content-encoding"], response.headers.vary]).toEqual([undefined, expect.stringMatching(/Accept-Encoding/)]);
  }
});

test.each(["/claims.csv", "/schema.graphql", "/responses.csv?issue=extortion"])(
  "HEAD of %s has the same headers and reads no rows",
  async (path) => {
    let pages = 0;
    breaks.when = (statement) => readsPageOf(path)(statement) && ++pages < 0;
    const { response, body } = await raw(path, {}, "HEAD");
    const whole = path === "/schema.graphql" ? await raw(path) : undefined;
    expect([response.statusCode, body.length, pages]).toEqual([200, 0, 0]);
    expect(response.headers["content-type"]).toMatch(/^text\//);
    if (whole) expect(response.headers["content-length"]).toBe(whole.response.headers["content-length"]);
    breaks.when = () => false;
  },
);

describe("a compressed stream that fails", () => {
  const page = (statement: string) => /ORDER BY nearness/.test(statement);
  test("before its first row becomes an uncompressed error, logged once", async () => {
    breaks.when = page;
    const { response, body } = await raw("/responses.csv?issue=extortion", { "accept-encoding": "br" });
    expect([response.statusCode, response.headers["content-encoding"]]).toEqual([500, undefined]);
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code: "INTERNAL_SERVER_ERROR" } });
    expect(server.log.splice(0)).toHaveLength(1);
    breaks.when = () => false;
  });
  test("in the middle is broken off, and logged once", async () => {
    const long = breakable(await graphOf(many));
    const sending = await served(long.graph, { logLevel: "error" });
    let pages = 0;
    const headers = happening();
    long.breaks.when = async (statement) => {
      if (!page(statement) || ++pages <= 2) return false;
      await headers.happened;
      return true;
    };
    const { response, whole } = await raw(
      "/responses.json?issue=extortion",
      { "accept-encoding": "gzip" },
      "GET",
      sending,
      headers.happens,
    );
    expect([response.statusCode, response.headers["content-encoding"], whole]).toEqual([200, "gzip", false]);
    expect(sending.log).toHaveLength(1);
    long.breaks.when = () => false;
    expect(await sending.rows("/responses.json?issue=extortion")).toHaveLength(answers);
    await sending.close();
    await long.graph.close();
  });
});
