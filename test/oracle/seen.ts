import { type Level, levelOf, type Sensitivity } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";

/**
 * The data set as if what a level may not see had never been recorded: no such record, no link to one, no passage of such a
 * source, no claim that names one or is left without a passage. It is the rule of visibility in its plainest form.
 */
export function seenBy(level: Level, { entities, claims }: Dataset): Dataset {
  const open = (sensitivity: Sensitivity | undefined) => sensitivity !== undefined && levelOf(sensitivity) <= level;
  const ids = new Set(entities.filter((e) => open(e.values.sensitivity)).map((e) => e.values.id));
  const sourced = (links: Dataset["entities"][number]["links"]) => links.every((l) => l.name !== "OF" || ids.has(l.to));
  for (const { values, links } of entities) if (!sourced(links)) ids.delete(values.id);
  return {
    entities: entities.filter((e) => ids.has(e.values.id)).map((e) => ({ ...e, links: e.links.filter((l) => ids.has(l.to)) })),
    claims: claims
      .map((k) => ({ ...k, cites: k.cites.filter((p) => ids.has(p)) }))
      .filter(({ values, subject, object, at, for: concerned, by, cites }) => {
        const named = [subject, object, ...(at === undefined ? [] : [at]), ...concerned, ...by];
        return open(values.sensitivity) && cites.length > 0 && named.every((id) => ids.has(id));
      }),
  };
}
