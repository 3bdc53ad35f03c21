import type { Assertion } from "../documents/answers.generated.js";

/** What no document says: it only implies it, or it is an inference of ours. Such claims count only if they are asked for. */
export const suggestedAssertions: readonly Assertion[] = ["IMPLIED", "INFERRED"];

/** Whether a claim is one that no document says outright. */
export const isSuggested = ({ assertion }: { readonly assertion: Assertion }): boolean => suggestedAssertions.includes(assertion);
