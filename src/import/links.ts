import type { Class } from "../model/declare.js";
import type { Entity } from "../model/entity.js";
import type { Model } from "../model/model.js";
import type { LinkRecord } from "../model/records.js";
import type { Link } from "../model/relations.js";
import { each, type Field, isEmpty, type Node, shown } from "./document.js";
import type { Draft } from "./entities.js";
import { either, type Problems } from "./problem.js";
import type { Registry } from "./registry.js";

/** The links of a record; what is wrong with one is told, and the link left out. */
export function readLinks(model: Model, { type, fields, spot }: Draft, registry: Registry, problems: Problems): readonly LinkRecord[] {
  return model.linksOf(type).flatMap(([name, link]) => {
    const field = fields.get(link.reads[0]);
    if (field) return readLink(model, name, link, type, field, registry, problems);
    if (link.required)
      problems.add(spot, link.reads[0], "", `is missing: it must be the id of ${registry.described(model.targetsOf(link, type))}.`);
    return [];
  });
}

function readLink(
  model: Model,
  name: string,
  link: Link,
  type: Class<Entity>,
  { path, spot, node }: Field,
  registry: Registry,
  problems: Problems,
): LinkRecord[] {
  const takes = model.targetsOf(link, type);
  const seen = new Set<string>();
  if (isEmpty(node) || (node.kind === "list" && node.items.length === 0)) {
    problems.add(spot, path, shown(node), "is empty: give it a value or leave it out.");
    return [];
  }
  const records = grouped(link, path, node, problems).flatMap(([qualifier, member]): LinkRecord[] => {
    const target = registry.named(member, path, takes, `\`${link.reads[0]}\` takes`);
    if (!target) return [];
    if (seen.has(target.id)) problems.add(member.spot, path, target.id, "is named twice. Keep one.");
    seen.add(target.id);
    return [{ name, to: target.id, ...(qualifier && { qualifier }) }];
  });
  if (link.one && seen.size > 1) problems.add(spot, path, shown(node), `must be one id: a record has one ${path}.`);
  return records;
}

/** What a link names, with the term that it stands under where the link takes one. */
function grouped(link: Link, path: string, node: Node, problems: Problems): (readonly [string | undefined, Node])[] {
  if (!link.qualifier) return each(node).map((member) => [undefined, member]);
  const [, { values }] = link.qualifier;
  if (node.kind !== "map") {
    problems.add(node.spot, path, shown(node), `must say how close each comes: {${values[0]}: [...]}, or ${either(values.slice(1))}.`);
    return [];
  }
  return [...node.fields].flatMap(([term, field]) => {
    if (values.includes(term)) return each(field.node).map((member) => [term, member] as const);
    problems.add(field.spot, field.path, shown(field.node), `must stand under ${either(values)}.`);
    return [];
  });
}
