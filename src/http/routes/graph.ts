import type { FastifyInstance } from "fastify";
import type { Reader, RequestBudget, Viewer } from "../../api/reading/reader.js";
import type { GraphFormat } from "../../export/graphs/graph-format.js";
import { graphStream } from "../../export/graphs/read-graph.js";
import type { Graph } from "../../graph/graph.js";
import { cacheControl, type SharedMaxAge } from "../cache/conditional.js";
import { versionTagOf } from "../cache/version-tag.js";
import { viewerIn } from "../identity/viewer.js";
import { isNotModified, type PagedReadingOptions, pagedBudgetOf, sendFile } from "./paged-reading.js";
import { type QueryString, queryValues } from "./query-string.js";

export interface GraphRouteOptions extends PagedReadingOptions {
  readonly readerOf: (viewer: Viewer, budget: RequestBudget) => Reader;
  readonly sharedMaxAge: SharedMaxAge;
  readonly formats: readonly GraphFormat[];
}

/**
 * The whole graph by URL, as the viewer may see it: `/graph.ndjson?lang=es`. All of it is of one version. If what the viewer sees
 * changes while it is sent, the transfer is broken off, so that no client takes a mixture of two versions for the graph.
 */
export function graphRoutes(app: FastifyInstance, graph: Graph, { readerOf, sharedMaxAge, formats, ...reading }: GraphRouteOptions): void {
  // With Neo4j, the version is polled, so it may be a second old. Reading the state of a restore asks the engine, which renews it.
  const currentVersion = async (viewer: Viewer) => {
    await graph.restoreState();
    return (await graph.visibleVersion(viewer.level)).stamp;
  };
  for (const format of formats) {
    app.get(`/graph.${format.extension}`, async (request, reply) => {
      const { lang: _, ...query } = request.query as QueryString;
      queryValues(query, []);
      const viewer = viewerIn(request);
      reply.header("Cache-Control", cacheControl(viewer, sharedMaxAge));
      const tag = await versionTagOf(graph, viewer, "graph", format.extension);
      if (await isNotModified(request, reply, tag, reading)) return reply;
      const reader = readerOf(viewer, await pagedBudgetOf(request, reply, reading));
      return sendFile(reply, format, "graph", () => format.write(graphStream(reader, () => currentVersion(viewer))));
    });
  }
}
