import type { AnyQuestion } from "../answers/question.js";
import * as declared from "./all.js";

/** Every question that is declared, by name. */
export const questions: readonly AnyQuestion[] = Object.values(declared);
