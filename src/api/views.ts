import { Arg, Args, Ctx, Field, FieldResolver, Float, ID, Int, InterfaceType, ObjectType, Resolver, Root } from "type-graphql";
import {
  type Class,
  declarationOf,
  derivedOf,
  type Property,
  parentsOf,
  propertiesOf,
  type Translated,
  type TranslatedList,
} from "../model/declare.js";
import { Entity } from "../model/entity.js";
import type { Relation } from "../model/model.js";
import { connectionOf } from "./connections.js";
import { listArgsOf } from "./inputs.js";
import { inLanguage, Label } from "./languages.js";
import type { Asked, Node, Reader } from "./reader.js";
import { enumOf, named, type Types } from "./types.js";

type ReturnTypeFunc = Parameters<typeof FieldResolver>[0] & ((...args: never[]) => unknown);

const langHelp =
  "A language tag, such as es; without it the languages of the request (Accept-Language). What is missing in a language is given in English.";

/** The GraphQL type of a class: an object for an entity, an interface for a kind. */
export const viewOf = (types: Types, cls: Class): Class =>
  types.once(
    "view",
    cls,
    () => {
      const [parent] = parentsOf(cls).filter((p) => types.model.classes.includes(p));
      return named<Class>(cls.name, parent ? viewOf(types, parent) : undefined);
    },
    (view) => {
      const { description, concrete } = declarationOf(cls);
      const kinds = parentsOf(cls)
        .filter((p) => types.model.classes.includes(p))
        .map((p) => viewOf(types, p));
      if (concrete) ObjectType(cls.name, { description, implements: kinds })(view);
      else InterfaceType(cls.name, { description, implements: kinds, resolveType: (record: object) => record.constructor.name })(view);

      const inherited = new Set(parentsOf(cls).flatMap((p) => [...propertiesOf(p), ...derivedOf(p)].map(({ name }) => name)));
      const fields = new Fields(types, view);
      for (const property of propertiesOf(cls)) if (!inherited.has(property.name)) fields.property(property);
      for (const { name, description } of derivedOf(cls))
        if (!inherited.has(name)) Field(() => String, { description, simple: true })(view.prototype, name);
      for (const relation of types.model.relations) if (relation.source === cls) fields.relation(relation);
      if (cls === Entity) fields.label();
      fields.done();
    },
  );

/** Gives a view its fields. Those that compute live on a class beside it, so that records are never copied into views. */
class Fields {
  private readonly resolvers: Class;
  private used = false;
  constructor(
    private readonly types: Types,
    private readonly view: Class,
  ) {
    this.resolvers = named<Class>(`${view.name}Fields`);
  }

  property(property: Property): void {
    const { name, description, optional, many } = property;
    if (property.kind === "translated") many ? this.list(property) : this.text(property);
    // A list that may be missing reads as an empty one.
    else if (many)
      this.computed(
        name,
        () => [scalarOf(property)],
        { description },
        (record) => (record as unknown as Record<string, unknown>)[name] ?? [],
      );
    else Field(() => scalarOf(property), { description, nullable: optional, simple: true })(this.view.prototype, name);
  }

  private text({ name, description, optional }: Property): void {
    const key = this.computed(
      name,
      () => String,
      { description, nullable: optional },
      (record, lang, reader) => {
        const text = (record as unknown as Record<string, Translated | null>)[name];
        return text && Object.keys(text).length ? inLanguage(text, (reader as Reader).languages(lang as string | undefined)).value : null;
      },
    );
    Arg("lang", () => String, { nullable: true, description: langHelp })(this.resolvers.prototype, key, 1);
    Ctx()(this.resolvers.prototype, key, 2);
  }
  private list({ name, description }: Property): void {
    const key = this.computed(
      name,
      () => [Label],
      { description },
      (record, lang, reader) => {
        const lists = (record as unknown as Record<string, TranslatedList | null>)[name] ?? {};
        const wanted = lang == null ? Object.keys(lists) : (reader as Reader).languages(lang as string).slice(0, -1);
        return wanted.flatMap((tag) =>
          (lists[tag] ?? []).map((value) => ({ value, lang: tag, checked: isChecked(record as Entity, tag) })),
        );
      },
    );
    Arg("lang", () => String, { nullable: true, description: "Only those in this language." })(this.resolvers.prototype, key, 1);
    Ctx()(this.resolvers.prototype, key, 2);
  }
  /** What was found when a name was looked for in a language. */
  label(): void {
    const key = this.computed(
      "label",
      () => Label,
      { description: "Its name with the language in which it was found, and whether a speaker has checked it." },
      (record, lang, reader) => {
        const found = inLanguage((record as Entity).name, (reader as Reader).languages(lang as string | undefined));
        return { ...found, checked: isChecked(record as Entity, found.lang) };
      },
    );
    Arg("lang", () => String, { nullable: true, description: langHelp })(this.resolvers.prototype, key, 1);
    Ctx()(this.resolvers.prototype, key, 2);
  }

  relation(relation: Relation): void {
    const { field, description, target, arity, predicate } = relation;
    const view = () => viewOf(this.types, target);
    if (arity !== "many") {
      const read = (record: Node, reader: unknown) =>
        arity === "one" ? (reader as Reader).one(relation, record) : (reader as Reader).few(relation, record);
      const nullable = arity === "one" && !isRequired(this.types, relation);
      const key = this.computed(field, () => (arity === "one" ? view() : [view()]), { description, nullable }, read);
      Ctx()(this.resolvers.prototype, key, 1);
      return;
    }
    const args = listArgsOf(this.types, target, predicate !== undefined);
    const connection = connectionOf(this.types, target, relation);
    const key = this.computed(
      field,
      () => connection,
      { description },
      (record, asked, reader) => (reader as Reader).related(relation, record, asked as Asked),
    );
    Args(() => args)(this.resolvers.prototype, key, 1);
    Ctx()(this.resolvers.prototype, key, 2);
  }

  done(): void {
    if (!this.used) return;
    Resolver(() => this.view)(this.resolvers);
    this.types.resolvers.push(this.resolvers);
  }

  private computed(
    name: string,
    type: () => object,
    options: { description: string; nullable?: boolean },
    read: (record: Node, ...more: unknown[]) => unknown,
  ): string {
    const descriptor = { value: read, writable: true, configurable: true };
    Object.defineProperty(this.resolvers.prototype, name, descriptor);
    FieldResolver(type as ReturnTypeFunc, options)(this.resolvers.prototype, name, descriptor);
    Root()(this.resolvers.prototype, name, 0);
    this.used = true;
    return name;
  }
}

const isChecked = ({ unchecked }: Entity, lang: string) => !unchecked?.includes(lang);
/** A required link leads to something that is visible whenever the record is: a claim's ends, a passage's source. */
const isRequired = ({ model }: Types, { name, forward }: Relation) => (model.roles[name]?.required ?? false) || (forward && name === "OF");

function scalarOf({ kind, vocabulary }: Property): object {
  if (vocabulary) return enumOf(vocabulary);
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
