import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Closes every response of a connection that has closed. Node closes only the one that it is sending: those that wait behind it on the
 * same connection would stay open for ever, with all that they hold, such as a slot of the concurrency limiter.
 */
export function propagateConnectionClose(app: FastifyInstance): void {
  const open = new WeakMap<Socket, Set<ServerResponse>>();
  const watch = (socket: Socket) => {
    const responses = new Set<ServerResponse>();
    open.set(socket, responses);
    socket.once("close", () => {
      for (const response of [...responses]) {
        // Only the one that is being sent has a socket.
        if (response.socket) continue;
        response.destroyed = true;
        response.emit("close");
      }
    });
    return responses;
  };
  app.addHook("onRequest", ({ raw: { socket } }, { raw: response }, next) => {
    const responses = open.get(socket) ?? watch(socket);
    responses.add(response);
    // Log, metrics, limiter, reading and each stream listen for its end: Node would report more than ten listeners as a leak.
    response.setMaxListeners(30);
    response.once("close", () => responses.delete(response));
    next();
  });
}
