import { type Claim, type Status, unstatedAssertions } from "../../model/claim.js";
import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import type { PredicateSentence, Voice } from "../../model/sentences/frames.js";
import { canBeSentenceFor, type Name, sentenceFor } from "../../model/sentences/statement.js";
import { fallbackLanguage, sortTextOf } from "../../model/values.js";
import { wordLanguages } from "../../text/word-languages.js";
import type { Reader } from "../reading/reader.js";
import { filledTemplate, type Template } from "./template.js";

/** What stands before and after what a predicate says: it must be read with whether the claim is held, and whether a document states it. */
export const claimSentenceWords = {
  OPENING: {
    en: "{status, select, PROPOSED {Not reviewed yet. } REJECTED {Reviewed and not accepted: do not rely on it. } RETRACTED {Retracted: do not rely on it. } other {}}{assertion, select, IMPLIED {The document suggests it and does not say it. } INFERRED {Our own inference, in no document. } other {}}{subject}",
    es: "{status, select, PROPOSED {Aún sin revisar. } REJECTED {Revisado y no aceptado: no se apoye en esto. } RETRACTED {Retirado: no se apoye en esto. } other {}}{assertion, select, IMPLIED {El documento lo sugiere y no lo dice. } INFERRED {Inferencia nuestra, en ningún documento. } other {}}{subject}",
    fr: "{status, select, PROPOSED {Pas encore examiné. } REJECTED {Examiné et non retenu : ne vous y fiez pas. } RETRACTED {Retiré : ne vous y fiez pas. } other {}}{assertion, select, IMPLIED {Le document le suggère et ne le dit pas. } INFERRED {Notre propre inférence, dans aucun document. } other {}}{subject}",
  },
  DETAILS: {
    en: "{atCount, plural, =0 {} other { Where: {at}.}}{forCount, plural, =0 {} other { Whom it concerns: {for}.}}{byCount, plural, =0 {} other { Who does it: {by}.}}{period, select, NONE {} other { When: {period}.}}",
    es: "{atCount, plural, =0 {} other { Dónde: {at}.}}{forCount, plural, =0 {} other { A quién concierne: {for}.}}{byCount, plural, =0 {} other { Quién lo hace: {by}.}}{period, select, NONE {} other { Cuándo: {period}.}}",
    fr: "{atCount, plural, =0 {} other { Où : {at}.}}{forCount, plural, =0 {} other { Pour qui : {for}.}}{byCount, plural, =0 {} other { Par qui : {by}.}}{period, select, NONE {} other { Quand : {period}.}}",
  },
} satisfies Record<string, Template>;

/** The whole sentence of a predicate: opening, what is said, details. Made once, since templates are parsed by identity. */
const wholes = new WeakMap<PredicateSentence, Template>();
function wholeOf(sentence: PredicateSentence): Template {
  const { OPENING, DETAILS } = claimSentenceWords;
  const whole =
    wholes.get(sentence) ??
    (Object.fromEntries(wordLanguages.map((l) => [l, `${OPENING[l]} – ${sentence[l]}.${DETAILS[l]}`])) as unknown as Template);
  wholes.set(sentence, whole);
  return whole;
}

/** A claim as one sentence. */
export interface SentenceOfClaim {
  readonly value: string;
  readonly lang: string;
  readonly checked: boolean;
  /** Whether a template made it. */
  readonly made: boolean;
}

/** An editor wrote the statement before the review that refused it: only a sentence that is made says so. */
const refused: readonly Status[] = ["REJECTED", "RETRACTED"];

/**
 * A claim as one sentence in the first of the reader's languages that there is one in: the statement as it was given, or else one that the
 * template of its predicate makes.
 */
export async function sentenceOfClaim(reader: Reader, claim: Claim, lang?: string | null): Promise<SentenceOfClaim> {
  const languages = reader.languages(lang);
  const predicate = reader.model.predicates[claim.predicate];
  const given: SentenceOfClaim = {
    value: claim.statement,
    lang: claim.statementLanguage ?? fallbackLanguage,
    checked: true,
    made: false,
  };
  if (!predicate) return given;
  const isGivenIn = (tag: string) => given.lang === tag || given.lang.startsWith(`${tag}-`);
  const first = languages.find((tag) => isGivenIn(tag) || (wordLanguages as readonly string[]).includes(tag)) ?? fallbackLanguage;
  if (isGivenIn(first) && !refused.includes(claim.status) && !(await isOfPredicate(reader, claim, predicate.says))) return given;

  const named = async (field: string) => (await linked(reader, claim, field)).map(({ id }) => id);
  const fields = ["subject", "object", "at", "for", "by"];
  const [[subject = ""] = [], [object = ""] = [], at = [], groups = [], by = []] = await Promise.all(fields.map(named));
  const values = {
    status: claim.status,
    assertion: claim.assertion,
    voice: voiceOf(claim),
    effect: claim.effect ?? "NONE",
    period: claim.period ?? "NONE",
    subject: { record: subject },
    object: { record: object },
    at: { records: at },
    atCount: at.length,
    for: { records: groups },
    forCount: groups.length,
    by: { records: by },
    byCount: by.length,
  };
  const made = await filledTemplate(
    { [claim.predicate]: wholeOf(predicate.sentence) },
    { template: claim.predicate, values },
    languages,
    reader,
  );
  return { value: made.value, lang: made.lang, checked: made.checked, made: true };
}

/** What no document states never reads as what one reports or advises. */
export function voiceOf({ assertion, modality }: Pick<Claim, "assertion" | "modality">): Voice {
  if (modality === "INTENDED" || !(unstatedAssertions as readonly string[]).includes(assertion)) return modality;
  return modality === "RECOMMENDED" ? "UNSTATED_ADVICE" : "UNSTATED";
}

/** The records that a link of a claim leads to; a model may lack the link. */
async function linked(reader: Reader, claim: Claim, field: string): Promise<readonly Entity[]> {
  const relation = reader.model.relation(reader.model.claim, field);
  return relation ? ((await reader.unpaged(relation, claim)) as readonly Entity[]) : [];
}

/** Whether the statement of a claim is its predicate's own, since its editor gave none. */
async function isOfPredicate(reader: Reader, claim: Claim, says: string): Promise<boolean> {
  if (claim.statementLanguage != null || !canBeSentenceFor(says, claim.statement)) return false;
  const nameOf = (record: Entity | undefined): Name => ({
    text: (record && sortTextOf(record.name)) ?? "?",
    of: record?.constructor as Class<Entity> | undefined,
  });
  const [[subject], [object], [at]] = (await Promise.all(["subject", "object", "at"].map((field) => linked(reader, claim, field)))) as [
    readonly Entity[],
    readonly Entity[],
    readonly Entity[],
  ];
  const names = { subject: nameOf(subject), object: nameOf(object), ...(at && { at: nameOf(at) }) };
  return claim.statement === sentenceFor(says, names);
}
