import fc from "fast-check";
import type { HierarchyStep } from "../../src/analysis/claim-fact.js";
import {
  countByKind,
  type FacedIssue,
  type GapFacts,
  gapKindNames,
  nearestElsewhere,
  type PlacedResponse,
  responseGapsOf,
} from "../../src/analysis/response-gaps.js";
import { Effect, Modality } from "../../src/model/claim.js";
import { cases } from "../parts.js";

/** What holds of every answer, on generated facts: places 0 to 9 and issues 0 to 9, of which each may lie under ones with a smaller number. */
const many = cases(1000);
const ids = (kind: string) => Array.from({ length: 10 }, (_, i) => `${kind}-${i}`);
const [places, issues] = [ids("place"), ids("issue")];

/** For each record the ones that it lies under directly. */
const hierarchy = (names: readonly string[]) =>
  fc
    .tuple(...names.map((_, i) => fc.subarray(names.slice(0, i), { maxLength: Math.min(2, i) })))
    .map((above) => new Map(names.map((name, i) => [name, above[i] ?? []])));
type Above = ReadonlyMap<string, readonly string[]>;
const stepsUp = (above: Above): HierarchyStep[] =>
  [...above.keys()].flatMap((from) => {
    const found = new Map([[from, 0]]);
    for (const [id, steps] of found) for (const to of above.get(id) ?? []) if (!found.has(to)) found.set(to, steps + 1);
    return [...found].map(([to, steps]) => ({ from, to, steps }));
  });
const reversed = (steps: readonly HierarchyStep[]) => steps.map(({ from, to, steps: count }) => ({ from: to, to: from, steps: count }));

/** A claim on a response, which may have no place. */
type Claim = Omit<PlacedResponse, "place" | "claim"> & { readonly place: string | null };
const claim: fc.Arbitrary<Claim> = fc.record({
  issue: fc.constantFrom(...issues),
  place: fc.option(fc.constantFrom(...places), { nil: null }),
  effect: fc.constantFrom(...Effect.values),
  modality: fc.constantFrom(...Modality.values),
  counts: fc.boolean(),
});
const pair: fc.Arbitrary<FacedIssue> = fc.record({ place: fc.constantFrom(...places), issue: fc.constantFrom(...issues) });
const graph = fc.record({
  placesAbove: hierarchy(places),
  issuesAbove: hierarchy(issues),
  claims: fc.array(claim, { maxLength: 12 }),
  pairs: fc.array(pair, { minLength: 1, maxLength: 5 }),
});
type Graph = typeof graph extends fc.Arbitrary<infer T> ? T : never;
const helps = ({ counts, effect }: Claim) => counts && !["NO_EFFECT", "NEGLECTS", "EXACERBATES"].includes(effect);

const factsOf = ({ placesAbove, issuesAbove, claims }: Graph): GapFacts => {
  const [around, wider] = [stepsUp(placesAbove), stepsUp(issuesAbove)];
  const numbered = claims.map((one, i) => ({ ...one, claim: `claim-${i}` }));
  return {
    around,
    within: reversed(around),
    wider,
    narrower: reversed(wider),
    responses: numbered.flatMap((one) => (one.place === null ? [] : [{ ...one, place: one.place }])),
    totals: issues.map((issue) => ({
      issue,
      placed: claims.filter((one) => one.issue === issue && helps(one) && one.place !== null).length,
      unplaced: claims.filter((one) => one.issue === issue && helps(one) && one.place === null).length,
    })),
  };
};
const gapsIn = (of: Graph) => responseGapsOf(of.pairs, factsOf(of));
/** What of a row does not depend on how claims are numbered. */
const shape = (of: Graph) =>
  gapsIn(of).map(({ conditions, widerAnswer, ...row }) => ({
    ...row,
    conditions: conditions.map(({ kind, count }) => [kind, count]),
    wider: widerAnswer?.issue,
  }));
const under = (above: Above, id: string) =>
  stepsUp(above)
    .filter(({ to }) => to === id)
    .map(({ from }) => from);

