import type { SimilarityPart } from "../../analysis/community-traits.js";
import type { Template } from "./template.js";

/** What communities share. */
export const similarCommunitiesWords = {
  COMPARED: {
    en: "{here} and {there} are both recorded with {records}{more, plural, =0 {} other { and # more}}: {shared} of {all} issues, groups of people and kinds of actors.",
    es: "Tanto de {here} como de {there} está registrado: {records}{more, plural, =0 {} other { y # más}}. Es {shared} de {all} problemas, grupos de personas y tipos de actores.",
    fr: "Pour {here} comme pour {there} est enregistré : {records}{more, plural, =0 {} other { et # de plus}}. C''est {shared} sur {all} problèmes, groupes de personnes et types d''acteurs.",
  },
  COMPARED_LITTLE: {
    en: "{here} and {there} are both recorded with {records}{more, plural, =0 {} other { and # more}}: {shared} of {all} issues, groups of people and kinds of actors. Little is recorded, and what is missing may be shared or not: the parts have questions to ask.",
    es: "Tanto de {here} como de {there} está registrado: {records}{more, plural, =0 {} other { y # más}}. Es {shared} de {all} problemas, grupos de personas y tipos de actores. Hay poco registrado, y lo que falta puede ser común o no: las partes tienen preguntas que hacer.",
    fr: "Pour {here} comme pour {there} est enregistré : {records}{more, plural, =0 {} other { et # de plus}}. C''est {shared} sur {all} problèmes, groupes de personnes et types d''acteurs. Peu de choses sont enregistrées, et ce qui manque peut être commun ou non : les parties ont des questions à poser.",
  },
  FOUND: {
    en: "{n, plural, one {# community is} other {# communities are}} recorded to share an issue, people or a kind of actor with {here}. It is an indication of where to look, not that what helped there helps here.",
    es: "{n, plural, one {# comunidad comparte} other {# comunidades comparten}} con {here}, según lo registrado, un problema, personas o un tipo de actor. Indica dónde mirar, no que lo que ayudó allí ayude aquí.",
    fr: "D''après ce qui est enregistré, {n, plural, one {# communauté partage} other {# communautés partagent}} avec {here} un problème, des personnes ou un type d''acteur. C''est une indication d''où regarder, non que ce qui a aidé là-bas aide ici.",
  },
  ALL_LEFT_OUT: {
    en: "{n, plural, one {# community shares} other {# communities share}} something with {here}, and your choice of countries leaves out all: see leftOut, or ask without otherCountriesOnly.",
    es: "{n, plural, one {# comunidad comparte} other {# comunidades comparten}} algo con {here}, y su selección de países las deja todas fuera: vea leftOut, o pregunte sin otherCountriesOnly.",
    fr: "{n, plural, one {# communauté partage} other {# communautés partagent}} quelque chose avec {here}, et votre choix de pays les écarte toutes : voyez leftOut, ou demandez sans otherCountriesOnly.",
  },
  NONE_ELSEWHERE: {
    en: "No community outside the country of {here} is recorded, so none there can be compared with it. Ask without otherCountriesOnly, or ask transferCandidates for practices from elsewhere.",
    es: "No está registrada ninguna comunidad fuera del país de {here}, así que no puede compararse ninguna de allí. Pregunte sin otherCountriesOnly, o pregunte a transferCandidates por prácticas de otros lugares.",
    fr: "Aucune communauté hors du pays de {here} n''est enregistrée : aucune ne peut donc lui être comparée. Demandez sans otherCountriesOnly, ou demandez à transferCandidates des pratiques d''ailleurs.",
  },
  NONE_SHARES: {
    en: "No claim is recorded that another community of the choice shares an issue, people or a kind of actor with {here}. That is not evidence that none is like it.",
    es: "No está registrada ninguna afirmación de que otra comunidad de la selección comparta con {here} un problema, personas o un tipo de actor. Eso no prueba que ninguna se le parezca.",
    fr: "Aucune affirmation enregistrée ne dit qu''une autre communauté du choix partage avec {here} un problème, des personnes ou un type d''acteur. Cela ne prouve pas qu''aucune ne lui ressemble.",
  },
  NOTHING_RECORDED: {
    en: "No claim is recorded that says what {here} faces, whom that hits or which actors do it, so it cannot be compared. Ask the community, or count more claims: assertions, modalities and statuses choose them.",
    es: "No está registrada ninguna afirmación sobre qué enfrenta {here}, a quién afecta o qué actores lo hacen, así que no puede compararse. Pregunte a la comunidad, o cuente más afirmaciones: assertions, modalities y statuses las eligen.",
    fr: "Aucune affirmation enregistrée ne dit à quoi {here} fait face, qui en souffre ou quels acteurs le font : la comparaison est impossible. Interrogez la communauté, ou comptez plus d''affirmations : assertions, modalities et statuses les choisissent.",
  },
} satisfies Record<string, Template>;

