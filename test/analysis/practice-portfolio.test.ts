import fc from "fast-check";
import {
  type CoverageFacts,
  type PracticePortfolioFacts,
  portfolioAlternatives,
  practiceCoverage,
  practicePortfolioOf,
} from "../../src/analysis/practice-portfolio.js";
import { coverageBound, exactCover, greedyCover, harmonicBound, undominated } from "../../src/analysis/set-cover.js";
import { bestOf, type Candidate, portfolioOf } from "../oracle/practice-portfolio.js";
import { cases } from "../parts.js";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const issues = letters.slice(0, 10);

type Given = CoverageFacts & Pick<PracticePortfolioFacts, "harmful" | "maxPractices">;
const portfolio = ({ harmful, maxPractices, ...facts }: Given) =>
  practicePortfolioOf({ faced: facts.faced, coverage: practiceCoverage(facts), harmful, maxPractices });

/** Practices that touch issues, some of them harmful, some issues not faced, and issues that are narrower than others. */
const facts = (mostPractices: number, fewestPractices = 0) =>
  fc
    .record({
      faced: fc.subarray(issues, { minLength: fewestPractices > 0 ? issues.length : 0 }),
      practices: fc.array(
        fc.uniqueArray(fc.record({ issue: fc.constantFrom(...issues), reported: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
          selector: ({ issue }) => issue,
        }),
        { minLength: fewestPractices, maxLength: mostPractices, size: "max" },
      ),
      wider: fc.array(fc.tuple(fc.constantFrom(...issues), fc.constantFrom(...issues)), { maxLength: 3 }),
      harmful: fc.uniqueArray(fc.integer({ min: 1, max: mostPractices }), { maxLength: 2 }),
      maxPractices: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ faced, practices, wider, harmful, maxPractices }): Given => {
      const facedBy = new Map<string, string[]>(faced.map((issue) => [issue, [issue]]));
      for (const [narrow, wide] of wider)
        if (faced.includes(wide)) facedBy.set(narrow, [...new Set([...(facedBy.get(narrow) ?? []), wide])]);
      const touches = practices.flatMap((own, i) => own.map((touch) => ({ practice: `practice-${i + 1}`, ...touch })));
      return { faced, touches, facedBy, maxPractices, harmful: new Set(harmful.map((n) => `practice-${n}`)) };
    });

/** The same facts as the plain implementation takes them. */
function candidatesOf({ touches, facedBy }: Given): Candidate[] {
  return [...new Set(touches.map(({ practice }) => practice))]
    .map((id) => {
      const own = touches.filter(({ practice }) => practice === id);
      const wider = (of: typeof own) => new Set(of.flatMap(({ issue }) => facedBy.get(issue) ?? []));
      return { id, covers: wider(own), reported: wider(own.filter(({ reported }) => reported)) };
    })
    .filter(({ covers }) => covers.size > 0);
}
const harmless = (candidates: readonly Candidate[], { harmful }: Given) => candidates.filter(({ id }) => !harmful.has(id));