test("each pair has exactly one kind, the first that holds, and kinds partition the pairs", () => {
  fc.assert(
    fc.property(graph, (of) => {
      const gaps = gapsIn(of);
      expect(gaps.map(({ place, issue }) => ({ place, issue }))).toEqual(of.pairs);
      for (const { kind, conditions } of gaps) {
        const order = conditions.map((c) => gapKindNames.indexOf(c.kind));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(kind).toBe(conditions[0]?.kind ?? "NONE_RECORDED");
        for (const { count, claims } of conditions) expect([count > 0, claims?.length ?? count]).toEqual([true, count]);
      }
      const byKind = countByKind(gaps);
      expect(byKind.map(({ kind }) => kind)).toEqual(gapKindNames);
      expect(byKind.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(of.pairs.length);
    }),
    many,
  );
});

test("the order in which facts come changes nothing", () => {
  fc.assert(
    fc.property(graph, (of) => {
      const facts = factsOf(of);
      const turned = Object.fromEntries(Object.entries(facts).map(([name, list]) => [name, [...list].reverse()])) as unknown as GapFacts;
      expect(responseGapsOf(of.pairs, turned)).toEqual(gapsIn(of));
    }),
    many,
  );
});

test("a claim on an issue that is neither narrower nor wider changes nothing, nor does one elsewhere beyond saying that there is one", () => {
  fc.assert(
    fc.property(graph, claim, (of, added) => {
      const [before, after] = [shape(of), shape({ ...of, claims: [...of.claims, added] })];
      for (const [i, { place, issue }] of of.pairs.entries()) {
        const narrower = under(of.issuesAbove, issue);
        const isWider = under(of.issuesAbove, added.issue).includes(issue);
        if (!narrower.includes(added.issue) && !isWider) expect(after[i]).toEqual(before[i]);
        const near =
          added.place === null || under(of.placesAbove, place).includes(added.place) || under(of.placesAbove, added.place).includes(place);
        if (!near) {
          const without = (row: (typeof before)[number] | undefined) => row?.conditions.filter(([kind]) => kind !== "ELSEWHERE_ONLY");
          expect([without(after[i]), after[i]?.wider]).toEqual([without(before[i]), before[i]?.wider]);
        }
      }
    }),
    many,
  );
});

test("a claim that helps, counts and is reported closes the gap of all localities around its place, for its issue and wider ones", () => {
  fc.assert(
    fc.property(graph, claim, fc.constantFrom(...places), (of, draft, at) => {
      const reported: Claim = { ...draft, place: at, counts: true, effect: "REDUCES", modality: "REPORTED" };
      const [before, after] = [shape(of), shape({ ...of, claims: [...of.claims, reported] })];
      for (const [i, { place, issue }] of of.pairs.entries()) {
        const covers = under(of.placesAbove, place).includes(at) && under(of.issuesAbove, issue).includes(reported.issue);
        // It makes no other pair a reported one.
        expect(after[i]?.kind === "REPORTED_HERE").toBe(covers || before[i]?.kind === "REPORTED_HERE");
      }
    }),
    many,
  );
});

test("the nearest other place is the one with the fewest steps up, and never within or around", () => {
  fc.assert(
    fc.property(hierarchy(places), fc.constantFrom(...places), fc.subarray(places), (above, locality, others) => {
      const steps = stepsUp(above);
      const from = steps.filter((step) => step.from === locality);
      const found = nearestElsewhere(locality, others, from, steps);
      const shared = (other: string) =>
        from.filter(({ to }) => steps.some((step) => step.from === other && step.to === to)).map(({ steps: count }) => count);
      const elsewhere = others.filter((other) => !under(above, locality).includes(other) && !under(above, other).includes(locality));
      const far = Math.min(...elsewhere.map((other) => Math.min(...shared(other))));
      if (elsewhere.length === 0) expect(found).toBeUndefined();
      else {
        expect(elsewhere).toContain(found?.place);
        expect(found?.steps ?? Number.POSITIVE_INFINITY).toBe(far);
        // The first by id of those that are as near.
        const equal = elsewhere.filter((other) => Math.min(...shared(other)) === far).sort();
        expect(found?.place).toBe(equal[0]);
      }
    }),
    many,
  );
});
