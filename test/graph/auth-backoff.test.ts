import { AuthBackoff } from "../../src/graph/engines/neo4j/auth-backoff.js";

/** Fake timers: the test moves the clock. */
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

test("after a refusal the pause is 1 s, then doubles up to 60 s; once the credentials are accepted it starts at 1 s again", async () => {
  const backoff = new AuthBackoff();
  const pauseLength = async () => {
    backoff.lengthen();
    let seconds = 0;
    for (; backoff.paused; seconds++) await later(1000);
    return seconds;
  };
  expect([backoff.refused, backoff.paused]).toEqual([false, false]);
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) expect(await pauseLength()).toBe(seconds);
  expect(backoff.refused).toBe(true);
  backoff.reset();
  expect(backoff.refused).toBe(false);
  expect(await pauseLength()).toBe(1);
});
