import { useCallback, useEffect, useState } from "react";
import { type AnswerOf, type AskProblem, askDocument, type DocumentName, earlyAnswer, type VariablesOf } from "../ask.js";
import { useExplorer } from "./explorer.js";

/** What a page knows of its answer: while a new one is read, and when none comes, the old one still stands. */
export interface Asked<D> {
  readonly data?: D;
  /** When `data` was read. */
  readonly at?: Date;
  /** The parts of `data` that could not be read. */
  readonly failed: readonly string[];
  readonly problem?: AskProblem;
  /** Whether a request is under way for so long that it should be told. */
  readonly slow: boolean;
  /** Whether `data` answers an earlier question. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/** Readers notice a wait from about here on. */
const patience = 300;

interface Held<D> {
  readonly key: string;
  readonly data?: D;
  readonly at?: Date;
  readonly failed: readonly string[];
  readonly problem?: AskProblem;
}

/**
 * Asks a document whenever its variables or the language change.
 * @param variables undefined: nothing is asked yet
 */
export function useAnswer<N extends DocumentName>(name: N, variables: VariablesOf<N> | undefined): Asked<AnswerOf<N>> {
  const { lang, discreet } = useExplorer();
  const [attempt, setAttempt] = useState(0);
  const json = variables && JSON.stringify(variables);
  const key = json === undefined ? "" : [name, lang, json].join("\n");
  const [held, setHeld] = useState((): Held<AnswerOf<N>> => {
    // What was asked early may be there already. It is then shown at once.
    const answer = variables && earlyAnswer(name, variables, { lang, discreet });
    return answer?.kind === "answered" ? { key, data: answer.data, at: answer.at, failed: answer.failed } : { key: "", failed: [] };
  });
  const [slow, setSlow] = useState(false);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);

  // A new attempt asks the same again.
  useEffect(() => {
    if (json === undefined) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => setSlow(true), patience);
    const options = { lang, discreet, signal: leaving.signal };
    askDocument(name, JSON.parse(json) as VariablesOf<N>, options).then(
      (answer) => {
        clearTimeout(timer);
        setSlow(false);
        if (answer.kind === "answered")
          setHeld((before) => (before.data === answer.data ? before : { key, data: answer.data, at: answer.at, failed: answer.failed }));
        else setHeld((before) => ({ ...(isPassing(answer.problem) ? before : { key, failed: [] }), problem: answer.problem }));
      },
      () => undefined,
    );
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [name, json, lang, discreet, attempt]);

  useRetryAfter(held.problem, retry);
  const { key: of, ...rest } = held;
  return { ...rest, slow, stale: of !== key, retry };
}

/** Whether the same question may have an answer later: what was read before then stays on the page. */
const isPassing = ({ kind }: AskProblem) => kind === "away" || kind === "wait";

/** Asks again when the server said that it may be asked. */
function useRetryAfter(problem: AskProblem | undefined, retry: () => void) {
  useEffect(() => {
    if (problem?.kind !== "wait") return;
    const timer = setTimeout(retry, problem.seconds * 1000);
    return () => clearTimeout(timer);
  }, [problem, retry]);
}
