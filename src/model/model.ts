import {
  type Class,
  declarationOf,
  derivedOf,
  type Property,
  parentsOf,
  plural,
  propertiesOf,
  singular,
  type Vocabulary,
} from "./declare.js";
import type { Link, Predicate } from "./relations.js";

/** One field of one class that leads to other records, whichever way it is read. */
export interface Relation {
  readonly field: string;
  readonly description: string;
  /** The class that has the field, and the narrowest class that all it leads to have in common. */
  readonly source: Class;
  readonly target: Class;
  /** The relationship type in the store; for a predicate, the name that its claims carry. */
  readonly name: string;
  /** Whether the stored relationship, or the claim, points from the record that has the field. */
  readonly forward: boolean;
  /** The predicate whose claims make up the relation, if it is not a plain link. */
  readonly predicate?: Predicate;
  /** How it is read: at most one record, a short list, or page by page. */
  readonly arity: "one" | "few" | "many";
  readonly sortedBy?: string;
  /** Whether two records are tied by one link at most, since one of them has no other. */
  readonly once: boolean;
  /** Whether it is never missing. */
  readonly binds: boolean;
  readonly qualifier?: Link["qualifier"];
}

type Role = Link & { inward?: true };
interface Declarations {
  readonly entities: readonly Class[];
  readonly claim: Class;
  readonly predicates: Readonly<Record<string, Predicate>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly roles: Readonly<Record<string, Role>>;
}

/** The declarations that belong together, as one value: the schema builder, the store and the importers take it and derive the rest. */
export class Model {
  readonly entities: readonly Class[];
  /** The kinds that unite entities, the widest first. */
  readonly kinds: readonly Class[];
  readonly claim: Class;
  readonly predicates: Readonly<Record<string, Predicate>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly roles: Readonly<Record<string, Role>>;
  readonly relations: readonly Relation[];

  /** @throws if two declarations give one class the same field, or one names a class that the model does not have. */
  constructor({ entities, claim, predicates, links, roles }: Declarations) {
    this.entities = entities;
    this.claim = claim;
    this.predicates = predicates;
    this.links = links;
    this.roles = roles;
    this.kinds = [...new Set(entities.flatMap((e) => parentsOf(e).reverse()))];
    this.refuseStrangers();
    this.relations = [
      ...Object.entries(predicates).flatMap(([name, p]) => this.relationsFrom(name, { ...p, predicate: p })),
      ...Object.entries(links).flatMap(([name, l]) => this.relationsFrom(name, l)),
      ...Object.entries(roles).flatMap(([name, r]) => this.relationsFrom(name, r)),
    ];
    this.refuseAmbiguity();
    for (const { name, sortedBy, target } of this.relations)
      if (sortedBy !== undefined && !this.property(target, sortedBy))
        throw new Error(`${name} is sorted by ${sortedBy}, which ${target.name} does not have.`);
  }

  /** Every class of the graph: kinds, entities and the claim. */
  get classes(): readonly Class[] {
    return [...this.kinds, ...this.entities, this.claim];
  }
  /** The entities that a value of this class may be. */
  membersOf(cls: Class): readonly Class[] {
    return [...this.entities, this.claim].filter((e) => isA(e, cls));
  }
  /** The relations that a class has of its own or from the kinds that it belongs to. */
  relationsOf(cls: Class): readonly Relation[] {
    return this.relations.filter((r) => isA(cls, r.source));
  }
  relation(cls: Class, field: string): Relation | undefined {
    return this.relationsOf(cls).find((r) => r.field === field);
  }
  property(cls: Class, name: string): Property | undefined {
    return propertiesOf(cls).find((p) => p.name === name);
  }
  /** The entity whose records YAML and GraphQL list under this name. */
  entityNamed(pluralName: string): Class | undefined {
    return this.entities.find((e) => plural(e) === pluralName);
  }
  /** The links that a record of this class may carry. */
  linksOf(cls: Class): readonly (readonly [string, Link])[] {
    return Object.entries(this.links).filter(([, l]) => l.from.some((f) => isA(cls, f)));
  }
  /** The names of the predicates of which something holds. */
  predicatesThat(holds: (predicate: Predicate) => boolean | undefined): string[] {
    return Object.entries(this.predicates).flatMap(([name, predicate]) => (holds(predicate) ? [name] : []));
  }
  /** The classes that a link of a record of this class may lead to. */
  targetsOf(link: Link, cls: Class): readonly Class[] {
    return link.to === "same" ? link.from.filter((f) => isA(cls, f)) : link.to;
  }
  get vocabularies(): readonly Vocabulary[] {
    const used = this.classes.flatMap((c) => propertiesOf(c).flatMap((p) => p.vocabulary ?? []));
    const qualifiers = Object.values(this.links).flatMap((l) => l.qualifier?.[1] ?? []);
    return [...new Set([...used, ...qualifiers])];
  }

