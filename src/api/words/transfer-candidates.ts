import type { AskedTemplate } from "../../analysis/transfer/factor.js";
import type { NotOfferedReason } from "../../analysis/transfer/practices.js";
import type { Template } from "./template.js";

const doPeopleFaceIt: Template = {
  en: "{practice}: this was used in {places}{more, plural, =0 {} other { and # more}}. Do people there face {missing}, as people in {community} do?",
  es: "{practice}: esto se usó en {places}{more, plural, =0 {} other { y # más}}. ¿Enfrenta la gente allí lo mismo que en {community} ({missing})?",
  fr: "{practice} : lieux où cela a servi : {places}{more, plural, =0 {} other { et # autres}}. Les gens y font-ils face à la même chose qu'à {community} ({missing}) ?",
};
/** What to ask where nothing is known, or too little, by what is said of the factor. */
export const transferQuestionWords = {
  EVIDENCE_AIM: {
    en: "{practice}: what came of this, and who says so?",
    es: "{practice}: ¿qué resultó de esto, y quién lo dice?",
    fr: "{practice} : qu'en est-il résulté, et qui le dit ?",
  },
  CONTEXT_NO_PLACE: {
    en: "{practice}: where was this used, and did people there face what {community} faces?",
    es: "{practice}: ¿dónde se usó esto, y enfrentaba la gente allí lo que enfrenta {community}?",
    fr: "{practice} : où cela a-t-il servi, et les gens y faisaient-ils face à ce à quoi {community} fait face ?",
  },
  CONTEXT_RELATED: doPeopleFaceIt,
  CONTEXT_NOTHING_SHARED: doPeopleFaceIt,
  CONTEXT_USED_AROUND: {
    en: "{practice}: where in {places} was this used, and did people there face what {community} faces?",
    es: "{practice}: ¿en qué lugar de {places} se usó esto, y enfrentaba la gente allí lo que enfrenta {community}?",
    fr: "{practice} : en quel lieu cela a-t-il servi ({places}), et les gens y faisaient-ils face à ce à quoi {community} fait face ?",
  },
  CONTEXT_LITTLE_RECORDED: {
    en: "{practice}: this was used in {places}{more, plural, =0 {} other { and # more}}. Do people there face what {community} faces?",
    es: "{practice}: esto se usó en {places}{more, plural, =0 {} other { y # más}}. ¿Enfrenta la gente allí lo que enfrenta {community}?",
    fr: "{practice} : lieux où cela a servi : {places}{more, plural, =0 {} other { et # autres}}. Les gens y font-ils face à ce à quoi {community} fait face ?",
  },
  POPULATION_NOT_SAID: {
    en: "{practice}: {affectedCount, plural, =0 {who is hit by {issue} in {community}, and is this for them?} other {is this for those who are recorded as hit by {issue} ({affected})?}}",
    es: "{practice}: {affectedCount, plural, =0 {¿a quién afecta {issue} en {community}, y es esto para esas personas?} other {¿es esto para quienes están registrados como afectados por {issue} ({affected})?}}",
    fr: "{practice} : {affectedCount, plural, =0 {qui est touché par {issue} à {community}, et cela s'adresse-t-il à ces personnes ?} other {cela s'adresse-t-il à celles et ceux qui sont enregistrés comme touchés par {issue} ({affected}) ?}}",
  },
  POPULATION_NOT_RECORDED_AS_HIT: {
    en: "{practice}: this is for {people}. Are they hit by {issue} in {community}?",
    es: "{practice}: esto es para {people}. En {community}, ¿les afecta {issue}?",
    fr: "{practice} : cela s'adresse à {people}. Ces personnes sont-elles touchées par {issue} à {community} ?",
  },
  REPLICATION_NOT_SAID: {
    en: "{practice}: in how many places and countries was this used, and is it still done there?",
    es: "{practice}: ¿en cuántos lugares y países se usó esto, y se sigue haciendo allí?",
    fr: "{practice} : dans combien de lieux et de pays cela a-t-il servi, et s'y fait-il encore ?",
  },
  CONDITIONS_NOT_SAID: {
    en: "{practice}: what does this need, what hinders it, and what of that is there in {community}?",
    es: "{practice}: ¿qué necesita esto, qué lo obstaculiza, y qué de eso hay en {community}?",
    fr: "{practice} : que faut-il pour cela, qu'est-ce qui l'entrave, et qu'en est-il à {community} ?",
  },
  CONDITIONS_NOT_RECORDED_HERE: {
    en: "{practice}: for this it matters: {open}. What of that is there in {community}?",
    es: "{practice}: para esto importa: {open}. ¿Qué de eso hay en {community}?",
    fr: "{practice} : pour cela il importe : {open}. Qu'en est-il à {community} ?",
  },
  RIGHTS_NOT_SAID: {
    en: "{practice}: which rights could this protect in {community}, and could it put anybody at risk?",
    es: "{practice}: ¿qué derechos podría proteger esto en {community}, y podría poner a alguien en riesgo?",
    fr: "{practice} : quels droits cela pourrait-il protéger à {community}, et pourrait-il mettre quelqu'un en danger ?",
  },
  RIGHTS_NOT_RECORDED_AS_UNDERMINED: {
    en: "{practice}: this is said to protect {protected}. Is that undermined in {community}?",
    es: "{practice}: se dice que esto protege {protected}. ¿Se menoscaba eso en {community}?",
    fr: "{practice} : il est dit que cela protège {protected}. Y est-il porté atteinte à {community} ?",
  },
  NOT_RECORDED_AS_FACED: {
    en: "Does {community} face {issue}? No claim that counts says so, nor that it faces a narrower issue.",
    es: "¿Enfrenta {community} {issue}? Ninguna afirmación que cuente lo dice, ni que enfrente un problema más específico.",
    fr: "Est-ce que {community} fait face à {issue} ? Aucune affirmation qui compte ne le dit, ni pour un problème plus précis.",
  },
  USED_HERE_ALREADY: {
    en: "{practice}: was this used in {community} already, and what came of it?",
    es: "{practice}: ¿se usó esto ya en {community}, y qué resultó de ello?",
    fr: "{practice} : cela a-t-il déjà servi à {community}, et qu'en est-il résulté ?",
  },
} satisfies Record<AskedTemplate | "NOT_RECORDED_AS_FACED" | "USED_HERE_ALREADY", Template>;

