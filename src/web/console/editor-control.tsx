import { useGraphiQL, useGraphiQLActions, useMonaco } from "@graphiql/react";
import { parse } from "graphql";
import { type RefObject, useEffect, useRef } from "react";
import { type AskedQuestion, asReady, isSame } from "../client/asked.js";
import type { EditorProps } from "./editor.js";
import { narrow } from "./narrow.js";
import { applyTheme } from "./theme.js";

interface EditorControlProps extends EditorProps {
  /** How many requests were sent. */
  readonly requests: RefObject<number>;
}

/** Carries out commands, and reports what the editors do. It is a child of GraphiQL to reach its state. */
export function EditorControl({ questions, command, asked, requests, onTab, onUnsent }: EditorControlProps) {
  const { addTab, changeTab, introspect, run, setOperationFacts } = useGraphiQLActions();
  const { queryEditor, variableEditor, headerEditor, responseEditor, schema, tabs, activeTabIndex, queryId } = useGraphiQL(
    (state) => state,
  );
  const ready = queryEditor && variableEditor && responseEditor;
  const written = () => ({ query: queryEditor?.getValue() ?? "", variables: variableEditor?.getValue() ?? "" });

  const put = ({ query, variables, operationName }: AskedQuestion) => {
    if (!ready) return;
    queryEditor.setValue(query);
    queryEditor.setPosition({ lineNumber: 1, column: 1 });
    queryEditor.setScrollTop(0);
    variableEditor.setValue(variables);
    // GraphiQL parses the editor's text a moment after it changes; a question may be asked now, so it is parsed here.
    try {
      const documentAST = parse(query);
      const operations = documentAST.definitions.filter((d) => d.kind === "OperationDefinition");
      setOperationFacts({ documentAST, operations, operationName: operationName ?? operations[0]?.name?.value });
    } catch {
      // The server says what is wrong with it.
    }
  };
  /** Whether the editors hold nothing that would be lost. */
  const isKept = (last = asked) => {
    const now = written();
    return !now.query.trim() || (last && isSame(now, last)) || questions.some((question) => isSame(now, asReady(question)));
  };
  const askNow = () => {
    void run();
    if (narrow.matches) responseEditor?.getContainerDomNode().scrollIntoView({ block: "start" });
  };

  // The editor shows the first question until one is asked.
  useEffect(() => {
    const [first] = questions;
    if (!ready || !first || command) return;
    const now = written();
    const own = asReady(first);
    if (!now.query || (now.query === own.query && !now.variables)) put(own);
  }, [Boolean(ready), questions]);

  /** A question that waits for its new tab. */
  const pending = useRef<AskedQuestion>(undefined);
  const show = (question: AskedQuestion) => {
    if (!isKept() && !isSame(written(), question)) {
      pending.current = question;
      return addTab();
    }
    put(question);
    askNow();
  };
  // A command is carried out once, whatever else changes.
  useEffect(() => {
    if (!ready || !command) return;
    switch (command.kind) {
      case "ask":
        return askNow();
      case "show":
        return show(command.asked);
      case "tab": {
        const index = tabs.findIndex(({ id }) => id === command.tab);
        return index < 0 ? show(command.asked) : changeTab(index);
      }
      case "reset":
        if (questions[0] && isKept(command.asked)) put(asReady(questions[0]));
        return responseEditor.setValue("");
      case "retry":
        if (!schema) introspect();
        if (asked) void run();
    }
  }, [Boolean(ready), command]);

  const active = tabs[activeTabIndex];
  useEffect(() => {
    if (!active) return;
    const question = pending.current;
    pending.current = undefined;
    onTab(active.id, active.query || (tabs.length > 1 ? "" : undefined), !question && command?.kind !== "tab");
    if (!question) return;
    put(question);
    askNow();
  }, [active?.id, active?.query]);

  // GraphiQL does not send what it cannot parse, and writes the reason into the answer alone.
  const sent = useRef(requests.current);
  useEffect(() => {
    const isSent = sent.current !== requests.current;
    sent.current = requests.current;
    if (queryId > 0 && !isSent) onUnsent(reasonIn(responseEditor?.getValue() ?? ""));
  }, [queryId]);

  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (monaco) applyTheme(monaco.editor);
  }, [monaco]);
  useEffect(() => {
    const named = { Query: queryEditor, Variables: variableEditor, Headers: headerEditor, Answer: responseEditor };
    for (const [name, editor] of Object.entries(named)) {
      editor?.updateOptions({ ariaLabel: name, ...(editor !== headerEditor && { fontSize: 13, wordWrap: "on" as const }) });
      // The element around it can have the focus too. That of the answer has a name.
      const around = editor?.getContainerDomNode();
      if (around?.tagName === "DIV") {
        around.setAttribute("role", "group");
        around.setAttribute("aria-label", `${name}: press Enter to write`);
      }
    }
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
  return null;
}

/** The reason in GraphiQL's own answer: `{"errors": [{"message": "..."}]}`. */
function reasonIn(answer: string): string {
  try {
    return JSON.parse(answer).errors[0].message;
  } catch {
    return "This could not be sent: look at the variables and the headers.";
  }
}
