import type { FastifyReply, FastifyRequest } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/** What bounds a request where nothing else does: its client waits for it. The signal is made only if something listens. */
export const patienceOf = (_: FastifyRequest, reply: FastifyReply): Bounds => ({
  get signal() {
    const gone = new AbortController();
    const leave = () => gone.abort(new Failure("UNAVAILABLE", "The client has gone."));
    if (reply.raw.destroyed) leave();
    else reply.raw.once("close", leave);
    return gone.signal;
  },
});
