import { badInput } from "../errors.js";
import { Assertion, defaultAssertions, defaultModalities, defaultStatuses, Modality, Status } from "../model/claim.js";
import { dateHint } from "../model/dates/date-hint.js";
import { intervalRelations, isIntervalRelation } from "../model/dates/interval.js";
import { type Class, type Property, singular, type Vocabulary } from "../model/declare.js";
import type { Level } from "../model/entity.js";
import { formerFlagsOf, type ReplacedFlag } from "../model/former-flags.js";
import type { Model, Relation } from "../model/model.js";
import { type Closure, maxHierarchyDepth } from "../model/relations.js";
import { dateForm, fallbackLanguage, isEdtf } from "../model/values.js";
import { intervalCondition } from "./derived-columns.js";
import {
  type ClaimChoice,
  type Comparison,
  conjuncts,
  definedEntries,
  distinctTerms,
  type Filter,
  filterLimits,
  hasIdEquality,
  hasTooManyConditions,
  listsTooMuch,
  nestsTooDeep,
  type Quantified,
} from "./filter.js";
import { anchorOf, textInLanguages } from "./layout.js";

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

/** The operators that compare a value. */
export const operators: readonly string[] = [...Object.keys(comparisons), ...Object.keys(intervalRelations)];

/** The operators that take a part of a text, which need not be a value of the property. */
const partsOfText: ReadonlySet<string> = new Set(["startsWith", "contains", "containsIgnoreCase"]);

/** @throws BAD_USER_INPUT unless a value that is compared with dates is one: as text, anything can be compared with them */
function assertDate(property: string, operator: string, value: unknown): void {
  if (value == null || isEdtf(value)) return;
  const text = String(value);
  const quoted = JSON.stringify(text.length > 100 ? `${text.slice(0, 100).toWellFormed()}...` : text);
  throw badInput(
    `filter: ${property} ${operator} must be ${dateForm}, not ${quoted}.${dateHint(text)}${operator in comparisons ? " For dates that begin alike there is startsWith." : ""}`,
    { argument: "filter" },
  );
}

/** Builds the text of one statement. Values enter as parameters only and identifiers come from the model only, so equal shapes give equal texts. */
export class Cypher {
  readonly parameters: Record<string, unknown> = {};
  private names = 0;
  private conditions = 0;
  private readonly claimFilters = new Map<string, string[]>();

  /**
   * @param level the level of the viewer: every record that a statement touches is compared with it
   * @param languages those in which names are compared, best first
   */
  constructor(
    readonly model: Model,
    level: Level,
    private readonly languages: readonly string[] = [fallbackLanguage],
  ) {
    this.parameters.level = level;
  }

  /** Whether the text that a reader sees is the one by which it is stored: English, or the first that it has. */
  private get comparesMainText(): boolean {
    return this.languages.length === 1 && this.languages[0] === fallbackLanguage;
  }
  /** A variable name that is new in this statement. */
  name(prefix: string): string {
    return `${prefix}${this.names++}`;
  }
  /** Begins a part that stands for a statement of its own: it may have as many conditions as one. */
  beginPart(): void {
    this.conditions = 0;
  }
  /** Makes a value a parameter. @returns its placeholder */
  value(value: unknown): string {
    const name = this.name("p");
    this.parameters[name] = value;
    return `$${name}`;
  }
  /** An empty condition is a parameter: Neo4j's planner fails on some statements with a literal condition that never holds. */
  private all(parts: readonly string[]): string {
    return parts.length === 0 ? this.value(true) : parts.length === 1 ? (parts[0] as string) : `(${parts.join(" AND ")})`;
  }
  private any(parts: readonly string[]): string {
    return parts.length === 0 ? this.value(false) : `(${parts.join(" OR ")})`;
  }
  /** Not `level <= $level`: alone after a label, the embedded engine reads that as a range over all nodes, whatever their label (18 ms instead of 4). */
  visible(variable: string): string {
    return `NOT ${variable}.level > $level`;
  }

