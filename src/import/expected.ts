import type { Claim } from "../model/claim.js";
import { nearest } from "../nearest.js";
import { type Node, shown } from "./document.js";
import { type Problems, perhaps } from "./problem.js";

/** How many claims there are, in all and by what they are. */
export interface Tally {
  readonly claims: number;
  readonly predicates: Readonly<Record<string, number>>;
  readonly assertions: Readonly<Record<string, number>>;
  readonly modalities: Readonly<Record<string, number>>;
  readonly effects: Readonly<Record<string, number>>;
}
/** What the claims of a folder come to, where the folder says what it expects. */
export interface Expectation {
  /** From the folder that was read; empty for that folder itself. */
  readonly folder: string;
  readonly found: Tally;
  readonly met: boolean;
}

const counted = { predicates: "predicate", assertions: "assertion", modalities: "modality", effects: "effect" } as const;

export function tallyOf(claims: readonly Claim[]): Tally {
  const by = (property: keyof Claim) => {
    const counts = new Map<string, number>();
    for (const claim of claims) {
      const term = claim[property];
      if (term !== undefined) counts.set(String(term), (counts.get(String(term)) ?? 0) + 1);
    }
    return Object.fromEntries([...counts].sort());
  };
  return {
    claims: claims.length,
    predicates: by("predicate"),
    assertions: by("assertion"),
    modalities: by("modality"),
    effects: by("effect"),
  };
}

/**
 * Compares the counts of an `expected.yaml` with what the files of its folder give.
 * @returns whether they agree
 */
export function compareCounts(node: Node, found: Tally, problems: Problems): boolean {
  const before = problems.told;
  const known = ["claims", ...Object.keys(counted)];
  if (node.kind !== "map" || !node.fields.has("claims")) {
    problems.add(node.spot, "claims", "", `is missing: it must be how many claims the folder gives, which is ${found.claims}.`);
    return false;
  }
  for (const [name, { spot, path, node: expected }] of node.fields) {
    if (name === "claims") compare(expected, path, found.claims, "claims", problems);
    else if (!(known.includes(name) && expected.kind === "map")) {
      problems.add(
        spot,
        path,
        shown(expected),
        known.includes(name)
          ? "must be counts by term, such as {FACES: 31}."
          : `is not counted.${perhaps(nearest(name, known)) || ` ${known.join(", ")} are.`}`,
      );
    } else {
      const tally = found[name as keyof typeof counted];
      for (const [term, field] of expected.fields)
        compare(field.node, field.path, Object.hasOwn(tally, term) ? (tally[term] ?? 0) : 0, `${term} claims`, problems);
      for (const [term, count] of Object.entries(tally)) {
        if (!expected.fields.has(term))
          problems.add(
            spot,
            `${path}.${term}`,
            "",
            `is not expected here, but the folder gives ${count} ${term} ${count === 1 ? "claim" : "claims"}.`,
          );
      }
    }
  }
  return problems.told === before;
}

function compare(node: Node, path: string, found: number, what: string, problems: Problems): void {
  if (node.kind === "scalar" && node.value === found) return;
  const number = node.kind === "scalar" && Number.isInteger(node.value);
  problems.add(
    node.spot,
    path,
    shown(node),
    number ? `${what} are expected, but the folder gives ${found}.` : `must be a whole number; the folder gives ${found}.`,
  );
}
