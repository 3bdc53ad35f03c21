import { FormerId } from "../src/model/annotations/former-id.js";
import type { Claim } from "../src/model/claim.js";
import { type Class, type Property, propertiesOf } from "../src/model/declare.js";
import { Community, Issue } from "../src/model/entities/index.js";
import { Sensitivity } from "../src/model/entity.js";
import { model } from "../src/model/index.js";
import { isA } from "../src/model/model.js";
import { type ClaimRecord, type Dataset, type EntityRecord, instanceWith, type LinkRecord } from "../src/model/records.js";
import type { Link, Predicate } from "../src/model/relations.js";
import { Random } from "./random.js";
import { claim } from "./records.js";

/**
 * A small random graph with some of everything in the model, including hidden records. It makes no sense on purpose: values are equal,
 * missing, or differ only in what a careless comparison overlooks.
 */
export const generate = (seed: number): Dataset => new Generator(new Random(seed)).dataset();

/** The seeds of the graphs that suites use. Together these graphs have some of everything, as `generator.test.ts` checks. */
export const seeds = [1, 2, 3] as const;

/** Records per class. Classes of hierarchies and questions have more, and so have codes, of which two must have one title. */
const sizes: Readonly<Record<string, number>> = { Place: 24, Issue: 24, Practice: 14, Passage: 24, Source: 14, Code: 14, Community: 16 };
const usualSize = 10;
const claimsOf: Readonly<Record<string, number>> = { ADDRESSES: 160, FACES: 100, UNDERMINES: 50, AFFECTS: 50, CARRIED_OUT_IN: 20 };
const usualClaims = 9;
/** The longest path up a hierarchy has one step less. With the step from a community to its place, questions still follow it. */
const layers = 7;

/** Upper and lower case, accents, astral letters (UTF-16 and code points sort them differently), and one that is longer in lower case. */
const words = [
  "Río",
  "río",
  "rio",
  "Ñandú",
  "Straße",
  "STRASSE",
  "𝒜stral",
  "\uFF21stral",
  "🌊",
  "İzmir",
  "ΣΊΣΥΦΟΣ",
  "a",
  "Á",
  "zebra",
  "%_'\"\\",
];
/** Parts of ids that are easily confused. */
const slugs = ["river", "riverside", "rivera", "harbour", "harbor", "arbour", "dry-river"];
const periods = ["2019", "2020-10", "2020-10/2025-09", "2021", "2021-01-05", "2021/2022", "2023?"];
const numbers = [-2, -0.5, 0, 0.1, 1, 1.5, 2, 5, 7, 7.25, 10, 60];
const languageTags = ["en", "es", "pt-BR"];
/** A code of each scheme, by its number. */
const codes: Readonly<Record<string, (n: number) => string>> = {
  ICCS: (n) => `02${String(n).padStart(2, "0")}`,
  SDG: (n) => `16.${n + 1}`,
  OCI: (n) => `CM${n + 1}`,
  iso: (n) => `XA-${n}`,
  m49: (n) => String(n).padStart(3, "0"),
  divipola: (n) => `11${String(n + 1).padStart(3, "0")}`,
  wikidata: (n) => `Q${n + 1}`,
};
const schemes = ["ICCS", "SDG", "OCI"];
const groups: readonly (readonly [string, ...string[]])[] = [
  ["latitude", "longitude", "coordinateKind"],
  ["quantityValue", "quantityComparator", "quantityUnit"],
];

/** About three of ten records are hidden, each from one level. A few have no sensitivity, and are hidden from all viewers. */
const sensitivities = (n: number): (Sensitivity | undefined)[] => {
  const each = Math.max(1, Math.floor(n / 12));
  const hidden = Sensitivity.values.filter((s) => s !== "CLEAR").flatMap((s) => Array.from({ length: each }, () => s));
  const missing = n >= 12 ? [undefined] : [];
  return [...Array.from({ length: n - hidden.length - missing.length }, () => "CLEAR" as const), ...hidden, ...missing];
};

interface Draft {
  readonly type: EntityRecord["type"];
  readonly id: string;
  readonly layer: number;
  readonly values: Record<string, unknown>;
  readonly links: LinkRecord[];
}

class Generator {
  private readonly drafts: Draft[] = [];
  private readonly dealers = new Map<object, () => string>();
  constructor(private readonly random: Random) {}

