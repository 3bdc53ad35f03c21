import { defaultAssertions, helpfulEffects } from "../../src/model/claim.js";
import { type Class, propertiesOf } from "../../src/model/declare.js";
import { Issue, Place } from "../../src/model/entities/index.js";
import { Locality } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { foldedWords } from "../../src/text/fold.js";

/** The facts of a data set that an anonymous viewer may see, found by reading all of it. Answers are compared with them before they are timed. */
export class Facts {
  private readonly records: ReadonlyMap<string, EntityRecord>;
  /** Claims that everybody may see and that count by default. */
  readonly counting: readonly ClaimRecord[];
  private readonly responding = new Map<string, ClaimRecord[]>();

  constructor(dataset: Dataset) {
    this.records = new Map(dataset.entities.map((e) => [e.values.id, e]));
    this.counting = dataset.claims.filter(
      (k) =>
        k.values.status === "ACCEPTED" &&
        defaultAssertions.includes(k.values.assertion) &&
        k.values.sensitivity === "CLEAR" &&
        [k.subject, k.object, ...(k.at === undefined ? [] : [k.at]), ...k.for, ...k.by].every((id) => this.clear(id)) &&
        k.cites.some((id) => this.clear(id)),
    );
    for (const k of this.counting) {
      if (k.values.predicate !== "ADDRESSES" || !helpfulEffects.includes(k.values.effect ?? "EXACERBATES")) continue;
      this.responding.set(k.object, [...(this.responding.get(k.object) ?? []), k]);
    }
  }

  /** Whether everybody may see a record: it is CLEAR, and so is what its required links lead to. */
  private clear(id: string): boolean {
    const record = this.records.get(id);
    return record?.values.sensitivity === "CLEAR" && record.links.every(({ name, to }) => !model.links[name]?.required || this.clear(to));
  }
  private links(id: string, names: readonly string[]): string[] {
    return (this.records.get(id)?.links ?? []).filter((l) => names.includes(l.name)).map((l) => l.to);
  }
  /** A record and all that encloses it, over records that everybody may see. */
  private upwards(id: string, names: readonly string[]): string[] {
    return this.clear(id) ? [id, ...this.links(id, names).flatMap((up) => this.upwards(up, names))] : [];
  }
  /** The visible records of a class. */
  of(type: Class): EntityRecord[] {
    return [...this.records.values()].filter((e) => e.type === type && this.clear(e.values.id));
  }

  /** An issue and all that is wider. */
  issueAndWider(issue: string): string[] {
    return this.upwards(issue, ["BROADER"]);
  }

