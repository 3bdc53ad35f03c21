import type { GapKind } from "../../analysis/response-gaps.js";
import type { Template } from "./template.js";

/** How many issues are only implied to be faced; nothing for none. */
const onlyImplied: Template = {
  en: "{implied, plural, =0 {} one { # is only implied or inferred: add IMPLIED and INFERRED to `assertions`.} other { # are only implied or inferred: add IMPLIED and INFERRED to `assertions`.}}",
  es: "{implied, plural, =0 {} one { # está solo implícito o inferido: agregue IMPLIED e INFERRED a `assertions`.} other { # están solo implícitos o inferidos: agregue IMPLIED e INFERRED a `assertions`.}}",
  fr: "{implied, plural, =0 {} one { # est seulement implicite ou inféré : ajoutez IMPLIED et INFERRED à `assertions`.} other { # sont seulement implicites ou inférés : ajoutez IMPLIED et INFERRED à `assertions`.}}",
};

/** What is recorded of responses to an issue that a place or community faces. `n` counts claims, `held` documents. */
export const gapWords = {
  REPORTED_HERE: {
    en: "{n, plural, one {# claim reports} other {# claims report}} a response to {issue} in {place}. Read what each says that it does: a report of a response is not proof that it works.",
    es: "{n, plural, one {# afirmación informa} other {# afirmaciones informan}} de una respuesta a {issue} en {place}. Lea lo que cada una dice que hace: que se informe de una respuesta no prueba que funcione.",
    fr: "{n, plural, one {# affirmation rapporte} other {# affirmations rapportent}} une réponse à {issue} à {place}. Lisez ce que chacune en dit : rapporter une réponse ne prouve pas qu'elle fonctionne.",
  },
  AIM_ONLY: {
    en: "No claim is recorded that reports a response to {issue} in {place}. {n, plural, one {# claim says} other {# claims say}} what is meant or advised. Ask what became of it.",
    es: "No está registrada ninguna afirmación que informe de una respuesta a {issue} en {place}. {n, plural, one {# afirmación dice} other {# afirmaciones dicen}} qué se pretende o se aconseja. Pregunte qué resultó de ello.",
    fr: "Aucune affirmation enregistrée ne rapporte une réponse à {issue} à {place}. {n, plural, one {# affirmation dit} other {# affirmations disent}} ce qui est prévu ou conseillé. Demandez ce qu'il en est advenu.",
  },
  HARM_ONLY: {
    en: "No claim is recorded that a response to {issue} helps in {place}. {n, plural, one {# claim says that a response harms, does nothing or leaves people out of sight. Read it} other {# claims say that a response harms, does nothing or leaves people out of sight. Read them}} before you plan anything like it.",
    es: "No está registrada ninguna afirmación de que una respuesta a {issue} ayude en {place}. {n, plural, one {# afirmación dice que una respuesta daña, no hace nada o deja a personas fuera de la vista. Léala} other {# afirmaciones dicen que una respuesta daña, no hace nada o deja a personas fuera de la vista. Léalas}} antes de planear algo parecido.",
    fr: "Aucune affirmation enregistrée ne dit qu'une réponse à {issue} aide à {place}. {n, plural, one {# affirmation dit qu''une réponse nuit, ne fait rien ou laisse des personnes hors de vue. Lisez-la} other {# affirmations disent qu''une réponse nuit, ne fait rien ou laisse des personnes hors de vue. Lisez-les}} avant de prévoir quelque chose de semblable.",
  },
  IMPLIED_ONLY: {
    en: "No document states a response to {issue} in {place}. {n, plural, one {# claim is only implied or inferred. Read the passages before you rely on it,} other {# claims are only implied or inferred. Read the passages before you rely on them,}} and ask people in {place}.",
    es: "Ningún documento afirma una respuesta a {issue} en {place}. {n, plural, one {# afirmación está solo implícita o inferida. Lea los pasajes antes de apoyarse en ella,} other {# afirmaciones están solo implícitas o inferidas. Lea los pasajes antes de apoyarse en ellas,}} y pregunte a la gente de {place}.",
    fr: "Aucun document n'affirme une réponse à {issue} à {place}. {n, plural, one {# affirmation est seulement implicite ou inférée} other {# affirmations sont seulement implicites ou inférées}}. Lisez les passages avant de vous y fier, et demandez aux personnes de {place}.",
  },
  WIDER_PLACE_ONLY: {
    en: "No claim that counts is recorded on a response to {issue} in {place} itself. {n, plural, one {# claim is} other {# claims are}} about a place around it, which is never evidence for {place}. Ask whether it reaches {place}.",
    es: "No está registrada ninguna afirmación que cuente sobre una respuesta a {issue} en {place} mismo. {n, plural, one {# afirmación trata} other {# afirmaciones tratan}} de un lugar que lo rodea, lo que nunca es prueba para {place}. Pregunte si llega a {place}.",
    fr: "Aucune affirmation enregistrée qui compte ne porte sur une réponse à {issue} à {place} même. {n, plural, one {# affirmation porte} other {# affirmations portent}} sur un lieu qui l'entoure, ce qui n'est jamais une preuve pour {place}. Demandez si elle parvient jusqu'à {place}.",
  },
  UNPLACED_ONLY: {
    en: "No claim that counts is recorded on a response that helps against {issue} in {place} or around it. {n, plural, one {# claim names} other {# claims name}} no place. Ask where it was used.",
    es: "No está registrada ninguna afirmación que cuente sobre una respuesta que ayude ante {issue} en {place} ni en su entorno. {n, plural, one {# afirmación no nombra} other {# afirmaciones no nombran}} ningún lugar. Pregunte dónde se usó.",
    fr: "Aucune affirmation enregistrée qui compte ne porte sur une réponse qui aide face à {issue} à {place} ni autour. {n, plural, one {# affirmation ne nomme} other {# affirmations ne nomment}} aucun lieu. Demandez où elle a été utilisée.",
  },
  ELSEWHERE_ONLY: {
    en: "No claim that counts is recorded on a response that helps against {issue} in {place} or around it. {n, plural, one {# claim is} other {# claims are}} about other places: start with the nearest.",
    es: "No está registrada ninguna afirmación que cuente sobre una respuesta que ayude ante {issue} en {place} ni en su entorno. {n, plural, one {# afirmación trata} other {# afirmaciones tratan}} de otros lugares: empiece por el más cercano.",
    fr: "Aucune affirmation enregistrée qui compte ne porte sur une réponse qui aide face à {issue} à {place} ni autour. {n, plural, one {# affirmation porte} other {# affirmations portent}} sur d'autres lieux : commencez par le plus proche.",
  },
  NONE_RECORDED: {
    en: "No claim that counts is recorded on a response that helps against {issue}, in {place} or anywhere. {held, plural, one {# document was} other {# documents were}} read. That is not evidence that nothing is done, or that nothing works. Ask people in {place}; what is only implied elsewhere, or said of wider issues, is at `url`.",
    es: "No está registrada ninguna afirmación que cuente sobre una respuesta que ayude ante {issue}, ni en {place} ni en ningún otro lugar. {held, plural, one {Se leyó # documento} other {Se leyeron # documentos}}. Eso no prueba que no se haga nada ni que nada funcione. Pregunte a la gente de {place}; lo que en otros lugares solo está implícito, o se dice de problemas más amplios, está en `url`.",
    fr: "Aucune affirmation enregistrée qui compte ne porte sur une réponse qui aide face à {issue}, ni à {place} ni ailleurs. {held, plural, one {# document a été lu} other {# documents ont été lus}}. Cela ne prouve pas que rien n'est fait, ni que rien ne fonctionne. Demandez aux personnes de {place} ; ce qui est seulement implicite ailleurs, ou dit de problèmes plus larges, est à `url`.",
  },
} satisfies Record<GapKind, Template>;

