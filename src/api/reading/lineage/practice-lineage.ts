import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { groupedBy } from "../../../analysis/grouped-by.js";
import {
  lineageOf,
  lineagePredicates,
  type PracticeLineage,
  type ProgrammeSibling,
  programmeSiblings,
} from "../../../analysis/practice-lineage.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { defaultAssertions, withUnstated } from "../../../model/claim.js";
import { readClaimFacts, readSteps } from "../facts.js";
import type { Reader } from "../reader.js";

export interface PracticeLineageQuery extends ClaimChoice {
  readonly practice: string;
}
const choiceOf = ({ practice: _, ...choice }: PracticeLineageQuery): ClaimChoice => choice;

/** A lineage with the claims that it is made of. */
export interface ReadLineage extends PracticeLineage {
  readonly claims: readonly ClaimFact[];
}

async function readLineage(reader: Reader, query: PracticeLineageQuery): Promise<ReadLineage> {
  const claims = await readClaimFacts(reader, {
    ids: [query.practice],
    end: "subject",
    predicates: lineagePredicates,
    choice: choiceOf(query),
    details: ["at", "evidence"],
  });
  const places = claims.flatMap(({ at }) => at ?? []);
  const steps = groupedBy(await readSteps(reader, "places", "up", places), ({ from }) => from);
  const around = new Map([...steps].map(([place, up]) => [place, new Set(up.map(({ to }) => to))]));
  return { ...lineageOf(claims, around), claims };
}
export const lineageRead = (reader: Reader, query: PracticeLineageQuery) => reader.computed(readLineage, query);

/** What else belongs to the programmes of the practice. */
async function readProgrammeSiblings(reader: Reader, query: PracticeLineageQuery): Promise<readonly ProgrammeSibling[]> {
  const { claims, programmes } = await lineageRead(reader, query);
  if (!programmes.length) return [];
  const choice = choiceOf(query);
  const ids = programmes.map(({ record }) => record);
  const members = await readClaimFacts(reader, { ids, end: "object", predicates: ["PART_OF_PROGRAMME"], choice });
  const others = members.filter(({ subject }) => subject !== query.practice);
  const siblings = others.map(({ subject }) => subject);
  const carriedOut = siblings.length
    ? await readClaimFacts(reader, { ids: siblings, end: "subject", predicates: ["CARRIED_OUT_IN"], choice })
    : [];
  return programmeSiblings(claims, [...others, ...carriedOut]);
}
export const programmeSiblingsRead = (reader: Reader, query: PracticeLineageQuery) => reader.computed(readProgrammeSiblings, query);

/** How many claims of its lineage the query leaves out because they are only implied or inferred. */
async function countImplied(reader: Reader, query: PracticeLineageQuery): Promise<number> {
  const { claims } = await lineageRead(reader, query);
  const assertions = withUnstated(query.assertions);
  if (assertions.length === (query.assertions ?? defaultAssertions).length) return 0;
  const all = await readClaimFacts(reader, {
    ids: [query.practice],
    end: "subject",
    predicates: lineagePredicates,
    choice: { ...choiceOf(query), assertions },
  });
  return all.length - claims.length;
}
export const impliedLineageClaims = (reader: Reader, query: PracticeLineageQuery) => reader.computed(countImplied, query);
