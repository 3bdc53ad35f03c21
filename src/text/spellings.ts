import { fold } from "./fold.js";

/** How a sound may be written, and the ways in which it is written in folded texts. */
type Sound = readonly [letters: readonly string[], written: readonly string[]];

/**
 * The sounds of Serbian and Macedonian that Latin letters spell in several ways: Ѓорче is Ǵorče, Gjorče and, in Serbian, Đorče; in
 * passports, which have no accents, Gjorche. The sounds of one system are written in the same way within a name. Sources: the
 * romanizations of the United Nations (1977) and of BGN/PCGN (1981, 2013), and the spelling of Macedonian passports.
 */
const systems: readonly (readonly Sound[])[] = [
  [
    [
      ["ѓ", "ђ", "ǵ", "đ", "gj", "dj"],
      ["g", "gj", "d", "dj"],
    ],
  ],
  [
    [
      ["ќ", "ḱ", "ć", "kj"],
      ["k", "kj", "c"],
    ],
  ],
  [
    [
      ["џ", "dž", "dzh"],
      ["dz", "dzh"],
    ],
    [
      ["ж", "ž", "zh"],
      ["z", "zh"],
    ],
    [
      ["ч", "č", "ch"],
      ["c", "ch"],
    ],
    [
      ["ш", "š", "sh"],
      ["s", "sh"],
    ],
  ],
];

/** For each system: a pattern of all its letters, and for each way of writing it, what is written for which letters. */
const rewritings = systems.map((sounds) => ({
  letters: new RegExp(sounds.flatMap(([letters]) => letters).join("|"), "g"),
  ways: (sounds[0]?.[1] ?? []).map((_, way) => new Map(sounds.flatMap(([letters, written]) => letters.map((l) => [l, written[way] ?? l])))),
}));

/** The folded texts under which a name is found: the name itself, and its other spellings in Latin letters. */
export function spellings(name: string): readonly string[] {
  const rewritten = rewritings.reduce(
    (texts, { letters, ways }) =>
      texts.flatMap((text) =>
        text.search(letters) < 0 ? [text] : ways.map((way) => text.replace(letters, (found) => way.get(found) ?? found)),
      ),
    [name.normalize("NFKC").toLowerCase().normalize("NFC")],
  );
  return [...new Set([name, ...rewritten].map(fold))];
}
