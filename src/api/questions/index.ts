import { dataset } from "./dataset.js";
import { harmfulResponses } from "./harmful-responses.js";
import type { Question } from "./question.js";
import { responses } from "./responses.js";
import { search } from "./search.js";

/** What may be asked beyond the records themselves. A new question is a file here, one of statements, and a line. */
export const questions: readonly Question[] = [responses, harmfulResponses, search, dataset];
