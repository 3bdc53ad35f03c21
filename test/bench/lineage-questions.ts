import { maxFacts } from "../../src/api/reading/facts.js";
import { Community, Issue, Practice, Programme } from "../../src/model/entities/index.js";
import type { AnalystQuestion } from "./analyst-questions.js";
import type { Facts } from "./facts.js";

/** How practices went, and what is recorded of several records: of those that most claims name. */
export function lineageQuestions(facts: Facts): AnalystQuestion[] {
  const { counting } = facts;
  /** Who and what claims of taking part tie an undertaking to. */
  const ties = (practice: string) => {
    const predicates = ["LED_BY", "INVOLVES", "PART_OF_PROGRAMME"];
    const own = counting.filter(({ values, subject }) => subject === practice && predicates.includes(values.predicate));
    return new Set(own.map(({ values, object }) => `${values.predicate} ${object}`)).size;
  };
  /** How many claims name some records in any part. */
  function claimsOn(ids: readonly string[]): number {
    const named = new Set(ids);
    return counting.filter(({ subject, object, at, for: concerned, by }) =>
      [subject, object, at, ...concerned, ...by].some((id) => id !== undefined && named.has(id)),
    ).length;
  }
  /** The different predicates and other records under which claims name some records. */
  const rows = (ids: readonly string[]) => {
    const found = new Set<string>();
    for (const { values, subject, object, at, for: concerned, by } of counting)
      for (const id of ids) {
        if (subject === id) found.add(`${values.predicate} subject ${object}`);
        if (object === id) found.add(`${values.predicate} object ${subject}`);
        if (at === id) found.add(`${values.predicate} at ${subject} ${object}`);
        if (concerned.includes(id)) found.add(`${values.predicate} for ${subject} ${object}`);
        if (by.includes(id)) found.add(`${values.predicate} by ${subject} ${object}`);
      }
    return found.size;
  };
  /** Up to five issues that most claims name, as many as the claims of one answer allow. */
  const issues: string[] = [];
  for (const id of facts.byClaims(Issue)) if (issues.length < 5 && claimsOn([...issues, id]) <= maxFacts) issues.push(id);
  const lineage = (of: string, practice: string): AnalystQuestion => ({
    ready: "practice-lineage",
    of,
    variables: { practice },
    total: ({ practiceLineage: { agents, programmes } }) => agents.length + programmes.length,
    expected: () => ties(practice),
  });
  const compare = (of: string, ids: readonly string[]): AnalystQuestion => ({
    ready: "compare",
    of,
    variables: { ids },
    total: (d) => d.compare.totalCount,
    expected: () => rows(ids),
  });
  return [
    lineage("the practice of most claims", facts.mostNamed(Practice)),
    lineage("the programme of most claims", facts.mostNamed(Programme)),
    compare("the five communities of most claims", facts.byClaims(Community).slice(0, 5)),
    compare("the issues of most claims", issues),
  ];
}
