import { IntlMessageFormat } from "intl-messageformat";
import { adverseEffects, Effect } from "../../src/model/claim.js";
import { model } from "../../src/model/index.js";
import type { Voice } from "../../src/model/sentences/frames.js";
import { type WordLanguage, wordLanguages } from "../../src/text/word-languages.js";

/** Every predicate in every voice and, of ADDRESSES, with every effect, in every language. */

const voices: readonly Voice[] = ["REPORTED", "INTENDED", "RECOMMENDED", "UNSTATED", "UNSTATED_ADVICE"];
const kinds = Object.entries(model.predicates).flatMap(([name, { with: details }]) =>
  (details?.includes("effect") ? Effect.values : ["NONE"]).map((effect): readonly [string, string] => [name, effect]),
);
const said = (predicate: string, effect: string, voice: Voice, lang: WordLanguage) =>
  new IntlMessageFormat(model.predicates[predicate]?.sentence[lang] ?? "?", lang).format({ object: "X", voice, effect }) as string;
const all = kinds.flatMap(([predicate, effect]) =>
  wordLanguages.flatMap((lang) => voices.map((voice) => ({ predicate, effect, lang, voice, text: said(predicate, effect, voice, lang) }))),
);

test.each(wordLanguages)("what they say in %s", (lang) => {
  const table = kinds.map(([predicate, effect]) =>
    [
      `${predicate}${effect === "NONE" ? "" : ` ${effect}`}`,
      ...voices.map((voice) => `  ${voice}: ${said(predicate, effect, voice, lang)}`),
    ].join("\n"),
  );
  expect(`\n${table.join("\n")}\n`).toMatchSnapshot();
});

test("each says something else: no effect and no voice reads as another", () => {
  for (const lang of wordLanguages) {
    for (const [predicate, effect] of kinds) {
      const texts = voices.map((voice) => said(predicate, effect, voice, lang));
      expect([predicate, effect, lang, new Set(texts).size]).toEqual([predicate, effect, lang, voices.length]);
    }
    for (const voice of voices) {
      const texts = kinds.map(([predicate, effect]) => said(predicate, effect, voice, lang));
      const twice = texts.filter((text, i) => texts.indexOf(text) !== i);
      expect([lang, voice, twice]).toEqual([lang, voice, []]);
    }
  }
});

test("the object stands once, after a colon or in brackets, and the sentence has no full stop of its own", () => {
  for (const { text, ...which } of all)
    expect({ ...which, text, fits: /^[^X]+(: X|[ ]\(X\))$/.test(text) }).toEqual({ ...which, text, fits: true });
});

/** Only what a source reports is told as reported, and only what somebody means to do as an aim. */
const reporting: Record<WordLanguage, RegExp> = { en: /\breported\b/, es: /\breporta\b/, fr: /rapporté/ };
const aiming: Record<WordLanguage, RegExp> = { en: /\bmeant\b/, es: /\bbusca\b/, fr: /\bbut\b/ };

test("an aim, advice and what no document states never read as a report", () => {
  for (const { text, voice, effect, lang } of all) {
    const isAdverseAdvice = voice === "RECOMMENDED" && (adverseEffects as readonly string[]).includes(effect);
    if (voice === "REPORTED") expect(text).toMatch(reporting[lang]);
    // Who advises a response in spite of its harm reports the harm: the words say so after the advice.
    else if (!isAdverseAdvice && !/yet said|malgré tout/.test(text)) expect(text).not.toMatch(reporting[lang]);
  }
});
test("harm is foreseen, and nobody is said to mean it", () => {
  const harms = all.filter(({ predicate, effect }) => (adverseEffects as readonly string[]).includes(effect) || predicate === "ENDANGERS");
  expect(harms.length).toBe(5 * 5 * 3);
  for (const { text, lang } of harms) expect(text).not.toMatch(aiming[lang]);
});
test("no word promises what works", () => {
  const never =
    /\b(works|proven|effective|hotspot|worst|dangerous|high-risk|safe|no evidence|there is no|funciona|eficaz|comprobad|efficace|prouvé|dangereu)/i;
  expect(all.filter(({ text }) => never.test(text))).toEqual([]);
});
