import type { LinkedQuestion } from "../../gallery/question.js";
import type { Outcome } from "../client/ask.js";
import type { AskedQuestion } from "../client/asked.js";

/** What the page tells the editors to do. Each command is an object of its own, and is carried out once. */
export type Command =
  /** Asks what stands in the editors. */
  | { readonly kind: "ask" }
  /** Puts a question into the editors and asks it. What stands there and was not asked is kept: the question opens in a new tab. */
  | { readonly kind: "show"; readonly asked: AskedQuestion }
  /** Goes to the tab in which a question was asked; if it is closed, shows the question. */
  | { readonly kind: "tab"; readonly tab: string; readonly asked: AskedQuestion }
  /** Back to the first question, before any was asked. @param asked what stands in the editors, if nothing was written since */
  | { readonly kind: "reset"; readonly asked: AskedQuestion | undefined }
  /** Loads the schema if it is missing, and asks again what was asked. */
  | { readonly kind: "retry" };

/** How the page and the editors talk to each other. */
export interface EditorProps {
  readonly questions: readonly LinkedQuestion[];
  readonly command: Command | undefined;
  readonly language: string;
  /** What was last asked in the active tab. */
  readonly asked: AskedQuestion | undefined;
  /** A tab is active, with this document. @param isChosen by the reader, not by a command */
  readonly onTab: (tab: string, query: string | undefined, isChosen: boolean) => void;
  /** A question is asked in the active tab. @returns takes what comes of it */
  readonly onAsk: (asked: AskedQuestion) => (outcome: Outcome) => void;
  /** What stands in the editors of the active tab cannot be sent. */
  readonly onUnsent: (reason: string) => void;
  /** Whether the schema could be loaded; the reason if not. */
  readonly onSchema: (unreachable: string | undefined) => void;
}
