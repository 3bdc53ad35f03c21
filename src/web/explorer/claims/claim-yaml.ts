import type { AnswerOf } from "../ask.js";

/** A claim with all that is recorded of it. */
export type WholeClaim = NonNullable<AnswerOf<"page-claim">["claim"]>;

/** A claim in the form of the files of the seed, to be changed and sent to its editors. Texts are written as JSON, which is YAML too. */
export function claimYaml(claim: WholeClaim): string {
  const predicate = claim.predicate.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const lines: [string, string | null | undefined][] = [
    ["subject", claim.subject.id],
    [predicate, claim.object.id],
    ["at", claim.at?.id],
    ["effect", claim.effect],
    ["modality", claim.modality],
    ["assertion", claim.assertion],
    ["for", ids(claim.for)],
    ["by", ids(claim.by)],
    ["period", text(claim.period)],
    ["mechanism", text(claim.mechanism)],
    ["sourceTerms", claim.sourceTerms.length > 0 ? JSON.stringify(claim.sourceTerms) : null],
    ["quantityValue", claim.quantityValue === null ? null : String(claim.quantityValue)],
    ["quantityUnit", claim.quantityUnit],
    ["quantityComparator", claim.quantityComparator],
    ["statement", JSON.stringify(claim.statement)],
    ["statementLanguage", claim.statementLanguage],
    ["cites", ids(claim.evidence)],
  ];
  const given = lines.flatMap(([key, value]) => (value === null || value === undefined ? [] : [`    ${key}: ${value}`]));
  return `claims:\n  # ${claim.id}\n  - ${given.join("\n").trimStart()}\n`;
}

const text = (value: string | null) => (value === null ? null : JSON.stringify(value));
const ids = (records: readonly { readonly id: string }[]) => {
  const [only, ...more] = records.map(({ id }) => id);
  return more.length > 0 ? `[${[only, ...more].join(", ")}]` : only;
};
