import { Claim } from "../../src/model/claim.js";
import { type Class, parentsOf, propertiesOf } from "../../src/model/declare.js";
import { isA } from "../../src/model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { type End, type Link, links, type Predicate, predicates, roles } from "../../src/model/relations.js";

/** A record or a claim, as the brute-force model knows it. */
export interface Thing {
  readonly type: Class;
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}
/** One step from a thing to another: over a claim, or over a link that may carry a term. */
export interface Step {
  readonly to: Thing;
  readonly claim?: Claim;
  readonly term?: string;
}
/** What a field of a class leads along, read off the tables of relations. */
interface Way {
  readonly name: string;
  /** What all that it leads to have in common. */
  readonly target: Class;
  readonly table: "predicate" | "link" | "role";
  readonly forward: boolean;
}

/** A data set in which everything can be seen, to be looked through by brute force. */
export class World {
  private readonly things = new Map<string, Thing>();
  private readonly records = new Map<string, EntityRecord>();
  private readonly claims = new Map<string, ClaimRecord>();
  private readonly known = new Map<string, readonly Step[]>();

  constructor({ entities, claims }: Dataset) {
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

  /** Every step along a field, whichever claims count. */
  steps(from: Thing, field: string): readonly Step[] {
    const key = `${from.id} ${field}`;
    const found = this.known.get(key) ?? this.look(from, wayOf(from.type, field) as Way);
    this.known.set(key, found);
    return found;
  }

  private look(from: Thing, { name, table, forward }: Way): Step[] {
    if (table === "predicate")
      return this.allClaims.flatMap(({ values, subject, object }) => {
        const [here, there] = forward ? [subject, object] : [object, subject];
        return values.predicate === name && here === from.id ? [{ to: this.thing(there), claim: values }] : [];
      });
    if (table === "role") {
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

/** The value of a property as lists compare it: what is missing is null, what is translated is its English. */
export function comparable({ type, values }: Thing, property: string): unknown {
  const value = values[property] ?? null;
  const translated = propertiesOf(type).find((p) => p.name === property)?.kind === "translated";
  return translated && value !== null ? ((value as { en?: string }).en ?? null) : value;
}

type Row = { from: readonly Class[]; to: readonly Class[] | "same"; reads: End; backwards?: End };
/** Where a field of a class leads; nowhere, if it is no relation of it. */
export function wayOf(cls: Class, field: string): Way | undefined {
  const found: Way[] = [];
  const read = (table: Way["table"], rows: Readonly<Record<string, Row | Predicate | Link>>) => {
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
  read("role", roles);
  if (found.length > 1) throw new Error(`${cls.name}.${field} leads several ways.`);
  return found[0];
}

function common([first, ...others]: readonly Class[]): Class {
  const found = first && [first, ...parentsOf(first)].find((c) => others.every((o) => isA(o, c)));
  if (!found) throw new Error("These classes have nothing in common.");
  return found;
}
