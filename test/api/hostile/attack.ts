import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from "graphql";
import { statusOf } from "../../../src/errors.js";
import type { Answered, Ask } from "../../harness.js";
import { oneInThree } from "../../parts.js";
import type { Random } from "../../random.js";
import { literal, type Place } from "./places.js";

/** Sends hostile values to arguments of the schema, and collects the answers that are wrong. */

const allowedCodes = [
  ...Object.keys(statusOf).filter((code) => code !== "INTERNAL_SERVER_ERROR"),
  ...["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST"],
];
/** Text that only statements, source files and the engine contain. */
export const internal = /\.level [<>]|SUBJECT_OF|\$p\d+ |grafeo|query:\d|node_modules|\.[tj]s:\d|\n {4}at |stacktrace/i;

/** What is wrong with an answer, if anything is. */
export function faultOf({ data, errors, faults }: Answered): string | undefined {
  if (faults.length) return `an internal error: ${faults.map((f) => String(f).slice(0, 500))}`;
  const code = errors.map((e) => String(e.extensions?.code)).find((c) => !allowedCodes.includes(c));
  if (code !== undefined) return `the code ${code}`;
  if (!errors.length && data == null) return "neither data nor errors";
  if (internal.test(JSON.stringify(errors))) return `an error that shows what is internal: ${JSON.stringify(errors).slice(0, 500)}`;
  return undefined;
}

/** Gives values in a place, each as a variable and some written out. @param seed for messages: it repeats the values */
export async function faultsOf(
  ask: Ask,
  seed: number,
  { name, argument, document }: Place,
  values: readonly unknown[],
  written: readonly unknown[],
): Promise<string[]> {
  const faults: string[] = [];
  const check = (how: string, value: unknown, answered: Answered) => {
    const fault = faultOf(answered);
    if (fault) faults.push(`${name} ${how} ${JSON.stringify(value)?.slice(0, 300)}: ${fault} (seed ${seed})`);
  };
  for (const value of values) check("$value", value, await ask(document("$value"), { variables: { value } }));
  for (const value of written) check("literal", value, await ask(document(literal(value, argument.type))));
  return faults;
}

/**
 * Each place with values for it: all of them, or in quick rounds a part, for the first argument of a name and type, some for each other.
 * @param met the values of the arguments that were met before
 */
export function* dealt(
  random: Random,
  among: readonly Place[],
  valuesOf: (place: Place) => readonly unknown[],
  some: number,
  met = new Map<string, readonly unknown[]>(),
) {
  for (const place of among) {
    const what = `${place.argument.name} ${place.argument.type}`;
    const known = met.get(what);
    const values = known ? random.several(known, some) : oneInThree(valuesOf(place), random);
    met.set(what, known ?? values);
    yield { place, values, written: known ? values.slice(0, 1) : values };
  }
}

/** The filter that an argument takes, if it takes one. */
export function filterType({ argument }: Place): GraphQLInputObjectType | undefined {
  const type = getNamedType(argument.type);
  return isInputObjectType(type) ? type : undefined;
}
