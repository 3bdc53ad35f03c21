import { badInput } from "../errors.js";
import { Assertion, defaultAssertions, defaultModalities, Modality, Status } from "../model/claim.js";
import { type Class, type Property, singular, type Vocabulary } from "../model/declare.js";
import type { Level } from "../model/entity.js";
import type { Model, Relation } from "../model/model.js";
import {
  type ClaimChoice,
  type Comparison,
  conjuncts,
  defined,
  distinct,
  type Filter,
  filterLimits,
  pins,
  type Quantified,
} from "./filter.js";
import { anchorOf } from "./layout.js";

const comparisons: Readonly<Record<string, (left: string, right: string) => string>> = {
  eq: (l, r) => `${l} = ${r}`,
  neq: (l, r) => `NOT coalesce(${l} = ${r}, false)`,
  in: (l, r) => `${l} IN ${r}`,
  lt: (l, r) => `${l} < ${r}`,
  lte: (l, r) => `${l} <= ${r}`,
  gt: (l, r) => `${l} > ${r}`,
  gte: (l, r) => `${l} >= ${r}`,
  startsWith: (l, r) => `${l} STARTS WITH ${r}`,
  contains: (l, r) => `${l} CONTAINS ${r}`,
  containsIgnoreCase: (l, r) => `toLower(${l}) CONTAINS toLower(${r})`,
  includes: (l, r) => `${r} IN ${l}`,
};

/** Builds the text of one statement. Values enter as parameters only, identifiers come from the model only, so equal shapes give equal texts. */
export class Cypher {
  readonly parameters: Record<string, unknown> = {};
  private names = 0;
  private conditions = 0;

  /** @param level what the viewer may see: every record that a statement touches is held against it */
  constructor(
    readonly model: Model,
    level: Level,
  ) {
    this.parameters.level = level;
  }

  name(prefix: string): string {
    return `${prefix}${this.names++}`;
  }
  value(value: unknown): string {
    const name = this.name("p");
    this.parameters[name] = value;
    return `$${name}`;
  }
  /** What asks nothing is a parameter: Neo4j's planner fails on some statements in which it finds a condition that can never hold. */
  private all(parts: readonly string[]): string {
    return parts.length === 0 ? this.value(true) : parts.length === 1 ? (parts[0] as string) : `(${parts.join(" AND ")})`;
  }
  private any(parts: readonly string[]): string {
    return parts.length === 0 ? this.value(false) : `(${parts.join(" OR ")})`;
  }
  /** Not `level <= $level`: alone after a label, the embedded engine takes that for a range of all nodes, whatever their label (18 ms instead of 4). */
  visible(variable: string): string {
    return `NOT ${variable}.level > $level`;
  }

  /** What makes a bound record of a class count: that the viewer may see it, and, of a claim, that it was chosen. */
  counts(cls: Class, o: string, choice: ClaimChoice = {}): string[] {
    return cls === this.model.claim ? this.chosen(o, choice) : [this.visible(o)];
  }

  /**
   * Binds `o` to every record of a class that counts and passes a filter, starting from whatever narrows it most.
   * @param first what else must hold of `o`, and is looked at before all else
   */
  matching(cls: Class, filter: Filter, o: string, choice: ClaimChoice = {}, first: readonly string[] = [], depth = 0): string {
    const wanted = conjuncts(filter);
    const labelled = `${o}:${cls.name}`;
    const counts = [...first, ...this.counts(cls, o, choice)];
    if (wanted.some(pins))
      return `MATCH (${o}:${anchorOf(this.model, cls)}) ${this.where(cls, wanted, o, [o], [...counts, labelled], depth)}`;
    const start = this.bestStart(cls, wanted);
    if (!start) return `MATCH (${labelled}) ${this.where(cls, wanted, o, [o], counts, depth)}`;
    const [relation, quantified, position] = start;
    const x = this.name("x");
    const back = { ...relation, forward: !relation.forward, source: relation.target, target: relation.source };
    const rest = wanted.filter((_, i) => i !== position);
    this.refuseDepth(depth + 1);
    const from = this.matching(relation.target, quantified.some as Filter, x, quantified, [], depth + 1);
    return `${from} ${this.path(back, x, o, quantified).text} WITH DISTINCT ${o} ${this.where(cls, rest, o, [o], [...counts, labelled], depth)}`;
  }

  /** From a bound `s` along a relation to `o`; where claims make up the relation, through `k`. */
  path({ name, forward, predicate, target }: Relation, s: string, o: string, choice: ClaimChoice = {}) {
    if (!predicate) {
      const r = this.name("r");
      return { text: `MATCH (${s})${forward ? "" : "<"}-[${r}:${name}]-${forward ? ">" : ""}(${o}:${target.name})`, k: undefined, r };
    }
    const k = this.name("k");
    const [first, second] = forward ? [`-[:SUBJECT_OF]->(${k}:Claim)`, "-[:OBJECT]->"] : [`<-[:OBJECT]-(${k}:Claim)`, "<-[:SUBJECT_OF]-"];
    const counts = [`${k}.predicate = ${this.value(name)}`, ...this.chosen(k, choice)];
    return { text: `MATCH (${s})${first} WHERE ${counts.join(" AND ")} MATCH (${k})${second}(${o}:${target.name})`, k, r: undefined };
  }

  /** What makes a bound claim count: visible, of the statuses, assertions and modalities asked for, and as its own filter says. */
  chosen(k: string, { statuses, assertions, modalities, claim }: ClaimChoice): string[] {
    return [
      this.visible(k),
      ...this.oneOf(`${k}.status`, Status, statuses ?? ["ACCEPTED"]),
      ...this.oneOf(`${k}.assertion`, Assertion, assertions ?? defaultAssertions),
      ...this.oneOf(`${k}.modality`, Modality, modalities ?? defaultModalities),
      ...conjuncts(claim ?? {}).map((c) => this.condition(this.model.claim, c, k, undefined, 0)),
    ];
  }

