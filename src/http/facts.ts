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

/** What became of one execution, for whoever waits for it. */
export interface Execution {
  /** The name of the operation. */
  operation?: string;
  /** The codes of the errors in its answer. */
  readonly errors: string[];
}

/** Follows executions: what each was called and what went wrong in it, and which request it was begun for. */
export class Executions {
  /** By what bounds its reader: the reader itself is copied on its way. */
  private readonly running = new WeakMap<Bounds, readonly [execution: Execution, request: FastifyRequest]>();
  private readonly failed = new WeakMap<object, FastifyRequest>();

  begin({ bounds }: Reader, request: FastifyRequest): Execution {
    const execution: Execution = { errors: [] };
    this.running.set(bounds, [execution, request]);
    return execution;
  }
  /** The request that an error was met in. */
  requestOf(error: unknown): FastifyRequest | undefined {
    return typeof error === "object" && error !== null ? this.failed.get(error) : undefined;
  }
  readonly plugin: ApolloServerPlugin<Reader> = {
    requestDidStart: async ({ contextValue }) => {
      const running = this.running.get(contextValue.bounds);
      if (!running) return;
      const [execution, request] = running;
      return {
        didResolveOperation: async ({ operationName }) => {
          if (operationName) execution.operation = operationName.slice(0, 100);
        },
        // Before they are formatted.
        didEncounterErrors: async ({ errors }) => {
          for (const error of errors) this.failed.set(error, request);
        },
        willSendResponse: async ({ response: { body } }) => {
          if (body.kind === "single")
            for (const { extensions } of body.singleResult.errors ?? []) execution.errors.push(String(extensions?.code));
        },
      };
    },
  };
}
