import { acceptedLanguages } from "../../src/api/languages.js";
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

test("a name comes in the language asked for, in the reader's, or in English, and the label says which", async () => {
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

test("aliases say their language", async () => {
  const { data } = await ask(`{ issue(id: "extortion") { aliases { value lang } none: aliases(lang: "fr") { value } } }`);
  expect(data.issue).toEqual({ aliases: [{ value: "vacuna", lang: "es" }], none: [] });
});

test("what is no language tag is told", async () => {
  const { errors } = await ask(`{ community(id: "river") { name(lang: "not a tag") } }`);
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
  ["one that means nothing", 'responses(issue: "extortion", scopes: [EXACT]) { totalCount }', "scopes"],
  ["one that names nothing", 'responses(issue: "nothing") { totalCount }', "issue"],
])("an error about arguments, %s, names the first of them in one way", async (_, asked, argument) => {
  const { errors } = await ask(`{ ${asked} }`);
  expect(errors.map(({ extensions }) => [extensions?.argument, "arguments" in (extensions ?? {})])).toEqual([[argument, false]]);
});

test.each([
  ["es-CO, es;q=0.9", ["es-CO", "es", "en"]],
  ["fr;q=0.2, es", ["es", "fr", "en"]],
  ["de;q=0, *", ["en"]],
  [`${"x".repeat(10_000)}`, ["en"]],
  [undefined, ["en"]],
])("Accept-Language %s", (header, languages) => expect(acceptedLanguages(header)).toEqual(languages));