  /** Conditions under which a bound record of a class is eligible: the viewer may see it and, for a claim, the choice includes it. */
  eligible(cls: Class, o: string, choice: ClaimChoice = {}): string[] {
    return cls === this.model.claim ? this.chosen(o, choice) : [this.visible(o)];
  }

  /**
   * Binds `o` to every eligible record of a class that passes a filter, starting at the most selective condition.
   * @param first further conditions on `o`, tested before all others
   */
  matching(cls: Class, filter: Filter, o: string, choice: ClaimChoice = {}, first: readonly string[] = [], depth = 0): string {
    const conditions = conjuncts(filter);
    const labelled = `${o}:${cls.name}`;
    const eligible = [...first, ...this.eligible(cls, o, choice)];
    if (conditions.some(hasIdEquality))
      return `MATCH (${o}:${anchorOf(this.model, cls)}) ${this.where(cls, conditions, o, [o], [...eligible, labelled], depth)}`;
    const start = this.bestStart(cls, conditions);
    if (!start) return `MATCH (${labelled}) ${this.where(cls, conditions, o, [o], eligible, depth)}`;
    const [relation, quantified, position] = start;
    const x = this.name("x");
    const back = { ...relation, forward: !relation.forward, source: relation.target, target: relation.source };
    const rest = conditions.filter((_, i) => i !== position);
    this.assertDepth(depth + 1);
    const from = this.matching(relation.target, quantified.some as Filter, x, quantified, [], depth + 1);
    return `${from} ${this.path(back, x, o, quantified).text} WITH DISTINCT ${o} ${this.where(cls, rest, o, [o], [...eligible, labelled], depth)}`;
  }

  /** From a bound `s` along a relation to `o`: through the claim `k` if the relation consists of claims, else over the relationship `r`. */
  path(relation: Relation, s: string, o: string, choice: ClaimChoice = {}) {
    const { name, forward, predicate, closure, target } = relation;
    if (closure) return { text: this.closurePath(relation, closure, s, o), k: undefined, r: undefined };
    if (!predicate) {
      const r = this.name("r");
      return { text: `MATCH ${this.linkPattern(relation, s, o, r)}`, k: undefined, r };
    }
    const k = this.name("k");
    const [first, second] = forward ? [`-[:SUBJECT_OF]->(${k}:Claim)`, "-[:OBJECT]->"] : [`<-[:OBJECT]-(${k}:Claim)`, "<-[:SUBJECT_OF]-"];
    const conditions = [`${k}.predicate = ${this.value(name)}`, ...this.chosen(k, choice)];
    return { text: `MATCH (${s})${first} WHERE ${conditions.join(" AND ")} MATCH (${k})${second}(${o}:${target.name})`, k, r: undefined };
  }

  /** The pattern of a relation that consists of links, not of claims. @param r the variable of the relationship, if it is needed */
  linkPattern({ name, forward, target }: Relation, s: string, o: string, r = ""): string {
    return `(${s})${forward ? "" : "<"}-[${r}:${name}]-${forward ? ">" : ""}(${o}:${target.name})`;
  }

  /** Every record on a path must be visible: a path over a hidden record does not exist for the viewer. */
  visiblePath(path: string): string {
    return `all(n IN nodes(${path}) WHERE n.level <= $level)`;
  }

  /** From a bound `s` along any number of links to `o`, each `o` once. Other variables do not stay bound. */
  private closurePath({ forward, target }: Relation, { to, follows, via }: Closure, s: string, o: string): string {
    const q = this.name("q");
    const along = `${forward ? "" : "<"}-[:${follows.join("|")}*0..${maxHierarchyDepth}]-${forward ? ">" : ""}`;
    const climb = (start: string, end: string, cls: Class) =>
      `MATCH ${q} = (${start})${along}(${end}:${cls.name}) WHERE ${this.visiblePath(q)} WITH DISTINCT ${end}`;
    if (!via) return climb(s, o, target);
    const l = this.name("l");
    // These links join claims with records, so their direction need not be said.
    const named = (start: string, end: string, cls: Class) => `MATCH (${start})-[:${via.join("|")}]-(${end}:${cls.name})`;
    return forward ? `${named(s, l, to)} ${climb(l, o, to)}` : `${climb(s, l, to)} ${named(l, o, target)} WITH DISTINCT ${o}`;
  }