/** Why a practice is not among the candidates. */
export const transferNotOfferedWords = {
  ADVERSE_ONLY: {
    en: "{practice}: {adverse, plural, one {# claim says} other {# claims say}} that this does harm or nothing, or leaves people out of sight, and no claim that counts says that it helps.",
    es: "{practice}: {adverse, plural, one {# afirmación dice} other {# afirmaciones dicen}} que esto hace daño, no hace nada o deja a personas fuera de la vista, y ninguna afirmación que cuente dice que ayude.",
    fr: "{practice} : {adverse, plural, one {# affirmation dit} other {# affirmations disent}} que cela nuit, n'a pas d'effet ou laisse des personnes de côté, et aucune affirmation qui compte ne dit que cela aide.",
  },
  ALREADY_HERE: {
    en: "{practice}: this is recorded in {community} already. Look there first: what came of it?",
    es: "{practice}: esto ya está registrado en {community}. Mire primero allí: ¿qué resultó de ello?",
    fr: "{practice} : cela est déjà enregistré à {community}. Regardez-y d'abord : qu'en est-il résulté ?",
  },
  AIMED_HERE: {
    en: "{practice}: {claims, plural, one {# claim says} other {# claims say}} that this is meant or advised for {community}, and no claim that counts reports that it was done there. Ask whether it was, and what came of it.",
    es: "{practice}: {claims, plural, one {# afirmación dice} other {# afirmaciones dicen}} que esto se propone o se aconseja para {community}, y ninguna afirmación que cuente informa de que se haya hecho allí. Pregunte si se hizo, y qué resultó de ello.",
    fr: "{practice} : {claims, plural, one {# affirmation dit} other {# affirmations disent}} que cela est prévu ou conseillé pour {community}, et aucune affirmation qui compte ne rapporte que cela y a été fait. Demandez si cela a été fait, et ce qui en est résulté.",
  },
  SAME_COUNTRY_ONLY: {
    en: "What is recorded of {practice} is of the country of {community}, and you asked to leave that out.",
    es: "Lo que está registrado de {practice} es del país de {community}, y usted pidió dejarlo fuera.",
    fr: "Ce qui est enregistré de {practice} vient du pays de {community}, et vous avez demandé de le laisser de côté.",
  },
} satisfies Record<NotOfferedReason | "AIMED_HERE", Template>;

