import { pipeline, type Readable } from "node:stream";
import { promisify } from "node:util";
import zlib, { constants } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { type Encoding, encoding } from "./accept.js";

/** Below this many bytes an answer goes out as it is. */
export const worthwhile = 1024;
const compressible = /^(?:text\/|application\/(?:[a-z-]+\+)?json|application\/x-ndjson)/;

/** At levels that cost little more time than sending does. */
const codings = {
  br: {
    whole: promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress),
    stream: zlib.createBrotliCompress,
    options: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } },
  },
  gzip: { whole: promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip), stream: zlib.createGzip, options: { level: 6 } },
} as const satisfies Record<Encoding, unknown>;

/** An answer, compressed. */
export const compressed = (body: string | Buffer, encoding: Encoding): Promise<Buffer> =>
  codings[encoding].whole(body, codings[encoding].options);

/**
 * Answers go out smaller if the client can read that, whole or as a stream. What comes in is never unpacked (intake.ts refuses it), so
 * there is nothing to swell; and what goes out holds no secret whose length could be guessed at.
 *
 * `@fastify/compress` would do the same, but logs every stream that ends early as a fault, whoever ended it.
 */
export function compression(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload: unknown) => {
    if (!compressible.test(String(reply.getHeader("Content-Type") ?? ""))) return payload;
    const vary = [reply.getHeader("Vary") ?? []].flat().join(", ");
    if (!/(^|,)\s*accept-encoding\s*(,|$)/i.test(vary)) reply.header("Vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
    if (reply.hasHeader("Content-Encoding") || request.method === "HEAD" || reply.statusCode === 206) return payload;
    const coding = encoding(request.headers["accept-encoding"]);
    if (!coding) return payload;

    if (typeof payload === "string" || Buffer.isBuffer(payload)) {
      if (Buffer.byteLength(payload) < worthwhile) return payload;
      const body = await compressed(payload, coding);
      reply.header("Content-Encoding", coding).header("Content-Length", body.length);
      return body;
    }
    if (!isStream(payload)) return payload;
    reply.header("Content-Encoding", coding).removeHeader("Content-Length");
    const stream = codings[coding].stream(codings[coding].options);
    // Whoever sends the stream meets its errors, and says what they are.
    pipeline(payload, stream, () => {});
    return stream;
  });
}

const isStream = (payload: unknown): payload is Readable => typeof (payload as Readable | null)?.pipe === "function";
