import { Respite } from "../../src/graph/engines/neo4j/respite.js";

/** By a clock that is moved on by hand. */
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});
const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

test("a server that refuses is left alone for 1 s, then twice as long each time, never above 60 s; once it lets in, from the start", async () => {
  const respite = new Respite();
  const lasted = async () => {
    respite.lengthen();
    let seconds = 0;
    for (; respite.lasts; seconds++) await later(1000);
    return seconds;
  };
  expect([respite.refused, respite.lasts]).toEqual([false, false]);
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) expect(await lasted()).toBe(seconds);
  expect(respite.refused).toBe(true);
  respite.end();
  expect(respite.refused).toBe(false);
  expect(await lasted()).toBe(1);
});
