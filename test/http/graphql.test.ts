import { defaultLimits } from "../../src/api/limits/limits.js";
import { seeds } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { answered, breakable, type Served, secret, served } from "./served.js";

/** GraphQL over HTTP: which requests are answered, in which language, and how others are refused. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  const broken = breakable(seed.graph);
  breaks = broken.breaks;
  server = await served(broken.graph);
});
afterEach(() => {
  breaks.when = () => false;
  server.log.length = 0;
});
afterAll(async () => {
  await server.close();
  await seed.close();
});

const query = '{ issue(id: "extortion") { id name } }';
const byUrl = (text: string, more: Record<string, unknown> = {}) =>
  `/graphql?${new URLSearchParams([
    ["query", text],
    ...Object.entries(more).map(([k, v]): [string, string] => [k, typeof v === "string" ? v : JSON.stringify(v)]),
  ])}`;
const costing = (requested: number) => ({ cost: { requested, limit: defaultLimits.cost } });
const english = { data: { issue: { id: "extortion", name: "Extortion" } }, extensions: costing(2) };
const modern = { accept: "application/graphql-response+json" };

describe("a query is answered", () => {
  test("by POST", async () => {
    expect(await answered(server.post({ query }))).toEqual({ status: 200, body: english });
  });
  test("by GET, with variables and an operation's name", async () => {
    const document = "query Other { __typename } query One($id: ID!) { issue(id: $id) { id name } }";
    expect(await answered(server.get(byUrl(document, { operationName: "One", variables: { id: "extortion" } })))).toEqual({
      status: 200,
      body: english,
    });
  });
  test("with a slash at the end of the address", async () => {
    expect(await answered(server.get(byUrl(query).replace("/graphql", "/graphql/")))).toEqual({ status: 200, body: english });
  });
  test("in the media type that the client accepts", async () => {
    const type = async (accept: string) => (await server.post({ query }, { accept })).headers.get("content-type");
    expect(await type("application/graphql-response+json")).toMatch("application/graphql-response+json");
    expect(await type("*/*")).toBe("application/json; charset=utf-8");
    expect(await type("application/graphql-response+json, application/json;q=0.9")).toMatch("application/graphql-response+json");
    expect(await type("application/json;q=0.5, application/*;q=0.7")).toMatch("application/graphql-response+json");
    expect(await type("text/html, */*;q=0.1")).toBe("application/json; charset=utf-8");
  });
  test("with a redirect to the console, if a person opens the address in a browser", async () => {
    const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
    for (const path of ["/graphql", "/graphql/"]) {
      const response = await fetch(server.address + path, { headers: browser, redirect: "manual" });
      const place = response.headers.get("location") as string;
      expect([response.status, new URL(place, server.address + path).pathname]).toEqual([303, "/console"]);
    }
    expect(await answered(server.get(byUrl(query), browser))).toEqual({ status: 200, body: english });
  });
  test("about the schema itself", async () => {
    const { body } = await answered(server.post({ query: "{ __schema { queryType { name } } }" }));
    expect(body).toEqual({ data: { __schema: { queryType: { name: "Query" } } }, extensions: costing(1) });
  });
});

describe("names come in the reader's language", () => {
  const nameIn = async (language: string) => (await answered(server.post({ query }, { "accept-language": language }))).body.data.issue.name;
  test.each([
    ["es", "Extorsión"],
    ["fr-CA, en;q=0.5", "Extorsion"],
    ["en;q=0.2, es;q=0.9", "Extorsión"],
    ["*", "Extortion"],
    ["de", "Extortion"],
    ["nonsense;;;q=9", "Extortion"],
  ])("%s: %s", async (language, name) => {
    expect(await nameIn(language)).toBe(name);
  });
  test("unless the field names another", async () => {
    const { body } = await answered(
      server.post({ query: '{ issue(id: "extortion") { name(lang: "fr") label { value lang } } }' }, { "accept-language": "es" }),
    );
    expect(body.data.issue).toEqual({ name: "Extorsion", label: { value: "Extorsión", lang: "es" } });
  });
  test("and Vary says so, by GET and by POST, answered or refused", async () => {
    for (const response of [server.get(byUrl(query)), server.post({ query }), server.get("/graphql"), server.post({ query: "{" })])
      expect((await response).headers.get("vary")).toMatch(/(^|, *)Accept-Language($|,)/i);
  });
});

