import { type Random, seedOfRun } from "./random.js";

/**
 * How much of each random suite is run, decided here for all of them: a quick part by default, everything with TEST_ROUNDS=all, as
 * `npm run test:all` sets it.
 */
export const quick = process.env.TEST_ROUNDS !== "all";
/** A Neo4j server plans each new statement for a tenth of a second, and random statements are all new: there a part is asked in any case. */
const brief = quick || process.env.NEO4J_TEST_URI !== undefined;
/** The run of a newcomer, which asks least. A server is asked more than that, since nothing else shows that the engines agree. */
const fewest = quick && process.env.NEO4J_TEST_URI === undefined;

/** One case in place of all. */
export const onePart = <T>(all: readonly T[]): readonly T[] => (brief ? all.slice(1, 2) : all);
export const oneInTen = <T>(all: readonly T[]): readonly T[] => (brief ? all.filter((_, i) => i % atMost(10, 30) === 0) : all);
/** A third of the values that are tried in one place, the same ones for the same seed. */
export const oneInThree = <T>(all: readonly T[], random: Random): readonly T[] =>
  fewest ? random.several(all, Math.ceil(all.length / 3)) : all;
/** How many of something, or fewer of it in the run that asks least. */
export const atMost = (n: number, few: number) => (fewest ? few : n);
/** A tenth of the rounds; on a Neo4j server a fifth of all. */
export const times = (n: number) => (quick ? Math.ceil(n / 10) : brief ? Math.ceil(n / 5) : n);
/** The same for suites that ask a server everything, too. */
export const oneOf = <T>(all: readonly T[]): readonly T[] => (quick ? all.slice(1, 2) : all);
export const rounds = (n: number) => (quick ? Math.ceil(n / 10) : n);
/** How many cases of a property fast-check tries, the same ones each time: a part of them as above. */
export const cases = (n: number) => ({ numRuns: rounds(n), seed: seedOfRun });
/** A test that takes seconds for a case that hardly ever breaks alone. */
export const slowTest = (name: string, run: () => Promise<void>) => {
  if (!quick) test(name, run);
};
/** A test of what all rounds together have covered: a part of them cannot cover everything. */
export const covered = (name: string, check: () => void) => {
  if (!brief) test(name, check);
};
