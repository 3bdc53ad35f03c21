import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Reader, RequestBudget, Viewer } from "../../api/reading/reader.js";
import { bytesAtOneVersion } from "../../export/files/bytes-at-one-version.js";
import { formatOptions } from "../../export/formats/format-parameters.js";
import type { RowFormat } from "../../export/formats/row-format.js";
import type { NamedTable } from "../../export/tables/named-table.js";
import { argumentValues, isNeeded, namedTables } from "../../export/tables/named-tables.js";
import type { Graph } from "../../graph/graph.js";
import type { Model } from "../../model/model.js";
import { cacheControl, type SharedMaxAge } from "../cache/conditional.js";
import { versionTagOf } from "../cache/version-tag.js";
import { viewerIn } from "../identity/viewer.js";
import { isNotModified, type PagedReadingOptions, pagedBudgetOf, sendFile } from "./paged-reading.js";
import { type QueryString, queryValues } from "./query-string.js";

export interface RowsRouteOptions extends PagedReadingOptions {
  readonly model: Model;
  readonly graph: Graph;
  readonly readerOf: (viewer: Viewer, budget: RequestBudget) => Reader;
  readonly sharedMaxAge: SharedMaxAge;
  readonly formats: readonly RowFormat[];
}

/**
 * Rows by URL, for R, pandas, spreadsheets and dashboards, in each format: `/responses.csv?issue=...&place=...`. A whole list is of one
 * version: if what the viewer sees changes while it is sent, the transfer is broken off.
 */
export function rowsRoutes(
  app: FastifyInstance,
  schema: GraphQLSchema,
  { model, graph, readerOf, sharedMaxAge, formats, ...reading }: RowsRouteOptions,
): void {
  for (const table of namedTables(schema, model)) {
    const { name, args, cost } = table;
    const tagOf = table.asks?.question.tag;
    for (const format of formats) {
      app.get(`/${name}.${format.extension}`, async (request, reply) => {
        const { lang: _, ...query } = request.query as QueryString;
        const { options, rest } = formatOptions(format, query, formats);
        const values = argumentValues(schema, args, tableParameters(table, rest, Object.keys(options)));
        const viewer = viewerIn(request);
        reply.header("Cache-Control", cacheControl(viewer, sharedMaxAge));
        const asked = [name, format.extension, values, ...Object.values(options)];
        const tag = await versionTagOf(graph, viewer, ...asked, ...(tagOf ? [await tagOf(graph, viewer.level)] : []));
        if (await isNotModified(request, reply, tag, reading)) return reply;
        const reader = readerOf(viewer, await pagedBudgetOf(request, reply, reading, cost));
        // What the table refuses is refused before anything is sent.
        const rows = await table.read(reader, values);
        return sendFile(reply, format, name, () =>
          table.whole
            ? bytesAtOneVersion(reader, async (pages) => format.write(await table.read(pages, values), options))
            : format.write(rows, options),
        );
      });
    }
  }
}

/** The arguments of a table, from a query string, as JSON has them. */
export const tableParameters = (
  { args, example }: Pick<NamedTable, "args" | "example">,
  query: QueryString,
  others: readonly string[] = [],
): Record<string, unknown> =>
  queryValues(
    query,
    args.map((argument) => ({
      name: argument.name,
      type: argument.type,
      required: isNeeded(argument),
      example: example[argument.name] ?? "",
    })),
    others,
  );
