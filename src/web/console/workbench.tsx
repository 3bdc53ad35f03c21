import "./workers.js";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./workbench.css";
import { GraphiQL } from "graphiql";
import { parse } from "graphql";
import { useRef, useState } from "react";
import { ask, type GraphqlRequest, outcomeOf, UnreachableError } from "../client/ask.js";
import { type AskedQuestion, variablesText } from "../client/asked.js";
import type { EditorProps } from "./editor.js";
import { EditorControl } from "./editor-control.js";

/** GraphiQL with the ready questions. What the reader writes is kept for this browser tab only: others may use the machine. */
export default function Workbench(props: EditorProps) {
  const latest = useRef(props);
  latest.current = props;
  const requests = useRef(0);
  // The function must stay the same: GraphiQL loads the schema again whenever it gets another one.
  const [fetcher] = useState(() => async (request: GraphqlRequest, options?: { readonly headers?: Readonly<Record<string, string>> }) => {
    const { language, onAsk, onSchema } = latest.current;
    const named = withCurrentName(request);
    const isForSchema = request.operationName === "IntrospectionQuery";
    const report = isForSchema ? undefined : onAsk(askedBy(named, language));
    if (report) requests.current++;
    const started = performance.now();
    try {
      const answer = await ask(named, { ...(language && { "accept-language": language }), ...options?.headers });
      report?.(outcomeOf(answer, Math.round(performance.now() - started)));
      if (isForSchema) onSchema(undefined);
      return answer;
    } catch (error) {
      if (error instanceof UnreachableError) {
        report?.({ kind: "unreachable", reason: error.message });
        if (isForSchema) onSchema(error.message);
      }
      throw error;
    }
  });
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={tabStorage()}
      defaultQuery=""
      defaultEditorToolsVisibility
      showPersistHeadersSettings={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <EditorControl {...props} requests={requests} />
    </GraphiQL>
  );
}

/** A request as the question that it asks. */
function askedBy({ query, variables, operationName }: GraphqlRequest, language: string): AskedQuestion {
  return { query, variables: variablesText(variables), ...(operationName && hasSeveral(query) && { operationName }), language };
}

function hasSeveral(query: string): boolean {
  try {
    return parse(query).definitions.filter(({ kind }) => kind === "OperationDefinition").length > 1;
  } catch {
    return false;
  }
}

/**
 * Removes an operation name that is not in the document. GraphiQL updates the name a moment after typing, so a request that is sent sooner
 * would carry the name of the operation before.
 */
function withCurrentName({ operationName, ...request }: GraphqlRequest): GraphqlRequest {
  const isInDocument = new RegExp(`\\b${operationName}\\b`).test(request.query);
  return operationName && isInDocument ? { operationName, ...request } : request;
}

/** The storage of this tab, or null if the browser allows none. GraphiQL accepts null, though its types do not say so. */
function tabStorage(): Storage {
  try {
    return window.sessionStorage;
  } catch {
    return null as unknown as Storage;
  }
}
