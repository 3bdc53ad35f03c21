import { type Class, declarationOf, plural, propertiesOf, type Translated } from "../../../model/declare.js";
import type { Entity } from "../../../model/entity.js";
import { formerFlagsOf } from "../../../model/former-flags.js";
import type { Model } from "../../../model/model.js";
import { violationsOf } from "../../../model/rules/index.js";
import { fallbackLanguage, isNormalText } from "../../../model/values.js";
import { nearest } from "../../../text/nearest.js";
import { andList, didYouMean } from "../../../text/sentences.js";
import type { Problems } from "../../records/problem.js";
import { type Field, type Findings, isEmpty, type MapNode, quoted, type YamlNode } from "./document.js";
import { commaAdvice, instanceOf } from "./instance.js";
import type { Entry, Registry } from "./registry.js";
import { reportViolations } from "./violations.js";

type Defaults = ReadonlyMap<string, Field>;

/** The fields that a record of this class may have: its properties and its links. */
export const fieldsOf = (model: Model, type: Class): ReadonlySet<string> =>
  new Set([...propertiesOf(type).map((p) => p.name), ...model.linksOf(type).map(([, link]) => link.reads[0])]);

/** The fields of a record, with the defaults of its file. A field that it cannot have is reported. */
export function fieldsWithDefaults(
  record: MapNode,
  defaults: ReadonlyMap<string, Field>,
  known: ReadonlySet<string>,
  what: string,
  problems: Problems,
): ReadonlyMap<string, Field> {
  const names = [...record.fields.keys()];
  const emptyField = names.find(
    (name, n) => known.has(name) && isEmpty((record.fields.get(name) as Field).node) && !known.has(names[n + 1] ?? "id"),
  );
  const inside = emptyField === undefined ? [] : names.slice(names.indexOf(emptyField) + 1);
  const end = inside.findIndex((name) => known.has(name));
  const misplaced = end < 0 ? inside : inside.slice(0, end);
  for (const [name, { location, path, node }] of record.fields) {
    if (misplaced.includes(name)) {
      if (name === misplaced[0])
        problems.add(
          location,
          path,
          quoted(node),
          `stands beside \`${emptyField}\`, which is empty: indent ${andList(misplaced)} deeper, below it.`,
        );
    } else if (!known.has(name))
      problems.add(
        location,
        path,
        quoted(node),
        isEmpty(node)
          ? `is not a field of ${what}. ${commaAdvice}`
          : `stands in a field that ${what} does not have.${didYouMean(nearest(name, known)) || ` It may have ${[...known].join(", ")}.`}`,
      );
  }
  return new Map([...defaults, ...record.fields].filter(([name]) => known.has(name)));
}

/** Fields with terms in place of flags of earlier releases. Each of these is a warning. */
function withTermsForFlags(type: Class, fields: ReadonlyMap<string, Field>, warnings: Problems): ReadonlyMap<string, Field> {
  const terms = new Map(fields);
  for (const { name, property, yes, no } of formerFlagsOf(type)) {
    const field = fields.get(name);
    // Beside its term it is a field that there is not, and any other value breaks the rule about the term.
    if (!field || fields.has(property)) continue;
    const { node } = field;
    const term = node.kind !== "scalar" || typeof node.value !== "boolean" ? undefined : node.value ? yes : no;
    terms.delete(name);
    terms.set(property, term === undefined || node.kind !== "scalar" ? field : { ...field, node: { ...node, value: term, text: term } });
    const advice = `Write \`${property}: ${term ?? "..."}\`.`;
    warnings.add(field.location, field.path, quoted(node), `stands in a field of an earlier release. ${advice}`);
  }
  return terms;
}

/**
 * Reads an entity and checks its properties. Links are read later.
 * @param languages those of the data set
 */
export function readEntity(
  model: Model,
  type: Class<Entity>,
  node: YamlNode,
  defaults: ReadonlyMap<string, Field>,
  registry: Registry,
  { problems, warnings }: Findings,
  languages: readonly string[],
): Entry | undefined {
  const list = plural(type);
  if (node.kind !== "map") {
    const unspaced = node.kind === "scalar" && /^\w+:\S/.test(node.text) ? " Write a blank after each colon." : "";
    problems.add(node.location, list, quoted(node), `must be a record: fields with their values, an \`id\` first.${unspaced}`);
    return undefined;
  }
  const [written, byDefault] = [node.fields, defaults].map((given) => withTermsForFlags(type, given, warnings)) as [Defaults, Defaults];
  const fields = fieldsWithDefaults({ ...node, fields: written }, byDefault, fieldsOf(model, type), `a record of \`${list}\``, problems);
  const before = problems.count;
  const { values, refused } = instanceOf(type, fields, nameFrom(type, fields), problems, languages);
  const violations = violationsOf(model, { type, values, links: [] }, registry, "values");
  reportViolations(violations, { location: node.location, fields, links: new Map(), refused }, problems);
  const id = fields.get("id")?.node;
  // Without an id, no record can be linked to it.
  if (id?.kind !== "scalar" || isEmpty(id)) return undefined;
  return { id: id.text, type, values: problems.count === before ? values : undefined, links: [], fields, location: node.location };
}

/** The name of a document is its title, that of a passage its heading. Their language is set later. */
function nameFrom(type: Class, fields: ReadonlyMap<string, Field>): { name?: Translated } {
  const { namedBy } = declarationOf(type);
  const node = namedBy ? fields.get(namedBy)?.node : undefined;
  if (!namedBy || fields.has("name")) return {};
  // An invalid title is reported once, as a title.
  return { name: { [fallbackLanguage]: node?.kind === "scalar" && isNormalText(node.text) && node.text ? node.text : "?" } };
}
