import { Turns } from "../../src/graph/engines/neo4j/turns.js";

/** By a clock that is moved on by hand. */
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** What has become of a wait for a turn. */
const waiting = (turns: Turns, signal?: AbortSignal) => {
  const wait = { became: "waits", end: () => {}, until: undefined as number | undefined };
  turns.begin(signal).then(
    (turn) => Object.assign(wait, { became: "turn", ...turn }),
    (error) => Object.assign(wait, { became: error.code ?? error.message }),
  );
  return wait;
};

test("so many have theirs at once, the others get it in line", async () => {
  const turns = new Turns(2);
  const all = [1, 2, 3, 4].map(() => waiting(turns));
  await later(0);
  expect(all.map((w) => w.became)).toEqual(["turn", "turn", "waits", "waits"]);
  all[1]?.end();
  await later(0);
  expect(all.map((w) => w.became)).toEqual(["turn", "turn", "turn", "waits"]);
});

test("a request waits 2 s in all, however many statements follow one another; beside each other they wait once", async () => {
  const turns = new Turns(1);
  const { signal } = new AbortController();
  let { end: holder } = await turns.begin();
  const first = [waiting(turns, signal), waiting(turns, signal)];
  await later(1200);
  holder();
  await later(0);
  expect(first.map((w) => w.became)).toEqual(["turn", "waits"]);
  first[0]?.end();
  await later(0);
  expect(first[1]?.became).toBe("turn");
  holder = first[1]?.end ?? holder;

  const [next, other] = [waiting(turns, signal), waiting(turns, new AbortController().signal)];
  await later(799);
  expect([next.became, other.became]).toEqual(["waits", "waits"]);
  await later(2);
  expect([next.became, other.became]).toEqual(["UNAVAILABLE", "waits"]);
  await later(1200);
  expect(other.became).toBe("UNAVAILABLE");
  holder();
  // Nobody is left in line: it is free for whoever comes.
  await turns.begin(signal);
});

test("who is aborted leaves the line", async () => {
  const turns = new Turns(1);
  const { end } = await turns.begin();
  const controller = new AbortController();
  const wait = waiting(turns, controller.signal);
  controller.abort(new Error("gone"));
  await later(0);
  expect(wait.became).toBe("gone");
  end();
  await turns.begin();
  await expect(turns.begin(controller.signal)).rejects.toThrow("gone");
});

test("who has waited long is to be answered soon, 3.5 s after its wait began; whoever has not takes its time", async () => {
  const turns = new Turns(1);
  const began = performance.now();
  const { signal } = new AbortController();
  for (const [ms, until] of [
    [300, undefined],
    [300, began + 3800],
    [300, began + 3800],
  ] as const) {
    const { end } = await turns.begin();
    const wait = waiting(turns, signal);
    await later(ms);
    end();
    await later(0);
    expect([wait.became, wait.until]).toEqual(["turn", until]);
    wait.end();
  }
});
