import fc from "fast-check";
import type { ClaimFact } from "../../src/analysis/claim-fact.js";
import type { Range } from "../../src/analysis/range.js";
import { bracketsOf } from "../../src/analysis/transfer/brackets.js";
import { type TransferFactor, transferFactors } from "../../src/analysis/transfer/factor.js";
import { relationNames } from "../../src/analysis/transfer/practices.js";
import { contributionOf, meanOf } from "../../src/analysis/transfer/share.js";
import { normalisedWeights } from "../../src/analysis/transfer/weights.js";
import { findTransferCandidates, type TransferCandidate } from "../../src/analysis/transfer-candidates.js";
import { times } from "../parts.js";
import { seedOfRun } from "../random.js";
import { asked, claimLists, fact, factsOf } from "./transfer-facts.js";

/** Properties of `transferCandidates`, on facts at random. */
const rounds = { numRuns: times(2000), seed: seedOfRun };
const options = fc.record({
  excludeSameCountry: fc.boolean(),
  includeAlreadyHere: fc.boolean(),
  issueRelations: fc.oneof(fc.constant(relationNames), fc.subarray(relationNames)),
});
const weights = fc
  .tuple(...transferFactors.map(() => fc.oneof(fc.nat(5), fc.double({ min: 0, max: 1_000_000, noNaN: true }))))
  .filter((given) => given.some((weight) => weight > 0))
  .map((given) => Object.fromEntries(transferFactors.map((factor, i) => [factor, given[i] as number])) as Record<TransferFactor, number>);
const ofAll = (brackets: ReturnType<typeof findTransferCandidates>["brackets"]) => brackets.flatMap(({ candidates }) => candidates);
const isInside = (inner: Range, outer: Range) => inner.low >= outer.low && inner.high <= outer.high && inner.low <= inner.high;

test("contributions sum to the indication, and each is a range of whole hundredths up to its weight", () => {
  fc.assert(
    fc.property(claimLists, weights, options, (claims, given, chosen) => {
      const normalised = normalisedWeights(given);
      for (const { factors, indication } of ofAll(findTransferCandidates(factsOf(claims), normalised, chosen).brackets)) {
        expect(factors.map(({ factor }) => factor)).toEqual(transferFactors);
        for (const end of ["low", "high"] as const)
          expect(factors.reduce((sum, { contribution }) => sum + contribution[end], 0)).toBe(indication[end]);
        for (const { contribution, weight, factor } of factors) {
          expect([contribution.low, contribution.high].every(Number.isInteger)).toBe(true);
          expect(isInside(contribution, { low: 0, high: weight })).toBe(true);
          expect(weight).toBe(normalised[factor]);
        }
        expect(isInside(indication, { low: 0, high: 100 })).toBe(true);
      }
    }),
    rounds,
  );
});

test("the order of facts changes nothing", () => {
  const both = claimLists.chain((claims) =>
    fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length, maxLength: claims.length })),
  );
  fc.assert(
    fc.property(both, options, ([claims, shuffled], chosen) => {
      const { around, concepts, narrower, wider, ...facts } = factsOf(shuffled);
      const turned = [around, concepts, narrower, wider].map((steps) => [...steps].reverse());
      const [backAround = [], backConcepts = [], backNarrower = [], backWider = []] = turned;
      const other = { ...facts, around: backAround, concepts: backConcepts, narrower: backNarrower, wider: backWider };
      expect(findTransferCandidates(other, normalisedWeights(), chosen)).toEqual(
        findTransferCandidates(factsOf(claims), normalisedWeights(), chosen),
      );
    }),
    rounds,
  );
});

