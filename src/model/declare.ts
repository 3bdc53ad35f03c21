import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, IsUrl, Length, Matches, ValidateBy } from "class-validator";
import { pluralOf } from "../text/plural.js";
import { dateForm, idPattern, isEdtf, isLanguageTag, isNormalText, isTranslated } from "./values.js";

/**
 * How the model is declared. A concrete class is an entity, an abstract one a kind of several entities. A decorator on a property
 * registers the property and its validators (class-validator). Everything else (GraphQL types, filters, store columns, YAML fields, schema
 * files) is derived from these declarations.
 */
export type Class<T = object> = (abstract new () => T) & { prototype: T };

/** One text in several languages: BCP 47 tag to text. Lists sort and filter it in English, or in its first language. */
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
  /** The outside scheme of whose codes it has one. A code is unique in its scheme, is indexed, and can name the record (`iso:CO`). */
  readonly scheme?: string;
  /** Whether lists sort it in the order of the reader's language, and compare it in that language. */
  readonly collated?: true;
  /** The property that names the scheme of which this is a code. */
  readonly schemeIn?: string;
  /** For each term, the name of the list of the records that have it: `illicitMarkets`. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Whether it is part of the identity of a record: two records that differ in it are different records. */
  readonly identifies?: true;
  /** Only claims whose predicate lists it carry it. If it is required, each of these claims does. */
  readonly detail?: "optional" | "required";
  /** What its numbers measure, such as degrees; or the property that says it for each record. */
  readonly unit?: string | { readonly in: string };
  /** The group that it is a part of, and its name there. The parts of a group are written together; a record has all of them or none. */
  readonly group?: readonly [name: string, part: string];
}

/** A value that is computed from other properties, and not stored: a text, which can be read, or a former flag. */
export interface Derived {
  readonly name: string;
  readonly description: string;
  /** The properties that it is computed from. */
  readonly from: readonly string[];
  readonly formerFlag?: FormerFlag;
}
/**
 * A flag of earlier releases that the terms of one property have replaced. It can still be read and filtered by. Files and graphs of
 * earlier releases have it instead of the property.
 */
export interface FormerFlag {
  /** The only term for which it is true. */
  readonly yes: string;
  /** The term for records that had the flag, and it was false. */
  readonly no: string;
  /** Why not to use it any more, and what to use instead. */
  readonly deprecated: string;
}

/** An error in the record as a whole. The message continues after the value of the property. */
interface RecordError {
  readonly property: string;
  readonly message: string;
}
interface EntityOptions<T> {
  /** The property that serves as the name of a record without one, in every language (a title, a heading). */
  readonly namedBy?: string;
  readonly plural?: string;
  /** Whether names of its records are common nouns, which have no capital within a sentence. */
  readonly commonNoun?: true;
  /** Computes the id of a record, if it follows from its properties. */
  readonly idOf?: (record: T) => string;
  /** Rules about several properties of a record together. */
  readonly rules?: readonly ((record: T) => RecordError | undefined)[];
}
interface Declaration extends EntityOptions<object> {
  readonly description: string;
  readonly concrete: boolean;
  readonly plural: string;
}

/** In the order of declaration. */
const declarations = new Map<Class, Declaration>();
/** By prototype, without what is inherited. */
const properties = new WeakMap<object, Property[]>();
const derivedValues = new WeakMap<object, Derived[]>();
/** Prototypes whose declarations were read. The result is cached, so a later declaration would be missed. */
const sealed = new WeakSet<object>();

/** Memoises a function of a class. */
export function oncePerClass<T extends object>(compute: (cls: Class) => T): (cls: Class) => T {
  const results = new WeakMap<Class, T>();
  return (cls) => {
    const result = results.get(cls) ?? compute(cls);
    results.set(cls, result);
    return result;
  };
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

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
  const declaration = declarations.get(cls);
  if (!declaration) throw new Error(`${cls.name} is not declared: give it @entity("what it is") or @kind("what it unites").`);
  return declaration;
}
/** The entities among the exports of a module, in the order of declaration. */
export function entitiesAmong(exports: Readonly<Record<string, unknown>>): Class[] {
  const exported = new Set(Object.values(exports));
  return [...declarations].flatMap(([cls, { concrete }]) => (concrete && exported.has(cls) ? [cls] : []));
}

/** The declarations of a class, those of the classes that it extends first. */
const inherited = <T>(declared: WeakMap<object, T[]>) =>
  oncePerClass((cls): readonly T[] =>
    [cls, ...parentsOf(cls)].reverse().flatMap(({ prototype }) => {
      sealed.add(prototype);
      return declared.get(prototype) ?? [];
    }),
  );
/** The properties of a class, those of the classes that it extends first. */
export const propertiesOf = inherited(properties);
/** The values that a class derives from its properties. */
export const derivedOf = inherited(derivedValues);

/** @throws if the properties of the class were read already */
function declareOn<T>(declared: WeakMap<object, T[]>, prototype: object, declaration: T & { readonly name: string }): void {
  if (sealed.has(prototype))
    throw new Error(
      `${prototype.constructor.name}.${declaration.name} is declared too late: the properties of its class were read before.`,
    );
  declared.set(prototype, [...(declared.get(prototype) ?? []), declaration]);
}
/** `PracticeType` -> `practiceType`. */
export const singular = (cls: Class) => lowerFirst(cls.name);
/** `PracticeType` -> `practiceTypes`: the name of the list in GraphQL and in YAML. */
export const plural = (cls: Class) => declarationOf(cls).plural;

