import { adverseEffects, helpfulEffects } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** A practice or programme of a community, and which claims say what of it there. */
export interface PracticeThere {
  readonly practice: string;
  /** The ids of the claims that hold there and say that it helps. */
  readonly helpful: readonly string[];
  /** Of those that hold there and say that it harms, or does nothing. MIXED counts on both sides. */
  readonly adverse: readonly string[];
  /** Of those that say that it was carried out there. */
  readonly carriedOut: readonly string[];
  /** Of all these. */
  readonly claims: readonly string[];
}
export interface PracticesThere {
  readonly community: string;
  /** How many there are. */
  readonly count: number;
  /** The first of them: the most helpful claims first, then the most that it was carried out, then by id. */
  readonly practices: readonly PracticeThere[];
}

/**
 * The practices and programmes of some communities that no claim of the choice records in another one. One about which a community has
 * nothing but adverse claims is left out.
 * @param notIn the community whose own are left out
 * @param choice which claims say what is there
 * @param ownBy which claims say what `notIn` has
 * @param first how many of each community are listed at most
 */
export function practicesThere(
  model: Model,
  communities: readonly string[],
  notIn: string,
  choice: ClaimChoice,
  first: number,
  level: Level,
  ownBy: ClaimChoice = choice,
): Statement<PracticesThere> {
  const c = new Cypher(model, level);
  const [addresses, carriedOut] = [c.value("ADDRESSES"), c.value("CARRIED_OUT_IN")];
  const [helpful, adverse] = [c.value(helpfulEffects), c.value(adverseEffects)];
  // Of one choice once: each time its conditions would count against the limit of a filter.
  const chosen = c.chosen("k", choice).join(" AND ");
  const chosenOwn = ownBy === choice ? chosen : c.chosen("k", ownBy).join(" AND ");
  const claimsOf = (from: string, by: string) => {
    return [
      `MATCH (${from})<-[:AT]-(k:Claim) WHERE k.predicate = ${addresses} AND ${by}`,
      `MATCH (${from})<-[:OBJECT]-(k:Claim) WHERE k.predicate = ${carriedOut} AND ${by}`,
    ];
  };
  const responder = "MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking)";
  const known = claimsOf("h", chosenOwn).map((claims) => `${claims} ${responder} RETURN p.id AS own`);
  const there = claimsOf("e", chosen).map(
    (claims) => `${claims} ${responder} WHERE NOT p:Event AND NOT p.id IN known RETURN p.id AS practice, k`,
  );
  const idsOf = (condition: string) => `collect(CASE WHEN ${condition} THEN k.id END)`;
  return {
    text: [
      `MATCH (h:Entity {id: ${c.value(notIn)}}) CALL (h) { ${known.join(" UNION ")} } WITH collect(own) AS known`,
      `UNWIND ${c.value(distinctTerms(communities))} AS id MATCH (e:Entity {id: id}) CALL (e, known) { ${there.join(" UNION ALL ")} }`,
      `WITH id, practice, ${idsOf(`k.effect IN ${helpful}`)} AS helps, ${idsOf(`k.effect IN ${adverse}`)} AS harms, ${idsOf(`k.predicate = ${carriedOut}`)} AS done, collect(k.id) AS claims`,
      "WHERE size(helps) > 0 OR size(harms) = 0 WITH id, practice, helps, harms, done, claims ORDER BY id, size(helps) DESC, size(done) DESC, practice",
      `WITH id, collect([practice, helps, harms, done, claims]) AS found RETURN id, size(found), found[0..${c.value(first)}]`,
    ].join(" "),
    parameters: c.parameters,
    hydrate(row: Row) {
      const [community, all, found] = row as [string, number, [string, string[], string[], string[], string[]][]];
      const practices = found.map(([practice, helps, harms, done, claims]) => ({
        practice,
        helpful: helps,
        adverse: harms,
        carriedOut: done,
        claims,
      }));
      return { community, count: all, practices };
    },
  };
}
