import { LRUCache } from "lru-cache";
import { similarityParts } from "../../../analysis/community-traits.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { traitCounts } from "../../../graph/statements/questions/similar-communities.js";
import type { Reader } from "../reader.js";

/** How many communities have each trait: a number for each issue, group of people and kind of actors that one has. */
export type TraitCounts = ReadonlyMap<string, number>;

/** By what viewers of a level see, and by choice of claims: the last of all graphs. A stamp is given once in the world. */
const known = new LRUCache<string, TraitCounts>({ max: 64 });

/**
 * How many communities have each trait, for a choice of claims. The claims of all communities are counted for it, in the graph, and every
 * comparison of two communities needs it, so it is kept until what the viewers of the level see changes. Hidden writes change neither the
 * answer nor how long it takes.
 */
export async function traitCountsOf(reader: Reader, { assertions, modalities, statuses, claim }: ClaimChoice): Promise<TraitCounts> {
  const { graph, viewer } = reader;
  const choice = { assertions, modalities, statuses, claim };
  const { stamp, digest } = await graph.visibleVersion(viewer.level);
  const key = JSON.stringify([stamp, viewer.level, choice]);
  // Without a digest the stamp is that of the engine, which other graphs may have too.
  const kept = digest === undefined ? undefined : known.get(key);
  if (kept) return kept;
  const read = await Promise.all(similarityParts.map((part) => reader.facts(traitCounts(reader.model, part, choice, viewer.level))));
  const counts = new Map(read.flat().map(({ record, communities }) => [record, communities]));
  if (digest !== undefined) known.set(key, counts);
  return counts;
}
