import { pipeline, type Readable } from "node:stream";
import { promisify } from "node:util";
import zlib, { constants } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { type Format, mediaTypeEssence } from "../../export/format.js";
import { type Encoding, encoding } from "./negotiation.js";

/** Answers with fewer bytes are sent uncompressed. */
export const minCompressedBytes = 1024;
/** The pages, the schema, GraphQL's answers and errors; the formats of the exports are declared with them. */
const alwaysCompressible = /^(?:text\/|application\/(?:[a-z-]+\+)?json$)/;

/** At levels that take little longer than sending does. */
const codings = {
  br: {
    whole: promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress),
    stream: zlib.createBrotliCompress,
    options: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } },
  },
  gzip: { whole: promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip), stream: zlib.createGzip, options: { level: 6 } },
} as const satisfies Record<Encoding, unknown>;

/** An answer, compressed. */
export const compress = (body: string | Buffer, encoding: Encoding): Promise<Buffer> =>
  codings[encoding].whole(body, codings[encoding].options);

/**
 * Compresses answers, whole or as a stream, for clients that accept it. Requests are never decompressed (http-limits.ts refuses them), so
 * no small request can grow into a large one. Answers hold no secret whose length could be guessed from how well they compress.
 * @param formats of the exports, which say themselves whether they are compressed already
 */
export function compressReplies(app: FastifyInstance, formats: readonly Format[]): void {
  const compressible = new Set(formats.filter((f) => !f.compressed).map((f) => mediaTypeEssence(f.mediaType)));
  app.addHook("onSend", async (request, reply, payload: unknown) => {
    const type = mediaTypeEssence(String(reply.getHeader("Content-Type") ?? ""));
    if (!alwaysCompressible.test(type) && !compressible.has(type)) return payload;
    const vary = [reply.getHeader("Vary") ?? []].flat().join(", ");
    if (!/(^|,)\s*accept-encoding\s*(,|$)/i.test(vary)) reply.header("Vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
    if (reply.hasHeader("Content-Encoding") || reply.statusCode === 206) return payload;
    const coding = encoding(request.headers["accept-encoding"]);
    if (!coding) return payload;

    if (typeof payload === "string" || Buffer.isBuffer(payload)) {
      if (Buffer.byteLength(payload) < minCompressedBytes) return payload;
      const body = await compress(payload, coding);
      reply.header("Content-Encoding", coding).header("Content-Length", body.length);
      return body;
    }
    if (!isStream(payload)) return payload;
    reply.header("Content-Encoding", coding).removeHeader("Content-Length");
    const stream = codings[coding].stream(codings[coding].options);
    // Fastify sends the stream, handles its errors and logs them.
    pipeline(payload, stream, () => {});
    return stream;
  });
}

const isStream = (payload: unknown): payload is Readable => typeof (payload as Readable | null)?.pipe === "function";
