import { type SimilarityPart, type TraitSource, traitSources } from "../../../analysis/community-traits.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { enclosingLinks, maxHierarchyDepth } from "../../../model/relations.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** The class of the records of each part. */
const classOf = { ISSUES: "Issue", PEOPLE: "PopulationGroup", ACTORS: "ActorType" } as const satisfies Record<SimilarityPart, string>;

/** From a bound record `x` to each community `c` of which such a claim `k` records it. A visible claim names visible records alone. */
function toCommunity(c: Cypher, { predicate, community, record }: TraitSource, choice: ClaimChoice): string {
  const first = { subject: "(x)-[:SUBJECT_OF]->", object: "(x)<-[:OBJECT]-", for: "(x)<-[:FOR]-", by: "(x)<-[:BY]-" }[record];
  const second = { subject: "(k)<-[:SUBJECT_OF]-", at: "(k)-[:AT]->" }[community];
  return `MATCH ${first}(k:Claim) WHERE k.predicate = ${c.value(predicate)} AND ${c.chosen("k", choice).join(" AND ")} MATCH ${second}(c:Community)`;
}
/** From a bound community `c` to each record `x` that such a claim `k` records of it. */
function toRecord(c: Cypher, { part, predicate, community, record }: TraitSource, choice: ClaimChoice): string {
  const first = { subject: "(c)-[:SUBJECT_OF]->", at: "(c)<-[:AT]-" }[community];
  const second = { subject: "(k)<-[:SUBJECT_OF]-", object: "(k)-[:OBJECT]->", for: "(k)-[:FOR]->", by: "(k)-[:BY]->" }[record];
  return `MATCH ${first}(k:Claim) WHERE k.predicate = ${c.value(predicate)} AND ${c.chosen("k", choice).join(" AND ")} MATCH ${second}(x:${classOf[part]})`;
}
const sourcesOf = (part: SimilarityPart) => traitSources.filter((source) => source.part === part);

/** How many communities have a trait. */
export interface TraitCount {
  readonly record: string;
  readonly communities: number;
}
/** Counts the communities that have each trait of a part. It starts where fewer claims are to be passed over: what communities face, they say themselves. */
export function traitCounts(model: Model, part: SimilarityPart, choice: ClaimChoice, level: Level): Statement<TraitCount> {
  const c = new Cypher(model, level);
  const branches = sourcesOf(part).map((source) =>
    source.community === "subject"
      ? `MATCH (c:Community) ${toRecord(c, source, choice)} RETURN x.id AS trait, c.id AS community`
      : `MATCH (x:${classOf[part]}) ${toCommunity(c, source, choice)} RETURN x.id AS trait, c.id AS community`,
  );
  return {
    text: `CALL () { ${branches.join(" UNION ")} } RETURN trait, count(DISTINCT community)`,
    parameters: c.parameters,
    hydrate: (row: Row) => ({ record: row[0] as string, communities: row[1] as number }),
  };
}

/** A trait that a community has. */
export interface CommunityTrait {
  readonly community: string;
  readonly part: SimilarityPart;
  readonly record: string;
}
/** The traits of one part that some communities have, each once. */
export function communityTraits(
  model: Model,
  part: SimilarityPart,
  communities: readonly string[],
  choice: ClaimChoice,
  level: Level,
): Statement<CommunityTrait> {
  const c = new Cypher(model, level);
  const branches = sourcesOf(part).map((source) => `${toRecord(c, source, choice)} RETURN x.id AS trait`);
  return {
    text: `UNWIND ${c.value(distinctTerms(communities))} AS id MATCH (c:Entity {id: id}) CALL (c) { ${branches.join(" UNION ")} } RETURN id, trait`,
    parameters: c.parameters,
    hydrate: (row: Row) => ({ community: row[0] as string, part, record: row[1] as string }),
  };
}

/** The records of a part that a community has, each with the weight that sharing it has. */
export interface WeighedRecords {
  readonly part: SimilarityPart;
  readonly records: readonly string[];
  readonly weights: readonly number[];
}
export interface SharingQuery {
  /** Whose records they are; it does not share with itself. */
  readonly community: string;
  readonly traits: readonly WeighedRecords[];
  readonly choice: ClaimChoice;
}

