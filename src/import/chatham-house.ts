import { pathToRule } from "../model/chatham-house.js";
import type { Model } from "../model/model.js";
import type { ClaimRecord } from "../model/records.js";
import type { Problems, Spot } from "./problem.js";
import type { Registry } from "./registry.js";

/** What a row or a claim says, as far as this rule looks at it. */
export interface Said {
  readonly record: Pick<ClaimRecord, "subject" | "object"> & { readonly values: { readonly predicate: string } };
  readonly spot: Spot;
}

/** Tells of each claim that names who took part in what was held under the Chatham House rule, or in a part of it. */
export function refuseParticipants(model: Model, claims: readonly Said[], registry: Registry, problems: Problems): void {
  const parts = new Set(model.predicatesThat((p) => p.whole));
  const naming = new Set(model.predicatesThat((p) => p.participants));
  const wholes = new Map<string, string[]>();
  for (const { record } of claims)
    if (parts.has(record.values.predicate)) wholes.set(record.subject, [...(wholes.get(record.subject) ?? []), record.object]);
  const isUnderRule = (id: string) => (registry.get(id)?.values as { chathamHouse?: boolean } | undefined)?.chathamHouse === true;
  for (const { record, spot } of claims) {
    const path = naming.has(record.values.predicate) ? pathToRule(record.subject, wholes, isUnderRule) : undefined;
    if (!path) continue;
    const why =
      path.length === 1
        ? "it was held under the Chatham House rule"
        : `it is part of ${path.slice(1).join(", part of ")}, held under the Chatham House rule`;
    problems.add(spot, "subject", record.subject, `can have no participants: ${why}. Take this claim out.`);
  }
}
