import { type Class, declarationOf, plural, propertiesOf, type Translated } from "../model/declare.js";
import type { Entity } from "../model/entity.js";
import type { Model } from "../model/model.js";
import type { LinkRecord } from "../model/records.js";
import { flawsOf } from "../model/validation.js";
import { fallback, isNormalText } from "../model/values.js";
import { nearest } from "../nearest.js";
import { type Field, isEmpty, type MapNode, type Node, shown } from "./document.js";
import { instanceOf } from "./instance.js";
import { nameOf, type Problems, perhaps, type Spot } from "./problem.js";
import type { Entry, Registry } from "./registry.js";

/** A record as its file has it, its properties checked and its links not yet. */
export interface Draft {
  readonly id: string;
  readonly type: Class<Entity>;
  readonly values?: Entity;
  readonly fields: ReadonlyMap<string, Field>;
  readonly spot: Spot;
}

/** The fields that a record of this class may have: its own and those that a link is read by. */
export const fieldsOf = (model: Model, type: Class): ReadonlySet<string> =>
  new Set([...propertiesOf(type).map((p) => p.name), ...model.linksOf(type).map(([, link]) => link.reads[0])]);

/** A record with the defaults of its file; what is not a field of it is told. */
export function fieldsWithDefaults(
  record: MapNode,
  defaults: ReadonlyMap<string, Field>,
  known: ReadonlySet<string>,
  what: string,
  problems: Problems,
): ReadonlyMap<string, Field> {
  for (const [name, { spot, path, node }] of record.fields) {
    if (!known.has(name))
      problems.add(
        spot,
        path,
        shown(node),
        `stands in a field that ${what} does not have.${perhaps(nearest(name, known)) || ` It may have ${[...known].join(", ")}.`}`,
      );
  }
  return new Map([...defaults, ...record.fields].filter(([name]) => known.has(name)));
}

/** One record of a list of entities. */
export function readEntity(
  model: Model,
  type: Class<Entity>,
  node: Node,
  defaults: ReadonlyMap<string, Field>,
  problems: Problems,
): Draft | undefined {
  const list = plural(type);
  if (node.kind !== "map") {
    problems.add(node.spot, list, shown(node), "must be a record: fields with their values, an `id` first.");
    return undefined;
  }
  const fields = fieldsWithDefaults(node, defaults, fieldsOf(model, type), `a record of \`${list}\``, problems);
  const before = problems.told;
  const values = instanceOf(type, fields, node.spot, nameFrom(type, fields), problems);
  if (values)
    for (const { property, message } of flawsOf(type, values)) {
      const field = fields.get(property);
      problems.add(field?.node.spot ?? node.spot, field?.path ?? property, field ? shown(field.node) : "", message);
    }
  const id = fields.get("id")?.node;
  // Without an id nothing can name it, and nothing more can be said of it.
  if (id?.kind !== "scalar" || isEmpty(id)) return undefined;
  return { id: id.text, type, values: problems.told === before ? values : undefined, fields, spot: node.spot };
}

/** A document is named by its title and a passage by its heading, until it is known in which language those are. */
function nameFrom(type: Class, fields: ReadonlyMap<string, Field>): { name?: Translated } {
  const { namedBy } = declarationOf(type);
  const node = namedBy ? fields.get(namedBy)?.node : undefined;
  if (!namedBy || fields.has("name")) return {};
  // Where the title itself is wrong, that is said once.
  return { name: { [fallback]: node?.kind === "scalar" && isNormalText(node.text) && node.text ? node.text : "?" } };
}

/**
 * Gives a document and its passages their names in the document's own language. English is always there, for lists are sorted by
 * it: where it is not the language, the name is marked as one that no speaker has checked.
 */
export function nameInOwnLanguage({ type, values, fields }: Draft, links: readonly LinkRecord[], registry: Registry): void {
  if (!values || !declarationOf(type).namedBy || fields.has("name")) return;
  const source = registry.get(links.find(({ name }) => name === "OF")?.to ?? values.id);
  const { language } = (source?.values ?? values) as { language?: string };
  if (language === undefined || language.split("-")[0] === fallback) return;
  values.name = { ...values.name, [language]: values.name[fallback] ?? "" };
  values.unchecked = [...new Set([...(values.unchecked ?? []), fallback])];
}

/** Codes of outside schemes name one record each: `iso:CO` is one place. */
export function refuseSharedCodes(entries: Iterable<Entry>, problems: Problems): void {
  const owners = new Map<string, { id: string; spot: Spot }>();
  for (const { type, values, spot, fields } of entries) {
    if (!values) continue;
    for (const { scheme, name } of propertiesOf(type)) {
      const code = scheme && (values as unknown as Record<string, unknown>)[name];
      if (!code) continue;
      const key = `${scheme}:${code}`;
      const owner = owners.get(key);
      const here = fields.get(name)?.spot ?? spot;
      if (!owner) owners.set(key, { id: values.id, spot: here });
      else
        problems.add(here, name, String(code), `names another record too: ${owner.id} at ${nameOf(owner.spot)}. One of the two is wrong.`);
    }
  }
}