/** What practices are recorded in a community, and not in the one asked about. */
export const practicesThereWords = {
  SOME: {
    en: "{count, plural, one {# practice or programme is} other {# practices and programmes are}} recorded in {there} and not in {here}. That is no evidence that {count, plural, one {it} other {they}} would help there or here.",
    es: "{count, plural, one {Está registrada # práctica o programa} other {Están registradas # prácticas y programas}} en {there} y no en {here}. Eso no indica que ayude allí ni aquí.",
    fr: "{count, plural, one {# pratique ou programme est enregistré} other {# pratiques et programmes sont enregistrés}} à {there} et non à {here}. Cela n''indique pas une aide là-bas ni ici.",
  },
  ONLY_IMPLIED: {
    en: "No claim that counts says which practices are in {there} and not in {here}. {implied, plural, one {# is} other {# are}} only implied or inferred: ask with assertions: {assertions}. What is implied of {there} may be implied of {here} too.",
    es: "Ninguna afirmación que cuente dice qué prácticas hay en {there} y no en {here}. {implied, plural, one {# está} other {# están}} solo en afirmaciones implícitas o inferidas: pregunte con assertions: {assertions}. Lo que está implícito de {there} puede estarlo también de {here}.",
    fr: "Aucune affirmation qui compte ne dit quelles pratiques sont à {there} et non à {here}. {implied, plural, one {# l''est} other {# le sont}} seulement par sous-entendu ou déduction : demandez avec assertions : {assertions}. Ce qui est sous-entendu pour {there} peut l''être aussi pour {here}.",
  },
  NONE: {
    en: "No claim that counts, and none that is only implied, says which practices are in {there} and not in {here}. That is no evidence that people there do nothing: ask them.",
    es: "Ninguna afirmación que cuente, ni ninguna solo implícita, dice qué prácticas hay en {there} y no en {here}. Eso no indica que la gente de allí no haga nada: pregúntele.",
    fr: "Aucune affirmation qui compte, et aucune seulement sous-entendue, ne dit quelles pratiques sont à {there} et non à {here}. Cela n''indique pas que les gens n''y font rien : demandez-leur.",
  },
} satisfies Record<string, Template>;

/** What to ask where little is recorded of a part. */
export const missingTraitsWords = {
  ISSUES: {
    en: "What else do people face in {communities}? Fewer than {expected} issues are recorded.",
    es: "¿Qué más enfrenta la gente en {communities}? Hay menos de {expected} problemas registrados.",
    fr: "À quoi d''autre les gens font-ils face ({communities}) ? Moins de {expected} problèmes sont enregistrés.",
  },
  PEOPLE: {
    en: "Whom does it hit in {communities}? Fewer than {expected} groups of people are recorded.",
    es: "¿A quién afecta en {communities}? Hay menos de {expected} grupos de personas registrados.",
    fr: "Qui en souffre ({communities}) ? Moins de {expected} groupes de personnes sont enregistrés.",
  },
  ACTORS: {
    en: "Which actors do it in {communities}? Fewer than {expected} kinds of actors are recorded.",
    es: "¿Qué actores lo hacen en {communities}? Hay menos de {expected} tipos de actores registrados.",
    fr: "Quels acteurs le font ({communities}) ? Moins de {expected} types d''acteurs sont enregistrés.",
  },
} satisfies Record<SimilarityPart, Template>;
