import { plural } from "../model/declare.js";
import type { Model } from "../model/model.js";
import { nearest } from "../nearest.js";
import { type Field, isEmpty, type MapNode, type Node, shown } from "./document.js";
import { fieldsOf } from "./entities.js";
import { type Problems, perhaps } from "./problem.js";
import type { RowShape } from "./row.js";

/** A file of lists of records, with the defaults for them. */
export interface Lists {
  readonly lists: readonly Field[];
  readonly defaults: ReadonlyMap<string, Field>;
}

/** The lists of a file that the model knows, and the defaults of the file. */
export function readLists(model: Model, shape: RowShape, node: Node, problems: Problems): Lists | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== "map") {
    problems.add(node.spot, "", shown(node), "must be a mapping from the name of a list to its records.");
    return undefined;
  }
  const known = [...model.entities, model.claim].map(plural);
  const lists = [...node.fields.values()].filter(({ path, spot, node: list }) => {
    if (path === "defaults") return false;
    if (!known.includes(path))
      problems.add(spot, path, "", `is not a list of the model.${perhaps(nearest(path, known)) || ` The lists are ${known.join(", ")}.`}`);
    else if (list.kind !== "list") problems.add(spot, path, shown(list), "must be a list of records, each starting with a hyphen.");
    return known.includes(path) && list.kind === "list";
  });
  return { lists, defaults: readDefaults(model, shape, node, lists, problems) };
}

/** The defaults of a file; one that no record of the file can have is told. */
function readDefaults(
  model: Model,
  shape: RowShape,
  { fields }: MapNode,
  lists: readonly Field[],
  problems: Problems,
): ReadonlyMap<string, Field> {
  const defaults = fields.get("defaults");
  if (!defaults) return new Map();
  if (defaults.node.kind !== "map") {
    problems.add(defaults.spot, "defaults", shown(defaults.node), "must be fields with their values.");
    return new Map();
  }
  const possible = new Set(lists.flatMap(({ path }) => [...possibleDefaults(model, shape, path)]));
  possible.delete("id");
  for (const [name, { spot, path, node }] of defaults.node.fields) {
    if (!possible.has(name))
      problems.add(
        spot,
        `defaults.${path}`,
        shown(node),
        `is a field that no record of this file can have by default.${perhaps(nearest(name, possible))}`,
      );
  }
  return new Map([...defaults.node.fields].filter(([name]) => possible.has(name)));
}

function possibleDefaults(model: Model, shape: RowShape, list: string): Iterable<string> {
  const type = model.entityNamed(list);
  return type ? fieldsOf(model, type) : shape.properties;
}
