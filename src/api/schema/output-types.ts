import { Field, ID, InterfaceType, ObjectType } from "type-graphql";
import type { Claim } from "../../model/claim.js";
import {
  type Class,
  declarationOf,
  derivedOf,
  type Property,
  parentsOf,
  propertiesOf,
  type Translated,
  type TranslatedList,
} from "../../model/declare.js";
import { Entity } from "../../model/entity.js";
import { isA } from "../../model/model.js";
import { inLanguage, isIn, Label } from "../reading/languages.js";
import type { RecordNode } from "../reading/lists/list-args.js";
import { sentenceOfClaim } from "../words/claim-sentence.js";
import { ClaimSentence, claimSentenceOptions } from "./claim-sentence.js";
import { Fields } from "./fields.js";
import { namedClass, type SchemaTypes, scalarOf } from "./types.js";

const help =
  "A language tag, such as es; without it the languages of the request (Accept-Language). A text that is missing in a language is given in English, or else in its first language.";

const resolveType = (record: object) => record.constructor.name;

/** Relay reads a record again by an interface of this name and the field `node`. */
@InterfaceType("Node", { description: "Anything that `node` gives by its id. The name is that of Relay; `Entity` says more.", resolveType })
abstract class RelayNode {
  @Field(() => ID, {
    description:
      "Unique in the whole graph. It may differ from the id that was asked for, if that is one of an earlier version of the data set.",
  })
  id!: string;
}

/** The argument of fields that have a language. */
export const languageArgument = (description = help) => ({ lang: { type: () => String, nullable: true, description } });

/** The GraphQL type of a class with its properties: an object for an entity, an interface for a kind. `relations.ts` adds the relations. */
export const outputTypeOf = (types: SchemaTypes, cls: Class): Class =>
  types.once(
    "output type",
    cls,
    () => {
      const [parent] = kindsOf(types, cls);
      return namedClass<Class>(cls.name, parent ? outputTypeOf(types, parent) : undefined);
    },
    (type) => {
      const { description, concrete } = declarationOf(cls);
      const kinds = [...kindsOf(types, cls).map((k) => outputTypeOf(types, k)), ...(isA(cls, Entity) ? [RelayNode] : [])];
      if (concrete) ObjectType(cls.name, { description, implements: kinds })(type);
      else InterfaceType(cls.name, { description, implements: kinds, resolveType })(type);

      const inherited = new Set(parentsOf(cls).flatMap((p) => [...propertiesOf(p), ...derivedOf(p)].map(({ name }) => name)));
      const fields = new Fields<RecordNode>(type);
      for (const property of propertiesOf(cls)) if (!inherited.has(property.name)) attach(types, fields, property);
      for (const { name, description, from, formerFlag } of derivedOf(cls))
        if (!inherited.has(name))
          fields.plain(name, () => (formerFlag ? Boolean : String), {
            description,
            reads: from,
            ...(formerFlag && { deprecationReason: formerFlag.deprecated }),
          });
      if (cls === Entity) attachLabel(fields);
      if (cls === types.model.claim) attachSentence(fields);
      if (cls === Entity || cls === types.model.claim) attachFormerIds(fields, cls);
    },
  );
const kindsOf = ({ model }: SchemaTypes, cls: Class) => parentsOf(cls).filter((p) => model.classes.includes(p));

function attach(types: SchemaTypes, fields: Fields<RecordNode>, property: Property): void {
  const { name, description, optional, many, kind } = property;
  const valueIn = <T>(record: RecordNode) => (record as unknown as Record<string, T | null | undefined>)[name];
  if (kind === "translated" && many) {
    fields.withArgs<{ lang?: string | null }>(
      name,
      () => [Label],
      { description, reads: [name, "unchecked"] },
      languageArgument("Only the texts in this language."),
      (record, { lang }, reader) =>
        Object.entries(valueIn<TranslatedList>(record) ?? {})
          .filter(([tag]) => lang == null || isIn(tag, reader.languages(lang)))
          .flatMap(([tag, texts]) => texts.map((value) => ({ value, lang: tag, checked: isChecked(record, tag) }))),
    );
  } else if (kind === "translated") {
    fields.withArgs<{ lang?: string | null }>(
      name,
      () => String,
      { description, nullable: optional },
      languageArgument(),
      (record, { lang }, reader) => {
        const text = valueIn<Translated>(record);
        return text && Object.keys(text).length ? inLanguage(text, reader.languages(lang)).value : null;
      },
    );
  } else if (many) {
    // A list that may be missing reads as an empty one.
    fields.computed(
      name,
      () => [scalarOf(types, property)],
      { description, kind },
      (record) => valueIn(record) ?? [],
    );
  } else {
    fields.plain(name, () => scalarOf(types, property), { description, nullable: optional, kind });
  }
}

/** The name of a record together with its language. */
function attachLabel(fields: Fields<RecordNode>): void {
  const description = "Its name, with the language of that text and whether a speaker of it has checked the text.";
  fields.withArgs<{ lang?: string | null }>(
    "label",
    () => Label,
    { description, reads: ["name", "unchecked"] },
    languageArgument(),
    (record, { lang }, reader) => {
      const found = inLanguage((record as Entity).name, reader.languages(lang));
      return { ...found, checked: isChecked(record, found.lang) };
    },
  );
}

/** A claim as one sentence in the reader's language. */
function attachSentence(fields: Fields<RecordNode>): void {
  fields.withArgs<{ lang?: string | null }>(
    "sentence",
    () => ClaimSentence,
    claimSentenceOptions,
    languageArgument("A language tag, such as es; without it the languages of the request (Accept-Language)."),
    (claim, { lang }, reader) => sentenceOfClaim(reader, claim as Claim, lang),
  );
}

/** The ids by which earlier versions of the data set named a record. */
function attachFormerIds(fields: Fields<RecordNode>, cls: Class): void {
  const description = "Ids that it had in earlier versions of its data set: each of them still leads to it.";
  fields.computed(
    "formerIds",
    () => [ID],
    { description, reads: [], complexity: 1 },
    ({ id }, reader) => reader.formerIds.of(cls, id),
  );
  fields.computed(
    "askedFor",
    () => ID,
    {
      description:
        "The id of an earlier version of the data set by which it was asked for: this record has taken the place of that one. Null if it was asked for by its own id, or not by an id.",
      nullable: true,
      reads: [],
    },
    (record) => record.askedFor ?? null,
  );
}

const isChecked = (record: RecordNode, lang: string) => !(record as Entity).unchecked?.includes(lang);
