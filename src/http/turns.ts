import type { FastifyInstance } from "fastify";
import { probes } from "./health.js";

/** How many requests begin in one turn of the event loop. */
const inTurn = 8;

/**
 * Keeps the door open, and what was begun going on. Node lets in one new connection in a turn of its event loop, goes on with each answer
 * by a step, and begins every request that has come on the connections that are open. A few hundred of them that ask again as soon as they
 * are refused would make each turn so long that most of the time goes into refusing, and whoever comes anew waits for half a minute. So
 * few begin in a turn, and the rest in the next ones, in their order. Probes have a line of their own: they need not wait behind others.
 */
export function turns(app: FastifyInstance): void {
  const [probed, asked] = [new Line(), new Line()];
  app.addHook("onRequest", ({ routeOptions: { url } }, _reply, begin) => (probes.has(url) ? probed : asked).enter(begin));
}

class Line {
  private readonly waiting: (() => void)[] = [];
  private begun = 0;

  enter(begin: () => void): void {
    if (this.begun === inTurn) {
      this.waiting.push(begin);
      return;
    }
    if (this.begun++ === 0) setImmediate(this.turn);
    begin();
  }

  private readonly turn = () => {
    const next = this.waiting.splice(0, inTurn);
    this.begun = next.length;
    if (this.begun > 0) setImmediate(this.turn);
    for (const begin of next) begin();
  };
}
