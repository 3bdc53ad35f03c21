import { acceptedLanguages, inLanguage, isIn, parseLanguage } from "../../src/api/reading/languages.js";
import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

test("a name comes in the language of the argument, of the viewer, or in English, and the label has its language", async () => {
  const { data } = await ask(
    `{ community(id: "river") { name es: name(lang: "es-CO") de: name(lang: "de") label(lang: "fr") { value lang checked } english: label(lang: "de") { lang checked } } }`,
    { languages: acceptedLanguages("pt, fr;q=0.9, es;q=0.8") },
  );
  expect(data.community).toEqual({
    name: "Rivière",
    es: "Río",
    de: "River",
    label: { value: "Rivière", lang: "fr", checked: false },
    english: { lang: "en", checked: true },
  });
});

test.each([
  ["sr-Latn-RS", "Reka"],
  ["SR-latn-rs", "Reka"],
  ["sr-Latn", "Reka"],
  ["sr-Cyrl-RS", "Река"],
  ["sr", "Река"],
  ["sr-ME", "Река"],
  ["es-419", "Río"],
  ["mk-MK", "River"],
])("a name in %s falls back one subtag at a time: %s", (lang, name) => {
  const names = { en: "River", es: "Río", "sr-Latn": "Reka", sr: "Река" };
  expect(inLanguage(names, parseLanguage(lang)).value).toBe(name);
  expect(inLanguage(names, acceptedLanguages(lang)).value).toBe(name);
  expect(Object.keys(names).filter((tag) => isIn(tag, parseLanguage(lang)))[0] ?? "en").toBe(inLanguage(names, parseLanguage(lang)).lang);
});

test("aliases have their language", async () => {
  const { data } = await ask(`{ issue(id: "extortion") { aliases { value lang } none: aliases(lang: "fr") { value } } }`);
  expect(data.issue).toEqual({ aliases: [{ value: "vacuna", lang: "es" }], none: [] });
});

test.each(["not a tag", `en-x${"-a".repeat(5_000)}`, "en_US", ""])("a text that is not a language tag is an error: %s", async (tag) => {
  const { errors } = await ask(`{ community(id: "river") { name(lang: "${tag}") } }`);
  expect(errors.map((e) => [e.extensions?.code, e.message])).toEqual([
    ["BAD_USER_INPUT", "lang: not a language tag of BCP 47, such as es, fr or pt-BR."],
  ]);
});

test("a code names a place in capitals or not", async () => {
  const spelled = ["iso:FD-N", "iso:fd-n", "ISO:Fd-N", "north-freedonia"];
  const { data, errors } = await ask(
    `{ ${spelled.map((place, i) => `r${i}: responses(issue: "extortion", place: "${place}") { nodes { claim { id } } }`).join(" ")} }`,
  );
  expect(errors).toEqual([]);
  expect(data.r3.nodes.length).toBeGreaterThan(0);
  expect([data.r0, data.r1, data.r2]).toEqual([data.r3, data.r3, data.r3]);
});

test.each([
  ["two that are too long", `responses(issue: "${"x".repeat(301)}", place: "${"x".repeat(301)}") { totalCount }`, "issue"],
  ["one that is too high", "issues(first: 101) { totalCount }", "first"],
  ["one that means nothing alone", 'responses(issue: "extortion", scopes: [EXACT]) { totalCount }', "scopes"],
  ["one that names no record", 'responses(issue: "nothing") { totalCount }', "issue"],
])("an error about arguments, %s, has the first of them in `argument`", async (_, field, argument) => {
  const { errors } = await ask(`{ ${field} }`);
  expect(errors.map(({ extensions }) => [extensions?.argument, "arguments" in (extensions ?? {})])).toEqual([[argument, false]]);
});

test.each([
  ["es-CO, es;q=0.9", ["es-CO", "es", "en"]],
  ["fr;q=0.2, es", ["es", "fr", "en"]],
  ["de;q=0, *", ["en"]],
  [`${"x".repeat(10_000)}`, ["en"]],
  [undefined, ["en"]],
  ["es-co", ["es-CO", "es", "en"]],
  ["SR-LATN-RS, mk", ["sr-Latn-RS", "sr-Latn", "sr", "mk", "en"]],
  ["zh-hant-tw;q=0.5, pt-br; Q=0.8", ["pt-BR", "pt", "zh-Hant-TW", "zh-Hant", "zh", "en"]],
  ["fr ; q = 0.9,\tes ;q=1.", ["es", "fr", "en"]],
  ["de-x-home, iw", ["de-x-home", "de", "he", "en"]],
  ["ca-valencia-u-co-trad", ["ca-valencia-u-co-trad", "ca-valencia-u-co", "ca-valencia", "ca", "en"]],
  ["english, en_US, es-", ["en"]],
])("Accept-Language %s", (header, languages) => expect(acceptedLanguages(header)).toEqual(languages));
