import type { Template } from "./template.js";

/** What does not count since no document states it; nothing for none. */
const leftOut: Template = {
  en: "{leftOut, plural, =0 {} one { # claim is only implied or inferred and does not count: `leftOut` has the arguments that count it.} other { # claims are only implied or inferred and do not count: `leftOut` has the arguments that count them.}}",
  es: "{leftOut, plural, =0 {} one { # afirmación está solo implícita o inferida y no cuenta: `leftOut` tiene los argumentos que la cuentan.} other { # afirmaciones están solo implícitas o inferidas y no cuentan: `leftOut` tiene los argumentos que las cuentan.}}",
  fr: "{leftOut, plural, =0 {} one { # affirmation est seulement implicite ou inférée et ne compte pas : `leftOut` a les arguments qui la comptent.} other { # affirmations sont seulement implicites ou inférées et ne comptent pas : `leftOut` a les arguments qui les comptent.}}",
};

/** What a whole portfolio comes to. `within` counts places and communities that face something, of which `places` names some. */
export const portfolioWords = {
  NOTHING_FACED: {
    en: `No claim that counts is recorded that {community} itself faces an issue. That does not mean that it faces none.{within, plural, =0 { Ask people there, or ask for a place around it.} one { {places}, within it, is recorded as facing some: ask for {ids}.} other { # places or communities within it are recorded as facing some, among them {places}: ask for {ids}.}}${leftOut.en}`,
    es: `No está registrada ninguna afirmación que cuente de que {community} enfrente por sí mismo un problema. Eso no significa que no enfrente ninguno.{within, plural, =0 { Pregunte a la gente de allí, o pida un lugar que lo rodee.} one { De {places}, que está dentro, está registrado que enfrenta alguno: pida {ids}.} other { De # lugares o comunidades que están dentro, como {places}, está registrado que enfrentan alguno: pida {ids}.}}${leftOut.es}`,
    fr: `Aucune affirmation qui compte n'est enregistrée selon laquelle {community} fait face en propre à un problème. Cela ne signifie pas qu'il n'y en a aucun.{within, plural, =0 { Demandez aux personnes qui y vivent, ou cherchez un lieu qui l'entoure.} one { Il est enregistré que {places}, qui s'y trouve, fait face à au moins un problème : demandez {ids}.} other { Il est enregistré que # lieux ou communautés qui s'y trouvent, dont {places}, font face à au moins un problème : demandez {ids}.}}${leftOut.fr}`,
  },
  NOTHING_COVERED: {
    en: `{community} is recorded as facing {issues, plural, one {# issue} other {# issues}}. No claim that counts ties a practice that could be offered to {issues, plural, one {it} other {any of them}}. That is not evidence that nothing is done, or that nothing works: ask those who work there.${leftOut.en}`,
    es: `Está registrado que {community} enfrenta {issues, plural, one {# problema} other {# problemas}}. Ninguna afirmación que cuente vincula una práctica que se pueda ofrecer con {issues, plural, one {él} other {alguno de ellos}}. Eso no prueba que no se haga nada ni que nada funcione: pregunte a quienes trabajan allí.${leftOut.es}`,
    fr: `Il est enregistré que {community} fait face à {issues, plural, one {# problème} other {# problèmes}}. Aucune affirmation qui compte ne relie une pratique qui pourrait être proposée à {issues, plural, one {celui-ci} other {l'un d'eux}}. Cela ne prouve pas que rien n'est fait, ni que rien ne marche : demandez à celles et ceux qui y travaillent.${leftOut.fr}`,
  },
  SOME_COVERED: {
    en: "{practices, plural, one {# practice touches} other {# practices together touch}} {covered} of the {issues} issues that {community} is recorded as facing. To touch an issue is not to solve it: ask what fits before you choose.",
    es: "{practices, plural, one {# práctica toca} other {# prácticas juntas tocan}} {covered} de los {issues} problemas que está registrado que {community} enfrenta. Tocar un problema no es resolverlo: pregunte qué conviene antes de elegir.",
    fr: "{practices, plural, one {# pratique touche} other {# pratiques touchent ensemble}} {covered} des {issues} problèmes auxquels il est enregistré que {community} fait face. Toucher un problème n'est pas le résoudre : demandez ce qui convient avant de choisir.",
  },
  ALL_COVERED: {
    en: "{practices, plural, one {# practice touches} other {# practices together touch}} {issues, plural, one {the one issue} other {all # issues}} that {community} is recorded as facing. To touch an issue is not to solve it: ask what fits before you choose.",
    es: "{practices, plural, one {# práctica toca} other {# prácticas juntas tocan}} {issues, plural, one {el único problema} other {los # problemas}} que está registrado que {community} enfrenta. Tocar un problema no es resolverlo: pregunte qué conviene antes de elegir.",
    fr: "{practices, plural, one {# pratique touche} other {# pratiques touchent ensemble}} {issues, plural, one {le seul problème auquel} other {les # problèmes auxquels}} il est enregistré que {community} fait face. Toucher un problème n'est pas le résoudre : demandez ce qui convient avant de choisir.",
  },
} satisfies Record<string, Template>;

