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
  /** How many steps it is from each to the last on its longest way. */
  const done = new Map<Entry, number>();
  for (const start of registry.all) {
    // A stack of our own: a chain may be longer than the call stack is deep.
    const path = new Set<Entry>();
    const stack: { entry: Entry; left: ReturnType<typeof onward> }[] = [];
    const enter = (entry: Entry) => {
      path.add(entry);
      stack.push({ entry, left: onward(entry) });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.pop();
      if (!next) {
        const steps = Math.max(0, ...onward(top.entry).map(({ target }) => 1 + (done.get(target) ?? 0)));
        done.set(top.entry, steps);
        // One step is left for whoever is there. Whatever leads to it is as wrong, and follows from this one.
        if (steps === longestWay) tellLength(top.entry, fields, onward(top.entry), problems);
        stack.pop();
        path.delete(top.entry);
      } else if (path.has(next.target))
        tell([...path].slice([...path].indexOf(next.target)), top.entry, fields.get(next.name) ?? "", problems);
      else if (!done.has(next.target)) enter(next.target);
    }
  }
}

function tellLength({ fields, spot }: Entry, names: ReadonlyMap<string, string>, [onward]: readonly Onward[], problems: Problems): void {
  const field = names.get(onward?.name ?? "") ?? "";
  const at = fields?.get(field)?.spot ?? spot;
  const far = `is ${longestWay - 1} steps from the widest record above it: only that many are followed. Name one that is nearer to the top.`;
  if (at && onward) problems.add(at, field, onward.target.id, far);
}

const sameClass = (a: Class, b: Class) => isA(a, b) || isA(b, a);

function tell(cycle: readonly Entry[], closing: Entry, field: string, problems: Problems): void {
  const spot = closing.fields?.get(field)?.spot ?? closing.spot ?? cycle.find((entry) => entry.spot)?.spot;
  const ids = [...cycle, cycle[0] as Entry].map(({ id }) => id);
  if (spot) problems.add(spot, field, ids.at(-1) ?? "", `leads back to its own record: ${ids.join(" -> ")}. Take one of these links out.`);
}