  dataset(): Dataset {
    for (const type of model.entities) this.entities(type as EntityRecord["type"]);
    for (const [name, link] of Object.entries(model.links)) for (const draft of this.drafts) this.link(name, link, draft);
    const entities = this.drafts.map(({ type, values, links }) => ({
      type,
      values: Object.assign(Object.create(type.prototype), values),
      links,
    }));
    const claims = Object.entries(model.predicates).flatMap(([name, predicate]) => this.claims(name, predicate));
    // Nothing may depend on the order in which records are stored.
    const shuffled = { entities: this.random.shuffled(entities), claims: this.random.shuffled(claims) };
    return { ...shuffled, formerIds: this.formerIds([...shuffled.entities, ...shuffled.claims].map((r) => r.values.id)) };
  }
  /** Ids of earlier versions that lead to some of the records, several to one, and some that ended. */
  private formerIds(ids: readonly string[]): FormerId[] {
    const leading = ids.flatMap((successor, n) =>
      this.random.chance(0.3)
        ? [{ id: `former-${n}`, successor }, ...(this.random.chance(0.2) ? [{ id: `earlier-${n}`, successor }] : [])]
        : [],
    );
    const ended = [...Sensitivity.values, undefined].map((sensitivity, n) => ({
      id: `ended-${n}`,
      reason: `It ended ${n}.`,
      ...(sensitivity && { sensitivity }),
    }));
    return this.random.shuffled([...leading, ...ended]).map((values) => instanceWith(FormerId, values));
  }

  private entities(type: EntityRecord["type"]): void {
    const size = sizes[type.name] ?? usualSize;
    const levels = this.random.dealer(sensitivities(size));
    for (let i = 0; i < size; i++) {
      const values = this.values(propertiesOf(type), i);
      const id = "scheme" in values ? `${String(values.scheme).toLowerCase()}:${values.notation}` : this.idOf(type, i);
      const layer = Math.floor((i * layers) / size);
      this.drafts.push({ type, id, layer, values: { ...values, id, sensitivity: levels() }, links: [] });
    }
  }
  private idOf(type: Class, i: number): string {
    return `${this.random.pick(slugs)}-${type.name.replace(/(?<=.)(?=[A-Z])/g, "-").toLowerCase()}${i ? `-${i}` : ""}`;
  }

  /** Grouped values are all present or all absent, and no range ends before it begins. */
  private values(properties: readonly Property[], i: number): Record<string, unknown> {
    const values: Record<string, unknown> = Object.fromEntries(properties.map((p) => [p.name, this.value(p, i)]));
    for (const [first, ...others] of groups)
      for (const p of properties.filter(({ name }) => others.includes(name)))
        values[p.name] = values[first] === undefined ? undefined : this.value({ ...p, optional: false }, i);
    for (const [first, last] of [
      ["startLine", "endLine"],
      ["page", "endPage"],
    ] as const) {
      const { [first]: start, [last]: end } = values;
      if (typeof end === "number") values[last] = typeof start === "number" ? start + end - 1 : undefined;
    }
    return values;
  }
  private value(property: Property, i: number): unknown {
    const { random } = this;
    const { kind, many, optional, scheme, vocabulary, name } = property;
    if (optional && random.chance(0.35)) return undefined;
    if (scheme) return codes[scheme]?.(i) ?? `${name.slice(0, 2).toUpperCase()}-${i}`;
    if (vocabulary) return many ? this.several(() => this.term(vocabulary)) : this.term(vocabulary);
    switch (kind) {
      case "translated":
        return this.translated(i, () => (many ? this.several(() => this.text()) : this.text()), many);
      case "text":
        if (many) return this.several(() => this.text());
        return name === "scheme"
          ? schemes[i % schemes.length]
          : name === "notation"
            ? codes[schemes[i % schemes.length] ?? ""]?.(i)
            : this.text();
      case "url":
        return `https://example.org/${random.pick(slugs)}`;
      case "date":
        return random.pick(periods);
      case "language":
        return many ? this.several(() => random.pick(languageTags)) : random.pick(languageTags);
      case "integer":
        return 1 + random.below(5);
      case "real":
        return random.pick(numbers);
      case "flag":
        return random.chance(0.5);
      default:
        return undefined;
    }
  }
  /** Every fourth text has no English; of several others the first is not always the first by its tag. */
  private translated<T>(i: number, one: () => T, many: boolean): Readonly<Record<string, T>> {
    const tags = ["en", "es", "fr"].filter((tag) => tag === "en" || this.random.chance(0.5));
    const [english, ...others] = tags.map((tag) => [tag, one()] as const);
    if (many || i % 4 !== 3) return Object.fromEntries([english as readonly [string, T], ...others]);
    if (!others.length) return { [i % 8 === 3 ? "sr" : "sr-Latn"]: english?.[1] as T };
    return Object.fromEntries(i % 8 === 3 ? others : others.reverse());
  }
  private text(): string {
    return Array.from({ length: 1 + this.random.below(2) }, () => this.random.pick(words)).join(" ");
  }
  private several<T>(one: () => T): T[] {
    return [...new Set(Array.from({ length: 1 + this.random.below(3) }, one))];
  }
  /** Each term is used once before any is used twice. */
  private term(vocabulary: { readonly values: readonly string[] }): string {
    const deal = this.dealers.get(vocabulary) ?? this.random.dealer(vocabulary.values);
    this.dealers.set(vocabulary, deal);
    return deal();
  }

