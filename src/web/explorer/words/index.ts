import type { Words } from "./en/index.js";

export type { Words } from "./en/index.js";

/** The languages that the page speaks. */
export const pageLanguages = ["en", "es", "fr"] as const;
export type Language = (typeof pageLanguages)[number];

/** The name of each language in itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", es: "español", fr: "français" };

/** The words of a language. Each is loaded alone: whoever reads one does without the others. */
export async function wordsOf(lang: Language): Promise<Words> {
  switch (lang) {
    case "en":
      return (await import("./en/index.js")).en;
    case "es":
      return (await import("./es/index.js")).es;
    case "fr":
      return (await import("./fr/index.js")).fr;
  }
}

/** The language to speak: the one that is asked for, or the first of the reader's that the page has, or English. */
export function languageFor(asked: string | undefined, preferred: readonly string[]): Language {
  const wanted = asked === undefined ? preferred : [asked];
  const bases = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return bases.flatMap((base) => pageLanguages.find((lang) => lang === base) ?? [])[0] ?? "en";
}
