import { ActorType, Community } from "../../src/model/entities/index.js";
import { isA } from "../../src/model/model.js";
import { type Choice, counts } from "./filter.js";
import { comparable, type World } from "./world.js";

/** The answers to `similarCommunities`, found by comparing every community with the one asked about, as docs/methods.md says. */

export interface SimilarQuestion extends Choice {
  readonly community: string;
  readonly otherCountriesOnly: boolean;
}
export interface SimilarRow {
  readonly community: string;
  readonly low: number;
  readonly high: number;
  readonly parts: readonly {
    readonly part: string;
    readonly low: number;
    readonly high: number;
    readonly shared: readonly string[];
    readonly onlyHere: readonly string[];
    readonly onlyThere: readonly string[];
  }[];
}
export interface SimilarAnswer {
  readonly rows: readonly SimilarRow[];
  readonly sharing: number;
  readonly leftOut: Readonly<Record<string, number>>;
}

const parts = ["ISSUES", "PEOPLE", "ACTORS"] as const;
type Part = (typeof parts)[number];
const share = { ISSUES: 60, PEOPLE: 20, ACTORS: 20 };
const expected = { ISSUES: 3, PEOPLE: 2, ACTORS: 2 };
type Traits = Readonly<Record<Part, Set<string>>>;

/** What each community has. */
function traitsIn(world: World, choice: Choice): Map<string, Traits> {
  const all = new Map<string, Traits>(
    world.all(Community).map(({ id }) => [id, { ISSUES: new Set(), PEOPLE: new Set(), ACTORS: new Set() }]),
  );
  const give = (community: string | undefined, part: Part, records: readonly string[]) => {
    for (const record of records) all.get(community ?? "")?.[part].add(record);
  };
  for (const { values, subject, object, at, for: people, by } of world.allClaims) {
    if (!counts(world, values, choice)) continue;
    switch (values.predicate) {
      case "FACES":
        give(subject, "ISSUES", [object]);
        break;
      case "AFFECTS":
        give(at, "PEOPLE", [object]);
        give(at, "ACTORS", by);
        break;
      case "UNDERMINES":
        give(at, "PEOPLE", people);
        give(at, "ACTORS", by);
        if (world.thing(subject).type === ActorType) give(at, "ACTORS", [subject]);
        break;
      case "PERPETRATES":
        give(at, "PEOPLE", people);
        give(at, "ACTORS", [subject]);
    }
  }
  return all;
}

/** A fraction of whole numbers. */
type Fraction = readonly [part: number, whole: number];
const lessThan = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b;

/** Every overlap that is possible once each missing trait is something: what only the other has, something new, or something new on both sides. */
function* overlaps(
  [common, union]: Fraction,
  here: readonly number[],
  there: readonly number[],
  missing: readonly [number, number],
): Generator<Fraction> {
  const [missingHere, missingThere] = missing;
  if (missingThere > 0) {
    yield* overlaps([common, union + 100], here, there, [missingHere, missingThere - 1]);
    for (const [i, weight] of here.entries())
      yield* overlaps([common + weight, union], here.toSpliced(i, 1), there, [missingHere, missingThere - 1]);
    if (missingHere > 0) yield* overlaps([common + 100, union + 100], here, there, [missingHere - 1, missingThere - 1]);
  } else if (missingHere > 0) {
    yield* overlaps([common, union + 100], here, there, [missingHere - 1, 0]);
    for (const [i, weight] of there.entries()) yield* overlaps([common + weight, union], here, there.toSpliced(i, 1), [missingHere - 1, 0]);
  } else yield [common, union];
}

/** The range of a part, by trying everything. @param weights of what both have, only here and only there */
export function rangeOf(
  part: Part,
  shared: readonly number[],
  here: readonly number[],
  there: readonly number[],
): { low: number; high: number } {
  const sum = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0);
  const missing = [here, there].map((only) => Math.max(0, expected[part] - shared.length - only.length)) as [number, number];
  const all = [...overlaps([sum(shared), sum(shared) + sum(here) + sum(there)], here, there, missing)].filter(([, whole]) => whole > 0);
  const least = all.reduce((a, b) => (lessThan(b, a) ? b : a), [1, 1] as Fraction);
  const most = all.reduce((a, b) => (lessThan(a, b) ? b : a), [0, 1] as Fraction);
  const rounded = ([a, b]: Fraction) => Math.floor((2 * share[part] * a + b) / (2 * b));
  return { low: rounded(least), high: rounded(most) };
}

export const weightOf = (others: number) => Math.round(100 / Math.log2(2 + others));

