import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { transferCandidatesConstants } from "../../../analysis/constants.js";
import type { TransferFacts } from "../../../analysis/transfer/facts.js";
import type { IssueRelation } from "../../../analysis/transfer/practices.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import type { ClaimDetail } from "../../../graph/statements/facts/claim-facts.js";
import {
  type AddressingClaims,
  addressingCount,
  addressingPractices,
  recordProperty,
} from "../../../graph/statements/questions/transfer-candidates.js";
import { adverseEffects, type Effect, helpfulEffects } from "../../../model/claim.js";
import type { PlaceKind } from "../../../model/entities/index.js";
import { batches, readClaimFacts, readSteps } from "../facts.js";
import type { Reader } from "../reader.js";
import { traitCountsOf } from "../similarity/trait-counts.js";
import { withImplied } from "./implied-facts.js";

/** What holds in a place and says that something is there. */
const claimsThere = ["AFFECTS", "UNDERMINES", "PERPETRATES", "DRIVES", "HINDERS", "SUCCEEDS_WITH", "OPPOSES", "ALLIED_WITH"];
/** What is said of a practice. */
const claimsOfPractice = ["CARRIED_OUT_IN", "SERVES", "SUCCEEDS_WITH", "PROTECTS", "ENDANGERS"];

const distinct = (ids: readonly (string | null)[]) => [...new Set(ids)].filter((id) => id !== null).sort();

/** What is asked of which community. */
export interface TransferFactsQuery {
  readonly community: string;
  readonly issue: string;
  /** Through which issues a practice can be a candidate. */
  readonly issueRelations: readonly IssueRelation[];
  readonly choice: ClaimChoice;
}
export interface ReadTransferFacts {
  readonly facts: TransferFacts;
  /** Whether every practice and programme that is recorded for the issue was read. */
  readonly complete: boolean;
  /** Counts the practices and programmes that are recorded for the issue and were not read, because there are too many. */
  readonly notCompared: () => Promise<number>;
  /** Counts the practices and programmes that would be recorded for the same issues beside, if implied and inferred claims counted. */
  readonly onlyImplied: () => Promise<number>;
}

/**
 * The facts that `transferCandidates` takes, in five rounds: the issues, the practices that address them, what is said of those, of the
 * community and of the issue, the places of all that, and their kinds. Of too many practices those are read that come first.
 */
export async function readTransferFacts(reader: Reader, query: TransferFactsQuery): Promise<ReadTransferFacts> {
  const { community, issue, choice } = query;
  const claims = (
    ids: readonly string[],
    end: "subject" | "object" | "at",
    predicates: readonly string[],
    details: readonly ClaimDetail[] = [],
  ) => readClaimFacts(reader, { ids, end, predicates, details, choice });

  const [narrower, wider, drives] = await Promise.all([
    readSteps(reader, "concepts", "down", [issue]),
    readSteps(reader, "concepts", "up", [issue]),
    claims([issue], "object", ["DRIVES"]),
  ]);
  const itself = distinct(narrower.map(({ to }) => to));
  const ways = waysToAddress(
    query.issueRelations,
    issue,
    itself,
    wider.map(({ to }) => to),
    drives.map(({ subject }) => subject),
  );
  const practices = await practicesOf(reader, ways, choice);

  const [allAddresses, faces, hits, there, ofPractices, inTheWay] = await Promise.all([
    claims(practices, "subject", ["ADDRESSES"], ["at", "for", "evidence"]),
    claims([community], "subject", ["FACES"]),
    claims(itself, "subject", ["AFFECTS", "UNDERMINES"], ["at"]),
    claims([community], "at", claimsThere, ["at", "by"]),
    claims(practices, "subject", claimsOfPractice),
    claims(practices, "object", ["HINDERS"]),
  ]);
  const objects = (predicates: readonly string[], of: readonly ClaimFact[]) =>
    of.filter(({ predicate }) => predicates.includes(predicate)).map(({ object }) => object);
  const related = new Set([...itself, ...wider.map(({ to }) => to), ...drives.map(({ subject }) => subject)]);
  const addresses = allAddresses.filter(({ object }) => related.has(object));
  const placesOf = (of: readonly ClaimFact[]) => distinct([...of.map(({ at }) => at), ...objects(["CARRIED_OUT_IN"], of)]);
  const placed = [...addresses, ...ofPractices];
  // Only where it was used, what people face is compared.
  const used = placesOf(placed.filter(({ modality }) => modality === "REPORTED"));
  const concepts = distinct([
    ...addresses.flatMap((claim) => claim.for),
    ...objects(["SERVES", "PROTECTS", "ENDANGERS"], ofPractices),
    ...objects(["AFFECTS", "UNDERMINES"], [...hits, ...there]),
  ]);

  const faced = distinct(objects(["FACES"], faces));
  const [aroundNamed, wideConcepts, narrowerIssues, facesThere, ofConditions, facing, names] = await Promise.all([
    readSteps(reader, "places", "up", [community, ...placesOf(placed)]),
    readSteps(reader, "concepts", "up", distinct([...concepts, ...faced])),
    readSteps(reader, "concepts", "down", faced),
    claims(used, "subject", ["FACES"]),
    claims(distinct(objects(["SUCCEEDS_WITH"], ofPractices)), "object", ["HINDERS"]),
    traitCountsOf(reader, choice),
    properties(reader, "name", practices),
  ]);
  const aroundCommunity = aroundNamed.filter(({ from, to }) => from === community && to !== community).map(({ to }) => to);
  const [kinds, fartherAround] = await Promise.all([
    properties(reader, "kind", distinct(aroundNamed.map(({ to }) => to))),
    // Which of the places around the community lie in one another.
    readSteps(reader, "places", "up", distinct(aroundCommunity)),
  ]);
  const facts: TransferFacts = {
    community,
    issue,
    claims: merged([...drives, ...addresses, ...faces, ...hits, ...there, ...ofPractices, ...inTheWay, ...facesThere, ...ofConditions]),
    narrower,
    wider,
    around: [...aroundNamed, ...fartherAround],
    concepts: [...wideConcepts, ...narrowerIssues.map(({ from, to, steps }) => ({ from: to, to: from, steps }))],
    kinds: kinds as ReadonlyMap<string, PlaceKind>,
    facing,
    names,
  };
  const complete = practices.length < transferCandidatesConstants.compared;
  const counted = async (of: ClaimChoice) => (await reader.facts(addressingCount(reader.model, ways, of, reader.viewer.level)))[0] ?? 0;
  const all = async () => (complete ? practices.length : counted(choice));
  const notCompared = async () => (await all()) - practices.length;
  const onlyImplied = async () => {
    const wider = withImplied(choice);
    return wider && ways.length ? (await counted(wider)) - (await all()) : 0;
  };
  return { facts, complete, notCompared, onlyImplied };
}

