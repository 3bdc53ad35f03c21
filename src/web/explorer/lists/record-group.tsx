import type { ReactNode } from "react";
import type { AnswerOf, DocumentName } from "../ask.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { ProblemNote } from "../frame/problem.js";
import { useExplorer } from "../state/explorer.js";
import { type ListPage, useMore } from "../state/use-more.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";

/** Documents that read a further page of records, aliased `list`. */
export type RowsDocument = {
  [N in DocumentName]: AnswerOf<N> extends { readonly list: ListPage<ShownRecord> } ? N : never;
}[DocumentName];

/** A page of records with the number of all. */
export interface CountedPage<T> extends ListPage<T> {
  readonly totalCount: number;
}

/** The first page of some records, and what reads the pages after it. */
export interface RecordPages<T> {
  readonly first: CountedPage<T>;
  readonly document: RowsDocument;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Records by name, and the button for more of them. @param children shows those that were read; without it they are a list of names */
export function RecordPagesList<T extends ShownRecord>({
  pages: { first, document, variables },
  more,
  children,
}: {
  readonly pages: RecordPages<T>;
  /** What stands beside the name of a record. */
  readonly more?: (record: T) => ReactNode;
  readonly children?: (records: readonly T[]) => ReactNode;
}) {
  const { states } = useExplorer().words;
  const list = useMore<RowsDocument, T>(first, document, variables, (next) => next.list as unknown as ListPage<T>);
  const mark = useNewRowFocus();
  const onMore = () => {
    mark();
    list.more();
  };
  const rest = first.totalCount - list.nodes.length;
  return (
    <>
      {children?.(list.nodes) ?? (
        <ul className="linked columns">
          {list.nodes.map((record) => (
            <li key={record.id}>
              <RecordLink record={record} /> {more?.(record)}
            </li>
          ))}
        </ul>
      )}
      {list.problem && <ProblemNote problem={list.problem} retry={onMore} />}
      {list.hasMore && (
        <p className="cut">
          {states.cut(list.nodes.length, first.totalCount)}{" "}
          <button type="button" className="quiet" onClick={onMore} aria-disabled={list.reading}>
            {states.more(Math.min(25, rest))}
          </button>
        </p>
      )}
    </>
  );
}
