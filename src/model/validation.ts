import { type ValidationError, validateSync } from "class-validator";
import { type Class, declarationOf, type Flaw, propertiesOf } from "./declare.js";
import { languagesOfLabels } from "./entity.js";

/** What a record must be, wherever it comes from: YAML, a dump, or a graph that is checked. */

/** What the value must be. Where its type is wrong, what else it must be is noise. */
export function ruleOf({ constraints = {} }: ValidationError): string {
  const { isArray, isIn } = constraints;
  if (isArray && isIn) return `${isArray} of ${isIn}`;
  const type = ["isString", "isInt", "isNumber", "isBoolean"].find((name) => name in constraints);
  return type ? (constraints[type] ?? "") : [...new Set(Object.values(constraints))].join(", ");
}

/** What is wrong with a record as a whole, where each of its properties is what it must be. */
export function flawsOf(cls: Class, record: object): Flaw[] {
  const { idOf, rules = [] } = declarationOf(cls);
  const { id } = record as { id: string };
  const wanted = idOf?.(record);
  const misnamed =
    wanted === undefined
      ? id.includes(":") && `must have no colon: only codes have one. Write ${id.replaceAll(":", "-").toLowerCase()}.`
      : id !== wanted && `must be ${wanted}: the scheme in lower case, a colon and the notation.`;
  return [...(misnamed ? [{ property: "id", message: misnamed }] : []), ...rules.flatMap((rule) => rule(record) ?? [])];
}

/** The languages in which a name or a description is not given, though every one is. */
export const languagesMissing = (label: object): string[] => languagesOfLabels.filter((language) => !Object.hasOwn(label, language));

/**
 * All that is wrong with the values of a record.
 * @param record an instance of the class; what is null is not there
 */
export function faultsOf(cls: Class, record: object): Flaw[] {
  const errors = validateSync(record, { forbidUnknownValues: false });
  if (errors.length) return errors.map((error) => ({ property: error.property, message: `must be ${ruleOf(error)}.` }));
  // What has a title has it in its own language.
  const labels = declarationOf(cls).namedBy ? [] : propertiesOf(cls).filter(({ kind, many }) => kind === "translated" && !many);
  const unlabelled = labels.flatMap(({ name }): Flaw[] => {
    const label = (record as Record<string, object | null | undefined>)[name];
    const missing = label ? languagesMissing(label) : [];
    return missing.length ? [{ property: name, message: `has no ${missing.join(" and no ")}.` }] : [];
  });
  return [...flawsOf(cls, record), ...unlabelled];
}
