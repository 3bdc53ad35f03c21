import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  coerceInputValue,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { languageAsked } from "../api/languages.js";
import type { Asked } from "../api/questions/answers.js";
import type { Reader } from "../api/reader.js";
import { badInput } from "../errors.js";
import { claimsTable } from "../export/claims.js";
import { type Format, formats } from "../export/index.js";
import { responsesTable } from "../export/responses.js";
import type { Table } from "../export/table.js";

type TableOf = (reader: Reader, args: Record<string, unknown>) => Table | Promise<Table>;

/** Rows by URL, for R, pandas, spreadsheets and dashboards: `/responses.csv?issue=...&place=...`, also `.json` and `.ndjson`. */
export function flatRoutes(
  app: FastifyInstance,
  schema: GraphQLSchema,
  readerOf: (request: FastifyRequest, reply: FastifyReply) => Reader,
): void {
  const route = (name: string, args: readonly GraphQLArgument[], table: TableOf) => {
    for (const format of Object.keys(formats) as Format[]) {
      app.get(`/${name}.${format}`, async (request, reply) => {
        const { lang, ...query } = request.query as Record<string, string | string[]>;
        const asked = argumentsFrom(query, args);
        const reader = readerOf(request, reply);
        const inLanguage = lang === undefined ? reader : reader.inLanguages(languageAsked(String(lang)));
        return send(reply, format, `${name}.${format}`, await table(inLanguage, asked));
      });
    }
  };
  route("claims", [], (reader) => claimsTable(reader));
  // A question has rows where the schema has the question.
  const questions = { responses: "responses", harmfulResponses: "harmful-responses" } as const;
  for (const [question, name] of Object.entries(questions) as [keyof typeof questions, string][]) {
    const asked = schema.getQueryType()?.getFields()[question];
    if (asked) route(name, asked.args, (reader, args) => responsesTable(reader, question, args as unknown as Asked));
  }
}

function send(reply: FastifyReply, format: Format, file: string, table: Table): FastifyReply {
  const { contentType, write } = formats[format];
  return reply
    .header("Content-Type", contentType)
    .header("Content-Disposition", `inline; filename="${file}"`)
    .header("Vary", "Accept-Language")
    .send(write(table));
}

/** The question's own arguments, from a query string: a list is written with commas. What pages and what nests cannot be given. */
function argumentsFrom(query: Record<string, string | string[]>, args: readonly GraphQLArgument[]): Record<string, unknown> {
  const usable = args.filter((a) => a.name !== "first" && a.name !== "after" && !isInputObjectType(getNamedType(a.type)));
  const unknown = Object.keys(query).find((name) => !usable.some((a) => a.name === name));
  if (unknown !== undefined)
    throw badInput(`${unknown.slice(0, 50)}: no such argument. There are ${[...usable.map((a) => a.name), "lang"].join(", ")}.`, {
      argument: unknown.slice(0, 50),
    });
  return Object.fromEntries(
    usable.flatMap(({ name, type, defaultValue }) => {
      const given = query[name];
      if (given === undefined) {
        if (isNonNullType(type) && defaultValue === undefined)
          throw badInput(`${name}: needed, such as ${name}=extortion.`, { argument: name });
        return defaultValue === undefined ? [] : [[name, defaultValue]];
      }
      return [[name, coerced(name, type, given)]];
    }),
  );
}

function coerced(name: string, type: GraphQLInputType, given: string | string[]): unknown {
  const list = isListType(isNonNullType(type) ? type.ofType : type);
  const text = [given].flat();
  if (!list && text.length > 1) throw badInput(`${name}: given more than once; it takes one value.`, { argument: name });
  const values = list ? text.flatMap((t) => t.split(",")).filter(Boolean) : text;
  // A form that was left empty sends its names all the same: an empty list would count nothing, and find nothing.
  if (!values.some(Boolean)) throw badInput(`${name}: empty. Leave it out, or give it a value.`, { argument: name });
  const value = list ? values : values[0];
  return coerceInputValue(value, type, (_, wrong, error) => {
    throw badInput(`${name}: ${error.message}`, { argument: name, value: String(wrong).slice(0, 100) });
  });
}
