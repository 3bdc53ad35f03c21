import { dataset } from "./dataset.js";
import type { Question } from "./question.js";
import { questionOf } from "./responses.js";
import { search } from "./search.js";

/** What may be asked beyond the records themselves. A new question is a file here, one of statements, and two lines. */
export const questions: readonly Question[] = [questionOf("responses"), questionOf("harmfulResponses"), search, dataset];
