import { transferCandidatesConstants } from "../constants.js";
import type { FactorFinding } from "./factor.js";
import type { TransferIndex } from "./facts.js";
import { type IssueRelation, type RecordedPractice, relationNames } from "./practices.js";
import { exactly } from "./share.js";

/** The nearest relation in which a helpful claim of a practice stands to the issue. */
export function nearestRelation({ helpful }: RecordedPractice, relations: ReadonlyMap<string, IssueRelation>): IssueRelation {
  const found = new Set(helpful.map(({ object }) => relations.get(object)));
  return relationNames.find((relation) => found.has(relation)) ?? "DRIVER";
}

/** How near the issue that a practice addresses comes to the one asked about. It is always known: a candidate addresses one. */
export function issueFactor(
  index: TransferIndex,
  practice: RecordedPractice,
  relations: ReadonlyMap<string, IssueRelation>,
): FactorFinding {
  const relation = nearestRelation(practice, relations);
  const claims = practice.helpful.filter(({ object }) => relations.get(object) === relation);
  const issues = [...new Set(claims.map(({ object }) => object))].sort();
  const drives = relation === "DRIVER" ? issues.flatMap((issue) => driving(index, issue)) : [];
  return {
    share: exactly(transferCandidatesConstants.issue[relation]),
    sentence: { template: `ISSUE_${relation}`, values: { issues: { records: issues } } },
    claims: [...claims, ...drives],
  };
}
const driving = (index: TransferIndex, issue: string) => index.from("DRIVES", issue).filter(({ object }) => object === index.facts.issue);
