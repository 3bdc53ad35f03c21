import type { GapKind } from "../../../analysis/response-gaps.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { type IssueScope, issueScopes, type Scope, scopes } from "../../../graph/statements/questions/responses.js";
import {
  adverseEffects,
  defaultAssertions,
  type Effect,
  helpfulEffects,
  Modality,
  unstatedAssertions,
  withUnstated,
} from "../../../model/claim.js";
import type { ResponseGapsQuery } from "../../reading/response-gaps/pairs.js";

/** A question whose answers are claims behind a row of `responseGaps`. */
export interface LookUp {
  readonly question: "responses" | "harmfulResponses";
  /** As GraphQL writes them. */
  readonly arguments: string;
  /** Null if the choice has conditions on claims, which addresses do not take. */
  readonly url: string;
}
interface Asked extends ClaimChoice {
  readonly scopes: readonly Scope[];
  readonly issueScopes?: readonly IssueScope[];
  readonly effects?: readonly Effect[];
}

const here: readonly Scope[] = ["EXACT", "WITHIN"];

/** The questions whose answers together are exactly the claims for which a condition holds, each claim once. */
export function lookUpsOf(choice: ClaimChoice, place: string, issue: string, kind: GapKind): LookUp[] {
  const modalities = choice.modalities ?? Modality.values;
  const assertions = choice.assertions ?? defaultAssertions;
  const helpful = (asked: Asked) => lookUpOf("responses", choice, place, issue, asked);
  const adverse = (asked: Asked) => lookUpOf("harmfulResponses", choice, place, issue, asked);
  const added = unstatedAssertions.filter((assertion) => !assertions.includes(assertion));
  const lookUps: Readonly<Record<GapKind, () => LookUp[]>> = {
    REPORTED_HERE: () => [helpful({ scopes: here, modalities: ["REPORTED"] })],
    AIM_ONLY: () => [helpful({ scopes: here, modalities: modalities.filter((modality) => modality !== "REPORTED") })],
    HARM_ONLY: () => [adverse({ scopes: here })],
    // What both helps and harms is among what helps.
    IMPLIED_ONLY: () => [
      helpful({ scopes: here, assertions: added }),
      adverse({ scopes: here, assertions: added, effects: adverseEffects.filter((effect) => !helpfulEffects.includes(effect)) }),
    ],
    WIDER_PLACE_ONLY: () => [helpful({ scopes: ["BROADER"] })],
    UNPLACED_ONLY: () => [helpful({ scopes: ["UNPLACED"] })],
    ELSEWHERE_ONLY: () => [helpful({ scopes: ["ELSEWHERE"] })],
    NONE_RECORDED: () => [],
  };
  return lookUps[kind]();
}

/** The address of all that `responses` finds for a pair, with what its defaults leave out. */
export function everythingUrl(choice: ClaimChoice, place: string, issue: string): string {
  const assertions = withUnstated(choice.assertions);
  return lookUpOf("responses", choice, place, issue, { scopes, issueScopes, assertions }).url;
}

/** The address of the rows of one kind. */
export function rowsUrl({ claim, ...query }: ResponseGapsQuery, kind: GapKind): string {
  const { place, issue, assertions, modalities, statuses } = query;
  const lists = Object.entries({ assertions, modalities, statuses }).flatMap(([name, terms]): [string, string][] =>
    terms ? [[name, terms.join(",")]] : [],
  );
  const parameters = new URLSearchParams({ place, ...(issue !== undefined && { issue }), kinds: kind, ...Object.fromEntries(lists) });
  if (claim != null) parameters.set("claim", JSON.stringify(claim));
  return `/response-gaps.csv?${parameters}`;
}

const paths = { responses: "/responses.csv", harmfulResponses: "/harmful-responses.csv" } as const;

function lookUpOf(question: LookUp["question"], { claim, ...choice }: ClaimChoice, place: string, issue: string, asked: Asked): LookUp {
  const { assertions, modalities, statuses, scopes: places, issueScopes: issues, effects } = { ...choice, ...asked };
  const lists = Object.entries({ scopes: places, issueScopes: issues, effects, assertions, modalities, statuses }).flatMap(
    ([name, terms]) => (terms ? [[name, terms] as const] : []),
  );
  const names = Object.entries({ issue, place });
  const parameters = new URLSearchParams([...names, ...lists.map(([name, terms]): [string, string] => [name, terms.join(",")])]);
  if (claim != null) parameters.set("claim", JSON.stringify(claim));
  return {
    question,
    arguments: [
      ...names.map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
      ...lists.map(([name, terms]) => `${name}: [${terms.join(", ")}]`),
    ].join(", "),
    url: `${paths[question]}?${parameters}`,
  };
}