/** What is only implied or inferred of a candidate in the community. */
export const impliedHereWords = {
  USED: {
    en: "{practice}: that this was used in {community} already is only implied by a document, or inferred by us ({claims, plural, one {# claim} other {# claims}}). Read the passages, and ask there.",
    es: "{practice}: que esto ya se usó en {community} solo lo da a entender un documento, o lo inferimos nosotros ({claims, plural, one {# afirmación} other {# afirmaciones}}). Lea los pasajes y pregunte allí.",
    fr: "{practice} : que cela a déjà servi à {community} est seulement sous-entendu par un document, ou déduit par nous ({claims, plural, one {# affirmation} other {# affirmations}}). Lisez les passages, et demandez sur place.",
  },
  AIMED: {
    en: "{practice}: that this is meant or advised for {community} is only implied by a document, or inferred by us ({claims, plural, one {# claim} other {# claims}}). Read the passages, and ask there.",
    es: "{practice}: que esto se propone o se aconseja para {community} solo lo da a entender un documento, o lo inferimos nosotros ({claims, plural, one {# afirmación} other {# afirmaciones}}). Lea los pasajes y pregunte allí.",
    fr: "{practice} : que cela est prévu ou conseillé pour {community} est seulement sous-entendu par un document, ou déduit par nous ({claims, plural, one {# affirmation} other {# affirmations}}). Lisez les passages, et demandez sur place.",
  },
} satisfies Record<string, Template>;

/** How a place where a practice was used lies to the community. */
export const placeOfUseWords = {
  SHARED: {
    en: "{place} and {community} both lie in {ground}.",
    es: "{place} y {community} están en {ground}.",
    fr: "Lieux où se trouvent {place} et {community} : {ground}.",
  },
  AROUND: {
    en: "{community} lies in {place}.",
    es: "{community} está en {place}.",
    fr: "Lieu où se trouve {community} : {place}.",
  },
  APART: {
    en: "Nothing but the world is recorded in which both {place} and {community} lie.",
    es: "Aparte del mundo, no está registrado ningún lugar en el que estén tanto {place} como {community}.",
    fr: "À part le monde, aucun lieu n'est enregistré où se trouvent à la fois {place} et {community}.",
  },
} satisfies Record<string, Template>;

export const transferBracketWords = {
  TOGETHER: {
    en: "These {candidates, number} cannot be told apart on what is recorded: their ranges touch or overlap. They stand in the order of their names.",
    es: "Estas {candidates, number} no se pueden distinguir con lo que está registrado: sus intervalos se tocan o se superponen. Están en el orden de sus nombres.",
    fr: "Ces {candidates, number} ne peuvent être distinguées d'après ce qui est enregistré : leurs intervalles se touchent ou se recouvrent. Elles sont dans l'ordre de leurs noms.",
  },
  MANY: {
    en: "These {candidates, number} cannot be told apart on what is recorded: their ranges touch or overlap. They stand in the order of their names, which says nothing of how they fit. To have fewer, ask for {narrowBy, select, MODALITIES {what is reported alone (modalities: [REPORTED])} ISSUES {the issue itself and narrower ones (issueRelations: [EXACT, NARROWER])} other {what is reported alone (modalities: [REPORTED]), or for the issue itself and narrower ones (issueRelations: [EXACT, NARROWER])}}.",
    es: "Con lo que está registrado no se pueden distinguir estas {candidates, number} candidatas: sus intervalos se tocan o se superponen. Están en el orden de sus nombres, que no dice nada de si convienen. Para tener menos, pida {narrowBy, select, MODALITIES {solo lo que se informa (modalities: [REPORTED])} ISSUES {el problema mismo y otros más específicos (issueRelations: [EXACT, NARROWER])} other {solo lo que se informa (modalities: [REPORTED]), o el problema mismo y otros más específicos (issueRelations: [EXACT, NARROWER])}}.",
    fr: "D'après ce qui est enregistré, ces {candidates, number} candidates ne peuvent être distinguées : leurs intervalles se touchent ou se recouvrent. Elles sont dans l'ordre de leurs noms, qui ne dit rien de leur convenance. Pour en avoir moins, demandez {narrowBy, select, MODALITIES {seulement ce qui est rapporté (modalities: [REPORTED])} ISSUES {le problème même et de plus précis (issueRelations: [EXACT, NARROWER])} other {seulement ce qui est rapporté (modalities: [REPORTED]), ou le problème même et de plus précis (issueRelations: [EXACT, NARROWER])}}.",
  },
  ALONE: {
    en: "Its range touches that of no other candidate.",
    es: "Su intervalo no toca el de ninguna otra candidata.",
    fr: "Son intervalle ne touche celui d'aucune autre candidate.",
  },
} satisfies Record<string, Template>;

