import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
} from "graphql";
import type { Column, ColumnType, DeclaredColumn } from "../../api/answers/column.js";
import type { RowType } from "../../api/answers/lists.js";
import { type Vocabulary, vocabulary } from "../../model/declare.js";
import type { Model } from "../../model/model.js";

/** What a column says, with the terms that the model gives it. @throws if its declaration does not say what its cells are */
export function declaredColumn(model: Model, column: DeclaredColumn): Column {
  const { vocabulary: terms, type, ...rest } = column;
  if (!type) throw new Error(`The column ${column.name} has no type.`);
  return { list: false, ...rest, type, ...(terms && { vocabulary: typeof terms === "function" ? terms(model) : terms }) };
}

/** The columns of the rows of an answer: what their declarations leave out follows from the types of their fields. */
export function answerColumns<Row>(schema: GraphQLSchema, model: Model, { name, fields }: RowType<Row>): Column[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no rows ${name}.`);
  const fieldsOfType = type.getFields();
  return fields.flatMap((field) =>
    field.columns.columns.map((column) => {
      const fieldType = fieldsOfType[field.name]?.type;
      return declaredColumn(model, { ...(fieldType && columnOfType(fieldType)), ...column });
    }),
  );
}

const scalarTypes: Readonly<Record<string, ColumnType>> = { ID: "ID", String: "TEXT", Int: "INTEGER", Float: "NUMBER", Boolean: "BOOLEAN" };

/** What the type of a field says of its column; of objects nothing. */
export function columnOfType(fieldType: GraphQLOutputType): Partial<Column> {
  const named: GraphQLNamedType = getNamedType(fieldType);
  const list = isListType(getNullableType(fieldType));
  if (isEnumType(named)) return { type: "TERM", list, vocabulary: termsOfEnum(named) };
  const type = scalarTypes[named.name];
  return type ? { type, list } : {};
}

const termsOfEnum = (type: Extract<GraphQLNamedType, { getValues(): unknown }>): Vocabulary =>
  vocabulary(type.name, type.description ?? "", Object.fromEntries(type.getValues().map((value) => [value.name, value.description ?? ""])));
