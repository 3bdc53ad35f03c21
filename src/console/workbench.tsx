import "./workers.js";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { parse } from "graphql";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import type { Question } from "../gallery/index.js";
import { Away, answered, ask, type Outcome } from "./ask.js";

type Fetcher = ComponentProps<typeof GraphiQL>["fetcher"];

interface Props {
  readonly questions: readonly Question[];
  /** What is to be asked: the same question once more, if `times` has grown. */
  readonly asked: { readonly question: Question; readonly times: number } | undefined;
  /** Grows when the reader tries again. */
  readonly attempt: number;
  readonly language: string;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** GraphiQL with our questions in it. What is written is kept for this browser tab alone: others may use the machine. */
export default function Workbench({ questions, asked, attempt, language, onOutcome }: Props) {
  const spoken = useRef(language);
  spoken.current = language;
  // One function for good: GraphiQL reads the schema again whenever it is given another.
  const [fetcher] = useState<Fetcher>(() => async (request, options) => {
    const started = performance.now();
    try {
      const answer = await ask(request, { ...(spoken.current && { "accept-language": spoken.current }), ...options?.headers });
      if (request.operationName !== "IntrospectionQuery") onOutcome(answered(answer, Math.round(performance.now() - started)));
      return answer;
    } catch (error) {
      if (error instanceof Away) onOutcome({ kind: "away", reason: error.message });
      throw error;
    }
  });
  const [first] = questions;
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={tabStorage()}
      defaultQuery=""
      defaultTabs={first && [{ query: first.document, variables: variablesOf(first) }]}
      defaultEditorToolsVisibility
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <Asker questions={questions} asked={asked} attempt={attempt} language={language} />
    </GraphiQL>
  );
}

/** Puts a question into the editors and runs it, as soon as they are there. Lives inside GraphiQL for its state. */
function Asker({ questions, asked, attempt, language }: Omit<Props, "onOutcome">) {
  const { addTab, introspect, run, setOperationFacts } = useGraphiQLActions();
  const { queryEditor, variableEditor, responseEditor, schema } = useGraphiQL(
    ({ queryEditor, variableEditor, responseEditor, schema }) => ({
      queryEditor,
      variableEditor,
      responseEditor,
      schema,
    }),
  );
  const ready = queryEditor && variableEditor && responseEditor;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is asked once
  useEffect(() => {
    if (!ready || !asked) return;
    const { document, variables } = asked.question;
    const written = queryEditor.getValue();
    // What the reader wrote is not overwritten.
    if (written.trim() && !questions.some((q) => q.document === written)) addTab();
    queryEditor.setValue(document);
    variableEditor.setValue(variablesOf({ variables }));
    // GraphiQL takes note of what it runs a moment after typing; this is run now.
    const parsed = parse(document);
    const operations = parsed.definitions.filter((d) => d.kind === "OperationDefinition");
    setOperationFacts({ documentAST: parsed, operations, operationName: operations[0]?.name?.value });
    run();
  }, [Boolean(ready), asked]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the reader tries again or wants another language
  useEffect(() => {
    if (attempt && !schema) introspect();
    if (asked && ready) run();
  }, [attempt, language]);
  return null;
}

const variablesOf = ({ variables }: Pick<Question, "variables">) =>
  Object.keys(variables).length ? JSON.stringify(variables, null, 2) : "";

/** The storage of this tab, or none where the browser allows none. */
function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