/**
 * How a practice can be recorded for the issue, the nearest way first: by helpful claims on issues that stand in a chosen relation, and by
 * adverse ones on the issue, on narrower and on wider ones.
 */
function waysToAddress(
  chosen: readonly IssueRelation[],
  issue: string,
  itself: readonly string[],
  wider: readonly string[],
  drivers: readonly string[],
): AddressingClaims[] {
  const known = new Set<string>();
  const way = (relation: IssueRelation, ids: readonly string[]) => {
    const issues = distinct(ids).filter((id) => !known.has(id));
    for (const id of issues) known.add(id);
    const helpful = chosen.includes(relation) ? helpfulEffects : [];
    const adverse = relation === "DRIVER" ? [] : adverseEffects;
    return { issues, effects: [...new Set<Effect>([...helpful, ...adverse])] };
  };
  return [way("EXACT", [issue]), way("NARROWER", itself), way("BROADER", wider), way("DRIVER", drivers)].filter(
    ({ issues, effects }) => issues.length > 0 && effects.length > 0,
  );
}

/** The practices that are recorded for the issue, by id: those of the nearest way, then of the next, until there are enough. */
async function practicesOf(reader: Reader, ways: readonly AddressingClaims[], choice: ClaimChoice): Promise<string[]> {
  const { compared } = transferCandidatesConstants;
  const found = new Set<string>();
  for (const way of ways) {
    if (found.size >= compared) break;
    const next = await reader.facts(addressingPractices(reader.model, way, choice, compared, reader.viewer.level));
    for (const practice of next) if (found.size < compared) found.add(practice);
  }
  return [...found].sort();
}

/** Each claim once, with the details of whichever read asked for most. */
function merged(claims: readonly ClaimFact[]): ClaimFact[] {
  const byId = new Map<string, ClaimFact>();
  for (const claim of claims) {
    const known = byId.get(claim.id);
    byId.set(claim.id, known ? { ...known, at: known.at ?? claim.at, by: known.by.length ? known.by : claim.by } : claim);
  }
  return [...byId.values()];
}

async function properties(reader: Reader, property: "name" | "kind", ids: readonly string[]): Promise<Map<string, string>> {
  const statements = batches(ids).map((batch) => recordProperty(reader.model, property, batch, reader.viewer.level));
  const found = (await Promise.all(statements.map((statement) => reader.facts(statement)))).flat();
  return new Map(found.flatMap(([id, value]) => (value === null ? [] : [[id, value]])));
}