test("a claim that shares no record with the question changes nothing", () => {
  const foreign = [
    fact("x-1", "FACES", "atlantis", "drought"),
    fact("x-2", "ADDRESSES", "wells", "drought", { at: "atlantis", for: ["farmers"], effect: "REDUCES" }),
    fact("x-3", "SERVES", "wells", "farmers"),
    fact("x-4", "HINDERS", "drought", "wells"),
    fact("x-5", "UNDERMINES", "drought", "right-to-water", { at: "atlantis" }),
    fact("x-6", "CARRIED_OUT_IN", "wells", "atlantis"),
    fact("x-7", "SUCCEEDS_WITH", "wells", "rain", { at: "atlantis" }),
  ];
  fc.assert(
    fc.property(claimLists, fc.subarray(foreign, { minLength: 1 }), options, (claims, more, chosen) => {
      expect(findTransferCandidates(factsOf([...claims, ...more]), normalisedWeights(), chosen)).toEqual(
        findTransferCandidates(factsOf(claims), normalisedWeights(), chosen),
      );
    }),
    rounds,
  );
});

describe("learning narrows", () => {
  /** Claims that settle a factor of which nothing is known for a candidate, and concern no other. */
  const lessons: Readonly<
    Record<Exclude<TransferFactor, "ISSUE">, (candidate: TransferCandidate, claims: readonly ClaimFact[]) => ClaimFact[]>
  > = {
    // What came of it on an issue that it addresses is reported, by a source that names no place.
    EVIDENCE: ({ practice, factors }) => {
      const object = factors[0]?.claims.find(({ predicate }) => predicate === "ADDRESSES")?.object ?? "";
      return [fact("new-1", "ADDRESSES", practice, object, { effect: "REDUCES", sources: ["new-source"] })];
    },
    // What a place faces in which it was used: something that the community faces too, and other things.
    CONTEXT: ({ practice, helpful }, claims) => {
      const used = [
        ...helpful.map(({ at }) => at),
        ...claims.filter((k) => k.subject === practice && k.predicate === "CARRIED_OUT_IN").map((k) => k.object),
      ];
      // A place, since one more community would make an issue less rare for all.
      const place = used.find((one) => one !== null && ["near-town", "far-town", "north", "freedonia", "sylvania", "world"].includes(one));
      return place == null ? [] : ["poverty", "smuggling", "impunity", "crime"].map((issue, i) => fact(`new-${i}`, "FACES", place, issue));
    },
    // Whom it is for, and that the issue hits them here.
    POPULATION: ({ practice }, claims) =>
      // That the issue is here touches the conditions, if it hinders.
      claims.some(({ predicate, subject }) => predicate === "HINDERS" && subject === asked.issue)
        ? []
        : [fact("new-1", "SERVES", practice, "youth"), fact("new-2", "AFFECTS", asked.issue, "youth", { at: asked.community })],
    // Where it was carried out: in a place of which nothing else is recorded.
    REPLICATION: ({ practice }) => [fact("new-1", "CARRIED_OUT_IN", practice, "new-town")],
    // What it needs, and that something succeeds with it here.
    CONDITIONS: ({ practice }) => [
      fact("new-1", "SUCCEEDS_WITH", practice, "new-condition"),
      fact("new-2", "SUCCEEDS_WITH", "another-practice", "new-condition", { at: asked.community }),
    ],
    RIGHTS: ({ practice }) => [fact("new-1", "ENDANGERS", practice, "new-right")],
  };
  const tried = Object.entries(lessons) as [keyof typeof lessons, (typeof lessons)[keyof typeof lessons]][];

  test.each(tried)("%s", (factor, lesson) => {
    let narrowed = 0;
    const claimsOf = factor === "CONTEXT" ? claimLists.map((claims) => [...claims, ...ownIssues]) : claimLists;
    fc.assert(
      fc.property(claimsOf, weights, options, (claims, given, chosen) => {
        const normalised = normalisedWeights(given);
        const find = (all: readonly ClaimFact[]) => ofAll(findTransferCandidates(factsOf(all), normalised, chosen).brackets);
        for (const before of find(claims)) {
          const of = (candidate: TransferCandidate) => candidate.factors.find((one) => one.factor === factor);
          if (of(before)?.state !== "UNKNOWN") continue;
          const learned = lesson(before, claims);
          const after = find([...claims, ...learned]).find(({ practice }) => practice === before.practice);
          if (!after || !learned.length) continue;
          for (const [i, other] of after.factors.entries())
            if (other.factor !== factor) expect(other.contribution).toEqual(before.factors[i]?.contribution);
          expect(isInside((of(after) as { contribution: Range }).contribution, (of(before) as { contribution: Range }).contribution)).toBe(
            true,
          );
          expect(isInside(after.indication, before.indication)).toBe(true);
          if (of(after)?.state !== "UNKNOWN") narrowed++;
        }
      }),
      rounds,
    );
    expect(narrowed).toBeGreaterThan(0);
  });
  /** Enough is recorded of the community to compare it. */
  const ownIssues = ["poverty", "smuggling", "impunity"].map((issue, i) => fact(`own-${i}`, "FACES", asked.community, issue));

  const range = fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  const inner = range.chain((outer) =>
    fc.tuple(fc.constant(outer), fc.integer({ min: outer.low, max: outer.high }), fc.integer({ min: outer.low, max: outer.high })),
  );
  test("the mean and the contribution of what is inside is inside", () => {
    fc.assert(
      fc.property(fc.array(inner, { minLength: 1, maxLength: 5 }), fc.nat(100), (items, weight) => {
        const outer = meanOf(items.map(([one]) => one));
        const within = meanOf(items.map(([, a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })));
        expect(isInside(within, outer)).toBe(true);
        expect(isInside(contributionOf(weight, within), contributionOf(weight, outer))).toBe(true);
      }),
      rounds,
    );
  });
});

