import type { Template } from "./template.js";

/** What has become of the rows and the claims of a receipt, counted. */
const counts: Template = {
  en: "Rows: {rowsSame} as they were, {rowsGone} gone, {rowsNew} new, {rowsDifferent} different, {rowsMoved} under another id. Claims behind them: {claimsSame} as they were, {claimsGone} gone, {claimsNew} new, {claimsDifferent} different, {claimsMoved} under another id.",
  es: "Filas: {rowsSame} como estaban, {rowsGone} ya no están, {rowsNew} nuevas, {rowsDifferent} distintas, {rowsMoved} con otro identificador. Afirmaciones que las sustentan: {claimsSame} como estaban, {claimsGone} ya no están, {claimsNew} nuevas, {claimsDifferent} distintas, {claimsMoved} con otro identificador.",
  fr: "Lignes : {rowsSame} inchangées, {rowsGone} disparues, {rowsNew} nouvelles, {rowsDifferent} différentes, {rowsMoved} sous un autre identifiant. Affirmations qui les fondent : {claimsSame} inchangées, {claimsGone} disparues, {claimsNew} nouvelles, {claimsDifferent} différentes, {claimsMoved} sous un autre identifiant.",
};
/** Items that a receipt does not list. */
const rest: Template = {
  en: "{rest, plural, =0 {} other { Among those that the receipt does not list, something changed too.}}",
  es: "{rest, plural, =0 {} other { Entre las que el recibo no enumera también cambió algo.}}",
  fr: "{rest, plural, =0 {} other { Parmi celles que le reçu n'énumère pas, quelque chose a changé aussi.}}",
};

/** What the verification of a receipt comes to. */
export const receiptWords = {
  SAME: {
    en: "The answer is what the receipt has: {rowsSame, plural, one {# row} other {# rows}} and {claimsSame, plural, one {# claim} other {# claims}} behind {rowsSame, plural, one {it} other {them}} are as they were.",
    es: "La respuesta es la que tiene el recibo: {rowsSame, plural, one {# fila} other {# filas}} y {claimsSame, plural, one {# afirmación} other {# afirmaciones}} que {rowsSame, plural, one {la} other {las}} {claimsSame, plural, one {sustenta} other {sustentan}} están como estaban.",
    fr: "La réponse est celle du reçu : {rowsSame, plural, one {# ligne} other {# lignes}} et {claimsSame, plural, one {# affirmation qui la fonde} other {# affirmations qui les fondent}} sont inchangées.",
  },
  CHANGED: {
    en: `The answer is no longer what the receipt has. ${counts.en}${rest.en}`,
    es: `La respuesta ya no es la que tiene el recibo. ${counts.es}${rest.es}`,
    fr: `La réponse n'est plus celle du reçu. ${counts.fr}${rest.fr}`,
  },
  NOT_FOUND: {
    en: "The receipt asks about {value} ({argument}), which is not there, or not for you: all that the receipt has counts as gone.",
    es: "El recibo pregunta por {value} ({argument}), que no está, o no está para usted: todo lo que tiene el recibo cuenta como desaparecido.",
    fr: "Le reçu porte sur {value} ({argument}), qui n'existe pas, ou pas pour vous : tout ce que contient le reçu compte comme disparu.",
  },
} satisfies Record<string, Template>;

/** What to do next. */
export const receiptNextStepWords = {
  CITE: {
    en: "You can cite the answer as before. Where the data version differs, what changed is elsewhere.",
    es: "Puede citar la respuesta como antes. Si la versión de los datos difiere, lo que cambió está en otra parte.",
    fr: "Vous pouvez citer la réponse comme avant. Si la version des données diffère, ce qui a changé est ailleurs.",
  },
  CITE_METHOD: {
    en: "The answer is as it was, but its method has changed since: docs/methods.md says how it works now. Take a new receipt, and cite the answer with the new version of the method.",
    es: "La respuesta está como estaba, pero su método ha cambiado desde entonces: docs/methods.md dice cómo funciona ahora. Tome un recibo nuevo y cite la respuesta con la nueva versión del método.",
    fr: "La réponse est inchangée, mais sa méthode a changé depuis : docs/methods.md dit comment elle fonctionne maintenant. Prenez un nouveau reçu et citez la réponse avec la nouvelle version de la méthode.",
  },
  READ_CHANGES: {
    en: "Read each change and its claims before you rely on the answer. A receipt has digests and no values: what differs in a row shows beside the rows that you kept. Then take a new receipt, and cite the new data version beside the old one.",
    es: "Lea cada cambio y sus afirmaciones antes de apoyarse en la respuesta. Un recibo tiene resúmenes y no valores: lo que difiere en una fila se ve junto a las filas que usted guardó. Después tome un recibo nuevo y cite la nueva versión de los datos junto a la anterior.",
    fr: "Lisez chaque changement et ses affirmations avant de vous appuyer sur la réponse. Un reçu contient des empreintes et non des valeurs : ce qui diffère dans une ligne se voit à côté des lignes que vous avez gardées. Prenez ensuite un nouveau reçu et citez la nouvelle version des données à côté de l'ancienne.",
  },
  READ_METHOD: {
    en: "The method has another version now, so that numbers may differ for that alone: read docs/methods.md. Then read each change and its claims, and take a new receipt.",
    es: "El método tiene ahora otra versión, y las cifras pueden diferir solo por eso: lea docs/methods.md. Después lea cada cambio y sus afirmaciones, y tome un recibo nuevo.",
    fr: "La méthode a maintenant une autre version, et les chiffres peuvent différer pour cette seule raison : lisez docs/methods.md. Lisez ensuite chaque changement et ses affirmations, et prenez un nouveau reçu.",
  },
  LOOK_UP: {
    en: "Look for the records by their names with `search`, or ask those who keep the data set. If you took the receipt with other rights, verify it with the same.",
    es: "Busque los registros por su nombre con `search`, o pregunte a quienes mantienen el conjunto de datos. Si tomó el recibo con otros permisos, verifíquelo con los mismos.",
    fr: "Cherchez les enregistrements par leur nom avec `search`, ou demandez à celles et ceux qui tiennent le jeu de données. Si vous avez pris le reçu avec d'autres droits, vérifiez-le avec les mêmes.",
  },
} satisfies Record<string, Template>;
