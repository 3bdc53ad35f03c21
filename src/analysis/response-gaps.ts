import { adverseEffects, type Effect, helpfulEffects, type Modality } from "../model/claim.js";
import type { HierarchyStep } from "./claim-fact.js";
import type { Method } from "./method.js";

/** Where responses to what is faced are missing: `docs/methods.md`, "responseGaps". */
export const responseGapsMethod: Method = {
  name: "responseGaps",
  version: "1",
  description: {
    en: "Tells of each issue that a place or community is recorded as facing where claims on responses to it stand. It tells what is recorded, never what is done: it must not be used to rank places, or to say that nothing is done or works.",
    es: "Dice, de cada problema que está registrado que un lugar o una comunidad enfrenta, dónde hay afirmaciones sobre respuestas a él. Dice lo que está registrado, nunca lo que se hace: no debe usarse para clasificar lugares, ni para decir que nada se hace o nada funciona.",
    fr: "Indique, pour chaque problème auquel un lieu ou une communauté est enregistré comme faisant face, où se trouvent des affirmations sur les réponses. Cela dit ce qui est enregistré, jamais ce qui est fait : il ne faut s'en servir ni pour classer des lieux, ni pour dire que rien n'est fait ou ne fonctionne.",
  },
};

/** What is recorded of responses to an issue that a locality faces: the first of these that holds. */
export const gapKinds = {
  REPORTED_HERE: "No gap: a claim reports a response that helps, here or within. That it is reported does not say that it works.",
  AIM_ONLY: "Here or within, responses that help are only meant or advised: no result is reported.",
  HARM_ONLY: "Here or within, responses are only said to harm, to do nothing or to leave people out of sight.",
  IMPLIED_ONLY: "Here or within, responses are only implied by a document, or inferred by us: no document states one.",
  WIDER_PLACE_ONLY: "Responses that help are recorded for a place around this one, which is never evidence for it.",
  UNPLACED_ONLY: "Responses that help are recorded without a place.",
  ELSEWHERE_ONLY: "Responses that help are recorded for other places alone.",
  NONE_RECORDED:
    "No claim that counts is recorded on a response to it that helps, and none of any sort here. That is not evidence that nothing is done, or that nothing works.",
} as const;
export type GapKind = keyof typeof gapKinds;
/** In their order. */
export const gapKindNames = Object.keys(gapKinds) as readonly GapKind[];

/** A locality and an issue that it is recorded as facing. */
export interface FacedIssue {
  readonly place: string;
  readonly issue: string;
}
/** A claim that a response addresses an issue at a locality. */
export interface PlacedResponse {
  readonly claim: string;
  readonly issue: string;
  readonly place: string;
  readonly effect: Effect;
  readonly modality: Modality;
  /** False if it would count but for its assertion. */
  readonly counts: boolean;
}
/** How many helpful claims that count there are on exactly one issue. */
export interface ResponseTotals {
  readonly issue: string;
  readonly placed: number;
  readonly unplaced: number;
}
export interface GapFacts {
  /** Everything within the localities, with the steps down to it, and everything around them, with the steps up. */
  readonly within: readonly HierarchyStep[];
  readonly around: readonly HierarchyStep[];
  /** Everything narrower than the issues, and everything wider. */
  readonly narrower: readonly HierarchyStep[];
  readonly wider: readonly HierarchyStep[];
  /** All claims on these issues at these localities, those within and those around. */
  readonly responses: readonly PlacedResponse[];
  /** Of the issues and the narrower ones. */
  readonly totals: readonly ResponseTotals[];
}

/** One condition that holds of a pair, and the claims for which it does. */
export interface GapCondition {
  readonly kind: GapKind;
  readonly count: number;
  /** In order; undefined where only their number is read. */
  readonly claims: readonly string[] | undefined;
}
/** An issue that is wider than one that is faced, addressed in the same locality or within it. */
export interface WiderAnswer {
  readonly issue: string;
  readonly steps: number;
  readonly claims: readonly string[];
}
export interface ResponseGap extends FacedIssue {
  /** The first condition that holds. */
  readonly kind: GapKind;
  /** All conditions that hold, in order; empty if none is recorded. */
  readonly conditions: readonly GapCondition[];
  /** The nearest wider issue with a claim here that is helpful and counts. */
  readonly widerAnswer: WiderAnswer | undefined;
}

export const isHelpful = (effect: Effect) => helpfulEffects.includes(effect);
const isAdverse = (effect: Effect) => adverseEffects.includes(effect);

