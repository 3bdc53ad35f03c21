import type { Template } from "./template.js";

/** What a group is called whose claims say nothing of an axis. */
export const groupWords = {
  NOT_SAID: { en: "Not said", es: "No se dice", fr: "Non précisé" },
} satisfies Record<string, Template>;
