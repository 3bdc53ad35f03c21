import type { ClaimRecord } from "../../src/model/records.js";
import { type DaySpan, daySpan, earlier, touch } from "./days.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `practiceLineage`, found by checking every claim, as docs/methods.md says. */

export interface LineageQuestion extends Choice {
  readonly practice: string;
}
/** The state, and the claims of `reportedFor`, `reportedAgainst`, `reportedNotSaid` and `meant`, by id; then all in their order. */
export type ToldRow = readonly [string, readonly string[], readonly string[], readonly string[], readonly string[], readonly string[]];
type Ids = readonly string[];
export interface LineageRow {
  readonly place: string | null;
  readonly period: string | null;
  readonly order: string;
  readonly overlapping: number;
  readonly modality: string;
  readonly claims: Ids;
  readonly told: ToldRow;
}
export interface LineageAnswer {
  readonly steps: readonly LineageRow[];
  readonly withoutPlace: ToldRow;
  readonly elsewhere: ToldRow;
  /** `[predicate, record, modality, periods, claims]` */
  readonly agents: readonly (readonly [string, string, string, Ids, Ids])[];
  readonly programmes: readonly (readonly [string, string, string, Ids, Ids])[];
  /** By order, `[undertaking, programmes, periods, claims]` */
  readonly inProgramme: Readonly<Record<string, readonly (readonly [string, Ids, Ids, Ids])[]>>;
  readonly notRecorded: Ids;
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const modalities = ["REPORTED", "INTENDED", "RECOMMENDED"];
const sides = ["FOR", "AGAINST", "BOTH", "NOT_SAID"];
const helps = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "BUILDS_CAPACITY"];
const idsOf = (claims: readonly ClaimRecord[]) => claims.map((k) => k.values.id).sort(text);
const spanOf = ({ values }: ClaimRecord): DaySpan | undefined => (values.period === undefined ? undefined : daySpan(values.period));

const strongest = (claims: readonly ClaimRecord[]) => modalities.find((m) => claims.some((k) => k.values.modality === m)) as string;
const periodsIn = (claims: readonly ClaimRecord[]) =>
  [...new Set(claims.flatMap((k) => k.values.period ?? []))].sort((a, b) => earlier(daySpan(a), daySpan(b)) || text(a, b));

function sideOf({ values: { predicate, effect } }: ClaimRecord): string {
  if (predicate === "PROTECTS") return "FOR";
  if (predicate === "ENDANGERS") return "AGAINST";
  if (effect === "MIXED") return "BOTH";
  if (effect === "UNSPECIFIED") return "NOT_SAID";
  return helps.includes(effect as string) ? "FOR" : "AGAINST";
}
function toldOf(claims: readonly ClaimRecord[]): ToldRow {
  const reported = (...wanted: string[]) => idsOf(claims.filter((k) => k.values.modality === "REPORTED" && wanted.includes(sideOf(k))));
  const [good, bad, open] = [reported("FOR", "BOTH"), reported("AGAINST", "BOTH"), reported("NOT_SAID")];
  const meant = idsOf(claims.filter((k) => k.values.modality !== "REPORTED"));
  const both = good.length && bad.length ? "FOR_AND_AGAINST" : "";
  const one = good.length ? "FOR" : bad.length ? "AGAINST" : "";
  const none = open.length ? "EFFECT_NOT_SAID" : meant.length ? "ONLY_MEANT" : "NONE_RECORDED";
  const sorted = [...claims].sort(
    (a, b) =>
      modalities.indexOf(a.values.modality) - modalities.indexOf(b.values.modality) ||
      sides.indexOf(sideOf(a)) - sides.indexOf(sideOf(b)) ||
      text(a.object, b.object) ||
      text(a.values.id, b.values.id),
  );
  return [both || one || none, good, bad, open, meant, sorted.map((k) => k.values.id)];
}

/** Whether a place is another one or lies within it. */
function isIn(world: World, inner: string, outer: string): boolean {
  const up = world.record(inner).links.filter(({ name }) => ["LOCATED_IN", "PART_OF", "MEMBER_OF"].includes(name));
  return inner === outer || up.some(({ to }) => isIn(world, to, outer));
}

