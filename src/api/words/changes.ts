import type { Template } from "./template.js";

/** How many of what: nothing of which there is none. */
const counted = {
  en: "{added, plural, =0 {} one { # was added.} other { # were added.}}{changed, plural, =0 {} one { # was changed.} other { # were changed.}}{retracted, plural, =0 {} one { # claim was retracted.} other { # claims were retracted.}}{removed, plural, =0 {} one { # can no longer be seen.} other { # can no longer be seen.}}",
  es: "{added, plural, =0 {} one { Se añadió #.} other { Se añadieron #.}}{changed, plural, =0 {} one { Se modificó #.} other { Se modificaron #.}}{retracted, plural, =0 {} one { Se retiró # afirmación.} other { Se retiraron # afirmaciones.}}{removed, plural, =0 {} one { # ya no puede verse.} other { # ya no pueden verse.}}",
  fr: "{added, plural, =0 {} one { # a été ajouté.} other { # ont été ajoutés.}}{changed, plural, =0 {} one { # a été modifié.} other { # ont été modifiés.}}{retracted, plural, =0 {} one { # affirmation a été retirée.} other { # affirmations ont été retirées.}}{removed, plural, =0 {} one { # n''est plus visible.} other { # ne sont plus visibles.}}",
} as const satisfies Template;
const loaded = {
  en: "{loaded, plural, =0 {} one { A data set was loaded; what it held then is not listed.} other { # data sets were loaded; what they held then is not listed.}}",
  es: "{loaded, plural, =0 {} one { Se cargó un conjunto de datos; lo que contenía entonces no se enumera.} other { Se cargaron # conjuntos de datos; lo que contenían entonces no se enumera.}}",
  fr: "{loaded, plural, =0 {} one { Un jeu de données a été chargé ; ce qu''il contenait alors n''est pas énuméré.} other { # jeux de données ont été chargés ; ce qu''ils contenaient alors n''est pas énuméré.}}",
} as const satisfies Template;
/** Whether anything may have changed before what is recorded. */
const incomplete = {
  en: "{complete, select, no { What changed before the first of these changes is not recorded.} other {}}",
  es: "{complete, select, no { Lo que cambió antes del primero de estos cambios no está registrado.} other {}}",
  fr: "{complete, select, no { Ce qui a changé avant le premier de ces changements n''est pas enregistré.} other {}}",
} as const satisfies Template;

/** What has changed. */
export const changesWords = {
  CHANGED: {
    en: `Of the records and claims that you may see:${loaded.en}${counted.en}${incomplete.en}`,
    es: `De los registros y afirmaciones que usted puede ver:${loaded.es}${counted.es}${incomplete.es}`,
    fr: `Parmi les fiches et les affirmations que vous pouvez voir :${loaded.fr}${counted.fr}${incomplete.fr}`,
  },
  NOTHING_CHANGED: {
    en: "No change of what you may see is recorded since then. Keep the version that `dataVersion` names, and give it as `since` the next time.",
    es: "Desde entonces no está registrado ningún cambio de lo que usted puede ver. Guarde la versión que indica `dataVersion` y envíela como `since` la próxima vez.",
    fr: "Depuis lors, aucun changement de ce que vous pouvez voir n''est enregistré. Gardez la version que donne `dataVersion` et envoyez-la comme `since` la prochaine fois.",
  },
  NOTHING_RECORDED: {
    en: "No change is recorded here, and what changed before is not known. Keep the version that `dataVersion` names, and give it as `since` the next time.",
    es: "Aquí no está registrado ningún cambio, y no se sabe qué cambió antes. Guarde la versión que indica `dataVersion` y envíela como `since` la próxima vez.",
    fr: "Aucun changement n''est enregistré ici, et ce qui a changé auparavant n''est pas connu. Gardez la version que donne `dataVersion` et envoyez-la comme `since` la prochaine fois.",
  },
} satisfies Record<string, Template>;
