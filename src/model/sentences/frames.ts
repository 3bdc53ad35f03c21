import type { WordLanguage } from "../../text/word-languages.js";

/**
 * What claims of one predicate say, in each language, in ICU MessageFormat. It follows the name of the subject and a dash, takes `{object}`,
 * `{voice}` and, if its claims have one, `{effect}`, and ends without a full stop. Names stand after a colon or in brackets: there they need
 * no article, no preposition and no agreement.
 */
export type PredicateSentence = Readonly<Record<WordLanguage, string>>;

/**
 * In whose voice a sentence speaks: the modality of a claim that a document states; of what no document states, that it would be so, or
 * would be so as advice. REPORTED is the branch `other` of templates.
 */
export type Voice = "REPORTED" | "INTENDED" | "RECOMMENDED" | "UNSTATED" | "UNSTATED_ADVICE";

/** One thing said, by its verb: English and French have the infinitive, Spanish has the third person beside it. */
export interface Said {
  readonly en: string;
  readonly es: readonly [infinitive: string, present: string];
  readonly fr: string;
}

const select = (branches: Readonly<Record<Exclude<Voice, "REPORTED"> | "other", string>>): string =>
  `{voice, select, ${Object.entries(branches)
    .map(([voice, words]) => `${voice} {${words}}`)
    .join(" ")}}`;

/** What somebody can mean to do, or advise. */
export const deed = ({ en, es: [infinitive, present], fr }: Said): PredicateSentence => ({
  en: select({
    INTENDED: `meant to ${en}`,
    RECOMMENDED: `advised by the source, to ${en}`,
    UNSTATED: `would ${en}`,
    UNSTATED_ADVICE: `advised, it seems, to ${en}`,
    other: `reported to ${en}`,
  }),
  es: select({
    INTENDED: `busca ${infinitive}`,
    RECOMMENDED: `la fuente lo aconseja, para ${infinitive}`,
    UNSTATED: `cabe entender que ${present}`,
    UNSTATED_ADVICE: `cabe entenderlo como consejo, para ${infinitive}`,
    other: `la fuente reporta que ${present}`,
  }),
  fr: select({
    INTENDED: `but : ${fr}`,
    RECOMMENDED: `conseillé par la source, pour ${fr}`,
    UNSTATED: `supposé : ${fr}`,
    UNSTATED_ADVICE: `conseil supposé, pour ${fr}`,
    other: `rapporté : ${fr}`,
  }),
});

/** What happens, and nobody means to do: an aim about it is what is foreseen. */
export const fact = ({ en, es: [infinitive, present], fr }: Said): PredicateSentence => ({
  en: select({
    INTENDED: `foreseen to ${en}`,
    RECOMMENDED: `said by the source, as part of advice, to ${en}`,
    UNSTATED: `would ${en}`,
    UNSTATED_ADVICE: `as part of what seems to be advice, would ${en}`,
    other: `reported to ${en}`,
  }),
  es: select({
    INTENDED: `se prevé ${infinitive}`,
    RECOMMENDED: `la fuente dice, al dar un consejo, que ${present}`,
    UNSTATED: `cabe entender que ${present}`,
    UNSTATED_ADVICE: `cabe entender, como parte de un consejo, que ${present}`,
    other: `la fuente reporta que ${present}`,
  }),
  fr: select({
    INTENDED: `attendu : ${fr}`,
    RECOMMENDED: `dit par la source dans un conseil : ${fr}`,
    UNSTATED: `supposé : ${fr}`,
    UNSTATED_ADVICE: `supposé dans un conseil : ${fr}`,
    other: `rapporté : ${fr}`,
  }),
});

/** An adverse effect: a source that advises the response says it in spite of that. */
export const adverse = ({ en, es: [infinitive, present], fr }: Said): PredicateSentence => ({
  en: select({
    INTENDED: `foreseen to ${en}`,
    RECOMMENDED: `advised by the source, yet said to ${en}`,
    UNSTATED: `would ${en}`,
    UNSTATED_ADVICE: `advised, it seems, yet would ${en}`,
    other: `reported to ${en}`,
  }),
  es: select({
    INTENDED: `se prevé ${infinitive}`,
    RECOMMENDED: `la fuente lo aconseja, aunque dice que ${present}`,
    UNSTATED: `cabe entender que ${present}`,
    UNSTATED_ADVICE: `cabe entenderlo como consejo, aunque ${present}`,
    other: `la fuente reporta que ${present}`,
  }),
  fr: select({
    INTENDED: `effet attendu : ${fr}`,
    RECOMMENDED: `conseillé par la source, effet rapporté malgré tout : ${fr}`,
    UNSTATED: `effet supposé : ${fr}`,
    UNSTATED_ADVICE: `conseil supposé, effet supposé malgré tout : ${fr}`,
    other: `rapporté : ${fr}`,
  }),
});
