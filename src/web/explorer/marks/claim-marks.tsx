import type { ReactNode } from "react";
import type { Assertion, IssueScope, Scope, Status } from "../documents/answers.generated.js";
import { useExplorer } from "../state/explorer.js";

/** A small picture with its words beside it. */
export function Marked({ children, words }: { readonly children: ReactNode; readonly words: string }) {
  return (
    <span className="marked">
      <svg className="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        {children}
      </svg>
      <span>{words}</span>
    </span>
  );
}

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.6 } as const;

const assertionShapes: Readonly<Record<Assertion, ReactNode>> = {
  STATED: <path d="M1 6h10" {...line} strokeWidth={2.6} />,
  COMPOSED: <path d="M1 4h10M1 8h10" {...line} />,
  IMPLIED: <path d="M1 7c2-4 3-4 5-1s3 3 5-1" {...line} />,
  IMPORTED: <path d="M1.5 1.5h9v9h-9ZM1.5 6h9M6 1.5v9" {...line} strokeWidth={1.2} />,
  INFERRED: <path d="M1 4.5c2-2.5 3-2 5-.5s3 1.5 5-.5M1 9c2-2.5 3-2 5-.5s3 1.5 5-.5" {...line} />,
};

/** How a claim comes from the text of its source. */
export function AssertionMark({ assertion }: { readonly assertion: Assertion }) {
  return <Marked words={useExplorer().words.marks.assertions[assertion]}>{assertionShapes[assertion]}</Marked>;
}

const ring = <circle cx="6" cy="6" r="4.6" {...line} />;
const scopeShapes: Readonly<Record<Scope, ReactNode>> = {
  EXACT: (
    <>
      {ring}
      <circle cx="6" cy="6" r="2.8" fill="currentColor" />
    </>
  ),
  WITHIN: (
    <>
      {ring}
      <circle cx="6" cy="6" r="1.3" fill="currentColor" />
    </>
  ),
  BROADER: ring,
  UNPLACED: <circle cx="6" cy="6" r="4.6" {...line} strokeDasharray="2 2" />,
  ELSEWHERE: <path d="M1 6h8M6 3l3 3-3 3" {...line} />,
};

/** How the place of a claim relates to the place asked about. */
export function ScopeMark({ scope }: { readonly scope: Scope }) {
  return <Marked words={useExplorer().words.marks.scopes[scope]}>{scopeShapes[scope]}</Marked>;
}

/** How the issue of a claim relates to the issue asked about; nothing for the same issue. */
export function IssueScopeMark({ issueScope }: { readonly issueScope: IssueScope }) {
  const words = useExplorer().words.marks.issueScopes[issueScope];
  return issueScope === "EXACT" ? null : <span className="marked">{words}</span>;
}

/** Where the review of a claim stands; nothing for an accepted one. */
export function StatusMark({ status }: { readonly status: Status }) {
  const words = useExplorer().words.marks.statuses[status];
  return status === "ACCEPTED" ? null : <strong className="marked status">{words}</strong>;
}
