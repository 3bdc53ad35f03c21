import type { LowInformationReason } from "../../analysis/low-information.js";
import { wordLanguages } from "../../text/word-languages.js";
import type { Template } from "./template.js";

/** Why an answer rests on little, for one reason. */
const reasons = {
  NO_CLAIM: {
    en: "No claim is recorded that this could rest on. That is not evidence that there is nothing to say.",
    es: "No está registrada ninguna afirmación en la que esto pueda apoyarse. Eso no prueba que no haya nada que decir.",
    fr: "Aucune affirmation sur laquelle cela pourrait s'appuyer n'est enregistrée. Cela ne prouve pas qu'il n'y ait rien à dire.",
  },
  ONE_DOCUMENT: {
    en: "All of this rests on one document. Look for a second source before you decide.",
    es: "Todo esto se apoya en un solo documento. Busque una segunda fuente antes de decidir.",
    fr: "Tout cela repose sur un seul document. Cherchez une deuxième source avant de décider.",
  },
  ONE_VOICE: {
    en: "All of this rests on one passage of one document.",
    es: "Todo esto se apoya en un solo pasaje de un documento.",
    fr: "Tout cela repose sur un seul passage d'un document.",
  },
  UNKNOWN_FACTORS: {
    en: "Some of what this depends on is not recorded. Ask before you decide.",
    es: "Parte de aquello de lo que esto depende no está registrado. Pregunte antes de decidir.",
    fr: "Une partie de ce dont cela dépend n'est pas enregistrée. Renseignez-vous avant de décider.",
  },
} satisfies Record<LowInformationReason, Template>;

/** What rests on few claims may have unknown factors too: the sentence is what is read, so it says both. */
const andUnknown = (reason: Exclude<LowInformationReason, "UNKNOWN_FACTORS">): Template =>
  Object.fromEntries(
    wordLanguages.map((lang) => [lang, `${reasons[reason][lang]} ${reasons.UNKNOWN_FACTORS[lang]}`]),
  ) as unknown as Template;

/** Why an answer rests on little. */
export const lowInformationWords = {
  ...reasons,
  NO_CLAIM_AND_UNKNOWN_FACTORS: andUnknown("NO_CLAIM"),
  ONE_DOCUMENT_AND_UNKNOWN_FACTORS: andUnknown("ONE_DOCUMENT"),
  ONE_VOICE_AND_UNKNOWN_FACTORS: andUnknown("ONE_VOICE"),
} satisfies Record<string, Template>;

/** The template for the reasons of an answer, the most telling first; null if there is none. */
export function lowInformationTemplate([first, ...others]: readonly LowInformationReason[]): keyof typeof lowInformationWords | null {
  if (first === undefined) return null;
  return first !== "UNKNOWN_FACTORS" && others.includes("UNKNOWN_FACTORS") ? `${first}_AND_UNKNOWN_FACTORS` : first;
}
