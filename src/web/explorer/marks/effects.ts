import type { Effect } from "../documents/answers.generated.js";

/** Effects of responses that help alone, and that harm or do nothing alone. MIXED is neither, and counts on both sides. */
export const helpingEffects: readonly Effect[] = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "BUILDS_CAPACITY", "UNSPECIFIED"];
export const harmingEffects: readonly Effect[] = ["NO_EFFECT", "NEGLECTS", "EXACERBATES"];
