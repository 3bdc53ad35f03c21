import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Reader, RequestBudget, Viewer } from "../../../api/reading/reader.js";
import { Failure, notFound } from "../../../errors.js";
import { readAtOneVersion } from "../../../export/files/bytes-at-one-version.js";
import type { GraphRecord } from "../../../export/graphs/graph-stream.js";
import { graphRecord } from "../../../export/graphs/read-graph.js";
import type { Graph } from "../../../graph/graph.js";
import { pathOf } from "../../../web/explorer/address.js";
import { ownPageOf } from "../../../web/explorer/record-address.js";
import { rootFrom } from "../../../web/explorer/shell.js";
import { cacheControl, type SharedMaxAge } from "../../cache/conditional.js";
import { versionTagOf } from "../../cache/version-tag.js";
import { viewerHeaders, viewerIn } from "../../identity/viewer.js";
import { mediaType } from "../../protocol/negotiation.js";
import type { NotFoundPage } from "../error-response.js";
import { isNotModified, type PagedReadingOptions, pagedBudgetOf } from "../paged-reading.js";
import { type QueryString, queryValues } from "../query-string.js";
import { htmlType, recordTypes, recordWriters } from "./record-writers.js";

export interface RecordRouteOptions extends PagedReadingOptions {
  readonly graph: Graph;
  readonly readerOf: (viewer: Viewer, budget: RequestBudget) => Reader;
  readonly sharedMaxAge: SharedMaxAge;
  readonly notFoundPage: NotFoundPage;
}

/**
 * Any record by its id, as the client accepts it: `/id/extortion`. A browser is led to the page of the record, a former id to the record
 * that takes its place. What is answered to an id that the viewer may not see is what is answered to one that does not exist.
 */
export function recordRoute(app: FastifyInstance, { graph, readerOf, sharedMaxAge, notFoundPage, ...reading }: RecordRouteOptions): void {
  app.get("/id/:id", async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    const { lang: _, ...query } = request.query as QueryString;
    reply.header("Vary", `Accept, ${viewerHeaders}`);
    const type = mediaType(request.headers.accept, recordTypes);
    if (type === undefined)
      throw new Failure(
        "BAD_USER_INPUT",
        `A record can be had as ${recordTypes.join(", ")}: accept one of them.`,
        { offered: recordTypes },
        { status: 406 },
      );
    if (type !== htmlType) queryValues(query, []);
    const viewer = viewerIn(request);
    reply.header("Cache-Control", cacheControl(viewer, sharedMaxAge));
    if (await isNotModified(request, reply, await versionTagOf(graph, viewer, "id", type, id), reading)) return reply;
    const reader = readerOf(viewer, await pagedBudgetOf(request, reply, reading));
    const found = await readAtOneVersion(reader, async (pages) => {
      const [record] = await pages.paced(async () => [await graphRecord(pages.renew(), id)]);
      return record && { record, body: record.id === id ? await recordWriters[type]?.(pages, record) : undefined };
    });
    if (!found) {
      reply.removeHeader("ETag");
      const page = type === htmlType ? notFoundPage(request, reply) : undefined;
      if (page) return page;
      throw notFound("id", id, []);
    }
    if (found.record.id !== id) return redirect(request, reply, 308, `id/${encodeURIComponent(found.record.id)}${queryOf(request)}`);
    if (found.body === undefined) return redirect(request, reply, 303, pageOf(found.record, request.query as QueryString));
    return reply.type(`${type}; charset=utf-8`).send(found.body);
  });
}

/** The query of the address with its question mark, or nothing. */
const queryOf = ({ originalUrl }: FastifyRequest): string => /\?.*$/s.exec(originalUrl)?.[0] ?? "";

/** The path of the page that shows a record. It keeps what all pages have, such as the language. */
function pageOf(record: GraphRecord, query: QueryString): string {
  const source = record.record === "entity" ? record.links.find(({ name }) => name === "OF")?.to : undefined;
  const address = ownPageOf({
    __typename: record.record === "claim" ? "Claim" : record.type,
    id: record.id,
    ...(source !== undefined && { source: { id: source } }),
  });
  const given = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().join()]));
  return pathOf({ ...address, parameters: { ...given, ...address.parameters } });
}

/** Leads the client on, below whatever path a proxy has this server at. Nothing that was read stands in the answer. */
function redirect(request: FastifyRequest, reply: FastifyReply, status: number, path: string): FastifyReply {
  return reply
    .removeHeader("ETag")
    .code(status)
    .header("Location", rootFrom(request.originalUrl) + path)
    .send();
}