describe("brackets", () => {
  const candidates = fc
    .array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 20 })
    .map((pairs) => pairs.map(([low, width], i) => ({ id: i, indication: { low, high: low + width } })));
  const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
  const touch = (a: Range, b: Range) => a.low <= b.high && b.low <= a.high;

  test("they do not depend on the order of candidates", () => {
    const both = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(both, ([all, shuffled]) => expect(bracketsOf(shuffled, byId)).toEqual(bracketsOf(all, byId))),
      rounds,
    );
  });
  test("two that touch are in one, two brackets never touch, and the highest comes first", () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const found = bracketsOf(all, byId);
        expect(found.flatMap((b) => b.candidates).sort(byId)).toEqual(all);
        expect(found.map(({ bracket }) => bracket)).toEqual(found.map((_, i) => i + 1));
        for (const [i, { range, candidates: members }] of found.entries()) {
          expect(range).toEqual({
            low: Math.min(...members.map((m) => m.indication.low)),
            high: Math.max(...members.map((m) => m.indication.high)),
          });
          const next = found[i + 1];
          if (next) expect(next.range.high).toBeLessThan(range.low);
          // A chain: from the first, all are reached by steps between those that touch.
          const reached = new Set(members.slice(0, 1));
          for (const from of reached) for (const to of members) if (touch(from.indication, to.indication)) reached.add(to);
          expect(reached.size).toBe(members.length);
        }
      }),
      rounds,
    );
  });
});

describe("weights", () => {
  test("are whole hundredths that sum to 100, and the same for any unit", () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(2, 4, 0.5), (given, unit) => {
        const found = normalisedWeights(given);
        const all = transferFactors.map((factor) => found[factor]);
        expect(all.every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true);
        expect(all.reduce((a, b) => a + b)).toBe(100);
        const sum = transferFactors.reduce((total, factor) => total + given[factor], 0);
        for (const factor of transferFactors) expect(Math.abs(found[factor] - (100 * given[factor]) / sum)).toBeLessThan(1 + 1e-9);
        const scaled = Object.fromEntries(transferFactors.map((factor) => [factor, given[factor] * unit])) as typeof given;
        expect(normalisedWeights(scaled)).toEqual(found);
      }),
      rounds,
    );
  });
  test("equal remainders go by the order of the factors", () => {
    const equal = Object.fromEntries(transferFactors.map((factor) => [factor, 1])) as Record<TransferFactor, number>;
    expect(Object.values(normalisedWeights(equal))).toEqual([15, 15, 14, 14, 14, 14, 14]);
    expect(Object.values(normalisedWeights())).toEqual([25, 20, 20, 12, 8, 10, 5]);
  });
});
