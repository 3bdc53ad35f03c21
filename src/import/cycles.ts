import { cyclesOf } from "../model/cycles.js";
import type { Class } from "../model/declare.js";
import { isA, type Model } from "../model/model.js";
import type { Problems } from "./problem.js";
import type { Entry, Registry } from "./registry.js";

/** Tells of each way in which records come back to themselves along acyclic links, alone or together. */
export function refuseCycles(model: Model, registry: Registry, problems: Problems): void {
  const fields = new Map(Object.entries(model.links).flatMap(([name, link]) => (link.acyclic ? [[name, link.reads[0]] as const] : [])));
  // Only what stays within a class can come back along links of that class.
  const onward = ({ type, links }: Entry) =>
    links.flatMap(({ name, to }) => {
      const target = registry.get(to);
      return target && fields.has(name) && sameClass(type, target.type) ? [{ name, target }] : [];
    });
  for (const { nodes, closing } of cyclesOf(registry.all, onward)) tell(nodes, fields.get(closing.name) ?? "", problems);
}

const sameClass = (a: Class, b: Class) => isA(a, b) || isA(b, a);

function tell(cycle: readonly Entry[], field: string, problems: Problems): void {
  const closing = cycle.at(-1) as Entry;
  const spot = closing.fields.get(field)?.spot ?? closing.spot;
  const ids = [...cycle, cycle[0] as Entry].map(({ id }) => id);
  problems.add(spot, field, ids.at(-1) ?? "", `leads back to its own record: ${ids.join(" -> ")}. Take one of these links out.`);
}
