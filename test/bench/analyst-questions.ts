import { fileURLToPath } from "node:url";
import { transferCandidatesConstants } from "../../src/analysis/constants.js";
import { galleryIn } from "../../src/gallery/index.js";
import { adverseEffects, helpfulEffects } from "../../src/model/claim.js";
import { ActorType, Community, Issue } from "../../src/model/entities/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import type { Facts } from "./facts.js";
import { lineageQuestions } from "./lineage-questions.js";
import type { Question } from "./questions.js";
import { walkingQuestions } from "./walking-questions.js";

/** The questions of analysts, as the ready questions of the gallery ask them: about a community that much is recorded of and a common issue. */
export interface AnalystQuestion {
  /** The name of the ready question. */
  readonly ready: string;
  /** What it is asked about, if that is not the community. */
  readonly of?: string;
  readonly variables: Record<string, unknown>;
  readonly total: Question["total"];
  readonly expected: () => number;
}

const has = (effects: readonly string[], { values: { effect } }: ClaimRecord) => effect !== undefined && effects.includes(effect);

/** The community that faces the most issues. Of several the first by id. */
function connectedCommunity({ counting }: Facts): string {
  const issues = new Map<string, Set<string>>();
  for (const { values, subject, object } of counting)
    if (values.predicate === "FACES") issues.set(subject, (issues.get(subject) ?? new Set()).add(object));
  return [...issues].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))[0]?.[0] ?? "";
}

