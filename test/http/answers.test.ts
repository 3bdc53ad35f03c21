import { setTimeout as wait } from "node:timers/promises";
import { ApolloServer } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import { type Bounds, Reader } from "../../src/api/reader.js";
import { Failure } from "../../src/errors.js";
import type { Graph } from "../../src/graph/graph.js";
import { store } from "../../src/graph/statements/store.js";
import { type Answer, Answers, canonical, keyOf, tagOf } from "../../src/http/answers.js";
import { executionOf } from "../../src/http/execution.js";
import { Executions } from "../../src/http/facts.js";
import { Gate } from "../../src/http/gate.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { schema } from "../twins.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** Answers are kept while the graph does not change, for those who see the same, and equal requests at once run once. */
let whole: Graph;
/** What is done before a statement is answered. */
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
  server = await served(watched, { viewer: ({ headers }) => Number(headers["x-level"] ?? 0) as Level });
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

/** Another data set, stored with other words each time: a write that changes the version. */
let writes = 0;
const write = () => {
  const title = `Set ${++writes}`;
  return store(
    whole,
    model,
    { name: "other", about: { title, licence: "none", version: `${writes}` }, digest: `${writes}` },
    { entities: [], claims: [] },
  );
};
/** A document of its own, so that no test finds what another one has left. */
let documents = 0;
const fresh = (fields = "issues { nodes { id name } }") => `query Fresh${++documents} { ${fields} }`;
const ask = async (query: string, more: object = {}, headers: Record<string, string> = {}) => {
  const from = statements.length;
  const response = await server.post({ query, ...more }, headers);
  return { text: await response.text(), sent: statements.length - from, status: response.status };
};

describe("an answer that is kept", () => {
  test("is the one that was made, byte for byte, and sends no statement", async () => {
    const query = fresh();
    const made = await ask(query);
    expect(made.sent).toBeGreaterThan(0);
    expect(await ask(query)).toEqual({ ...made, sent: 0 });
    const byUrl = await server.get(`/graphql?query=${encodeURIComponent(query)}`);
    expect([await byUrl.text(), statements.length]).toEqual([made.text, made.sent]);
  });
  test("goes when something is written, at once", async () => {
    const query = fresh("issues { totalCount }");
    const { sent } = await ask(query);
    await write();
    expect((await ask(query)).sent).toBe(sent);
    expect((await ask(query)).sent).toBe(0);
  });
  test("shows what was written", async () => {
    const graph = await graphOf({ entities: [], claims: [] });
    const own = await served(graph);
    const count = async () => (await answered(own.post({ query: "{ issues { totalCount } }" }))).body.data.issues.totalCount;
    expect([await count(), await count()]).toEqual([0, 0]);
    await store(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "2" }, digest: "2" }, world);
    expect(await count()).toBeGreaterThan(0);
    await own.close();
    await graph.close();
  });
  test("is not made of what was read before a write and after it", async () => {
    const query = fresh();
    before = async () => {
      before = () => undefined;
      await write();
    };
    const { sent } = await ask(query);
    expect((await ask(query)).sent).toBe(sent);
    expect((await ask(query)).sent).toBe(0);
  });
  test("is not an error, of ours or of the client", async () => {
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
  test("is not that of what may change something, which is done each time", async () => {
    const query = "query mutation { issues { nodes { id } } }";
    const { sent } = await ask(query);
    expect((await ask(query)).sent).toBe(sent);
  });
});

describe("what is asked differently has another answer", () => {
  const pairs: [string, [object, Record<string, string>?], [object, Record<string, string>?]][] = [
    ["levels", [{}, {}], [{}, { "x-level": "2" }]],
    ["languages", [{}, { "accept-language": "en" }], [{}, { "accept-language": "es" }]],
    ["media types", [{}, { accept: "application/json" }], [{}, { accept: "application/graphql-response+json" }]],
    ["operations", [{ operationName: null }], [{ operationName: "null" }]],
    ["variables", [{ variables: { a: "1" } }], [{ variables: { a: "2" } }]],
    ["types of a variable", [{ variables: { a: "1" } }], [{ variables: { a: 1 } }]],
    ["null and nothing", [{ variables: { a: null } }], [{ variables: {} }]],
    ["levels, in disguise", [{ variables: { a: "1" } }, { "x-level": "1" }], [{ variables: { a: "1" } }, { "x-level": "11" }]],
  ];
  test.each(pairs)("%s", async (_, [one, headers], [other, others]) => {
    const query = `query null($a: ID = "x") { issues(filter: { not: { id: { eq: $a } } }) { nodes { id name } } } # ${++documents}`;
    await ask(query, one, headers);
    expect((await ask(query, one, headers)).sent).toBe(0);
    expect((await ask(query, other, others)).sent).toBeGreaterThan(0);
  });
  test("and what is asked alike has the same, in whatever order and with whatever languages that do not count", async () => {
    const query = `query ($a: ID, $b: ID) { issues(filter: { id: { in: [$a, $b] } }) { nodes { id } } } # ${++documents}`;
    await ask(query, { variables: { a: "1", b: "2" } }, { "accept-language": "es, en;q=0.5" });
    const again = await ask(query, { variables: { b: "2", a: "1" } }, { "accept-language": "nonsense;;q=9, es;q=0.9,en ; q=0.4" });
    expect(again.sent).toBe(0);
  });
  test("a hidden record comes to none but those who may see it, whoever asked first", async () => {
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
    expect(new Set(parts.map((p) => keyOf(...p))).size).toBe(parts.length);
    expect(keyOf({ a: 1, b: { d: 1, c: 2 } })).toBe(keyOf({ b: { c: 2, d: 1 }, a: 1 }));
    expect(canonical(JSON.parse('{"__proto__": {"z": 1}, "a": 2}'))).toBe('{"__proto__":{"z":1},"a":2}');
  });
});

