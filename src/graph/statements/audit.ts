import { smallestCountOfPersons } from "../../model/claim.js";
import { propertiesOf } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import type { Statement } from "../graph.js";
import { claimLevel, passageLevel } from "./levels.js";

/** A rule of the graph, and a statement that finds what breaks it: the id of each offender, and what is wrong with it. */
export interface Rule {
  readonly says: string;
  readonly broken: Statement<{ id: string; what: string }>;
}

const rule = (says: string, text: string, parameters: Record<string, unknown> = {}): Rule => ({
  says,
  broken: { text: `${text} ORDER BY id LIMIT 100`, parameters, hydrate: ([id, what]) => ({ id: String(id), what: String(what) }) },
});

/** The languages in which every label must be there. */
const required = ["es", "fr"];
const longest = 12;

/** What keeps the graph honest, as far as a stored graph can be held against it. */
export function rules(model: Model): Rule[] {
  const ends = Object.entries(model.predicates).flatMap(([name, p]) => {
    const fits = (v: string, classes: readonly { name: string }[]) => `(${classes.map((c) => `${v}:${c.name}`).join(" OR ")})`;
    return [
      rule(
        `${name} leads from ${p.from.map((c) => c.name).join(", ")} to ${p.to.map((c) => c.name).join(", ")}`,
        `MATCH (k:Claim) WHERE k.predicate = $predicate MATCH (k)<-[:SUBJECT_OF]-(s:Entity) MATCH (k)-[:OBJECT]->(o:Entity) WHERE NOT ${fits("s", p.from)} OR NOT ${fits("o", p.to)} RETURN k.id AS id, s.id + " to " + o.id`,
        { predicate: name },
      ),
      ...(["at", "for", "by"] as const)
        .filter((d) => !(p.with as readonly string[] | undefined)?.includes(d))
        .map((d) =>
          rule(
            `${name} carries no ${d}`,
            `MATCH (k:Claim) WHERE k.predicate = $predicate MATCH (k)-[:${d.toUpperCase()}]->(e:Entity) RETURN k.id AS id, e.id`,
            { predicate: name },
          ),
        ),
    ];
  });
  const terms = [...model.entities, model.claim].flatMap((cls) =>
    propertiesOf(cls)
      .filter((p) => p.vocabulary && !p.many)
      .map((p) =>
        rule(
          `${cls.name}.${p.name} is a term of ${p.vocabulary?.name}`,
          `MATCH (n:${cls.name}) WHERE ${p.optional ? `n.${p.name} IS NOT NULL AND` : `n.${p.name} IS NULL OR`} NOT n.${p.name} IN $terms RETURN n.id AS id, coalesce(n.${p.name}, "missing")`,
          { terms: p.vocabulary?.values },
        ),
      ),
  );
  const labelled = model.entities
    .filter((e) => !["Source", "Passage", "Code"].includes(e.name))
    .flatMap((e) =>
      required.map((lang) =>
        rule(
          `every ${e.name} has a name in ${lang}`,
          `MATCH (n:${e.name}) WHERE NOT any(t IN coalesce(n.nameTranslations, []) WHERE t STARTS WITH $prefix) RETURN n.id AS id, coalesce(n.name, "")`,
          { prefix: `${lang}:` },
        ),
      ),
    );
  const acyclic = Object.entries(model.links).filter(([, l]) => l.acyclic);
  return [
    rule(
      "every claim has one subject",
      "MATCH (k:Claim) CALL (k) { MATCH (k)<-[:SUBJECT_OF]-(e:Entity) RETURN count(e) AS n } WITH k, n WHERE n <> 1 RETURN k.id AS id, toString(n)",
    ),
    rule(
      "every claim has one object",
      "MATCH (k:Claim) CALL (k) { MATCH (k)-[:OBJECT]->(e:Entity) RETURN count(e) AS n } WITH k, n WHERE n <> 1 RETURN k.id AS id, toString(n)",
    ),
    rule(
      "every claim cites a passage of a source",
      "MATCH (k:Claim) CALL (k) { MATCH (k)-[:CITES]->(p:Passage) MATCH (p)-[:OF]->(s:Source) RETURN count(s) AS n } WITH k, n WHERE n = 0 RETURN k.id AS id, k.statement",
    ),
    rule(
      "every claim names at most one place",
      "MATCH (k:Claim) CALL (k) { MATCH (k)-[:AT]->(e:Entity) RETURN count(e) AS n } WITH k, n WHERE n > 1 RETURN k.id AS id, toString(n)",
    ),
    rule("every predicate is one of the model", "MATCH (k:Claim) WHERE NOT k.predicate IN $predicates RETURN k.id AS id, k.predicate", {
      predicates: Object.keys(model.predicates),
    }),
    rule(
      "ADDRESSES, and nothing else, has an effect",
      'MATCH (k:Claim) WHERE (k.predicate = "ADDRESSES" AND k.effect IS NULL) OR (k.predicate <> "ADDRESSES" AND k.effect IS NOT NULL) RETURN k.id AS id, k.predicate',
    ),
    rule(
      "a claim is visible from the highest level of all that it is tied to",
      `MATCH (k:Claim) ${claimLevel("k", "level")} WITH k, level WHERE k.level IS NULL OR k.level <> level RETURN k.id AS id, toString(k.level) + " instead of " + toString(level)`,
    ),
    rule(
      "a passage is visible from the level of its source",
      `MATCH (p:Passage) ${passageLevel("p", "level")} WITH p, level WHERE p.level IS NULL OR p.level <> level RETURN p.id AS id, toString(p.level) + " instead of " + toString(level)`,
    ),
    rule("every record has a level", "MATCH (n:Entity) WHERE n.level IS NULL RETURN n.id AS id, coalesce(n.name, n.id)"),
    rule(
      "a place has one administrative parent",
      "MATCH (p:Place) CALL (p) { MATCH (p)-[:PART_OF]->(q:Place) RETURN count(q) AS n } WITH p, n WHERE n > 1 RETURN p.id AS id, toString(n)",
    ),
    rule(
      "a community lives in one place",
      "MATCH (c:Community) CALL (c) { MATCH (c)-[:LOCATED_IN]->(q:Place) RETURN count(q) AS n } WITH c, n WHERE n <> 1 RETURN c.id AS id, toString(n)",
    ),
    ...acyclic.flatMap(([name, l]) =>
      l.from.map((c) =>
        rule(
          `no ${c.name} comes back to itself by ${name}`,
          `MATCH (n:${c.name})-[:${name}*1..${longest}]->(m:${c.name}) WHERE m.id = n.id RETURN DISTINCT n.id AS id, n.name`,
        ),
      ),
    ),
    rule(
      "nobody is named who took part in an event under the Chatham House rule, or in what is part of one",
      'MATCH (v:Event) WHERE v.chathamHouse = true MATCH (v)-[:SUBJECT_OF]->(k:Claim) WHERE k.predicate = "INVOLVES" RETURN k.id AS id, v.id UNION ALL MATCH (v:Event) WHERE v.chathamHouse = true MATCH (v)<-[:OBJECT]-(m:Claim) WHERE m.predicate = "PART_OF_PROGRAMME" MATCH (m)<-[:SUBJECT_OF]-(u:Undertaking) MATCH (u)-[:SUBJECT_OF]->(k:Claim) WHERE k.predicate = "INVOLVES" RETURN k.id AS id, v.id',
    ),
    rule(
      "no number of persons below five is kept of a protected group",
      'MATCH (k:Claim) WHERE k.quantityUnit = "PERSONS" AND k.quantityValue < $smallest MATCH (k)-[:SUBJECT_OF|OBJECT|FOR]-(g:PopulationGroup) WHERE g.protectedGroup = true RETURN k.id AS id, g.id',
      { smallest: smallestCountOfPersons },
    ),
    ...ends,
    ...terms,
    ...labelled,
  ];
}