  /** Nothing is asked where every term will do: each condition is one more value to read of every claim that is looked at. */
  private oneOf(left: string, { values }: Vocabulary, terms: readonly string[]): string[] {
    const wanted = distinct(terms);
    if (wanted.length === values.length) return [];
    return [wanted.length === 1 ? `${left} = ${this.value(wanted[0])}` : `${left} IN ${this.value(wanted)}`];
  }

  /** `WHERE ...` of a bound variable: its own properties first, then a count for each relation asked about. */
  where(cls: Class, filters: readonly Filter[], o: string, keep: readonly string[], first: readonly string[], depth = 0): string {
    const own = [...first];
    const counted: string[] = [];
    const calls: string[] = [];
    for (const filter of filters) {
      const before = calls.length;
      const text = this.condition(cls, filter, o, calls, depth);
      (calls.length === before ? own : counted).push(text);
    }
    if (!calls.length) return `WHERE ${own.join(" AND ")}`;
    return `WHERE ${own.join(" AND ")} WITH ${keep.join(", ")} ${calls.join(" ")} WITH * WHERE ${counted.join(" AND ")}`;
  }

  /** @param calls where the counts of relations are gathered; without it relations are refused */
  private condition(cls: Class, filter: Filter, o: string, calls: string[] | undefined, depth: number, nesting = 0): string {
    if (nesting > filterLimits.nesting)
      throw badInput(`A filter may nest and, or and not ${filterLimits.nesting} deep.`, { limit: filterLimits.nesting });
    const within = (f: Filter, c = cls) => this.condition(c, f, o, calls, depth, nesting + 1);
    const fields = defined(filter);
    // What asks nothing is a condition too: it has a place in the text.
    this.conditions += Math.max(fields.length, 1);
    if (this.conditions > filterLimits.conditions)
      throw badInput(`A filter may hold ${filterLimits.conditions} conditions.`, { limit: filterLimits.conditions });
    return this.all(
      fields.map(([field, value]) => {
        if (field === "and") return this.all((value as Filter[]).map((f) => within(f)));
        if (field === "or") return this.any((value as Filter[]).map((f) => within(f)));
        if (field === "not") return `NOT coalesce(${within(value as Filter)}, false)`;
        const property = this.model.property(cls, field);
        if (property) return this.all(defined(value as Comparison).map(([operator, right]) => this.compare(property, operator, right, o)));
        const relation = this.model.relation(cls, field);
        if (relation) return this.quantified(relation, o, value as Quantified, calls, depth + 1);
        const member = this.model.membersOf(cls).find((m) => singular(m) === field);
        if (!member) throw badInput(`${cls.name} has nothing called ${field} to filter by.`);
        return `(${o}:${member.name} AND ${within(value as Filter, member)})`;
      }),
    );
  }

  private compare(property: Property, operator: string, right: unknown, o: string): string {
    const left = `${o}.${property.name}`;
    if (operator === "isNull") return `${left} IS ${right ? "" : "NOT "}NULL`;
    if (Array.isArray(right) && right.length > filterLimits.list)
      throw badInput(`A list in a filter may hold ${filterLimits.list} values.`, { limit: filterLimits.list });
    return (comparisons[operator] as (typeof comparisons)[string])(left, this.value(right));
  }

  private quantified(
    relation: Relation,
    s: string,
    { some, none, every, ...choice }: Quantified,
    calls: string[] | undefined,
    depth: number,
  ): string {
    if (!calls) throw badInput("Under none and every a filter may not ask about relations: ask with some, or with not around it.");
    this.refuseDepth(depth);
    const count = (passing: (o: string) => string) => {
      const o = this.name("o");
      const n = this.name("n");
      const { text } = this.path(relation, s, o, choice);
      calls.push(`CALL (${s}) { ${text} ${passing(o)} RETURN count(*) AS ${n} }`);
      return n;
    };
    const counts = (o: string) => this.counts(relation.target, o, choice);
    const own = (filter: Filter, o: string) => this.condition(relation.target, filter, o, undefined, depth);
    const one = some ?? (none || every ? undefined : {});
    return this.all([
      ...(one ? [`${count((o) => this.where(relation.target, conjuncts(one), o, [o], counts(o), depth))} > 0`] : []),
      ...(none ? [`${count((o) => `WHERE ${counts(o).join(" AND ")} AND ${own(none, o)}`)} = 0`] : []),
      ...(every ? [`${count((o) => `WHERE ${counts(o).join(" AND ")} AND NOT coalesce(${own(every, o)}, false)`)} = 0`] : []),
    ]);
  }

  /** A `some` that asks anything of the other end is a better start than the whole label; best is one that names records. */
  private bestStart(cls: Class, wanted: readonly Filter[]): [Relation, Quantified, number] | undefined {
    const starts = wanted.flatMap((filter, i): [Relation, Quantified, number][] => {
      const [field, value] = defined(filter)[0] ?? [];
      const relation = field === undefined ? undefined : this.model.relation(cls, field);
      const { some, none, every } = (value ?? {}) as Quantified;
      return relation && some && !none && !every && defined(some).length ? [[relation, value as Quantified, i]] : [];
    });
    return starts.find(([, { some }]) => conjuncts(some as Filter).some(pins)) ?? starts[0];
  }

  private refuseDepth(depth: number): void {
    if (depth > filterLimits.relations)
      throw badInput(`A filter may follow ${filterLimits.relations} relations, one inside another.`, { limit: filterLimits.relations });
  }
}
