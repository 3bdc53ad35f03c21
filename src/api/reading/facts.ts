import type { ClaimFact, HierarchyStep } from "../../analysis/claim-fact.js";
import { Failure } from "../../errors.js";
import type { Statement } from "../../graph/graph.js";
import { type ClaimFactsQuery, claimEvidenceFacts, claimFacts, claimLinkFacts } from "../../graph/statements/facts/claim-facts.js";
import { type HierarchyName, hierarchyLinks } from "../../graph/statements/facts/hierarchies.js";
import { maxHierarchyDepth } from "../../model/relations.js";
import type { Reader } from "./reader.js";

/** An answer of analysis rests on at most so many claims that are read at once: some 100 MB and a second. */
export const maxFacts = 20_000;
/** Places, people, actors and passages of these claims. */
const maxDetails = 5 * maxFacts;
/** Ids in one statement. */
const batchSize = 1000;

/**
 * The claims that touch some records, by id, each once. What is read is charged.
 * @throws LIMIT_EXCEEDED for more than `maxFacts`
 */
export async function readClaimFacts(reader: Reader, ...queries: readonly ClaimFactsQuery[]): Promise<ClaimFact[]> {
  const found = await Promise.all(queries.flatMap((query) => batches(query.ids).map((ids) => factsOf(reader, { ...query, ids }))));
  const byId = new Map(found.flat().map((fact) => [fact.id, fact]));
  if (byId.size > maxFacts) throw tooManyFacts();
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The facts of one query, with its details, which are read at the same time. */
async function factsOf(reader: Reader, query: ClaimFactsQuery): Promise<ClaimFact[]> {
  const { model, viewer } = reader;
  const [most, mostDetails] = [maxFacts + 1, maxDetails + 1];
  const read = <T>(statement: Statement<T> | undefined): Promise<T[]> => (statement ? reader.facts(statement) : Promise.resolve([]));
  const [claims, links, evidence] = await Promise.all([
    read(claimFacts(model, query, most, viewer.level)),
    read(claimLinkFacts(model, query, mostDetails, viewer.level)),
    read(claimEvidenceFacts(model, query, mostDetails, viewer.level)),
  ]);
  if (claims.length > maxFacts || links.length > maxDetails || evidence.length > maxDetails) throw tooManyFacts();
  const recordsBy = new Map<string, string[]>();
  const add = (claim: string, detail: string, record: string) =>
    recordsBy.set(`${detail} ${claim}`, [...(recordsBy.get(`${detail} ${claim}`) ?? []), record]);
  for (const { claim, link, record } of links) add(claim, link, record);
  for (const { claim, passage, source } of evidence) {
    add(claim, "passages", passage);
    add(claim, "sources", source);
  }
  const recordsOf = (claim: string, detail: string) => [...new Set(recordsBy.get(`${detail} ${claim}`))].sort();
  return claims.map((fact) => ({
    ...fact,
    at: recordsOf(fact.id, "AT")[0] ?? null,
    for: recordsOf(fact.id, "FOR"),
    by: recordsOf(fact.id, "BY"),
    passages: recordsOf(fact.id, "passages"),
    sources: recordsOf(fact.id, "sources"),
  }));
}

/** @returns the error for an answer that would rest on more than `maxFacts` */
export const tooManyFacts = () =>
  new Failure(
    "LIMIT_EXCEEDED",
    `The answer would rest on more than ${maxFacts} claims. Ask about something narrower, or count fewer claims with \`claim\`, \`assertions\` or \`modalities\`.`,
    { limit: maxFacts },
  );

/** The fewest steps from records up or down a hierarchy, to themselves too, over visible records alone. What is read is charged. */
export async function readSteps(
  reader: Reader,
  hierarchy: HierarchyName,
  direction: "up" | "down",
  ids: readonly string[],
): Promise<HierarchyStep[]> {
  const next = new Map<string, readonly string[]>();
  let frontier: readonly string[] = [...new Set(ids)];
  for (let depth = 0; frontier.length > 0 && depth < maxHierarchyDepth; depth++) {
    const statements = batches(frontier).map((batch) => hierarchyLinks(reader.model, hierarchy, direction, batch, reader.viewer.level));
    const links = (await Promise.all(statements.map((statement) => reader.facts(statement)))).flat();
    for (const from of frontier) next.set(from, []);
    for (const [from, to] of links) next.set(from, [...(next.get(from) ?? []), to]);
    frontier = [...new Set(links.map(([, to]) => to))].filter((to) => !next.has(to));
  }
  return [...new Set(ids)].flatMap((from) => stepsFrom(from, next));
}

/** Breadth first, so that the first way to a record is the shortest. */
function stepsFrom(from: string, next: ReadonlyMap<string, readonly string[]>): HierarchyStep[] {
  const steps = new Map([[from, 0]]);
  for (const [id, count] of steps) for (const to of next.get(id) ?? []) if (!steps.has(to)) steps.set(to, count + 1);
  return [...steps].map(([to, count]) => ({ from, to, steps: count }));
}

/** Distinct ids in batches, each for one statement. */
export function batches(ids: readonly string[]): string[][] {
  const distinct = [...new Set(ids)].sort();
  const starts = Array.from({ length: Math.ceil(distinct.length / batchSize) }, (_, i) => i * batchSize);
  return starts.map((start) => distinct.slice(start, start + batchSize));
}
