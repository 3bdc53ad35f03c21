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
import { formerFlagsOf } from "../../src/model/former-flags.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { allGroupings } from "../oracle/axes.js";
import type { Random } from "../random.js";
import type { Args } from "./document.js";

type Json = Record<string, unknown>;

/** Dates of other forms than those of records, for conditions on the days that they cover. */
const intervals = [
  "2020",
  "2020-12",
  "2021-01-05",
  "2020/2021-06",
  "../2020",
  "2021/..",
  "2020-10/",
  "202X",
  "2021-XX",
  "2021-21",
  "2020-24",
  "2022~",
];

/** Random filters of any shape that the input types allow, with values of a data set, or values close to them. */
export class Filters {
  /** Every operator and quantifier that was used so far, as `TextComparison.eq`. */
  readonly used = new Set<string>();
  private readonly values = new Map<string, readonly unknown[]>();
  /** How many more conditions the filter that is being built may have; other tests exceed the limit. */
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
  /** A filter, a list of terms, or an object of numbers such as weights. */
  argument(argument: GraphQLArgument | GraphQLInputField): unknown {
    const type = getNamedType(argument.type);
    if (isInputObjectType(type) && type.getFields().axis) {
      // Rows and columns are different axes.
      const among = { rows: allGroupings.slice(0, 14), columns: allGroupings.slice(14) }[argument.name] ?? allGroupings;
      const one = () => (type.getFields().value ? this.group() : this.random.pick(among));
      const several = Array.from({ length: 1 + this.random.below(3) }, one);
      return isListType(getNullableType(argument.type)) ? distinctGroupings(several) : one();
    }
    if (isInputObjectType(type)) return type.name.endsWith("Filter") ? this.filter(type) : this.numbers(type);
    if (!isEnumType(type)) throw new Error(`${argument.name} is neither a filter nor a list of terms.`);
    const terms = this.random.several(
      type.getValues().map((v) => v.name),
      3,
    );
    if (!isListType(getNullableType(argument.type))) return terms[0];
    if (argument.name === "orderBy" || this.random.chance(0.85)) return terms;
    // An empty list matches nothing; null counts as an absent argument.
    return this.random.chance(0.5) ? [] : null;
  }

  /** A value on an axis that a claim may have, or that is none of the axis. */
  private group(): Json {
    const { random, dataset } = this;
    const terms = ["FACES", "PREVENTS", "REPORTED", "STATED", "ACCEPTED", "HARM", "2021"];
    const value = random.chance(0.2) ? null : random.chance(0.3) ? random.pick(terms) : random.pick(dataset.entities).values.id;
    return { ...random.pick(allGroupings), value };
  }
  private numbers(type: GraphQLInputObjectType): Json {
    const given = Object.keys(type.getFields()).filter(() => this.random.chance(0.5));
    return Object.fromEntries(given.map((name) => [name, this.random.pick([0, 0.5, 1, 7, 100])]));
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
      // Properties with more operators are chosen more often.
      const weight = sort === "property" ? Object.keys((getNamedType(field.type) as GraphQLInputObjectType).getFields()).length : 1;
      if (sort !== "relation" || relations) sorts.set(sort, [...(sorts.get(sort) ?? []), ...Array.from({ length: weight }, () => field)]);
    }
    const likely = [...sorts.keys(), "property", ...(relations ? ["relation"] : [])] as Sort[];
    const fields = Array.from({ length: random.pick([1, 1, 1, 1, 1, 1, 2, 2, random.below(4)]) }, () =>
      random.pick(sorts.get(random.pick(likely)) ?? (sorts.get("property") as GraphQLInputField[])),
    );
    // Null is refused in a filter (`null-conditions.test.ts`).
    return Object.fromEntries(fields.flatMap((f) => (this.left-- > 0 ? [[f.name, this.condition(type, f, relations, nesting)]] : [])));
  }

  private condition(type: GraphQLInputObjectType, field: GraphQLInputField, relations: number, nesting: number): unknown {
    const { random } = this;
    const input = getNamedType(field.type) as GraphQLInputObjectType;
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
    const filter: Json = {};
    if (some && random.chance(0.65)) filter.some = this.conditions(target, relations, nesting);
    if (none && random.chance(0.2)) filter.none = this.conditions(target, 0, nesting);
    if (every && random.chance(0.2)) filter.every = this.conditions(target, 0, nesting);
    for (const field of Object.values(choice)) {
      if (!random.chance(0.2)) continue;
      const input = getNamedType(field.type);
      filter[field.name] = isInputObjectType(input) ? this.conditions(input, 0, nesting) : this.argument(field);
    }
    for (const name of Object.keys(filter)) this.used.add(`${type.name}.${name}`);
    return filter;
  }

  private comparison(cls: string, property: string, type: GraphQLInputObjectType): Json {
    const { random } = this;
    const operators = random.several(Object.values(type.getFields()), random.pick([1, 1, 1, 1, 2]));
    return Object.fromEntries(
      operators.map(({ name, type: operand }) => {
        this.used.add(`${type.name}.${name}`);
        if (name === "isNull") return [name, random.chance(0.5)];
        const term = getNamedType(operand);
        const existing = this.valuesOf(cls, property);
        const isDate = type.name === "DateComparison";
        const isInterval = ["overlaps", "before", "after", "during"].includes(name);
        const value = () =>
          isInterval && random.chance(0.5)
            ? random.pick(intervals)
            : existing.length
              ? random.pick(existing)
              : isEnumType(term)
                ? random.pick(term.getValues()).name
                : isDate
                  ? "2021"
                  : "nothing";
        if (name === "in") return [name, Array.from({ length: random.pick([1, 2, 2, 3, 3, 0]) }, value)];
        // Dates are compared with dates alone.
        const whole = isEnumType(term) || (isDate && !["startsWith", "contains", "containsIgnoreCase"].includes(name));
        return [name, typeof value() === "string" && !whole ? this.near(String(value()), name) : value()];
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
  /** The values of a property among the records of a class, in one list; of a translated text, those in each language. */
  private valuesOf(cls: string, property: string): readonly unknown[] {
    const key = `${cls}.${property}`;
    const found = this.values.get(key);
    if (found) return found;
    const type = model.classes.find((c) => c.name === cls);
    if (!type || ![...propertiesOf(type), ...formerFlagsOf(type)].some((p) => p.name === property))
      throw new Error(`${key} is not a property.`);
    const records = [...this.dataset.entities, ...this.dataset.claims].map((r) => r.values).filter((v) => v instanceof type);
    const existing = records.map((r) => (r as unknown as Record<string, unknown>)[property]).filter((v) => v !== undefined);
    const values = existing.flatMap((v) => (typeof v === "object" && v !== null ? Object.values(v).flat() : [v]));
    this.values.set(key, values);
    return values;
  }
}

const distinctGroupings = (all: readonly object[]) => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

/** What a field of a filter is, by its type. */
type Sort = "logic" | "relation" | "member" | "property";
function sortOf({ name, type }: GraphQLInputField): Sort {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) throw new Error(`${name} is not a condition of a filter.`);
  if (["and", "or", "not"].includes(name)) return "logic";
  if (input.getFields().some) return "relation";
  return input.name.endsWith("Filter") ? "member" : "property";
}
