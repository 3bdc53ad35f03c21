import type { FastifyInstance, FastifyRequest } from "fastify";
import { parseLanguage } from "../../api/reading/languages.js";
import type { Viewer } from "../../api/reading/reader.js";
import { preferencesOf } from "../protocol/negotiation.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; on routes that identify their viewers, from the `preHandler` phase on. */
    viewer?: Viewer;
  }
}

/** Says who sent a request. It may take a while, such as to verify a token. @throws FORBIDDEN for credentials that are not valid */
export type Identify = (request: FastifyRequest) => Promise<Pick<Viewer, "level" | "roles">>;

/** Nobody can sign in yet: everybody sees what is CLEAR, and may change nothing. */
export const anonymous: Identify = async () => ({ level: 0, roles: [] });

/** The request headers that decide who the viewer is and which languages they read. */
export const viewerHeaders = "Accept-Language, Authorization";

/**
 * The viewer of a request. `lang` in its address replaces the languages of its `Accept-Language`.
 * @throws BAD_USER_INPUT if `lang` is not a language, and what `identify` throws
 */
async function viewerOf(request: FastifyRequest, identify: Identify): Promise<Viewer> {
  const { lang } = request.query as { readonly lang?: string | readonly string[] };
  const languages = lang === undefined ? preferencesOf(request.headers).languages : parseLanguage(String(lang));
  const { level, roles } = await identify(request);
  return { level, roles, languages };
}

/**
 * Puts the viewer on each request to the routes of `app`: once, and after the checks that need no viewer. An error handler knows it too,
 * unless identifying the viewer is what failed.
 */
export function identifyViewers(app: FastifyInstance, identify: Identify): void {
  app.addHook("onRequest", (_, reply, next) => {
    reply.header("Vary", viewerHeaders);
    next();
  });
  app.addHook("preHandler", async (request) => {
    request.viewer = await viewerOf(request, identify);
  });
}

/** @throws if it is called for a route that does not identify its viewers */
export function viewerIn({ viewer }: FastifyRequest): Viewer {
  if (!viewer) throw new Error("This route does not identify its viewers.");
  return viewer;
}

/** All that decides what a viewer may see and do, for cache keys: level and roles, in one order. */
export const viewerKey = ({ level, roles }: Viewer): string =>
  roles.length > 0 ? JSON.stringify([level, ...roles.toSorted()]) : `${level}`;

/** Whether an answer to this viewer is an answer to everybody. */
export const isPublic = ({ level, roles }: Viewer): boolean => level === 0 && roles.length === 0;
