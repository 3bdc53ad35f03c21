import { badInput } from "../../errors.js";
import type { FormatOptions, FormatParameter, RowFormat } from "./row-format.js";

type Given = Readonly<Record<string, string | readonly string[]>>;

/**
 * The options of a format out of the parameters of an address or of a command line, and what is left of these.
 * @param formats all that there are: what only another one takes is an error that names it
 * @throws BAD_USER_INPUT
 */
export function formatOptions<Query extends Given>(
  format: RowFormat,
  query: Query,
  formats: readonly RowFormat[],
): { readonly options: FormatOptions; readonly rest: Query } {
  const { parameters = [] } = format;
  const taken = new Set(parameters.map(({ name }) => name));
  for (const other of formats)
    for (const { name } of other.parameters ?? [])
      if (name in query && !taken.has(name))
        throw badInput(`${name}: only ${other.name} (.${other.extension}) has this parameter. ${format.name} has ${namesOf(format)}.`, {
          argument: name,
        });
  const options = Object.fromEntries(parameters.map((parameter) => [parameter.name, optionIn(parameter, query[parameter.name])]));
  format.check?.(options);
  return { options, rest: Object.fromEntries(Object.entries(query).filter(([name]) => !taken.has(name))) as Query };
}

const namesOf = ({ parameters = [] }: RowFormat) => parameters.map(({ name }) => name).join(", ") || "none";

function optionIn({ name, values, defaultValue }: FormatParameter, given: string | readonly string[] | undefined): string {
  if (given === undefined) return defaultValue;
  if (typeof given !== "string") throw badInput(`${name}: given more than once; it takes one value.`, { argument: name });
  const value = Object.hasOwn(values, given) ? values[given] : Object.values(values).find((option) => option === given);
  if (value !== undefined) return value;
  throw badInput(`${name}: ${JSON.stringify(given.slice(0, 50).toWellFormed())} is none of ${Object.keys(values).join(", ")}.`, {
    argument: name,
  });
}
