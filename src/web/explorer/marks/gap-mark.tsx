import type { ReactNode } from "react";
import type { GapKind } from "../documents/answers.generated.js";
import { useExplorer } from "../state/explorer.js";
import { Marked } from "./claim-marks.js";

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.6 } as const;

const shapes: Readonly<Record<GapKind, ReactNode>> = {
  NONE_RECORDED: <path d="M1.8 1.8h8.4v8.4H1.8Z" {...line} />,
  ELSEWHERE_ONLY: <path d="M.5 6h2M4 6h2M7.5 6h3M7.5 2.8 10.8 6 7.5 9.2" {...line} />,
  UNPLACED_ONLY: <circle cx="6" cy="6" r="4.6" {...line} strokeDasharray="2 2" />,
  WIDER_PLACE_ONLY: (
    <>
      <path d="M1 8.5a5 5 0 0 1 10 0" {...line} />
      <circle cx="6" cy="9" r="1.4" fill="currentColor" />
    </>
  ),
  IMPLIED_ONLY: <path d="M1 7c2-4 3-4 5-1s3 3 5-1" {...line} />,
  HARM_ONLY: <path d="M6 1.5 11 10.5H1Z" fill="currentColor" />,
  AIM_ONLY: <circle cx="6" cy="6" r="4" {...line} />,
  REPORTED_HERE: <path d="M2 2h8v8H2Z" fill="currentColor" />,
};

/** The shape of a kind of gap. It says nothing without the words beside it. */
export function GapShape({ kind }: { readonly kind: GapKind }) {
  return (
    <svg
      className={kind === "HARM_ONLY" ? "mark adverse" : "mark"}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[kind]}
    </svg>
  );
}

/** What is recorded of responses to an issue that a place or community faces: its mark, and its words. */
export function GapMark({ kind }: { readonly kind: GapKind }) {
  return <Marked words={useExplorer().words.evidence.gapKinds[kind]}>{shapes[kind]}</Marked>;
}