/** A decorator that only fits a property of this TypeScript type. */
type Required<T> = <K extends string>(prototype: Record<K, T>, name: K) => void;
type Optional<T> = <K extends string>(prototype: { [P in K]?: T }, name: K) => void;
export const optional = { optional: true } as const;
type Options = Partial<Pick<Property, "scheme" | "schemeIn" | "identifies" | "detail" | "group" | "collated" | "unit">>;
type AllOptions = Options & Partial<Pick<Property, "optional" | "lists">>;

const validator = (name: string, validate: (value: unknown) => boolean, message: string) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

const normalText = validator(
  "normal",
  (v) => [v].flat().every(isNormalText),
  "well-formed text: Unicode NFC, no invisible, replacement or mojibake characters",
);

/** What class-validator checks for a kind of value; the message completes the sentence "`field` must be ...". */
const validators: Record<PropertyKind, (property: Property) => PropertyDecorator[]> = {
  id: () => [Matches(idPattern, { message: "lower-case words of a-z and 0-9 joined by hyphens (a code: scheme:notation)" })],
  text: ({ many }) => [
    IsString({ each: many, message: "text" }),
    Length(1, 4000, { each: many, message: "1 to 4,000 characters" }),
    normalText,
  ],
  url: () => [IsUrl({ protocols: ["http", "https"], require_protocol: true }, { message: "an http or https address" }), normalText],
  date: () => [validator("edtf", isEdtf, dateForm)],
  language: ({ many }) => [
    validator(
      "language",
      (v) => (many ? Array.isArray(v) && v.every(isLanguageTag) : isLanguageTag(v)),
      "a BCP 47 language tag, such as es",
    ),
  ],
  integer: () => [
    IsInt({ message: "a whole number" }),
    validator("int32", (v) => !Number.isInteger(v) || v === ((v as number) | 0), "between -2,147,483,648 and 2,147,483,647"),
  ],
  real: () => [
    IsNumber({}, { message: "a number" }),
    validator("exact", (v) => !Number.isInteger(v) || Number.isSafeInteger(v), "between -9,007,199,254,740,991 and 9,007,199,254,740,991"),
  ],
  flag: () => [IsBoolean({ message: "true or false" })],
  term: ({ many, vocabulary: v }) => [
    ...(many ? [IsArray({ message: "a list" })] : []),
    IsIn([...(v?.values ?? [])], { each: many, message: `${many ? "terms" : "one"} of ${v?.values.join(", ")}` }),
  ],
  predicate: () => [IsString({ message: "the name of a predicate" })],
  translated: ({ many }) => [
    validator(
      "translated",
      (v) => isTranslated(v, many),
      `${many ? "lists of texts" : "texts"} by language, such as {en: ..., es: ...}, in Unicode NFC without mojibake`,
    ),
  ],
};

function declareProperty(declared: Omit<Property, "name">) {
  return (prototype: object, name: string): void => {
    const property: Property = { ...declared, name };
    if (property.identifies && property.kind === "translated")
      throw new Error(`${prototype.constructor.name}.${name} cannot identify a record: its translations may change.`);
    declareOn(properties, prototype, property);
    for (const validate of validators[property.kind](property)) validate(prototype, name);
    if (property.optional) IsOptional()(prototype, name);
  };
}
/** Makes the decorator of a kind of property. */
const decoratorOf = <T>(kind: PropertyKind, many = false) => {
  function decorator(description: string, options?: Options & { optional?: never }): Required<T>;
  function decorator(description: string, options: Options & { optional: true }): Optional<T>;
  function decorator(description: string, options: AllOptions = {}) {
    return declareProperty({ kind, many, description, optional: false, ...options });
  }
  return decorator;
};
export const id = decoratorOf<string>("id");
export const text = decoratorOf<string>("text");
export const texts = decoratorOf<readonly string[]>("text", true);
export const url = decoratorOf<string>("url");
/** The name of a predicate of the model that the record belongs to. */
export const predicate = decoratorOf<string>("predicate");
export const date = decoratorOf<string>("date");
export const language = decoratorOf<string>("language");
export const languages = decoratorOf<readonly string[]>("language", true);
export const integer = decoratorOf<number>("integer");
export const real = decoratorOf<number>("real");
export const flag = decoratorOf<boolean>("flag");
export const translated = decoratorOf<Translated>("translated");
export const translatedList = decoratorOf<TranslatedList>("translated", true);

/** Declares a getter, and the properties that it follows from. */
export const derived =
  <K extends string>(description: string, from: readonly K[], formerFlag?: FormerFlag) =>
  (prototype: { readonly [P in K]?: unknown }, name: string): void => {
    declareOn(derivedValues, prototype, { name, description, from, ...(formerFlag && { formerFlag }) });
  };

export function term<T extends string>(
  vocabulary: Vocabulary<T>,
  description: string,
  options?: Options & { optional?: never },
): Required<T>;
export function term<T extends string>(vocabulary: Vocabulary<T>, description: string, options: Options & { optional: true }): Optional<T>;
export function term(vocabulary: Vocabulary, description: string, options: AllOptions = {}) {
  return declareProperty({ kind: "term", many: false, vocabulary, description, optional: false, ...options });
}
export function terms<T extends string>(
  vocabulary: Vocabulary<T>,
  description: string,
  options: Options & { lists?: Readonly<Record<T, string>> } = {},
): Required<readonly T[]> {
  return declareProperty({ kind: "term", many: true, vocabulary, description, optional: false, ...options });
}