describe("the portfolio of made-up facts", () => {
  test("is the one that trying every combination of all candidates finds, if few are left", () => {
    fc.assert(
      fc.property(facts(8), (given) => {
        const best = bestOf(harmless(candidatesOf(given), given), given.maxPractices ?? 8);
        const { chosen, algorithm } = portfolio(given);
        expect(algorithm).toBe("EXACT");
        expect(chosen.map(({ practice }) => practice).sort()).toEqual(best.map(({ id }) => id).sort());
      }),
      cases(600),
    );
  });

  test.each([
    [8, 0, "EXACT"],
    [60, 40, "GREEDY"],
  ])("is what the plain implementation says, with up to %i practices", (most, fewest, algorithm) => {
    const met = new Set<string>();
    fc.assert(
      fc.property(facts(most, fewest), (given) => {
        const all = candidatesOf(given);
        const { alternatives, ...expected } = portfolioOf(new Set(given.faced), harmless(all, given), all, given.maxPractices);
        const found = portfolio(given);
        expect(found).toEqual(expected);
        const others = portfolioAlternatives(
          practiceCoverage(given).filter(({ id }) => !given.harmful.has(id)),
          found.chosen,
        );
        expect(Object.fromEntries([...others].map(([id, ids]) => [id, ids.slice(0, 5)]))).toEqual(alternatives);
        met.add(found.algorithm);
      }),
      cases(600),
    );
    expect(met).toContain(algorithm);
  });

  test("never has a harmful practice, and says of every faced issue whether it is covered", () => {
    fc.assert(
      fc.property(facts(12), (given) => {
        const { chosen, uncovered } = portfolio(given);
        expect(chosen.filter(({ practice }) => given.harmful.has(practice))).toEqual([]);
        const told = [...chosen.flatMap(({ newlyCovers }) => newlyCovers), ...uncovered.map(({ issue }) => issue)];
        expect(told.sort()).toEqual([...given.faced].sort());
        expect(chosen.length).toBeLessThanOrEqual(given.maxPractices ?? chosen.length);
        for (const { newlyCovers } of chosen) expect(newlyCovers.length).toBeGreaterThan(0);
      }),
      cases(600),
    );
  });

  test("depends neither on the order of the facts nor on facts that are given twice", () => {
    const ordered = facts(12).chain((given) =>
      fc.record({
        given: fc.constant(given),
        faced: fc.shuffledSubarray([...given.faced], { minLength: given.faced.length }),
        touches: fc.shuffledSubarray([...given.touches], { minLength: given.touches.length }),
        again: fc.subarray([...given.touches]),
      }),
    );
    fc.assert(
      fc.property(ordered, ({ given, faced, touches, again }) => {
        expect(portfolio({ ...given, faced, touches: [...touches, ...again] })).toEqual(portfolio(given));
      }),
      cases(600),
    );
  });

  test("does not change with what touches nothing that is faced, nor with a further practice that another one dominates", () => {
    fc.assert(
      fc.property(facts(8), fc.constantFrom(...letters.slice(10)), ({ ...given }, elsewhere) => {
        const found = portfolio(given);
        const foreign = { practice: "practice-0", issue: elsewhere, reported: true };
        expect(portfolio({ ...given, touches: [...given.touches, foreign] })).toEqual(found);
        const copied = given.touches
          .filter(({ practice }) => practice === "practice-1")
          .map((touch) => ({ ...touch, practice: "practice-1x" }));
        if (!given.harmful.has("practice-1")) expect(portfolio({ ...given, touches: [...given.touches, ...copied] })).toEqual(found);
      }),
      cases(600),
    );
  });
});

describe("a greedy choice", () => {
  const sets = fc
    .array(fc.record({ covers: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1 }), preferred: fc.nat({ max: 2 }) }), {
      maxLength: 10,
    })
    .map((all) => all.map((set, i) => ({ id: `set-${i}`, ...set })));
  const coverage = (chosen: readonly { covers: readonly number[] }[]) => new Set(chosen.flatMap(({ covers }) => covers)).size;

  test("is no worse than its bounds", () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 4 }), (all, atMost) => {
        const whole = greedyCover(all, all.length);
        const fewest = exactCover(undominated(all), all.length);
        expect(coverage(whole)).toBe(coverage(all));
        expect(whole.length).toBeGreaterThanOrEqual(fewest.length);
        const largest = Math.max(0, ...all.map(({ covers }) => covers.length));
        expect(100 * whole.length).toBeLessThanOrEqual(harmonicBound(largest) * fewest.length);
        const cut = greedyCover(all, atMost);
        const most = exactCover(undominated(all), atMost);
        expect(cut.length).toBeLessThanOrEqual(atMost);
        expect(100 * coverage(cut)).toBeGreaterThanOrEqual(coverageBound(atMost) * coverage(most));
      }),
      cases(600),
    );
  });

  test("drops what the others cover, and fills its place", () => {
    const set = (id: string, ...covers: number[]) => ({ id, covers, preferred: 0 });
    const halves = [set("a", 0, 1, 2, 3), set("b", 0, 1, 4), set("c", 2, 3, 5)];
    expect(greedyCover(halves, 3).map(({ id }) => id)).toEqual(["b", "c"]);
    const further = [...halves, set("d", 6), set("e", 7)];
    expect(greedyCover(further, 3).map(({ id }) => id)).toEqual(["b", "c", "d"]);
  });
});

describe("bounds in hundredths", () => {
  test.each([
    [0, 0],
    [1, 100],
    [2, 150],
    [3, 184],
    [4, 209],
    [6, 245],
    [10, 293],
    [100, 519],
  ])("H(%i) is %i, rounded up", (d, expected) => expect(harmonicBound(d)).toBe(expected));
  test.each([
    [1, 100],
    [2, 75],
    [3, 70],
    [10, 65],
    [100, 63],
  ])("of %i sets a share of %i, rounded down", (k, expected) => expect(coverageBound(k)).toBe(expected));
});