  private around(place: string): string[] {
    return this.upwards(place, ["LOCATED_IN", "PART_OF", "MEMBER_OF"]);
  }
  /** Claims that answer `responses`. */
  responses(issue?: string, place?: string, among: (k: ClaimRecord) => boolean = () => true): number {
    const narrower = this.of(Issue).filter((i) => issue === undefined || this.upwards(i.values.id, ["BROADER"]).includes(issue));
    const within = (k: ClaimRecord) => k.at !== undefined && this.around(k.at).includes(place ?? "");
    return narrower.flatMap((i) => this.responding.get(i.values.id) ?? []).filter((k) => (place === undefined || within(k)) && among(k))
      .length;
  }
  /** Whether a place is around another one, but not that one itself. */
  isAround(place: string, other: string): boolean {
    return place !== other && this.around(other).includes(place);
  }
  /** The visible records of a class, those that most claims name first. */
  byClaims(type: Class): string[] {
    const counts = new Map(this.of(type).map((e) => [e.values.id, 0]));
    for (const k of this.counting)
      for (const id of new Set([k.subject, k.object, ...(k.at === undefined ? [] : [k.at])])) {
        const count = counts.get(id);
        if (count !== undefined) counts.set(id, count + 1);
      }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
  }
  /** The record of a class that most claims name. */
  mostNamed(type: Class): string {
    return this.byClaims(type)[0] ?? "";
  }
  /** Whether a record is a place, or a community in it, or in what lies in it. */
  liesIn(id: string, place: string): boolean {
    return this.isLocality(id) && this.upwards(id, ["LOCATED_IN", "PART_OF", "MEMBER_OF"]).includes(place);
  }
  /** Claims whose subject, object or place lies within a place. */
  within(place: string): ClaimRecord[] {
    return this.counting.filter((k) => [k.subject, k.object, ...(k.at === undefined ? [] : [k.at])].some((id) => this.liesIn(id, place)));
  }
  /** The pairs of an issue that a claim names and a country that it names something in; null where it names none. */
  issuesAndCountries(): Map<string, readonly [issue: string | null, country: string | null]> {
    const isA = (id: string, is: (record: EntityRecord) => boolean) => is(this.records.get(id) as EntityRecord);
    const pairs = new Map<string, readonly [string | null, string | null]>();
    for (const k of this.counting) {
      const issues = [k.subject, k.object].filter((id) => isA(id, ({ type }) => type === Issue));
      const named = [k.subject, k.object, ...(k.at === undefined ? [] : [k.at])].filter((id) => this.isLocality(id));
      const countries = named
        .flatMap((id) => this.around(id))
        .filter((id) => isA(id, ({ values }) => values instanceof Place && values.kind === "COUNTRY"));
      for (const issue of issues.length ? issues : [null])
        for (const country of countries.length ? countries : [null]) pairs.set(JSON.stringify([issue, country]), [issue, country]);
    }
    return pairs;
  }
  private isLocality(id: string): boolean {
    return this.records.get(id)?.values instanceof Locality;
  }
  /** The records at one end of the claims of a predicate whose other end is one of these. */
  tied(predicate: string, end: "subject" | "object", others: ReadonlySet<string>): Set<string> {
    const other = end === "subject" ? "object" : "subject";
    return new Set(this.counting.filter((k) => k.values.predicate === predicate && others.has(k[other])).map((k) => k[end]));
  }
  /** Records that search finds, by their names, descriptions and codes. */
  found(query: string): number {
    const [word = ""] = foldedWords(query);
    const codes = ({ type, values }: EntityRecord) =>
      propertiesOf(type).flatMap(({ name, scheme }) => (scheme ? String((values as unknown as Record<string, unknown>)[name] ?? "") : []));
    const texts = (record: EntityRecord) => {
      const { name, description = {}, aliases = {} } = record.values;
      return [...[name, description, ...Object.values(aliases)].flatMap((t) => Object.values(t)), ...codes(record)] as string[];
    };
    return [...this.records.values()].filter(
      (e) => this.clear(e.values.id) && texts(e).some((text) => foldedWords(text).some((w) => w.startsWith(word))),
    ).length;
  }

  /** Narrow issues that communities or places face, by how many answers they have: the most common one, a middling one, and a rare one. */
  issuesBy(middling = 30, few = 3) {
    const above = new Set(this.of(Issue).flatMap((i) => this.links(i.values.id, ["BROADER"])));
    const counts = this.of(Issue)
      .map(({ values: { id } }) => [id, this.responding.get(id)?.length ?? 0] as const)
      .filter(([id]) => !above.has(id) && this.tied("FACES", "subject", new Set([id])).size);
    const most = Math.max(...counts.map(([, n]) => n));
    const nearest = (n: number) => counts.sort((a, b) => Math.abs(a[1] - n) - Math.abs(b[1] - n) || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "";
    return { common: nearest(most), middling: nearest(middling), rare: nearest(few) };
  }
  /** The widest concept above an issue. */
  widest(issue: string): string {
    return this.upwards(issue, ["BROADER"]).at(-1) ?? issue;
  }
  /** The country that most claims name, and the median country. */
  countriesBy() {
    const countries = this.of(Place).filter((p) => p.values instanceof Place && p.values.kind === "COUNTRY");
    const counts = new Map(countries.map((p) => [p.values.id, 0]));
    for (const k of this.counting)
      for (const up of new Set(k.at === undefined ? [] : this.upwards(k.at, ["LOCATED_IN", "PART_OF", "MEMBER_OF"])))
        if (counts.has(up)) counts.set(up, (counts.get(up) ?? 0) + 1);
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return { large: sorted[0]?.[0] ?? "", middling: sorted[sorted.length >> 1]?.[0] ?? "" };
  }
}
