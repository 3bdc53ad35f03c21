import { badInput } from "../../errors.js";
import type { Graph } from "../../graph/graph.js";
import type { Class } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Reader } from "../reading/reader.js";
import type { FacetOffer } from "../schema/facets.js";
import { resolvedNames } from "../schema/record-arguments.js";
import type { SchemaTypes } from "../schema/types.js";
import type { AnswerField } from "./fields.js";
import type { PagedList, WholeList } from "./lists.js";

/**
 * A question, declared once. Its field of the API with its types, its rows by URL, its command and its cost follow, and so does
 * its place in the suites, which test every declared question. Its Cypher stands in `graph/statements/questions`, under the same name.
 * @param Args its arguments, as a client gives them
 * @param Query what is read from the graph: its arguments, with defaults filled in and names of records resolved to ids
 */
export interface Question<Args extends object, Query> {
  /** Its field at the root, in camel case; in URLs and commands its words are joined by hyphens. */
  readonly name: string;
  readonly description: string;
  /** The class of its arguments, for a model. For a connection without `first` and `after`: paged lists have those by themselves. */
  readonly args?: (types: SchemaTypes) => Class<Args>;
  /** Arguments with which the seed has an answer: errors and documents give them as an example. */
  readonly example: Readonly<Record<string, string>>;
  /** Optional arguments of which at least one must be given. */
  readonly atLeastOneOf?: readonly string[];
  /** The address of all that there is, if the question is about that: it is cited as the data set, not as an answer. */
  readonly citedAt?: string;
  /** The cost of finding its answer, or one page if it is a connection, without the records that it reads: in units. */
  readonly cost: number;
  readonly answer: ObjectAnswer<Query> | ConnectionAnswer<Query>;
  /** @throws BAD_USER_INPUT for arguments that do not go together; nothing was read by then */
  check?(args: Args): void;
  /** Changes with all that the answer depends on beside the content that the viewers of a level see, for the tags of its table by URL. */
  tag?(graph: Pick<Graph, "read">, level: Level): Promise<string>;
  /** Turns arguments, in which names of records are resolved to ids, into the query; by default they are the query. */
  toQuery?(reader: Reader, args: Args): Query | Promise<Query>;
}
/** A question with any arguments, as registries hold it. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments and the query differ from question to question
export type AnyQuestion = Question<any, any>;

/** What the fields of an answer are read from. */
export interface AnswerPage<Query> {
  readonly question: { readonly name: string };
  readonly query: Query;
}
interface AnswerOptions<Query> {
  /** The GraphQL type of the answer. */
  readonly name: string;
  readonly description: string;
  readonly fields?: readonly AnswerField<Query>[];
}
/** An object, with a field for each of its lists. */
export interface ObjectAnswer<Query> extends AnswerOptions<Query> {
  readonly lists?: Readonly<Record<string, AnswerList<Query>>>;
  readonly connection?: undefined;
}
/** A page of the one list that answers: the object is the connection, and has fields beside. */
export interface ConnectionAnswer<Query> extends AnswerOptions<Query> {
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  readonly connection: PagedList<Query, any>;
  readonly lists?: undefined;
  /** The facets of its rows. */
  readonly facets?: (types: SchemaTypes) => FacetOffer<AnswerPage<Query>>;
}
/** One list of an object: read whole, or by pages with the cost of finding one. */
export type AnswerList<Query> =
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  | WholeList<Query, any>
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  | (PagedList<Query, any> & { readonly cost: number });

/** The name of a list in its cursors: that of the question for its connection, with the field for other lists. */
export const listNameOf = ({ name }: AnyQuestion, list?: string) => (list === undefined ? name : `${name}.${list}`);

interface NamedList {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  readonly list: PagedList<any, any> | WholeList<any, any>;
}
/** The list of a question that is its table by URL, and the list's name. @throws if there are several */
export function tableListOf(question: AnyQuestion): NamedList | undefined {
  const { connection, lists = {} } = question.answer;
  const all = connection
    ? [{ name: listNameOf(question), list: connection }]
    : Object.entries(lists).map(([field, list]) => ({ name: listNameOf(question, field), list }));
  const tables = all.filter(({ list }) => list.table);
  if (tables.length > 1)
    throw new Error(`${question.name} has several tables: ${tables.map(({ name }) => name).join(", ")}. Its address can give one.`);
  return tables[0];
}

/** `harmfulResponses` is `harmful-responses` in URLs and commands. */
export const urlNameOf = ({ name }: Pick<AnyQuestion, "name">) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/**
 * The query that arguments make.
 * @param argsType the class that the schema has for them
 * @throws BAD_USER_INPUT for arguments that do not go together, NOT_FOUND for a name that no visible record has
 */
export async function queryOf(question: AnyQuestion, argsType: Class | undefined, reader: Reader, allArgs: object): Promise<unknown> {
  const { first: _, after: __, ...others } = allArgs as Readonly<Record<string, unknown>>;
  // Of an answer that is no list, they are arguments like others.
  const args = question.answer.connection ? others : (allArgs as Readonly<Record<string, unknown>>);
  const { check, toQuery } = question;
  assertOneGiven(question, args);
  check?.(args);
  const resolved = { ...(await reader.formerIds.resolved(args)), ...(argsType && (await resolvedNames(argsType, reader, args))) };
  return toQuery ? toQuery(reader, resolved) : resolved;
}

function assertOneGiven({ atLeastOneOf = [], example }: AnyQuestion, args: Readonly<Record<string, unknown>>): void {
  const [first, ...others] = atLeastOneOf;
  if (first === undefined || atLeastOneOf.some((name) => args[name] != null)) return;
  const given = atLeastOneOf.filter((name) => name in example).map((name) => `${name}: ${JSON.stringify(example[name])}`);
  throw badInput(`${first}: it is missing, and so is ${others.join(" and ")}. Give at least one of them, such as ${given[0]}.`, {
    argument: first,
  });
}
