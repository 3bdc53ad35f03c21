import type { ApolloServer } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { Bounds, Reader, Viewer } from "../api/reader.js";
import { statusOf } from "../errors.js";
import type { Execution, Executions } from "./facts.js";
import type { Gate } from "./gate.js";
import type { Operation } from "./parameters.js";

export interface Executed {
  readonly status: number;
  /** What the head of the answer says beside its status, such as what else would be allowed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: FormattedExecutionResult;
  readonly about: Execution;
}
/** @param request that it is begun for: others may come to wait for it too */
export type Execute = (request: FastifyRequest, operation: Operation, viewer: Viewer, bounds: Bounds) => Promise<Executed>;

/** Runs operations: each with a reader of its own, and when its turn comes. */
export function executionOf(
  apollo: ApolloServer<Reader>,
  readerOf: (request: FastifyRequest, viewer: Viewer, bounds: Bounds) => Reader,
  executions: Executions,
  gate: Gate,
): Execute {
  return async (request, operation, viewer, bounds) => {
    const leave = await gate.enter(bounds.signal);
    try {
      const reader = readerOf(request, viewer, bounds);
      const about = executions.begin(reader, request);
      const method = request.method === "HEAD" ? "GET" : request.method;
      // Apollo asks for the method to refuse what GET must not do; all else of the request was read before.
      const http = { method, headers: new HeaderMap(), search: "", body: undefined };
      const { query, operationName, variables } = operation;
      const { body, http: head } = await apollo.executeOperation(
        { query, operationName: operationName ?? undefined, variables, http },
        { contextValue: reader },
      );
      if (body.kind !== "single") throw new Error("An answer in parts was not asked for.");
      const result: FormattedExecutionResult = body.singleResult;
      return { status: statusIn(head.status, result), headers: Object.fromEntries(head.headers), result, about };
    } finally {
      leave();
    }
  };
}

/** Apollo says 500 of whatever ended a request before its first field. */
function statusIn(status: number | undefined, { data, errors }: FormattedExecutionResult): number {
  const code = errors?.[0]?.extensions?.code as keyof typeof statusOf | undefined;
  if (status === 500 && data === undefined && code !== undefined) return statusOf[code] ?? status;
  return status ?? 200;
}
