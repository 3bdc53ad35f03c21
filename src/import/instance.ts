import { type ValidationError, validateSync } from "class-validator";
import { type Class, type Property, propertiesOf } from "../model/declare.js";
import { languagesOfLabels } from "../model/entity.js";
import { languagesMissing, ruleOf } from "../model/validation.js";
import { isLanguageTag } from "../model/values.js";
import { each, type Field, isEmpty, type Node, shown } from "./document.js";
import type { Problems, Spot } from "./problem.js";
import { flawOf } from "./text-flaw.js";

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
  const before = problems.told;
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
    const property = properties.find(({ name }) => name === error.property);
    if (!reported.has(error.property)) report(cls, error, property, fields.get(error.property), record, problems);
  }
  for (const property of properties)
    if (property.kind === "translated" && !property.many) requireLanguages(fields.get(property.name), problems);
  return problems.told === before ? values : undefined;
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
      [...node.fields].map(([language, { node: value }]) => [language, value.kind === "list" ? value.items.map(textOf) : textOf(value)]),
    );
  }
  if (kind === "integer" || kind === "real" || kind === "flag") return node.kind === "scalar" ? node.value : undefined;
  return many ? each(node).map(textOf) : textOf(node);
}
const textOf = (node: Node): unknown => (node.kind === "scalar" && node.value !== null ? node.text : undefined);

function report(
  cls: Class,
  error: ValidationError,
  property: Property | undefined,
  field: Field | undefined,
  record: Spot,
  problems: Problems,
): void {
  if (!field) {
    problems.add(record, error.property, "", `is missing: it must be ${ruleOf(error)}.`);
    return;
  }
  const { node, path } = field;
  const before = problems.told;
  if (property?.kind === "translated" && node.kind === "map")
    for (const text of node.fields.values()) reportTranslation(text, property.many, problems);
  else if (node.kind === "list") for (const item of node.items) reportItem(cls, error.property, item, path, problems);
  if (problems.told > before) return;
  // Only a text that is a text and yet damaged has more to be said of it than what its property must be.
  const flaw = "normal" in (error.constraints ?? {}) || property?.kind === "translated" ? flawOf(shown(node)) : undefined;
  problems.add(node.spot, path, shown(node), flaw ?? `must be ${ruleOf(error)}.`);
}

function reportTranslation({ spot, path, node }: Field, many: boolean, problems: Problems): void {
  if (!isLanguageTag(path.slice(path.lastIndexOf(".") + 1)))
    problems.add(spot, path, shown(node), "must stand under a language: a BCP 47 tag, such as es.");
  else if (many && node.kind !== "list") problems.add(node.spot, path, shown(node), "must be a list: put it in square brackets.");
  else {
    for (const text of many ? each(node) : [node]) {
      const flaw = text.kind === "scalar" ? flawOf(text.text) : "must be text.";
      if (flaw) problems.add(text.spot, path, shown(text), flaw);
    }
  }
}

/** The rules speak of a whole list: each item is tried alone to find those that are meant. */
function reportItem(cls: Class, name: string, item: Node, path: string, problems: Problems): void {
  const trial = Object.assign(Object.create(cls.prototype), { [name]: [textOf(item)] });
  const error = validateSync(trial, { forbidUnknownValues: false }).find(({ property }) => property === name);
  if (!error) return;
  const flaw = "normal" in (error.constraints ?? {}) ? flawOf(shown(item)) : undefined;
  problems.add(item.spot, path, shown(item), flaw ?? `must be ${ruleOf(error).replace(/^terms of/, "one of")}.`);
}

function requireLanguages(field: Field | undefined, problems: Problems): void {
  if (field?.node.kind !== "map") return;
  const { fields } = field.node;
  const missing = languagesMissing(Object.fromEntries(fields));
  if (missing.length > 0)
    problems.add(
      field.spot,
      field.path,
      shown(field.node),
      `has no ${missing.join(" and no ")}: every label is given in ${languagesOfLabels.join(", ")}.`,
    );
}