/** Binds every other community `c` that shares a record, and the weight `shared` of all that it shares. At least one part has records. */
function sharing(c: Cypher, { community, traits, choice }: SharingQuery): string {
  const branches = traits.flatMap(({ part, records, weights }) => {
    const [ids, values] = [c.value(records), c.value(weights)];
    const each = `UNWIND range(0, size(${ids}) - 1) AS i WITH ${ids}[i] AS id, ${values}[i] AS weight MATCH (x:Entity {id: id})`;
    return sourcesOf(part).map((source) => `${each} ${toCommunity(c, source, choice)} RETURN c, id, weight`);
  });
  return `CALL () { ${branches.join(" UNION ")} } WITH c, sum(weight) AS shared WHERE c.id <> ${c.value(community)}`;
}

/** Binds the ids `countries` of the countries around `c`. */
const countriesAround = (c: Cypher) =>
  `CALL (c) { MATCH q = (c)-[:${enclosingLinks.join("|")}*0..${maxHierarchyDepth}]->(w:Place) WHERE w.kind = ${c.value("COUNTRY")} AND ${c.visiblePath("q")} RETURN collect(DISTINCT w.id) AS countries }`;
export interface SharingCommunity {
  readonly id: string;
  /** What lists sort it by. */
  readonly name: string;
}
export interface SharingCommunities {
  /** How many communities share something. */
  readonly all: number;
  /** How many of them lie in one of the countries, and how many in no recorded one; 0 without countries. */
  readonly sameCountry: number;
  readonly countryUnknown: number;
  /** Of all others the first: the greatest weight first, then by id. */
  readonly communities: readonly SharingCommunity[];
}
/**
 * The communities that share something with one: all are counted in the graph, and the first are read.
 * @param notIn countries; communities in one of them, and those of which no country is recorded, are only counted
 */
export function communitiesSharing(
  model: Model,
  query: SharingQuery,
  notIn: readonly string[] | undefined,
  first: number,
  level: Level,
): Statement<SharingCommunities> {
  const c = new Cypher(model, level);
  const located = notIn
    ? `${countriesAround(c)} WITH c, shared, CASE WHEN size(countries) = 0 THEN 'unknown' WHEN any(w IN countries WHERE w IN ${c.value(notIn)}) THEN 'same' ELSE 'other' END AS country`
    : "WITH c, shared, 'other' AS country";
  const among = (country: string) => `[x IN found WHERE x[2] = '${country}']`;
  return {
    text: [
      `${sharing(c, query)} ${located} WITH c.id AS id, c.name AS name, country, shared ORDER BY shared DESC, id`,
      `WITH collect([id, name, country]) AS found RETURN size(found), size(${among("same")}), size(${among("unknown")}), ${among("other")}[0..${c.value(first)}]`,
    ].join(" "),
    parameters: c.parameters,
    hydrate(row: Row) {
      const [all, sameCountry, countryUnknown, found] = row as [number, number, number, [string, string | null, string][]];
      return { all, sameCountry, countryUnknown, communities: found.map(([id, name]) => ({ id, name: name ?? "" })) };
    },
  };
}

/** One community that lies in other countries than these, if there is one. */
export function communityElsewhere(model: Model, notIn: readonly string[], level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: [
      `MATCH (c:Community) WHERE ${c.visible("c")} ${countriesAround(c)}`,
      `WITH c, countries WHERE size(countries) > 0 AND none(w IN countries WHERE w IN ${c.value(notIn)}) RETURN c.id LIMIT 1`,
    ].join(" "),
    parameters: c.parameters,
    hydrate: (row: Row) => row[0] as string,
  };
}

/** The countries around a community. */
export function countriesOf(model: Model, community: string, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (c:Entity {id: ${c.value(community)}}) ${countriesAround(c)} UNWIND countries AS country RETURN country`,
    parameters: c.parameters,
    hydrate: (row: Row) => row[0] as string,
  };
}
