import { buffer } from "node:stream/consumers";
import type { FastifyInstance } from "fastify";
import { languageAsked } from "../api/languages.js";
import type { Bounds, Viewer } from "../api/reader.js";
import { badInput, type Code, Failure, notFound, statusOf } from "../errors.js";
import { type Format, formats } from "../export/index.js";
import type { Cell } from "../export/table.js";
import { nearest } from "../nearest.js";
import { keyOf, tagOf } from "./answers.js";
import { cacheControl } from "./conditional.js";
import type { Document } from "./documents.js";
import type { Executed } from "./execution.js";
import { type Asking, headed, tellsOf } from "./graphql.js";
import type { Operation } from "./parameters.js";
import { type Query, valuesOf } from "./query-string.js";
import { wishesOf } from "./wishes.js";

/** How many pages one table may take: whoever needs more reads page by page, and can go on where it broke off. */
const mostPages = 100;

type Run = (operation: Operation, bounds: Bounds) => Promise<Readonly<Record<string, unknown>>>;
type Variables = Readonly<Record<string, unknown>>;
type AsTable = Document & Required<Pick<Document, "table">>;

/**
 * Ready questions by URL, as tables: `/questions/<name>.csv?issue=...`, also `.json` and `.ndjson`. Their variables are plain
 * parameters, and without any the question's own are taken.
 */
export function questionRoutes(app: FastifyInstance, asking: Asking): void {
  const { execute, answers, documents, levelOf, boundsOf, sharedMaxAge } = asking;
  const tables = documents.all.filter((d): d is AsTable => d.table !== undefined);
  app.get<{ Params: { file: string } }>("/questions/:file", async (request, reply) => {
    reply.header("Vary", "Accept-Encoding, Accept-Language");
    const { question, format } = named(request.params.file, tables, documents.all);
    const { lang, ...given } = request.query as Query;
    const wishes = wishesOf(request.headers);
    const languages = lang === undefined ? wishes.languages : languageAsked(String(lang));
    const viewer: Viewer = { level: levelOf(request), languages };
    const variables = Object.keys(given).length ? valuesOf(given, question.takes) : question.variables;

    const own = boundsOf(request, reply);
    const make = async (bounds: Bounds) => {
      const { contentType, write } = formats[format];
      const { columns } = question.table;
      const rows = await rowsOf(
        async (operation, at) => dataOf(await execute(request, operation, viewer, at)),
        question,
        variables,
        bounds,
      );
      const body = await buffer(write({ columns, rows: each(rows) }));
      return { status: 200, contentType, body, etag: tagOf(body), lasting: true };
    };
    const key = keyOf("table", format, viewer.level, languages, question.document, variables);
    const answer = await answers.encoded(key, wishes.encoding, own, make, tellsOf(request));
    reply.header("Content-Disposition", `inline; filename="${question.name}.${format}"`);
    return headed(request, reply, answer, cacheControl(viewer.level, sharedMaxAge));
  });
}

/** @throws NOT_FOUND with the nearest, BAD_USER_INPUT for a question whose answer is no table */
function named(file: string, tables: readonly AsTable[], all: readonly Document[]): { question: AsTable; format: Format } {
  const [, name = file, ending] = /^(.*)\.(\w+)$/s.exec(file) ?? [];
  const format = (Object.keys(formats) as Format[]).find((f) => f === ending);
  const names = tables.map((t) => t.name);
  const question = tables.find((t) => t.name === name);
  if (question && format) return { question, format };
  if (!question && all.some((q) => q.name === name))
    throw badInput(`${name}: its answer is no table. All of it is at /graphql?documentId=${name}. Tables are ${names.join(", ")}.`, {
      question: name,
      tables: names,
    });
  const near = question ? [name] : nearest(name, names);
  const suggestions = near.flatMap((n) => (format ? [`${n}.${format}`] : Object.keys(formats).map((f) => `${n}.${f}`)));
  throw notFound("question", file, suggestions);
}

/**
 * All rows, page by page.
 * @param bounds of all who wait for them: each of them pays for each page
 * @throws as the question does, NOT_FOUND if the record that it is about is not there
 */
async function rowsOf(run: Run, question: AsTable, variables: Variables, bounds: Bounds): Promise<Cell[][]> {
  const { document: query, after: begin, page } = question.table;
  const rows: Cell[][] = [];
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const found = page(await run({ query, operationName: null, variables: { ...variables, [begin]: after } }, bounds));
    if (!found) throw new Failure("NOT_FOUND", `${question.name}: there is no record of which this could be asked.`, { variables });
    rows.push(...found.rows);
    after = found.after;
    if (after === undefined) return rows;
  }
  throw new Failure("LIMIT_EXCEEDED", `More than ${rows.length} rows: ask for less, or page by page at /graphql.`, { rows: rows.length });
}

/** @throws what the answer says is wrong: a table has no place for it, and half a table would pass for the whole */
function dataOf({ status, result: { data, errors } }: Executed): Readonly<Record<string, unknown>> {
  const [error] = errors ?? [];
  if (!error) return data ?? {};
  const { code, ...details } = (error.extensions ?? {}) as { code?: string };
  if (code !== undefined && code in statusOf) throw new Failure(code as Code, error.message, details);
  throw new Failure("BAD_USER_INPUT", error.message, {}, { status: status < 400 ? 400 : status });
}

async function* each(rows: readonly Cell[][]) {
  yield* rows;
}
