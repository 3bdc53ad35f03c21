import { Community, Place } from "../../src/model/entities/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `transferCandidates`, written from docs/methods.md and found by looking at every claim again and again. */

export interface TransferQuestion extends Choice {
  readonly community: string;
  readonly issue: string;
  readonly weights?: Readonly<Record<string, number | null>> | null;
  readonly excludeSameCountry?: boolean;
  readonly includeAlreadyHere?: boolean;
  readonly issueRelations?: readonly string[];
}
type Pair = readonly [low: number, high: number];
export interface ExpectedFactor {
  readonly factor: string;
  readonly state: string;
  readonly weight: number;
  readonly contribution: Pair;
  readonly claims: readonly string[];
}
export interface ExpectedCandidate {
  readonly practice: string;
  readonly bracket: number;
  readonly indication: Pair;
  readonly issueRelation: string;
  readonly alreadyHere: boolean;
  readonly factors: readonly ExpectedFactor[];
  /** Claims that are left out as implied or inferred, and would have it here, if no claim that counts has. */
  readonly impliedHere: readonly string[];
  /** The factors that the questions to ask concern. */
  readonly asked: readonly string[];
  readonly saidOf: readonly (readonly [string, readonly string[]])[];
  readonly helpful: readonly string[];
  readonly adverse: readonly string[];
  /** Where it was used, the nearest first, with what both lie in and the claims. */
  readonly placesOfUse: readonly { readonly place: string; readonly shared: readonly string[]; readonly claims: readonly string[] }[];
}
export interface ExpectedTransfer {
  readonly candidates: readonly ExpectedCandidate[];
  readonly notOffered: readonly { readonly practice: string; readonly reason: string; readonly claims: readonly string[] }[];
  /** How many practices and programmes would be recorded beside, if implied and inferred claims counted. */
  readonly onlyImplied: number;
}

const defaultWeights: Readonly<Record<string, number>> = {
  ISSUE: 25,
  EVIDENCE: 20,
  CONTEXT: 20,
  POPULATION: 12,
  REPLICATION: 8,
  CONDITIONS: 10,
  RIGHTS: 5,
};
const factorNames = Object.keys(defaultWeights);
const relationOrder = ["EXACT", "NARROWER", "BROADER", "DRIVER"];
const helpfulTerms = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "BUILDS_CAPACITY", "UNSPECIFIED", "MIXED"];
const adverseTerms = ["MIXED", "NO_EFFECT", "NEGLECTS", "EXACERBATES"];
const said = ["AFFECTS", "UNDERMINES", "PERPETRATES", "DRIVES", "HINDERS", "SUCCEEDS_WITH", "OPPOSES", "ALLIED_WITH"];

const unknown: Pair = [0, 100];
const idsOf = (claims: readonly ClaimRecord[]) => [...new Set(claims.map((k) => k.values.id))].sort();
const unique = (ids: readonly string[]) => [...new Set(ids)].sort();
const mean = (items: readonly Pair[]): Pair => {
  if (!items.length) return unknown;
  const of = (end: 0 | 1) => Math.floor(items.map((item) => item[end]).reduce((a, b) => a + b) / items.length);
  return [of(0), of(1)];
};

