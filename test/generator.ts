import type { Claim } from "../src/model/claim.js";
import { type Class, type Property, propertiesOf } from "../src/model/declare.js";
import { Sensitivity } from "../src/model/entity.js";
import { model } from "../src/model/index.js";
import { isA } from "../src/model/model.js";
import type { ClaimRecord, Dataset, EntityRecord, LinkRecord } from "../src/model/records.js";
import type { Link, Predicate } from "../src/model/relations.js";
import { Random } from "./random.js";
import { claim } from "./records.js";

/**
 * A small graph with a bit of everything that the model can hold, and with hidden records among all of it. It makes no sense,
 * and means to: values tie, are missing, and differ only in what a careless comparison overlooks.
 */
export const generate = (seed: number): Dataset => new Generator(new Random(seed)).dataset();

/** Of the graphs that suites ask: together they have something of everything, as `generator.test.ts` holds against them. */
export const seeds = [1, 2, 3] as const;

/** How many records of a class; those that hierarchies and questions are made of need more. */
const sizes: Readonly<Record<string, number>> = { Place: 24, Issue: 24, Practice: 14, Passage: 24, Source: 14 };
const usualSize = 10;
const claimsOf: Readonly<Record<string, number>> = { ADDRESSES: 160, FACES: 30, UNDERMINES: 50, AFFECTS: 50, CARRIED_OUT_IN: 20 };
const usualClaims = 9;
/** The longest way up a hierarchy has one step less. With the one from a community to its place it stays within what questions follow. */
const layers = 7;

/** Upper and lower case, accents, astral letters that UTF-16 sorts elsewhere than code points do, and one that grows in lower case. */
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
/** Of ids, near enough to one another to be taken for one another. */
const slugs = ["river", "riverside", "rivera", "harbour", "harbor", "arbour", "dry-river"];
const periods = ["2019", "2020-10", "2020-10/2025-09", "2021", "2021-01-05", "2021/2022", "2023?"];
const numbers = [-2, -0.5, 0, 0.1, 1, 1.5, 2, 5, 7, 7.25, 10, 60];
const languageTags = ["en", "es", "pt-BR"];
const schemes = ["ICCS", "SDG", "OCI"];
const together: readonly (readonly [string, ...string[]])[] = [
  ["latitude", "longitude", "coordinateKind"],
  ["quantityValue", "quantityComparator", "quantityUnit"],
];

/** Of ten records about three are hidden, from one level each; a few say nothing, and are hidden from everybody. */
const sensitivities = (n: number): (Sensitivity | undefined)[] => {
  const each = Math.max(1, Math.floor(n / 12));
  const hidden = Sensitivity.values.filter((s) => s !== "CLEAR").flatMap((s) => Array.from({ length: each }, () => s));
  const unsaid = n >= 12 ? [undefined] : [];
  return [...Array.from({ length: n - hidden.length - unsaid.length }, () => "CLEAR" as const), ...hidden, ...unsaid];
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
  private readonly dealt = new Map<object, () => string>();
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
    // The order in which records are stored must not matter to anything.
    return { entities: this.random.shuffled(entities), claims: this.random.shuffled(claims) };
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

  /** What comes together is all there or not at all, and nothing ends before it begins. */
  private values(properties: readonly Property[], i: number): Record<string, unknown> {
    const values: Record<string, unknown> = Object.fromEntries(properties.map((p) => [p.name, this.value(p, i)]));
    for (const [first, ...others] of together)
      for (const p of properties.filter(({ name }) => others.includes(name)))
        values[p.name] = values[first] === undefined ? undefined : this.value({ ...p, optional: false }, i);
    const { startLine: start, endLine: end } = values;
    if (typeof end === "number") Object.assign(values, typeof start === "number" ? { endLine: start + end - 1 } : { endLine: undefined });
    return values;
  }
  private value(property: Property, i: number): unknown {
    const { random } = this;
    const { kind, many, optional, scheme, vocabulary, name } = property;
    if (optional && random.chance(0.35)) return undefined;
    if (scheme) return `${name.slice(0, 2).toUpperCase()}-${i}`;
    if (vocabulary) return many ? this.several(() => this.term(vocabulary)) : this.term(vocabulary);
    switch (kind) {
      case "translated":
        return Object.fromEntries(
          ["en", "es", "fr"]
            .filter((tag) => tag === "en" || random.chance(0.5))
            .map((tag) => [tag, many ? this.several(() => this.text()) : this.text()]),
        );
      case "text":
        return name === "scheme" ? schemes[i % schemes.length] : name === "notation" ? `0${i}` : this.text();
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
  private text(): string {
    return Array.from({ length: 1 + this.random.below(2) }, () => this.random.pick(words)).join(" ");
  }
  private several<T>(one: () => T): T[] {
    return [...new Set(Array.from({ length: 1 + this.random.below(3) }, one))];
  }
  /** Every term comes up before one comes up twice. */
  private term(vocabulary: { readonly values: readonly string[] }): string {
    const deal = this.dealt.get(vocabulary) ?? this.random.dealer(vocabulary.values);
    this.dealt.set(vocabulary, deal);
    return deal();
  }

  private link(name: string, link: Link, from: Draft): void {
    const { random } = this;
    if (!link.from.some((f) => isA(from.type, f))) return;
    const classes = model.targetsOf(link, from.type);
    const targets = this.of(classes).filter((to) => to !== from && (!link.acyclic || to.layer < from.layer));
    // A hierarchy has long chains, in the middle of which something is hidden.
    const near = link.acyclic ? targets.filter((to) => to.layer === from.layer - 1) : targets;
    const wanted = link.required || random.chance(link.acyclic ? 0.9 : link.from.length > 1 ? 0.2 : 0.6);
    if (!wanted || !near.length) return;
    const chosen = new Set([random.pick(near), ...(link.one ? [] : random.several(targets, random.below(3)))]);
    const [, terms] = link.qualifier ?? [];
    for (const to of chosen) from.links.push({ name, to: to.id, ...(terms && { qualifier: this.term(terms) }) });
  }
  private of(classes: readonly Class[]): Draft[] {
    return this.drafts.filter((d) => classes.some((c) => isA(d.type, c)));
  }
  private ids(...classes: readonly Class[]): string[] {
    return this.of(classes).map((d) => d.id);
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
    const end = (role: string) => this.ids(...([model.roles[role]?.to ?? []].flat() as Class[]));
    const few = (role: string, most: number) => random.several(end(role), random.below(most + 1)).sort();
    const pairs: (readonly [string, string])[] = [];
    const plain = propertiesOf(model.claim).filter((p) => !["id", "predicate", "sensitivity", "status"].includes(p.name));
    const allowed = (name: string) =>
      (name !== "effect" && name !== "mechanism" && !name.startsWith("quantity")) || details.some((d) => name.startsWith(d));
    return Array.from({ length: size }, (_, i) => {
      // Several claims of one pair make one edge.
      const fresh = [random.pick(this.ids(...from)), random.pick(this.ids(...to))] as const;
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
          at: details.includes("at") && random.chance(0.6) ? random.pick(end("AT")) : undefined,
          for: details.includes("for") ? few("FOR", 2) : [],
          by: details.includes("by") ? few("BY", 2) : [],
          cites: [...new Set([random.pick(end("CITES")), ...few("CITES", 2)])].sort(),
        },
      );
    });
  }
}
