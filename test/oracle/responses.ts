import { type Choice, compareText, counts } from "./filter.js";
import type { World } from "./world.js";

/** Who responds to an issue, found by looking at every claim: what `responses` and `harmfulResponses` promise. */

export interface Question extends Choice {
  readonly issue: string;
  /** By id: codes are looked up before. */
  readonly place?: string;
  readonly scopes: readonly string[];
  readonly issueScopes: readonly string[];
  readonly effects: readonly string[];
}
export interface Row {
  readonly practice: string;
  readonly issue: string;
  readonly place: string | null;
  readonly scope: string | null;
  readonly issueScope: string;
  readonly claim: string;
}

const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED"];
const issueScopes = ["EXACT", "NARROWER", "BROADER"];

/** All that lies above a record along these links, without itself. */
function above(world: World, id: string, links: readonly string[]): Set<string> {
  const found = new Set<string>();
  const climb = (from: string) => {
    for (const { name, to } of world.record(from).links)
      if (links.includes(name) && !found.has(to)) {
        found.add(to);
        climb(to);
      }
  };
  climb(id);
  return found;
}
const placesAbove = (world: World, id: string) => above(world, id, ["LOCATED_IN", "PART_OF", "MEMBER_OF"]);
const issuesAbove = (world: World, id: string) => above(world, id, ["BROADER"]);

/** Only the place that the claim itself names counts; where it names none, that is said. */
function scopeOf(world: World, at: string | undefined, asked: string): string | undefined {
  if (at === undefined) return "UNPLACED";
  if (at === asked) return "EXACT";
  if (placesAbove(world, at).has(asked)) return "WITHIN";
  return placesAbove(world, asked).has(at) ? "BROADER" : undefined;
}
function issueScopeOf(world: World, issue: string, asked: string): string | undefined {
  if (issue === asked) return "EXACT";
  if (issuesAbove(world, issue).has(asked)) return "NARROWER";
  return issuesAbove(world, asked).has(issue) ? "BROADER" : undefined;
}

export function respond(world: World, { issue, place, effects, ...asked }: Question): Row[] {
  const rows = world.allClaims.flatMap(({ values, subject, object, at }): Row[] => {
    if (values.predicate !== "ADDRESSES" || !effects.includes(values.effect as string) || !counts(world, values, asked)) return [];
    const issueScope = issueScopeOf(world, object, issue);
    const scope = place === undefined ? null : scopeOf(world, at, place);
    if (issueScope === undefined || scope === undefined) return [];
    if (!asked.issueScopes.includes(issueScope) || (scope !== null && !asked.scopes.includes(scope))) return [];
    return [{ practice: subject, issue: object, place: at ?? null, scope, issueScope, claim: values.id }];
  });
  return rows.sort(
    (a, b) =>
      scopes.indexOf(a.scope ?? "EXACT") - scopes.indexOf(b.scope ?? "EXACT") ||
      issueScopes.indexOf(a.issueScope) - issueScopes.indexOf(b.issueScope) ||
      compareText(a.practice, b.practice) ||
      compareText(a.claim, b.claim),
  );
}
