import { pathToRule } from "../../../model/chatham-house.js";
import { type Claim, smallestCountOfPersons } from "../../../model/claim.js";
import type { Model } from "../../../model/model.js";
import { type Detail, details } from "../../../model/relations.js";
import { withoutSmallCount } from "../../../model/small-counts.js";
import { type Graph, run } from "../../graph.js";
import { type Rule, rule, ruleBy } from "./rule.js";
import { isOneOf } from "./ties.js";

/** What must hold of what claims say. */
export const ofClaims = (model: Model): Rule[] => [
  rule("every predicate is one of the model", "MATCH (k:Claim) WHERE NOT k.predicate IN $predicates RETURN k.id AS id, k.predicate", {
    predicates: Object.keys(model.predicates),
  }),
  ...Object.entries(model.predicates).map(([name, { from, to }]) =>
    rule(
      `${name} leads from ${from.map((c) => c.name).join(", ")} to ${to.map((c) => c.name).join(", ")}`,
      `MATCH (k:Claim) WHERE k.predicate = $predicate MATCH (k)<-[:SUBJECT_OF]-(s:Entity) MATCH (k)-[:OBJECT]->(o:Entity) WHERE NOT ${isOneOf("s", from)} OR NOT ${isOneOf("o", to)} RETURN k.id AS id, s.id + " to " + o.id`,
      { predicate: name },
    ),
  ),
  ...(Object.keys(details) as Detail[]).flatMap((detail) => ofDetail(model, detail)),
  noSmallCounts,
  noParticipants(model),
];

/** What only some predicates take, and an effect, which is never left open. */
function ofDetail(model: Model, detail: Detail): Rule[] {
  const carriers = model.predicatesThat((p) => p.with?.includes(detail));
  const says = `${carriers.join(", ") || "nothing"} alone may carry ${detail}`;
  const stray = "MATCH (k:Claim) WHERE NOT k.predicate IN $carriers";
  const place = details[detail];
  if ("role" in place)
    return model.roles[place.role]
      ? [rule(says, `${stray} MATCH (k)-[:${place.role}]->(e:Entity) RETURN k.id AS id, k.predicate + " ${detail} " + e.id`, { carriers })]
      : [];
  const held = place.properties.filter((name) => model.property(model.claim, name));
  if (!held.length) return [];
  const any = held.map((name) => `k.${name} IS NOT NULL`).join(" OR ");
  return [
    rule(says, `${stray} AND (${any}) RETURN k.id AS id, k.predicate`, { carriers }),
    ...(detail === "effect"
      ? [
          rule(
            "whether a response helps or harms is never left open",
            `MATCH (k:Claim) WHERE k.predicate IN $carriers AND NOT (${any}) RETURN k.id AS id, k.predicate`,
            { carriers },
          ),
        ]
      : []),
  ];
}

type Quantity = Pick<Claim, "quantityComparator" | "quantityValue" | "quantityUnit">;
const noSmallCounts = ruleBy("no number of persons below five is kept of a protected group", async (graph) => {
  const counts = await run(graph, {
    text: "MATCH (k:Claim) WHERE k.quantityValue < $smallest MATCH (k)-[:SUBJECT_OF|OBJECT|FOR]-(g:PopulationGroup) WHERE g.protectedGroup = true RETURN DISTINCT k.id, g.id, k.quantityComparator, k.quantityValue, k.quantityUnit",
    parameters: { smallest: smallestCountOfPersons },
    hydrate: ([id, group, quantityComparator, quantityValue, quantityUnit]) => ({
      id: id as string,
      group: group as string,
      quantity: { quantityComparator, quantityValue, quantityUnit: quantityUnit ?? undefined } as Quantity,
    }),
  });
  return counts.flatMap(({ id, group, quantity }) => (withoutSmallCount(quantity, true) === quantity ? [] : [{ id, what: group }]));
});

const noParticipants = (model: Model): Rule =>
  ruleBy("nobody is named who took part in an event under the Chatham House rule, or in what is part of one", async (graph) => {
    const held = await run(graph, {
      text: "MATCH (v:Entity) WHERE v.chathamHouse = true RETURN v.id",
      parameters: {},
      hydrate: ([id]) => id as string,
    });
    if (!held.length) return [];
    const under = new Set(held);
    const wholes = new Map<string, string[]>();
    for (const { subject, object } of await pairsOf(
      graph,
      model.predicatesThat((p) => p.whole),
    ))
      wholes.set(subject, [...(wholes.get(subject) ?? []), object]);
    const naming = await pairsOf(
      graph,
      model.predicatesThat((p) => p.participants),
    );
    return naming.flatMap(({ id, subject }) => {
      const path = pathToRule(subject, wholes, (record) => under.has(record));
      return path ? [{ id, what: path.join(", part of ") }] : [];
    });
  });

/** Every claim of these predicates with its two ends. */
const pairsOf = (graph: Pick<Graph, "read">, predicates: readonly string[]) =>
  run(graph, {
    text: "MATCH (k:Claim) WHERE k.predicate IN $predicates MATCH (k)<-[:SUBJECT_OF]-(s:Entity) MATCH (k)-[:OBJECT]->(o:Entity) RETURN k.id, s.id, o.id",
    parameters: { predicates },
    hydrate: ([id, subject, object]) => ({ id, subject, object }) as { id: string; subject: string; object: string },
  });
