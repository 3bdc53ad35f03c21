import { maxHierarchyDepth } from "../relations.js";
import { fieldOf } from "./links.js";
import { rule } from "./rule.js";

export const noCycle = rule("cycle", "No record comes back to itself along acyclic links.", "graph", (model, record, { hierarchy }) => {
  const { id } = record.values as { id: string };
  return hierarchy.cyclesClosedBy(id).flatMap(({ ids, closing }) => {
    const link = record.links.find(({ name, to }) => name === closing.name && to === closing.to);
    const declared = model.links[closing.name];
    if (!link || !declared) return [];
    const around = [...ids, ids[0]].join(" -> ");
    return [{ property: fieldOf(declared), link, message: `leads back to its own record: ${around}. Take one of these links out.` }];
  });
});

/** Only the record at the limit breaks the rule: the longer paths of records below it follow from this one. */
export const hierarchyDepth = rule(
  "hierarchy-depth",
  `No record is ${maxHierarchyDepth} steps from the widest that it lies in or belongs to.`,
  "graph",
  (model, record, { hierarchy }) => {
    const { id } = record.values as { id: string };
    const link = record.links.find(({ name }) => model.links[name]?.acyclic);
    const declared = link && model.links[link.name];
    if (!declared || hierarchy.distanceOf(id) !== maxHierarchyDepth) return [];
    const message = `is ${maxHierarchyDepth - 1} steps from the widest record above it: only that many are followed. Name one that is nearer to the top.`;
    return [{ property: fieldOf(declared), link, message }];
  },
);
