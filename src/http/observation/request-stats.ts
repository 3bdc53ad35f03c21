import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { Reader, RequestBudget } from "../../api/reading/reader.js";
import type { Graph } from "../../graph/graph.js";

/** What the log and the metrics record of a request: how it went, never what it asked for. */
export interface RequestStats {
  /** The name of the GraphQL operation. */
  operation?: string;
  /** What it was charged. */
  cost: number;
  /** How many statements its answer took, whether they were sent for this request or for an earlier one that asked the same. */
  statements: number;
  /** The codes of the errors in its answer. */
  readonly errors: string[];
}

declare module "fastify" {
  interface FastifyRequest {
    stats: RequestStats;
  }
}

/** The same graph, which counts the statements that a request asks for. */
export const countingGraph = (graph: Graph, budget: RequestBudget): Graph => ({
  ...graph,
  read(text, parameters, signal, idsParameter) {
    budget.countStatements?.(1);
    return graph.read(text, parameters, signal, idsParameter);
  },
});

/** How one execution went; several requests may wait for it. */
export interface ExecutionStats {
  /** The name of the operation. */
  operation?: string;
  /** The codes of the errors in its answer. */
  readonly errors: string[];
}

/** Follows executions: the name of each, the errors in it, and the request that it was started for. */
export class ExecutionTracker {
  /** By the budget of its reader: Apollo copies the reader itself. */
  private readonly running = new WeakMap<RequestBudget, readonly [execution: ExecutionStats, request: FastifyRequest]>();
  private readonly failed = new WeakMap<object, FastifyRequest>();

  begin({ budget }: Reader, request: FastifyRequest): ExecutionStats {
    const execution: ExecutionStats = { errors: [] };
    this.running.set(budget, [execution, request]);
    return execution;
  }
  /** The request in which an error occurred. */
  requestOf(error: unknown): FastifyRequest | undefined {
    return typeof error === "object" && error !== null ? this.failed.get(error) : undefined;
  }
  readonly plugin: ApolloServerPlugin<Reader> = {
    requestDidStart: async ({ contextValue }) => {
      const running = this.running.get(contextValue.budget);
      if (!running) return;
      const [execution, request] = running;
      return {
        didResolveOperation: async ({ operationName }) => {
          if (operationName) execution.operation = operationName.slice(0, 100);
        },
        // This runs before errors are formatted: the formatter looks up the request of each.
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
