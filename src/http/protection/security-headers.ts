import type { IncomingMessage, ServerResponse } from "node:http";
import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import helmet, { type HelmetOptions } from "helmet";

/** The policy of answers that are data: they may load and run nothing, and no page may frame them. The console has another: src/web/policy.ts. */
const dataPolicy = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

/** Headers of answers that are sent before a route is found, such as the 400 for bytes that are not an HTTP request. */
export const minimalHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
} as const;

/** Request headers that pages of other sites may send: those that this API reads, and those that clients add of their own accord. */
const allowedHeaders = [
  ...["Accept", "Accept-Language", "Authorization", "Content-Type", "If-Modified-Since", "If-None-Match", "X-Request-Id"],
  ...["Cache-Control", "Pragma", "X-Requested-With"],
  // GraphQL clients: Apollo's names and versions, and what servers ask for against forged requests.
  ...["apollo-require-preflight", "apollographql-client-name", "apollographql-client-version", "graphql-preflight"],
  ...["x-apollo-operation-id", "x-apollo-operation-name"],
  // Tracing: W3C Trace Context and Baggage, B3, Sentry.
  ...["traceparent", "tracestate", "baggage", "b3", "sentry-trace"],
];

/**
 * Pages of all sites may read the data. They may send an `Authorization` header that they have themselves; browsers add no cookies and no
 * credentials of their own, so a page cannot act in the name of its reader.
 * @param hstsSeconds for how long browsers use https only; 0 leaves it to them
 */
export async function securityHeaders(app: FastifyInstance, hstsSeconds: number): Promise<void> {
  const headers = headersOf({
    contentSecurityPolicy: { useDefaults: false, directives: dataPolicy },
    strictTransportSecurity: hstsSeconds > 0 ? { maxAge: hstsSeconds, includeSubDomains: false } : false,
    // Data may be embedded anywhere.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    xDownloadOptions: false,
  });
  app.addHook("onRequest", (_, reply, next) => {
    reply.headers(headers);
    next();
  });
  await app.register(cors, {
    origin: "*",
    methods: ["GET", "HEAD", "POST"],
    allowedHeaders,
    exposedHeaders: ["ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"],
    credentials: false,
    maxAge: 86_400,
    strictPreflight: false,
  });
}

/** The headers that helmet sets. They are the same for each answer, and making them takes longer than finding a cached answer, so they are made once. */
function headersOf(options: HelmetOptions): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const response = { setHeader: (name: string, value: string) => Object.assign(headers, { [name]: value }), removeHeader: () => undefined };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error;
  });
  return headers;
}
