import { setTimeout as wait } from "node:timers/promises";
import { ApolloServer } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import { Reader, type Viewer } from "../../src/api/reading/reader.js";
import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { cacheKey, canonicalKey } from "../../src/http/cache/response-cache.js";
import { ExecutionTracker } from "../../src/http/observation/request-stats.js";
import { ConcurrencyLimiter } from "../../src/http/protection/concurrency-limiter.js";
import { executorOf } from "../../src/http/routes/execution.js";
import { Condition } from "../../src/model/entities/index.js";
import type { Level, Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";
import { schema } from "../schema.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** Answers are cached while the graph does not change, by what their viewers may see; equal requests at the same time run once. */
let whole: Graph;
/** Runs before each statement is answered. */
let before: () => unknown = () => undefined;
const statements: string[] = [];
let server: Served;
beforeAll(async () => {
  whole = await graphOf(world);
  const watched: Graph = {
    ...whole,
    async read(text, parameters, signal) {
      statements.push(text);
      await before();
      return whole.read(text, parameters, signal);
    },
  };
  server = await served(watched, { identify: async ({ headers }) => ({ level: Number(headers["x-level"] ?? 0) as Level, roles: [] }) });
});
beforeEach(() => {
  before = () => undefined;
  statements.length = 0;
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await whole.close();
});

/** Stores another data set, with other words each time: a write that changes the version of the levels that see it. */
let writes = 0;
const write = (sensitivity: Sensitivity = "CLEAR") => {
  const title = `Set ${++writes}`;
  return syncDataset(
    whole,
    model,
    { name: "other", about: { title, licence: "none", version: `${writes}` }, digest: `${writes}` },
    datasetOf([record(Condition, "written", { sensitivity })]),
  );
};
/** A new document, so that no test gets an answer that another one has left. */
let documents = 0;
const fresh = (fields = "issues { nodes { id name } }") => `query Fresh${++documents} { ${fields} }`;
const ask = async (query: string, more: object = {}, headers: Record<string, string> = {}) => {
  const from = statements.length;
  const response = await server.post({ query, ...more }, headers);
  return { text: await response.text(), sent: statements.length - from, status: response.status };
};

describe("a cached answer", () => {
  test("is the first one byte for byte, and sends no statement", async () => {
    const query = fresh();
    const made = await ask(query);
    expect(made.sent).toBeGreaterThan(0);
    expect(await ask(query)).toEqual({ ...made, sent: 0 });
    const byUrl = await server.get(`/graphql?query=${encodeURIComponent(query)}`);
    expect([await byUrl.text(), statements.length]).toEqual([made.text, made.sent]);
  });
  test("is dropped at once when something is written", async () => {
    const query = fresh("issues { totalCount }");
    const { sent } = await ask(query);
    await write();
    expect((await ask(query)).sent).toBe(sent);
    expect((await ask(query)).sent).toBe(0);
  });
  test("stays when something is written that its viewer does not see, and is dropped for those who see it", async () => {
    const query = fresh("issues { totalCount } dataset { version }");
    const atLevel = (level: number) => ask(query, {}, { "x-level": `${level}` });
    await write("GREEN");
    const made = [await atLevel(0), await atLevel(1), await atLevel(2)];
    await write("GREEN");
    const after = [await atLevel(0), await atLevel(1), await atLevel(2)];
    expect(after.map(({ sent }) => sent)).toEqual([0, made[1]?.sent, made[2]?.sent]);
    expect(after.map(({ text }, level) => text === made[level]?.text)).toEqual([true, false, false]);
    expect([(await atLevel(1)).sent, (await atLevel(2)).sent]).toEqual([0, 0]);
    await write("CLEAR");
    expect((await atLevel(0)).sent).toBe(made[0]?.sent);
  });
  test("is cached even if something hidden is written while it is made", async () => {
    const query = fresh();
    await write("GREEN");
    before = async () => {
      before = () => undefined;
      await write("GREEN");
    };
    await ask(query);
    expect((await ask(query)).sent).toBe(0);
  });
  test("is replaced by one that shows what was written", async () => {
    const graph = await graphOf({ entities: [], claims: [] });
    const own = await served(graph);
    const count = async () => (await answered(own.post({ query: "{ issues { totalCount } }" }))).body.data.issues.totalCount;
    expect([await count(), await count()]).toEqual([0, 0]);
    await syncDataset(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "2" }, digest: "2" }, world);
    expect(await count()).toBeGreaterThan(0);
    await own.close();
    await graph.close();
  });
  test("is never made of statements from before and after a write", async () => {
    const query = fresh();
    before = async () => {
      before = () => undefined;
      await write();
    };
    const { sent } = await ask(query);
    expect((await ask(query)).sent).toBe(sent);
    expect((await ask(query)).sent).toBe(0);
  });
  test("is never an error, be it a fault of the program or of the request", async () => {
    // The first request that names an unknown id reads the former ones for all.
    await ask(fresh('responses(issue: "nothing-at-all") { totalCount }'));
    for (const query of [fresh('responses(issue: "nothing-like-it") { totalCount }'), fresh('issue(id: "extortion") { nothing }')]) {
      const first = await ask(query);
      expect(first.text).toContain('"errors"');
      expect(await ask(query)).toEqual(first);
    }
    const failing = fresh();
    before = () => {
      throw new Error("down");
    };
    expect((await ask(failing)).text).toContain("INTERNAL_SERVER_ERROR");
    before = () => undefined;
    expect((await ask(failing)).text).not.toContain("errors");
    expect(server.log.splice(0)).not.toEqual([]);
  });
  test("is that of a query, whatever its name (viewer.test.ts has the mutations)", async () => {
    const query = "query mutation { issues { nodes { id } } }";
    expect((await ask(query)).sent).toBeGreaterThan(0);
    expect((await ask(query)).sent).toBe(0);
  });
});

