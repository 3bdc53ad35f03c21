import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { Bounds, Reader } from "../api/reader.js";
import type { Graph } from "../graph/graph.js";

/** What is told of a request in the log and in the metrics: how it went, and never what it asked for. */
export interface Facts {
  /** The name of the GraphQL operation. */
  operation?: string;
  /** What it was charged. */
  cost: number;
  /** How many statements were sent for it. */
  statements: number;
  /** Whether its answer was kept from an earlier one; undefined where none is ever kept. */
  kept?: boolean;
  /** The codes of the errors in its answer. */
  readonly errors: string[];
}

declare module "fastify" {
  interface FastifyRequest {
    facts: Facts;
  }
}

/** The same graph, which counts what is read for a request. */
export const counting = (graph: Graph, facts: Facts): Graph => ({
  ...graph,
  read(text, parameters, signal) {
    facts.statements++;
    return graph.read(text, parameters, signal);
  },
});

/** Knows of each GraphQL execution which HTTP request it is for. */
export class Executions {
  /** By what bounds its reader: the reader itself is copied on its way. */
  private readonly bounded = new WeakMap<Bounds, FastifyRequest>();
  private readonly failed = new WeakMap<object, FastifyRequest>();

  begin(reader: Reader, request: FastifyRequest): Reader {
    this.bounded.set(reader.bounds, request);
    return reader;
  }
  /** The request that an error was met in. */
  requestOf(error: unknown): FastifyRequest | undefined {
    return typeof error === "object" && error !== null ? this.failed.get(error) : undefined;
  }
  /** Notes the operation's name and the codes of errors, and which request each error belongs to before it is formatted. */
  readonly plugin: ApolloServerPlugin<Reader> = {
    requestDidStart: async ({ contextValue }) => {
      const request = this.bounded.get(contextValue.bounds);
      if (!request) return;
      return {
        didResolveOperation: async ({ operationName }) => {
          if (operationName) request.facts.operation = operationName.slice(0, 100);
        },
        didEncounterErrors: async ({ errors }) => {
          for (const error of errors) this.failed.set(error, request);
        },
        willSendResponse: async ({ response: { body } }) => {
          if (body.kind === "single")
            for (const { extensions } of body.singleResult.errors ?? []) request.facts.errors.push(String(extensions?.code));
        },
      };
    },
  };
}
