import { cyclesOf } from "../../../model/cycles.js";
import type { Class } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import { type Link, longestWay } from "../../../model/relations.js";
import { type Graph, run } from "../../graph.js";
import { anchorOf } from "../../layout.js";
import { type Offence, type Rule, rule, ruleBy } from "./rule.js";

/** What must hold of what ties records together: of links, and of the roles that records play in claims. */
export const ofTies = (model: Model): Rule[] => [
  ...Object.entries<Link & { inward?: true }>({ ...model.links, ...model.roles }).flatMap(([name, link]) => ofTie(model, name, link)),
  ...model.entities.flatMap((cls) => acyclic(model, cls)),
];

const listed = (classes: readonly Class[]) => classes.map((c) => c.name).join(", ");
/** Whether a variable is of one of these classes. */
export const isOneOf = (v: string, classes: readonly Class[]) => `(${classes.map((c) => `${v}:${c.name}`).join(" OR ")})`;

function ofTie(model: Model, name: string, { from, to, reads, inward, one, required, qualifier }: Link & { inward?: true }): Rule[] {
  const [field] = reads;
  const along = inward ? `<-[r:${name}]-` : `-[r:${name}]->`;
  const start = anchorOf(model, from[0] as Class);
  const pairs = to === "same" ? from.map((cls) => [[cls], [cls]] as const) : [[from, to] as const];
  const fits = pairs.map(([f, t]) => `(${isOneOf("a", f)} AND ${isOneOf("b", t)})`).join(" OR ");
  const count = one && required ? "n <> 1" : one ? "n > 1" : required ? "n = 0" : undefined;
  return [
    rule(
      `${field} leads from ${listed(from)} to ${to === "same" ? "the same" : listed(to)}`,
      `MATCH (a:${start})${along}(b) WHERE NOT (${fits}) RETURN a.id AS id, "${field} " + coalesce(b.id, "nothing")`,
    ),
    rule(
      `${field} leads to a record once`,
      `MATCH (a:${start})${along}(b) WITH a, b, count(r) AS n WHERE n > 1 RETURN a.id AS id, "${field} " + b.id`,
    ),
    ...(count === undefined
      ? []
      : from.map((cls) =>
          rule(
            `every ${cls.name} has ${one ? (required ? "one" : "at most one") : "at least one"} ${field}`,
            `MATCH (a:${cls.name}) CALL (a) { MATCH (a)${along}(b) RETURN count(b) AS n } WITH a, n WHERE ${count} RETURN a.id AS id, toString(n) + " ${field}"`,
          ),
        )),
    rule(
      qualifier ? `${field} says ${qualifier[0]} by a term of ${qualifier[1].name}` : `${field} carries no term`,
      `MATCH (a:${start})${along}(b) WHERE ${qualifier ? "r.term IS NULL OR NOT r.term IN $terms" : "r.term IS NOT NULL"} RETURN a.id AS id, "${field} " + b.id`,
      qualifier ? { terms: qualifier[1].values } : {},
    ),
  ];
}

/** However long the way: links that stay within a class are followed together, as import does. */
function acyclic(model: Model, cls: Class): Rule[] {
  const names = model.linksOf(cls).flatMap(([name, link]) => (link.acyclic && model.targetsOf(link, cls).includes(cls) ? [name] : []));
  if (!names.length) return [];
  const text = `MATCH (a:${cls.name})-[r:${names.join("|")}]->(b:${cls.name}) RETURN a.id, b.id`;
  const links = async (graph: Pick<Graph, "read">) => {
    const steps = new Map<string, { target: string }[]>();
    for (const [from, target] of await run(graph, { text, parameters: {}, hydrate: (row) => row as [string, string] })) {
      const own = steps.get(from);
      if (own) own.push({ target });
      else steps.set(from, [{ target }]);
    }
    return steps;
  };
  return [
    ruleBy(`no ${cls.name} comes back to itself by ${names.join(" and ")}`, async (graph) => {
      const steps = await links(graph);
      return [...cyclesOf(steps.keys(), (id) => steps.get(id) ?? [])].map(({ nodes }) => ({
        id: nodes[0] as string,
        what: [...nodes, nodes[0]].join(" -> "),
      }));
    }),
    ruleBy(`no ${cls.name} is ${longestWay} steps from the widest by ${names.join(" and ")}`, async (graph) => {
      const steps = await links(graph);
      const far: Offence[] = [];
      const tell = (id: string, longest: number) => longest >= longestWay && far.push({ id, what: `${longest} steps` });
      for (const _ of cyclesOf(steps.keys(), (id) => steps.get(id) ?? [], tell));
      return far;
    }),
  ];
}
