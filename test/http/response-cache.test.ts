import { setTimeout as wait } from "node:timers/promises";
import type { RequestBudget } from "../../src/api/reading/reader.js";
import { Failure } from "../../src/errors.js";
import { type CachedResponse, etagOf, ResponseCache } from "../../src/http/cache/response-cache.js";

/** The cache without HTTP: its size, which requests wait for what, and what each of them pays. */
describe("the cache", () => {
  const clock = (stamp = "1") => {
    const graph = { now: stamp, visibleVersion: async () => ({ digest: undefined, stamp: graph.now }) };
    return graph;
  };
  const keyOf = (text: string) => ({ level: 0, text });
  const answer = (bytes: number, fill = "x", cacheable = true): CachedResponse => {
    const body = Buffer.alloc(bytes, fill);
    return { status: 200, contentType: "text/plain", body, etag: etagOf(body), cacheable };
  };
  const making = (made: CachedResponse) => async () => made;

  test("keeps to its size in bytes, however many answers there are, and one does not evict all others", async () => {
    const answers = new ResponseCache(clock(), { bytes: 100_000 });
    for (let i = 0; i < 500; i++) {
      await answers.get(keyOf(`${i}`), {}, making(answer(2000)));
      expect(answers.size).toBeLessThanOrEqual(100_000);
    }
    expect(answers.size).toBeGreaterThan(50_000);
    const size = answers.size;
    await answers.get(keyOf("large"), {}, making(answer(90_000)));
    expect(answers.size).toBe(size);
    for (let i = 0; i < 500; i++) await answers.encoded(keyOf(`e${i}`), "gzip", {}, making(answer(5000, `${i}`)));
    expect(answers.size).toBeLessThanOrEqual(100_000);
  });
  test("with 0 bytes caches nothing", async () => {
    let made = 0;
    const answers = new ResponseCache(clock(), { bytes: 0 });
    for (let i = 0; i < 2; i++)
      await answers.get(keyOf("key"), {}, async () => {
        made++;
        return answer(10);
      });
    expect([answers.size, made]).toEqual([0, 2]);
  });
  test("ends the wait of a request whose signal fires, and the work with the last of them; the next request starts anew", async () => {
    const answers = new ResponseCache(clock(), { bytes: 100_000 });
    const clients = [new AbortController(), new AbortController()];
    let work: AbortSignal | undefined;
    const asked = clients.map(({ signal }) => {
      const made = answers.get(keyOf("key"), { signal }, async (budget) => {
        work = budget.signal;
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
    expect((await answers.get(keyOf("key"), {}, making(answer(2)))).body).toHaveLength(2);
  });
  test("ends the work when the time of its last request is over, and the next request starts anew", async () => {
    const answers = new ResponseCache(clock(), { bytes: 1000 });
    const late = new Failure("TIMEOUT", "late");
    const time = new AbortController();
    setTimeout(() => time.abort(late), 20);
    let work: AbortSignal | undefined;
    const slow = answers.get(keyOf("key"), { signal: time.signal }, async ({ signal }) => {
      work = signal;
      await wait(10_000, undefined, { signal }).catch(() => signal?.throwIfAborted());
      return answer(1);
    });
    await expect(slow).rejects.toBe(late);
    expect(work?.aborted).toBe(true);
    expect((await answers.get(keyOf("key"), {}, making(answer(3)))).body).toHaveLength(3);
  });
  test("does not let a request that knows a newer version wait for work that started before", async () => {
    const graph = clock();
    const answers = new ResponseCache(graph, { bytes: 100_000 });
    let go = () => {};
    const old = answers.get(keyOf("key"), {}, async () => {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return answer(1);
    });
    await wait(1);
    graph.now = "2";
    expect((await answers.get(keyOf("key"), {}, making(answer(2)))).body).toHaveLength(2);
    go();
    expect((await old).body).toHaveLength(1);
    expect((await answers.get(keyOf("key"), {}, making(answer(3)))).body).toHaveLength(2);
  });

  describe("and the cost of a request", () => {
    const costing = (cost: number, began: () => void) => async (budget: { charge?(cost: number): void | Promise<void> }) => {
      await budget.charge?.(cost);
      began();
      return answer(10);
    };
    const budgetWith = (left: number) => ({
      spent: [] as number[],
      charge(cost: number) {
        if (cost > left) throw new Error("too poor");
        this.spent.push(cost);
      },
    });
    test("each request that waits pays the whole cost, and so does a hit", async () => {
      const answers = new ResponseCache(clock(), { bytes: 100_000 });
      const budgets = [budgetWith(100), budgetWith(100), budgetWith(100)];
      let begun = 0;
      await Promise.all(
        budgets.map((p) =>
          answers.encoded(
            keyOf("key"),
            "br",
            { charge: (c) => p.charge(c) },
            costing(70, () => begun++),
          ),
        ),
      );
      await answers.encoded(
        keyOf("key"),
        "br",
        { charge: (c) => budgets[0]?.charge(c) },
        costing(70, () => begun++),
      );
      expect([begun, budgets.map((p) => p.spent)]).toEqual([1, [[70, 70], [70], [70]]]);
    });
    test("a hit pays each part in its order, fails at the first that its client cannot pay, and has taken as many statements", async () => {
      const answers = new ResponseCache(clock(), { bytes: 100_000 });
      const ask = async (left: number) => {
        const taken: string[] = [];
        const paged = async (budget: RequestBudget) => {
          await budget.charge?.(40);
          budget.countStatements?.(2);
          await budget.chargeOverrun?.(7);
          await budget.charge?.(60);
          budget.countStatements?.(1);
          return answer(2000);
        };
        const budget: RequestBudget = {
          charge: (cost) => {
            if (cost > left) throw new Error("too poor");
            taken.push(`${cost}`);
          },
          chargeOverrun: (cost) => void taken.push(`${cost} beyond`),
          countStatements: (n) => void taken.push(`${n} statements`),
        };
        const outcome = await answers.encoded(keyOf("key"), "gzip", budget, paged).then(
          () => "answered",
          (error: Error) => error.message,
        );
        return [...taken, outcome];
      };
      const whole = ["40", "7 beyond", "60", "3 statements", "answered"];
      expect([await ask(100), await ask(100), await ask(50), await ask(10)]).toEqual([
        whole,
        whole,
        ["40", "7 beyond", "too poor"],
        ["too poor"],
      ]);
    });
    test("a request that cannot pay fails alone, even if it came first", async () => {
      const answers = new ResponseCache(clock(), { bytes: 100_000 });
      const [poor, rich] = [budgetWith(10), budgetWith(100)];
      let begun = 0;
      const [refused, served] = await Promise.allSettled(
        [poor, rich].map((p) =>
          answers.get(
            keyOf("key"),
            { charge: (c) => p.charge(c) },
            costing(70, () => begun++),
          ),
        ),
      );
      expect([refused?.status, served?.status, begun, rich.spent]).toEqual(["rejected", "fulfilled", 1, [70]]);
    });
    test("further cost is paid by each request that waits, whenever it came; one that cannot pay fails, and the work goes on for the others", async () => {
      const answers = new ResponseCache(clock(), { bytes: 100_000 });
      const [first, poor, late] = [budgetWith(1000), budgetWith(50), budgetWith(1000)];
      const overruns: string[] = [];
      const budgetOf = (p: typeof first, name: string) => ({
        charge: (c: number) => p.charge(c),
        chargeOverrun: (c: number) => void overruns.push(`${name} ${c}`),
      });
      let go = () => {};
      const gone = new Promise<void>((resolve) => {
        go = resolve;
      });
      const paged = async (budget: RequestBudget) => {
        await budget.charge?.(40);
        await gone;
        await budget.charge?.(60);
        await budget.chargeOverrun?.(7);
        return answer(10);
      };
      const asked = [
        answers.encoded(keyOf("key"), "br", budgetOf(first, "first"), paged),
        answers.encoded(keyOf("key"), "br", budgetOf(poor, "poor"), paged),
      ];
      while (poor.spent.length === 0) await wait(1);
      asked.push(answers.encoded(keyOf("key"), "br", budgetOf(late, "late"), paged));
      while (late.spent.length === 0) await wait(1);
      go();
      expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect([first.spent, poor.spent, late.spent, overruns.sort()]).toEqual([[40, 60], [40], [40, 60], ["first 7", "late 7"]]);
    });
    test("work stops when no request can pay for the next part", async () => {
      const answers = new ResponseCache(clock(), { bytes: 100_000 });
      const steps: string[] = [];
      const asked = answers.get(keyOf("key"), { charge: (c) => budgetWith(50).charge(c) }, async (budget) => {
        await budget.charge?.(40);
        steps.push("begun");
        await budget.charge?.(60);
        steps.push("gone on");
        return answer(10);
      });
      await expect(asked).rejects.toThrow("too poor");
      await wait(1);
      expect(steps).toEqual(["begun"]);
    });
    test("work does not start if no request can pay", async () => {
      const answers = new ResponseCache(clock(), { bytes: 100_000 });
      let begun = 0;
      const asked = answers.get(
        keyOf("key"),
        { charge: (c) => budgetWith(10).charge(c) },
        costing(70, () => begun++),
      );
      await expect(asked).rejects.toThrow("too poor");
      expect([begun, answers.size]).toEqual([0, 0]);
    });
  });
});
