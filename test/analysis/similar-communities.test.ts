import fc from "fast-check";
import { type SimilarityPart, similarityParts, type Traits } from "../../src/analysis/community-traits.js";
import { similarCommunitiesConstants as constants } from "../../src/analysis/constants.js";
import { type ComparedCommunity, compareCommunities, rankedCommunities, traitWeight } from "../../src/analysis/similar-communities.js";
import { rangeOf, weightOf } from "../oracle/similar-communities.js";
import { cases } from "../parts.js";

/** Properties of the comparison of communities, on made-up communities. */

const few = ["a", "b", "c", "d", "e", "f"];
const traits = fc.record({
  ISSUES: fc.subarray(few.map((id) => `issue-${id}`)),
  PEOPLE: fc.subarray(few.map((id) => `people-${id}`)),
  ACTORS: fc.subarray(few.map((id) => `actors-${id}`)),
});
const communities = fc
  .array(traits, { minLength: 2, maxLength: 7 })
  .map((all) => all.map((own, i): ComparedCommunity => ({ id: `community-${i}`, name: `Name ${i % 3}`, traits: own })));

/** How many communities have each record. */
function countsIn(all: readonly ComparedCommunity[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { traits: own } of all)
    for (const record of similarityParts.flatMap((part) => own[part])) counts.set(record, (counts.get(record) ?? 0) + 1);
  return counts;
}
const compare = (all: readonly ComparedCommunity[], here = 0, there = 1) =>
  compareCommunities(all[here] as ComparedCommunity, all[there] as ComparedCommunity, countsIn(all));
const withTrait = (all: readonly ComparedCommunity[], at: number, part: SimilarityPart, record: string) =>
  all.map((community, i) => {
    if (i !== at) return community;
    const own: Traits = { ...community.traits, [part]: [...new Set([...community.traits[part], record])].sort() };
    return { ...community, traits: own };
  });

describe("two communities", () => {
  test("have the ranges that trying everything gives that their missing records could be", () => {
    fc.assert(
      fc.property(communities, (all) => {
        for (const { part, contribution, shared, onlyHere, onlyThere } of compare(all).parts) {
          const weights = [shared, onlyHere, onlyThere].map((list) => list.map(({ others }) => weightOf(others)));
          expect(contribution).toEqual(rangeOf(part, weights[0] ?? [], weights[1] ?? [], weights[2] ?? []));
        }
      }),
      cases(500),
    );
  });

  test("have contributions that sum to the similarity, between 0 and 100", () => {
    fc.assert(
      fc.property(communities, (all) => {
        const { similarity, parts } = compare(all);
        for (const end of ["low", "high"] as const)
          expect(parts.reduce((sum, { contribution }) => sum + contribution[end], 0)).toBe(similarity[end]);
        expect(similarity.low).toBeGreaterThanOrEqual(0);
        expect(similarity.high).toBeGreaterThanOrEqual(similarity.low);
        expect(similarity.high).toBeLessThanOrEqual(100);
        for (const { part, contribution, missingHere, missingThere } of parts) {
          expect(contribution.high).toBeLessThanOrEqual(constants.share[part]);
          if (missingHere + missingThere === 0) expect(contribution.low).toBe(contribution.high);
        }
      }),
      cases(500),
    );
  });

  test("are as similar the other way round", () => {
    fc.assert(
      fc.property(communities, (all) => {
        const [one, other] = [compare(all, 0, 1), compare(all, 1, 0)];
        expect(one.similarity).toEqual(other.similarity);
        expect(one.parts.map(({ onlyHere }) => onlyHere)).toEqual(other.parts.map(({ onlyThere }) => onlyThere));
      }),
      cases(300),
    );
  });

  test("split every record of either into shared, only here and only there", () => {
    fc.assert(
      fc.property(communities, (all) => {
        for (const { part, shared, onlyHere, onlyThere } of compare(all).parts) {
          const [here, there] = all.map(({ traits: own }) => own[part]) as [string[], string[]];
          expect([...shared, ...onlyHere].map(({ record }) => record).sort()).toEqual([...here].sort());
          expect([...shared, ...onlyThere].map(({ record }) => record).sort()).toEqual([...there].sort());
        }
      }),
      cases(300),
    );
  });
});

