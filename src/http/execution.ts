import type { ApolloServer } from "@apollo/server";
import { HeaderMap } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import { type Bounds, Reader, type Viewer } from "../api/reader.js";
import { statusOf } from "../errors.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import type { Operation } from "./parameters.js";

export interface Executed {
  readonly status: number;
  /** What the head of the answer says beside its status, such as what else would be allowed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly result: FormattedExecutionResult;
}
export type Execute = (operation: Operation, viewer: Viewer, bounds: Bounds, method?: string) => Promise<Executed>;

/** Lets so many executions run at a time, and has others wait. */
export interface Turnstile {
  /** @returns what to call when it is done. @throws the signal's reason, or UNAVAILABLE if too many wait */
  enter(signal?: AbortSignal): Promise<() => void>;
}

/** Runs operations: each with a reader of its own, and when its turn comes. */
export function executionOf(apollo: ApolloServer<Reader>, model: Model, graph: Graph, gate?: Turnstile): Execute {
  return async (operation, viewer, bounds, method = "GET") => {
    const leave = await gate?.enter(bounds.signal);
    try {
      // Apollo asks for the method to refuse what GET must not do; all else of the request was read before.
      const http = { method, headers: new HeaderMap(), search: "", body: undefined };
      const { query, operationName, variables } = operation;
      const { body, http: head } = await apollo.executeOperation(
        { query, operationName: operationName ?? undefined, variables, http },
        { contextValue: new Reader(model, graph, viewer, bounds) },
      );
      if (body.kind !== "single") throw new Error("An answer in parts was not asked for.");
      const result: FormattedExecutionResult = body.singleResult;
      return { status: statusIn(head.status, result), headers: Object.fromEntries(head.headers), result };
    } finally {
      leave?.();
    }
  };
}

/** Apollo says 500 of whatever ended a request before its first field. */
function statusIn(status: number | undefined, { data, errors }: FormattedExecutionResult): number {
  const code = errors?.[0]?.extensions?.code as keyof typeof statusOf | undefined;
  if (status === 500 && data === undefined && code !== undefined) return statusOf[code] ?? status;
  return status ?? 200;
}
