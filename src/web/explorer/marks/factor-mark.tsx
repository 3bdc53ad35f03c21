import type { ReactNode } from "react";
import type { FactorState } from "../documents/answers.generated.js";
import { useExplorer } from "../state/explorer.js";
import { Marked } from "./claim-marks.js";

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.6 } as const;
const circle = <circle cx="6" cy="6" r="4.4" {...stroke} />;

const shapes: Readonly<Record<FactorState, ReactNode>> = {
  MATCH: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  PARTIAL: (
    <>
      {circle}
      <path d="M6 1.6a4.4 4.4 0 0 0 0 8.8Z" fill="currentColor" />
    </>
  ),
  MISMATCH: <path d="M2 2l8 8M10 2l-8 8" {...stroke} />,
  UNKNOWN: <path d="M3.6 4.2a2.4 2.4 0 1 1 3.6 2.1C6.3 6.8 6 7.2 6 8M6 9.6v1.4" {...stroke} />,
};

/** How well a factor fits, on what is recorded. */
export function FactorMark({ state }: { readonly state: FactorState }) {
  return <Marked words={useExplorer().words.transfer.factors.states[state]}>{shapes[state]}</Marked>;
}
