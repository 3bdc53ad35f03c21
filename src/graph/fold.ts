/**
 * Text as search compares it: compatibility forms made one, marks taken off, lower case, words of letters and digits.
 * `Cáceres (Antioquia)` -> `caceres antioquia`.
 */
export const fold = (text: string): string => words(text).join(" ");

export function words(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