export function transfer(world: World, question: TransferQuestion): ExpectedTransfer {
  const { community, issue } = question;
  const all = world.allClaims.filter((k) => counts(world, k.values, question));
  const of = (predicate: string) => all.filter((k) => k.values.predicate === predicate);
  const above = (id: string, links: readonly string[]): string[] =>
    unique([
      id,
      ...world
        .record(id)
        .links.filter((l) => links.includes(l.name))
        .flatMap((l) => above(l.to, links)),
    ]);
  const around = (id: string) => above(id, ["LOCATED_IN", "PART_OF", "MEMBER_OF"]);
  const wider = (id: string) => above(id, ["BROADER"]);
  const isHere = (place: string) => around(place).includes(community);
  const isAround = (place: string) => around(community).includes(place);
  const kindOf = (id: string) => (world.thing(id).type === Place ? (world.thing(id).values.kind as string) : undefined);
  const countries = (place: string) => around(place).filter((id) => kindOf(id) === "COUNTRY");
  const isExcluded = (place: string) =>
    question.excludeSameCountry === true && countries(place).some((country) => countries(community).includes(country));

  const relationOf = (other: string): string | undefined => {
    if (other === issue) return "EXACT";
    if (world.thing(other) && wider(other).includes(issue)) return "NARROWER";
    if (wider(issue).includes(other)) return "BROADER";
    return of("DRIVES").some((k) => k.subject === other && k.object === issue) ? "DRIVER" : undefined;
  };
  const isIssueOrNarrower = (id: string) => ["EXACT", "NARROWER"].includes(relationOf(id) ?? "");
  const isFaced = of("FACES").some((k) => k.subject === community && isIssueOrNarrower(k.object));
  const addressing = of("ADDRESSES").filter((k) => relationOf(k.object) !== undefined);

  const isHelpful = (k: ClaimRecord) =>
    helpfulTerms.includes(k.values.effect as string) && (question.issueRelations ?? relationOrder).includes(relationOf(k.object) as string);
  const isAdverse = (k: ClaimRecord) => adverseTerms.includes(k.values.effect as string) && relationOf(k.object) !== "DRIVER";
  const added = (["IMPLIED", "INFERRED"] as const).filter(
    (one) => !(question.assertions ?? ["STATED", "COMPOSED", "IMPORTED"]).includes(one),
  );
  const implied = added.length ? world.allClaims.filter((k) => counts(world, k.values, { ...question, assertions: added })) : [];
  const impliedAddressing = implied.filter((k) => k.values.predicate === "ADDRESSES" && relationOf(k.object) !== undefined);
  const impliedOf = (practice: string) =>
    idsOf([
      ...impliedAddressing.filter((k) => k.subject === practice && isHelpful(k) && k.at !== undefined && isHere(k.at)),
      ...implied.filter((k) => k.values.predicate === "CARRIED_OUT_IN" && k.subject === practice && isHere(k.object)),
    ]);

  const notOffered: { practice: string; reason: string; claims: string[] }[] = [];
  const candidates: Omit<ExpectedCandidate, "bracket">[] = [];
  const weights = normalised(question.weights ?? {});
  for (const practice of unique(addressing.map((k) => k.subject))) {
    const own = addressing.filter((k) => k.subject === practice);
    const everHelpful = own.filter(isHelpful);
    const adverse = own.filter(isAdverse);
    if (!everHelpful.length && !adverse.length) continue;
    const carriedOut = of("CARRIED_OUT_IN").filter((k) => k.subject === practice);
    const here = [...everHelpful.filter((k) => k.at !== undefined && isHere(k.at)), ...carriedOut.filter((k) => isHere(k.object))];
    const helpful = everHelpful.filter((k) => k.at === undefined || !isExcluded(k.at));
    const fromElsewhere = helpful.some((k) => k.at === undefined || !isHere(k.at));
    const refuse = (reason: string, claims: readonly ClaimRecord[]) => notOffered.push({ practice, reason, claims: idsOf(claims) });
    if (!everHelpful.length) refuse("ADVERSE_ONLY", adverse);
    else if (here.length && !(question.includeAlreadyHere && fromElsewhere)) refuse("ALREADY_HERE", here);
    else if (!fromElsewhere) refuse("SAME_COUNTRY_ONLY", everHelpful);
    else candidates.push(candidate(practice, helpful, adverse, carriedOut, here.length > 0));
  }

  function candidate(
    practice: string,
    helpful: readonly ClaimRecord[],
    adverse: readonly ClaimRecord[],
    carriedOut: readonly ClaimRecord[],
    alreadyHere: boolean,
  ): Omit<ExpectedCandidate, "bracket"> {
    const nearest = relationOrder.find((r) => helpful.some((k) => relationOf(k.object) === r)) as string;
    const ofNearest = helpful.filter((k) => relationOf(k.object) === nearest);
    const isUse = (k: ClaimRecord, place: string | undefined): boolean =>
      place !== undefined && k.values.modality === "REPORTED" && !isHere(place) && !isExcluded(place);
    const usesAt = [
      ...helpful.filter((k) => isUse(k, k.at)).map((k) => [k.at as string, k] as const),
      ...carriedOut.filter((k) => isUse(k, k.object)).map((k) => [k.object, k] as const),
    ];
    const places = unique(usesAt.map(([place]) => place));
    const useClaims = usesAt.map(([, k]) => k);
    const shares: Readonly<Record<string, readonly [Pair, readonly ClaimRecord[]]>> = {
      ISSUE: [
        [
          { EXACT: 100, NARROWER: 70, BROADER: 50, DRIVER: 30 }[nearest] as number,
          { EXACT: 100, NARROWER: 70, BROADER: 50, DRIVER: 30 }[nearest] as number,
        ],
        [
          ...ofNearest,
          ...(nearest === "DRIVER" ? of("DRIVES").filter((k) => k.object === issue && ofNearest.some((a) => a.object === k.subject)) : []),
        ],
      ],
      EVIDENCE: evidence(ofNearest, adverse),
      CONTEXT: context(places, useClaims),
      POPULATION: population(practice, helpful),
      REPLICATION: [replication(places), useClaims],
      CONDITIONS: conditions(practice),
      RIGHTS: rights(practice),
    };
    const factors = factorNames.map((factor): ExpectedFactor => {
      const [share, claims] = shares[factor] as readonly [Pair, readonly ClaimRecord[]];
      const weight = weights[factor] as number;
      const part = (n: number) => Math.floor((weight * n) / 100 + 0.5);
      return { factor, state: stateOf(share), weight, contribution: [part(share[0]), part(share[1])], claims: idsOf(claims) };
    });
    const sum = (end: 0 | 1) => factors.reduce((total, f) => total + f.contribution[end], 0);
    const scopeOf = ({ at }: ClaimRecord) => {
      if (at === undefined) return "UNPLACED";
      if (at === community) return "EXACT";
      return isHere(at) ? "WITHIN" : isAround(at) ? "BROADER" : "ELSEWHERE";
    };
    const saidOf = ["EXACT", "WITHIN", "ELSEWHERE", "BROADER", "UNPLACED"]
      .map((scope) => [scope, idsOf(helpful.filter((k) => scopeOf(k) === scope))] as const)
      .filter(([, claims]) => claims.length);
    return {
      practice,
      indication: [sum(0), sum(1)],
      issueRelation: nearest,
      alreadyHere,
      factors,
      impliedHere: alreadyHere ? [] : impliedOf(practice),
      asked: [
        ...(isFaced ? [] : ["ISSUE"]),
        ...(!alreadyHere && places.some(isAround) ? ["CONTEXT"] : []),
        // Of places of use with nothing in common, or only something wider or narrower, more is to be asked.
        ...factors
          .filter(({ factor, state }) => state === "UNKNOWN" || (factor === "CONTEXT" && isOpenContext(places)))
          .map(({ factor }) => factor),
      ],
      saidOf,
      helpful: idsOf(helpful),
      adverse: idsOf(adverse),
      placesOfUse: nearestFirst(places).map(({ place, shared }) => ({
        place,
        shared,
        claims: idsOf(usesAt.filter(([at]) => at === place).map(([, k]) => k)),
      })),
    };
  }

  /** How many links up from the community something around it is. */
  function stepsTo(id: string): number {
    let reached = [community];
    for (let steps = 0; ; steps++) {
      if (reached.includes(id)) return steps;
      reached = reached.flatMap((at) =>
        world
          .record(at)
          .links.filter((l) => ["LOCATED_IN", "PART_OF", "MEMBER_OF"].includes(l.name))
          .map((l) => l.to),
      );
    }
  }
  function nearestFirst(places: readonly string[]) {
    const found = places.map((place) => {
      const both = around(place).filter((id) => isAround(id) && kindOf(id) !== "WORLD");
      const shared = both.filter((id) => both.every((other) => other === id || !around(other).includes(id)));
      return { place, shared, order: [both.length ? 0 : 1, Math.min(...both.map(stepsTo), 99), isAround(place) ? 1 : 0] };
    });
    const text = ({ order, place }: (typeof found)[number]) => `${order.map((n) => String(n).padStart(2, "0")).join(" ")} ${place}`;
    return found.sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }

  function evidence(nearest: readonly ClaimRecord[], adverse: readonly ClaimRecord[]): readonly [Pair, readonly ClaimRecord[]] {
    const reported = nearest.filter((k) => k.values.modality === "REPORTED");
    let share: Pair = unknown;
    if (reported.length) {
      const sources = unique(
        reported.flatMap((k) =>
          k.cites.flatMap((p) =>
            world
              .record(p)
              .links.filter((l) => l.name === "OF")
              .map((l) => l.to),
          ),
        ),
      );
      const forSources = sources.length >= 3 ? 20 : sources.length === 2 ? 15 : 10;
      const forAssertion = (k: ClaimRecord) => ({ STATED: 20, IMPORTED: 20, COMPOSED: 15, IMPLIED: 5, INFERRED: 0 })[k.values.assertion];
      const forEffect = (k: ClaimRecord) => {
        const effect = k.values.effect as string;
        return ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS"].includes(effect) ? 60 : effect === "BUILDS_CAPACITY" ? 30 : 0;
      };
      share = [
        Math.max(...reported.map((k) => forEffect(k) + forAssertion(k) + forSources)),
        Math.max(...reported.map((k) => 60 + forAssertion(k) + forSources)),
      ];
    }
    if (adverse.length) share = [0, Math.min(share[1], 50)];
    return [share, [...(reported.length ? reported : nearest), ...adverse]];
  }

  function facedBy(place: string): string[] {
    return unique(
      of("FACES")
        .filter((k) => k.subject === place)
        .map((k) => k.object),
    );
  }
  function isRelated(one: string, other: string): boolean {
    return one !== other && (wider(one).includes(other) || wider(other).includes(one));
  }
  function contextOf(places: readonly string[]) {
    const own = facedBy(community);
    const weigh = (issues: readonly string[]) =>
      issues
        .map((one) => {
          const communities = unique(
            of("FACES")
              .filter((k) => k.object === one && world.thing(k.subject).type === Community)
              .map((k) => k.subject),
          );
          return Math.floor(1_000_000 / Math.max(1, communities.length));
        })
        .reduce((a, b) => a + b, 0);
    const compared = places.map((place): { place: string; share: Pair; shared: string[]; near: string[] } => {
      const there = facedBy(place);
      const shared = own.filter((one) => there.includes(one));
      const near = own.filter((one) => !there.includes(one) && there.some((other) => isRelated(one, other)));
      if (own.length < 3) return { place, share: unknown, shared, near };
      const rest = own.filter((one) => !shared.includes(one) && !near.includes(one));
      const worth = (ofNear: number, ofRest: number) =>
        Math.floor((100 * weigh(shared) + ofNear * weigh(near) + ofRest * weigh(rest)) / weigh(own));
      return { place, share: [worth(50, 0), worth(100, there.length < 3 ? 100 : 50)], shared, near };
    });
    const share: Pair = [Math.max(...compared.map((c) => c.share[0])), Math.max(...compared.map((c) => c.share[1]))];
    return { own, share, most: compared.find((c) => c.share[0] === share[0]) as (typeof compared)[number] };
  }
  function context(places: readonly string[], uses: readonly ClaimRecord[]): readonly [Pair, readonly ClaimRecord[]] {
    if (!places.length) return [unknown, []];
    const { own, share, most } = contextOf(places);
    const sharedClaims =
      own.length < 3
        ? []
        : of("FACES").filter(
            (k) =>
              (k.subject === community && [...most.shared, ...most.near].includes(k.object)) ||
              (k.subject === most.place && (most.shared.includes(k.object) || most.near.some((one) => isRelated(one, k.object)))),
          );
    return [share, [...uses, ...sharedClaims]];
  }

  /** Whether the place that has most in common with the community shares no issue with it, only wider or narrower ones, or none. */
  function isOpenContext(places: readonly string[]): boolean {
    const own = facedBy(community);
    return places.length > 0 && own.length >= 3 && !contextOf(places).most.shared.length;
  }
  function population(practice: string, helpful: readonly ClaimRecord[]): readonly [Pair, readonly ClaimRecord[]] {
    const serves = of("SERVES").filter((k) => k.subject === practice);
    const concerning = helpful.filter((k) => k.for.length);
    const groups = unique([...serves.map((k) => k.object), ...concerning.flatMap((k) => k.for)]);
    const hits = of("AFFECTS").filter((k) => isIssueOrNarrower(k.subject) && (k.at === undefined || isAround(k.at)));
    const items = groups.map((group): Pair => {
      const whole = hits.filter((k) => wider(group).includes(k.object));
      const part = hits.filter((k) => k.object !== group && wider(k.object).includes(group));
      if (whole.some((k) => k.at === community)) return [100, 100];
      return whole.length || part.length ? [50, 100] : unknown;
    });
    return [mean(items), [...serves, ...concerning, ...hits]];
  }

  function replication(places: readonly string[]): Pair {
    const inner = places.filter((place) => !places.some((other) => other !== place && around(other).includes(place)));
    const mayCutAcross = (place: string) => ["AREA", "REGION", "WORLD"].includes(kindOf(place) ?? "");
    const outer = inner.filter((place) => !mayCutAcross(place));
    const isApart = (one: string, other: string) =>
      ["COUNTRY", "ADMIN1", "ADMIN2"].some((level) => {
        const [mine, yours] = [one, other].map((place) => around(place).filter((id) => kindOf(id) === level)) as [string[], string[]];
        return mine.length && yours.length && mine.every((unit) => !yours.includes(unit));
      });
    for (const place of inner.filter(mayCutAcross)) if (outer.every((other) => isApart(place, other))) outer.push(place);
    if (!outer.length) return unknown;
    const isOpen = places.some((place) => !outer.some((other) => around(other).includes(place)));
    const isWide = (place: string) =>
      world.thing(place).type === Place && !["ADMIN2", "CITY"].includes(world.thing(place).values.kind as string);
    const share = [40, 60, 80][Math.min(outer.length, 3) - 1] as number;
    const low = share + (unique(outer.flatMap(countries)).length >= 2 ? 20 : 0);
    return [low, isOpen || outer.some(isWide) ? 100 : low];
  }

  function conditions(practice: string): readonly [Pair, readonly ClaimRecord[]] {
    const claims: ClaimRecord[] = [];
    const there = (id: string) => [
      ...of("FACES").filter((k) => k.subject === community && k.object === id),
      ...all.filter((k) => said.includes(k.values.predicate) && k.at === community && (k.subject === id || k.by.includes(id))),
    ];
    const needs = of("SUCCEEDS_WITH").filter((k) => k.subject === practice);
    const hindering = of("HINDERS").filter((k) => k.object === practice);
    claims.push(...needs, ...hindering);
    const ofNeeds = unique(needs.map((k) => k.object)).map((condition): Pair => {
      const holds = of("SUCCEEDS_WITH").filter((k) => k.object === condition && k.at === community);
      const against = of("HINDERS").filter((k) => k.object === condition && there(k.subject).length);
      claims.push(...holds, ...against, ...against.flatMap((k) => there(k.subject)));
      if (holds.length && !against.length) return [100, 100];
      return against.length && !holds.length ? [0, 0] : unknown;
    });
    const ofHindering = unique(hindering.map((k) => k.subject)).map((id): Pair => {
      claims.push(...there(id));
      return there(id).length ? [0, 0] : unknown;
    });
    return [mean([...ofNeeds, ...ofHindering]), claims];
  }

  function rights(practice: string): readonly [Pair, readonly ClaimRecord[]] {
    const protects = of("PROTECTS").filter((k) => k.subject === practice);
    const endangers = of("ENDANGERS").filter((k) => k.subject === practice);
    const undermining = of("UNDERMINES").filter(
      (k) => k.at === community || (isIssueOrNarrower(k.subject) && (k.at === undefined || isAround(k.at))),
    );
    const claims = [...protects, ...endangers];
    const items = unique(protects.map((k) => k.object)).map((right): Pair => {
      const same = undermining.filter((k) => k.object === right);
      const near = undermining.filter((k) => k.object !== right && (wider(k.object).includes(right) || wider(right).includes(k.object)));
      claims.push(...same, ...near);
      if (same.length) return [100, 100];
      return near.length ? [50, 100] : unknown;
    });
    return [mean([...items, ...unique(endangers.map((k) => k.object)).map((): Pair => [0, 0])]), claims];
  }

  const recorded = [...candidates, ...notOffered].map(({ practice }) => practice);
  const besides = impliedAddressing.filter((k) => (isHelpful(k) || isAdverse(k)) && !recorded.includes(k.subject));
  return { candidates: bracketed(world, candidates), notOffered, onlyImplied: unique(besides.map((k) => k.subject)).length };
}

