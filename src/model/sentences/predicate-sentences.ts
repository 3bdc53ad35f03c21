import { wordLanguages } from "../../text/word-languages.js";
import type { Effect } from "../claim.js";
import { adverse, deed, fact, type PredicateSentence } from "./frames.js";

/** What a response does to an issue, for each effect. None of these may be read for another. */
// biome-ignore format: a table, to be read row by row
const effects: Readonly<Record<Effect, PredicateSentence>> = {
  PREVENTS: deed({ en: "prevent this issue: {object}", es: ["prevenir este problema: {object}", "previene este problema: {object}"], fr: "prévenir ce problème ({object})" }),
  REDUCES: deed({ en: "reduce this issue: {object}", es: ["reducir este problema: {object}", "reduce este problema: {object}"], fr: "réduire ce problème ({object})" }),
  MITIGATES: deed({ en: "soften the harm of this issue: {object}", es: ["atenuar el daño de este problema: {object}", "atenúa el daño de este problema: {object}"], fr: "atténuer les dommages de ce problème ({object})" }),
  PROTECTS: deed({ en: "protect people from this issue: {object}", es: ["proteger a las personas frente a este problema: {object}", "protege a las personas frente a este problema: {object}"], fr: "protéger les personnes face à ce problème ({object})" }),
  BUILDS_CAPACITY: deed({ en: "build people's capacity to deal with this issue: {object}", es: ["fortalecer capacidades frente a este problema: {object}", "fortalece capacidades frente a este problema: {object}"], fr: "renforcer les capacités face à ce problème ({object})" }),
  UNSPECIFIED: deed({ en: "address this issue (how is not said): {object}", es: ["abordar este problema (no se dice cómo): {object}", "aborda este problema (no se dice cómo): {object}"], fr: "répondre à ce problème, moyen non précisé ({object})" }),
  MIXED: adverse({ en: "help against this issue and do harm as well: {object}", es: ["ayudar frente a este problema y también hacer daño: {object}", "ayuda frente a este problema y también hace daño: {object}"], fr: "aider face à ce problème et nuire aussi ({object})" }),
  NO_EFFECT: adverse({ en: "do little or nothing about this issue: {object}", es: ["lograr poco o nada frente a este problema: {object}", "logra poco o nada frente a este problema: {object}"], fr: "avoir peu ou pas d'effet sur ce problème ({object})" }),
  NEGLECTS: adverse({ en: "leave those who suffer from this issue out of sight: {object}", es: ["desatender a quienes sufren este problema: {object}", "desatiende a quienes sufren este problema: {object}"], fr: "négliger les personnes touchées par ce problème ({object})" }),
  EXACERBATES: adverse({ en: "make this issue worse: {object}", es: ["empeorar este problema: {object}", "empeora este problema: {object}"], fr: "aggraver ce problème ({object})" }),
};
const byEffect = (lang: keyof PredicateSentence) =>
  `{effect, select, ${Object.entries(effects)
    .map(([effect, sentence]) => `${effect} {${sentence[lang]}}`)
    .join(" ")} other {${effects.UNSPECIFIED[lang]}}}`;

