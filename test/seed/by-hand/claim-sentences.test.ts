import type { Ask } from "../../harness.js";
import { firstDocuments, seeded } from "../seeded.js";

/**
 * `sentence` of claims, worked out by hand: the names of the vocabulary in the reader's language, what the claim says in the voice that it
 * has, and its place, people, actors and period.
 */

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ ask, close } = await seeded({ sources: firstDocuments }));
});
afterAll(() => close());

const sentences = async (filter: string, lang: string) => {
  const document = `{ claims(filter: ${filter}, assertions: [STATED, COMPOSED, IMPLIED]) { nodes { sentence(lang: "${lang}") { value lang checked made } } } }`;
  const { data, errors, faults } = await ask(document);
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return data.claims.nodes.map(({ sentence }: { sentence: object }) => sentence);
};
const of = (subject: string, predicate: string, object: string) =>
  `{ subject: { some: { id: { eq: "${subject}" } } }, predicate: { eq: ${predicate} }, object: { some: { id: { eq: "${object}" } } } }`;
const made = (value: string, lang: string) => ({ value, lang, checked: false, made: true });

/** The fact sheet expects it: an aim, in a place, for people. */
const leaders = of("protection-of-leaders-and-defenders", "ADDRESSES", "threats-to-social-leaders");

test("an aim reads as an aim, in Spanish and in French", async () => {
  expect(await sentences(leaders, "es")).toEqual([
    made(
      "Protección de líderes y lideresas sociales y de personas defensoras de derechos humanos – busca proteger a las personas frente a este problema: amenazas a líderes y lideresas sociales. Dónde: Los 35 municipios de Somos Comunidad. A quién concierne: líderes y lideresas sociales.",
      "es",
    ),
  ]);
  expect(await sentences(leaders, "fr")).toEqual([
    made(
      "Protection des leaders sociaux et des défenseurs des droits humains – but : protéger les personnes face à ce problème (menaces contre les leaders sociaux). Où : Les 35 municipalités de Somos Comunidad. Pour qui : leaders sociaux.",
      "fr",
    ),
  ]);
});

test("who reads English gets the editor's sentence", async () => {
  expect(await sentences(leaders, "en")).toEqual([
    {
      value: "Social leaders of the 35 municipalities are expected to be better protected from the dangers that they run.",
      lang: "en",
      checked: true,
      made: false,
    },
  ]);
  // No template is in German, and English is what German readers get.
  expect(await sentences(leaders, "de")).toMatchObject([{ lang: "en", made: false }]);
});

test("a period stands as the source has it", async () => {
  expect(await sentences(of("protection-of-leaders-and-defenders", "CARRIED_OUT_IN", "somos-comunidad-municipalities"), "es")).toEqual([
    made(
      "Protección de líderes y lideresas sociales y de personas defensoras de derechos humanos – busca realizarse aquí: Los 35 municipios de Somos Comunidad. Cuándo: 2020-10/2025-09.",
      "es",
    ),
  ]);
});

test("harm that a source reports reads as reported harm", async () => {
  expect(await sentences(of("war-on-drugs", "ADDRESSES", "killings"), "fr")).toEqual([
    made("Guerre contre la drogue – rapporté : aggraver ce problème (homicides).", "fr"),
  ]);
});

test("what the document only suggests reads as that", async () => {
  expect(await sentences(of("militarised-responses", "ADDRESSES", "extrajudicial-killings"), "es")).toEqual([
    made(
      "El documento lo sugiere y no lo dice. Respuestas militarizadas – cabe entender que empeora este problema: ejecuciones extrajudiciales. A quién concierne: ciudadanía y grupos marginados y minoritarios.",
      "es",
    ),
  ]);
});

test("every claim of the seed has a sentence in each language, of which none is broken", async () => {
  for (const lang of ["es", "fr"]) {
    let after: string | null = null;
    let count = 0;
    do {
      const page: string = after === null ? "" : `, after: "${after}"`;
      const { data, errors } = await ask(
        `{ claims(first: 100, assertions: [STATED, COMPOSED, IMPLIED, INFERRED, IMPORTED]${page}) { nodes { modality sentence(lang: "${lang}") { value lang made } } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(errors).toEqual([]);
      for (const { sentence, modality } of data.claims.nodes) {
        expect(sentence).toMatchObject({ lang, made: true });
        expect(sentence.value).toMatch(/^\P{Ll}.* – .*\.$/u);
        expect(sentence.value).not.toMatch(/[{}]|undefined|null|NONE|,\s*\.|: \./);
        if (modality === "INTENDED") expect(sentence.value).toMatch(/ – (busca|se prevé|but :|attendu|effet attendu)/);
      }
      count += data.claims.nodes.length;
      after = data.claims.pageInfo.hasNextPage ? data.claims.pageInfo.endCursor : null;
    } while (after !== null);
    expect(count).toBeGreaterThan(500);
  }
});

test("rows of answers have it beside the statement", async () => {
  const { data, errors } = await ask(
    '{ responses(issue: "threats-to-social-leaders", place: "colombia") { nodes { statement sentence { value lang made } inFrench: sentence(lang: "fr") { lang made } } } }',
    { languages: ["es", "en"] },
  );
  expect(errors).toEqual([]);
  expect(data.responses.nodes).toMatchObject([
    {
      statement: expect.stringContaining("are expected to be better protected"),
      sentence: { value: expect.stringContaining(" – busca proteger a las personas"), lang: "es", made: true },
      inFrench: { lang: "fr", made: true },
    },
  ]);
});
