import type { Assertion, Effect, Modality, Status } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { matchVisibleVersions, type Statement } from "../../graph.js";

/** Counts the visible records of a class. */
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

/** Counts the visible claims by predicate, assertion, modality, effect and status. */
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

/** A data set, and what its addresses begin with, if it says so. */
export interface VisibleDataSet {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly version: string;
  readonly iri: string | null;
}

/** The data sets of which the viewer may see at least one record. A data set that is hidden entirely does not appear, not even by name. */
export function dataSets(model: Model, level: Level): Statement<VisibleDataSet> {
  const c = new Cypher(model, level);
  return {
    text: [
      `CALL () { MATCH (n:Entity) WHERE ${c.visible("n")} RETURN n.dataset AS dataset UNION MATCH (k:Claim) WHERE ${c.visible("k")} RETURN k.dataset AS dataset }`,
      "MATCH (d:Dataset) WHERE d.name = dataset RETURN d.name AS name, d.title, d.licence, d.version, d.iri ORDER BY name",
    ].join(" "),
    parameters: c.parameters,
    hydrate: (row) => {
      const [name, title, licence, version, iri] = row as [string, string, string, string, string | null];
      return { name, title, licence, version, iri };
    },
  };
}

/** The digest of what viewers of a level see. There is none until a first load has computed it. */
export const visibleDigest = (level: Level): Statement<string | null> => ({
  text: `${matchVisibleVersions} RETURN v.digests[$level]`,
  parameters: { level },
  hydrate: ([digest]) => digest as string | null,
});