describe("many at once", () => {
  test("that ask the same are answered with the statements of one", async () => {
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
  test("are answered, though the first has hung up", async () => {
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
  const gate = new Gate({ running: 1, waiting: 0, waitMs: 0 });
  const execute = executionOf(apollo, (_, viewer, bounds) => new Reader(model, whole, viewer, bounds), new Executions(), gate);
  const request = { method: "POST" } as FastifyRequest;
  const query = "query ($id: ID!) { issue(id: $id) { id } }";
  for (const id of ["a", "b", "c"]) {
    const { result } = await execute(request, { query, operationName: null, variables: { id } }, { level: 0, languages: ["en"] }, {});
    expect(result.errors).toBeUndefined();
  }
  expect(done).toEqual(["parsed", "validated"]);
  await apollo.stop();
});

/** The keeping itself, without HTTP around it. */
describe("the bounds", () => {
  const clock = (version = "1") => {
    const graph = { now: version, version: async () => graph.now };
    return graph;
  };
  const answer = (bytes: number, fill = "x", lasting = true): Answer => {
    const body = Buffer.alloc(bytes, fill);
    return { status: 200, contentType: "text/plain", body, etag: tagOf(body), lasting };
  };
  const making = (made: Answer) => async () => made;

  test("in bytes hold, however many answers there are, and one does not drive out all others", async () => {
    const answers = new Answers(clock(), { bytes: 100_000 });
    for (let i = 0; i < 500; i++) {
      await answers.get(`${i}`, {}, making(answer(2000)));
      expect(answers.size).toBeLessThanOrEqual(100_000);
    }
    expect(answers.size).toBeGreaterThan(50_000);
    const kept = answers.size;
    await answers.get("large", {}, making(answer(90_000)));
    expect(answers.size).toBe(kept);
    for (let i = 0; i < 500; i++) await answers.encoded(`e${i}`, "gzip", {}, making(answer(5000, `${i}`)));
    expect(answers.size).toBeLessThanOrEqual(100_000);
  });
  test("of 0 keep nothing", async () => {
    const found: string[] = [];
    const answers = new Answers(clock(), { bytes: 0 });
    for (let i = 0; i < 2; i++) await answers.get("key", {}, making(answer(10)), (f) => found.push(f));
    expect([answers.size, found]).toEqual([0, ["made", "made"]]);
  });
  test("of its client end a request, and the work with the last of them; who comes then has it begun anew", async () => {
    const answers = new Answers(clock(), { bytes: 100_000 });
    const clients = [new AbortController(), new AbortController()];
    let work: AbortSignal | undefined;
    const asked = clients.map(({ signal }) => {
      const made = answers.get("key", { signal }, async (bounds) => {
        work = bounds.signal;
        await wait(10_000, undefined, { signal: work });
        return answer(1);
      });
      return made.catch((error) => error.message);
    });
    await wait(1);
    clients[0]?.abort(new Error("first"));
    expect([await asked[0], work?.aborted]).toEqual(["first", false]);
    clients[1]?.abort(new Error("second"));
    expect([await asked[1], work?.aborted]).toEqual(["second", true]);
    expect((await answers.get("key", {}, making(answer(2)))).body).toHaveLength(2);
  });
  test("of time end the work with the last of its clients, and what comes next begins anew", async () => {
    const answers = new Answers(clock(), { bytes: 1000 });
    const late = new Failure("TIMEOUT", "late");
    const time = new AbortController();
    setTimeout(() => time.abort(late), 20);
    let work: AbortSignal | undefined;
    const slow = answers.get("key", { signal: time.signal }, async ({ signal }) => {
      work = signal;
      await wait(10_000, undefined, { signal }).catch(() => signal?.throwIfAborted());
      return answer(1);
    });
    await expect(slow).rejects.toBe(late);
    expect(work?.aborted).toBe(true);
    expect((await answers.get("key", {}, making(answer(3)))).body).toHaveLength(3);
  });
  test("who knows of a newer version does not wait for what began before it", async () => {
    const graph = clock();
    const answers = new Answers(graph, { bytes: 100_000 });
    let go = () => {};
    const old = answers.get("key", {}, async () => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return answer(1);
    });
    await wait(1);
    graph.now = "2";
    expect((await answers.get("key", {}, making(answer(2)))).body).toHaveLength(2);
    go();
    expect((await old).body).toHaveLength(1);
    expect((await answers.get("key", {}, making(answer(3)))).body).toHaveLength(2);
  });

  describe("in what it costs:", () => {
    const costing = (cost: number, began: () => void) => async (bounds: { charge?(cost: number): void | Promise<void> }) => {
      await bounds.charge?.(cost);
      began();
      return answer(10);
    };
    const purse = (left: number) => ({
      spent: [] as number[],
      charge(cost: number) {
        if (cost > left) throw new Error("too poor");
        this.spent.push(cost);
      },
    });
    test("each who waits pays all of it, and 1 for what is kept", async () => {
      const answers = new Answers(clock(), { bytes: 100_000 });
      const purses = [purse(100), purse(100), purse(100)];
      let begun = 0;
      await Promise.all(
        purses.map((p) =>
          answers.encoded(
            "key",
            "br",
            { charge: (c) => p.charge(c) },
            costing(70, () => begun++),
          ),
        ),
      );
      await answers.encoded(
        "key",
        "br",
        { charge: (c) => purses[0]?.charge(c) },
        costing(70, () => begun++),
      );
      expect([begun, purses.map((p) => p.spent)]).toEqual([1, [[70, 1], [70], [70]]]);
    });
    test("who cannot pay goes alone, though they came first", async () => {
      const answers = new Answers(clock(), { bytes: 100_000 });
      const [poor, rich] = [purse(10), purse(100)];
      let begun = 0;
      const [refused, served] = await Promise.allSettled(
        [poor, rich].map((p) =>
          answers.get(
            "key",
            { charge: (c) => p.charge(c) },
            costing(70, () => begun++),
          ),
        ),
      );
      expect([refused?.status, served?.status, begun, rich.spent]).toEqual(["rejected", "fulfilled", 1, [70]]);
    });
    test("what turns out to cost more is paid by each who waits, whenever they came; who cannot goes, and the rest is done for the others", async () => {
      const answers = new Answers(clock(), { bytes: 100_000 });
      const [first, poor, late] = [purse(1000), purse(50), purse(1000)];
      const owed: string[] = [];
      const boundsOf = (p: typeof first, name: string) => ({
        charge: (c: number) => p.charge(c),
        spend: (c: number) => void owed.push(`${name} ${c}`),
      });
      let go = () => {};
      const gone = new Promise<void>((resolve) => {
        go = resolve;
      });
      const paged = async (bounds: Bounds) => {
        await bounds.charge?.(40);
        await gone;
        await bounds.charge?.(60);
        await bounds.spend?.(7);
        return answer(10);
      };
      const asked = [
        answers.encoded("key", "br", boundsOf(first, "first"), paged),
        answers.encoded("key", "br", boundsOf(poor, "poor"), paged),
      ];
      while (poor.spent.length === 0) await wait(1);
      asked.push(answers.encoded("key", "br", boundsOf(late, "late"), paged));
      while (late.spent.length === 0) await wait(1);
      go();
      expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect([first.spent, poor.spent, late.spent, owed.sort()]).toEqual([[40, 60], [40], [40, 60], ["first 7", "late 7"]]);
    });
    test("what nobody can pay any more is not gone on with", async () => {
      const answers = new Answers(clock(), { bytes: 100_000 });
      const steps: string[] = [];
      const asked = answers.get("key", { charge: (c) => purse(50).charge(c) }, async (bounds) => {
        await bounds.charge?.(40);
        steps.push("begun");
        await bounds.charge?.(60);
        steps.push("gone on");
        return answer(10);
      });
      await expect(asked).rejects.toThrow("too poor");
      await wait(1);
      expect(steps).toEqual(["begun"]);
    });
    test("where none can pay, nothing begins", async () => {
      const answers = new Answers(clock(), { bytes: 100_000 });
      let begun = 0;
      const asked = answers.get(
        "key",
        { charge: (c) => purse(10).charge(c) },
        costing(70, () => begun++),
      );
      await expect(asked).rejects.toThrow("too poor");
      expect([begun, answers.size]).toEqual([0, 0]);
    });
  });
});
