import { ObjectType } from "type-graphql";
import type { Class } from "../../model/declare.js";
import type { Reader } from "../reading/reader.js";
import { Fields } from "../schema/fields.js";
import { languageArgument } from "../schema/output-types.js";
import { namedClass, type SchemaTypes } from "../schema/types.js";
import type { AnswerField } from "./fields.js";
import type { RowType } from "./lists.js";

/** The GraphQL type of rows, and of objects within answers. */
export const rowTypeOf = <Row extends object>(types: SchemaTypes, row: RowType<Row>): Class =>
  types.once(
    "row",
    row,
    () => namedClass<Class<Row>>(row.name),
    (cls) => {
      ObjectType(row.name, { description: row.description })(cls);
      const fields = new Fields<Row>(cls);
      for (const field of row.fields) {
        const { name, type, value, description, nullable, kind, reads, cost } = field;
        // Made at once: type-graphql reads its metadata when the build starts.
        const fieldType = type(types);
        if (value) addField(types, fields, field, (from) => from);
        else fields.plain(name, () => fieldType, { description, nullable, kind, reads, complexity: cost });
      }
    },
  );

/** A field that computes its value. @param fromOf what its value is read from */
export function addField<T extends object, From>(
  types: SchemaTypes,
  fields: Fields<T>,
  { name, type, value, description, nullable, kind, reads, cost, inLanguages }: AnswerField<From>,
  fromOf: (object: T) => From,
): void {
  const fieldType = type(types);
  const options = { description, nullable, kind, reads, complexity: cost };
  const read = value ?? ((from: From) => (from as Readonly<Record<string, unknown>>)[name]);
  if (inLanguages)
    fields.withArgs<{ lang?: string | null }>(
      name,
      () => fieldType,
      options,
      languageArgument("A language tag, such as es; without it the languages of the request (Accept-Language)."),
      (object, { lang }, reader: Reader) => read(fromOf(object), reader, lang),
    );
  else
    fields.computed(
      name,
      () => fieldType,
      options,
      (object, reader, info) => read(fromOf(object), reader, undefined, info),
    );
}
