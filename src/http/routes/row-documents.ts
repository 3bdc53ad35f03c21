import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import { questionsIn } from "../../api/answers/question-field.js";
import { repeatablesIn } from "../../export/receipts/repeatables.js";
import { rowDocuments } from "../../export/receipts/row-documents.js";
import { namedTables } from "../../export/tables/named-tables.js";
import { cacheControl } from "../cache/conditional.js";
import { versionTagOf } from "../cache/version-tag.js";
import { viewerIn } from "../identity/viewer.js";
import { isNotModified, pagedBudgetOf, sendFile } from "./paged-reading.js";
import { type QueryString, queryValues } from "./query-string.js";
import type { ReadyQuestions } from "./ready-questions.js";
import { type RowsRouteOptions, tableParameters } from "./rows.js";

/**
 * Receipts and citations by URL, at the addresses of rows with another ending: `/responses.receipt.json?issue=...`,
 * `/questions/<name>.citation.txt`.
 */
export async function rowDocumentRoutes(
  app: FastifyInstance,
  schema: GraphQLSchema,
  ready: ReadyQuestions,
  { model, graph, readerOf, sharedMaxAge, formats: _, ...reading }: RowsRouteOptions,
): Promise<void> {
  const tables = namedTables(schema, model);
  for (const repeatable of await repeatablesIn(schema, model)) {
    const table = tables.find(({ name }) => name === repeatable.name);
    const question = ready.all.find(({ name }) => `questions/${name}` === repeatable.name);
    const givenIn = (query: QueryString) => {
      if (table) return tableParameters(table, query);
      if (!question) throw new Error(`${repeatable.name} is neither a table nor a ready question.`);
      return Object.keys(query).length ? queryValues(query, question.parameters) : question.variables;
    };
    // The document of a ready question may ask any question.
    const asked = table ? [table.asks] : questionsIn(schema);
    const tagsOf = asked.flatMap((field) => field?.question.tag ?? []);
    for (const document of rowDocuments)
      app.get(`/${repeatable.name}.${document.extension}`, async (request, reply) => {
        const { lang: _, ...query } = request.query as QueryString;
        const given = givenIn(query);
        const viewer = viewerIn(request);
        reply.header("Cache-Control", cacheControl(viewer, sharedMaxAge));
        const tags = await Promise.all(tagsOf.map((tagOf) => tagOf(graph, viewer.level)));
        const tag = await versionTagOf(graph, viewer, repeatable.name, document.extension, given, ...tags);
        if (await isNotModified(request, reply, tag, reading)) return reply;
        const send = (text: string) => sendFile(reply, document, question?.name ?? repeatable.name, () => Readable.from([text]));
        if (request.method === "HEAD") return send("");
        const reader = readerOf(viewer, await pagedBudgetOf(request, reply, reading, document.costOf(repeatable)));
        return send(await document.text(reader, repeatable, given));
      });
  }
}
