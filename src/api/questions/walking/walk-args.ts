import { Field } from "type-graphql";
import type { Class } from "../../../model/declare.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { predicatesOf, type SchemaTypes } from "../../schema/types.js";

/**
 * The arguments of a question that walks along claims: its own, the choice of claims, and a list of predicates.
 * @param base the class of its own arguments
 * @param question its name
 * @param predicates the argument that lists predicates
 */
export function walkArgsOf<T>(
  types: SchemaTypes,
  base: Class,
  question: string,
  predicates: { readonly name: string; readonly description: string },
): Class<T> {
  const args = choiceArgsOf(types, base, `${question} args`);
  const Predicate = predicatesOf(types);
  Field(() => [Predicate], { nullable: true, description: predicates.description })(args.prototype, predicates.name);
  return args as unknown as Class<T>;
}
