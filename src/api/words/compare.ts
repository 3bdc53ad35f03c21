import type { Template } from "./template.js";

/** What is recorded of several records. */
export const compareWords = {
  FOUND: {
    en: "{shared} of {rows, plural, one {# row} other {# rows}} {shared, plural, one {is} other {are}} recorded for all of {records}. Where only one has a row, no claim is recorded for the others, which is no evidence of a difference.",
    es: "{shared} de {rows, plural, one {# fila} other {# filas}} {shared, plural, one {está registrada} other {están registradas}} para todos: {records}. Donde solo uno tiene una fila, no está registrada ninguna afirmación sobre los demás, lo que no prueba una diferencia.",
    fr: "{shared} sur {rows, plural, one {# ligne} other {# lignes}} {shared, plural, one {est enregistrée} other {sont enregistrées}} pour tous : {records}. Là où un seul a une ligne, aucune affirmation n''est enregistrée pour les autres, ce qui ne prouve pas une différence.",
  },
  NOTHING_RECORDED: {
    en: "No claim that counts is recorded of {records}. That is no evidence that there is nothing to say of them. Count more claims with `assertions` or `statuses`, or ask what is recorded around them.",
    es: "No está registrada ninguna afirmación que cuente sobre {records}. Eso no prueba que no haya nada que decir. Cuente más afirmaciones con `assertions` o `statuses`, o pregunte qué está registrado en torno a ellos.",
    fr: "Aucune affirmation qui compte n''est enregistrée sur {records}. Cela ne prouve pas qu''il n''y ait rien à en dire. Comptez plus d''affirmations avec `assertions` ou `statuses`, ou demandez ce qui est enregistré autour d''eux.",
  },
} satisfies Record<string, Template>;

/** For which of them a row is recorded. */
export const comparisonRowWords = {
  ALL: {
    en: "Recorded for all: {has}.",
    es: "Registrado para todos: {has}.",
    fr: "Enregistré pour tous : {has}.",
  },
  SOME: {
    en: "Recorded for {has}. For {missing} no claim is recorded.",
    es: "Registrado para {has}. Para {missing} no está registrada ninguna afirmación.",
    fr: "Enregistré pour {has}. Pour {missing}, aucune affirmation n''est enregistrée.",
  },
} satisfies Record<string, Template>;
