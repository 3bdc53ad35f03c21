import { useEffect, useState } from "react";
import { type AnswerOf, type AskProblem, askDocument, type DocumentName, type VariablesOf } from "../ask.js";
import { useExplorer } from "./explorer.js";

/** One page of a list. */
export interface ListPage<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list that grows by a page each time that the reader asks for more. */
export interface Growing<T> {
  readonly nodes: readonly T[];
  /** The same, page by page: what comes later stands after what was read. */
  readonly pages: readonly (readonly T[])[];
  readonly hasMore: boolean;
  readonly reading: boolean;
  readonly problem?: AskProblem;
  readonly more: () => void;
}

/**
 * The first page of a list, and those that are asked for after it.
 * @param first undefined while it is not read yet
 * @param pageOf the next page in the answer of the document
 */
export function useMore<N extends DocumentName, T>(
  first: ListPage<T> | undefined,
  document: N,
  variables: Readonly<Record<string, unknown>>,
  pageOf: (data: AnswerOf<N>) => ListPage<T>,
): Growing<T> {
  const { lang, discreet } = useExplorer();
  const [next, setNext] = useState<readonly ListPage<T>[]>([]);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<AskProblem>();
  useEffect(() => {
    setNext([]);
    setProblem(undefined);
  }, [first]);
  const pages = first ? [first, ...next] : [];
  const last = pages.at(-1)?.pageInfo;
  const more = async () => {
    if (!last?.hasNextPage || reading) return;
    setReading(true);
    const answer = await askDocument(document, { ...variables, after: last.endCursor } as VariablesOf<N>, { lang, discreet });
    setReading(false);
    setProblem(answer.kind === "problem" ? answer.problem : undefined);
    if (answer.kind === "answered") setNext([...next, pageOf(answer.data)]);
  };
  return {
    nodes: pages.flatMap(({ nodes }) => nodes),
    pages: pages.map(({ nodes }) => nodes),
    hasMore: last?.hasNextPage ?? false,
    reading,
    ...(problem && { problem }),
    more: () => void more(),
  };
}
