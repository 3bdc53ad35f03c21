import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Reader, RequestBudget, Viewer } from "../../api/reading/reader.js";
import { bytesAtOneVersion } from "../../export/files/bytes-at-one-version.js";
import { argsOf, type ExportFile, fileNameOf } from "../../export/files/export-file.js";
import { argumentValues } from "../../export/tables/named-tables.js";
import type { Graph } from "../../graph/graph.js";
import { cacheControl, type SharedMaxAge } from "../cache/conditional.js";
import { versionTagOf } from "../cache/version-tag.js";
import { viewerIn } from "../identity/viewer.js";
import { isNotModified, type PagedReadingOptions, pagedBudgetOf, sendFile } from "./paged-reading.js";
import type { QueryString } from "./query-string.js";
import { tableParameters } from "./rows.js";

export interface FileRouteOptions extends PagedReadingOptions {
  readonly graph: Graph;
  readonly readerOf: (viewer: Viewer, budget: RequestBudget) => Reader;
  readonly sharedMaxAge: SharedMaxAge;
}

/**
 * Whole files by URL, with what the viewer may see: `/graph.ndjson?lang=es`. All of a file is of one version. If what the viewer sees
 * changes while it is sent, the transfer is broken off, so that no client takes a mixture of two versions for the graph.
 */
export function fileRoutes(
  app: FastifyInstance,
  schema: GraphQLSchema,
  files: readonly ExportFile[],
  { graph, readerOf, sharedMaxAge, ...reading }: FileRouteOptions,
): void {
  for (const file of files) {
    const args = argsOf(file, schema);
    const { example = {}, cost } = file;
    app.get(`/${fileNameOf(file)}`, async (request, reply) => {
      const { lang: _, ...query } = request.query as QueryString;
      const values = argumentValues(schema, args, tableParameters({ args, example }, query));
      const viewer = viewerIn(request);
      reply.header("Cache-Control", cacheControl(viewer, sharedMaxAge));
      const tag = await versionTagOf(graph, viewer, file.stem, file.extension, ...(args.length ? [values] : []));
      if (await isNotModified(request, reply, tag, reading)) return reply;
      const reader = readerOf(viewer, await pagedBudgetOf(request, reply, reading, cost));
      return sendFile(reply, file, file.stem, () => bytesAtOneVersion(reader, (pages) => file.write(pages, values, schema)));
    });
  }
}
