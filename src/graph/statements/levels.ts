import type { Class } from "../../model/declare.js";
import { Sensitivity } from "../../model/entity.js";
import { formerFlagsOf } from "../../model/former-flags.js";
import type { Model } from "../../model/model.js";
import type { ClaimLink, Link } from "../../model/relations.js";
import type { Transaction } from "../graph.js";
import { batchSize } from "./writers.js";

/**
 * How records and their levels are stored. Raise it when equal records get other levels than before, or when terms replace a flag: stored
 * graphs are then updated when they are opened.
 */
export const levelsRevision = 2;

/** Above the level of every viewer: a record without a sensitivity is hidden from all. */
export const hidden = Sensitivity.values.length;
const ownLevel = (v: string) =>
  `CASE ${v}.sensitivity ${Sensitivity.values.map((s, i) => `WHEN "${s}" THEN ${i}`).join(" ")} ELSE ${hidden} END`;
const highest = (first: string, others: readonly string[]) =>
  `reduce(high = ${first}, x IN [${others.map((o) => `coalesce(${o}, ${hidden})`).join(", ")}] | CASE WHEN x > high THEN x ELSE high END)`;

/**
 * Binds the level from which a bound entity is visible: its own, or that of what its required links lead to if it is higher. Of several
 * records behind one link the lowest counts, since one that is visible is enough.
 * @param links the required links of its class
 */
export function entityLevel(links: readonly (readonly [string, Link])[], n: string, level: string): string {
  const parts = links.map(
    ([name, { one }], i) =>
      `CALL (${n}) { MATCH (${n})-[:${name}]->(e:Entity) RETURN ${one ? "max" : "min"}(coalesce(e.level, ${hidden})) AS behind${i} }`,
  );
  const behind = links.map((_, i) => `behind${i}`);
  return `${parts.join(" ")} WITH ${n}, ${highest(ownLevel(n), behind)} AS ${level}`;
}

/** The names of the claim links that a condition holds for. */
const claimLinksThat = (model: Model, condition: (link: ClaimLink) => boolean | undefined): string =>
  Object.entries(model.claimLinks)
    .flatMap(([name, link]) => (condition(link) ? [name] : []))
    .join("|");
/** Whether a claim needs to show one of the records behind a link, and not all of them. */
export const oneIsEnough = ({ required, one }: ClaimLink) => required && !one;

/**
 * Binds the level from which a bound claim is visible: the highest of its own, those of its subject, object, place, groups and actors, and
 * the lowest of its passages.
 */
export function claimLevel(model: Model, k: string, level: string): string {
  const inward = claimLinksThat(model, (link) => link.inward);
  const named = claimLinksThat(model, (link) => !link.inward && !oneIsEnough(link));
  const cited = claimLinksThat(model, oneIsEnough);
  return [
    `CALL (${k}) { MATCH (${k})<-[:${inward}]-(e:Entity) RETURN max(coalesce(e.level, ${hidden})) AS subject }`,
    `CALL (${k}) { MATCH (${k})-[:${named}]->(e:Entity) RETURN max(coalesce(e.level, ${hidden})) AS named }`,
    `CALL (${k}) { MATCH (${k})-[:${cited}]->(p:Entity) RETURN min(coalesce(p.level, ${hidden})) AS cited }`,
    `WITH ${k}, ${highest(ownLevel(k), ["subject", "named", "cited"])} AS ${level}`,
  ].join(" ");
}

// Most levels are unchanged, and a write costs more than a read.
const set = (v: string) => `WITH ${v}, level WHERE ${v}.level IS NULL OR ${v}.level <> level SET ${v}.level = level`;

/**
 * Sets the levels of entities with required links, and of all entities whose required links lead to one of these, in any data set.
 * @param stored the ids of stored entities, by their class
 * @returns the ids of the records whose level has changed
 */
export async function setEntityLevels(
  tx: Transaction,
  model: Model,
  stored: ReadonlyMap<Class, readonly string[]>,
): Promise<ReadonlySet<string>> {
  const reached = new Map([...stored].map(([cls, ids]) => [cls, new Set(ids)]));
  const changed = new Set<string>();
  for (const [cls, links] of model.requiredLinks) {
    const ids = reached.get(cls) ?? new Set();
    reached.set(cls, ids);
    for (const [name, link] of links)
      for (const target of model.entitiesBehind(link, cls)) {
        const text = `UNWIND $ids AS id MATCH (e:Entity {id: id}) MATCH (e)<-[:${name}]-(n:${cls.name}) RETURN DISTINCT n.id`;
        for (const id of await idsFrom(tx, text, [...(reached.get(target) ?? [])])) ids.add(id);
      }
    const text = `UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n:${cls.name} ${entityLevel(links, "n", "level")} ${set("n")} RETURN n.id`;
    for (const id of await idsFrom(tx, text, [...ids])) changed.add(id);
  }
  tx.index(changed);
  return changed;
}

/** Sets the levels of claims, once those of the entities that they name are right. */
export const setClaimLevels = (tx: Transaction, model: Model, ids: readonly string[]) =>
  idsFrom(tx, `UNWIND $ids AS id MATCH (k:Claim {id: id}) ${claimLevel(model, "k", "level")} ${set("k")} RETURN k.id`, ids);

/** The claims that name one of these entities. */
export const claimsNaming = (tx: Transaction, model: Model, entities: Iterable<string>): Promise<string[]> =>
  idsFrom(
    tx,
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) MATCH (e)-[:${claimLinksThat(model, () => true)}]-(k:Claim) RETURN DISTINCT k.id`,
    [...entities],
  );

/** Runs a statement for a bounded number of ids at a time. @returns the ids that it returns */
async function idsFrom(tx: Transaction, text: string, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < ids.length; at += batchSize)
    for (const [id] of await tx.run(text, { ids: ids.slice(at, at + batchSize) })) found.push(id as string);
  return found;
}

/** Sets the terms that have replaced flags, and removes these. */
export async function replaceFormerFlags(tx: Transaction, model: Model): Promise<void> {
  for (const cls of model.entities)
    for (const { name, property, yes, no } of formerFlagsOf(cls))
      await tx.run(
        `MATCH (n:${cls.name}) WHERE n.${name} IS NOT NULL SET n.${property} = coalesce(n.${property}, CASE WHEN n.${name} THEN $yes ELSE $no END) REMOVE n.${name}`,
        { yes, no },
      );
}
