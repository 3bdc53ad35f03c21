import type { Method } from "../../analysis/method.js";
import type { Cell } from "../../api/answers/cells.js";
import type { CitedAnswer } from "../../api/answers/citation.js";
import type { Reader } from "../../api/reading/reader.js";

type Arguments = Readonly<Record<string, unknown>>;

/** A row of an answer, and the claims behind it. */
export interface AnsweredRow {
  readonly cells: readonly Cell[];
  readonly claims: readonly string[];
}
export interface AnsweredRows {
  readonly columns: readonly string[];
  readonly rows: readonly AnsweredRow[];
}

/** A question whose answer is rows, so that a receipt of it can be taken, and the question asked again. */
export interface Repeatable {
  /** The path of its rows, without the format: `responses`, `questions/what-a-community-faces`. */
  readonly name: string;
  /** What it asks, in citations: `transferCandidates`. */
  readonly asks: string;
  readonly args: CitedAnswer["args"];
  readonly citedAt?: CitedAnswer["citedAt"];
  readonly method?: Method | undefined;
  /** What it costs before its first row. */
  readonly cost: number;
  readonly identifiedBy?: readonly string[] | undefined;
  readonly uncompared: readonly string[];
  /** The arguments with all defaults, as JSON. @throws BAD_USER_INPUT for one that it does not take, or that is missing */
  complete(given: Arguments): Arguments;
  /** @throws LIMIT_EXCEEDED for more than `maxReceiptRows` rows */
  read(reader: Reader, given: Arguments): Promise<AnsweredRows>;
}
