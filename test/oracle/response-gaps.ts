import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `responseGaps`, written from docs/methods.md: every claim is looked at for every pair. */

export interface GapsQuestion extends Choice {
  readonly place: string;
  readonly issue?: string;
}
export interface GapRow {
  readonly place: string;
  readonly issue: string;
  readonly kind: string;
  readonly alsoHolds: readonly string[];
  /** How many claims each kind that holds has, in order. */
  readonly conditions: readonly (readonly [kind: string, count: number])[];
  /** All claims of the first. */
  readonly claims: readonly string[];
  readonly facing: readonly string[];
  readonly nearest: readonly {
    readonly how: string;
    readonly issue: string;
    readonly place: string;
    readonly steps: number | null;
    readonly claims: readonly string[];
  }[];
  readonly rights: readonly string[];
  readonly lowInformation: readonly string[];
}

const enclosing = ["LOCATED_IN", "PART_OF", "MEMBER_OF"];
const helpful = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "BUILDS_CAPACITY", "UNSPECIFIED", "MIXED"];
const adverse = ["MIXED", "NO_EFFECT", "NEGLECTS", "EXACERBATES"];

/** The fewest steps up along links from a record to each above it, and to itself. */
function stepsUp(world: World, id: string, links: readonly string[]): Map<string, number> {
  const steps = new Map([[id, 0]]);
  // A map that grows is walked to its end.
  for (const [from, n] of steps)
    for (const { name, to } of world.record(from).links) if (links.includes(name) && !steps.has(to)) steps.set(to, n + 1);
  return steps;
}

export function gapsOf(world: World, { place: asked, issue: askedIssue, ...choice }: GapsQuestion): GapRow[] {
  const up = new Map<string, Map<string, number>>();
  const around = (id: string) => {
    const known = up.get(id) ?? stepsUp(world, id, enclosing);
    up.set(id, known);
    return known;
  };
  const wider = (id: string) => stepsUp(world, id, ["BROADER"]);
  const isWithin = (id: string, place: string) => around(id).has(place);
  const isOf = (id: string, issue: string) => wider(id).has(issue);
  const implied = ["IMPLIED", "INFERRED"].filter((a) => !(choice.assertions ?? ["STATED", "COMPOSED", "IMPORTED"]).includes(a));

  const all = world.allClaims;
  const counted = all.filter(({ values }) => counts(world, values, choice));
  const onlyImplied = all.filter(({ values }) => counts(world, values, { ...choice, assertions: implied }));
  const addressing = (claims: typeof all, issue: string, effects: readonly string[]) =>
    claims.filter(
      ({ values, object }) => values.predicate === "ADDRESSES" && effects.includes(values.effect as string) && isOf(object, issue),
    );
  const ids = (claims: typeof all) => [...new Set(claims.map(({ values }) => values.id))].sort();

  const faced = counted.filter(({ values, subject, object }) => {
    return values.predicate === "FACES" && isWithin(subject, asked) && (askedIssue === undefined || isOf(object, askedIssue));
  });
  const pairs = [...new Set(faced.map(({ subject, object }) => JSON.stringify([subject, object])))].map((pair) => JSON.parse(pair));
  return pairs
    .map(([place, issue]: [string, string]): GapRow => {
      const here = ({ at }: { at?: string }) => at !== undefined && isWithin(at, place);
      const beyond = ({ at }: { at?: string }) => at !== undefined && !isWithin(at, place) && around(place).has(at);
      const helping = addressing(counted, issue, helpful);
      const found: [string, typeof all][] = [
        ["REPORTED_HERE", helping.filter((k) => here(k) && k.values.modality === "REPORTED")],
        ["AIM_ONLY", helping.filter((k) => here(k) && k.values.modality !== "REPORTED")],
        ["HARM_ONLY", addressing(counted, issue, adverse).filter(here)],
        ["IMPLIED_ONLY", addressing(onlyImplied, issue, [...helpful, ...adverse]).filter(here)],
        ["WIDER_PLACE_ONLY", helping.filter(beyond)],
        ["UNPLACED_ONLY", helping.filter(({ at }) => at === undefined)],
        ["ELSEWHERE_ONLY", helping.filter((k) => k.at !== undefined && !here(k) && !beyond(k))],
      ];
      const holding = found.filter(([, claims]) => claims.length > 0);
      const [first] = holding;
      const claims = first ? first[1] : [];

      const nearest: GapRow["nearest"][number][] = [];
      const widerFirst = [...wider(issue)].filter(([id]) => id !== issue).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
      for (const [id, steps] of widerFirst) {
        const exactly = addressing(counted, id, helpful).filter((k) => k.object === id && here(k));
        if (exactly.length === 0) continue;
        nearest.push({ how: "WIDER_ISSUE_HERE", issue: id, place, steps, claims: ids(exactly) });
        break;
      }
      const elsewhere = found[6]?.[1] ?? [];
      const places = [...new Set(elsewhere.map(({ at }) => at as string))].map((id) => {
        const shared = [...around(place)].filter(([above]) => around(id).has(above)).map(([, n]) => n);
        return { id, steps: shared.length ? Math.min(...shared) : Number.POSITIVE_INFINITY };
      });
      // Infinity less itself is no number, and counts as equal.
      const [closest] = places.sort((a, b) => a.steps - b.steps || (a.id < b.id ? -1 : 1));
      if (closest)
        nearest.push({
          how: "SAME_ISSUE_ELSEWHERE",
          issue,
          place: closest.id,
          steps: Number.isFinite(closest.steps) ? closest.steps : null,
          claims: ids(elsewhere.filter(({ at }) => at === closest.id)),
        });
      const undermining = counted.filter(
        ({ values, subject }) => values.predicate === "UNDERMINES" && world.thing(subject).type.name === "Issue" && isOf(subject, issue),
      );
      return {
        place,
        issue,
        kind: first?.[0] ?? "NONE_RECORDED",
        alsoHolds: holding.slice(1).map(([kind]) => kind),
        conditions: holding.map(([kind, of]) => [kind, of.length]),
        claims: ids(claims),
        facing: ids(faced.filter((k) => k.subject === place && k.object === issue)),
        nearest,
        rights: [...new Set(undermining.map(({ object }) => object))].sort(),
        lowInformation: reasonsFor(world, claims),
      };
    })
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.issue < b.issue ? -1 : 1));
}

function reasonsFor(world: World, claims: World["allClaims"]): string[] {
  if (claims.length === 0) return ["NO_CLAIM"];
  if (claims.length > 200) return [];
  const sourcesOf = (passage: string) => world.record(passage).links.flatMap(({ name, to }) => (name === "OF" ? [to] : []));
  const sources = new Set(claims.flatMap(({ cites }) => cites.flatMap(sourcesOf)));
  const shared = (claims[0]?.cites ?? []).some((passage) => claims.every(({ cites }) => cites.includes(passage)));
  return [...(sources.size === 1 ? ["ONE_DOCUMENT"] : []), ...(shared ? ["ONE_VOICE"] : [])];
}
