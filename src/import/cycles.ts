import { cyclesOf } from "../model/cycles.js";
import type { Class } from "../model/declare.js";
import { isA, type Model } from "../model/model.js";
import { longestWay } from "../model/relations.js";
import type { Problems } from "./problem.js";
import type { Entry, Registry } from "./registry.js";

interface Onward {
  readonly name: string;
  readonly target: Entry;
}

/** Tells of each way in which records come back to themselves along acyclic links, alone or together, and of ways that are too long. */
export function refuseCycles(model: Model, registry: Registry, problems: Problems): void {
  const fields = new Map(Object.entries(model.links).flatMap(([name, link]) => (link.acyclic ? [[name, link.reads[0]] as const] : [])));
  // Only what stays within a class can come back along links of that class.
  const onward = ({ type, links }: Entry): Onward[] =>
    links.flatMap(({ name, to }) => {
      const target = registry.get(to);
      return target && fields.has(name) && sameClass(type, target.type) ? [{ name, target }] : [];
    });
  // One step is left for whoever is there. Whatever leads to it is as wrong, and follows from this one.
  const far = (entry: Entry, steps: number) => steps === longestWay && tellLength(entry, fields, onward(entry), problems);
  for (const { nodes, closing } of cyclesOf(registry.all, onward, far)) tell(nodes, fields.get(closing.name) ?? "", problems);
}

function tellLength({ fields, spot }: Entry, names: ReadonlyMap<string, string>, [onward]: readonly Onward[], problems: Problems): void {
  const field = names.get(onward?.name ?? "") ?? "";
  const at = fields?.get(field)?.spot ?? spot;
  const far = `is ${longestWay - 1} steps from the widest record above it: only that many are followed. Name one that is nearer to the top.`;
  if (at && onward) problems.add(at, field, onward.target.id, far);
}

const sameClass = (a: Class, b: Class) => isA(a, b) || isA(b, a);

function tell(cycle: readonly Entry[], field: string, problems: Problems): void {
  const closing = cycle.at(-1) as Entry;
  const spot = closing.fields.get(field)?.spot ?? closing.spot;
  const ids = [...cycle, cycle[0] as Entry].map(({ id }) => id);
  problems.add(spot, field, ids.at(-1) ?? "", `leads back to its own record: ${ids.join(" -> ")}. Take one of these links out.`);
}