describe("learning", () => {
  const learned = fc.record({
    all: communities,
    at: fc.constantFrom(0, 1),
    part: fc.constantFrom(...similarityParts),
    record: fc.constantFrom(...few, "new"),
  });

  test("narrows: a record more of a community with fewer than expected gives ranges inside the old ones", () => {
    let narrowed = 0;
    fc.assert(
      fc.property(learned, ({ all, at, part, record }) => {
        const id = `${part.toLowerCase()}-${record}`.replace("issues-", "issue-");
        const own = all[at]?.traits[part] ?? [];
        fc.pre(own.length < constants.expected[part] && !own.includes(id));
        const [before, after] = [compare(all), compare(withTrait(all, at, part, id))];
        expect(after.similarity.low).toBeGreaterThanOrEqual(before.similarity.low);
        expect(after.similarity.high).toBeLessThanOrEqual(before.similarity.high);
        // The other parts stay as they are.
        for (const [i, { part: other, contribution }] of before.parts.entries())
          if (other !== part) expect(after.parts[i]?.contribution).toEqual(contribution);
        if (after.similarity.high - after.similarity.low < before.similarity.high - before.similarity.low) narrowed++;
      }),
      cases(1000),
    );
    expect(narrowed).toBeGreaterThan(0);
  });

  test("of other things changes no order: a record that neither the community nor any other compared with it has", () => {
    fc.assert(
      fc.property(communities, fc.nat(6), (all, at) => {
        const [here, ...others] = all as [ComparedCommunity, ...ComparedCommunity[]];
        const stranger = { id: "stranger", name: "Stranger", traits: { ISSUES: ["strange"], PEOPLE: [], ACTORS: [] } };
        const ranked = (counted: readonly ComparedCommunity[]) => rankedCommunities(here, others, countsIn(counted));
        expect(ranked([...all, stranger])).toEqual(ranked(all));
        // Nor does more of what nobody else has, about one that is not compared.
        const rest = others.filter((_, i) => i !== at);
        const more = withTrait([...all], at + 1, "ISSUES", "strange");
        expect(rankedCommunities(here, rest, countsIn(more))).toEqual(rankedCommunities(here, rest, countsIn(all)));
      }),
      cases(300),
    );
  });
});

describe("the order", () => {
  test("does not depend on the order in which communities and records come", () => {
    fc.assert(
      fc.property(communities, fc.infiniteStream(fc.nat(1000)), (all, numbers) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => [numbers.next().value as number, value] as const)
            .sort(([a], [b]) => a - b)
            .map(([, value]) => value);
        const [here, ...others] = all as [ComparedCommunity, ...ComparedCommunity[]];
        const mixed = shuffled(others).map((community) => {
          const { ISSUES, PEOPLE, ACTORS } = community.traits;
          return { ...community, traits: { ISSUES: shuffled(ISSUES), PEOPLE: shuffled(PEOPLE), ACTORS: shuffled(ACTORS) } };
        });
        expect(rankedCommunities(here, mixed, countsIn(all))).toEqual(rankedCommunities(here, others, countsIn(all)));
      }),
      cases(300),
    );
  });

  test("puts the greatest low first, then the greatest high, then the name, then the id", () => {
    fc.assert(
      fc.property(communities, (all) => {
        const [here, ...others] = all as [ComparedCommunity, ...ComparedCommunity[]];
        const ranked = rankedCommunities(here, others, countsIn(all));
        for (const [i, after] of ranked.slice(1).entries()) {
          const before = ranked[i] as (typeof ranked)[number];
          const keys = [before, after].map(({ similarity: { low, high }, name, community }) => [100 - low, 100 - high, name, community]);
          const differing = keys[0]?.findIndex((key, k) => key !== keys[1]?.[k]) ?? 0;
          expect((keys[0]?.[differing] as string | number) < (keys[1]?.[differing] as string | number)).toBe(true);
        }
      }),
      cases(300),
    );
  });
});

test("a record weighs the less, the more others have it, and always something", () => {
  expect([0, 1, 2, 3, 4].map(traitWeight)).toEqual([100, 63, 50, 43, 39]);
  const weights = Array.from({ length: 5000 }, (_, others) => traitWeight(others));
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(weights.filter((weight) => weight <= 0)).toEqual([]);
});
