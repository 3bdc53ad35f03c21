import { findCycles } from "./cycles.js";
import {
  type Class,
  declarationOf,
  derivedOf,
  oncePerClass,
  type Property,
  parentsOf,
  plural,
  propertiesOf,
  singular,
  type Vocabulary,
} from "./declare.js";
import type { ClaimLink, Closure, Link, Predicate } from "./relations.js";

/** A field of a class that leads to other records, forwards or backwards. */
export interface Relation {
  readonly field: string;
  readonly description: string;
  /** The class that has the field, and the narrowest common class of the records that it leads to. */
  readonly source: Class;
  readonly target: Class;
  /** The relationship type in the store; for a predicate, the name that its claims carry. */
  readonly name: string;
  /** Whether the stored relationship, or the claim, points from the record that has the field. */
  readonly forward: boolean;
  /** The predicate whose claims make up the relation, if it is not a plain link. */
  readonly predicate?: Predicate;
  /** The links that make up the relation, if it follows any number of them. */
  readonly closure?: Closure;
  /** How it is read: at most one record, a short list, or page by page. */
  readonly arity: "one" | "few" | "many";
  readonly sortedBy?: string;
  /** Whether there is at most one such link between two records. */
  readonly once: boolean;
  /** Whether a viewer who sees the record sees what it leads to, so that it is never missing. */
  readonly alwaysVisible: boolean;
  readonly qualifier?: Link["qualifier"];
}

/** A link or a group of properties that only claims of some predicates carry. */
export interface Detail {
  readonly link?: string;
  readonly properties: readonly string[];
  /** Whether every claim of these predicates carries it. */
  readonly required: boolean;
}
interface Declarations {
  readonly entities: readonly Class[];
  readonly claim: Class;
  readonly predicates: Readonly<Record<string, Predicate>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly claimLinks: Readonly<Record<string, ClaimLink>>;
  readonly closures?: Readonly<Record<string, Closure>>;
}

/** A model: what the schema, the store and the importers are derived from. */
export class Model {
  readonly entities: readonly Class[];
  /** The kinds that unite entities, the widest first. */
  readonly kinds: readonly Class[];
  readonly claim: Class;
  readonly predicates: Readonly<Record<string, Predicate>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly claimLinks: Readonly<Record<string, ClaimLink>>;
  readonly closures: Readonly<Record<string, Closure>>;
  readonly relations: readonly Relation[];
  /** Every class of the graph: kinds, entities and the claim. */
  readonly classes: readonly Class[];
  readonly vocabularies: readonly Vocabulary[];
  /** The names of the properties that readers see, and that lists sort, in the language of each. */
  readonly collatedProperties: ReadonlySet<string>;
  /** By the names that predicates list. */
  readonly details: ReadonlyMap<string, Detail>;
  /**
   * The entities with required links, and these links. The level of such a record follows from them, so an entity comes after those that
   * its links lead to.
   */
  readonly requiredLinks: ReadonlyMap<Class, readonly (readonly [string, Link])[]>;
  private readonly entitiesByList: ReadonlyMap<string, Class>;

  /** @throws if two declarations give one class the same field, or one names a class that the model does not have. */
  constructor({ entities, claim, predicates, links, claimLinks, closures = {} }: Declarations) {
    this.entities = entities;
    this.claim = claim;
    this.predicates = predicates;
    this.links = links;
    this.claimLinks = claimLinks;
    this.closures = closures;
    this.kinds = [...new Set(entities.flatMap((e) => parentsOf(e).reverse()))];
    this.classes = [...this.kinds, ...entities, claim];
    this.assertKnownClasses();
    this.entitiesByList = new Map(entities.map((e) => [plural(e), e]));
    this.details = new Map([...linkDetails(claimLinks), ...propertyDetails(claim)]);
    for (const [name, p] of Object.entries(predicates))
      for (const detail of p.with ?? []) if (!this.details.has(detail)) throw new Error(`${name} takes ${detail}, which no claim carries.`);
    this.vocabularies = [
      ...new Set([
        ...this.classes.flatMap((c) => propertiesOf(c).flatMap((p) => p.vocabulary ?? [])),
        ...Object.values(links).flatMap((l) => l.qualifier?.[1] ?? []),
      ]),
    ];
    this.collatedProperties = new Set(this.classes.flatMap((c) => propertiesOf(c).flatMap((p) => (p.collated ? [p.name] : []))));
    this.relations = [
      ...Object.entries(predicates).flatMap(([name, p]) => this.relationsFrom(name, { ...p, predicate: p })),
      ...Object.entries(links).flatMap(([name, l]) => this.relationsFrom(name, l)),
      ...Object.entries(claimLinks).flatMap(([name, l]) => this.relationsFrom(name, l)),
      ...Object.entries(closures).map(([name, c]) => closureRelation(name, c)),
    ];
    this.assertDistinctFields();
    this.requiredLinks = this.inOrderOfLevels();
    for (const { name, sortedBy, target } of this.relations)
      if (sortedBy !== undefined && !this.property(target, sortedBy))
        throw new Error(`${name} is sorted by ${sortedBy}, which ${target.name} does not have.`);
  }

  /** The entities that a value of this class may be. */
  readonly membersOf = oncePerClass((cls): readonly Class[] => [...this.entities, this.claim].filter((e) => isA(e, cls)));
  /** The relations of a class, inherited ones too. */
  readonly relationsOf = oncePerClass((cls): readonly Relation[] => this.relations.filter((r) => isA(cls, r.source)));
  /** The links that a record of this class may carry. */
  readonly linksOf = oncePerClass((cls): readonly (readonly [string, Link])[] =>
    Object.entries(this.links).filter(([, l]) => l.from.some((f) => isA(cls, f))),
  );
  private readonly relationsByField = oncePerClass((cls) => new Map(this.relationsOf(cls).map((r) => [r.field, r])));
  private readonly propertiesByName = oncePerClass((cls) => new Map(propertiesOf(cls).map((p) => [p.name, p])));

