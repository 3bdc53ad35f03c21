import { get, type IncomingHttpHeaders, request } from "node:http";
import type { Graph } from "../../src/graph/graph.js";
import { built } from "../built.js";
import { graphOf } from "../harness.js";
import { oneOf } from "../parts.js";
import { world } from "../world.js";
import { getRoutesDuring } from "./routes.js";
import { type Served, served } from "./served.js";

/** HEAD has the headers of GET. The length of an answer is left out where it is known only once the answer has been made. */
let graph: Graph;
let server: Served;
let paths: string[];
beforeAll(async () => {
  await built();
  graph = await graphOf(world);
  const { result, routes } = await getRoutesDuring(() => served(graph));
  server = result;
  const parameters: Record<string, string> = {
    "/responses": "?issue=smuggling",
    "/harmful-responses": "?issue=smuggling",
    "/search": "?query=smuggling",
    "/claim-groups": "?groupBy=ISSUE",
    "/evidence-matrix": "?rows=ISSUE&columns=PREDICATE",
    "/response-gaps": "?place=freedonia",
    "/transfer-candidates": "?community=harbour&issue=smuggling",
    "/similar-communities": "?community=harbour",
    "/rights-impact": "?issue=smuggling",
    "/practice-portfolio": "?community=harbour",
    "/practice-lineage": "?practice=town-meetings",
    "/compare": "?ids=harbour,river",
    "/neighbourhood": "?id=smuggling",
    "/paths": "?from=harbour&to=river",
    "/graphql": "?query={issues{nodes{id,name}}}",
  };
  paths = routes.flatMap((route) => {
    if (route.includes(":file")) return ["csv", "json", "ndjson"].map((extension) => `/questions/responses.${extension}?issue=smuggling`);
    // Of the ready questions, this world has what that one asks about.
    if (route.startsWith("/questions/")) return route.startsWith("/questions/responses.") ? [`${route}?issue=smuggling`] : [];
    return [route.replace(":id", "river") + (parameters[route.replace(/\.[a-z.]+$/, "")] ?? "")];
  });
});
afterAll(async () => {
  await server.close();
  await graph.close();
});

interface Head {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly length: number;
}
const ask = (method: "GET" | "HEAD", path: string, headers: Record<string, string> = {}): Promise<Head> =>
  new Promise((resolve, reject) => {
    request(server.address + path, { method, headers }, async (response) => {
      let length = 0;
      for await (const chunk of response) length += chunk.length;
      resolve({ status: response.statusCode, headers: response.headers, length });
    })
      .on("error", reject)
      .end();
  });

/** Headers that depend on the moment or on the connection, not on the answer. */
const passing = ["date", "x-request-id", "connection", "keep-alive", "transfer-encoding", "content-length", "ratelimit"];
const lasting = (headers: IncomingHttpHeaders) => Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.includes(name)));

async function expectSameHead(path: string, headers: Record<string, string>) {
  const [whole, head] = [await ask("GET", path, headers), await ask("HEAD", path, headers)];
  expect([path, head.status, head.length, lasting(head.headers)]).toEqual([path, whole.status, 0, lasting(whole.headers)]);
  const { "content-length": length } = head.headers;
  if (length !== undefined && whole.status !== 304) expect([path, Number(length)]).toEqual([path, whole.length]);
  if (whole.status === 304) expect([path, length]).toEqual([path, undefined]);
  return whole;
}

test.each(oneOf(["", "gzip", "br, gzip"]))("on every route, for a client that accepts the encodings %j", async (encodings) => {
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths) {
    const { status } = await expectSameHead(path, encodings ? { "accept-encoding": encodings } : {});
    expect([path, status]).toEqual([path, 200]);
  }
});

test("where the client has the answer", async () => {
  for (const path of paths) {
    const { etag } = (await ask("GET", path)).headers;
    if (etag) expect([path, (await expectSameHead(path, { "if-none-match": etag })).status]).toEqual([path, 304]);
  }
});

test.each([
  ["/nothing", {}],
  ["/%zz", {}],
  ["/responses.csv", {}],
  [`/responses.csv?issue=${"x".repeat(3000)}`, { "accept-encoding": "gzip" }],
  ["/questions/issues-by-role.pdf", { "accept-encoding": "br" }],
  ["/graphql", {}],
  ["/graphql", { accept: "text/html" }],
  [`/graphql?query={${"x".repeat(3000)}}`, { "accept-encoding": "gzip" }],
  ["/graphql?query=mutation{x}", {}],
])("where it is refused or sent elsewhere: %#", async (path, headers) => {
  const { status } = await expectSameHead(path, headers as Record<string, string>);
  expect(status).toBeGreaterThanOrEqual(200);
});

test("a connection goes on after it", async () => {
  const statuses = await Promise.all(
    paths.slice(0, 5).map(async (path) => {
      await ask("HEAD", path);
      return new Promise((resolve) =>
        get(server.address + path, (response) => response.resume().on("end", () => resolve(response.statusCode))),
      );
    }),
  );
  expect(statuses).toEqual(statuses.map(() => 200));
});