/** What one practice adds to a portfolio. */
export const chosenPracticeWords = {
  REPORTED: {
    en: "{practice} deals with {issues}, as {n, plural, one {# claim reports} other {# claims report}}. Read the effect of each claim: that something was done does not say that it helped.",
    es: "{practice} se ocupa de {issues}, según {n, plural, one {informa # afirmación} other {informan # afirmaciones}}. Lea el efecto de cada afirmación: que algo se haya hecho no dice que haya ayudado.",
    fr: "{practice} traite de {issues}, selon {n, plural, one {# affirmation} other {# affirmations}}. Lisez l'effet de chaque affirmation : que quelque chose ait été fait ne dit pas que cela a aidé.",
  },
  PARTLY_REPORTED: {
    en: "{practice} deals with {reported}, as {n, plural, one {# claim reports} other {# claims report}}. As a response to {meant} it is only meant or advised.",
    es: "{practice} se ocupa de {reported}, según {n, plural, one {informa # afirmación} other {informan # afirmaciones}}. Como respuesta a {meant} solo se pretende o se recomienda.",
    fr: "{practice} traite de {reported}, selon {n, plural, one {# affirmation} other {# affirmations}}. Comme réponse à {meant}, elle est seulement visée ou conseillée.",
  },
  MEANT: {
    en: "{practice} is meant or advised as a response to {issues}. None of these claims reports a result.",
    es: "{practice} se pretende o se recomienda como respuesta a {issues}. Ninguna de estas afirmaciones informa de un resultado.",
    fr: "{practice} est visée ou conseillée comme réponse à {issues}. Aucune de ces affirmations ne rapporte un résultat.",
  },
} satisfies Record<string, Template>;

/** Why an issue stays uncovered. */
export const uncoveredWords = {
  NONE_RECORDED: {
    en: `No claim that counts is recorded that a practice helps with {issue}. That is not evidence that nothing is done, or that nothing works.${leftOut.en} Ask those who work there, and ask \`responses\` for wider issues: its \`issueScopes\` take BROADER.`,
    es: `No está registrada ninguna afirmación que cuente de que una práctica ayude con {issue}. Eso no prueba que no se haga nada ni que nada funcione.${leftOut.es} Pregunte a quienes trabajan allí, y pida a \`responses\` problemas más amplios: \`issueScopes\` acepta BROADER.`,
    fr: `Aucune affirmation qui compte n'est enregistrée selon laquelle une pratique aide face à {issue}. Cela ne prouve pas que rien n'est fait, ni que rien ne marche.${leftOut.fr} Demandez à celles et ceux qui y travaillent, et demandez à \`responses\` des problèmes plus larges : \`issueScopes\` accepte BROADER.`,
  },
  ONLY_NOT_OFFERED: {
    en: "Practices are recorded for {issue}, but claims also speak against each of them. Read what they say before you decide.",
    es: "Hay prácticas registradas para {issue}, pero también hay afirmaciones en contra de cada una. Lea lo que dicen antes de decidir.",
    fr: "Des pratiques sont enregistrées pour {issue}, mais des affirmations parlent aussi contre chacune d'elles. Lisez ce qu'elles disent avant de décider.",
  },
  BEYOND_LIMIT: {
    en: "A practice is recorded for {issue}, but it is not among so few practices. Ask for more of them.",
    es: "Hay una práctica registrada para {issue}, pero no cabe entre tan pocas prácticas. Pida más.",
    fr: "Une pratique est enregistrée pour {issue}, mais elle n'est pas parmi si peu de pratiques. Demandez-en davantage.",
  },
} satisfies Record<string, Template>;

