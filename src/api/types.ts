import "reflect-metadata";
import { Float, ID, Int, registerEnumType } from "type-graphql";
import type { Class, Property, Vocabulary } from "../model/declare.js";
import type { Model } from "../model/model.js";

/**
 * The GraphQL classes that were made for one model. type-graphql keeps its inventory in one global place; because every model
 * gets classes of its own, two models in one process do not meet.
 */
export class Types {
  private readonly made = new Map<string, Map<unknown, unknown>>();
  /** The classes whose methods answer fields: the schema is built from these. */
  readonly resolvers: Class[] = [];
  constructor(readonly model: Model) {}

  /** What was made under this name for this key, or makes it: once, also while it is being made for itself. */
  once<K, V>(name: string, key: K, make: () => V, finish: (made: V) => void = () => undefined): V {
    const kept = this.made.get(name) ?? new Map<unknown, unknown>();
    this.made.set(name, kept);
    if (kept.has(key)) return kept.get(key) as V;
    const value = make();
    kept.set(key, value);
    finish(value);
    return value;
  }
}

const enums = new WeakMap<Vocabulary, Record<string, string>>();
/** The enum of a vocabulary; vocabularies belong to no model, so each has one. */
export function enumOf(vocabulary: Vocabulary): Record<string, string> {
  const found = enums.get(vocabulary);
  if (found) return found;
  const { name, description, terms, values } = vocabulary;
  return registered(name, description, Object.fromEntries(values.map((v) => [v, terms[v] as string])), (made) =>
    enums.set(vocabulary, made),
  );
}

/** The enum of a model's predicates. */
export const predicatesOf = (types: Types): Record<string, string> =>
  types.once("predicates", types.model, () => {
    const terms = Object.entries(types.model.predicates).map(([name, { reads, from, to }]) => {
      const ends = [from, to].map((classes) => classes.map((c) => c.name).join(", "));
      return [name, `From ${ends[0]} to ${ends[1]}. ${reads[1]}`];
    });
    return registered("Predicate", "What a claim says of its subject and its object.", Object.fromEntries(terms));
  });

/** The GraphQL type of one value of a property. */
export function scalarOf(types: Types, { kind, vocabulary }: Property): object {
  if (vocabulary) return enumOf(vocabulary);
  if (kind === "predicate") return predicatesOf(types);
  switch (kind) {
    case "id":
      return ID;
    case "integer":
      return Int;
    case "real":
      return Float;
    case "flag":
      return Boolean;
    default:
      return String;
  }
}

/** Registers an enum of these names with their descriptions; a name may stand for another value. */
export function registered(
  name: string,
  description: string,
  terms: Record<string, string>,
  keep: (made: Record<string, string>) => void = () => undefined,
  meaning: (term: string) => string = (t) => t,
) {
  const made = Object.fromEntries(Object.keys(terms).map((t) => [t, meaning(t)]));
  registerEnumType(made, {
    name,
    description,
    valuesConfig: Object.fromEntries(Object.entries(terms).map(([t, text]) => [t, { description: text }])),
  });
  keep(made);
  return made;
}

/** A class with a name of its own, for type-graphql to know a type by. */
export const named = <T extends Class>(name: string, base?: T): T => {
  const made = base ? class extends (base as unknown as new () => object) {} : class {};
  Object.defineProperty(made, "name", { value: name });
  return made as unknown as T;
};

/** `PracticeType` and `practiceType` -> `PRACTICE_TYPE`. */
export const upperSnake = (camel: string) => camel.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

/** What can be sorted by: one value each. Not terms: their order is that of their declaration, and the store knows their spelling alone. */
export const isSortable = (p: Property) => !p.many && p.kind !== "flag" && p.kind !== "id" && p.kind !== "term";
