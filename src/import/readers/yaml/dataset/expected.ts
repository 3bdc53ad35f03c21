import type { Claim } from "../../../../model/claim.js";
import { nearest } from "../../../../text/nearest.js";
import { didYouMean } from "../../../../text/sentences.js";
import type { Problems } from "../../../records/problem.js";
import { quoted, type YamlNode } from "../document.js";

/** The number of claims, in all and by term. */
export interface ClaimCounts {
  readonly claims: number;
  readonly predicates: Readonly<Record<string, number>>;
  readonly assertions: Readonly<Record<string, number>>;
  readonly modalities: Readonly<Record<string, number>>;
  readonly effects: Readonly<Record<string, number>>;
}
/** The counts of the claims of a folder that has an `expected.yaml`. */
export interface Expectation {
  /** Relative to the folder that was read; empty for that folder itself. */
  readonly folder: string;
  readonly found: ClaimCounts;
  readonly met: boolean;
}

const counted = { predicates: "predicate", assertions: "assertion", modalities: "modality", effects: "effect" } as const;

export function countClaims(claims: readonly Claim[]): ClaimCounts {
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
export function compareCounts(node: YamlNode, found: ClaimCounts, problems: Problems): boolean {
  const before = problems.count;
  const known = ["claims", ...Object.keys(counted)];
  if (node.kind !== "map" || !node.fields.has("claims")) {
    problems.add(node.location, "claims", "", `is missing: it must be how many claims the folder gives, which is ${found.claims}.`);
    return false;
  }
  for (const [name, { location, path, node: expected }] of node.fields) {
    if (name === "claims") compare(expected, path, found.claims, "claims", problems);
    else if (!(known.includes(name) && expected.kind === "map")) {
      problems.add(
        location,
        path,
        quoted(expected),
        known.includes(name)
          ? "must be counts by term, such as {FACES: 31}."
          : `is not counted.${didYouMean(nearest(name, known)) || ` ${known.join(", ")} are.`}`,
      );
    } else {
      const tally = found[name as keyof typeof counted];
      for (const [term, field] of expected.fields)
        compare(field.node, field.path, Object.hasOwn(tally, term) ? (tally[term] ?? 0) : 0, `${term} claims`, problems);
      for (const [term, count] of Object.entries(tally)) {
        if (!expected.fields.has(term))
          problems.add(
            location,
            `${path}.${term}`,
            "",
            `is not expected here, but the folder gives ${count} ${term} ${count === 1 ? "claim" : "claims"}.`,
          );
      }
    }
  }
  return problems.count === before;
}

function compare(node: YamlNode, path: string, found: number, what: string, problems: Problems): void {
  if (node.kind === "scalar" && node.value === found) return;
  const number = node.kind === "scalar" && Number.isInteger(node.value);
  problems.add(
    node.location,
    path,
    quoted(node),
    number ? `${what} are expected, but the folder gives ${found}.` : `must be a whole number; the folder gives ${found}.`,
  );
}
