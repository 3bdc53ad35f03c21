import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { ConcurrencyLimiter } from "../../src/http/protection/concurrency-limiter.js";
import { graphOf } from "../harness.js";
import { answers, many } from "./many.js";
import { readsPageOf } from "./page-statements.js";
import { answered, served, withHeldStatements } from "./served.js";

/** A bounded number of requests run at once, a bounded number wait for a bounded time, and the rest are refused at once. */
describe("the limiter", () => {
  const long = 60_000;
  const outcome = async (acquiring: Promise<() => void>) => {
    const state = { release: undefined as (() => void) | undefined, error: undefined as unknown };
    acquiring.then(
      (release) => Object.assign(state, { release }),
      (error) => Object.assign(state, { error }),
    );
    await turn();
    return state;
  };

  test("lets a bounded number run, and the next waiter for each that ends", async () => {
    const limiter = new ConcurrencyLimiter({ running: 2, waiting: 2, waitMs: long });
    const first = await limiter.acquire();
    await limiter.acquire();
    const [third, fourth] = [await outcome(limiter.acquire()), await outcome(limiter.acquire())];
    expect([limiter.running, limiter.waiting, third.release, fourth.release]).toEqual([2, 2, undefined, undefined]);
    first();
    first();
    await turn();
    expect([limiter.running, limiter.waiting, typeof third.release, fourth.release]).toEqual([2, 1, "function", undefined]);
    third.release?.();
    await turn();
    expect([limiter.running, limiter.waiting, typeof fourth.release]).toEqual([2, 0, "function"]);
    fourth.release?.();
    expect(limiter.running).toBe(1);
  });

  test("refuses a request if the queue is full, or its wait too long", async () => {
    const limiter = new ConcurrencyLimiter({ running: 1, waiting: 1, waitMs: 1500 });
    const release = await limiter.acquire();
    const waits = limiter.acquire();
    const unavailable = { code: "UNAVAILABLE", http: { status: 503, headers: { "Retry-After": "2" } } };
    await expect(limiter.acquire()).rejects.toMatchObject(unavailable);
    await expect(waits).rejects.toMatchObject(unavailable);
    release();
    expect([limiter.running, limiter.waiting]).toEqual([0, 0]);
    (await limiter.acquire())();
  });

  test("drops a request that is aborted before or while it waits", async () => {
    const limiter = new ConcurrencyLimiter({ running: 1, waiting: 1, waitMs: long });
    const release = await limiter.acquire();
    const gone = new AbortController();
    const waits = limiter.acquire(gone.signal);
    gone.abort(new Error("gone"));
    await expect(waits).rejects.toThrow("gone");
    await expect(limiter.acquire(gone.signal)).rejects.toThrow("gone");
    release();
    expect([limiter.running, limiter.waiting]).toEqual([0, 0]);
  });

  test("lets patient requests wait beyond the bound of the queue, as long as it takes", async () => {
    const limiter = new ConcurrencyLimiter({ running: 1, waiting: 1, waitMs: 1 });
    const release = await limiter.acquire();
    const patient = await Promise.all(Array.from({ length: 5 }, () => outcome(limiter.acquire(undefined, true))));
    // They do not count for the bound of the queue.
    await expect(limiter.acquire()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(limiter.waiting).toBe(5);
    release();
    for (const one of patient) {
      await turn();
      expect(typeof one.release).toBe("function");
      one.release?.();
    }
    expect([limiter.running, limiter.waiting]).toEqual([0, 0]);
  });
});

describe("a server with more to do than it can", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(many);
  });
  afterAll(() => graph.close());
  const rows = "/responses.json?issue=extortion";

  test("refuses at once with Retry-After, lets some wait, answers /livez and /readyz always, and recovers", async () => {
    const slow = withHeldStatements(graph, (statement) => statement !== "RETURN 1");
    const server = await served(slow.graph, { server: { running: 2, waiting: 1, waitMs: 60_000 } });
    // Two of these run and one waits; which ones, depends on the network.
    let refused = 0;
    const statuses = Array.from({ length: 8 }, async () => {
      const { status } = await server.get(rows);
      if (status === 503) refused++;
      return status;
    });
    while (refused < 5) await wait(5);
    expect(await answered(server.get("/livez"))).toEqual({ status: 200, body: { status: "live" } });
    expect((await server.get("/readyz")).status).toBe(200);
    slow.go();
    expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 200, 503, 503, 503, 503, 503]);
    expect(await server.rows(rows)).toHaveLength(answers);
    expect(server.log).toEqual([]);
    await server.close();
  });

  test("says in the answer when to ask again", async () => {
    const slow = withHeldStatements(graph, () => true);
    const server = await served(slow.graph, { server: { running: 1, waiting: 0, waitMs: 3000 } });
    const running = server.get(rows);
    while (slow.read.length < 1) await wait(5);
    const refused = await server.get(rows);
    expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("cache-control")]).toEqual([503, "3", "no-store"]);
    expect(await refused.json()).toEqual({ error: { code: "UNAVAILABLE", message: expect.stringContaining("3 s"), retryAfter: 3 } });
    slow.go();
    expect(await (await running).json()).toHaveLength(answers);
    await server.close();
  });

  test("takes the slot of a long list back after each page, so that a slow reader blocks no other client", async () => {
    const order: string[] = [];
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    const read: Graph["read"] = async (text, parameters) => {
      if (readsPageOf(rows)(text)) order.push("page");
      else if (text.includes("Dataset")) order.push("other");
      if (order.length === 1) await gone;
      return graph.read(text, parameters);
    };
    const server = await served({ ...graph, read }, { server: { running: 1, waiting: 10, waitMs: 60_000 } });
    const long = server.rows(rows);
    while (order.length < 1) await wait(5);
    const other = server.post({ query: "{ dataset { sets { name } } }" });
    // It is in the queue once the server has read it: an answer to a later request shows that.
    await server.get("/livez");
    go();
    expect((await other).status).toBe(200);
    expect(await long).toHaveLength(answers);
    expect(order.filter((what, i) => what !== order[i - 1])).toEqual(["page", "other", "page"]);
    await server.close();
  });

  test("has a free slot again for each client that disconnects before it is answered", async () => {
    const slow = withHeldStatements(graph, () => true);
    const server = await served(slow.graph, { server: { running: 2, waiting: 9, waitMs: 60_000 } });
    for (let i = 0; i < 6; i++) {
      const hangUp = new AbortController();
      const before = slow.read.length;
      const aborted = fetch(server.address + rows, { signal: hangUp.signal });
      while (slow.read.length === before) await wait(5);
      hangUp.abort();
      await expect(aborted).rejects.toThrow();
    }
    slow.go();
    expect(await server.rows(rows)).toHaveLength(answers);
    await server.close();
  });
});