describe("what is not a well-formed query is refused", () => {
  const codes = (body: { errors: { extensions: { code: string } }[] }) => body.errors.map((e) => e.extensions.code);
  test.each<[string, number, string, () => Promise<Response>]>([
    ["a mutation by GET", 405, "BAD_REQUEST", () => server.get(byUrl("mutation { anything }"))],
    ["no query by GET", 400, "BAD_USER_INPUT", () => server.get("/graphql")],
    ["an object without a query", 400, "BAD_USER_INPUT", () => server.post({})],
    ["several at once", 400, "BAD_USER_INPUT", () => server.post([{ query }, { query }])],
    ["broken syntax", 400, "GRAPHQL_PARSE_FAILED", () => server.post({ query: "{ issue(id: }" }, modern)],
    ["an unknown field", 400, "GRAPHQL_VALIDATION_FAILED", () => server.post({ query: "{ isue { id } }" }, modern)],
    [
      "a variable of another type",
      400,
      "BAD_USER_INPUT",
      () => server.post({ query: "query ($i: ID!) { issue(id: $i) { id } }", variables: { i: {} } }, modern),
    ],
    [
      "an operation that is not in the document",
      400,
      "OPERATION_RESOLUTION_FAILURE",
      () => server.post({ query, operationName: "Other" }, modern),
    ],
    [
      "text that holds JSON, as a form of another site would send it",
      415,
      "BAD_USER_INPUT",
      () => server.post({ query }, { "content-type": "text/plain" }),
    ],
    [
      "JSON in another encoding",
      415,
      "BAD_USER_INPUT",
      () => server.post({ query }, { "content-type": "application/json; charset=latin1" }),
    ],
    ["variables by GET that are not JSON", 400, "BAD_USER_INPUT", () => server.get(byUrl(query, { variables: "{" }))],
    ["a query twice", 400, "BAD_USER_INPUT", () => server.get(`${byUrl(query)}&query=x`)],
    ["a client that accepts no JSON", 406, "BAD_USER_INPUT", () => server.post({ query }, { accept: "text/csv, application/json;q=0" })],
    [
      "variables that nest too deep",
      400,
      "LIMIT_EXCEEDED",
      () => server.post(`{"query": "{ __typename }", "variables": {"a": ${"[".repeat(60_000)}${"]".repeat(60_000)}}}`),
    ],
    [
      "PUT",
      405,
      "BAD_USER_INPUT",
      () =>
        fetch(`${server.address}/graphql`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query }),
        }),
    ],
    ["DELETE", 405, "BAD_USER_INPUT", () => fetch(`${server.address}/graphql`, { method: "DELETE" })],
    ["another content type", 415, "BAD_USER_INPUT", () => server.post(`<query>${query}</query>`, { "content-type": "application/xml" })],
    ["a form", 415, "BAD_USER_INPUT", () => server.post(`query=${query}`, { "content-type": "application/x-www-form-urlencoded" })],
    ["too large a body", 413, "LIMIT_EXCEEDED", () => server.post({ query: `${query} # ${"x".repeat(300_000)}` })],
    ["bad JSON", 400, "BAD_USER_INPUT", () => server.post('{"query": ')],
    ["an empty body", 400, "BAD_USER_INPUT", () => server.post("")],
    ["a body with __proto__", 400, "BAD_USER_INPUT", () => server.post(`{"query": "${"{ __typename }"}", "__proto__": {"x": 1}}`)],
  ])("%s: %i %s", async (_, status, code, request) => {
    const answer = await answered(request());
    expect([answer.status, codes(answer.body), answer.body.data]).toEqual([status, [code], undefined]);
  });
  test("with 200 if the client accepts application/json alone, unless the request is not well-formed", async () => {
    for (const body of [{ query: "{ issue(id: }" }, { query: "{ isue { id } }" }, { query, operationName: "Other" }])
      expect((await server.post(body, { accept: "application/json" })).status).toBe(200);
    expect((await server.post({}, { accept: "application/json" })).status).toBe(400);
  });
  test("with the methods that are allowed", async () => {
    const put = await fetch(`${server.address}/graphql`, { method: "PUT" });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
    const options = await fetch(`${server.address}/graphql`, { method: "OPTIONS" });
    expect([options.status, options.headers.get("access-control-allow-methods")]).toEqual([204, "GET, HEAD, POST"]);
    const mutation = await server.get(byUrl("mutation { anything }"));
    expect([mutation.status, mutation.headers.get("allow")]).toEqual([405, "POST"]);
  });
  test.each<[string, number, string, () => Promise<Response>]>([
    ["an unknown address", 404, "NOT_FOUND", () => server.get("/graphq")],
    ["a malformed address", 400, "BAD_USER_INPUT", () => server.get("/%zz")],
  ])("%s: %i %s", async (_, status, code, request) => {
    const answer = await answered(request());
    expect(answer).toEqual({ status, body: { error: expect.objectContaining({ code, message: expect.stringMatching(/\w/) }) } });
  });
  test("without a line in the log", async () => {
    await server.post({ query: "{ isue { id } }" });
    await server.post("{");
    await server.get("/nothing");
    expect(server.log).toEqual([]);
  });
});

describe("a fault of the program", () => {
  const masked = {
    message: expect.stringMatching(/^Something went wrong here/),
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  };
  test("is not sent, and is logged whole", async () => {
    breaks.when = (statement) => statement.includes("Entity");
    const response = await server.post({ query: '{ issue(id: "extortion") { id } __typename }' });
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      data: { issue: null, __typename: "Query" },
      errors: [{ ...masked, path: ["issue"], locations: [{ line: 1, column: 3 }] }],
      extensions: costing(2),
    });
    for (const part of [secret, "MATCH", "at ", "src/", ".ts"]) expect(text).not.toContain(part);
    expect(server.log).toHaveLength(1);
    const [{ level, err }] = server.log;
    expect([level, err.message, err.stack]).toEqual([
      50,
      expect.stringMatching(/^a password and a path: .*MATCH/s),
      expect.stringMatching(/served\.ts/),
    ]);
  });
  test("leaves the rest of the answer as it is", async () => {
    breaks.when = (statement) => statement.includes("Dataset");
    const { body } = await answered(server.post({ query: `{ dataset { sets { name } } ${query.slice(1)}` }));
    expect(body.errors).toEqual([expect.objectContaining({ ...masked, path: ["dataset", "sets"] })]);
    expect(server.log).toHaveLength(1);
    breaks.when = () => false;
    expect(await answered(server.post({ query }))).toEqual({ status: 200, body: english });
  });
});
