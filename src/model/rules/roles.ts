import { isA } from "../model.js";
import { flags, rule } from "./rule.js";

/**
 * Only claims of the data set that has the issue count: no other can change its roles. A claim that is hidden from some viewers may give
 * the role and does not have to, because they would learn of it from the role.
 */
export const claimedRole = rule(
  "claimed-role",
  "An issue is a driver if a claim of its data set says what it drives, and only then.",
  "graph",
  (model, { type, values }, lookup) => {
    const { id } = values as { readonly id: string };
    const { property, value: role } = flags.driver;
    return Object.entries(model.predicates).flatMap(([name, { role: given, from, reads }]) => {
      if (given !== role || !from.some((cls) => isA(type, cls)) || !model.property(type, property)) return [];
      const claimed = lookup.claimedBy(id, name);
      if (lookup.has(id, "driver") && claimed === undefined)
        return [{ property, message: `has ${role}, but no claim says what it drives: add one with \`${reads[0]}\`, or take ${role} out.` }];
      if (!lookup.has(id, "driver") && claimed === "open")
        return [
          { property, message: `lacks ${role}, but a claim says what it drives: add ${role}, or take the claim with \`${reads[0]}\` out.` },
        ];
      return [];
    });
  },
);
