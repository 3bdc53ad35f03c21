import { type GraphQLSchema, Kind, type OperationDefinitionNode, valueFromASTUntyped } from "graphql";
import { tableListOf, urlNameOf } from "../../api/answers/question.js";
import { questionsIn } from "../../api/answers/question-field.js";
import { badInput } from "../../errors.js";
import type { Repeatable } from "../../export/receipts/answered-rows.js";
import { repeatablesIn } from "../../export/receipts/repeatables.js";
import { model } from "../../model/index.js";
import type { Data } from "./ask.js";

/**
 * What the receipt of a document is of: the question with rows that is all it asks, or else the rows of the ready question that it is.
 * @param name of the ready question, if it is one
 * @throws BAD_USER_INPUT for a document whose answer is no rows that could be asked for again
 */
export async function askedForReceipt(
  schema: GraphQLSchema,
  name: string | undefined,
  operation: OperationDefinitionNode,
  variables: Readonly<Data>,
): Promise<{ readonly repeatable: Repeatable; readonly given: Readonly<Data> }> {
  const all = await repeatablesIn(schema, model);
  const asked = onlyQuestion(schema, operation, variables) ?? { path: `questions/${name}`, given: variables };
  const repeatable = all.find((found) => found.name === asked.path);
  if (repeatable) return { repeatable, given: asked.given };
  throw badInput(
    `--receipt: this answer is not rows that can be asked for again. Those of ${all.map((found) => found.name).join(", ")} are.`,
  );
}

/** The one question at the root of an operation, if it has rows by URL, with its arguments as JSON. */
function onlyQuestion(schema: GraphQLSchema, { selectionSet, variableDefinitions = [] }: OperationDefinitionNode, given: Readonly<Data>) {
  const [root, ...others] = selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length) return undefined;
  const asked = questionsIn(schema).find(({ question }) => question.name === root.name.value);
  if (!asked || !tableListOf(asked.question)) return undefined;
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  const variables = { ...Object.fromEntries(defaults), ...given };
  const values = (root.arguments ?? []).flatMap(({ name: { value: name }, value }) => {
    const argument = valueFromASTUntyped(value, variables);
    // The receipt of a page is that of its whole list.
    const isOfPage = asked.question.answer.connection !== undefined && (name === "first" || name === "after");
    return isOfPage || argument === undefined ? [] : [[name, argument] as const];
  });
  return { path: urlNameOf(asked.question), given: Object.fromEntries(values) };
}
