import { hash } from "node:crypto";
import { seeds } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { type Served, served } from "./served.js";

/**
 * Automatic persisted queries: their clients first send the hash of a query alone. Nothing is kept here for them, and the error is the one
 * that they know, by its code or its message, so that they send the query next.
 */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

const query = 'query Extortion { issue(id: "extortion") { id } }';
const persistedQuery = { version: 1, sha256Hash: hash("sha256", query, "hex") };
const extensions = { persistedQuery };
const byUrl = (values: object) =>
  `/graphql?${new URLSearchParams(Object.entries(values).map(([k, v]): [string, string] => [k, typeof v === "string" ? v : JSON.stringify(v)]))}`;
const apollo = { accept: "application/graphql-response+json,application/json;q=0.9" };

test.each<[string, () => Promise<Response>]>([
  ["by POST", () => server.post({ operationName: "Extortion", variables: {}, extensions })],
  ["by GET", () => server.get(byUrl({ operationName: "Extortion", variables: {}, extensions }))],
  ["with an empty query", () => server.post({ query: "", extensions })],
  ["with a query that is null", () => server.post({ query: null, extensions })],
  ["with an empty query, by GET", () => server.get(byUrl({ query: "", extensions }))],
  ["of another version", () => server.post({ extensions: { persistedQuery: { version: 2, sha256Hash: "x" } } })],
  ["beside other extensions", () => server.post({ extensions: { clientLibrary: { name: "@apollo/client" }, ...extensions } })],
  ["that accepts the newer media type", () => server.post({ extensions }, apollo)],
  ["that accepts the newer media type, by GET", () => server.get(byUrl({ extensions }), apollo)],
])("a hash alone is not supported: %s", async (_, probe) => {
  const response = await probe();
  // Clients for phones read no body of another status.
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(await response.json()).toEqual({
    errors: [{ message: "PersistedQueryNotSupported", extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } }],
  });
});

test.each<[string, () => Promise<Response>]>([
  ["by POST", () => server.post({ query, operationName: "Extortion", extensions })],
  ["by GET", () => server.get(byUrl({ query, extensions }))],
  ["with another hash", () => server.post({ query, extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } })],
  ["with an extension that is null", () => server.post({ query, extensions: { persistedQuery: null } })],
])("a query beside its hash runs: %s", async (_, request) => {
  expect(await (await request()).json()).toMatchObject({ data: { issue: { id: "extortion" } } });
});

test("a ready question beside a hash runs", async () => {
  const response = await server.post({ documentId: "dataset", extensions });
  expect(await response.json()).toMatchObject({ data: { dataset: expect.anything() } });
});

test("other extensions without a query, and none, ask for the query", async () => {
  for (const body of [
    { extensions: { tracing: true } },
    { extensions: { persistedQuery: null } },
    { extensions: { persistedQuery: { sha256Hash: 1 } } },
    { extensions: "" },
    {},
  ]) {
    const response = await server.post(body);
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ extensions: { argument: "query" } }] }]);
  }
});

describe("an empty value counts as absent, in a body as in an address", () => {
  const document = 'query ($id: ID = "extortion") { issue(id: $id) { id } }';
  test.each<[string, object]>([
    ["operationName", { query, operationName: "" }],
    ["variables", { query: document, variables: "" }],
    ["extensions", { query, extensions: "" }],
    ["documentId", { query, documentId: "" }],
    ["operationName and variables", { query: document, operationName: "", variables: "" }],
    ["all but the query", { query, operationName: "", variables: "", extensions: "", documentId: "" }],
  ])("%s", async (_, values) => {
    for (const response of [await server.post(values), await server.get(byUrl(values))])
      expect([response.status, await response.json()]).toMatchObject([200, { data: { issue: { id: "extortion" } } }]);
  });
  test("query, beside a ready question", async () => {
    for (const response of [
      await server.post({ query: "", documentId: "dataset" }),
      await server.get(byUrl({ query: "", documentId: "dataset" })),
    ])
      expect([response.status, await response.json()]).toMatchObject([200, { data: { dataset: expect.anything() } }]);
  });
  test("but not one of another type", async () => {
    for (const wrong of [{ operationName: 0 }, { variables: [] }, { variables: " " }, { variables: false }])
      expect((await server.post({ query, ...wrong })).status).toBe(400);
  });
});
