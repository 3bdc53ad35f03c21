import type { FastifyReply, FastifyRequest } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/** What bounds a request where nothing else does: its client waits for it. The signal is made only if something listens. */
class Patience implements Bounds {
  constructor(private readonly reply: FastifyReply) {}
  get signal(): AbortSignal {
    const { raw } = this.reply;
    const gone = new AbortController();
    const leave = () => gone.abort(new Failure("UNAVAILABLE", "The client has gone."));
    if (raw.destroyed) leave();
    else raw.once("close", leave);
    return gone.signal;
  }
}
export const patienceOf = (_: FastifyRequest, reply: FastifyReply): Bounds => new Patience(reply);
