import { setTimeout as wait } from "node:timers/promises";
import { extendSchema, parse } from "graphql";
import { questions } from "../../src/api/questions/index.js";
import { schemaOf } from "../../src/api/schema.js";
import { Failure } from "../../src/errors.js";
import type { Graph } from "../../src/graph/graph.js";
import type { Identify } from "../../src/http/identity/viewer.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** The viewer is identified once for each request, by an asynchronous function of its credentials, and gets no answer of another viewer. */
let graph: Graph;
let server: Served;
let identified = 0;
/** Reads `Bearer <level> <role> ...`, after a wait that stands for a look-up elsewhere. */
const identify: Identify = async ({ headers: { authorization } }) => {
  identified++;
  await wait(20);
  if (authorization === undefined) return { level: 0, roles: [] };
  const [, level = "", ...roles] = authorization.split(" ");
  if (!/^[0-3]$/.test(level)) throw new Failure("FORBIDDEN", "The token is not valid: sign in again.");
  return { level: Number(level) as Level, roles };
};
const as = (viewer: string) => ({ authorization: `Bearer ${viewer}` });

/** The schema with one mutation, which counts how often it ran. */
let ran = 0;
const schema = extendSchema(
  schemaOf(model, questions),
  parse("extend schema { mutation: Mutation } type Mutation { count: Int } extend type Query { mutation: String }"),
);
Object.assign(schema.getMutationType()?.getFields().count as object, { resolve: () => ++ran });

beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph, { identify, schema });
});
beforeEach(() => {
  identified = 0;
});
afterAll(async () => {
  await server.close();
  await graph.close();
});

/** The same graph, which counts the statements that it is sent. */
function counting() {
  const counted = {
    statements: 0,
    graph: {
      ...graph,
      read: (...args: Parameters<Graph["read"]>) => {
        counted.statements++;
        return graph.read(...args);
      },
    },
  };
  return counted;
}

const query = "{ claims(first: 100) { totalCount nodes { id } } }";
const byUrl = (text = query) => `/graphql?query=${encodeURIComponent(text)}`;
/** Every route whose answer depends on the viewer, answered and refused. */
const answers = [byUrl(), "/claims.json", "/graph.ndjson", "/responses.csv?issue=extortion", "/questions/search.csv?query=a"];
const refused = [
  byUrl("{ nothing }"),
  byUrl("{"),
  "/graphql?documentId=nothing",
  "/responses.csv?issue=nothing-like-it",
  "/claims.csv?nothing=1",
  "/questions/nothing.csv",
  "/questions/responses.csv?issue=nothing-like-it",
];

test.each([...answers, ...refused])("a viewer is identified once for %s, and only public answers may be stored", async (path) => {
  const open = await server.get(path);
  const hidden = await server.get(path, as("2"));
  const withRole = await server.get(path, as("0 reviewer"));
  await Promise.all([open, hidden, withRole].map((r) => r.text()));
  expect(identified).toBe(3);
  const control = answers.includes(path) ? "public, max-age=0, s-maxage=60, must-revalidate" : "no-store";
  expect([open, hidden, withRole].map((r) => r.headers.get("cache-control"))).toEqual([control, "private, no-store", "private, no-store"]);
  for (const { headers } of [open, hidden, withRole])
    expect(headers.get("vary")?.split(", ")).toEqual(expect.arrayContaining(["Authorization", "Accept-Language"]));
  expect([hidden, withRole].map((r) => r.headers.get("etag"))).toEqual([null, null]);
});

test("a viewer sees what their level allows, also while others ask the same", async () => {
  const levels = ["0", "3", "1", "3 reviewer", "0"];
  const texts = await Promise.all(levels.map(async (level) => (await server.get(byUrl(), as(level))).text()));
  const counts = texts.map((text) => JSON.parse(text).data.claims.totalCount as number);
  expect(counts[1]).toBeGreaterThan(counts[0] as number);
  expect([counts[4], counts[3]]).toEqual([counts[0], counts[1]]);
  expect((await server.rows("/claims.json", as("3"))).length).toBeGreaterThan((await server.rows("/claims.json")).length);
});

test("the cache keeps answers apart by level and by roles, whatever the order of the roles", async () => {
  const fresh = "{ issues { totalCount nodes { id } } }";
  const counted = counting();
  const own = await served(counted.graph, { identify });
  const sent = async (viewer: string) => {
    const before = counted.statements;
    await (await own.post({ query: fresh }, as(viewer))).text();
    return counted.statements > before;
  };
  const outcomes: boolean[] = [];
  for (const viewer of ["0", "0", "1", "1", "0 a", "0 a", "0 a b", "0 b a", "0 ab", "1 0"]) outcomes.push(await sent(viewer));
  expect(outcomes).toEqual([true, false, true, false, true, false, true, false, true, true]);
  await own.close();
});

