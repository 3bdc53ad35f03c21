import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import type { Statement } from "../../graph.js";

/** The different periods of the visible claims. */
export function visiblePeriods(model: Model, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (k:Claim) WHERE ${c.visible("k")} AND k.period IS NOT NULL RETURN DISTINCT k.period`,
    parameters: c.parameters,
    hydrate: ([period]) => period as string,
  };
}

/** When the newest visible claim was recorded, by the order in which lists sort dates; null if there is no claim. */
export function newestRecording(model: Model, level: Level): Statement<string | null> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (k:Claim) WHERE ${c.visible("k")} RETURN max(k.recordedAt)`,
    parameters: c.parameters,
    hydrate: ([date]) => date as string | null,
  };
}