/** Claims of each adverse effect, told apart. */
const adverse: Template = {
  en: "{adverse, plural, one {# claim speaks} other {# claims speak}} against it with respect to {issues}.{worse, plural, =0 {} other { Makes it worse: #.}}{neglects, plural, =0 {} other { Leaves those who suffer out of sight: #.}}{noEffect, plural, =0 {} other { Does little or nothing: #.}}{mixed, plural, =0 {} other { Helps in one way and harms in another: #.}}",
  es: "{adverse, plural, one {# afirmación habla} other {# afirmaciones hablan}} en su contra respecto de {issues}.{worse, plural, =0 {} other { Lo empeora: #.}}{neglects, plural, =0 {} other { Deja fuera de la vista a quienes lo sufren: #.}}{noEffect, plural, =0 {} other { Hace poco o nada: #.}}{mixed, plural, =0 {} other { Ayuda de un modo y daña de otro: #.}}",
  fr: "{adverse, plural, one {# affirmation parle} other {# affirmations parlent}} contre elle à propos de {issues}.{worse, plural, =0 {} other { L'aggrave : #.}}{neglects, plural, =0 {} other { Laisse hors de vue celles et ceux qui en souffrent : #.}}{noEffect, plural, =0 {} other { Fait peu ou rien : #.}}{mixed, plural, =0 {} other { Aide d'une manière et nuit d'une autre : #.}}",
};
/** Claims that rights are put in danger. */
const endangers: Template = {
  en: "{dangers, plural, one {# claim says} other {# claims say}} that it puts rights in danger: {rights}.",
  es: "{dangers, plural, one {# afirmación dice} other {# afirmaciones dicen}} que pone derechos en peligro: {rights}.",
  fr: "{dangers, plural, one {# affirmation dit} other {# affirmations disent}} qu'elle met des droits en danger : {rights}.",
};
/** Why a practice is not offered: by how many claims of which sort. */
export const notOfferedWords = {
  ADVERSE: {
    en: `Not offered: {practice}. ${adverse.en}`,
    es: `No se ofrece: {practice}. ${adverse.es}`,
    fr: `Pas proposée : {practice}. ${adverse.fr}`,
  },
  ENDANGERS: {
    en: `Not offered: {practice}. ${endangers.en}`,
    es: `No se ofrece: {practice}. ${endangers.es}`,
    fr: `Pas proposée : {practice}. ${endangers.fr}`,
  },
  BOTH: {
    en: `Not offered: {practice}. ${adverse.en} ${endangers.en}`,
    es: `No se ofrece: {practice}. ${adverse.es} ${endangers.es}`,
    fr: `Pas proposée : {practice}. ${adverse.fr} ${endangers.fr}`,
  },
} satisfies Record<string, Template>;

/** How good a portfolio is. */
export const boundWords = {
  NOTHING_COMPARED: {
    en: "There was no practice to compare.",
    es: "No había ninguna práctica que comparar.",
    fr: "Il n'y avait aucune pratique à comparer.",
  },
  EXACT: {
    en: "All combinations were compared: no fewer practices touch as much, and no other choice of as many touches more.",
    es: "Se compararon todas las combinaciones: ningún número menor de prácticas cubre lo mismo y ninguna otra elección de tantas cubre más.",
    fr: "Toutes les combinaisons ont été comparées : aucun nombre plus petit de pratiques ne couvre autant, et aucun autre choix d'autant de pratiques ne couvre davantage.",
  },
  GREEDY: {
    en: "There are {compared} practices to compare, too many for all combinations. They were chosen one after another: fewer might do, but not fewer than {fewest}.",
    es: "Hay {compared} prácticas que comparar, demasiadas para todas las combinaciones. Se eligieron una tras otra: podrían bastar menos, pero no menos de {fewest}.",
    fr: "Il y a {compared} pratiques à comparer, trop pour toutes les combinaisons. Elles ont été choisies l'une après l'autre : moins pourraient suffire, mais pas moins de {fewest}.",
  },
  GREEDY_LIMITED: {
    en: "There are {compared} practices to compare, too many for all combinations. They were chosen one after another, and touch at least {share} of every 100 issues that so many practices could touch.",
    es: "Hay {compared} prácticas que comparar, demasiadas para todas las combinaciones. Se eligieron una tras otra y tocan al menos {share} de cada 100 problemas que tantas prácticas podrían tocar.",
    fr: "Il y a {compared} pratiques à comparer, trop pour toutes les combinaisons. Elles ont été choisies l'une après l'autre et touchent au moins {share} problèmes sur 100 que tant de pratiques pourraient toucher.",
  },
} satisfies Record<string, Template>;
