import type { Model } from "../../../model/model.js";
import type { LinkRecord } from "../../../model/records.js";
import type { Link } from "../../../model/relations.js";
import { violationsOf } from "../../../model/rules/index.js";
import { knownRecord, linkQualifier, requiredLink } from "../../../model/rules/links.js";
import { orList } from "../../../text/sentences.js";
import type { Problems } from "../../records/problem.js";
import { type Field, isEmpty, itemsOf, quoted, type YamlNode } from "./document.js";
import type { Entry, Registry } from "./registry.js";
import { type NamedNode, type RecordSource, reportViolations } from "./violations.js";

/** Reads the links of an entity. Those that break a rule are reported and left out. @returns the locations of the entity and its links */
export function readLinks(model: Model, entry: Entry, registry: Registry, problems: Problems): RecordSource {
  const { id, type, fields, location } = entry;
  const links = new Map<LinkRecord, NamedNode>();
  const refused = new Set<string>();
  for (const [name, link] of model.linksOf(type)) {
    const field = fields.get(link.reads[0]);
    if (!field) continue;
    const before = links.size;
    for (const [record, named] of linksIn(name, link, field, problems)) links.set(record, named);
    if (links.size === before) refused.add(link.reads[0]);
  }
  const source = { location, fields, links, refused };
  const violations = violationsOf(model, { type, values: { id }, links: [...links.keys()] }, registry, "links");
  reportViolations(violations, source, problems);
  const broken = new Set(violations.map(({ link }) => link));
  entry.links = [...links.keys()].filter((link) => !broken.has(link));
  for (const link of entry.links) if (model.links[link.name]?.acyclic) registry.hierarchy.add(id, link);
  return source;
}

/** The links of a field, with their locations. */
function linksIn(name: string, link: Link, field: Field, problems: Problems): (readonly [LinkRecord, NamedNode])[] {
  const { path, location, node } = field;
  if (isEmpty(node) || (node.kind === "list" && node.items.length === 0)) {
    problems.add(location, path, quoted(node), "is empty: give it a value or leave it out.", requiredLink.code);
    return [];
  }
  return nodesByTerm(link, path, node, problems).flatMap(([qualifier, member]) => {
    if (member.kind === "scalar" && !isEmpty(member))
      return [
        [
          { name, to: member.text, ...(qualifier && { qualifier }) },
          { node: member, path },
        ] as const,
      ];
    problems.add(member.location, path, quoted(member), "must be an id.", knownRecord.code);
    return [];
  });
}

/** The nodes of a link field, each with its term if the link is qualified. */
function nodesByTerm(link: Link, path: string, node: YamlNode, problems: Problems): (readonly [string | undefined, YamlNode])[] {
  if (!link.qualifier) return itemsOf(node).map((member) => [undefined, member]);
  const [, { values }] = link.qualifier;
  if (node.kind !== "map") {
    const message = `must say how close each comes: {${values[0]}: [...]}, or ${orList(values.slice(1))}.`;
    problems.add(node.location, path, quoted(node), message, linkQualifier.code);
    return [];
  }
  return [...node.fields].flatMap(([term, field]) => {
    if (values.includes(term)) return itemsOf(field.node).map((member) => [term, member] as const);
    problems.add(field.location, field.path, quoted(field.node), `must stand under ${orList(values)}.`, linkQualifier.code);
    return [];
  });
}
