import { Sensitivity } from "../../model/entity.js";

/** The level from which a record is visible, in Cypher. Higher than any viewer: what has no level is seen by nobody. */
const hidden = Sensitivity.values.length;
const own = (v: string) =>
  `CASE ${v}.sensitivity ${Sensitivity.values.map((s, i) => `WHEN "${s}" THEN ${i}`).join(" ")} ELSE ${hidden} END`;
const highest = (first: string, others: readonly string[]) =>
  `reduce(high = ${first}, x IN [${others.map((o) => `coalesce(${o}, ${hidden})`).join(", ")}] | CASE WHEN x > high THEN x ELSE high END)`;

/** Binds the level of a bound passage: its own, or its source's if that is higher. */
export const passageLevel = (p: string, level: string) =>
  `CALL (${p}) { MATCH (${p})-[:OF]->(s:Source) RETURN max(coalesce(s.level, ${hidden})) AS source } WITH ${p}, ${highest(own(p), ["source"])} AS ${level}`;

/** Binds the level of a bound claim: the highest of its own, its ends', its place's, people's and actors', and of its least hidden passage. */
export const claimLevel = (k: string, level: string) =>
  [
    `CALL (${k}) { MATCH (${k})<-[:SUBJECT_OF]-(e:Entity) RETURN max(coalesce(e.level, ${hidden})) AS subject }`,
    `CALL (${k}) { MATCH (${k})-[:OBJECT|AT|FOR|BY]->(e:Entity) RETURN max(coalesce(e.level, ${hidden})) AS named }`,
    `CALL (${k}) { MATCH (${k})-[:CITES]->(p:Passage) RETURN min(coalesce(p.level, ${hidden})) AS cited }`,
    `WITH ${k}, ${highest(own(k), ["subject", "named", "cited"])} AS ${level}`,
  ].join(" ");
