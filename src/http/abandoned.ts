import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Tells every answer that its connection has gone. Node tells only the one that is being sent: those that wait behind it on the same
 * connection would wait for ever, and with them whatever they hold, such as a place at the gate.
 */
export function abandoned(app: FastifyInstance): void {
  const waiting = new WeakMap<Socket, Set<ServerResponse>>();
  const watch = (socket: Socket) => {
    const answers = new Set<ServerResponse>();
    waiting.set(socket, answers);
    socket.once("close", () => {
      for (const answer of [...answers]) {
        if (answer.socket) continue;
        answer.destroyed = true;
        answer.emit("close");
      }
    });
    return answers;
  };
  app.addHook("onRequest", ({ raw: { socket } }, { raw: answer }, next) => {
    const answers = waiting.get(socket) ?? watch(socket);
    answers.add(answer);
    // Log, metrics, gate, reading and each stream on the way listen for it: more than the ten that Node takes for a leak.
    answer.setMaxListeners(30);
    answer.once("close", () => answers.delete(answer));
    next();
  });
}
