import { type Choice, compareText, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `responses` and `harmfulResponses`, found by checking every claim. */

export interface Question extends Choice {
  readonly issue?: string;
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

const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"];
const issueScopes = ["EXACT", "NARROWER", "BROADER"];

/** The ids of all records above a record along these links, without its own. */
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
const enclosing = ["LOCATED_IN", "PART_OF", "MEMBER_OF"];
const placesAbove = (world: World, id: string) => above(world, id, enclosing);
const issuesAbove = (world: World, id: string) => above(world, id, ["BROADER"]);

/** The scope of a claim by the place that it names itself: UNPLACED if it names none, ELSEWHERE if neither place is around the other. */
function scopeOf(world: World, at: string | undefined, place: string): string {
  if (at === undefined) return "UNPLACED";
  if (at === place) return "EXACT";
  if (placesAbove(world, at).has(place)) return "WITHIN";
  return placesAbove(world, place).has(at) ? "BROADER" : "ELSEWHERE";
}
/** The fewest steps up from a place to one that is around another place too; none without such a place. */
function stepsToShared(world: World, place: string, other: string): number {
  const aroundOther = placesAbove(world, other).add(other);
  const seen = new Set([place]);
  for (let steps = 0, reached = [place]; reached.length; steps++) {
    if (reached.some((id) => aroundOther.has(id))) return steps;
    const links = reached.flatMap((id) => world.record(id).links.filter(({ name }) => enclosing.includes(name)));
    reached = [...new Set(links.map(({ to }) => to))].filter((id) => !seen.has(id));
    for (const id of reached) seen.add(id);
  }
  return Number.POSITIVE_INFINITY;
}
function issueScopeOf(world: World, issue: string, questionIssue: string | undefined): string | undefined {
  if (questionIssue === undefined || issue === questionIssue) return "EXACT";
  if (issuesAbove(world, issue).has(questionIssue)) return "NARROWER";
  return issuesAbove(world, questionIssue).has(issue) ? "BROADER" : undefined;
}

export function respond(world: World, { issue, place, effects, ...choice }: Question): Row[] {
  const rows = world.allClaims.flatMap(({ values, subject, object, at }): Row[] => {
    if (values.predicate !== "ADDRESSES" || !effects.includes(values.effect as string) || !counts(world, values, choice)) return [];
    const issueScope = issueScopeOf(world, object, issue);
    const scope = place === undefined ? null : scopeOf(world, at, place);
    if (issueScope === undefined) return [];
    if (!choice.issueScopes.includes(issueScope) || (scope !== null && !choice.scopes.includes(scope))) return [];
    return [{ practice: subject, issue: object, place: at ?? null, scope, issueScope, claim: values.id }];
  });
  const steps = ({ scope, place: at }: Row) => (scope === "ELSEWHERE" ? stepsToShared(world, place as string, at as string) : 0);
  // Infinity less itself is no number, and counts as equal.
  return rows.sort(
    (a, b) =>
      scopes.indexOf(a.scope ?? "EXACT") - scopes.indexOf(b.scope ?? "EXACT") ||
      steps(a) - steps(b) ||
      issueScopes.indexOf(a.issueScope) - issueScopes.indexOf(b.issueScope) ||
      compareText(a.practice, b.practice) ||
      compareText(a.claim, b.claim),
  );
}
