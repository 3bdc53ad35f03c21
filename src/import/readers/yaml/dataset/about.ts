import type { Translated } from "../../../../model/declare.js";
import { languagesOfLabels } from "../../../../model/entity.js";
import { textProblem } from "../../../../model/rules/text-problem.js";
import { isLanguageTag, isNormalText, isTranslated } from "../../../../model/values.js";
import type { Problems, SourceLocation } from "../../../records/problem.js";
import { isEmpty, quoted, type YamlNode } from "../document.js";
import { inSortOrder } from "../languages.js";

/** The description of a data set in `dataset.yaml`: these fields, and any others that its authors add. */
export interface DatasetDescription {
  readonly title: Translated;
  readonly description: Translated;
  readonly licence: string;
  readonly version: string;
  /** What its addresses and the ids of its feeds begin with, if it is published somewhere. */
  readonly iri?: string;
  /** The languages that its names and descriptions are to have, the most important first. */
  readonly languages: readonly string[];
  readonly [field: string]: unknown;
}

const translated = ["title", "description"];
const required = [...translated, "licence", "version"];

/** Reads `dataset.yaml`. A missing field is reported, and empty in the result. */
export function readDatasetDescription(node: YamlNode | undefined, location: SourceLocation, problems: Problems): DatasetDescription {
  const fields = node?.kind === "map" ? [...node.fields.values()] : [];
  const values = Object.fromEntries(fields.map(({ path, node: value }) => [path, asWritten(value)]));
  if (!node) problems.add(location, "", "", `is missing: it must give the ${required.join(", ")} of the data set.`);
  for (const name of node ? required : []) {
    const field = fields.find(({ path }) => path === name);
    if (!field || isEmpty(field.node))
      problems.add(field?.location ?? location, name, "", `is missing: a data set has a ${required.join(", a ")}.`);
    else if (translated.includes(name) ? !isText(values[name]) && !isTranslated(values[name], false) : !isText(values[name])) {
      const damage = textsIn(field.node)
        .map(textProblem)
        .find((problem) => problem !== undefined);
      problems.add(
        field.location,
        name,
        quoted(field.node),
        damage ?? (translated.includes(name) ? "must be text, or texts by language." : "must be text."),
      );
    }
  }
  const given = fields.find(({ path }) => path === "languages");
  const areLanguages = given === undefined || areTags(values.languages);
  if (!areLanguages)
    problems.add(
      given.location,
      "languages",
      quoted(given.node),
      "must be a list of languages, each once and as a tag of BCP 47, such as [en, sr-Latn].",
    );
  const languages = given && areLanguages ? (values.languages as readonly string[]) : languagesOfLabels;
  const iri = fields.find(({ path }) => path === "iri");
  if (iri && !isIri(values.iri))
    problems.add(
      iri.location,
      "iri",
      quoted(iri.node),
      "must be what the addresses of the data set begin with: an http or https address that ends with a slash, or a urn that ends with a colon.",
    );
  const text = (name: string) => (isText(values[name]) ? String(values[name]) : "");
  const texts = (name: string): Translated =>
    isTranslated(values[name], false)
      ? inSortOrder(values[name] as Translated, languages)
      : Object.fromEntries(languages.map((language) => [language, text(name)]));
  const [title, description] = translated.map(texts) as [Translated, Translated];
  return { ...values, title, description, licence: text("licence"), version: text("version"), languages };
}

/** A text, or the texts under their languages. */
const textsIn = (node: YamlNode): readonly string[] =>
  node.kind === "list" ? [] : node.kind === "scalar" ? [node.text] : [...node.fields.values()].flatMap((field) => textsIn(field.node));
/** Whether a value is a list of languages, each of them once. */
const areTags = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(isLanguageTag) && new Set(value).size === value.length;
/** Whether names can be added to a value to make addresses or ids. */
const isIri = (value: unknown) =>
  isText(value) &&
  /^(https?:\/\/[^\s<>"{}|\\^`?#]+\/|urn:[a-z0-9][a-z0-9-]+:([^\s<>"{}|\\^`?#]*:)?)$/i.test(String(value)) &&
  URL.canParse(String(value));
const isText = (value: unknown) => isNormalText(value) && value !== "";

/** A value as it was written: `version: 1.0` is not the number 1. */
function asWritten(node: YamlNode): unknown {
  if (node.kind === "scalar") return typeof node.value === "boolean" || node.value === null ? node.value : node.text;
  return node.kind === "list"
    ? node.items.map(asWritten)
    : Object.fromEntries([...node.fields].map(([name, { node: value }]) => [name, asWritten(value)]));
}
