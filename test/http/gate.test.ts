import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { Gate } from "../../src/http/gate.js";
import { graphOf } from "../harness.js";
import { answers, many } from "./many.js";
import { answered, held, served } from "./served.js";

/** How much is worked on at once is bounded: so many run, so many wait, the rest are refused at once, and nobody waits for ever. */
describe("the gate", () => {
  const long = 60_000;
  const outcome = async (entering: Promise<() => void>) => {
    const state = { leave: undefined as (() => void) | undefined, error: undefined as unknown };
    entering.then(
      (leave) => Object.assign(state, { leave }),
      (error) => Object.assign(state, { error }),
    );
    await turn();
    return state;
  };

  test("lets in as many as may run, and then the next in line for each that leaves", async () => {
    const gate = new Gate({ running: 2, waiting: 2, waitMs: long });
    const first = await gate.enter();
    await gate.enter();
    const [third, fourth] = [await outcome(gate.enter()), await outcome(gate.enter())];
    expect([gate.running, gate.waiting, third.leave, fourth.leave]).toEqual([2, 2, undefined, undefined]);
    first();
    first();
    await turn();
    expect([gate.running, gate.waiting, typeof third.leave, fourth.leave]).toEqual([2, 1, "function", undefined]);
    third.leave?.();
    await turn();
    expect([gate.running, gate.waiting, typeof fourth.leave]).toEqual([2, 0, "function"]);
    fourth.leave?.();
    expect(gate.running).toBe(1);
  });

  test("refuses whoever finds the line full, and whoever has waited too long", async () => {
    const gate = new Gate({ running: 1, waiting: 1, waitMs: 1500 });
    const leave = await gate.enter();
    const waits = gate.enter();
    const unavailable = { code: "UNAVAILABLE", http: { status: 503, headers: { "Retry-After": "2" } } };
    await expect(gate.enter()).rejects.toMatchObject(unavailable);
    await expect(waits).rejects.toMatchObject(unavailable);
    leave();
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
    (await gate.enter())();
  });

  test("forgets whoever has gone, before and while they wait", async () => {
    const gate = new Gate({ running: 1, waiting: 1, waitMs: long });
    const leave = await gate.enter();
    const gone = new AbortController();
    const waits = gate.enter(gone.signal);
    gone.abort(new Error("gone"));
    await expect(waits).rejects.toThrow("gone");
    await expect(gate.enter(gone.signal)).rejects.toThrow("gone");
    leave();
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });

  test("has the patient wait beyond the line, as long as it takes", async () => {
    const gate = new Gate({ running: 1, waiting: 1, waitMs: 1 });
    const leave = await gate.enter();
    const patient = await Promise.all(Array.from({ length: 5 }, () => outcome(gate.enter(undefined, true))));
    // They take no place in line from those who can be refused.
    await expect(gate.enter()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(gate.waiting).toBe(5);
    leave();
    for (const one of patient) {
      await turn();
      expect(typeof one.leave).toBe("function");
      one.leave?.();
    }
    expect([gate.running, gate.waiting]).toEqual([0, 0]);
  });
});

describe("a server with more to do than it can", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(many);
  });
  afterAll(() => graph.close());
  const rows = "/responses.json?issue=extortion";
  const page = /^MATCH \(o:Claim\).* ORDER BY o\.id|ORDER BY nearness/s;

  test("refuses at once with Retry-After, lets some wait, answers /livez and /readyz always, and recovers", async () => {
    const slow = held(graph, (statement) => statement !== "RETURN 1");
    const server = await served(slow.graph, { serving: { running: 2, waiting: 1, waitMs: 60_000 } });
    // Two of these run and one waits; which, is for the network to say.
    let refused = 0;
    const asked = Array.from({ length: 8 }, async () => {
      const { status } = await server.get(rows);
      if (status === 503) refused++;
      return status;
    });
    while (refused < 5) await wait(5);
    expect(await answered(server.get("/livez"))).toEqual({ status: 200, body: { status: "live" } });
    expect((await server.get("/readyz")).status).toBe(200);
    slow.go();
    expect((await Promise.all(asked)).sort()).toEqual([200, 200, 200, 503, 503, 503, 503, 503]);
    expect(await server.rows(rows)).toHaveLength(answers);
    expect(server.log).toEqual([]);
    await server.close();
  });

  test("says in the answer when to come again", async () => {
    const slow = held(graph, () => true);
    const server = await served(slow.graph, { serving: { running: 1, waiting: 0, waitMs: 3000 } });
    const running = server.get(rows);
    while (slow.read.length < 1) await wait(5);
    const refused = await server.get(rows);
    expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("cache-control")]).toEqual([503, "3", "no-store"]);
    expect(await refused.json()).toEqual({ error: { code: "UNAVAILABLE", message: expect.stringContaining("3 s"), retryAfter: 3 } });
    slow.go();
    expect(await (await running).json()).toHaveLength(answers);
    await server.close();
  });

  test("has whoever reads a long list give up its place after each page, so that slow readers hold up nobody", async () => {
    const order: string[] = [];
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    const read: Graph["read"] = async (text, parameters) => {
      if (page.test(text)) order.push("page");
      else if (text.includes("Dataset")) order.push("other");
      if (order.length === 1) await gone;
      return graph.read(text, parameters);
    };
    const server = await served({ ...graph, read }, { serving: { running: 1, waiting: 10, waitMs: 60_000 } });
    const long = server.rows(rows);
    while (order.length < 1) await wait(5);
    const other = server.post({ query: "{ dataset { sets { name } } }" });
    // It is in line once the server has read it, which an answer to a later request shows.
    await server.get("/livez");
    go();
    expect((await other).status).toBe(200);
    expect(await long).toHaveLength(answers);
    expect(order.filter((what, i) => what !== order[i - 1])).toEqual(["page", "other", "page"]);
    await server.close();
  });

  test("has a place again for each client that hung up before it was answered", async () => {
    const slow = held(graph, () => true);
    const server = await served(slow.graph, { serving: { running: 2, waiting: 9, waitMs: 60_000 } });
    for (let i = 0; i < 6; i++) {
      const hangUp = new AbortController();
      const before = slow.read.length;
      const asked = fetch(server.address + rows, { signal: hangUp.signal });
      while (slow.read.length === before) await wait(5);
      hangUp.abort();
      await expect(asked).rejects.toThrow();
    }
    slow.go();
    expect(await server.rows(rows)).toHaveLength(answers);
    await server.close();
  });
});