export function lineageAnswer(world: World, { practice, ...choice }: LineageQuestion): LineageAnswer {
  const counted = world.allClaims.filter(({ values }) => counts(world, values, choice));
  const own = counted.filter(({ subject }) => subject === practice);
  const of = (...wanted: string[]) => own.filter(({ values }) => wanted.includes(values.predicate));
  const keyed = (claims: readonly ClaimRecord[], placed: boolean) => {
    const keys = new Set(claims.map((k) => JSON.stringify([placed ? k.object : null, k.values.period ?? null])));
    return [...keys].map((key) => {
      const [place, period] = JSON.parse(key) as [string | null, string | null];
      const mine = claims.filter((k) => (!placed || k.object === place) && (k.values.period ?? null) === period);
      return { place, period, span: period === null ? undefined : daySpan(period), mine };
    });
  };
  const placed = keyed(of("CARRIED_OUT_IN"), true);
  const dated = placed.filter(({ span }) => span !== undefined);
  const placeless = keyed(of("LED_BY", "INVOLVES", "PART_OF_PROGRAMME"), false).filter(
    ({ period, span }) => period !== null && !dated.some((other) => touch(other.span, span)),
  );
  const steps = [...placed, ...placeless].sort((a, b) => {
    if (a.span === undefined || b.span === undefined) {
      if (a.span !== b.span) return a.span === undefined ? 1 : -1;
    } else if (earlier(a.span, b.span)) return earlier(a.span, b.span);
    if (a.place !== b.place) return a.place === null ? 1 : b.place === null ? -1 : text(a.place, b.place);
    return text(a.period ?? "", b.period ?? "");
  });
  const outcomes = of("ADDRESSES", "PROTECTS", "ENDANGERS");
  const isTold = (claim: ClaimRecord, { place, span }: (typeof steps)[number]) =>
    claim.at === undefined
      ? place === null && claim.values.period !== undefined && touch(span, spanOf(claim))
      : place !== null && isIn(world, claim.at, place) && touch(span, spanOf(claim));
  const rest = outcomes.filter((claim) => !steps.some((step) => isTold(claim, step)));
  const rows = steps.map((step, i): LineageRow => {
    const before = steps.slice(0, i).filter(({ span }) => span !== undefined);
    const { span } = step;
    const overlapping = span ? steps.filter((other, j) => j !== i && other.span !== undefined && touch(other.span, span)).length : 0;
    const follows = span && before.every((b) => (b.span as DaySpan)[1] < span[0]);
    const order = !span ? "UNDATED" : before.length ? (follows ? "AFTER" : "OVERLAPS") : overlapping ? "OVERLAPS" : "FIRST";
    return {
      place: step.place,
      period: step.period,
      order,
      overlapping,
      modality: strongest(step.mine),
      claims: idsOf(step.mine),
      told: toldOf(outcomes.filter((claim) => isTold(claim, step))),
    };
  });
  const ties = (...wanted: string[]) =>
    wanted.flatMap((predicate) => {
      const claims = of(predicate);
      return [...new Set(claims.map(({ object }) => object))].sort(text).map((record) => {
        const mine = claims.filter(({ object }) => object === record);
        return [predicate, record, strongest(mine), periodsIn(mine), idsOf(mine)] as const;
      });
    });
  const [agents, programmes] = [ties("LED_BY", "INVOLVES"), ties("PART_OF_PROGRAMME")];
  const all = toldOf(outcomes);
  const gaps = {
    REPORT: !rows.some(({ modality }) => modality === "REPORTED"),
    PLACE: !rows.some(({ place }) => place !== null),
    TIME: !rows.some(({ period }) => period !== null),
    AGENT: !agents.length,
    PROGRAMME: !programmes.length,
    OUTCOME: !all[1].length && !all[2].length,
  };
  return {
    steps: rows,
    withoutPlace: toldOf(rest.filter(({ at }) => at === undefined)),
    elsewhere: toldOf(rest.filter(({ at }) => at !== undefined)),
    agents,
    programmes,
    inProgramme: siblings(
      counted,
      practice,
      own,
      programmes.map(([, record]) => record),
    ),
    notRecorded: Object.entries(gaps).flatMap(([gap, holds]) => (holds ? [gap] : [])),
  };
}

function siblings(counted: readonly ClaimRecord[], practice: string, own: readonly ClaimRecord[], programmes: Ids) {
  const whole = (claims: readonly ClaimRecord[]): DaySpan | undefined => {
    const spans = claims
      .filter((k) => ["CARRIED_OUT_IN", "PART_OF_PROGRAMME"].includes(k.values.predicate))
      .flatMap((k) => {
        const span = spanOf(k);
        return span ? [span] : [];
      });
    return spans.length ? [Math.min(...spans.map(([first]) => first)), Math.max(...spans.map(([, last]) => last))] : undefined;
  };
  const mine = whole(own);
  const members = counted.filter(
    (k) => k.values.predicate === "PART_OF_PROGRAMME" && programmes.includes(k.object) && k.subject !== practice,
  );
  const found = [...new Set(members.map(({ subject }) => subject))].map((id) => {
    const belonging = members.filter(({ subject }) => subject === id);
    const claims = [...belonging, ...counted.filter((k) => k.values.predicate === "CARRIED_OUT_IN" && k.subject === id)];
    const span = whole(claims);
    const order = !span || !mine ? "UNDATED" : span[1] < mine[0] ? "BEFORE" : span[0] > mine[1] ? "AFTER" : "OVERLAPS";
    const shared = [...new Set(belonging.map(({ object }) => object))].sort(text);
    return { id, span, order, row: [id, shared, periodsIn(claims), idsOf(claims)] as const };
  });
  found.sort((a, b) => {
    if (a.span === undefined || b.span === undefined) return a.span === b.span ? text(a.id, b.id) : a.span === undefined ? 1 : -1;
    return earlier(a.span, b.span) || text(a.id, b.id);
  });
  return Object.fromEntries(
    ["BEFORE", "OVERLAPS", "AFTER", "UNDATED"].flatMap((order) => {
      const rows = found.filter((f) => f.order === order).map(({ row }) => row);
      return rows.length ? [[order, rows]] : [];
    }),
  );
}
