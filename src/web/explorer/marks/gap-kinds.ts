import type { GapKind } from "../documents/answers.generated.js";

/** The kinds in the order of all pages: what is missing most comes first. It is no order of how bad a gap is. */
export const gapKindOrder = [
  "NONE_RECORDED",
  "ELSEWHERE_ONLY",
  "UNPLACED_ONLY",
  "WIDER_PLACE_ONLY",
  "IMPLIED_ONLY",
  "HARM_ONLY",
  "AIM_ONLY",
  "REPORTED_HERE",
] as const satisfies readonly GapKind[];
