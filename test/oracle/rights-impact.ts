import type { ClaimRecord } from "../../src/model/records.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `rightsImpact`, found by checking every claim, as docs/methods.md says. */

export interface RightsQuestion extends Choice {
  readonly issue: string;
  readonly place?: string;
  readonly scopes: readonly string[];
  readonly issueScopes: readonly string[];
}
export interface RightRow {
  readonly right: string;
  /** `[claim, issue, issue scope, scope, people, actors]` */
  readonly ways: readonly (readonly [string, string, string, string | null, readonly string[], readonly string[]])[];
  readonly protection: string;
  /** `[claim, practice, scope, claims on the issues]` */
  readonly protectedBy: readonly (readonly [string, string, string | null, number])[];
  readonly endangeredBy: readonly (readonly [string, string, string | null, number])[];
  readonly peopleNotNamed: readonly string[];
}

const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"];
const issueScopes = ["EXACT", "NARROWER", "BROADER"];

/** Whether some of these links lead from one record up to another. */
function leadsTo(world: World, from: string, to: string, links: readonly string[]): boolean {
  return world.record(from).links.some((link) => links.includes(link.name) && (link.to === to || leadsTo(world, link.to, to, links)));
}
const isWithin = (world: World, inner: string, outer: string) => leadsTo(world, inner, outer, ["LOCATED_IN", "PART_OF", "MEMBER_OF"]);
const isNarrower = (world: World, narrow: string, wide: string) => leadsTo(world, narrow, wide, ["BROADER"]);

function scopeOf(world: World, at: string | undefined, place: string | undefined): string | null {
  if (place === undefined) return null;
  if (at === undefined) return "UNPLACED";
  if (at === place) return "EXACT";
  if (isWithin(world, at, place)) return "WITHIN";
  return isWithin(world, place, at) ? "BROADER" : "ELSEWHERE";
}
function issueScopeOf(world: World, issue: string, asked: string): string | undefined {
  if (issue === asked) return "EXACT";
  if (isNarrower(world, issue, asked)) return "NARROWER";
  return isNarrower(world, asked, issue) ? "BROADER" : undefined;
}
const nearness = (scope: string | null) => (scope === null ? 0 : scopes.indexOf(scope));
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The claims that the question takes, with their scopes. */
export function undermining(world: World, { issue, place, scopes: wanted, issueScopes: wantedIssues, ...choice }: RightsQuestion) {
  return world.allClaims.flatMap((claim) => {
    if (claim.values.predicate !== "UNDERMINES" || !counts(world, claim.values, choice)) return [];
    const issueScope = world.thing(claim.subject).type.name === "Issue" ? issueScopeOf(world, claim.subject, issue) : undefined;
    const scope = scopeOf(world, claim.at, place);
    if (issueScope === undefined || !wantedIssues.includes(issueScope) || (scope !== null && !wanted.includes(scope))) return [];
    return [{ claim, issueScope, scope }];
  });
}

export function rightsOf(world: World, question: RightsQuestion): RightRow[] {
  const taken = undermining(world, question);
  const { issue, place, scopes: _, issueScopes: wantedIssues, ...choice } = question;
  const counted = world.allClaims.filter(({ values }) => counts(world, values, choice));
  const isAsked = (id: string) => wantedIssues.includes(issueScopeOf(world, id, issue) ?? "");
  const claimsOn = (practice: string) =>
    counted.filter(({ values, subject, object }) => values.predicate === "ADDRESSES" && subject === practice && isAsked(object)).length;
  const rows = [...new Set(taken.map(({ claim }) => claim.object))].map((right): RightRow => {
    const own = taken.filter(({ claim }) => claim.object === right);
    const saying = (predicate: string) =>
      counted
        .filter(({ values, object }) => values.predicate === predicate && object === right)
        .map((claim) => ({ claim, scope: scopeOf(world, claim.at, place) }))
        .sort(
          (a, b) =>
            nearness(a.scope) - nearness(b.scope) || text(a.claim.subject, b.claim.subject) || text(a.claim.values.id, b.claim.values.id),
        );
    const protecting = saying("PROTECTS");
    const row = ({ claim, scope }: { claim: ClaimRecord; scope: string | null }) =>
      [claim.values.id, claim.subject, scope, claimsOn(claim.subject)] as const;
    const has = (...wanted: (string | null)[]) => protecting.some(({ scope }) => wanted.includes(scope));
    const isReported = protecting.some(
      ({ claim, scope }) => [null, "EXACT", "WITHIN"].includes(scope) && claim.values.modality === "REPORTED",
    );
    const protection = isReported
      ? "REPORTED"
      : has(null, "EXACT", "WITHIN")
        ? "AIM_ONLY"
        : has("BROADER")
          ? "WIDER_PLACE_ONLY"
          : has("UNPLACED")
            ? "UNPLACED_ONLY"
            : has("ELSEWHERE")
              ? "ELSEWHERE_ONLY"
              : "NONE_RECORDED";
    const protectedPeople = protecting.flatMap(({ claim }) => claim.for);
    return {
      right,
      ways: own
        .sort(
          (a, b) =>
            nearness(a.scope) - nearness(b.scope) ||
            issueScopes.indexOf(a.issueScope) - issueScopes.indexOf(b.issueScope) ||
            text(a.claim.subject, b.claim.subject) ||
            text(a.claim.values.id, b.claim.values.id),
        )
        .map(
          ({ claim, issueScope, scope }) =>
            [claim.values.id, claim.subject, issueScope, scope, [...claim.for].sort(), [...claim.by].sort()] as const,
        ),
      protection,
      protectedBy: protecting.map(row),
      endangeredBy: saying("ENDANGERS").map(row),
      peopleNotNamed: [...new Set(own.flatMap(({ claim }) => claim.for))].filter((group) => !protectedPeople.includes(group)).sort(),
    };
  });
  return rows.sort((a, b) => b.ways.length - a.ways.length || text(a.right, b.right));
}
