import { type Class, type Property, propertiesOf } from "../../../model/declare.js";
import { languagesOfLabels } from "../../../model/entity.js";
import { value } from "../../../model/rules/values.js";
import type { Problems } from "../../records/problem.js";
import { type Field, isEmpty, itemsOf, quoted, type YamlNode } from "./document.js";

/** The values of a record, as far as they could be read. */
export interface ReadInstance<T> {
  /** An instance of its class. Rules are not checked yet. */
  readonly values: T;
  /** Properties whose value has the wrong shape in the file. Each is reported. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Makes an instance of a class of the model from a YAML record.
 * @param fields the record's fields by property
 * @param implied values that the record does not write itself, such as a name that is its title
 * @param languages those of the data set
 */
export function instanceOf<T extends object>(
  cls: Class<T>,
  fields: ReadonlyMap<string, Field>,
  implied: Partial<T>,
  problems: Problems,
  languages: readonly string[] = languagesOfLabels,
): ReadInstance<T> {
  const values = new (cls as unknown as new () => T)();
  const refused = new Set<string>();
  for (const property of propertiesOf(cls)) {
    const field = fields.get(property.name);
    if (!field) continue;
    const stray = property.kind === "translated" && strayText(field.node, languages);
    if (stray) {
      problems.add(stray.location, stray.path, "", `has no text. ${commaAdvice}`, value.code);
      refused.add(property.name);
      continue;
    }
    const shapeError = isEmpty(field.node) ? "is empty: give it a value or leave it out." : shapeErrorOf(property, field.node, languages);
    if (shapeError) {
      problems.add(field.location, field.path, quoted(field.node), shapeError, value.code);
      refused.add(property.name);
    } else Object.assign(values, { [property.name]: contentOf(property, field.node, languages) });
  }
  return { values: Object.assign(values, implied), refused };
}

/** YAML ends a text in braces at a comma: what follows looks like a field without a value. */
export const commaAdvice = "If it is a part of the text before it, put all of that text in quotes: in braces a comma ends it.";

/** The part of a translated text that is probably the rest of the text before it: it has no value, and is no language of labels. */
const strayText = (node: YamlNode, languages: readonly string[]): Field | undefined =>
  node.kind === "map" ? [...node.fields].find(([language, part]) => isEmpty(part.node) && !languages.includes(language))?.[1] : undefined;

/** What is wrong with the shape of a value. Messages of class-validator about shapes would not help a person who writes YAML. */
function shapeErrorOf({ kind, many, name }: Property, node: YamlNode, languages: readonly string[]): string | undefined {
  if (kind === "translated") {
    if (node.kind === "map" || (name === "name" && node.kind === "scalar")) return undefined;
    return `must be ${many ? "lists of texts" : "texts"} by language: {${languages.map((l) => `${l}: ${many ? "[...]" : "..."}`).join(", ")}}.`;
  }
  if (many && node.kind !== "list") return "must be a list: put it in square brackets.";
  if (!many && node.kind !== "scalar") return "must be one value.";
  const wrong = many && itemsOf(node).some((n) => n.kind !== "scalar" || isEmpty(n));
  if (wrong) return "must be a list of plain values.";
  const texts = itemsOf(node).map((n) => quoted(n));
  return many && new Set(texts).size < texts.length ? "names something twice." : undefined;
}

/** The value of a property. A text is taken as it was written: `05120` is a code, not a number, and `NO` a country, not false. */
function contentOf({ kind, many }: Property, node: YamlNode, languages: readonly string[]): unknown {
  if (kind === "translated") {
    if (node.kind !== "map") return Object.fromEntries(languages.map((language) => [language, textOf(node)]));
    // Not by assignment: a key may be `__proto__`.
    return Object.fromEntries(
      [...node.fields].map(([language, { node: value }]) => [language, value.kind === "list" ? value.items.map(textOf) : textOf(value)]),
    );
  }
  if (kind === "integer" || kind === "real" || kind === "flag") return node.kind === "scalar" ? node.value : undefined;
  return many ? itemsOf(node).map(textOf) : textOf(node);
}
const textOf = (node: YamlNode): unknown => (node.kind === "scalar" && node.value !== null ? node.text : undefined);
