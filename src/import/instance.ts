import { type ValidationError, validateSync } from "class-validator";
import { type Class, type Property, propertiesOf } from "../model/declare.js";
import { each, type Field, isEmpty, type Node, shown } from "./document.js";
import { mended } from "./mojibake.js";
import type { Problems, Spot } from "./problem.js";

/** The languages in which every name and description is given. */
export const languagesOfLabels = ["en", "es", "fr"] as const;

/**
 * An instance of a class of the model with the values of a YAML record.
 * @param fields the record's fields by property
 * @param given what the record does not say itself, such as a name that is its title
 * @returns nothing if a property is wrong; then the problems say which, where and why
 */
export function instanceOf<T extends object>(
  cls: Class<T>,
  fields: ReadonlyMap<string, Field>,
  record: Spot,
  given: Partial<T>,
  problems: Problems,
): T | undefined {
  const values = new (cls as unknown as new () => T)();
  const before = problems.size;
  const properties = propertiesOf(cls);
  const reported = new Set<string>();
  for (const property of properties) {
    const field = fields.get(property.name);
    if (!field) continue;
    const fault = isEmpty(field.node) ? "is empty: give it a value or leave it out." : misfit(property, field.node);
    if (fault) {
      problems.add(field.spot, field.path, shown(field.node), fault);
      reported.add(property.name);
    } else Object.assign(values, { [property.name]: contentOf(property, field.node) });
  }
  Object.assign(values, given);
  for (const error of validateSync(values, { forbidUnknownValues: false })) {
    if (!reported.has(error.property)) report(cls, error, fields.get(error.property), record, problems);
  }
  for (const property of properties)
    if (property.kind === "translated" && !property.many) requireLanguages(fields.get(property.name), problems);
  return problems.size === before ? values : undefined;
}

/** What class-validator would say of a value of the wrong shape is of no use to somebody who writes YAML. */
function misfit({ kind, many, name }: Property, node: Node): string | undefined {
  if (kind === "translated") {
    if (node.kind === "map" || (name === "name" && node.kind === "scalar")) return undefined;
    return `must be ${many ? "lists of texts" : "texts"} by language: {${languagesOfLabels.map((l) => `${l}: ${many ? "[...]" : "..."}`).join(", ")}}.`;
  }
  if (many && node.kind !== "list") return "must be a list: put it in square brackets.";
  if (!many && node.kind !== "scalar") return "must be one value.";
  const wrong = many && each(node).some((n) => n.kind !== "scalar" || isEmpty(n));
  if (wrong) return "must be a list of plain values.";
  const texts = each(node).map((n) => shown(n));
  return many && new Set(texts).size < texts.length ? "names something twice." : undefined;
}

/** What a property holds, out of YAML. A text is taken as it was written: `05120` is a code and no number, `NO` a country and no negation. */
function contentOf({ kind, many }: Property, node: Node): unknown {
  if (kind === "translated") {
    if (node.kind !== "map") return Object.fromEntries(languagesOfLabels.map((language) => [language, textOf(node)]));
    // Never by assignment: a key may be `__proto__`.
    return Object.fromEntries(
      [...node.fields].map(([language, { node: value }]) => [language, many ? each(value).map(textOf) : textOf(value)]),
    );
  }
  if (kind === "integer" || kind === "real" || kind === "flag") return node.kind === "scalar" ? node.value : undefined;
  return many ? each(node).map(textOf) : textOf(node);
}
const textOf = (node: Node): unknown => (node.kind === "scalar" && node.value !== null ? node.text : undefined);

function report(cls: Class, error: ValidationError, field: Field | undefined, record: Spot, problems: Problems): void {
  if (!field) {
    problems.add(record, error.property, "", `is missing: it must be ${ruleOf(error)}.`);
    return;
  }
  const { node } = field;
  const parts: (readonly [string, Node, unknown])[] =
    node.kind === "map"
      ? [...node.fields].map(
          ([language, f]) =>
            [f.path, f.node, Object.fromEntries([[language, f.node.kind === "list" ? f.node.items.map(textOf) : textOf(f.node)]])] as const,
        )
      : node.kind === "list"
        ? node.items.map((item) => [field.path, item, [textOf(item)]] as const)
        : [];
  // The rules speak of the whole property: each part is tried alone to find the place.
  const wrong = parts.flatMap(([path, part, value]) => {
    const trial = Object.assign(Object.create(cls.prototype), { [error.property]: value });
    const found = validateSync(trial, { forbidUnknownValues: false }).find((e) => e.property === error.property);
    return found ? [{ path, part, found }] : [];
  });
  for (const { path, part, found } of wrong) problems.add(part.spot, path, shown(part), `must be ${ruleOf(found)}.${mended(shown(part))}`);
  if (wrong.length === 0) problems.add(node.spot, field.path, shown(node), `must be ${ruleOf(error)}.${mended(shown(node))}`);
}

/** What the value must be. Where its type is wrong, what else it must be is noise. */
function ruleOf({ constraints = {} }: ValidationError): string {
  const type = ["isArray", "isString", "isInt", "isNumber", "isBoolean"].find((name) => name in constraints);
  return type ? (constraints[type] ?? "") : [...new Set(Object.values(constraints))].join(", ");
}

function requireLanguages(field: Field | undefined, problems: Problems): void {
  if (field?.node.kind !== "map") return;
  const { fields } = field.node;
  const missing = languagesOfLabels.filter((language) => !fields.has(language));
  if (missing.length > 0)
    problems.add(
      field.spot,
      field.path,
      shown(field.node),
      `has no ${missing.join(" and no ")}: every label is given in ${languagesOfLabels.join(", ")}.`,
    );
}
