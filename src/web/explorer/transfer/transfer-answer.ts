import type { AnswerOf } from "../ask.js";

/** What the page about a community and an issue asks. */
export type TransferAnswer = AnswerOf<"page-transfer">;
/** A practice or programme that could fit. */
export type ShownCandidate = TransferAnswer["transferCandidates"]["nodes"][number];
