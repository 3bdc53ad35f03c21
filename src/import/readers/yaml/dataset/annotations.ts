import { type Class, propertiesOf } from "../../../../model/declare.js";
import type { Model } from "../../../../model/model.js";
import { valueViolations } from "../../../../model/rules/index.js";
import { nearest } from "../../../../text/nearest.js";
import { didYouMean } from "../../../../text/sentences.js";
import type { Problems, SourceLocation } from "../../../records/problem.js";
import { isEmpty, quoted, type YamlNode } from "../document.js";
import { instanceOf } from "../instance.js";
import { reportViolations } from "../violations.js";

/** The records that annotations may name. */
export interface Records {
  readonly ids: () => Iterable<string>;
  locationOf(id: string): SourceLocation | undefined;
  /** Whether a record of this id may stand in a file that could not be read. */
  mayExist(id: string): boolean;
}

/** What is written about ids in a file of its own, and how messages call it. */
export interface AnnotationList<T> {
  readonly cls: Class<T>;
  /** The one list of the file. */
  readonly list: string;
  /** What stands in the list. */
  readonly items: string;
  /** One item: `a former id`. */
  readonly item: string;
  readonly fields: string;
}

/** An annotation as it is written, and where. */
export interface Annotation<T> {
  readonly values: T;
  readonly node: YamlNode;
  /** The location of its id. */
  readonly location: SourceLocation;
}

/** The annotations of a file that has one list of them. What cannot be read is reported and left out. */
export const readAnnotations = <T extends object>(
  model: Model,
  node: YamlNode | undefined,
  of: AnnotationList<T>,
  impliedBy: (fields: ReadonlyMap<string, unknown>) => Partial<T>,
  problems: Problems,
): Annotation<T>[] => itemsIn(node, of, problems).flatMap((item) => readAnnotation(model, item, of, impliedBy, problems) ?? []);

function itemsIn<T>(node: YamlNode | undefined, { list, items: what }: AnnotationList<T>, problems: Problems): readonly YamlNode[] {
  if (!node || isEmpty(node)) return [];
  if (node.kind !== "map") {
    problems.add(node.location, "", quoted(node), `must be a list with the name ${list}.`);
    return [];
  }
  for (const [name, { location, path }] of node.fields)
    if (name !== list) problems.add(location, path, "", `is not read in this file, which has one list: ${list}.`);
  const items = node.fields.get(list);
  if (!items || isEmpty(items.node)) return [];
  if (items.node.kind === "list") return items.node.items;
  problems.add(items.location, list, quoted(items.node), `must be a list of ${what}, each starting with a hyphen.`);
  return [];
}

function readAnnotation<T extends object>(
  model: Model,
  node: YamlNode,
  { cls, list, item, fields: ofItem }: AnnotationList<T>,
  impliedBy: (fields: ReadonlyMap<string, unknown>) => Partial<T>,
  problems: Problems,
): Annotation<T> | undefined {
  if (node.kind !== "map") {
    problems.add(node.location, list, quoted(node), `must be ${item}: ${ofItem}.`);
    return undefined;
  }
  const before = problems.count;
  const known = propertiesOf(cls).map(({ name }) => name);
  for (const [name, { location, path, node: value }] of node.fields)
    if (!known.includes(name))
      problems.add(
        location,
        path,
        quoted(value),
        `is not a field of ${item}.${didYouMean(nearest(name, known)) || ` It has ${known.join(", ")}.`}`,
      );
  const { values, refused } = instanceOf(cls, node.fields, impliedBy(node.fields), problems);
  const source = { location: node.location, fields: node.fields, links: new Map(), refused };
  reportViolations(valueViolations(model, cls, values), source, problems);
  const location = node.fields.get("id")?.node.location ?? node.location;
  return problems.count === before ? { values, node, location } : undefined;
}
