import type { Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import type { FastifyInstance } from "fastify";
import type { RequestBudget } from "../../api/reading/reader.js";
import { badInput, type ErrorCode, Failure, notFound, statusOf } from "../../errors.js";
import { formatOptions } from "../../export/formats/format-parameters.js";
import type { RowFormat } from "../../export/formats/row-format.js";
import type { Cell } from "../../export/tables/table.js";
import { nearest } from "../../text/nearest.js";
import { cacheKey, etagOf } from "../cache/response-cache.js";
import { sendResponse } from "../cache/send-response.js";
import { viewerHeaders, viewerIn } from "../identity/viewer.js";
import { preferencesOf } from "../protocol/negotiation.js";
import type { ExecutedOperation } from "./execution.js";
import type { GraphqlRouteOptions } from "./graphql.js";
import type { Operation } from "./graphql-parameters.js";
import { type QueryString, queryValues } from "./query-string.js";
import type { ReadyQuestion } from "./ready-questions.js";

/** How many pages one table may take. A client that needs more can ask /graphql page by page, and go on where it stopped. */
const maxPages = 100;

type Run = (operation: Operation) => Promise<Readonly<Record<string, unknown>>>;
type Variables = Readonly<Record<string, unknown>>;
type QuestionWithTable = ReadyQuestion & Required<Pick<ReadyQuestion, "table">>;

export interface QuestionRouteOptions extends GraphqlRouteOptions {
  /** The budget of a page out of that of its table: each page has the whole time of a request. */
  readonly pageBudgetOf: (budget: RequestBudget) => RequestBudget;
}

/**
 * Ready questions by URL, as tables in each format of rows: `/questions/<name>.csv?issue=...`. The variables of the question are plain
 * parameters; without any, the question's own are taken.
 */
export function questionRoutes(app: FastifyInstance, options: QuestionRouteOptions, formats: readonly RowFormat[]): void {
  const { execute, responses, partitionOf, documents, budgetOf, pageBudgetOf, sharedMaxAge } = options;
  app.get<{ Params: { file: string } }>("/questions/:file", async (request, reply) => {
    reply.header("Vary", `Accept-Encoding, ${viewerHeaders}`);
    const { question, format } = questionAndFormat(request.params.file, documents.all, formats);
    const { lang: _, ...parameters } = request.query as QueryString;
    const viewer = viewerIn(request);
    const { options, rest } = formatOptions(format, parameters, formats);
    const variables = Object.keys(rest).length ? queryValues(rest, question.parameters, Object.keys(options)) : question.variables;

    const make = async (budget: RequestBudget) => {
      const run: Run = async (operation) => dataOf(await execute(request, operation, viewer, pageBudgetOf(budget)));
      const rows = await allRows(run, question, variables);
      const body = await buffer(format.write({ columns: question.table.columns, rows: iterate(rows) }, options));
      return { status: 200, contentType: format.mediaType, body, etag: etagOf(body), cacheable: true };
    };
    const key = cacheKey(viewer, "table", partitionOf(request), format.extension, ...Object.values(options), question.document, variables);
    const encoding = format.compressed ? undefined : preferencesOf(request.headers).encoding;
    const response = await withoutIdleTimeout(request.raw.socket, () => responses.encoded(key, encoding, budgetOf(request, reply), make));
    reply.header("Content-Disposition", `inline; filename="${question.name}.${format.extension}"`);
    return sendResponse(request, reply, response, sharedMaxAge);
  });
}

/** Nothing moves on the connection while the pages of a table are read, which may take longer than a connection may be idle. */
async function withoutIdleTimeout<T>(socket: Socket, make: () => Promise<T>): Promise<T> {
  const { timeout = 0 } = socket;
  socket.setTimeout(0);
  try {
    return await make();
  } finally {
    socket.setTimeout(timeout);
  }
}

/**
 * The question and the format that a file name such as `responses.csv` stands for.
 * @throws NOT_FOUND with the nearest file names, BAD_USER_INPUT for a question whose answer is not a table
 */
function questionAndFormat(
  file: string,
  questions: readonly ReadyQuestion[],
  formats: readonly RowFormat[],
): { question: QuestionWithTable; format: RowFormat } {
  const [, name = file, extension] = /^([^.]*)\.(.*)$/s.exec(file) ?? [];
  const format = formats.find((f) => f.extension === extension);
  const tables = questions.filter((q): q is QuestionWithTable => q.table !== undefined);
  const names = tables.map((t) => t.name);
  const question = tables.find((t) => t.name === name);
  if (question && format) return { question, format };
  const other = question ? undefined : questions.find((q) => q.name === name);
  if (other) {
    const { rowsAt } = other;
    const rows = rowsAt === undefined ? "" : ` Rows of the question are at ${formats.map((f) => `/${rowsAt}.${f.extension}`).join(", ")}.`;
    const all = `The whole answer is at /graphql?documentId=${name}.`;
    throw badInput(`${name}: its answer is not a table.${rows} ${all} Tables are ${names.join(", ")}.`, { question: name, tables: names });
  }
  const near = question ? [name] : nearest(name, names);
  const suggestions = near.flatMap((n) => (format ? [format] : formats).map((f) => `${n}.${f.extension}`));
  throw notFound("question", file, suggestions);
}

/**
 * All rows of a question, read page by page.
 * @param run asks for one page, and charges it to each request that waits for these rows
 * @throws the error of a page, NOT_FOUND if the record that the question is about does not exist
 */
async function allRows(run: Run, question: QuestionWithTable, variables: Variables): Promise<Cell[][]> {
  const { document: query, after: afterVariable, page: pageOf } = question.table;
  const rows: Cell[][] = [];
  let after: string | undefined;
  for (let pages = 0; pages < maxPages; pages++) {
    const page = pageOf(await run({ query, operationName: null, variables: { ...variables, [afterVariable]: after } }));
    if (!page) throw new Failure("NOT_FOUND", `${question.name}: there is no record with the given id.`, { variables });
    rows.push(...page.rows);
    after = page.after;
    if (after === undefined) return rows;
  }
  throw new Failure("LIMIT_EXCEEDED", `More than ${rows.length} rows: ask for less, or page by page at /graphql.`, { rows: rows.length });
}

/** @throws the first error of an answer: a table has no place for errors, and a part of a table would pass for all of it */
function dataOf({ status, result: { data, errors } }: ExecutedOperation): Readonly<Record<string, unknown>> {
  const [error] = errors ?? [];
  if (!error) return data ?? {};
  const { code, ...details } = (error.extensions ?? {}) as { code?: string };
  if (code !== undefined && code in statusOf) throw new Failure(code as ErrorCode, error.message, details);
  throw new Failure("BAD_USER_INPUT", error.message, {}, { status: status < 400 ? 400 : status });
}

async function* iterate(rows: readonly Cell[][]) {
  yield* rows;
}
