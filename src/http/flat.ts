import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { coerceInputValue, type GraphQLArgument, type GraphQLSchema, getNamedType, isInputObjectType, isRequiredArgument } from "graphql";
import { languageAsked } from "../api/languages.js";
import type { Asked } from "../api/questions/answers.js";
import type { Bounds, Reader, Viewer } from "../api/reader.js";
import { badInput } from "../errors.js";
import { claimsTable } from "../export/claims.js";
import { type Format, formats } from "../export/index.js";
import { responsesTable } from "../export/responses.js";
import type { Table } from "../export/table.js";
import { over } from "./bounds.js";
import type { Clients } from "./clients.js";
import { cacheControl, type SharedMaxAge } from "./conditional.js";
import type { Gate } from "./gate.js";
import { type Query, valuesOf } from "./query-string.js";

type TableOf = (reader: Reader, args: Record<string, unknown>) => Table | Promise<Table>;

/** How many records a row is made of, more or less, and so what it costs. */
const recordsInRow = 10;

export interface Reading {
  readonly viewerOf: (request: FastifyRequest) => Viewer;
  readonly boundsOf: (request: FastifyRequest, reply: FastifyReply) => Bounds;
  readonly readerOf: (request: FastifyRequest, viewer: Viewer, bounds: Bounds) => Reader;
  readonly gate: Gate;
  readonly clients: Clients;
  readonly sharedMaxAge: SharedMaxAge;
}

/** Rows by URL, for R, pandas, spreadsheets and dashboards: `/responses.csv?issue=...&place=...`, also `.json` and `.ndjson`. */
export function flatRoutes(
  app: FastifyInstance,
  schema: GraphQLSchema,
  { viewerOf, boundsOf, readerOf, gate, clients, sharedMaxAge }: Reading,
): void {
  /**
   * A request is charged, and has its place at the gate, before it reads anything, and again for each page. It holds none while its client
   * takes its time, and pages after the first, which cannot be refused any more, are owed.
   */
  const turnsOf = async (request: FastifyRequest, reply: FastifyReply): Promise<Bounds> => {
    await clients.charge(request, recordsInRow);
    const { signal, again } = boundsOf(request, reply);
    const gone = over(reply.raw);
    const first = await gate.enter(gone);
    gone.addEventListener("abort", first);
    let pages = 0;
    return {
      signal,
      again,
      async turn(read) {
        const leave = pages++ === 0 ? first : await gate.enter(gone, true);
        try {
          const rows = await read();
          await clients.spend(request, rows.length * recordsInRow);
          return rows;
        } finally {
          leave();
        }
      },
    };
  };
  const route = (name: string, args: readonly GraphQLArgument[], table: TableOf) => {
    for (const format of Object.keys(formats) as Format[]) {
      app.get(`/${name}.${format}`, async (request, reply) => {
        const { lang, ...query } = request.query as Query;
        const asked = argumentsFrom(query, args);
        const viewer = { ...viewerOf(request), ...(lang !== undefined && { languages: languageAsked(String(lang)) }) };
        reply.header("Vary", "Accept-Language").header("Cache-Control", cacheControl(viewer.level, sharedMaxAge));
        const rows = await table(readerOf(request, viewer, await turnsOf(request, reply)), asked);
        return send(reply, format, `${name}.${format}`, rows);
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
    .send(reply.request.method === "HEAD" ? undefined : write(table));
}

/** The question's own arguments, from a query string. What pages and what nests cannot be given. */
function argumentsFrom(query: Query, args: readonly GraphQLArgument[]): Record<string, unknown> {
  const usable = args.filter((a) => a.name !== "first" && a.name !== "after" && !isInputObjectType(getNamedType(a.type)));
  const given = valuesOf(
    query,
    usable.map((a) => ({ name: a.name, type: a.type, needed: isRequiredArgument(a), example: "extortion" })),
  );
  return Object.fromEntries(
    usable.flatMap(({ name, type, defaultValue }) => {
      if (!(name in given)) return defaultValue === undefined ? [] : [[name, defaultValue]];
      const value = coerceInputValue(given[name], type, (_, wrong, error) => {
        throw badInput(`${name}: ${error.message}`, { argument: name, value: String(wrong).slice(0, 100) });
      });
      return [[name, value]];
    }),
  );
}