  /** The conditions of a claim filter. A statement that looks for claims in several ways repeats their text, which counts once. */
  private passing(k: string, claim: Filter): string[] {
    const key = `${k} ${JSON.stringify(claim)}`;
    const texts = this.claimFilters.get(key) ?? conjuncts(claim).map((c) => this.condition(this.model.claim, c, k, undefined, 0));
    this.claimFilters.set(key, texts);
    return texts;
  }

  /** Conditions under which a bound claim is eligible: visible, of the chosen statuses, assertions and modalities, and passing the claim filter. */
  chosen(k: string, { statuses, assertions, modalities, claim }: ClaimChoice): string[] {
    return [
      this.visible(k),
      ...this.oneOf(`${k}.status`, Status, statuses ?? defaultStatuses),
      ...this.oneOf(`${k}.assertion`, Assertion, assertions ?? defaultAssertions),
      ...this.oneOf(`${k}.modality`, Modality, modalities ?? defaultModalities),
      ...this.passing(k, claim ?? {}),
    ];
  }

  /** No condition where every term is accepted: each condition reads one more value of every candidate claim. */
  private oneOf(left: string, { values }: Vocabulary, terms: readonly string[]): string[] {
    const accepted = distinctTerms(terms);
    if (accepted.length === values.length) return [];
    return [accepted.length === 1 ? `${left} = ${this.value(accepted[0])}` : `${left} IN ${this.value(accepted)}`];
  }

  /** `WHERE ...` of a bound variable: conditions on its properties first, then a count for each relation in the filters. */
  where(cls: Class, filters: readonly Filter[], o: string, keep: readonly string[], first: readonly string[], depth = 0): string {
    const direct = [...first];
    const counted: string[] = [];
    const subqueries: string[] = [];
    for (const filter of filters) {
      const before = subqueries.length;
      const text = this.condition(cls, filter, o, subqueries, depth);
      (subqueries.length === before ? direct : counted).push(text);
    }
    if (!subqueries.length) return `WHERE ${direct.join(" AND ")}`;
    return `WHERE ${direct.join(" AND ")} WITH ${keep.join(", ")} ${subqueries.join(" ")} WITH * WHERE ${counted.join(" AND ")}`;
  }

  /** @param subqueries collects the subqueries that count relations; without it, relations are refused */
  private condition(cls: Class, filter: Filter, o: string, subqueries: string[] | undefined, depth: number, nesting = 0): string {
    if (nesting > filterLimits.nesting) throw nestsTooDeep();
    const within = (f: Filter, c = cls) => this.condition(c, f, o, subqueries, depth, nesting + 1);
    const fields = definedEntries(filter);
    // An empty filter counts as a condition: it takes a place in the text.
    this.conditions += Math.max(fields.length, 1);
    if (this.conditions > filterLimits.conditions) throw hasTooManyConditions();
    return this.all(
      fields.map(([field, value]) => {
        if (field === "and") return this.all((value as Filter[]).map((f) => within(f)));
        if (field === "or") return this.any((value as Filter[]).map((f) => within(f)));
        if (field === "not") return `NOT coalesce(${within(value as Filter)}, false)`;
        const property = this.model.property(cls, field);
        if (property)
          return this.all(definedEntries(value as Comparison).map(([operator, right]) => this.compare(property, operator, right, o)));
        const former = formerFlagsOf(cls).find(({ name }) => name === field);
        if (former)
          return this.all(definedEntries(value as Comparison).map(([operator, right]) => this.compareFlag(former, operator, right, o)));
        const relation = this.model.relation(cls, field);
        if (relation) return this.quantified(relation, o, value as Quantified, subqueries, depth + 1);
        const member = this.model.membersOf(cls).find((m) => singular(m) === field);
        if (!member) throw badInput(`${cls.name} has no field ${field} to filter by.`);
        return `(${o}:${member.name} AND ${within(value as Filter, member)})`;
      }),
    );
  }

