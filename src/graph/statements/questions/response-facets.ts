import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { type Grouping, propertyOn } from "../../axes.js";
import { Cypher } from "../../cypher.js";
import type { Statement } from "../../graph.js";
import { countsIn, type FacetCounts, valuesCut } from "../facets/facet-counts.js";
import { valuesJoined } from "../groups/grouped-claims.js";
import { matches, type ResponsesQuery } from "./responses.js";

/** How many responses have each value of a property of their claim, or on an axis. @param first how many values are read at most */
export function responseFacetCounts(
  model: Model,
  query: ResponsesQuery,
  by: { readonly property: string } | { readonly grouping: Grouping },
  first: number,
  level: Level,
): Statement<FacetCounts> {
  const c = new Cypher(model, level);
  const matched = matches(c, query);
  const property = "property" in by ? by.property : propertyOn(by.grouping.axis);
  const joined = "grouping" in by && property === undefined ? valuesJoined(c, by.grouping, true) : undefined;
  const counted = joined
    ? `WITH k ${joined.text} WITH ${joined.value} AS value, count(DISTINCT k) AS n`
    : `WITH k.${property} AS value, count(*) AS n`;
  return { text: `${matched} ${counted} ${valuesCut(c, { first, chosen: [] })}`, parameters: c.parameters, hydrate: countsIn };
}
