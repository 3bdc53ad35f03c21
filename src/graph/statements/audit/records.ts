import { type Class, propertiesOf } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import { faultsOf } from "../../../model/validation.js";
import { run } from "../../graph.js";
import { present } from "../../hydrate.js";
import { recordsAfter, type Stored } from "../dump.js";
import { claimLevel, passageLevel } from "../levels.js";
import { most, type Offence, type Rule, rule, ruleBy } from "./rule.js";

/** What must hold of each record by itself, and of the codes and levels that it has. */
export const ofRecords = (model: Model): Rule[] => [
  ...[...model.entities, model.claim].map((cls) => asDeclared(model, cls)),
  ...sharedCodes(model),
  rule("every record has a level", "MATCH (n:Entity) WHERE n.level IS NULL RETURN n.id AS id, coalesce(n.name, n.id)"),
  rule(
    "a claim is visible from the highest level of all that it is tied to",
    `MATCH (k:Claim) ${claimLevel("k", "level")} WITH k, level WHERE k.level IS NULL OR k.level <> level RETURN k.id AS id, toString(k.level) + " instead of " + toString(level)`,
  ),
  rule(
    "a passage is visible from the level of its source",
    `MATCH (p:Passage) ${passageLevel("p", "level")} WITH p, level WHERE p.level IS NULL OR p.level <> level RETURN p.id AS id, toString(p.level) + " instead of " + toString(level)`,
  ),
];

/** A page sorts its class anew on an engine that keeps no order: few large pages beat many. */
const pageSize = 10_000;

/** The very rules by which records are let in: terms, dates, ids, languages, and what must hold of a record as a whole. */
const asDeclared = (model: Model, cls: Class): Rule =>
  ruleBy(`every ${cls.name} is as the model declares it`, async (graph) => {
    const found: Offence[] = [];
    for (let after: string | undefined = ""; after !== undefined && found.length < most; ) {
      const page: Stored<{ id: string }>[] = await run(graph, recordsAfter(model, cls as Class<{ id: string }>, after, pageSize));
      for (const { values } of page) {
        const record = Object.assign(Object.create(cls.prototype), present(cls, values));
        for (const { property, message } of faultsOf(cls, record)) found.push({ id: values.id, what: `${property} ${message}` });
      }
      after = page.at(-1)?.values.id;
    }
    return found;
  });

/** A code of an outside scheme names one record, whatever its class. */
function sharedCodes(model: Model): Rule[] {
  const holders = new Map<string, string[]>();
  for (const cls of model.entities)
    for (const { scheme, name } of propertiesOf(cls))
      if (scheme)
        holders.set(scheme, [
          ...(holders.get(scheme) ?? []),
          `MATCH (n:${cls.name}) WHERE n.${name} IS NOT NULL RETURN n.id AS id, n.${name} AS code`,
        ]);
  return [...holders].map(([scheme, parts]) =>
    rule(
      `a code of ${scheme} names one record`,
      `CALL () { ${parts.join(" UNION ")} } WITH code, min(id) AS id, count(*) AS holders WHERE holders > 1 RETURN id, code`,
    ),
  );
}
