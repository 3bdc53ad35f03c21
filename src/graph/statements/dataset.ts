import type { Assertion, Effect, Modality, Status } from "../../model/claim.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import type { Statement } from "../graph.js";

/** How many visible records there are of one class. */
export function countOf(model: Model, label: string, level: Level): Statement<number> {
  const cls = model.classes.find((c) => c.name === label);
  if (!cls) throw new Error(`${label} is not in the model.`);
  const c = new Cypher(model, level);
  return { text: `MATCH (o:${cls.name}) WHERE ${c.visible("o")} RETURN count(*)`, parameters: c.parameters, hydrate: ([n]) => n as number };
}

export interface ClaimCount {
  readonly predicate: string;
  readonly assertion: Assertion;
  readonly modality: Modality;
  readonly effect: Effect | null;
  readonly status: Status;
  readonly claims: number;
}

/** How many visible claims there are of each predicate, assertion, modality, effect and status. */
export function claimCounts(model: Model, level: Level): Statement<ClaimCount> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (k:Claim) WHERE ${c.visible("k")} RETURN k.predicate AS predicate, k.assertion AS assertion, k.modality AS modality, k.effect AS effect, k.status AS status, count(*) AS claims ORDER BY predicate, assertion, modality, effect, status`,
    parameters: c.parameters,
    hydrate: (row) => {
      const [predicate, assertion, modality, effect, status, claims] = row as [string, Assertion, Modality, Effect | null, Status, number];
      return { predicate, assertion, modality, effect, status, claims };
    },
  };
}

/** What the data sets say of themselves of which the viewer may see anything: of one that is hidden whole, not even the name is told. */
export function dataSets(model: Model, level: Level): Statement<{ name: string; title: string; licence: string; version: string }> {
  const c = new Cypher(model, level);
  return {
    text: [
      `CALL () { MATCH (n:Entity) WHERE ${c.visible("n")} RETURN n.dataset AS held UNION MATCH (k:Claim) WHERE ${c.visible("k")} RETURN k.dataset AS held }`,
      "MATCH (d:Dataset) WHERE d.name = held RETURN d.name AS name, d.title, d.licence, d.version ORDER BY name",
    ].join(" "),
    parameters: c.parameters,
    hydrate: (row) => {
      const [name, title, licence, version] = row as [string, string, string, string];
      return { name, title, licence, version };
    },
  };
}
