/** The languages in which answers have words of their own, English first. Speakers of the others have not checked them yet. */
export const wordLanguages = ["en", "es", "fr"] as const;
export type WordLanguage = (typeof wordLanguages)[number];
