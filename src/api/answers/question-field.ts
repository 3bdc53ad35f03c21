import { type GraphQLArgument, type GraphQLResolveInfo, type GraphQLSchema, valueFromASTUntyped } from "graphql";
import { Args, Ctx, Extensions, Info, ObjectType, Query, Resolver } from "type-graphql";
import type { Class } from "../../model/declare.js";
import type { ConnectionEdge, ConnectionPage } from "../reading/lists/connection-page.js";
import type { Paged } from "../reading/lists/list-args.js";
import type { Reader } from "../reading/reader.js";
import { addEdgeFields, addPageFields } from "../schema/connections.js";
import { addFacets } from "../schema/facets.js";
import { Fields } from "../schema/fields.js";
import { Paging, pagedArgsOf } from "../schema/inputs.js";
import { namedClass, type SchemaTypes } from "../schema/types.js";
import { type CitedAnswer, citation, citationOf } from "./citation.js";
import type { AnswerField } from "./fields.js";
import { type KeyedRow, type PagedList, type RowType, readPage } from "./lists.js";
import { type AnyQuestion, type ConnectionAnswer, listNameOf, type ObjectAnswer, queryOf, tableListOf, urlNameOf } from "./question.js";
import { addField, rowTypeOf } from "./row-type.js";

/** A question as a schema has it. */
export interface SchemaQuestion {
  readonly question: AnyQuestion;
  readonly args: readonly GraphQLArgument[];
  /** The class of its arguments, if it takes any. */
  readonly argsType: Class | undefined;
}

/** What the fields of an answer are read from; those of a connection from a page too. */
interface Answer {
  readonly question: AnyQuestion;
  readonly query: unknown;
  /** How it was asked. */
  readonly info: GraphQLResolveInfo;
}

/** The questions that a schema was built with. */
export function questionsIn(schema: GraphQLSchema): SchemaQuestion[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return roots.flatMap(({ args, extensions }): SchemaQuestion[] =>
    extensions.question ? [{ ...(extensions.question as Omit<SchemaQuestion, "args">), args }] : [],
  );
}

/** The root field of a question, with the types of its answer. */
export function questionQueryOf(types: SchemaTypes, question: AnyQuestion): Class {
  // Refuses a question with several tables as soon as it is declared.
  tableListOf(question);
  const { name, description, cost, answer } = question;
  const answerType = answer.connection ? connectionAnswerOf(types, answer) : objectAnswerOf(types, answer);
  const declaredArgs = question.args?.(types);
  const rowsAt = answer.connection?.table && `/${urlNameOf(question)}.csv`;
  const argsType = answer.connection ? pagedArgsOf(`${name} args`, declaredArgs, rowsAt) : declaredArgs;

  @Resolver()
  class QuestionResolver {
    @Query(() => answerType, { name, description, complexity: cost })
    @Extensions({ question: { question, argsType } })
    async answer(@Ctx() reader: Reader, @Info() info: GraphQLResolveInfo, args: object = {}): Promise<Answer> {
      const query = await queryOf(question, argsType, reader, args);
      if (!answer.connection) return { question, query, info };
      const page = await readPage(reader, listNameOf(question), answer.connection, query, args as Paged);
      return Object.assign(page, { question, query, info });
    }
  }
  if (argsType) Args(() => argsType)(QuestionResolver.prototype, "answer", 2);
  return QuestionResolver;
}

const connectionAnswerOf = (types: SchemaTypes, answer: ConnectionAnswer<unknown>): Class =>
  types.once(
    "answer",
    answer,
    () => namedClass<Class<Answer & ConnectionPage<KeyedRow>>>(answer.name),
    (cls) => {
      ObjectType(answer.name, { description: answer.description })(cls);
      addList(types, new Fields<ConnectionPage<KeyedRow>>(cls), answer.connection);
      addAnswerFields(types, new Fields<Answer>(cls), answer.fields);
      if (answer.facets) addFacets(new Fields<Answer>(cls), answer.facets(types));
    },
  );

const objectAnswerOf = (types: SchemaTypes, answer: ObjectAnswer<unknown>): Class =>
  types.once(
    "answer",
    answer,
    () => namedClass<Class<Answer>>(answer.name),
    (cls) => {
      ObjectType(answer.name, { description: answer.description })(cls);
      const fields = new Fields<Answer>(cls);
      addAnswerFields(types, fields, answer.fields);
      for (const [field, list] of Object.entries(answer.lists ?? {})) {
        const { description } = list;
        if ("page" in list) {
          const connection = rowConnectionOf(types, list);
          fields.withCheckedArgs(
            field,
            () => connection,
            { description, complexity: list.cost },
            Paging,
            ({ question, query }, page, reader) => readPage(reader, listNameOf(question, field), list, query, page),
          );
        } else {
          const row = rowTypeOf(types, list.row);
          fields.computed(
            field,
            () => [row],
            { description },
            ({ query }, reader) => list.rows(reader, query),
          );
        }
      }
    },
  );

function addAnswerFields(types: SchemaTypes, fields: Fields<Answer>, declared: readonly AnswerField<unknown>[] = []): void {
  for (const field of declared) addField(types, fields, field, ({ query }) => query);
  const citationType = rowTypeOf(types, citation);
  fields.computed(
    "citation",
    () => citationType,
    { description: "How to cite the answer." },
    (answer, reader) => citationOf(reader, citedAnswer(answer)),
  );
}

/** What the citation of an answer names. */
function citedAnswer({ question, info }: Answer): CitedAnswer {
  const given = (info.fieldNodes[0]?.arguments ?? []).map(({ name, value }) => [
    name.value,
    valueFromASTUntyped(value, info.variableValues),
  ]);
  const { args = [] } = info.parentType.getFields()[info.fieldName] ?? {};
  return {
    path: tableListOf(question) && urlNameOf(question),
    citedAt: question.citedAt,
    name: question.name,
    // Pages of a list are cited as the whole list.
    args: args.filter(({ name }) => !question.answer.connection || (name !== "first" && name !== "after")),
    given: Object.fromEntries(given),
    method: question.answer.fields?.find(({ method }) => method)?.method,
  };
}

/** The connection of a list that is a field of its answer. */
const rowConnectionOf = (types: SchemaTypes, list: PagedList<unknown, KeyedRow>): Class =>
  types.once(
    "row connection",
    list,
    () => namedClass<Class<ConnectionPage<KeyedRow>>>(`${list.row.name}Connection`),
    (cls) => {
      ObjectType(cls.name, { description: `A page of a list: ${list.description}` })(cls);
      addList(types, new Fields<ConnectionPage<KeyedRow>>(cls), list);
    },
  );

function addList(
  types: SchemaTypes,
  fields: Fields<ConnectionPage<KeyedRow>>,
  { row, description, counts }: PagedList<unknown, KeyedRow>,
): void {
  addPageFields(fields, rowEdgeOf(types, row), rowTypeOf(types, row), {
    edges: "The rows, each with its cursor.",
    nodes: description,
    totalCount: counts,
  });
}

const rowEdgeOf = (types: SchemaTypes, row: RowType<KeyedRow>): Class =>
  types.once(
    "row edge",
    row,
    () => namedClass<Class<ConnectionEdge<KeyedRow>>>(`${row.name}Edge`),
    (cls) => {
      ObjectType(cls.name, { description: "One row of a page, with its cursor." })(cls);
      addEdgeFields(new Fields<ConnectionEdge<KeyedRow>>(cls), rowTypeOf(types, row), row.description);
    },
  );
