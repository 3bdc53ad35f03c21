import { readFolder } from "../../src/import/readers/yaml/folder.js";
import { model } from "../../src/model/index.js";
import { type CollationLanguage, collationKey, collationLanguages } from "../../src/text/collation-key.js";
import { currencies, cyrillic, greek, latin, punctuation } from "../../src/text/collation-order.js";
import { seeds } from "../built.js";
import { rounds } from "../parts.js";
import { Random } from "../random.js";

/** Sort keys against the collator of the runtime, which has the whole order but gives no keys. */
const collators = new Map(collationLanguages.map((language) => [language, new Intl.Collator(language)]));
const byCollator = (language: CollationLanguage, a: string, b: string) =>
  Math.sign((collators.get(language) as Intl.Collator).compare(a, b));
const byKey = (language: CollationLanguage, a: string, b: string) => {
  const [x, y] = [collationKey(a, language), collationKey(b, language)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The pairs that the two order differently: every text with the next in order, and with one at random. */
function disagreements(language: CollationLanguage, texts: readonly string[], random: Random) {
  const sorted = [...new Set(texts)].sort((a, b) => byCollator(language, a, b));
  const keys = new Map(sorted.map((text) => [text, collationKey(text, language)]));
  const pairs = sorted.flatMap((text, i) => [
    [text, sorted[i + 1] ?? text] as const,
    [text, random.pick(sorted)] as const,
    [random.pick(sorted), text] as const,
  ]);
  return pairs.flatMap(([a, b]) => {
    const [x, y] = [keys.get(a) as string, keys.get(b) as string];
    const [expected, found] = [byCollator(language, a, b), x < y ? -1 : x > y ? 1 : 0];
    return expected === found ? [] : [{ a, b, expected, found }];
  });
}

const alphabets = [
  "abcdefghijklmnopqrstuvwxyz",
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "áéíóúüñÁÉÍÓÚÜÑ",
  "àâæçèéêëîïôœùûüÿÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸ",
  "äåāąăćčďđéěęğíįłľńňñøőöŕřśšşßťţþðůűýźžżÄÅĄČĐĘŁÑØŐÖŘŠŞẞŤÞÐŮŰÝŽ",
  " -'’‘“”«»(),./&:;!?¡¿–—…0123456789",
  "абвгґдђежзийклљмнњопрстћуфхцчџшщъыьэюяіїєјѓќАБВГЂЖЙЉЊЋЏШЯІЇ",
  "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώςΑΒΓΣΩ",
  "ªº¹²№™…ĳŀﬁİıŋʻʼə·µſ",
  '𝒜ＡａⒶ🌊€$£%_"\\',
  "nñNÑoO n",
];
const generated = (random: Random) =>
  Array.from({ length: rounds(20_000) }, () => {
    const alphabet = [...random.pick(alphabets)];
    const mixed = random.chance(0.4);
    const letters = Array.from({ length: 1 + random.below(8) }, () => random.pick(mixed ? [...random.pick(alphabets)] : alphabet));
    return letters.join("").normalize("NFC").trim();
  });

let names: readonly string[];
beforeAll(async () => {
  const { dataset } = await readFolder(seeds.shipped, model);
  names = dataset.entities.flatMap(({ values }) => Object.values(values.name));
});

describe.each(collationLanguages)("in %s", (language) => {
  test("all names of the seed are in the order of the collator", () => {
    expect(names.length).toBeGreaterThan(500);
    expect(disagreements(language, names, new Random(1))).toEqual([]);
  });
  test("generated names are in the order of the collator", () => {
    expect(disagreements(language, generated(new Random(1)), new Random(2))).toEqual([]);
  });
  test("the order of characters is that of the collator, one after the other", () => {
    const characters = [...punctuation, ...currencies, ..."0123456789", ...latin.replaceAll(" ", ""), ...greek, ...cyrillic];
    const wrong = characters.flatMap((character, i) => {
      const next = characters[i + 1];
      return next === undefined || byCollator(language, character, next) < 0 ? [] : [`${character} ${next}`];
    });
    expect(wrong).toEqual([]);
  });
  test("a letter with more letters, marks or capitals comes after one without", () => {
    const ordered = ["", "a", "A", "á", "Á", "à", "ab", "aB", "Ab", "áb", "ac"];
    for (const [i, text] of ordered.entries())
      for (const [j, other] of ordered.entries())
        expect([text, other, byKey(language, text, other), byCollator(language, text, other)]).toEqual([
          text,
          other,
          Math.sign(i - j),
          Math.sign(i - j),
        ]);
  });
  test("differences far behind the start count", () => {
    const long = "word ".repeat(40);
    for (const [a, b] of [
      [`${long}a`, `${long}á`],
      [`${long}a`, `${long}A`],
      [`A${long}a`, `${long}A`],
      [`á${long}a`, `${long}á`],
      [`${"a".repeat(30)}á`, `${"a".repeat(31)}á`],
      [`${"a".repeat(29)}Á${"a".repeat(60)}á`, `${"a".repeat(30)}Á${"a".repeat(59)}á`],
    ] as const)
      expect([a, b, byKey(language, a, b), byKey(language, b, a)]).toEqual([a, b, byCollator(language, a, b), byCollator(language, b, a)]);
  });
});

test("ñ is a letter after n in Spanish, and an n with a mark elsewhere", () => {
  expect([byKey("es", "nz", "ña"), byKey("en", "nz", "ña"), byKey("fr", "nz", "ña")]).toEqual([-1, 1, 1]);
  for (const language of collationLanguages) expect(byKey(language, "Ábrego", "Zulia")).toBe(-1);
});

test("letters of other scripts come last, by code point, and symbols before the digits", () => {
  expect(["日本", "אב", "1", "🌊", "я", "z"].sort((a, b) => byKey("en", a, b))).toEqual(["🌊", "1", "z", "я", "אב", "日本"]);
});

test("keys have no more than a character or two for each of their text", () => {
  const name = "Protection of social leaders and human rights defenders";
  expect(collationKey(name, "en").length).toBeLessThan(name.length + 10);
});
