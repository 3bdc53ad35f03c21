import { type Level, levelOf, type Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";

/**
 * The data set as if records that are hidden from a level did not exist: no such record, no link to one, no record
 * with a required link to one (a passage of such a source, a community in such a place), no claim that names one or is left without a passage, no former id that leads to one. This is the rule of visibility in its simplest form.
 */
export function seenBy(level: Level, { entities, claims, formerIds = [] }: Dataset): Dataset {
  const open = (sensitivity: Sensitivity | undefined) => sensitivity !== undefined && levelOf(sensitivity) <= level;
  const ids = new Set(entities.filter((e) => open(e.values.sensitivity)).map((e) => e.values.id));
  // Without what a required link leads to, a record says that something is hidden. So it does not exist either, and so on.
  const lacksLink = (links: Dataset["entities"][number]["links"]) => links.some((l) => model.links[l.name]?.required && !ids.has(l.to));
  for (let before = -1; before !== ids.size; ) {
    before = ids.size;
    for (const { values, links } of entities) if (lacksLink(links)) ids.delete(values.id);
  }
  const shownClaims = claims
    .map((k) => ({ ...k, cites: k.cites.filter((p) => ids.has(p)) }))
    .filter(({ values, subject, object, at, for: concerned, by, cites }) => {
      const named = [subject, object, ...(at === undefined ? [] : [at]), ...concerned, ...by];
      return open(values.sensitivity) && cites.length > 0 && named.every((id) => ids.has(id));
    });
  const claimIds = new Set(shownClaims.map((k) => k.values.id));
  return {
    entities: entities.filter((e) => ids.has(e.values.id)).map((e) => ({ ...e, links: e.links.filter((l) => ids.has(l.to)) })),
    claims: shownClaims,
    formerIds: formerIds.filter(({ successor, sensitivity }) =>
      successor === undefined ? open(sensitivity) : ids.has(successor) || claimIds.has(successor),
    ),
  };
}