  private compare(property: Property, operator: string, right: unknown, o: string): string {
    if (operator === "isNull") return `${o}.${property.name} IS ${right ? "" : "NOT "}NULL`;
    if (Array.isArray(right) && right.length > filterLimits.list) throw listsTooMuch();
    if (property.kind === "date" && !partsOfText.has(operator))
      for (const date of [right].flat()) assertDate(property.name, operator, date);
    if (isIntervalRelation(operator)) return intervalCondition(property, o, operator, right as string, (value) => this.value(value));
    const left =
      property.collated && !this.comparesMainText ? textInLanguages(property, o, this.value(this.languages)) : `${o}.${property.name}`;
    return (comparisons[operator] as (typeof comparisons)[string])(left, this.value(right));
  }

  /** A condition on a former flag, as one on the term that has replaced it. */
  private compareFlag({ property, yes }: ReplacedFlag, operator: string, right: unknown, o: string): string {
    const left = `${o}.${property}`;
    if (operator === "isNull") return `${left} IS ${right ? "" : "NOT "}NULL`;
    return `${left} ${right ? "=" : "<>"} ${this.value(yes)}`;
  }

  private quantified(
    relation: Relation,
    s: string,
    { some, none, every, ...choice }: Quantified,
    subqueries: string[] | undefined,
    depth: number,
  ): string {
    if (!subqueries) throw badInput("Under none and every a filter may not ask about relations: ask with some, or with not around it.");
    this.assertDepth(depth);
    const count = (passing: (o: string) => string) => {
      const o = this.name("o");
      const n = this.name("n");
      const { text } = this.path(relation, s, o, choice);
      subqueries.push(`CALL (${s}) { ${text} ${passing(o)} RETURN count(*) AS ${n} }`);
      return n;
    };
    const eligible = (o: string) => this.eligible(relation.target, o, choice);
    const conditionOn = (filter: Filter, o: string) => this.condition(relation.target, filter, o, undefined, depth);
    const someFilter = some ?? (none || every ? undefined : {});
    return this.all([
      ...(someFilter ? [`${count((o) => this.where(relation.target, conjuncts(someFilter), o, [o], eligible(o), depth))} > 0`] : []),
      ...(none ? [`${count((o) => `WHERE ${eligible(o).join(" AND ")} AND ${conditionOn(none, o)}`)} = 0`] : []),
      ...(every ? [`${count((o) => `WHERE ${eligible(o).join(" AND ")} AND NOT coalesce(${conditionOn(every, o)}, false)`)} = 0`] : []),
    ]);
  }

  /** A `some` with a condition on the other end is a better start than the whole label; a `some` that names ids is the best. */
  private bestStart(cls: Class, conditions: readonly Filter[]): [Relation, Quantified, number] | undefined {
    const starts = conditions.flatMap((filter, i): [Relation, Quantified, number][] => {
      const [field, value] = definedEntries(filter)[0] ?? [];
      const relation = field === undefined ? undefined : this.model.relation(cls, field);
      const { some, none, every } = (value ?? {}) as Quantified;
      return relation && some && !none && !every && definedEntries(some).length ? [[relation, value as Quantified, i]] : [];
    });
    const named = starts.filter(([, { some }]) => conjuncts(some as Filter).some(hasIdEquality));
    // A place may have more claims within it than any record has on its own.
    return [...named, ...starts].find(([{ closure }]) => !closure) ?? named[0] ?? starts[0];
  }

  private assertDepth(depth: number): void {
    if (depth > filterLimits.relations)
      throw badInput(`A filter may follow ${filterLimits.relations} relations, one inside another.`, { limit: filterLimits.relations });
  }
}
