import type { IncomingMessage, ServerResponse } from "node:http";
import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import helmet, { type HelmetOptions } from "helmet";

/** What an answer that is no page may load, run or be framed by: nothing. The page has a policy of its own, in src/console/policy.ts. */
const nothing = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

/** What is said with answers that are made before any route is found, such as to a request that is no HTTP. */
export const bareHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

/**
 * The data are open to every page of every site, to be read and no more: there are no cookies and no credentials, so nobody's name can be
 * borrowed. What browsers can be told to refuse, they are told.
 * @param hstsSeconds for how long a browser shall come back by https only; 0 does not ask for it
 */
export async function security(app: FastifyInstance, hstsSeconds: number): Promise<void> {
  const said = saidBy({
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    strictTransportSecurity: hstsSeconds > 0 ? { maxAge: hstsSeconds, includeSubDomains: false } : false,
    // Data may be embedded anywhere.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    xDownloadOptions: false,
  });
  app.addHook("onRequest", (_, reply, next) => {
    reply.headers(said);
    next();
  });
  await app.register(cors, {
    origin: "*",
    methods: ["GET", "HEAD", "POST"],
    allowedHeaders: ["Accept", "Accept-Language", "Content-Type", "If-None-Match", "X-Request-Id"],
    exposedHeaders: ["ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"],
    credentials: false,
    maxAge: 86_400,
    strictPreflight: false,
  });
}

/** What helmet says of an answer. It is the same of each, and takes longer to say than a kept answer to find: so it is asked once. */
function saidBy(options: HelmetOptions): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  const answer = { setHeader: (name: string, value: string) => Object.assign(said, { [name]: value }), removeHeader: () => undefined };
  helmet(options)({} as IncomingMessage, answer as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return said;
}
