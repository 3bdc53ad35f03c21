import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { FastifyInstance } from "fastify";

/** The addresses that answer GET on every server that `make` creates, as Fastify registers them. */
export async function getRoutesDuring<T>(make: () => Promise<T>): Promise<{ result: T; routes: readonly string[] }> {
  const routes = new Set<string>();
  const watch = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook("onRoute", ({ method, url }) => {
      if ([method].flat().includes("GET")) routes.add(url);
    });
  };
  subscribe("fastify.initialization", watch);
  try {
    return { result: await make(), routes: [...routes] };
  } finally {
    unsubscribe("fastify.initialization", watch);
  }
}
