import { Matches, MaxLength, Min } from "class-validator";
import { date, entity, id, language, optional, predicate, real, type TermOf, term, text, texts, vocabulary } from "./declare.js";
import { Sensitivity } from "./entity.js";

export const Assertion = vocabulary("Assertion", "How a claim comes from the text of its source.", {
  STATED: "One statement says it.",
  COMPOSED: "Two statements of one document, joined.",
  IMPLIED: "The document suggests it and does not say it.",
  IMPORTED: "A row of a data set.",
  INFERRED: "Not in any document: our own inference.",
});
export type Assertion = TermOf<typeof Assertion>;

export const Modality = vocabulary(
  "Modality",
  "Whether something is, is meant to be, or ought to be. An intention never reads as a result.",
  {
    REPORTED: "The source reports that it is or was so.",
    INTENDED: "An aim, a plan or an expected result.",
    RECOMMENDED: "The source advises it.",
  },
);
export type Modality = TermOf<typeof Modality>;

export const Effect = vocabulary("Effect", "What a practice does to an issue, as the source says it.", {
  PREVENTS: "Keeps the issue from arising.",
  REDUCES: "Makes the issue less.",
  MITIGATES: "Makes the consequences of the issue less.",
  PROTECTS: "Protects people from the issue.",
  BUILDS_CAPACITY: "Makes people better able to deal with the issue.",
  UNSPECIFIED: "Deals with the issue; the source does not say how.",
  MIXED: "Helps in one way and harms in another.",
  NO_EFFECT: "Does little or nothing about the issue.",
  NEGLECTS: "Leaves those who suffer from the issue out of sight.",
  EXACERBATES: "Makes the issue worse.",
});
export type Effect = TermOf<typeof Effect>;
/** Effects that never come back among solutions. */
export const adverseEffects: readonly Effect[] = ["MIXED", "NO_EFFECT", "NEGLECTS", "EXACERBATES"];
/** Effects that come back among solutions. MIXED counts on both sides, and says so. */
export const helpfulEffects: readonly Effect[] = [
  "PREVENTS",
  "REDUCES",
  "MITIGATES",
  "PROTECTS",
  "BUILDS_CAPACITY",
  "UNSPECIFIED",
  "MIXED",
];

export const Status = vocabulary("Status", "Where the review of a claim stands.", {
  PROPOSED: "Waiting for review.",
  ACCEPTED: "Reviewed and accepted.",
  REJECTED: "Reviewed and not accepted.",
  RETRACTED: "Accepted once, and taken back.",
});
export type Status = TermOf<typeof Status>;

export const Comparator = vocabulary("Comparator", "How a quantity compares with the number given.", {
  EXACTLY: "This number.",
  ABOUT: "About this number.",
  AT_LEAST: "This number or more.",
  MORE_THAN: "More than this number.",
  LESS_THAN: "Less than this number.",
});
export type Comparator = TermOf<typeof Comparator>;

/** The claims that count by default, in every relation, filter, count and question. */
export const defaultAssertions: readonly Assertion[] = ["STATED", "COMPOSED", "IMPORTED"];
/** What no document states. */
export const unstatedAssertions = ["IMPLIED", "INFERRED"] as const satisfies readonly Assertion[];
/** Assertions with those that no document states, each once. */
export const withUnstated = (assertions?: readonly Assertion[] | null): Assertion[] => [
  ...new Set([...(assertions ?? defaultAssertions), ...unstatedAssertions]),
];
export const defaultModalities: readonly Modality[] = Modality.values;
export const defaultStatuses: readonly Status[] = ["ACCEPTED"];

/** Numbers of persons below this are suppressed for protected groups. */
export const smallestCountOfPersons = 5;

/** Part of the identity of a claim. Other properties may be corrected, and the claim stays the same. */
const identifying = { identifies: true } as const;
/** Part of the identity of a claim whose predicate takes it. */
const detail = { ...identifying, optional: true, detail: "optional" } as const;
const quantity = (part: string) => ({ ...detail, group: ["quantity", part] }) as const;

/** At most 12 words, none of which ends a sentence. An abbreviation of one or two letters may. */
const fewWords = /^(?!.*\p{L}{3}[.!?](\s|$))\S+(\s+\S+){0,11}$/su;
const termMessage = { each: true, message: "a term of at most 12 words, as it stands in the source, and no sentence" } as const;

@entity(
  "One statement that a source makes: a subject, a predicate, an object, perhaps a place, people and actors, and the passages that say it.",
)
export class Claim {
  @id("A hash of what it says and of its sources: importing it twice changes nothing, correcting its sentence breaks no citation.")
  id!: string;
  @predicate("What it says of its subject and its object, by the name of a predicate.", identifying) predicate!: string;
  @term(Assertion, "How it comes from the text.", identifying) assertion!: Assertion;
  @term(Modality, "Whether it is reported, intended or recommended.", identifying) modality!: Modality;
  @term(Effect, "What the practice does to the issue; of ADDRESSES only.", { ...detail, detail: "required" }) effect?: Effect;
  @text("How it works, in a few words.", detail) mechanism?: string;
  @text("The claim as one sentence, in our words.") statement!: string;
  @language("The language of its statement. Without it the statement is in English.", optional) statementLanguage?: string;
  @texts("The source's own words for what this claim names by a wider, narrower or merged term of ours.", optional)
  @Matches(fewWords, termMessage)
  @MaxLength(100, { each: true, message: "at most 100 characters" })
  sourceTerms?: readonly string[];
  @date("When it holds: EDTF.", { ...identifying, optional: true }) period?: string;
  @term(Comparator, "How its quantity compares with the number.", quantity("comparator")) quantityComparator?: Comparator;
  @real("The number of its quantity.", { ...quantity("value"), unit: { in: "quantityUnit" } })
  @Min(0, { message: "0 or more" })
  quantityValue?: number;
  @text("What its quantity counts, such as PERSONS, EVENTS or PROJECTS.", quantity("unit")) quantityUnit?: string;
  @term(Status, "Where its review stands.") status!: Status;
  @term(Sensitivity, "Who may see it, if all that it names may be seen too.") sensitivity!: Sensitivity;
  @date("When it was recorded here.") recordedAt!: string;
  @text("Who recorded it here: a role or a data set, never a person's name.") recordedBy!: string;
}
