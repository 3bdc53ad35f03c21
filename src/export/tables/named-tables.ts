import { coerceInputValue, type GraphQLSchema, isNonNullType } from "graphql";
import { type ColumnGroup, namesOf } from "../../api/answers/cells.js";
import { tableListOf, urlNameOf } from "../../api/answers/question.js";
import { questionsIn, type SchemaQuestion } from "../../api/answers/question-field.js";
import { withHint } from "../../api/errors.js";
import { assertConditions } from "../../api/schema/null-conditions.js";
import { badInput } from "../../errors.js";
import type { Filter } from "../../graph/filter.js";
import { type Class, declarationOf, plural } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { claimArguments, claimParameters, claimsQuery } from "./claim-parameters.js";
import { claimColumnsOf, claimsTable } from "./claims.js";
import { codebookTable, readyQuestionTables } from "./codebook.js";
import { answerColumns, declaredColumn } from "./columns.js";
import { describedEdges } from "./edge-list.js";
import { entitiesTable, entityColumnsOf } from "./entities.js";
import type { ListTable, NamedTable, TableArgument } from "./named-table.js";
import { questionTable } from "./questions.js";

/** The lists of all records that a viewer may see: the entities, class by class in the order of the model, and the claims. */
export const listTables = (model: Model): readonly ListTable[] => [
  ...model.entities.map(
    (cls): ListTable => ({
      ...listOf(model, cls, entityColumnsOf(model, cls)),
      read: (reader) => entitiesTable(reader, cls),
    }),
  ),
  { ...listOf(model, model.claim, claimColumnsOf(model)), read: (reader) => claimsTable(reader) },
];
const listOf = <Row>(model: Model, cls: Class, groups: readonly ColumnGroup<Row>[]): Omit<ListTable, "read"> => ({
  name: urlNameOf({ name: plural(cls) }),
  description: declarationOf(cls).description,
  columns: groups.flatMap(({ columns }) => columns.map((column) => declaredColumn(model, column))),
});

/** Every table that a schema has. */
export function namedTables(schema: GraphQLSchema, model: Model): NamedTable[] {
  const lists = listTables(model).map((list, at) => {
    const cls = model.entities[at];
    return cls ? entitiesOf(schema, cls, list) : claimsOf(schema, model, list);
  });
  const tables = [...lists, ...questionsIn(schema).flatMap((asks) => tableOf(schema, model, asks) ?? [])];
  const claims = tables.find(({ name }) => name === urlNameOf({ name: plural(model.claim) }));
  const edges = claims ? [describedEdges(claims)] : [];
  return [...tables, codebookTable(model, tables, async () => [...edges, ...(await readyQuestionTables(schema, model))])];
}

/** The table of a class takes the filter that its list takes. */
const entitiesOf = (schema: GraphQLSchema, cls: Class, list: ListTable): NamedTable => ({
  ...list,
  args: (schema.getQueryType()?.getFields()[plural(cls)]?.args ?? []).filter(({ name }) => name === "filter"),
  example: {},
  whole: true,
  identifiedBy: ["id"],
  uncompared: [],
  read: (reader, { filter }, options) => entitiesTable(reader, cls, filter as Filter | undefined, options),
});

function claimsOf(schema: GraphQLSchema, model: Model, list: ListTable): NamedTable {
  const parameters = claimParameters(schema, model);
  return {
    ...list,
    args: [...parameters, ...claimArguments(schema, model)],
    example: {},
    whole: true,
    identifiedBy: ["claim_id"],
    uncompared: [],
    read: async (reader, values, options) => claimsTable(reader, await claimsQuery(reader, parameters, values), options),
  };
}

/** Those of some columns that hold the id of a record. */
export const idColumns = (columns: readonly string[]): string[] => columns.filter((column) => /(^|_)id$/.test(column));

function tableOf(schema: GraphQLSchema, model: Model, asks: SchemaQuestion): NamedTable | undefined {
  const { question, args } = asks;
  const table = tableListOf(question);
  if (!table) return undefined;
  const { list } = table;
  return {
    name: urlNameOf(question),
    description: list.row.description,
    columns: answerColumns(schema, model, list.row),
    args: question.answer.connection ? args.filter(({ name }) => name !== "first" && name !== "after") : args,
    example: question.example,
    // A list without pages is read whole before its first row, so it costs what the question does.
    ...(!("page" in list) && { cost: question.cost }),
    asks,
    method: question.answer.fields?.find(({ method }) => method)?.method,
    identifiedBy: list.identifiedBy ?? idColumns(list.row.fields.flatMap(({ columns, restates }) => (restates ? [] : namesOf(columns)))),
    uncompared: list.row.fields.flatMap(({ restates, relative, columns }) => (restates || relative ? namesOf(columns) : [])),
    read: (reader, values, options) => questionTable(reader, asks, values, options),
  };
}

/**
 * The values of arguments, from JSON, with defaults where there is none.
 * @throws BAD_USER_INPUT for a value that does not fit the type of its argument
 */
export const argumentValues = (
  schema: GraphQLSchema,
  args: readonly TableArgument[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    args.flatMap(({ name, type, defaultValue }) => {
      if (!Object.hasOwn(values, name)) return defaultValue === undefined ? [] : [[name, defaultValue]];
      const value = coerceInputValue(values[name], type, (_, wrong, error) => {
        const shown = (typeof wrong === "object" ? JSON.stringify(wrong) : String(wrong)).slice(0, 100);
        throw badInput(`${name}: ${withHint(error.message, schema)}`, { argument: name, value: shown });
      });
      assertConditions(type, value, name);
      return [[name, value]];
    }),
  );

/** Whether an argument has to be given. */
export const isNeeded = ({ type, defaultValue }: TableArgument): boolean => isNonNullType(type) && defaultValue === undefined;
