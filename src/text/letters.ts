/**
 * Letters that stand for others in search, in lower case. Unicode decomposes none of them: a stroke or a hook is part of the letter.
 * The equivalents are those of CLDR's transform Latin-ASCII; ə and ɔ, which it leaves out, are as in Lucene's ASCIIFoldingFilter.
 */
const latin =
  "æ ae, œ oe, ð d, đ d, ɖ d, ɗ d, ø o, ɔ o, þ th, ħ h, ĸ q, ł l, ƚ l, ɫ l, ŋ n, ɲ n, ƞ n, ŧ t, ƭ t, ʈ t, ⱦ t, " +
  "ƀ b, ɓ b, ƈ c, ȼ c, ɛ e, ɇ e, ə a, ⱥ a, ƒ f, ǥ g, ɠ g, ɨ i, ɉ j, ƙ k, ƥ p, ᵽ p, ɍ r, ʉ u, ʋ v, ƴ y, ɏ y, ƶ z, ȥ z";

/**
 * The letters of Serbian and Macedonian Cyrillic as Gaj's alphabet and the romanization of the United Nations (1977) write them, without
 * the accents of č, ć, đ, š and ž. A letter of another language that these two lack, such as я, stays as it is.
 */
const cyrillic =
  "а a, б b, в v, г g, д d, ђ d, е e, ж z, з z, ѕ dz, и i, ј j, к k, л l, љ lj, м m, н n, њ nj, о o, п p, р r, с s, т t, ћ c, у u, ф f, " +
  "х h, ц c, ч c, џ dz, ш s";

/** The equivalent of each letter. */
export const equivalents: ReadonlyMap<string, string> = new Map(
  `${latin}, ${cyrillic}`.split(", ").map((pair) => pair.split(" ") as [string, string]),
);
