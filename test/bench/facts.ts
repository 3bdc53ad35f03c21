import { words } from "../../src/graph/fold.js";
import { defaultAssertions, helpfulEffects } from "../../src/model/claim.js";
import type { Class } from "../../src/model/declare.js";
import { Issue } from "../../src/model/issue.js";
import { Passage } from "../../src/model/passage.js";
import { Place } from "../../src/model/place.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";

/** What anybody may know of a data set, found by reading all of it: what answers are held against before they are timed. */
export class Facts {
  private readonly records: ReadonlyMap<string, EntityRecord>;
  /** Claims that everybody may see, and that count where nobody asks otherwise. */
  readonly counting: readonly ClaimRecord[];
  private readonly responding = new Map<string, ClaimRecord[]>();

  constructor(dataset: Dataset) {
    this.records = new Map(dataset.entities.map((e) => [e.values.id, e]));
    const citable = (id: string) => this.clear(id) && this.links(id, ["OF"]).every((source) => this.clear(source));
    this.counting = dataset.claims.filter(
      (k) =>
        k.values.status === "ACCEPTED" &&
        defaultAssertions.includes(k.values.assertion) &&
        k.values.sensitivity === "CLEAR" &&
        [k.subject, k.object, ...(k.at === undefined ? [] : [k.at]), ...k.for, ...k.by].every((id) => this.clear(id)) &&
        k.cites.some(citable),
    );
    for (const k of this.counting) {
      if (k.values.predicate !== "ADDRESSES" || !helpfulEffects.includes(k.values.effect ?? "EXACERBATES")) continue;
      this.responding.set(k.object, [...(this.responding.get(k.object) ?? []), k]);
    }
  }

  private clear(id: string): boolean {
    return this.records.get(id)?.values.sensitivity === "CLEAR";
  }
  private links(id: string, names: readonly string[]): string[] {
    return (this.records.get(id)?.links ?? []).filter((l) => names.includes(l.name)).map((l) => l.to);
  }
  /** A record and all that lies around it, as far as everybody may see the way. */
  private upwards(id: string, names: readonly string[]): string[] {
    return this.clear(id) ? [id, ...this.links(id, names).flatMap((up) => this.upwards(up, names))] : [];
  }
  /** The visible records of a class. */
  of(type: Class): EntityRecord[] {
    return [...this.records.values()].filter((e) => e.type === type && this.visibleEntity(e));
  }
  private visibleEntity({ type, values }: EntityRecord): boolean {
    return this.clear(values.id) && (type !== Passage || this.links(values.id, ["OF"]).every((s) => this.clear(s)));
  }

  /** Claims that answer `responses`. */
  responses(issue: string, place?: string): number {
    const narrower = this.of(Issue).filter((i) => this.upwards(i.values.id, ["BROADER"]).includes(issue));
    const within = (k: ClaimRecord) =>
      k.at !== undefined && this.upwards(k.at, ["LOCATED_IN", "PART_OF", "MEMBER_OF"]).includes(place ?? "");
    return narrower.flatMap((i) => this.responding.get(i.values.id) ?? []).filter((k) => place === undefined || within(k)).length;
  }
  /** Who or what, of one end of the claims of a predicate, is tied by them to one of these. */
  tied(predicate: string, end: "subject" | "object", others: ReadonlySet<string>): Set<string> {
    const other = end === "subject" ? "object" : "subject";
    return new Set(this.counting.filter((k) => k.values.predicate === predicate && others.has(k[other])).map((k) => k[end]));
  }
  /** Records that search finds. */
  found(query: string): number {
    const [word = ""] = words(query);
    const texts = ({ values }: EntityRecord) =>
      [values.name, values.description ?? {}, ...Object.values(values.aliases ?? {})].flatMap((t) => Object.values(t)) as string[];
    return [...this.records.values()].filter(
      (e) => this.visibleEntity(e) && texts(e).some((text) => words(text).some((w) => w.startsWith(word))),
    ).length;
  }

  /** Narrow issues that somebody faces, by how many answers they have: the most common one, one with about so many, and one with few. */
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
  /** The country of which most claims speak, and one of which half the others speak less. */
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
