import type { ApolloServer } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { Reader, RequestBudget, Viewer } from "../../api/reading/reader.js";
import { statusOf } from "../../errors.js";
import type { ExecutionStats, ExecutionTracker } from "../observation/request-stats.js";
import type { ConcurrencyLimiter } from "../protection/concurrency-limiter.js";
import type { Operation } from "./graphql-parameters.js";

export interface ExecutedOperation {
  readonly status: number;
  /** Headers that the execution adds, such as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: FormattedExecutionResult;
  readonly execution: ExecutionStats;
}
/** @param request the one that starts the operation; others may wait for its result too */
export type Execute = (request: FastifyRequest, operation: Operation, viewer: Viewer, budget: RequestBudget) => Promise<ExecutedOperation>;

/** Runs operations, each with a reader of its own, as soon as the limiter has a slot for it. */
export function executorOf(
  apollo: ApolloServer<Reader>,
  readerOf: (viewer: Viewer, budget: RequestBudget) => Reader,
  executions: ExecutionTracker,
  limiter: ConcurrencyLimiter,
): Execute {
  return async (request, operation, viewer, budget) => {
    const release = await limiter.acquire(budget.waiting ?? budget.signal);
    try {
      const reader = readerOf(viewer, budget);
      const execution = executions.begin(reader, request);
      const method = request.method === "HEAD" ? "GET" : request.method;
      // Apollo needs the method to refuse mutations by GET. All else of the request has been read.
      const http = { method, headers: new HeaderMap(), search: "", body: undefined };
      const { query, operationName, variables } = operation;
      const { body, http: head } = await apollo.executeOperation(
        { query, operationName: operationName ?? undefined, variables, http },
        { contextValue: reader },
      );
      if (body.kind !== "single") throw new Error("Incremental delivery was not requested.");
      const result: FormattedExecutionResult = body.singleResult;
      return { status: statusIn(head.status, result), headers: Object.fromEntries(head.headers), result, execution };
    } finally {
      release();
    }
  };
}

/** Apollo answers 500 for every error before the first field: the code of the error says which status is right. */
function statusIn(status: number | undefined, { data, errors }: FormattedExecutionResult): number {
  const code = errors?.[0]?.extensions?.code as keyof typeof statusOf | undefined;
  if (status === 500 && data === undefined && code !== undefined) return statusOf[code] ?? status;
  return status ?? 200;
}
