import "reflect-metadata";
import { Float, ID, Int, registerEnumType } from "type-graphql";
import { type Class, type Property, type Vocabulary, vocabulary as vocabularyOf } from "../../model/declare.js";
import type { Model } from "../../model/model.js";

/**
 * The GraphQL classes of one model. The metadata of type-graphql is global; because each model has classes of its own, two models in one
 * process do not mix.
 */
export class SchemaTypes {
  private readonly cache = new Map<string, Map<unknown, unknown>>();
  constructor(readonly model: Model) {}

  /** The value of a name and a key, made once. `finish` may call for the same value again, because a type can refer to itself. */
  once<K, V>(name: string, key: K, make: () => V, finish: (value: V) => void = () => undefined): V {
    const byKey = this.cache.get(name) ?? new Map<unknown, unknown>();
    this.cache.set(name, byKey);
    if (byKey.has(key)) return byKey.get(key) as V;
    const value = make();
    byKey.set(key, value);
    finish(value);
    return value;
  }
}

const enums = new WeakMap<Vocabulary, Record<string, string>>();
/** The enum of a vocabulary. Vocabularies belong to no model, so all models share it. */
export function enumOf(vocabulary: Vocabulary): Record<string, string> {
  const found = enums.get(vocabulary);
  if (found) return found;
  const { name, description, terms, values } = vocabulary;
  return registeredEnum(name, description, Object.fromEntries(values.map((v) => [v, terms[v] as string])), (registered) =>
    enums.set(vocabulary, registered),
  );
}

/** The predicates of a model, as terms. */
export function predicateTerms(model: Model): Vocabulary {
  const terms = Object.entries(model.predicates).map(([name, { reads, from, to }]) => {
    const ends = [from, to].map((classes) => classes.map((c) => c.name).join(", "));
    return [name, `From ${ends[0]} to ${ends[1]}. ${reads[1]}`];
  });
  return vocabularyOf("Predicate", "What a claim says of its subject and its object.", Object.fromEntries(terms));
}
/** The enum of the predicates of a model. */
export const predicatesOf = (types: SchemaTypes): Record<string, string> =>
  types.once("predicates", types.model, () => {
    const { name, description, terms } = predicateTerms(types.model);
    return registeredEnum(name, description, terms);
  });

/** The GraphQL type of one value of a property. */
export function scalarOf(types: SchemaTypes, { kind, vocabulary }: Property): object {
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

/** Registers an enum. @param terms its names with their descriptions @param internalOf the internal value of a name */
export function registeredEnum(
  name: string,
  description: string,
  terms: Record<string, string>,
  onRegistered: (registered: Record<string, string>) => void = () => undefined,
  internalOf: (term: string) => string = (t) => t,
) {
  const registered = Object.fromEntries(Object.keys(terms).map((t) => [t, internalOf(t)]));
  registerEnumType(registered, {
    name,
    description,
    valuesConfig: Object.fromEntries(Object.entries(terms).map(([t, text]) => [t, { description: text }])),
  });
  registeredTerms.set(registered, vocabularyOf(name, description, terms));
  onRegistered(registered);
  return registered;
}
const registeredTerms = new WeakMap<Record<string, string>, Vocabulary>();
/** The terms of a registered enum, with what they mean. */
export function termsOf(registered: Record<string, string>): Vocabulary {
  const terms = registeredTerms.get(registered);
  if (!terms) throw new Error("It is no registered enum.");
  return terms;
}

/** A class with a name, from which type-graphql makes a type. */
export const namedClass = <T extends Class>(name: string, base?: T): T => {
  const cls = base ? class extends (base as unknown as new () => object) {} : class {};
  Object.defineProperty(cls, "name", { value: name });
  return cls as unknown as T;
};

/** `PracticeType` and `practiceType` -> `PRACTICE_TYPE`. */
export const upperSnake = (camel: string) => camel.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

/** Whether lists can be sorted by a property: it has one value and is not a term, because the store would sort terms by their spelling. */
export const isSortable = (p: Property) => !p.many && p.kind !== "flag" && p.kind !== "id" && p.kind !== "term";
