import { nameInSentence, withCapitals } from "../../src/text/name-in-sentence.js";

test.each([
  ["Forced recruitment of minors", true, "forced recruitment of minors"],
  ["LGBTIQ+ people", true, "LGBTIQ+ people"],
  ["Afro-Colombian communities", true, "Afro-Colombian communities"],
  ["Resilience Fund grantees", true, "Resilience Fund grantees"],
  ["Élites locales", true, "élites locales"],
  ["Somos Comunidad", false, "Somos Comunidad"],
  ["Tumaco", false, "Tumaco"],
])("%s within a sentence", (name, isCommonNoun, within) => {
  expect(nameInSentence(name, { isCommonNoun, begins: false })).toBe(within);
  expect(nameInSentence(within, { isCommonNoun, begins: true })).toBe(name);
});

test.each([
  ["dialogue is said to help. safe spaces are not.", "Dialogue is said to help. Safe spaces are not."],
  ["¿qué necesita el diálogo? pregunte.", "¿Qué necesita el diálogo? Pregunte."],
  ["eThekwini is a city.", "eThekwini is a city."],
  ["2 practices are recorded.", "2 practices are recorded."],
])("%s with capitals", (text, written) => expect(withCapitals(text)).toBe(written));
