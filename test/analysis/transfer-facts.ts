import fc from "fast-check";
import type { ClaimFact, HierarchyStep } from "../../src/analysis/claim-fact.js";
import type { TransferFacts } from "../../src/analysis/transfer/facts.js";
import { Assertion, Effect, Modality } from "../../src/model/claim.js";

/** Facts of a small country and its neighbour, at random: what is recorded of whom, by which claims. */

/** What each record lies in, or below. */
const above: Readonly<Record<string, readonly string[]>> = {
  "asking-community": ["asking-town"],
  "asking-town": ["north"],
  "near-community": ["near-town"],
  "near-town": ["north"],
  north: ["freedonia"],
  freedonia: ["world"],
  "far-community": ["far-town"],
  "far-town": ["sylvania"],
  sylvania: ["world"],
  extortion: ["crime"],
  "phone-extortion": ["extortion"],
  "social-leaders": ["leaders"],
  "right-to-life": ["civil-rights"],
};
const kinds = new Map<string, "ADMIN2" | "ADMIN1" | "COUNTRY" | "WORLD">([
  ["asking-town", "ADMIN2"],
  ["near-town", "ADMIN2"],
  ["far-town", "ADMIN2"],
  ["north", "ADMIN1"],
  ["freedonia", "COUNTRY"],
  ["sylvania", "COUNTRY"],
  ["world", "WORLD"],
]);
const communities = ["asking-community", "near-community", "far-community"];
const localities = [...communities, ...kinds.keys()];
const issues = ["extortion", "phone-extortion", "crime", "poverty", "smuggling", "impunity"];
const practices = ["meetings", "night-school", "patrols", "hotline"];
const groups = ["leaders", "social-leaders", "youth"];
const conditions = ["trust", "funds"];
const actors = ["gangs", "police"];
const rights = ["right-to-life", "civil-rights", "right-to-work"];

const ends: Readonly<Record<string, readonly [subjects: readonly string[], objects: readonly string[]]>> = {
  ADDRESSES: [practices, issues],
  FACES: [localities, issues],
  CARRIED_OUT_IN: [practices, localities],
  SERVES: [practices, groups],
  AFFECTS: [issues, groups],
  DRIVES: [[...issues, ...conditions], issues],
  SUCCEEDS_WITH: [practices, conditions],
  HINDERS: [
    [...issues, ...actors],
    [...practices, ...conditions],
  ],
  PERPETRATES: [actors, issues],
  PROTECTS: [practices, rights],
  ENDANGERS: [practices, rights],
  UNDERMINES: [[...issues, ...actors], rights],
};
/** Predicates, as often as they are to come. */
const predicates = ["ADDRESSES", "ADDRESSES", "ADDRESSES", "ADDRESSES", "FACES", "FACES", "CARRIED_OUT_IN", ...Object.keys(ends)];

export const asked = { community: "asking-community", issue: "extortion" } as const;

/** A claim that counts, without details but those that are given. */
export const fact = (id: string, predicate: string, subject: string, object: string, more: Partial<ClaimFact> = {}): ClaimFact => ({
  id,
  predicate,
  subject,
  object,
  assertion: "STATED",
  modality: "REPORTED",
  effect: predicate === "ADDRESSES" ? "UNSPECIFIED" : null,
  period: null,
  at: null,
  for: [],
  by: [],
  sources: ["report"],
  passages: ["report-1"],
  ...more,
});

const claimFact = fc
  .record({
    predicate: fc.constantFrom(...predicates),
    from: fc.nat(),
    to: fc.nat(),
    assertion: fc.constantFrom(...(Assertion.values as ClaimFact["assertion"][])),
    modality: fc.constantFrom(...(Modality.values as ClaimFact["modality"][])),
    effect: fc.constantFrom(...(Effect.values as NonNullable<ClaimFact["effect"]>[])),
    at: fc.option(fc.constantFrom(...localities), { freq: 3 }),
    for: fc.subarray(groups, { maxLength: 2 }),
    by: fc.subarray(actors, { maxLength: 1 }),
    sources: fc.subarray(["report", "dossier", "page", "sheet"], { minLength: 1 }),
  })
  .map(({ predicate, from, to, effect, at, ...rest }) => {
    const [subjects, objects] = ends[predicate] as (typeof ends)[string];
    const isPlaced = predicate !== "FACES" && predicate !== "CARRIED_OUT_IN";
    return fact("", predicate, subjects[from % subjects.length] as string, objects[to % objects.length] as string, {
      ...rest,
      effect: predicate === "ADDRESSES" ? effect : null,
      at: isPlaced ? at : null,
    });
  });

/** Everything a record lies in, with the steps to it. */
function stepsFrom(id: string): HierarchyStep[] {
  const found = new Map<string, number>();
  const climb = (at: string, steps: number) => {
    found.set(at, Math.min(steps, found.get(at) ?? steps));
    for (const next of above[at] ?? []) climb(next, steps + 1);
  };
  climb(id, 0);
  return [...found].map(([to, steps]) => ({ from: id, to, steps }));
}

/** Facts with these claims. */
export function factsOf(claims: readonly ClaimFact[]): TransferFacts {
  const facing = new Map(
    issues.map((issue) => [
      issue,
      communities.filter((c) => claims.some((k) => k.predicate === "FACES" && k.subject === c && k.object === issue)).length,
    ]),
  );
  return {
    ...asked,
    claims,
    narrower: issues.flatMap((issue) =>
      stepsFrom(issue).flatMap(({ to, steps }) => (to === asked.issue ? [{ from: to, to: issue, steps }] : [])),
    ),
    wider: stepsFrom(asked.issue),
    around: localities.flatMap(stepsFrom),
    concepts: [...groups, ...rights].flatMap(stepsFrom),
    kinds,
    facing,
    names: new Map(practices.map((practice) => [practice, practice.toUpperCase()])),
  };
}

/** The claims of facts. */
export const claimLists = fc
  .array(claimFact, { minLength: 1, maxLength: 40 })
  .map((claims) => claims.map((claim, i) => ({ ...claim, id: `claim-${String(i).padStart(3, "0")}` })));
