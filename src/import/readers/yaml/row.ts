import { propertiesOf } from "../../../model/declare.js";
import { isA, type Model } from "../../../model/model.js";
import type { LinkRecord } from "../../../model/records.js";
import type { Predicate } from "../../../model/relations.js";
import { wholeGroup } from "../../../model/rules/consistency.js";
import { knownRecord, repeatedLink, requiredLink } from "../../../model/rules/links.js";
import { knownPredicate } from "../../../model/rules/predicates.js";
import { fold } from "../../../text/fold.js";
import { nearest, nearestRecords } from "../../../text/nearest.js";
import { didYouMean, orList } from "../../../text/sentences.js";
import type { Problems } from "../../records/problem.js";
import { type Field, isEmpty, itemsOf, type MapNode, quoted } from "./document.js";
import { fieldsWithDefaults } from "./entities.js";
import type { Registry } from "./registry.js";
import type { NamedNode } from "./violations.js";

/** The key of the object of a claim. Its field in YAML is named after the predicate. */
const objectKey = "object";

/** A record that a row names, and the link that its claims share. */
export interface NamedRecord extends NamedNode {
  readonly link: LinkRecord;
}
/** A row of claims: one for each subject, object and place that it names. */
export interface ClaimRow {
  /** The predicate's name and declaration; missing if the row does not have exactly one, which is reported. */
  readonly predicate?: readonly [name: string, Predicate];
  /** The records that it names, by the key of the link. */
  readonly named: ReadonlyMap<string, readonly NamedRecord[]>;
  /** The properties of its claims, under their own names. */
  readonly properties: ReadonlyMap<string, Field>;
  /** All fields, under the names that rules use. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields that cannot be read. Each is reported. */
  readonly refused: ReadonlySet<string>;
}

/** The fields that rows may have. */
export class RowShape {
  readonly properties: ReadonlySet<string>;
  readonly predicates = new Map<string, (readonly [name: string, Predicate])[]>();
  /** The names of claim links, by field. */
  private readonly links: ReadonlyMap<string, string>;
  /** The groups of properties that are written as one field: for each part, its property. */
  private readonly groups = new Map<string, Map<string, string>>();
  /** The properties that hold a list. A row may write one value alone, as it may name one place alone. */
  private readonly lists: ReadonlySet<string>;

  constructor(readonly model: Model) {
    const declared = propertiesOf(model.claim).map(({ name }) => name);
    this.lists = new Set(propertiesOf(model.claim).flatMap(({ name, kind, many }) => (many && kind !== "translated" ? [name] : [])));
    for (const { name, group } of propertiesOf(model.claim)) {
      if (!group) continue;
      const [whole, part] = group;
      this.groups.set(whole, (this.groups.get(whole) ?? new Map()).set(part, name));
    }
    const grouped = [...this.groups.values()].flatMap((parts) => [...parts.values()]);
    const plain = declared.filter((name) => name !== "id" && name !== "predicate" && !grouped.includes(name));
    this.links = new Map(Object.entries(model.claimLinks).map(([name, { key }]) => [key, name]));
    const linked = [...this.links.keys()].filter((key) => key !== objectKey);
    this.properties = new Set([...linked, ...plain, ...this.groups.keys()]);
    for (const [name, predicate] of Object.entries(model.predicates)) {
      const field = predicate.reads[0];
      this.predicates.set(field, [...(this.predicates.get(field) ?? []), [name, predicate]]);
    }
  }

  /** Reads a row. Fields that cannot be read are reported. */
  read(record: MapNode, defaults: ReadonlyMap<string, Field>, registry: Registry, problems: Problems): ClaimRow {
    const known = new Set([...this.properties, ...this.predicates.keys()]);
    const applicable = new Map([...defaults].filter(([name]) => this.properties.has(name)));
    const predicateFields = [...this.predicates.keys()].filter((field) => record.fields.has(field));
    const [field = ""] = predicateFields;
    const reported = predicateFields.length === 1 ? [] : this.reportPredicates(predicateFields, record, known, problems);
    const others = new Map([...record.fields].filter(([name]) => !reported.includes(name)));
    const all = fieldsWithDefaults({ ...record, fields: others }, applicable, known, "a claim", problems);
    const predicate = predicateFields.length === 1 ? this.predicateOf(field, all.get("subject"), registry) : undefined;
    const used = predicate ? this.withoutUselessDefaults(all, record, predicate[1]) : all;

    const refused = new Set(predicate ? [] : [objectKey, "predicate"]);
    const named = new Map<string, readonly NamedRecord[]>();
    const fields = new Map(used);
    const object = predicate && used.get(field);
    if (object) fields.set(objectKey, object);
    for (const [key, name] of this.links) {
      const linkField = fields.get(key);
      const records = linkField ? recordsNamedBy(linkField, name, problems) : [];
      if (linkField && records.length === 0) refused.add(key);
      named.set(key, records);
    }
    const properties = this.flattened(used, refused, problems);
    return { predicate, named, properties, fields: new Map([...fields, ...properties]), refused };
  }

