import { astFromValue, print } from "graphql";
import { citation } from "./citation.js";
import type { AnswerField } from "./fields.js";
import type { SchemaQuestion } from "./question-field.js";

/**
 * A document that asks a question, with a variable for each of its arguments.
 * @param selection the fields of its answer to select; by default all
 */
export function documentOf({ question: { name, answer }, args }: SchemaQuestion, selection = wholeAnswer(answer)): string {
  const variables = args.map(({ name: arg, type, defaultValue }) => {
    const literal = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
    return `$${arg}: ${type}${literal ? ` = ${print(literal)}` : ""}`;
  });
  const callArguments = args.map(({ name: arg }) => `${arg}: $${arg}`);
  const inParentheses = (list: readonly string[]) => (list.length ? `(${list.join(", ")})` : "");
  return `query ${inParentheses(variables)} { ${name} ${inParentheses(callArguments)} { ${selection} } }`;
}

function wholeAnswer(answer: SchemaQuestion["question"]["answer"]): string {
  const { fields = [], connection, lists = {} } = answer;
  const page = (rows: readonly AnswerField<never>[]) => `totalCount pageInfo { hasNextPage endCursor } nodes { ${selectionOf(rows)} }`;
  const parts = [
    selectionOf(fields),
    `citation { ${selectionOf(citation.fields)} }`,
    connection ? page(connection.row.fields) : "",
    connection && answer.facets ? "facets { name values { value label count chosen } more }" : "",
    ...Object.entries(lists).map(
      ([field, list]) => `${field} { ${"page" in list ? page(list.row.fields) : selectionOf(list.row.fields)} }`,
    ),
  ];
  return parts.filter(Boolean).join(" ");
}

/** The selection of all fields of a row, or of an answer. */
export const selectionOf = (fields: readonly AnswerField<never>[]) =>
  fields.map(({ name, selection }) => (selection ? `${name} { ${selection} }` : name)).join(" ");