function questionsAbout(facts: Facts): AnalystQuestion[] {
  const { counting } = facts;
  const community = connectedCommunity(facts);
  const issue = facts.issuesBy().common;
  const of = (predicate: string) => counting.filter(({ values }) => values.predicate === predicate);
  const facing = (subject: string) => new Set(of("FACES").flatMap((k) => (k.subject === subject ? [k.object] : [])));

  /** How many of the faced issues a helpful claim of a practice names, or a narrower one, if no claim speaks against the practice. */
  const covered = () => {
    const faced = [...facing(community)];
    const harmful = new Set(counting.flatMap((k) => (k.values.predicate === "ENDANGERS" || has(adverseEffects, k) ? [k.subject] : [])));
    const touched = new Set(of("ADDRESSES").flatMap((k) => (has(helpfulEffects, k) && !harmful.has(k.subject) ? [k.object] : [])));
    const wider = new Set([...touched].flatMap((id) => facts.issueAndWider(id)));
    return faced.filter((id) => wider.has(id)).length;
  };
  /** Other communities that face one of the issues, hit the same people or suffer from the same actors. */
  const sharing = () => {
    const communities = new Set(facts.of(Community).map(({ values }) => values.id));
    const actors = new Set(facts.of(ActorType).map(({ values }) => values.id));
    const traits = new Map<string, Set<string>>();
    const add = (at: string | undefined, ids: readonly string[]) => {
      if (at !== undefined && communities.has(at)) for (const id of ids) traits.set(id, (traits.get(id) ?? new Set()).add(at));
    };
    for (const k of of("FACES")) add(k.subject, [k.object]);
    for (const k of of("AFFECTS")) add(k.at, [`people ${k.object}`, ...k.by.map((id) => `actor ${id}`)]);
    for (const k of of("UNDERMINES"))
      add(k.at, [...k.for.map((id) => `people ${id}`), ...[...k.by, k.subject].filter((id) => actors.has(id)).map((id) => `actor ${id}`)]);
    for (const k of of("PERPETRATES")) add(k.at, [...k.for.map((id) => `people ${id}`), `actor ${k.subject}`]);
    const others = [...traits.values()].filter((having) => having.has(community)).flatMap((having) => [...having]);
    return new Set(others.filter((id) => id !== community)).size;
  };
  const narrower = new Set(facts.of(Issue).flatMap(({ values: { id } }) => (facts.issueAndWider(id).includes(issue) ? [id] : [])));
  const undermined = () => new Set(of("UNDERMINES").flatMap((k) => (narrower.has(k.subject) ? [k.object] : []))).size;
  /** Practices that are recorded for the issue, as candidates or not offered: as many as are compared. */
  const recorded = () => {
    const related = new Set([...narrower, ...facts.issueAndWider(issue)]);
    const drivers = new Set(of("DRIVES").flatMap((k) => (k.object === issue ? [k.subject] : [])));
    const speaks = (k: ClaimRecord) =>
      related.has(k.object) ? has([...helpfulEffects, ...adverseEffects], k) : drivers.has(k.object) && has(helpfulEffects, k);
    const practices = new Set(of("ADDRESSES").flatMap((k) => (speaks(k) ? [k.subject] : [])));
    return Math.min(practices.size, transferCandidatesConstants.compared);
  };
  /** What a place and all within it face. */
  const pairsIn = (place: string) =>
    new Set(of("FACES").flatMap((k) => (facts.liesIn(k.subject, place) ? [`${k.subject} ${k.object}`] : []))).size;
  const country = facts.countriesBy().large;
  const [byIssue, byCountry] = [{ axis: "ISSUE" }, { axis: "PLACE", level: "COUNTRY" }];
  const groups = (of: string, ...groupBy: object[]): AnalystQuestion => ({
    ready: "claim-groups",
    of: `everything by ${of}`,
    variables: { groupBy },
    total: (d) => d.claimGroups.claimCount,
    expected: () => counting.length,
  });
  const matrix = (of: string, rows: object, columns: object): AnalystQuestion => ({
    ready: "evidence-matrix",
    of: `everything by ${of}`,
    variables: { rows, columns },
    total: (d) => d.evidenceMatrix.claimCount,
    expected: () => counting.length,
  });
  return [
    groups("predicate", { axis: "PREDICATE" }),
    groups("issue", byIssue),
    groups("issue, with wider ones", { ...byIssue, rollUp: true }),
    groups("issue and country", byIssue, byCountry),
    groups("predicate, country and year", { axis: "PREDICATE" }, byCountry, { axis: "YEAR" }),
    matrix("issue role and country", { axis: "ISSUE_ROLE" }, byCountry),
    matrix("issue and practice type", byIssue, { axis: "PRACTICE_TYPE" }),
    {
      ready: "response-gaps",
      variables: { place: community },
      total: (d) => d.responseGaps.totalCount,
      expected: () => pairsIn(community),
    },
    {
      ready: "response-gaps",
      of: "large country",
      variables: { place: country },
      total: (d) => d.responseGaps.totalCount,
      expected: () => pairsIn(country),
    },
    {
      ready: "transfer-candidates",
      variables: { community, issue },
      total: ({ transferCandidates: { totalCount, notOffered } }) => totalCount + notOffered.length,
      expected: recorded,
    },
    { ready: "practice-portfolio", variables: { community }, total: (d) => d.practicePortfolio.coveredCount, expected: covered },
    {
      ready: "similar-communities",
      variables: { community },
      total: ({ similarCommunities: { totalCount, leftOut } }) =>
        leftOut.reduce((sum: number, { count }: { count: number }) => sum + count, totalCount),
      expected: sharing,
    },
    {
      ready: "what-held-in",
      of: "large country",
      variables: { place: country, period: "2019" },
      total: (d) => d.claims.totalCount,
      expected: () => facts.within(country).filter((k) => k.values.period === "2019").length,
    },
    { ready: "changes", of: "everything", variables: {}, total: (d) => d.changes.totalCount, expected: () => 1 },
    { ready: "rights-impact", variables: { issue }, total: (d) => d.rightsImpact.rightCount, expected: undermined },
    ...lineageQuestions(facts),
    ...walkingQuestions(facts, community),
  ];
}

export async function analystQuestionsOf(facts: Facts): Promise<Question[]> {
  // Compiled, this file is three folders deeper.
  const gallery = await galleryIn(fileURLToPath(new URL("../../../../src/gallery", import.meta.url)));
  return questionsAbout(facts).map(({ ready, of = "", variables, total, expected }) => {
    const document = gallery.find(({ name }) => name === ready)?.document;
    if (document === undefined) throw new Error(`The gallery has no question ${ready}.`);
    return { name: `analysis: ${ready}${of && `, ${of}`}`, document, variables, total, expected: expected() };
  });
}
