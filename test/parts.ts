/**
 * A server plans each statement that it has not met for a tenth of a second, and random questions are all new: there, suites of them
 * ask one part in place of all, and what they have covered is told in memory alone.
 */
const onServer = process.env.NEO4J_TEST_URI !== undefined;
export const onePart = <T>(all: readonly T[]): readonly T[] => (onServer ? all.slice(1, 2) : all);
export const oneInTen = <T>(all: readonly T[]): readonly T[] => (onServer ? all.filter((_, i) => i % 10 === 0) : all);
export const times = (n: number) => (onServer ? Math.ceil(n / 5) : n);
export const covered = onServer ? test.skip : test;
