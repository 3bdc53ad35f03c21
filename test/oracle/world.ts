import { Claim } from "../../src/model/claim.js";
import { type Class, parentsOf, propertiesOf } from "../../src/model/declare.js";
import { Locality } from "../../src/model/entity.js";
import { isA } from "../../src/model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { type Closure, claimLinks, closures, type End, type Link, links, type Predicate, predicates } from "../../src/model/relations.js";

/** An entity or a claim, as the brute-force model has it. */
export interface Thing {
  readonly type: Class;
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}
/** One step from a record to another: over a claim, or over a link that may carry a term. */
export interface Step {
  readonly to: Thing;
  readonly claim?: Claim;
  readonly term?: string;
}
/** The relation behind a field of a class, as the tables of relations declare it. */
interface FieldRelation {
  readonly name: string;
  /** The class that all its targets have in common. */
  readonly target: Class;
  readonly table: "predicate" | "link" | "claim link" | "closure";
  readonly forward: boolean;
}

/**
 * A data set, searched by brute force. It does not check visibility: it gets only what the viewer may see.
 * @param languages in which names are compared, best first
 */
export class World {
  private readonly things = new Map<string, Thing>();
  private readonly records = new Map<string, EntityRecord>();
  private readonly claims = new Map<string, ClaimRecord>();
  private readonly known = new Map<string, readonly Step[]>();

  constructor(
    { entities, claims }: Dataset,
    readonly languages: readonly string[] = ["en"],
  ) {
    for (const e of entities) {
      this.records.set(e.values.id, e);
      this.things.set(e.values.id, { type: e.type, id: e.values.id, values: { ...e.values } });
    }
    for (const k of claims) {
      this.claims.set(k.values.id, k);
      this.things.set(k.values.id, { type: Claim, id: k.values.id, values: { ...k.values } });
    }
  }

  all(cls: Class): Thing[] {
    return [...this.things.values()].filter((t) => isA(t.type, cls));
  }
  thing(id: string): Thing {
    const found = this.things.get(id);
    if (!found) throw new Error(`${id} is not in this world.`);
    return found;
  }
  record(id: string): EntityRecord {
    return this.records.get(id) as EntityRecord;
  }
  get allClaims(): ClaimRecord[] {
    return [...this.claims.values()];
  }

  /** Every step along a field, over any claim. */
  steps(from: Thing, field: string): readonly Step[] {
    const key = `${from.id} ${field}`;
    const found = this.known.get(key) ?? this.find(from, relationBehind(from.type, field) as FieldRelation);
    this.known.set(key, found);
    return found;
  }

  /** The ids of a record and of all above it along these links. */
  private climb(id: string, follows: readonly string[], found: Set<string> = new Set()): Set<string> {
    found.add(id);
    for (const { name, to } of this.record(id).links) if (follows.includes(name) && !found.has(to)) this.climb(to, follows, found);
    return found;
  }

  private find(from: Thing, { name, table, forward }: FieldRelation): Step[] {
    if (table === "closure") {
      const { follows, via }: Closure = (closures as Readonly<Record<string, Closure>>)[name] as Closure;
      const claim = this.claims.get(from.id);
      const named = claim ? [claim.subject, claim.object, ...(claim.at === undefined ? [] : [claim.at])] : [from.id];
      expect(via ?? []).toEqual(claim ? ["SUBJECT_OF", "OBJECT", "AT"] : []);
      const starts = named.filter((id) => isA(this.record(id).type, Locality));
      return [...new Set(starts.flatMap((id) => [...this.climb(id, follows)]))].map((id) => ({ to: this.thing(id) }));
    }
    if (table === "predicate")
      return this.allClaims.flatMap(({ values, subject, object }) => {
        const [here, there] = forward ? [subject, object] : [object, subject];
        return values.predicate === name && here === from.id ? [{ to: this.thing(there), claim: values }] : [];
      });
    if (table === "claim link") {
      const ends = (k: ClaimRecord): readonly string[] =>
        ({ SUBJECT_OF: [k.subject], OBJECT: [k.object], AT: k.at === undefined ? [] : [k.at], FOR: k.for, BY: k.by, CITES: k.cites })[
          name
        ] ?? [];
      if (forward) return ends(this.claims.get(from.id) as ClaimRecord).map((id) => ({ to: this.thing(id) }));
      return this.allClaims.filter((k) => ends(k).includes(from.id)).map((k) => ({ to: this.thing(k.values.id) }));
    }
    const steps = ({ values, links: all }: EntityRecord) =>
      all.filter((l) => l.name === name).map((l) => ({ from: values.id, to: l.to, term: l.qualifier }));
    if (forward) return steps(this.record(from.id)).map(({ to, term }) => ({ to: this.thing(to), term }));
    return [...this.records.values()]
      .flatMap(steps)
      .filter(({ to }) => to === from.id)
      .map((s) => ({ to: this.thing(s.from), term: s.term }));
  }
}

/**
 * The value of a property as lists compare it: null if it is missing. A name is given in the first of the languages that it has, any other
 * translated text in English; either in the first language that it has, where it has none of these.
 */
export function comparable({ type, values }: Thing, property: string, languages: readonly string[] = ["en"]): unknown {
  const value = values[property] ?? null;
  const translated = propertiesOf(type).find((p) => p.name === property)?.kind === "translated";
  if (!translated || value === null) return value;
  const texts = value as Readonly<Record<string, string>>;
  const language = (property === "name" ? languages : ["en"]).find((tag) => texts[tag] !== undefined);
  return language === undefined ? (texts.en ?? Object.values(texts)[0] ?? null) : texts[language];
}

type Row = { from: readonly Class[]; to: readonly Class[] | "same"; reads: End; backwards?: End };
/** The relation behind a field of a class; undefined if the field is not a relation. */
export function relationBehind(cls: Class, field: string): FieldRelation | undefined {
  const found: FieldRelation[] = [];
  const read = (table: FieldRelation["table"], rows: Readonly<Record<string, Row | Predicate | Link>>) => {
    for (const [name, { from, to, reads, backwards }] of Object.entries(rows)) {
      const starts = from.filter((f) => isA(cls, f));
      const ends = to === "same" ? from.filter((f) => isA(cls, f)) : to;
      if (reads[0] === field && starts.length) found.push({ name, table, forward: true, target: common(ends) });
      if (backwards?.[0] === field && ends.some((t) => isA(cls, t)))
        found.push({ name, table, forward: false, target: common(to === "same" ? ends : from) });
    }
  };
  read("predicate", predicates);
  read("link", links);
  read("claim link", claimLinks);
  for (const [name, { from, to, reads }] of Object.entries(closures))
    if (reads[0] === field && isA(cls, from)) found.push({ name, table: "closure", forward: true, target: to });
  if (found.length > 1) throw new Error(`${cls.name}.${field} is the field of several relations.`);
  return found[0];
}

function common([first, ...others]: readonly Class[]): Class {
  const found = first && [first, ...parentsOf(first)].find((c) => others.every((o) => isA(o, c)));
  if (!found) throw new Error("These classes have no common parent.");
  return found;
}
