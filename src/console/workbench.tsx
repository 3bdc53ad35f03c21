import "./workers.js";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./workbench.css";
import { useGraphiQL, useGraphiQLActions, useMonaco } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { parse } from "graphql";
import { useEffect, useRef, useState } from "react";
import type { Question } from "../gallery/question.js";
import { Away, answered, ask, type Outcome, type Request } from "./ask.js";
import { narrow } from "./narrow.js";
import { applyTheme } from "./theme.js";

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
  const [fetcher] = useState(() => async (request: Request, options?: { readonly headers?: Readonly<Record<string, string>> }) => {
    const started = performance.now();
    try {
      const answer = await ask(withItsOwnName(request), {
        ...(spoken.current && { "accept-language": spoken.current }),
        ...options?.headers,
      });
      if (request.operationName !== "IntrospectionQuery") onOutcome(answered(answer, Math.round(performance.now() - started)));
      return answer;
    } catch (error) {
      if (error instanceof Away) onOutcome({ kind: "away", reason: error.message });
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

  // Until something is asked, the main question waits in the editor.
  useEffect(() => {
    const [first] = questions;
    if (!ready || !first || asked) return;
    const written = queryEditor.getValue();
    if (!written) queryEditor.setValue(textOf(first));
    if ((!written || written === textOf(first)) && !variableEditor.getValue()) variableEditor.setValue(variablesOf(first));
  }, [Boolean(ready), questions]);

  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (monaco) applyTheme(monaco.editor);
  }, [monaco]);
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, responseEditor]) editor?.updateOptions({ fontSize: 13, wordWrap: "on" });
  }, [queryEditor, variableEditor, responseEditor]);

  // What is asked is asked once, whatever else changes.
  useEffect(() => {
    if (!ready || !asked) return;
    const text = textOf(asked.question);
    const written = queryEditor.getValue();
    // What the reader wrote is not overwritten.
    if (written.trim() && !questions.some((q) => textOf(q) === written)) addTab();
    queryEditor.setValue(text);
    queryEditor.setPosition({ lineNumber: 1, column: 1 });
    queryEditor.setScrollTop(0);
    variableEditor.setValue(variablesOf(asked.question));
    // GraphiQL takes note of what it runs a moment after typing; this is run now.
    const parsed = parse(text);
    const operations = parsed.definitions.filter((d) => d.kind === "OperationDefinition");
    setOperationFacts({ documentAST: parsed, operations, operationName: operations[0]?.name?.value });
    void run();
    if (narrow.matches) responseEditor.getContainerDomNode().scrollIntoView({ block: "start" });
  }, [Boolean(ready), asked]);

  const wished = `${attempt} ${language}`;
  const heeded = useRef(wished);
  // Once more, when the reader tries again or wants another language, and only then.
  useEffect(() => {
    if (heeded.current === wished) return;
    heeded.current = wished;
    if (attempt && !schema) introspect();
    if (asked && ready) run();
  }, [wished]);
  return null;
}

/** The document without the comment that opens it: the page says that above the editor. */
const textOf = ({ document }: Question) => document.replace(/^(#.*\r?\n)+/, "");
const variablesOf = ({ variables }: Question) => (Object.keys(variables).length ? JSON.stringify(variables, null, 2) : "");

/** GraphiQL notes the name of an operation a moment after it is typed: what is asked sooner would go out under the name of the one before. */
function withItsOwnName({ operationName, ...request }: Request): Request {
  const isThere = new RegExp(`\\b${operationName}\\b`).test(request.query);
  return operationName && isThere ? { operationName, ...request } : request;
}

/** The storage of this tab, or none where the browser allows none: GraphiQL takes null for none, though its types do not say so. */
function tabStorage(): Storage {
  try {
    return window.sessionStorage;
  } catch {
    return null as unknown as Storage;
  }
}
