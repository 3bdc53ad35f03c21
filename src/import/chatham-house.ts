import type { ClaimRecord } from "../model/records.js";
import type { Problems, Spot } from "./problem.js";
import type { Registry } from "./registry.js";

/** What a row or a claim says, as far as this rule looks at it. */
export interface Said {
  readonly record: Pick<ClaimRecord, "subject" | "object"> & { readonly values: { readonly predicate: string } };
  /** Nothing if it comes from the graph and not from the folder. */
  readonly spot?: Spot;
}

/** Under the Chatham House rule nobody who took part is named: not in the event, and not in what is part of it. */
export function refuseParticipants(claims: Iterable<Said>, registry: Registry, problems: Problems): void {
  const all = [...claims];
  const wholes = new Map<string, string[]>();
  for (const { record } of all) {
    if (record.values.predicate === "PART_OF_PROGRAMME") wholes.set(record.subject, [...(wholes.get(record.subject) ?? []), record.object]);
  }
  for (const { record, spot } of all) {
    if (record.values.predicate !== "INVOLVES" || !spot) continue;
    const path = pathToRule(record.subject, wholes, registry);
    if (!path) continue;
    const why =
      path.length === 1
        ? "it was held under the Chatham House rule"
        : `it is part of ${path.slice(1).join(", part of ")}, held under the Chatham House rule`;
    problems.add(spot, "subject", record.subject, `can have no participants: ${why}. Take this claim out.`);
  }
}

/** The way from a record up to an event under the rule, if there is one. */
function pathToRule(start: string, wholes: ReadonlyMap<string, readonly string[]>, registry: Registry): string[] | undefined {
  const paths = [[start]];
  const seen = new Set([start]);
  for (const path of paths) {
    const last = path.at(-1) ?? "";
    const { values } = registry.get(last) ?? {};
    if (values && "chathamHouse" in values && values.chathamHouse === true) return path;
    for (const whole of wholes.get(last) ?? []) {
      if (!seen.has(whole)) paths.push([...path, whole]);
      seen.add(whole);
    }
  }
  return undefined;
}