/** Ends each summary where no claim says that the community faces the issue. */
const notFaced: Template = {
  en: "{faced, plural, =0 { No claim that counts says that {community} faces {issue}, or a narrower issue: ask there first.} other {}}",
  es: "{faced, plural, =0 { Ninguna afirmación que cuente dice que {community} enfrente {issue}, ni un problema más específico: pregunte primero allí.} other {}}",
  fr: "{faced, plural, =0 { Aucune affirmation qui compte ne dit que {community} fait face à {issue}, ni à un problème plus précis : demandez-y d'abord.} other {}}",
};
export const transferSummaryWords = {
  CANDIDATES: {
    en: `{candidates, plural, one {# practice or programme is} other {# practices and programmes are}} recorded elsewhere, or of no place, that could be looked at for {issue} in {community}. This is an indication of what to look into and what to ask, not a prediction.${notFaced.en}`,
    es: `{candidates, plural, one {# práctica o programa tiene registro en otra parte, o sin lugar, y se podría} other {# prácticas y programas tienen registro en otra parte, o sin lugar, y se podrían}} considerar para {issue} en {community}. Es una indicación de qué examinar y qué preguntar, no una predicción.${notFaced.es}`,
    fr: `{candidates, plural, one {# pratique ou programme est enregistré ailleurs, ou sans lieu, et pourrait être examiné} other {# pratiques et programmes sont enregistrés ailleurs, ou sans lieu, et pourraient être examinés}} pour {issue} à {community}. C'est une indication de ce qu'il faut examiner et demander, pas une prédiction.${notFaced.fr}`,
  },
  CANDIDATES_OF_MORE: {
    en: `More practices and programmes are recorded for {issue} than can be compared. Of those that were, {candidates, plural, one {# could be looked at} other {# could be looked at}} in {community}. This is an indication of what to look into and what to ask, not a prediction.${notFaced.en}`,
    es: `Están registradas más prácticas y programas para {issue} de los que se pueden comparar. De los comparados, {candidates, plural, one {# se podría considerar} other {# se podrían considerar}} en {community}. Es una indicación de qué examinar y qué preguntar, no una predicción.${notFaced.es}`,
    fr: `Plus de pratiques et de programmes sont enregistrés pour {issue} qu'il n'est possible d'en comparer. Parmi ceux qui l'ont été, {candidates, plural, one {# pourrait être examiné} other {# pourraient être examinés}} à {community}. C'est une indication de ce qu'il faut examiner et demander, pas une prédiction.${notFaced.fr}`,
  },
  NONE_BUT_NOT_OFFERED: {
    en: `No candidate for {issue} in {community} is recorded. {notOffered, plural, one {# practice or programme is} other {# practices and programmes are}} not offered: each says why. That is not evidence that nothing could help.${notFaced.en}`,
    es: `No está registrada ninguna candidata para {issue} en {community}. {notOffered, plural, one {# práctica o programa no se ofrece} other {# prácticas y programas no se ofrecen}}: se dice por qué en cada caso. Eso no prueba que nada pueda ayudar.${notFaced.es}`,
    fr: `Aucune candidate n'est enregistrée pour {issue} à {community}. {notOffered, plural, one {# pratique ou programme n'est pas proposé} other {# pratiques et programmes ne sont pas proposés}} : chaque fois il est dit pourquoi. Cela ne prouve pas que rien ne pourrait aider.${notFaced.fr}`,
  },
  NONE: {
    en: `No claim that counts says that a practice or programme addresses {issue}, or another issue that was asked for.{implied, plural, =0 {} one { # is only implied or inferred: leftOut says how to see it.} other { # are only implied or inferred: leftOut says how to see them.}} That is not evidence that nothing could help. Ask in {community} what people do about it.${notFaced.en}`,
    es: `Ninguna afirmación que cuente dice que una práctica o un programa se ocupe de {issue}, o de otro problema que se haya pedido.{implied, plural, =0 {} one { De # solo hay algo implícito o inferido: leftOut dice cómo verlo.} other { De # solo hay algo implícito o inferido: leftOut dice cómo verlo.}} Eso no prueba que nada pueda ayudar. Pregunte en {community} qué hace la gente al respecto.${notFaced.es}`,
    fr: `Aucune affirmation qui compte ne dit qu'une pratique ou un programme traite {issue}, ou un autre problème demandé.{implied, plural, =0 {} one { Pour #, cela est seulement sous-entendu ou déduit : leftOut dit comment le voir.} other { Pour #, cela est seulement sous-entendu ou déduit : leftOut dit comment le voir.}} Cela ne prouve pas que rien ne pourrait aider. Demandez à {community} ce que les gens font.${notFaced.fr}`,
  },
} satisfies Record<string, Template>;