export function similar(world: World, { community, otherCountriesOnly, ...choice }: SimilarQuestion): SimilarAnswer {
  const all = traitsIn(world, choice);
  const here = all.get(community) as Traits;
  const countries = (id: string) =>
    world.steps(world.thing(id), "within").flatMap(({ to }) => (to.values.kind === "COUNTRY" && !isA(to.type, Community) ? [to.id] : []));
  const ownCountries = countries(community);
  const leftOut: Record<string, number> = { SAME_COUNTRY: 0, COUNTRY_UNKNOWN: 0, TOO_MANY: 0 };
  const candidates: { row: SimilarRow; name: string; weight: number }[] = [];
  let sharing = 0;
  for (const [id, there] of all) {
    if (id === community || !parts.some((part) => [...here[part]].some((record) => there[part].has(record)))) continue;
    sharing++;
    if (otherCountriesOnly) {
      const around = countries(id);
      const reason =
        ownCountries.length === 0 || around.length === 0
          ? "COUNTRY_UNKNOWN"
          : around.some((country) => ownCountries.includes(country))
            ? "SAME_COUNTRY"
            : undefined;
      if (reason) {
        leftOut[reason] = (leftOut[reason] as number) + 1;
        continue;
      }
    }
    let weight = 0;
    const compared = parts.map((part) => {
      const others = (record: string) =>
        [...all].filter(([other, traits]) => other !== id && other !== community && traits[part].has(record)).length;
      const weighed = (records: readonly string[]) =>
        records.map((record) => [record, weightOf(others(record))] as const).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const shared = weighed([...here[part]].filter((record) => there[part].has(record)));
      const onlyHere = weighed([...here[part]].filter((record) => !there[part].has(record)));
      const onlyThere = weighed([...there[part]].filter((record) => !here[part].has(record)));
      for (const [, shareWeight] of shared) weight += share[part] * shareWeight;
      const [s, h, t] = [shared, onlyHere, onlyThere].map((list) => list.map(([, own]) => own)) as [number[], number[], number[]];
      const ids = (list: readonly (readonly [string, number])[]) => list.map(([record]) => record);
      return { part, ...rangeOf(part, s, h, t), shared: ids(shared), onlyHere: ids(onlyHere), onlyThere: ids(onlyThere) };
    });
    const total = (end: "low" | "high") => compared.reduce((sum, part) => sum + part[end], 0);
    const name = String(comparable(world.thing(id), "name"));
    candidates.push({ row: { community: id, low: total("low"), high: total("high"), parts: compared }, name, weight });
  }
  const compared = candidates.sort((a, b) => b.weight - a.weight || (a.row.community < b.row.community ? -1 : 1)).slice(0, 100);
  leftOut.TOO_MANY = candidates.length - compared.length;
  const rows = compared
    .sort(
      (a, b) =>
        b.row.low - a.row.low ||
        b.row.high - a.row.high ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
        (a.row.community < b.row.community ? -1 : 1),
    )
    .map(({ row }) => row);
  return { rows, sharing, leftOut: Object.fromEntries(Object.entries(leftOut).filter(([, count]) => count > 0)) };
}

/** What a community does that is not recorded of another, as `[practice, helpful, adverse, carried out, claims]`. @param ownBy says what the other has */
export function practicesThere(
  world: World,
  community: string,
  notIn: string,
  choice: Choice,
  ownBy: Choice = choice,
): [string, number, number, number, string[]][] {
  const adverse = ["MIXED", "NO_EFFECT", "NEGLECTS", "EXACERBATES"];
  const own = new Set<string>();
  const found = new Map<string, [number, number, number, string[]]>();
  for (const { values, subject, object, at } of world.allClaims) {
    if (world.thing(subject).type.name === "Event") continue;
    const where = values.predicate === "ADDRESSES" ? at : values.predicate === "CARRIED_OUT_IN" ? object : undefined;
    if (where === notIn && counts(world, values, ownBy)) own.add(subject);
    if (where !== community || !counts(world, values, choice)) continue;
    const [helpful, harmful, done, others] = found.get(subject) ?? [0, 0, 0, []];
    const claims = [...others, values.id].sort();
    const isAdverse = adverse.includes(values.effect ?? "");
    if (values.predicate === "CARRIED_OUT_IN") found.set(subject, [helpful, harmful, done + 1, claims]);
    else found.set(subject, [helpful + (isAdverse && values.effect !== "MIXED" ? 0 : 1), harmful + (isAdverse ? 1 : 0), done, claims]);
  }
  return [...found]
    .filter(([practice, [helpful, harmful]]) => !own.has(practice) && (helpful > 0 || harmful === 0))
    .map(([practice, numbers]): [string, number, number, number, string[]] => [practice, ...numbers])
    .sort((a, b) => b[1] - a[1] || b[3] - a[3] || (a[0] < b[0] ? -1 : 1));
}