/** The sentences of the predicates, one per row. */
// biome-ignore format: a table, to be read row by row
export const predicateSentences = {
  FACES: fact({ en: "face this issue: {object}", es: ["enfrentar este problema: {object}", "enfrenta este problema: {object}"], fr: "faire face à ce problème ({object})" }),
  ADDRESSES: Object.fromEntries(wordLanguages.map((lang) => [lang, byEffect(lang)])) as PredicateSentence,
  UNDERMINES: fact({ en: "undermine this right: {object}", es: ["menoscabar este derecho: {object}", "menoscaba este derecho: {object}"], fr: "porter atteinte à ce droit ({object})" }),
  PROTECTS: deed({ en: "protect this right: {object}", es: ["proteger este derecho: {object}", "protege este derecho: {object}"], fr: "protéger ce droit ({object})" }),
  ENDANGERS: adverse({ en: "endanger this right: {object}", es: ["poner en peligro este derecho: {object}", "pone en peligro este derecho: {object}"], fr: "mettre en danger ce droit ({object})" }),
  AFFECTS: fact({ en: "hit these people: {object}", es: ["afectar a estas personas: {object}", "afecta a estas personas: {object}"], fr: "toucher ces personnes ({object})" }),
  SERVES: deed({ en: "be for these people: {object}", es: ["servir a estas personas: {object}", "sirve a estas personas: {object}"], fr: "servir ces personnes ({object})" }),
  DRIVES: fact({ en: "drive this issue: {object}", es: ["impulsar este problema: {object}", "impulsa este problema: {object}"], fr: "alimenter ce problème ({object})" }),
  KIND_OF: fact({ en: "be a kind of this issue: {object}", es: ["ser un tipo de este problema: {object}", "es un tipo de este problema: {object}"], fr: "être une forme de ce problème ({object})" }),
  PERPETRATES: fact({ en: "carry this out: {object}", es: ["llevar a cabo esto: {object}", "lleva a cabo esto: {object}"], fr: "commettre ceci ({object})" }),
  HINDERS: fact({ en: "stand in the way of this: {object}", es: ["obstaculizar esto: {object}", "obstaculiza esto: {object}"], fr: "entraver ceci ({object})" }),
  ALLIED_WITH: fact({ en: "be among the possible allies of these people: {object}", es: ["estar entre los posibles aliados de estas personas: {object}", "está entre los posibles aliados de estas personas: {object}"], fr: "compter parmi les alliés possibles de ces personnes ({object})" }),
  OPPOSES: fact({ en: "be among the possible opponents of these people: {object}", es: ["estar entre los posibles adversarios de estas personas: {object}", "está entre los posibles adversarios de estas personas: {object}"], fr: "compter parmi les adversaires possibles de ces personnes ({object})" }),
  CARRIED_OUT_IN: deed({ en: "take place here: {object}", es: ["realizarse aquí: {object}", "se realiza aquí: {object}"], fr: "avoir lieu ici ({object})" }),
  LED_BY: deed({ en: "be led or carried out by: {object}", es: ["contar con esta dirección o ejecución: {object}", "cuenta con esta dirección o ejecución: {object}"], fr: "être sous cette conduite ({object})" }),
  INVOLVES: deed({ en: "involve: {object}", es: ["contar con esta participación: {object}", "cuenta con esta participación: {object}"], fr: "associer ({object})" }),
  PART_OF_PROGRAMME: deed({ en: "be part of: {object}", es: ["formar parte de: {object}", "forma parte de: {object}"], fr: "faire partie de cet ensemble ({object})" }),
  SUPPORTS: deed({ en: "support: {object}", es: ["apoyar esto: {object}", "apoya esto: {object}"], fr: "soutenir ceci ({object})" }),
  PRODUCED: deed({ en: "lead to this publication: {object}", es: ["dar lugar a esta publicación: {object}", "da lugar a esta publicación: {object}"], fr: "aboutir à cette publication ({object})" }),
  SPONSORED: deed({ en: "support this publication: {object}", es: ["apoyar esta publicación: {object}", "apoya esta publicación: {object}"], fr: "soutenir cette publication ({object})" }),
  SUCCEEDS_WITH: fact({ en: "need this condition to succeed or fit: {object}", es: ["necesitar esta condición para tener éxito o encajar: {object}", "necesita esta condición para tener éxito o encajar: {object}"], fr: "avoir besoin de cette condition pour réussir ou convenir ({object})" }),
  ENCOURAGES: fact({ en: "encourage this response: {object}", es: ["alentar esta respuesta: {object}", "alienta esta respuesta: {object}"], fr: "encourager cette réponse ({object})" }),
  BASED_IN: fact({ en: "have its seat here: {object}", es: ["tener su sede aquí: {object}", "tiene su sede aquí: {object}"], fr: "avoir son siège ici ({object})" }),
} satisfies Readonly<Record<string, PredicateSentence>>;
