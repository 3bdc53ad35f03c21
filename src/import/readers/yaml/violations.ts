import type { LinkRecord } from "../../../model/records.js";
import type { Violation } from "../../../model/rules/rule.js";
import type { Problems, SourceLocation } from "../../records/problem.js";
import { type Field, quoted, type YamlNode } from "./document.js";

/** A node that names a record. */
export interface NamedNode {
  readonly node: YamlNode;
  readonly path: string;
}
/** The locations of a record and its parts. */
export interface RecordSource {
  readonly location: SourceLocation;
  /** By property, or by the field of a link. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly links: ReadonlyMap<LinkRecord, NamedNode>;
  /** Properties and fields that cannot be read. They are reported already. */
  readonly refused: ReadonlySet<string>;
}

/** Reports violations at the location of the value that breaks the rule. */
export function reportViolations(violations: readonly Violation[], source: RecordSource, problems: Problems): void {
  for (const { code, property, path = [], link, message } of violations) {
    if (source.refused.has(property)) continue;
    const named = link && source.links.get(link);
    const field = source.fields.get(property);
    if (named) problems.add(named.node.location, named.path, quoted(named.node), message, code);
    else if (!field) problems.add(source.location, property, link?.to ?? "", message, code);
    else {
      const found = within(field, path);
      const location = found.node.kind === "map" ? found.location : found.node.location;
      problems.add(location, found.path, quoted(found.node), message, code);
    }
  }
}

/** The part of a value at a path, or the nearest part that the file has. */
function within(field: Field, [step, ...rest]: readonly (string | number)[]): Field {
  const { node, path } = field;
  if (typeof step === "string" && node.kind === "map") {
    const part = node.fields.get(step);
    return part ? within(part, rest) : field;
  }
  const item = typeof step === "number" && node.kind === "list" ? node.items[step] : undefined;
  return item ? within({ path, location: item.location, node: item }, rest) : field;
}
