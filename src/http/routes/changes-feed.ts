import type { FastifyInstance } from "fastify";
import type { Reader, RequestBudget, Viewer } from "../../api/reading/reader.js";
import { atom } from "../../export/feeds/atom.js";
import { changesFeed } from "../../export/feeds/changes.js";
import type { Graph } from "../../graph/graph.js";
import { historyTag } from "../../graph/statements/questions/changes.js";
import { cacheControl, type SharedMaxAge } from "../cache/conditional.js";
import { versionTagOf } from "../cache/version-tag.js";
import { viewerIn } from "../identity/viewer.js";
import { isNotModified, type PagedReadingOptions, pagedBudgetOf, sendFile } from "./paged-reading.js";
import { type QueryString, queryValues } from "./query-string.js";

/** What reading the feed costs: its writes, the changes that it lists of them, and the data sets. */
const cost = 500;

export interface ChangesFeedOptions extends PagedReadingOptions {
  readonly readerOf: (viewer: Viewer, budget: RequestBudget) => Reader;
  readonly sharedMaxAge: SharedMaxAge;
}

/** What has changed, for readers of news: `/changes.atom?lang=es`. It has no address of this server: its addresses are those of the data set. */
export function changesFeedRoute(app: FastifyInstance, graph: Graph, { readerOf, sharedMaxAge, ...reading }: ChangesFeedOptions): void {
  app.get(`/changes.${atom.extension}`, async (request, reply) => {
    const { lang: _, ...query } = request.query as QueryString;
    queryValues(query, []);
    const viewer = viewerIn(request);
    reply.header("Cache-Control", cacheControl(viewer, sharedMaxAge));
    const tag = await versionTagOf(graph, viewer, "changes", atom.extension, await historyTag(graph, viewer.level));
    if (await isNotModified(request, reply, tag, reading)) return reply;
    const reader = readerOf(viewer, await pagedBudgetOf(request, reply, reading, cost));
    const [feed] = await reader.paced(async () => [await changesFeed(reader)]);
    return sendFile(reply, atom, "changes", () => atom.write(feed as Awaited<ReturnType<typeof changesFeed>>));
  });
}
