/** The constants of all methods, one object for each. docs/methods.md gives their reasons. */

export const axesConstants = {
  /** How many years a period can cover to be counted under each of them. */
  maxYears: 200,
} as const;

export const evidenceMatrixConstants = {
  /** How many empty cells are judged at most. */
  maxJudged: 1000,
} as const;

export const claimGroupsConstants = {
  /** How many groups an answer can have. */
  maxGroups: 20_000,
} as const;

export const neighbourhoodConstants = {
  /** How far from the centre edges are read. */
  maxDepth: 2,
  /** So many edges are shown at most. */
  maxEdges: 500,
  /** So many places of an edge are listed at most. */
  listed: 20,
  /** How many claims are weighed to tell whether the answer rests on little; more are not little. */
  mostWeighedClaims: 200,
} as const;

export const pathsConstants = {
  /** The longest chain that can be asked for. */
  maxClaims: 6,
  /** So many records are looked at, at most. */
  maxRecords: 20_000,
  /** So many pairs of records are followed at most, to put the chains together. */
  maxPairs: 50_000,
  /** So many paths are shown at most. */
  maxPaths: 100,
  /** So many claims of a step are listed at most. */
  listed: 5,
  /** How many claims are weighed to tell whether the answer rests on little; more are not little. */
  mostWeighedClaims: 200,
} as const;

export const practicePortfolioConstants = {
  /** How many practices are compared in every combination: about a million of them. With more, they are chosen one after another. */
  exactUpTo: 20,
  /** How many practices that could take the place of a chosen one an answer names. */
  alternatives: 5,
} as const;

export const responseGapsConstants = {
  /** How many claims of a row are weighed to tell whether it rests on little; more are not little. */
  mostWeighedClaims: 200,
} as const;

export const similarCommunitiesConstants = {
  /** How much of the similarity each part has, of 100. */
  share: { ISSUES: 60, PEOPLE: 20, ACTORS: 20 },
  /** With fewer records than this in a part, more is taken to be unrecorded. */
  expected: { ISSUES: 3, PEOPLE: 2, ACTORS: 2 },
  /** So many communities are compared at most. */
  compared: 100,
  /** So many records, claims or practices are listed at most in each list of a row. */
  listed: 20,
} as const;

export const transferCandidatesConstants = {
  /** The weights of the factors, in the order in which answers have them; they sum to 100. */
  weights: { ISSUE: 25, EVIDENCE: 20, CONTEXT: 20, POPULATION: 12, REPLICATION: 8, CONDITIONS: 10, RIGHTS: 5 },
  /** The largest weight that a client may send. */
  maxWeight: 1_000_000,
  /** So many practices are compared at most: the nearest ones, and of these those of which most is reported. */
  compared: 100,
  /** So many places of use are listed at most. */
  listed: 20,
  /** From this share on a factor is a MATCH, and up to this one a MISMATCH. */
  state: { match: 75, mismatch: 25 },
  /** What it is worth that a practice addresses the issue itself, a narrower one, a wider one, or one that drives it. */
  issue: { EXACT: 100, NARROWER: 70, BROADER: 50, DRIVER: 30 },
  evidence: {
    /** For a reported effect, of 60: an outcome is all of it; capacity is this at least; an effect that is not said or mixed is 0 at least. */
    outcome: 60,
    capacity: 30,
    assertion: { STATED: 20, IMPORTED: 20, COMPOSED: 15, IMPLIED: 5, INFERRED: 0 },
    /** For one source, two, and three or more. */
    sources: [10, 15, 20],
    /** Where documents disagree: at most this, and 0 at least. */
    disagreement: 50,
  },
  context: {
    /** With fewer recorded issues than this, of the community or of a place, they are not compared as if all were recorded. */
    enoughIssues: 3,
    /** An issue of the community that is not recorded of a place with enough recorded issues: this at most, and 0 at least. */
    unrecorded: 50,
    /** An issue that n communities face weighs this by n. */
    rarity: 1_000_000,
  },
  /** What a group, a right or an issue is worth, of 100, if it is recorded in general, as a part or as something wider alone: this at least. */
  partly: 50,
  /** For one place, two, and three or more; and for a second country. */
  replication: { places: [40, 60, 80], countries: 20 },
} as const;

export const rightsImpactConstants = {
  /** So many claims are listed at most in each list of a right. */
  listed: 20,
} as const;

export const practiceLineageConstants = {
  /** So many claims, or undertakings of a programme, are listed at most in each list. */
  listed: 20,
} as const;

export const compareConstants = {
  /** So many records are compared at least, and at most. */
  fewestRecords: 2,
  mostRecords: 5,
  /** With more claims than this, an answer does not rest on little. */
  mostWeighedClaims: 200,
} as const;