describe("requests that differ have separate answers", () => {
  const pairs: [string, [object, Record<string, string>?], [object, Record<string, string>?]][] = [
    ["levels", [{}, {}], [{}, { "x-level": "2" }]],
    ["languages", [{}, { "accept-language": "en" }], [{}, { "accept-language": "es" }]],
    ["media types", [{}, { accept: "application/json" }], [{}, { accept: "application/graphql-response+json" }]],
    ["operations", [{ operationName: null }], [{ operationName: "null" }]],
    ["variables", [{ variables: { a: "1" } }], [{ variables: { a: "2" } }]],
    ["types of a variable", [{ variables: { a: "1" } }], [{ variables: { a: 1 } }]],
    ["null and nothing", [{ variables: { a: null } }], [{ variables: {} }]],
    [
      "levels and variables that are equal when joined",
      [{ variables: { a: "1" } }, { "x-level": "1" }],
      [{ variables: { a: "1" } }, { "x-level": "11" }],
    ],
  ];
  test.each(pairs)("%s", async (_, [one, headers], [other, others]) => {
    const query = `query null($a: ID = "x") { issues(filter: { not: { id: { eq: $a } } }) { nodes { id name } } } # ${++documents}`;
    await ask(query, one, headers);
    expect((await ask(query, one, headers)).sent).toBe(0);
    expect((await ask(query, other, others)).sent).toBeGreaterThan(0);
  });
  test("and equivalent ones share an answer, whatever the order of variables or the unknown languages", async () => {
    const query = `query ($a: ID, $b: ID) { issues(filter: { id: { in: [$a, $b] } }) { nodes { id } } } # ${++documents}`;
    await ask(query, { variables: { a: "1", b: "2" } }, { "accept-language": "es, en;q=0.5" });
    const again = await ask(query, { variables: { b: "2", a: "1" } }, { "accept-language": "nonsense;;q=9, es;q=0.9,en ; q=0.4" });
    expect(again.sent).toBe(0);
  });
  test("a hidden record is only in answers to viewers who may see it, whichever request came first", async () => {
    const query = fresh("claims(first: 100) { nodes { id } totalCount }");
    const all = (await ask(query, {}, { "x-level": "3" })).text;
    const clear = (await ask(query)).text;
    expect(JSON.parse(all).data.claims.totalCount).toBeGreaterThan(JSON.parse(clear).data.claims.totalCount);
    expect([(await ask(query, {}, { "x-level": "3" })).text, (await ask(query)).text]).toEqual([all, clear]);
  });
  test("no two lists of parts have the same key", () => {
    const parts: unknown[][] = [
      [{ a: 1 }], [{ a: "1" }], [{ a: [1] }], [{ a: [[1]] }], [null], ["null"], [undefined, "x"], ["x", undefined], ["a", "b"], ["a,b"],
      ['a","b'], [["a", "b"]], [{}], [[]], [{ "a:1": 1 }], [JSON.parse('{"__proto__": {"a": 1}}')], [{ b: { a: 1 } }], [""], [],
    ]; // biome-ignore format: one line a kind
    const viewer: Viewer = { level: 0, roles: [], languages: ["en"] };
    expect(new Set(parts.map((p) => cacheKey(viewer, ...p).text)).size).toBe(parts.length);
    expect(cacheKey(viewer, { a: 1, b: { d: 1, c: 2 } })).toEqual(cacheKey(viewer, { b: { c: 2, d: 1 }, a: 1 }));
    const others: Viewer[] = [
      { ...viewer, level: 1 },
      { ...viewer, roles: ["editor"] },
      { ...viewer, languages: ["es", "en"] },
    ];
    const keys = [viewer, ...others].map((v) => cacheKey(v, "same"));
    expect([new Set(keys.map(({ text }) => text)).size, keys.map(({ level }) => level)]).toEqual([4, [0, 1, 0, 0]]);
    expect(canonicalKey(JSON.parse('{"__proto__": {"z": 1}, "a": 2}'))).toBe('{"__proto__":{"z":1},"a":2}');
  });
});

