/**
 * What may be asked beyond the records themselves. To add a question: a file here that declares it, a file in `graph/statements/questions` under
 * the same name that has its Cypher, and a line in this list. All else follows from the declaration: its field and types in the API, its
 * rows by URL, its command, and its place in the suites.
 */
export { changes } from "./changes.js";
export { claimGroups } from "./claim-groups.js";
export { comparison } from "./compare/compare.js";
export { dataset } from "./dataset.js";
export { evidenceMatrix } from "./evidence-matrix/evidence-matrix.js";
export { practiceLineage } from "./lineage/practice-lineage.js";
export { practicePortfolio } from "./practice-portfolio/practice-portfolio.js";
export { responseGaps } from "./response-gaps/response-gaps.js";
export { harmfulResponses, responses } from "./responses/responses.js";
export { rightsImpact } from "./rights-impact/rights-impact.js";
export { search } from "./search.js";
export { similarCommunities } from "./similarity/similar-communities.js";
export { transferCandidates } from "./transfer/transfer-candidates.js";
export { neighbourhood } from "./walking/neighbourhood.js";
export { paths } from "./walking/paths.js";
