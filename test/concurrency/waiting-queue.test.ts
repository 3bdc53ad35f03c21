import { setTimeout as wait } from "node:timers/promises";
import { type Release, WaitingQueue } from "../../src/concurrency/waiting-queue.js";

const refusal = () => new Error("refused");
const queueOf = (slots: number, maxWaiting?: number) => new WaitingQueue({ slots, maxWaiting, refusal });
/** Numbers below 1, the same for the same seed. */
const dice = (seed: number) => () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
/** Waits in line, and notes in `order` when its turn has come. */
const wanting = async (queue: WaitingQueue, order: unknown[], name: unknown, ...how: Parameters<WaitingQueue["acquire"]>) => {
  const release = await queue.acquire(...how);
  order.push(name);
  return release;
};

test("a free slot is taken without waiting; a slot given back goes to the first in line, and only once", async () => {
  const queue = queueOf(2);
  const [first, second] = [queue.tryAcquire(), queue.tryAcquire()];
  expect([typeof first, typeof second, queue.tryAcquire(), queue.taken]).toEqual(["function", "function", undefined, 2]);
  const order: number[] = [];
  const others = [1, 2, 3].map((name) => wanting(queue, order, name));
  first?.();
  first?.();
  // The slot has been handed over: it is not free in between.
  expect([queue.tryAcquire(), queue.taken, queue.waiting]).toEqual([undefined, 2, 2]);
  (await (others[0] as Promise<Release>))();
  second?.();
  for (const release of await Promise.all(others.slice(1))) release();
  expect([order, queue.taken, queue.waiting]).toEqual([[1, 2, 3], 0, 0]);
});

test("the line is bounded for those with a time limit, and only for them", async () => {
  const queue = queueOf(1, 1);
  const release = await queue.acquire();
  const order: string[] = [];
  const patient = [1, 2].map((i) => wanting(queue, order, `patient ${i}`));
  const limited = wanting(queue, order, "limited", undefined, 60_000);
  await expect(queue.acquire(undefined, 60_000)).rejects.toThrow("refused");
  expect(queue.waiting).toBe(3);
  release();
  for (const turn of [...patient, limited]) (await turn)();
  expect([order, queue.taken]).toEqual([["patient 1", "patient 2", "limited"], 0]);
});

test("a wait that is too long is refused, and its place in line is free again", async () => {
  const queue = queueOf(1, 1);
  const release = await queue.acquire();
  for (let i = 0; i < 3; i++) await expect(queue.acquire(undefined, 5)).rejects.toThrow("refused");
  expect(queue.waiting).toBe(0);
  release();
  (await queue.acquire(undefined, 5))();
  expect(queue.taken).toBe(0);
});

test("an aborted wait ends with its reason, before it begins, in line, and between admission and wake-up", async () => {
  const queue = queueOf(1);
  const release = await queue.acquire();
  const [early, inLine, late] = [new AbortController(), new AbortController(), new AbortController()];
  early.abort(new Error("early"));
  await expect(queue.acquire(early.signal)).rejects.toThrow("early");
  const waits = [queue.acquire(inLine.signal), queue.acquire(late.signal)];
  inLine.abort(new Error("in line"));
  release();
  late.abort(new Error("late"));
  await expect(waits[0]).rejects.toThrow("in line");
  await expect(waits[1]).rejects.toThrow("late");
  expect([queue.taken, queue.waiting]).toEqual([0, 0]);
});

test("whatever comes and goes in whatever order, no slot is lost or taken twice", async () => {
  for (let round = 1; round <= 20; round++) {
    const random = dice(round);
    const queue = queueOf(3, 5);
    let inside = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const controller = new AbortController();
        if (i % 5 === 0) setTimeout(() => controller.abort(new Error("aborted")), random() * 4);
        await wait(random() * 4);
        try {
          const release = await queue.acquire(controller.signal, i % 3 === 0 ? undefined : random() * 4);
          expect(++inside).toBeLessThanOrEqual(3);
          await wait(random() * 2);
          inside--;
          release();
          return "done";
        } catch (error) {
          return (error as Error).message;
        }
      }),
    );
    expect([round, queue.taken, queue.waiting, inside]).toEqual([round, 0, 0, 0]);
    expect(outcomes).toContain("done");
    expect(outcomes.filter((outcome) => !["done", "refused", "aborted"].includes(outcome))).toEqual([]);
  }
});