  relation(cls: Class, field: string): Relation | undefined {
    return this.relationsByField(cls).get(field);
  }
  property(cls: Class, name: string): Property | undefined {
    return this.propertiesByName(cls).get(name);
  }
  /** The entity whose records YAML and GraphQL list under this name. */
  entityNamed(pluralName: string): Class | undefined {
    return this.entitiesByList.get(pluralName);
  }
  /** The names of the predicates with a property. */
  predicatesThat(condition: (predicate: Predicate) => boolean | undefined): string[] {
    return Object.entries(this.predicates).flatMap(([name, predicate]) => (condition(predicate) ? [name] : []));
  }
  /** The classes that a link of a record of this class may lead to. */
  targetsOf(link: Link, cls: Class): readonly Class[] {
    return link.to === "same" ? link.from.filter((f) => isA(cls, f)) : link.to;
  }

  /** The entities that a link of records of this class may lead to. */
  entitiesBehind(link: Link, cls: Class): Class[] {
    const targets = this.targetsOf(link, cls);
    return this.entities.filter((e) => targets.some((target) => isA(e, target)));
  }

  /** @throws if required links lead from an entity back to itself: its level would depend on itself. */
  private inOrderOfLevels(): Map<Class, (readonly [string, Link])[]> {
    const ordered = new Map<Class, (readonly [string, Link])[]>();
    const required = (cls: Class) => this.linksOf(cls).filter(([, link]) => link.required);
    const steps = (cls: Class) => required(cls).flatMap(([, link]) => this.entitiesBehind(link, cls).map((target) => ({ target })));
    const add = (cls: Class) => required(cls).length > 0 && ordered.set(cls, required(cls));
    for (const { nodes } of findCycles(this.entities, steps, add))
      throw new Error(
        `The required links of ${nodes.map((cls) => cls.name).join(", ")} lead back to ${nodes[0]?.name}: one of them must be optional.`,
      );
    return ordered;
  }

  private relationsFrom(name: string, declared: Link & { predicate?: Predicate; inward?: true }): Relation[] {
    const { from, to, reads, backwards, one = false, unpaged = false, inward = false, qualifier, predicate, sortedBy } = declared;
    const arity = one ? "one" : unpaged ? "few" : "many";
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
          alwaysVisible: isAlwaysVisible(declared),
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
              alwaysVisible: false,
            }),
          )
        : []),
    ]);
  }

  private assertKnownClasses(): void {
    for (const cls of this.classes) declarationOf(cls);
    for (const declared of [this.predicates, this.links, this.claimLinks]) {
      for (const [name, { from, to }] of Object.entries<Link>(declared)) {
        const unknown = [...from, ...(to === "same" ? [] : to)].find((cls) => !this.classes.includes(cls));
        if (unknown) throw new Error(`${name} names ${unknown.name}, which is not in the model.`);
      }
    }
  }

  private assertDistinctFields(): void {
    for (const cls of this.classes) {
      const values = [...propertiesOf(cls), ...derivedOf(cls)].map((p) => p.name);
      const fields = [...values, ...this.relationsOf(cls).map((r) => r.field)];
      const twice = fields.find((f, i) => fields.indexOf(f) !== i);
      if (twice) throw new Error(`${cls.name}.${twice} is declared twice: give one of the two another name.`);
      // A filter of a class has these names beside its fields: the logical operators, and the members of a kind.
      const words = ["and", "or", "not", ...this.membersOf(cls).flatMap((m) => (m === cls ? [] : singular(m)))];
      const taken = fields.find((f) => words.includes(f));
      if (taken) throw new Error(`${cls.name}.${taken} has a name that filters need: give it another one.`);
    }
  }
}

const closureRelation = (name: string, closure: Closure): Relation => ({
  name,
  field: closure.reads[0],
  description: closure.reads[1],
  source: closure.from,
  target: closure.to,
  forward: true,
  closure,
  arity: "many",
  once: false,
  alwaysVisible: false,
});

function linkDetails(claimLinks: Readonly<Record<string, ClaimLink>>): [string, Detail][] {
  return Object.entries(claimLinks).flatMap(([link, { key, detail }]) =>
    detail ? [[key, { link, properties: [], required: false }] as [string, Detail]] : [],
  );
}
function propertyDetails(claim: Class): [string, Detail][] {
  const properties = propertiesOf(claim).filter((p) => p.detail);
  const nameOf = ({ name, group }: Property) => group?.[0] ?? name;
  return [...new Set(properties.map(nameOf))].map((name) => {
    const parts = properties.filter((p) => nameOf(p) === name);
    return [name, { properties: parts.map((p) => p.name), required: parts.some((p) => p.detail === "required") }];
  });
}

/** Whether a viewer who sees a record sees what this link of it leads to, so that it is never missing. */
export const isAlwaysVisible = ({ required, one }: Link): boolean => required === true && one === true;

/** Whether a class is the other class or extends it. */
export const isA = (cls: Class, other: Class): boolean => cls === other || cls.prototype instanceof other;

/** The narrowest common class: the type of a field that leads to any of these. */
function commonClass(name: string, classes: readonly Class[]): Class {
  const [first, ...rest] = classes;
  const common = first && [first, ...parentsOf(first)].find((c) => rest.every((r) => isA(r, c)));
  if (!common) throw new Error(`${name} leads to ${classes.map((c) => c.name).join(", ") || "nothing"}: these have no class in common.`);
  return common;
}