function stateOf([low, high]: Pair): string {
  if (low === 0 && high === 100) return "UNKNOWN";
  return low >= 75 ? "MATCH" : high <= 25 ? "MISMATCH" : "PARTIAL";
}

/** Whole hundredths, those with the largest remainder rounded up one after another. */
function normalised(given: Readonly<Record<string, number | null>>): Readonly<Record<string, number>> {
  const asked = factorNames.map((factor) => given[factor.toLowerCase()] ?? (defaultWeights[factor] as number));
  const sum = asked.reduce((a, b) => a + b);
  const quotas = asked.map((weight) => (100 * weight) / sum);
  const whole = quotas.map(Math.floor);
  const left = quotas.map((quota, i) => quota - (whole[i] as number));
  while (whole.reduce((a, b) => a + b) < 100) {
    const next = left.indexOf(Math.max(...left));
    whole[next] = (whole[next] as number) + 1;
    left[next] = -1;
  }
  return Object.fromEntries(factorNames.map((factor, i) => [factor, whole[i] as number]));
}

/** Two candidates are of one bracket if they touch, or both touch others of one: groups are joined until none touch. */
function bracketed(world: World, candidates: readonly Omit<ExpectedCandidate, "bracket">[]): ExpectedCandidate[] {
  let groups = candidates.map((one) => [one]);
  const touch = (a: (typeof groups)[number], b: (typeof groups)[number]) =>
    a.some((x) => b.some((y) => x.indication[0] <= y.indication[1] && y.indication[0] <= x.indication[1]));
  for (let before = -1; before !== groups.length; ) {
    before = groups.length;
    const [first, second] = groups.flatMap((a, i) => groups.slice(i + 1).flatMap((b) => (touch(a, b) ? [[a, b] as const] : [])))[0] ?? [];
    if (first && second) groups = [...groups.filter((g) => g !== first && g !== second), [...first, ...second]];
  }
  const nameOf = (id: string) => {
    const name = world.thing(id).values.name as Readonly<Record<string, string>>;
    return name.en ?? (Object.values(name)[0] as string);
  };
  const less = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return groups
    .sort((a, b) => Math.max(...b.map((x) => x.indication[1])) - Math.max(...a.map((x) => x.indication[1])))
    .flatMap((group, i) =>
      group
        .sort((a, b) => less(nameOf(a.practice), nameOf(b.practice)) || less(a.practice, b.practice))
        .map((one) => ({ ...one, bracket: i + 1 })),
    );
}
