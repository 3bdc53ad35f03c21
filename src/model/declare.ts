import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Length, Matches, ValidateBy } from "class-validator";
import { isEdtf, isLanguageTag, isNormalText, isTranslated, slug } from "./values.js";

/**
 * How the model is declared. A concrete class is an entity, an abstract one a kind of several entities; a decorator on a
 * property registers it here and gives class-validator its rules in the same breath. Everything else (GraphQL types, filters,
 * store columns, YAML fields, schema files) is derived from what these decorators write down.
 */
export type Class<T = object> = (abstract new () => T) & { prototype: T };

/** One text in several languages: BCP 47 tag to text. English is always there and is what lists sort and filter by. */
export type Translated = Readonly<Record<string, string>>;
/** Several texts in several languages. */
export type TranslatedList = Readonly<Record<string, readonly string[]>>;

/** A closed list of terms: the values, the TypeScript type, the GraphQL enum and its descriptions from one declaration. */
export interface Vocabulary<T extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly terms: Readonly<Record<T, string>>;
  /** The terms in the order in which they were declared; for an ordered vocabulary this is their rank. */
  readonly values: readonly T[];
}
export type TermOf<V> = V extends Vocabulary<infer T> ? T : never;

export function vocabulary<T extends string>(name: string, description: string, terms: Record<T, string>): Vocabulary<T> {
  return { name, description, terms, values: Object.keys(terms) as T[] };
}