test("a viewer whose credentials are refused gets the reason, and nothing is read", async () => {
  for (const path of answers) {
    const response = await server.get(path, as("nobody"));
    expect([path, response.status, response.headers.get("cache-control")]).toEqual([path, 403, "no-store"]);
    expect(await response.text()).toContain("sign in again");
  }
});

test("a viewer is not identified where the request is refused anyway, nor where all viewers get the same", async () => {
  for (const [path, status] of [
    [`/graphql?query=${"x".repeat(9000)}`, 414],
    ["/claims.csv?lang=not a language", 400],
    ["/nothing", 404],
    ["/livez", 200],
    ["/readyz", 200],
    ["/schema.graphql", 200],
    ["/gallery.json", 200],
  ] as const)
    expect([path, (await server.get(path, as("3"))).status]).toEqual([path, status]);
  expect((await fetch(`${server.address}/graphql`, { method: "PUT", headers: as("3") })).status).toBe(405);
  expect((await server.post("{", as("3"))).status).toBe(400);
  expect((await server.post("x".repeat(300_000), as("3"))).status).toBe(413);
  expect(identified).toBe(0);
});

test("a language in the address replaces those of the header, at every route", async () => {
  const names = '{ issue(id: "extortion") { label { lang } } }';
  const lang = async (address: string) => (await answered(server.get(address, { "accept-language": "fr" }))).body.data.issue.label.lang;
  expect(await lang(`${byUrl(names)}&lang=en`)).toBe("en");
});

test("pages of other sites may send credentials that they have themselves", async () => {
  const response = await fetch(`${server.address}/graphql`, {
    method: "OPTIONS",
    headers: { origin: "https://example.org", "access-control-request-method": "GET", "access-control-request-headers": "authorization" },
  });
  expect(response.headers.get("access-control-allow-headers")?.split(", ")).toContain("Authorization");
  expect(response.headers.get("access-control-allow-credentials")).toBeNull();
});

describe("the type of an operation", () => {
  const send = async (body: object, viewer = "0") => (await answered(server.post(body, as(viewer)))).body.data;
  test("a mutation runs as often as it is sent, one by one or at once, and is stored nowhere", async () => {
    const before = ran;
    const body = { query: "query Read { __typename } mutation Write { count }", operationName: "Write" };
    for (let i = 0; i < 3; i++) expect(await send(body)).toEqual({ count: before + 1 + i });
    await Promise.all(Array.from({ length: 5 }, () => send(body)));
    expect(ran).toBe(before + 8);
    for (const [viewer, control] of [
      ["0", "no-store"],
      ["2", "private, no-store"],
    ] as const) {
      const response = await server.post(body, as(viewer));
      expect([response.headers.get("cache-control"), response.headers.get("etag")]).toEqual([control, null]);
    }
    // A comma is white space to GraphQL, and a comment may stand anywhere.
    for (const text of ["mutation{count}", ",,mutation,{count}", "# query\nmutation # query\n{ count }"]) {
      const now = ran;
      await send({ query: text });
      await send({ query: text });
      expect([text, ran]).toEqual([text, now + 2]);
    }
    // An empty name is no name.
    const unnamed = ran;
    for (let i = 1; i <= 2; i++)
      expect(await send({ query: "mutation Write { count }", operationName: "" })).toEqual({ count: unnamed + i });
    const now = ran;
    const { status } = await server.get(byUrl("mutation { count }"));
    expect([status, ran]).toEqual([405, now]);
  });
  test("a query is cached, whatever words are in it", async () => {
    const counted = counting();
    const own = await served(counted.graph, { identify, schema });
    for (const body of [
      { query: "query mutation { issues { nodes { id } } }" },
      { query: '{ search(query: "mutation subscription") { totalCount } } # mutation' },
      { query: "{ mutation subscription: communities { nodes { id } } }" },
      { query: "query Read { rights { nodes { id } } } mutation Write { count }", operationName: "Read" },
    ]) {
      const before = ran;
      await (await own.post(body)).text();
      const once = counted.statements;
      const again = await answered(own.post(body));
      expect([body, again.body.errors, counted.statements, ran]).toEqual([body, undefined, once, before]);
    }
    expect(counted.statements).toBeGreaterThan(0);
    await own.close();
  });
  test("an ambiguous or unknown operation is refused, and nothing runs", async () => {
    const before = ran;
    for (const body of [
      { query: "query Read { __typename } mutation Write { count }" },
      { query: "mutation Write { count }", operationName: "write" },
      { query: "mutation Write { count }", operationName: " " },
      { query: "mutation Write { count } mutation Write { count }", operationName: "Write" },
      { query: "mutation { count" },
    ])
      for (let i = 0; i < 2; i++) expect((await answered(server.post(body))).body.errors).toHaveLength(1);
    expect(ran).toBe(before);
  });
});