/** What a whole answer comes to: `pairs` are counted by what is recorded of responses, whichever kinds are asked for. */
export const gapsWords = {
  FOUND: {
    en: "{pairs, plural, one {# issue is recorded as faced, by one place or community} other {# times a place or community is recorded as facing an issue}} in {place}. How often a response is reported there: {reported}. Only an aim or advice there: {aims}. Only harm there: {harm}. Only implied there: {implied}. Only of a wider place, without a place, or elsewhere: {away}. No claim that counts anywhere: {none}. What no document says may be done all the same: ask people there.",
    es: "{pairs, plural, one {Está registrado # problema que enfrenta un lugar o una comunidad} other {# veces está registrado que un lugar o una comunidad enfrenta un problema}} en {place}. Cuántas veces se informa de una respuesta allí: {reported}. Solo una intención o un consejo allí: {aims}. Solo daño allí: {harm}. Solo implícito allí: {implied}. Solo de un lugar más amplio, sin lugar o de otros lugares: {away}. Ninguna afirmación que cuente en ningún lugar: {none}. Lo que ningún documento dice puede hacerse igualmente: pregunte a la gente de allí.",
    fr: "{pairs, plural, one {# problème auquel un lieu ou une communauté fait face est enregistré} other {# fois, il est enregistré qu''un lieu ou une communauté fait face à un problème}} dans cette zone : {place}. Combien de fois une réponse y est rapportée : {reported}. Seulement une intention ou un conseil : {aims}. Seulement un effet nuisible : {harm}. Seulement implicite : {implied}. Seulement pour un lieu plus large, sans lieu ou ailleurs : {away}. Aucune affirmation qui compte, où que ce soit : {none}. Ce qu'aucun document ne dit peut se faire quand même : demandez aux personnes qui y vivent.",
  },
  NOTHING_FACED: {
    en: `No claim that counts is recorded that {place}, or a place or community within it, faces an issue. That is no finding: nobody may have written it down.${onlyImplied.en} Ask people there, or ask about a place around it.`,
    es: `No está registrada ninguna afirmación que cuente de que {place}, o un lugar o una comunidad que está dentro, enfrente un problema. Eso no es un hallazgo: puede que nadie lo haya escrito.${onlyImplied.es} Pregunte a la gente de allí, o pida un lugar que lo rodee.`,
    fr: `Aucune affirmation qui compte n'est enregistrée selon laquelle {place}, ou un lieu ou une communauté qui s'y trouve, fait face à un problème. Ce n'est pas un constat : personne ne l'a peut-être écrit.${onlyImplied.fr} Demandez aux personnes qui y vivent, ou cherchez un lieu qui l'entoure.`,
  },
  ISSUE_NOT_FACED: {
    en: `No claim that counts is recorded that {place}, or a place or community within it, faces {issue} or something narrower. That is no finding: nobody may have written it down.${onlyImplied.en} Ask people there, leave out \`issue\` for all that is faced, or ask about a place around it.`,
    es: `No está registrada ninguna afirmación que cuente de que {place}, o un lugar o una comunidad que está dentro, enfrente «{issue}» o algo más específico. Eso no es un hallazgo: puede que nadie lo haya escrito.${onlyImplied.es} Pregunte a la gente de allí, omita \`issue\` para ver todo lo que se enfrenta, o pida un lugar que lo rodee.`,
    fr: `Aucune affirmation qui compte n'est enregistrée selon laquelle {place}, ou un lieu ou une communauté qui s'y trouve, fait face à « {issue} » ou à un problème plus précis. Ce n'est pas un constat : personne ne l'a peut-être écrit.${onlyImplied.fr} Demandez aux personnes qui y vivent, omettez \`issue\` pour voir tous les problèmes, ou cherchez un lieu qui l'entoure.`,
  },
} satisfies Record<string, Template>;

/** Where to look next. */
export const nearestWords = {
  WIDER_ISSUE_HERE: {
    en: "{issue} is wider, and {n, plural, one {# claim is} other {# claims are}} recorded on it in {place}. It may not reach this issue.",
    es: "{issue} es más amplio, y en {place} {n, plural, one {está registrada # afirmación} other {están registradas # afirmaciones}} sobre ello. Puede que no alcance este problema.",
    fr: "{issue} est plus large, et {n, plural, one {# affirmation est enregistrée} other {# affirmations sont enregistrées}} à ce sujet à {place}. Cela peut ne pas atteindre ce problème.",
  },
  SAME_ISSUE_ELSEWHERE: {
    en: "The nearest other place with a response on record is {place}: {n, plural, one {# claim} other {# claims}}. It is no evidence for here.",
    es: "El otro lugar más cercano con una respuesta registrada es {place}: {n, plural, one {# afirmación} other {# afirmaciones}}. No es prueba para aquí.",
    fr: "L'autre lieu le plus proche pour lequel une réponse est enregistrée est {place} : {n, plural, one {# affirmation} other {# affirmations}}. Ce n'est pas une preuve pour ici.",
  },
} satisfies Record<string, Template>;