/** What is recorded for each pair, in the order of the pairs. */
export function responseGapsOf(pairs: readonly FacedIssue[], facts: GapFacts): ResponseGap[] {
  const [within, around] = [targetsBy(facts.within), targetsBy(facts.around)];
  const [narrower, wider] = [targetsBy(facts.narrower), targetsBy(facts.wider)];
  const totals = new Map(facts.totals.map((total) => [total.issue, total]));
  const responses = groupedBy(facts.responses, ({ place }) => place);
  const at = (places: Iterable<string>, issues: ReadonlySet<string>) =>
    [...places].flatMap((place) => (responses.get(place) ?? []).filter(({ issue }) => issues.has(issue)));

  return pairs.map(({ place, issue }) => {
    const hereabouts = new Set([place, ...(within.get(place)?.keys() ?? [])]);
    const issues = new Set([issue, ...(narrower.get(issue)?.keys() ?? [])]);
    const here = at(hereabouts, issues);
    const helpfulHere = here.filter(({ counts, effect }) => counts && isHelpful(effect));
    const beyond = [...(around.get(place)?.keys() ?? [])].filter((id) => !hereabouts.has(id));
    const ofWiderPlaces = at(beyond, issues).filter(({ counts, effect }) => counts && isHelpful(effect));
    const counted = [...issues].flatMap((id) => totals.get(id) ?? []);
    const placed = counted.reduce((sum, total) => sum + total.placed, 0);
    const unplaced = counted.reduce((sum, total) => sum + total.unplaced, 0);
    const conditions = [
      recorded(
        "REPORTED_HERE",
        helpfulHere.filter(({ modality }) => modality === "REPORTED"),
      ),
      recorded(
        "AIM_ONLY",
        helpfulHere.filter(({ modality }) => modality !== "REPORTED"),
      ),
      recorded(
        "HARM_ONLY",
        here.filter(({ counts, effect }) => counts && isAdverse(effect)),
      ),
      recorded(
        "IMPLIED_ONLY",
        here.filter(({ counts }) => !counts),
      ),
      recorded("WIDER_PLACE_ONLY", ofWiderPlaces),
      { kind: "UNPLACED_ONLY", count: unplaced, claims: undefined },
      { kind: "ELSEWHERE_ONLY", count: placed - helpfulHere.length - ofWiderPlaces.length, claims: undefined },
    ].filter(({ count }) => count > 0) as GapCondition[];
    const widerIssues = [...(wider.get(issue) ?? [])].filter(([id]) => !issues.has(id)).sort(nearestFirst);
    return {
      place,
      issue,
      kind: conditions[0]?.kind ?? "NONE_RECORDED",
      conditions,
      widerAnswer: widerAnswerOf(widerIssues, at, hereabouts),
    };
  });
}

function widerAnswerOf(
  widerIssues: readonly (readonly [string, number])[],
  at: (places: Iterable<string>, issues: ReadonlySet<string>) => readonly PlacedResponse[],
  hereabouts: ReadonlySet<string>,
): WiderAnswer | undefined {
  for (const [issue, steps] of widerIssues) {
    const found = at(hereabouts, new Set([issue])).filter(({ counts, effect }) => counts && isHelpful(effect));
    if (found.length) return { issue, steps, claims: idsOf(found) };
  }
  return undefined;
}

/** A place that is neither within a locality nor around it, and the fewest steps up from the locality to what is around both. */
export interface OtherPlace {
  readonly place: string;
  /** Null if nothing that is visible is around both. */
  readonly steps: number | null;
}
/**
 * The nearest of some places that is elsewhere: the fewest steps up, then by id.
 * @param around the steps up from the locality
 * @param aroundOthers the steps up from the places
 */
export function nearestElsewhere(
  locality: string,
  places: readonly string[],
  around: readonly HierarchyStep[],
  aroundOthers: readonly HierarchyStep[],
): OtherPlace | undefined {
  const stepsUp = new Map([[locality, 0], ...(targetsBy(around).get(locality) ?? [])]);
  const above = targetsBy(aroundOthers);
  const others = [...new Set(places)].flatMap((place): OtherPlace[] => {
    const up = [place, ...(above.get(place)?.keys() ?? [])];
    if (up.includes(locality) || stepsUp.has(place)) return [];
    const steps = up.flatMap((id) => stepsUp.get(id) ?? []);
    return [{ place, steps: steps.length ? Math.min(...steps) : null }];
  });
  const far = Number.POSITIVE_INFINITY;
  return others.sort((a, b) => (a.steps ?? far) - (b.steps ?? far) || (a.place < b.place ? -1 : 1))[0];
}

/** How many pairs are of each kind, in the order of the kinds. */
export const countByKind = (gaps: readonly Pick<ResponseGap, "kind">[]): { readonly kind: GapKind; readonly pairs: number }[] =>
  gapKindNames.map((kind) => ({ kind, pairs: gaps.filter((gap) => gap.kind === kind).length }));

const recorded = (kind: GapKind, claims: readonly PlacedResponse[]): GapCondition => {
  const ids = idsOf(claims);
  return { kind, count: ids.length, claims: ids };
};
const idsOf = (claims: readonly PlacedResponse[]) => [...new Set(claims.map(({ claim }) => claim))].sort();
const nearestFirst = ([a, x]: readonly [string, number], [b, y]: readonly [string, number]) => x - y || (a < b ? -1 : 1);

/** The steps to each target of each start. */
function targetsBy(steps: readonly HierarchyStep[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { from, to, steps: count } of steps) {
    const targets = found.get(from) ?? new Map<string, number>();
    found.set(from, targets);
    targets.set(to, Math.min(count, targets.get(to) ?? count));
  }
  return found;
}
function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
