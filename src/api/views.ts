import { InterfaceType, ObjectType } from "type-graphql";
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
import { Fields } from "./fields.js";
import { inLanguage, isIn, Label } from "./languages.js";
import type { Node } from "./reader.js";
import { named, scalarOf, type Types } from "./types.js";

const help =
  "A language tag, such as es; without it the languages of the request (Accept-Language). What is missing in a language is given in English.";

/** The argument of what may be asked for in a language. */
const lang = (description = help) => ({ lang: { type: () => String, nullable: true, description } });

/** The GraphQL type of a class, an object for an entity, an interface for a kind, with its properties; its relations are attached in `relations.ts`. */
export const viewOf = (types: Types, cls: Class): Class =>
  types.once(
    "view",
    cls,
    () => {
      const [parent] = kindsOf(types, cls);
      return named<Class>(cls.name, parent ? viewOf(types, parent) : undefined);
    },
    (view) => {
      const { description, concrete } = declarationOf(cls);
      const kinds = kindsOf(types, cls).map((k) => viewOf(types, k));
      if (concrete) ObjectType(cls.name, { description, implements: kinds })(view);
      else InterfaceType(cls.name, { description, implements: kinds, resolveType: (record: object) => record.constructor.name })(view);

      const inherited = new Set(parentsOf(cls).flatMap((p) => [...propertiesOf(p), ...derivedOf(p)].map(({ name }) => name)));
      const fields = new Fields<Node>(view);
      for (const property of propertiesOf(cls)) if (!inherited.has(property.name)) attach(types, fields, property);
      for (const { name, description, from } of derivedOf(cls))
        if (!inherited.has(name)) fields.plain(name, () => String, { description, reads: from });
      if (cls === Entity) attachLabel(fields);
    },
  );
const kindsOf = ({ model }: Types, cls: Class) => parentsOf(cls).filter((p) => model.classes.includes(p));

function attach(types: Types, fields: Fields<Node>, property: Property): void {
  const { name, description, optional, many, kind } = property;
  const held = <T>(record: Node) => (record as unknown as Record<string, T | null | undefined>)[name];
  if (kind === "translated" && many) {
    fields.given<{ lang?: string | null }>(
      name,
      () => [Label],
      { description, reads: [name, "unchecked"] },
      lang("Only the texts in this language."),
      (record, { lang }, reader) =>
        Object.entries(held<TranslatedList>(record) ?? {})
          .filter(([tag]) => lang == null || isIn(tag, reader.languages(lang)))
          .flatMap(([tag, texts]) => texts.map((value) => ({ value, lang: tag, checked: isChecked(record, tag) }))),
    );
  } else if (kind === "translated") {
    fields.given<{ lang?: string | null }>(
      name,
      () => String,
      { description, nullable: optional },
      lang(),
      (record, { lang }, reader) => {
        const text = held<Translated>(record);
        return text && Object.keys(text).length ? inLanguage(text, reader.languages(lang)).value : null;
      },
    );
  } else if (many) {
    // A list that may be missing reads as an empty one.
    fields.computed(
      name,
      () => [scalarOf(types, property)],
      { description },
      (record) => held(record) ?? [],
    );
  } else {
    fields.plain(name, () => scalarOf(types, property), { description, nullable: optional });
  }
}

/** What was found when a name was looked for in a language. */
function attachLabel(fields: Fields<Node>): void {
  const description = "Its name with the language in which it was found, and whether a speaker has checked it.";
  fields.given<{ lang?: string | null }>(
    "label",
    () => Label,
    { description, reads: ["name", "unchecked"] },
    lang(),
    (record, { lang }, reader) => {
      const found = inLanguage((record as Entity).name, reader.languages(lang));
      return { ...found, checked: isChecked(record, found.lang) };
    },
  );
}

const isChecked = (record: Node, lang: string) => !(record as Entity).unchecked?.includes(lang);
