import type { ClaimGroup } from "../../graph/axes.js";
import type { ClaimChoice, Filter } from "../../graph/filter.js";
import { defaultAssertions, defaultModalities, defaultStatuses } from "../../model/claim.js";
import { groupText } from "../schema/group-inputs.js";

/**
 * The address of a table of the claims that belong to all of these groups, with the choice that counted them.
 * @param filter what else each claim meets
 */
export function drillDownUrl(
  groups: readonly ClaimGroup[],
  { assertions, modalities, statuses, claim }: ClaimChoice,
  filter?: Filter | null,
): string {
  const parameters = new URLSearchParams(groups.length ? { groups: groups.map(groupText).join(",") } : {});
  // The table has every claim by default, and a question has not.
  parameters.set("assertions", (assertions ?? defaultAssertions).join(","));
  parameters.set("modalities", (modalities ?? defaultModalities).join(","));
  parameters.set("statuses", (statuses ?? defaultStatuses).join(","));
  const conditions = Object.entries({ claim, filter }).filter(([, value]) => value && Object.keys(value).length);
  for (const [name, value] of conditions) parameters.set(name, JSON.stringify(value));
  return `/claims.csv?${parameters}`;
}