export type PropertyKind = "id" | "text" | "url" | "date" | "language" | "integer" | "real" | "flag" | "term" | "translated" | "predicate";
export interface Property {
  readonly name: string;
  readonly kind: PropertyKind;
  readonly description: string;
  readonly many: boolean;
  readonly optional: boolean;
  readonly vocabulary?: Vocabulary;
  /** The outside scheme that this property holds a code of: unique there, indexed, and a way to name the record (`iso:CO`). */
  readonly scheme?: string;
  /** The lists of the records that have a term, by the words that people come with: `illicitMarkets`. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** A text that follows from other properties: shown, never stored or asked about. */
export interface Derived {
  readonly name: string;
  readonly description: string;
  /** The properties that it follows from. */
  readonly from: readonly string[];
}

/** What is wrong with a record as a whole; the message reads on from the value of the property. */
export interface Flaw {
  readonly property: string;
  readonly message: string;
}
interface EntityOptions<T> {
  /** The property that names a record which carries no name of its own, in every language (a title, a heading). */
  readonly namedBy?: string;
  readonly plural?: string;
  /** Whether its records are called by ordinary words, which lose their capital within a sentence. */
  readonly calledByWords?: true;
  /** The id that a record must have, where that follows from what it is. */
  readonly idOf?: (record: T) => string;
  /** What must hold of a record beyond what must hold of each of its properties. */
  readonly rules?: readonly ((record: T) => Flaw | undefined)[];
}
interface Declaration extends EntityOptions<object> {
  readonly description: string;
  readonly concrete: boolean;
  readonly plural: string;
}

const declarations = new WeakMap<Class, Declaration>();
const own = new WeakMap<object, Property[]>();
const ownDerived = new WeakMap<object, Derived[]>();

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const pluralOf = (name: string) => (/[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`);

/** The classes that this one extends, nearest first. */
export function parentsOf(cls: Class): Class[] {
  const parent: Class | null = Object.getPrototypeOf(cls);
  return parent?.prototype ? [parent, ...parentsOf(parent)] : [];
}

/** Declares an entity. */
export const entity =
  <T extends object = object>(description: string, options: EntityOptions<T> = {}) =>
  (cls: Class<T>): void => {
    declarations.set(cls, {
      description,
      concrete: true,
      plural: pluralOf(lowerFirst(cls.name)),
      ...(options as EntityOptions<object>),
    });
  };
/** Declares a kind: what several entities are, for predicates that take any of them. */
export const kind =
  (description: string) =>
  (cls: Class): void => {
    declarations.set(cls, { description, concrete: false, plural: pluralOf(lowerFirst(cls.name)) });
  };

export function declarationOf(cls: Class): Declaration {
  const found = declarations.get(cls);
  if (!found) throw new Error(`${cls.name} is not declared: give it @entity("what it is") or @kind("what it unites").`);
  return found;
}
/** The properties of a class, those of the classes that it extends first. */
export const propertiesOf = (cls: Class): readonly Property[] =>
  [cls, ...parentsOf(cls)].reverse().flatMap((c) => own.get(c.prototype) ?? []);
/** The texts that a class derives from its properties. */
export const derivedOf = (cls: Class): readonly Derived[] =>
  [cls, ...parentsOf(cls)].reverse().flatMap((c) => ownDerived.get(c.prototype) ?? []);
/** `PracticeType` -> `practiceType`. */
export const singular = (cls: Class) => lowerFirst(cls.name);
/** `PracticeType` -> `practiceTypes`: the name of the list in GraphQL and in YAML. */
export const plural = (cls: Class) => declarationOf(cls).plural;

/** A decorator that only fits a property of this TypeScript type. */
type Required<T> = <K extends string>(prototype: Record<K, T>, name: K) => void;
type Optional<T> = <K extends string>(prototype: { [P in K]?: T }, name: K) => void;
export const optional = { optional: true } as const;
interface Options {
  optional?: boolean;
  scheme?: string;
}

const rule = (name: string, validate: (value: unknown) => boolean, message: string) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

/** What class-validator checks for a kind of value; the message completes the sentence "`field` must be ...". */
const rules: Record<PropertyKind, (property: Property) => PropertyDecorator[]> = {
  id: () => [Matches(slug, { message: "lower-case words of a-z and 0-9 joined by hyphens (a code: scheme:notation)" })],
  text: ({ many }) => [
    IsString({ each: many, message: "text" }),
    Length(1, 4000, { each: many, message: "1 to 4,000 characters" }),
    rule("normal", (v) => [v].flat().every(isNormalText), "well-formed text: Unicode NFC, no replacement or mojibake characters"),
  ],
  url: () => [IsUrl({ protocols: ["http", "https"], require_protocol: true }, { message: "an http or https address" })],
  date: () => [
    rule("edtf", isEdtf, "an EDTF date, or an interval from the earlier to the later, such as 2021, 2020-10 or 2020-10/2025-09"),
  ],
  language: ({ many }) => [
    rule("language", (v) => (many ? Array.isArray(v) && v.every(isLanguageTag) : isLanguageTag(v)), "a BCP 47 language tag, such as es"),
  ],
  integer: () => [IsInt({ message: "a whole number" })],
  real: () => [IsNumber({}, { message: "a number" })],
  flag: () => [IsBoolean({ message: "true or false" })],
  term: ({ many, vocabulary: v }) => [
    ...(many ? [IsArray({ message: "a list" })] : []),
    IsIn([...(v?.values ?? [])], { each: many, message: `${many ? "terms" : "one"} of ${v?.values.join(", ")}` }),
  ],
  predicate: () => [IsString({ message: "the name of a predicate" })],
  translated: ({ many }) => [
    rule(
      "translated",
      (v) => isTranslated(v, many),
      `${many ? "lists of texts" : "texts"} by language, such as {en: ..., es: ...}, in Unicode NFC without mojibake`,
    ),
  ],
};

function property(declared: Property) {
  return (prototype: object, name: string): void => {
    const complete = { ...declared, name };
    own.set(prototype, [...(own.get(prototype) ?? []), complete]);
    for (const check of rules[declared.kind](complete)) check(prototype, name);
    if (declared.optional) IsOptional()(prototype, name);
  };
}
const declarer = <T>(kind: PropertyKind, many = false) => {
  function declared(description: string, options?: { scheme?: string }): Required<T>;
  function declared(description: string, options: Options & { optional: true }): Optional<T>;
  function declared(description: string, options: Options = {}) {
    return property({ name: "", kind, many, description, optional: false, ...options });
  }
  return declared;
};
export const id = declarer<string>("id");
export const text = declarer<string>("text");
export const texts = declarer<readonly string[]>("text", true);
export const url = declarer<string>("url");
/** The name of a predicate of the model that the record belongs to. */
export const predicate = declarer<string>("predicate");
export const date = declarer<string>("date");
export const language = declarer<string>("language");
export const languages = declarer<readonly string[]>("language", true);
export const integer = declarer<number>("integer");
export const real = declarer<number>("real");
export const flag = declarer<boolean>("flag");
export const translated = declarer<Translated>("translated");
export const translatedList = declarer<TranslatedList>("translated", true);

/** Declares a getter of text, and the properties that it follows from. */
export const derived =
  <K extends string>(description: string, from: readonly K[]) =>
  (prototype: { readonly [P in K]?: unknown }, name: string): void => {
    ownDerived.set(prototype, [...(ownDerived.get(prototype) ?? []), { name, description, from }]);
  };

export function term<T extends string>(vocabulary: Vocabulary<T>, description: string): Required<T>;
export function term<T extends string>(vocabulary: Vocabulary<T>, description: string, options: { optional: true }): Optional<T>;
export function term(vocabulary: Vocabulary, description: string, options: Options = {}) {
  return property({ name: "", kind: "term", many: false, vocabulary, description, optional: false, ...options });
}
export function terms<T extends string>(
  vocabulary: Vocabulary<T>,
  description: string,
  options: { lists?: Readonly<Record<T, string>> } = {},
): Required<readonly T[]> {
  return property({ name: "", kind: "term", many: true, vocabulary, description, optional: false, ...options });
}
