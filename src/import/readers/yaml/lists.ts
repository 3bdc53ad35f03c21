import { plural } from "../../../model/declare.js";
import { formerFlagsOf } from "../../../model/former-flags.js";
import type { Model } from "../../../model/model.js";
import { nearest } from "../../../text/nearest.js";
import { didYouMean } from "../../../text/sentences.js";
import type { Problems } from "../../records/problem.js";
import { type Field, isEmpty, type MapNode, quoted, type YamlNode } from "./document.js";
import { fieldsOf } from "./entities.js";
import type { RowShape } from "./row.js";

/** A file: lists of records, and defaults for them. */
export interface Lists {
  readonly lists: readonly Field[];
  readonly defaults: ReadonlyMap<string, Field>;
}

/** The lists of a file that the model knows, and the defaults of the file. */
export function readLists(model: Model, shape: RowShape, node: YamlNode, problems: Problems): Lists | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== "map") {
    problems.add(node.location, "", quoted(node), "must be a mapping from the name of a list to its records.");
    return undefined;
  }
  const known = [...model.entities, model.claim].map(plural);
  const lists = [...node.fields.values()].filter(({ path, location, node: list }) => {
    if (path === "defaults") return false;
    if (!known.includes(path))
      problems.add(
        location,
        path,
        "",
        `is not a list of the model.${didYouMean(nearest(path, known)) || ` The lists are ${known.join(", ")}.`}`,
      );
    else if (list.kind !== "list") problems.add(location, path, quoted(list), "must be a list of records, each starting with a hyphen.");
    return known.includes(path) && list.kind === "list";
  });
  const isComplete = [...node.fields.keys()].every((name) => name === "defaults" || lists.some(({ path }) => path === name));
  const listed = isComplete ? lists.map(({ path }) => path) : known;
  return { lists, defaults: readDefaults(model, shape, node, listed, problems) };
}

/**
 * Reads the defaults of a file. A default that no record of the file can have is reported.
 * @param listed the names of the lists whose records take them; all lists if one of the file is wrong, which is reported already
 */
function readDefaults(
  model: Model,
  shape: RowShape,
  { fields }: MapNode,
  listed: readonly string[],
  problems: Problems,
): ReadonlyMap<string, Field> {
  const defaults = fields.get("defaults");
  if (!defaults) return new Map();
  if (defaults.node.kind !== "map") {
    problems.add(defaults.location, "defaults", quoted(defaults.node), "must be fields with their values.");
    return new Map();
  }
  const possible = new Set(listed.flatMap((list) => [...possibleDefaults(model, shape, list)]));
  possible.delete("id");
  for (const [name, { location, path, node }] of defaults.node.fields) {
    if (!possible.has(name))
      problems.add(
        location,
        `defaults.${path}`,
        quoted(node),
        `is a field that no record of this file can have by default.${didYouMean(nearest(name, possible))}`,
      );
  }
  return new Map([...defaults.node.fields].filter(([name]) => possible.has(name)));
}

function possibleDefaults(model: Model, shape: RowShape, list: string): Iterable<string> {
  const type = model.entityNamed(list);
  return type ? [...fieldsOf(model, type), ...formerFlagsOf(type).map(({ name }) => name)] : shape.properties;
}
