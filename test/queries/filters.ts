import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import { propertiesOf } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import type { Random } from "../random.js";
import type { Args } from "./document.js";

type Json = Record<string, unknown>;

/** Filters that ask what the input types allow to be asked, of values that a data set has, or nearly has. */
export class Filters {
  /** Every operator and quantifier that was used so far, as `TextComparison.eq`. */
  readonly used = new Set<string>();
  private readonly values = new Map<string, readonly unknown[]>();
  /** Conditions that the filter in the making may still have: the limit is for other tests. */
  private left = 0;
  constructor(
    private readonly random: Random,
    private readonly dataset: Dataset,
  ) {}

  /** The arguments by which lists and relations choose and sort: each of them now and then. */
  choosing(args: readonly GraphQLArgument[]): Args {
    const chances: Readonly<Record<string, number>> = {
      filter: 0.7,
      orderBy: 0.6,
      assertions: 0.3,
      modalities: 0.3,
      statuses: 0.3,
      claim: 0.2,
    };
    const chosen = args.filter((a) => this.random.chance(chances[a.name] ?? 0));
    return Object.fromEntries(chosen.map((a) => [a.name, this.argument(a)]));
  }
  /** A filter, or a list of terms. */
  argument(argument: GraphQLArgument | GraphQLInputField): unknown {
    const type = getNamedType(argument.type);
    if (isInputObjectType(type)) return this.filter(type);
    if (!isEnumType(type)) throw new Error(`${argument.name} is neither a filter nor a list of terms.`);
    const terms = this.random.several(
      type.getValues().map((v) => v.name),
      3,
    );
    if (!isListType(getNullableType(argument.type))) return terms[0];
    if (argument.name === "orderBy" || this.random.chance(0.85)) return terms;
    // No term lets nothing through; a list that is null was not asked for.
    return this.random.chance(0.5) ? [] : null;
  }

  filter(type: GraphQLInputObjectType): Json {
    this.left = 14;
    return this.conditions(type, 3, 3);
  }

  private conditions(type: GraphQLInputObjectType, relations: number, nesting: number): Json {
    const { random } = this;
    const sorts = new Map<Sort, GraphQLInputField[]>([["property", []]]);
    for (const field of Object.values(type.getFields())) {
      const sort = sortOf(field);
      // What can be asked in more ways is asked more often.
      const weight = sort === "property" ? Object.keys((getNamedType(field.type) as GraphQLInputObjectType).getFields()).length : 1;
      if (sort !== "relation" || relations) sorts.set(sort, [...(sorts.get(sort) ?? []), ...Array.from({ length: weight }, () => field)]);
    }
    const likely = [...sorts.keys(), "property", ...(relations ? ["relation"] : [])] as Sort[];
    const wanted = Array.from({ length: random.pick([1, 1, 1, 1, 1, 1, 2, 2, random.below(4)]) }, () =>
      random.pick(sorts.get(random.pick(likely)) ?? (sorts.get("property") as GraphQLInputField[])),
    );
    return Object.fromEntries(wanted.map((f) => [f.name, this.condition(type, f, relations, nesting)]));
  }

  private condition(type: GraphQLInputObjectType, field: GraphQLInputField, relations: number, nesting: number): unknown {
    const { random } = this;
    const input = getNamedType(field.type) as GraphQLInputObjectType;
    // What is null was not asked.
    if (this.left-- <= 0 || random.chance(0.02)) return null;
    switch (sortOf(field)) {
      case "logic": {
        const one = () => (nesting ? this.conditions(type, relations, nesting - 1) : {});
        return field.name === "not" ? one() : Array.from({ length: random.pick([2, 2, 2, 3, 3, 1, 0]) }, one);
      }
      case "relation":
        return this.quantified(input, relations - 1, nesting);
      case "member":
        return this.conditions(input, relations, nesting);
      default:
        return this.comparison(type.name.replace(/(Property)?Filter$/, ""), field.name, input);
    }
  }

  private quantified(type: GraphQLInputObjectType, relations: number, nesting: number): Json {
    const { random } = this;
    const { some, none, every, ...choice } = type.getFields();
    const target = getNamedType(some?.type) as GraphQLInputObjectType;
    const asked: Json = {};
    if (some && random.chance(0.65)) asked.some = this.conditions(target, relations, nesting);
    if (none && random.chance(0.2)) asked.none = this.conditions(target, 0, nesting);
    if (every && random.chance(0.2)) asked.every = this.conditions(target, 0, nesting);
    for (const field of Object.values(choice)) {
      if (!random.chance(0.2)) continue;
      const input = getNamedType(field.type);
      asked[field.name] = isInputObjectType(input) ? this.conditions(input, 0, nesting) : this.argument(field);
    }
    for (const name of Object.keys(asked)) this.used.add(`${type.name}.${name}`);
    return asked;
  }

  private comparison(cls: string, property: string, type: GraphQLInputObjectType): Json {
    const { random } = this;
    const operators = random.several(Object.values(type.getFields()), random.pick([1, 1, 1, 1, 2]));
    return Object.fromEntries(
      operators.map(({ name, type: operand }) => {
        if (random.chance(0.02)) return [name, null];
        this.used.add(`${type.name}.${name}`);
        if (name === "isNull") return [name, random.chance(0.5)];
        const term = getNamedType(operand);
        const held = this.heldBy(cls, property);
        const value = () => (held.length ? random.pick(held) : isEnumType(term) ? random.pick(term.getValues()).name : "nothing");
        if (name === "in") return [name, Array.from({ length: random.pick([1, 2, 2, 3, 3, 0]) }, value)];
        return [name, typeof value() === "string" && !isEnumType(term) ? this.near(String(value()), name) : value()];
      }),
    );
  }
  /** The text, a part of it, or another text that is nearly the same. */
  private near(text: string, operator: string): string {
    const { random } = this;
    const letters = [...text];
    const from = operator === "startsWith" ? 0 : random.below(letters.length);
    const part = letters.slice(from, from + random.below(letters.length + 1)).join("");
    if (operator === "containsIgnoreCase") return random.chance(0.5) ? part.toUpperCase() : part.toLowerCase();
    if (["startsWith", "contains"].includes(operator)) return part;
    return random.chance(0.8) ? text : random.chance(0.5) ? part : text.toLowerCase();
  }
  /** What records of a class have as this property, in one list; a translated text as it is in each language. */
  private heldBy(cls: string, property: string): readonly unknown[] {
    const key = `${cls}.${property}`;
    const found = this.values.get(key);
    if (found) return found;
    const type = model.classes.find((c) => c.name === cls);
    if (!type || !propertiesOf(type).some((p) => p.name === property)) throw new Error(`${key} is no property.`);
    const records = [...this.dataset.entities, ...this.dataset.claims].map((r) => r.values).filter((v) => v instanceof type);
    const held = records.map((r) => (r as unknown as Record<string, unknown>)[property]).filter((v) => v !== undefined);
    const values = held.flatMap((v) => (typeof v === "object" && v !== null ? Object.values(v).flat() : [v]));
    this.values.set(key, values);
    return values;
  }
}

/** What a field of a filter is, as its type tells. */
type Sort = "logic" | "relation" | "member" | "property";
function sortOf({ name, type }: GraphQLInputField): Sort {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) throw new Error(`${name} is no condition.`);
  if (["and", "or", "not"].includes(name)) return "logic";
  if (input.getFields().some) return "relation";
  return input.name.endsWith("Filter") ? "member" : "property";
}