  /** Two predicates may share a field where no class has both: the subject decides. */
  private predicateOf(field: string, subject: Field | undefined, registry: Registry): readonly [string, Predicate] {
    const candidates = this.predicates.get(field) ?? [];
    const id = subject && itemsOf(subject.node)[0];
    const type = id?.kind === "scalar" ? registry.get(id.text)?.type : undefined;
    const fitting = candidates.find(([, { from }]) => type && from.some((cls) => isA(type, cls)));
    return fitting ?? (candidates[0] as readonly [string, Predicate]);
  }

  /** Reports that a row has no predicate, or two. @returns the unknown fields that this is about */
  private reportPredicates(
    predicateFields: readonly string[],
    record: MapNode,
    known: ReadonlySet<string>,
    problems: Problems,
  ): readonly string[] {
    const all = [...this.predicates.keys()];
    const report = ({ location, path, node }: Field, message: string) =>
      problems.add(location, path, quoted(node), message, knownPredicate.code);
    const [, second] = predicateFields.flatMap((name) => record.fields.get(name) ?? []);
    if (second) {
      report(second, `is a second predicate beside \`${predicateFields[0]}\`: write a row for each.`);
      return [];
    }
    const unknown = [...record.fields].filter(([name]) => !known.has(name));
    const named = record.fields.get("predicate");
    if (named) {
      const written = named.node.kind === "scalar" ? named.node.text : "";
      const fields = Object.entries(this.model.predicates).map(([name, { reads }]) => ({ id: reads[0], names: [fold(name)] }));
      report(
        named,
        `is not where a predicate stands: it is the field of the object, such as \`faces: extortion\`.${didYouMean(nearestRecords(written, fields))}`,
      );
      return ["predicate", objectKey];
    }
    const misspelt = unknown.find(([name]) => nearest(name, all).length > 0) ?? (unknown.length === 1 ? unknown[0] : undefined);
    if (misspelt) {
      const [name, field] = misspelt;
      report(
        field,
        `stands in a field that a claim does not have.${didYouMean(nearest(name, all)) || ` The predicates are ${orList(all)}.`}`,
      );
      return [name];
    }
    problems.add(record.location, "", "", `is a claim without a predicate: one of its fields must be ${orList(all)}.`, knownPredicate.code);
    return [];
  }

  /** Drops defaults that the predicate does not take: they are for other rows of the file. */
  private withoutUselessDefaults(fields: ReadonlyMap<string, Field>, record: MapNode, { with: taken = [] }: Predicate): Map<string, Field> {
    const useless = (name: string) => this.model.details.has(name) && !taken.includes(name) && !record.fields.has(name);
    return new Map([...fields].filter(([name]) => !useless(name)));
  }

  /** The fields of properties. A group is split into its parts: `quantity: {comparator, value, unit}` is three properties. */
  private flattened(fields: ReadonlyMap<string, Field>, refused: Set<string>, problems: Problems): ReadonlyMap<string, Field> {
    const flat = new Map<string, Field>();
    for (const [name, field] of fields) {
      const parts = this.groups.get(name);
      if (parts) {
        const found = partsOf(name, field, parts, problems);
        for (const [property, part] of found) flat.set(property, part);
        if (found.length === 0) refused.add(name);
      } else if (!this.links.has(name) && !this.predicates.has(name)) flat.set(name, this.lists.has(name) ? asList(field) : field);
    }
    return flat;
  }
}

/** One value as a list of one. */
const asList = (field: Field): Field =>
  field.node.kind === "scalar" && !isEmpty(field.node)
    ? { ...field, node: { kind: "list", location: field.node.location, items: [field.node] } }
    : field;

/** The properties of a group, out of its field. */
function partsOf(
  name: string,
  { node, path, location }: Field,
  parts: ReadonlyMap<string, string>,
  problems: Problems,
): (readonly [property: string, Field])[] {
  const form = `{${[...parts.keys()].map((part) => `${part}: ...`).join(", ")}}`;
  if (node.kind !== "map" || [...parts.keys()].some((part) => !node.fields.has(part))) {
    problems.add(location, path, quoted(node), `must be ${form}.`, wholeGroup.code);
    return [];
  }
  return [...node.fields].flatMap(([part, field]) => {
    const property = parts.get(part);
    if (property !== undefined) return [[property, field] as const];
    problems.add(field.location, field.path, quoted(field.node), `is not a part of a ${name}: ${form}.`);
    return [];
  });
}

/** The records that a field names, each once. */
function recordsNamedBy(field: Field, name: string, problems: Problems): NamedRecord[] {
  const { path, location, node } = field;
  const found = new Map<string, NamedRecord>();
  const nodes = isEmpty(node) ? [] : itemsOf(node);
  if (nodes.length === 0) problems.add(location, path, quoted(node), "is empty: give it a value or leave it out.", requiredLink.code);
  for (const item of nodes) {
    const id = item.kind === "scalar" ? item.text : "";
    if (!id) problems.add(item.location, path, quoted(item), "must be an id.", knownRecord.code);
    else if (found.has(id)) problems.add(item.location, path, id, "is named twice. Keep one.", repeatedLink.code);
    else found.set(id, { link: { name, to: id }, node: item, path });
  }
  return [...found.values()];
}
