import { SessionQueue } from "../../src/graph/engines/neo4j/session-queue.js";

/** Fake timers: the test moves the clock. */
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** Starts to wait for a session, and follows the state of the wait: it waits, it runs, or it was refused. */
const waiting = (queue: SessionQueue, signal?: AbortSignal) => {
  const wait = { state: "waits", release: () => {}, deadline: undefined as number | undefined };
  queue.acquire(signal).then(
    (slot) => Object.assign(wait, { state: "runs", ...slot }),
    (error) => Object.assign(wait, { state: error.code ?? error.message }),
  );
  return wait;
};

test("as many as there are sessions run at once, the others in the order of their arrival", async () => {
  const queue = new SessionQueue(2);
  const all = [1, 2, 3, 4].map(() => waiting(queue));
  await later(0);
  expect(all.map((w) => w.state)).toEqual(["runs", "runs", "waits", "waits"]);
  all[1]?.release();
  await later(0);
  expect(all.map((w) => w.state)).toEqual(["runs", "runs", "runs", "waits"]);
});

test("a request waits 2 s in all, however many statements follow one another; statements at the same time wait once", async () => {
  const queue = new SessionQueue(1);
  const { signal } = new AbortController();
  let { release: holder } = await queue.acquire();
  const first = [waiting(queue, signal), waiting(queue, signal)];
  await later(1200);
  holder();
  await later(0);
  expect(first.map((w) => w.state)).toEqual(["runs", "waits"]);
  first[0]?.release();
  await later(0);
  expect(first[1]?.state).toBe("runs");
  holder = first[1]?.release ?? holder;

  const [next, other] = [waiting(queue, signal), waiting(queue, new AbortController().signal)];
  await later(799);
  expect([next.state, other.state]).toEqual(["waits", "waits"]);
  await later(2);
  expect([next.state, other.state]).toEqual(["UNAVAILABLE", "waits"]);
  await later(1200);
  expect(other.state).toBe("UNAVAILABLE");
  holder();
  // The queue is empty: the session is free.
  await queue.acquire(signal);
});

test("an aborted wait leaves the queue", async () => {
  const queue = new SessionQueue(1);
  const { release } = await queue.acquire();
  const controller = new AbortController();
  const wait = waiting(queue, controller.signal);
  controller.abort(new Error("gone"));
  await later(0);
  expect(wait.state).toBe("gone");
  release();
  await queue.acquire();
  await expect(queue.acquire(controller.signal)).rejects.toThrow("gone");
});

test("a request that has waited long gets a deadline, 3.5 s after the wait began; others get none", async () => {
  const queue = new SessionQueue(1);
  const began = performance.now();
  const { signal } = new AbortController();
  for (const [ms, deadline] of [
    [300, undefined],
    [300, began + 3800],
    [300, began + 3800],
  ] as const) {
    const { release } = await queue.acquire();
    const wait = waiting(queue, signal);
    await later(ms);
    release();
    await later(0);
    expect([wait.state, wait.deadline]).toEqual(["runs", deadline]);
    wait.release();
  }
});