describe("many requests at once", () => {
  test("that are equal send the statements of one", async () => {
    const one = await ask(fresh());
    before = () => wait(20);
    const query = fresh();
    const from = statements.length;
    const texts = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const response = await server.post({ query }, i % 2 ? { "accept-encoding": "br" } : { "accept-encoding": "identity" });
        return response.text();
      }),
    );
    expect([new Set(texts).size, statements.length - from]).toEqual([1, one.sent]);
  });
  test("are answered, even if the client of the first disconnects", async () => {
    const query = fresh();
    let reached = () => {};
    const reading = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let go = () => {};
    const going = new Promise<void>((resolve) => {
      go = resolve;
    });
    before = () => {
      reached();
      return going;
    };
    const impatient = new AbortController();
    const first = fetch(`${server.address}/graphql?query=${encodeURIComponent(query)}`, { signal: impatient.signal });
    await reading;
    const others = [1, 2, 3].map(() => answered(server.post({ query })));
    await wait(50);
    impatient.abort();
    await expect(first).rejects.toThrow();
    await wait(50);
    go();
    for (const { status, body } of await Promise.all(others)) expect([status, body.errors]).toEqual([200, undefined]);
    before = () => undefined;
    expect((await ask(query)).sent).toBe(0);
  });
});

test("a document is parsed and validated once, whatever its variables", async () => {
  const done: string[] = [];
  const listener = { parsingDidStart: async () => void done.push("parsed"), validationDidStart: async () => void done.push("validated") };
  const apollo = new ApolloServer<Reader>({ schema, plugins: [{ requestDidStart: async () => listener }] });
  await apollo.start();
  const limiter = new ConcurrencyLimiter({ running: 1, waiting: 0, waitMs: 0 });
  const execute = executorOf(apollo, (viewer, budget) => new Reader(model, whole, viewer, budget), new ExecutionTracker(), limiter);
  const request = { method: "POST" } as FastifyRequest;
  const query = "query ($id: ID!) { issue(id: $id) { id } }";
  for (const id of ["a", "b", "c"]) {
    const { result } = await execute(
      request,
      { query, operationName: null, variables: { id } },
      { level: 0, roles: [], languages: ["en"] },
      {},
    );
    expect(result.errors).toBeUndefined();
  }
  expect(done).toEqual(["parsed", "validated"]);
  await apollo.stop();
});