  private relationsFrom(name: string, declared: Link & { predicate?: Predicate; inward?: true }): Relation[] {
    const {
      from,
      to,
      reads,
      backwards,
      one = false,
      few = false,
      binds = false,
      inward = false,
      qualifier,
      predicate,
      sortedBy,
    } = declared;
    const arity = one ? "one" : few ? "few" : "many";
    const ends: (readonly [readonly Class[], readonly Class[]])[] = to === "same" ? from.map((f) => [[f], [f]]) : [[from, to]];
    const shared = { name, predicate, qualifier, once: one };
    return ends.flatMap(([starts, targets]) => [
      ...starts.map(
        (source): Relation => ({
          ...shared,
          field: reads[0],
          description: reads[1],
          source,
          target: commonClass(name, targets),
          forward: !inward,
          arity,
          sortedBy,
          binds,
        }),
      ),
      ...(backwards
        ? targets.map(
            (source): Relation => ({
              ...shared,
              field: backwards[0],
              description: backwards[1],
              source,
              target: commonClass(name, starts),
              forward: inward,
              arity: "many" as const,
              binds: false,
            }),
          )
        : []),
    ]);
  }

  private refuseStrangers(): void {
    for (const cls of this.classes) declarationOf(cls);
    for (const declared of [this.predicates, this.links, this.roles]) {
      for (const [name, { from, to }] of Object.entries<Link>(declared)) {
        const stranger = [...from, ...(to === "same" ? [] : to)].find((cls) => !this.classes.includes(cls));
        if (stranger) throw new Error(`${name} names ${stranger.name}, which is not in the model.`);
      }
    }
  }

  private refuseAmbiguity(): void {
    for (const cls of this.classes) {
      const own = [...propertiesOf(cls), ...derivedOf(cls)].map((p) => p.name);
      const fields = [...own, ...this.relationsOf(cls).map((r) => r.field)];
      const twice = fields.find((f, i) => fields.indexOf(f) !== i);
      if (twice) throw new Error(`${cls.name}.${twice} is declared twice: give one of the two another name.`);
      // A filter of a class has these words beside the fields: what joins conditions, and what the members of a kind have of their own.
      const words = ["and", "or", "not", ...this.membersOf(cls).flatMap((m) => (m === cls ? [] : singular(m)))];
      const taken = fields.find((f) => words.includes(f));
      if (taken) throw new Error(`${cls.name}.${taken} has a name that filters need: give it another one.`);
    }
  }
}

/** Whether every value of one class is also of the other. */
export const isA = (cls: Class, other: Class): boolean => cls === other || cls.prototype instanceof other;

/** The narrowest class that all of these are: what a field that leads to any of them gives. */
function commonClass(name: string, classes: readonly Class[]): Class {
  const [first, ...rest] = classes;
  const common = first && [first, ...parentsOf(first)].find((c) => rest.every((r) => isA(r, c)));
  if (!common) throw new Error(`${name} leads to ${classes.map((c) => c.name).join(", ") || "nothing"}: these have no class in common.`);
  return common;
}
