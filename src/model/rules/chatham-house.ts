import { predicateOf } from "./links.js";
import { type Lookup, rule } from "./rule.js";

export const chathamHouse = rule(
  "chatham-house",
  "Nobody is named who took part in an event under the Chatham House rule, or in what is part of one.",
  "graph",
  (model, record, lookup) => {
    const subject = record.links.find(({ name }) => model.claimLinks[name]?.key === "subject");
    if (!subject || !predicateOf(model, record)?.participants) return [];
    const path = pathToClosedEvent(subject.to, lookup);
    if (!path) return [];
    const why =
      path.length === 1
        ? "it was held under the Chatham House rule"
        : `it is part of ${path.slice(1).join(", part of ")}, held under the Chatham House rule`;
    return [{ property: "subject", link: subject, message: `can have no participants: ${why}. Take this claim out.` }];
  },
);

/** The path from a record up to one under the Chatham House rule, both included, if there is one. */
function pathToClosedEvent(start: string, lookup: Lookup): string[] | undefined {
  const paths = [[start]];
  const seen = new Set([start]);
  for (const path of paths) {
    const last = path.at(-1) ?? "";
    if (lookup.has(last, "chathamHouse")) return path;
    for (const whole of lookup.wholesOf(last)) {
      if (!seen.has(whole)) paths.push([...path, whole]);
      seen.add(whole);
    }
  }
  return undefined;
}