  private link(name: string, link: Link, from: Draft): void {
    const { random } = this;
    if (!link.from.some((f) => isA(from.type, f))) return;
    const classes = model.targetsOf(link, from.type);
    const targets = this.draftsOf(classes).filter((to) => to !== from && (!link.acyclic || to.layer < from.layer));
    // Hierarchies have long chains, so that a record in the middle may be hidden.
    const near = link.acyclic ? targets.filter((to) => to.layer === from.layer - 1) : targets;
    const isLinked = link.required || random.chance(link.acyclic ? 0.9 : link.from.length > 1 ? 0.2 : 0.6);
    if (!isLinked || !near.length) return;
    const chosen = new Set([random.pick(near), ...(link.one ? [] : random.several(targets, random.below(3)))]);
    const [, terms] = link.qualifier ?? [];
    for (const to of chosen) from.links.push({ name, to: to.id, ...(terms && { qualifier: this.term(terms) }) });
  }
  private draftsOf(classes: readonly Class[]): Draft[] {
    return this.drafts.filter((d) => classes.some((c) => isA(d.type, c)));
  }
  private ids(...classes: readonly Class[]): string[] {
    return this.draftsOf(classes).map((d) => d.id);
  }

  /** The subject and the object of a new claim. Most of what is faced, communities face, and few issues: else few could be compared. */
  private pairOf(predicate: string, from: readonly Class[], to: readonly Class[]): readonly [string, string] {
    const { random } = this;
    if (predicate === "FACES" && random.chance(0.6))
      return [random.pick(this.ids(Community)), random.pick(this.ids(Issue).filter((_, i) => i % 4 === 0))];
    return [random.pick(this.ids(...from)), random.pick(this.ids(...to))];
  }

  private claims(predicate: string, { from, to, with: details = [] }: Predicate): ClaimRecord[] {
    const { random } = this;
    const size = claimsOf[predicate] ?? usualClaims;
    const levels = random.dealer(sensitivities(size));
    const statuses = random.dealer([
      "ACCEPTED",
      "ACCEPTED",
      "ACCEPTED",
      "ACCEPTED",
      "ACCEPTED",
      "ACCEPTED",
      "PROPOSED",
      "REJECTED",
      "RETRACTED",
    ]);
    const targets = (link: string) => this.ids(...([model.claimLinks[link]?.to ?? []].flat() as Class[]));
    const several = (link: string, most: number) => random.several(targets(link), random.below(most + 1)).sort();
    const pairs: (readonly [string, string])[] = [];
    const plain = propertiesOf(model.claim).filter((p) => !["id", "predicate", "sensitivity", "status"].includes(p.name));
    const allowed = (name: string) =>
      (name !== "effect" && name !== "mechanism" && !name.startsWith("quantity")) || details.some((d) => name.startsWith(d));
    return Array.from({ length: size }, (_, i) => {
      // Several claims about one pair form one edge.
      const fresh = this.pairOf(predicate, from, to);
      const [subject, object] = pairs.length && random.chance(0.3) ? random.pick(pairs) : fresh;
      pairs.push([subject, object]);
      const values: Partial<Claim> = this.values(
        plain.filter((p) => allowed(p.name)),
        i,
      );
      if (predicate === "ADDRESSES") values.effect ??= "UNSPECIFIED";
      return claim(
        subject,
        predicate,
        object,
        {
          ...values,
          id: `claim-${random.below(2 ** 32).toString(16)}-${predicate.toLowerCase().replaceAll("_", "-")}-${i}`,
          status: statuses() as Claim["status"],
          sensitivity: levels() as Sensitivity,
        },
        {
          at: details.includes("at") && random.chance(0.6) ? random.pick(targets("AT")) : undefined,
          for: details.includes("for") ? several("FOR", 2) : [],
          by: details.includes("by") ? several("BY", 2) : [],
          cites: [...new Set([random.pick(targets("CITES")), ...several("CITES", 2)])].sort(),
        },
      );
    });
  }
}
