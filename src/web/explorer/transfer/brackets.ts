/** A candidate, as far as its place in the list depends on it. */
export interface BracketedCandidate {
  readonly bracket: number;
  readonly practice: { readonly id: string; readonly label: { readonly value: string } };
}

/** Candidates that cannot be told apart on what is recorded. */
export interface CandidateBracket<C> {
  /** Its number, from 1 for the highest. */
  readonly bracket: number;
  readonly candidates: readonly C[];
}

/** Candidates that are recorded for the issue itself, and those that are recorded for issues that it is tied to. Each group keeps its order. */
export function candidatesByRelation<C extends { readonly issueRelation: string }>(candidates: readonly C[]) {
  const isOfIssue = ({ issueRelation }: C) => issueRelation === "EXACT";
  return { ofIssue: candidates.filter(isOfIssue), others: candidates.filter((candidate) => !isOfIssue(candidate)) };
}

/**
 * Candidates by bracket, the highest bracket first. Within a bracket they stand by name, then by id: nothing recorded puts one before the
 * other. The order in which they come changes nothing.
 * @param lang the language whose order of letters counts
 */
export function candidatesByBracket<C extends BracketedCandidate>(candidates: readonly C[], lang: string): CandidateBracket<C>[] {
  const letters = new Intl.Collator(lang);
  const byName = ({ practice: a }: C, { practice: b }: C) => letters.compare(a.label.value, b.label.value) || (a.id < b.id ? -1 : 1);
  const groups = new Map<number, C[]>();
  for (const candidate of candidates) groups.set(candidate.bracket, [...(groups.get(candidate.bracket) ?? []), candidate]);
  return [...groups].sort(([a], [b]) => a - b).map(([bracket, of]) => ({ bracket, candidates: of.sort(byName) }));
}
