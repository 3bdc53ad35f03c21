import { renderProblem } from "../../src/import/records/problem.js";
import { good, problemsWith, read } from "./fixture.js";

/** One language is enough for a record. */

/** The good folder with these languages of the data set, if any are given, and more records. */
async function readIn(languages: string | undefined, more: string) {
  const dataset = languages === undefined ? good["dataset.yaml"] : `${good["dataset.yaml"]}languages: ${languages}\n`;
  const files = { ...good, "dataset.yaml": dataset as string, "more.yaml": `defaults: {sensitivity: CLEAR}\n${more}` };
  const { lines, warnings, dataset: records } = await read(files);
  const record = (id: string) => records.entities.find(({ values }) => values.id === id)?.values;
  const ofMore = warnings.filter(({ file }) => file === "more.yaml").map((warning) => renderProblem(warning));
  return { lines, warnings: ofMore, record, records };
}
const right = (name: string, more = "") => `rights:\n  - {id: r, name: ${name}${more}}\n`;

test.each([
  ["{es: Derecho}", undefined, 'name: "{es: Derecho}" has no en and no fr. Until it has, it is given in es.'],
  ["{en: Right}", undefined, 'name: "{en: Right}" has no es and no fr. Until it has, it is given in en.'],
  ["{sr: Право}", undefined, 'name: "{sr: Право}" has no en, no es and no fr. Until it has, it is given in sr.'],
  ["{sr-Latn: Pravo}", undefined, 'name: "{sr-Latn: Pravo}" has no en, no es and no fr. Until it has, it is given in sr-Latn.'],
  ["{fr: Droit, es: Derecho}", undefined, 'name: "{fr: Droit, es: Derecho}" has no en. Until it has, it is given in fr.'],
  ["{sr: Право}", "[sq, sr]", 'name: "{sr: Право}" has no sq. Until it has, it is given in sr.'],
  ["{pt-BR: Direito}", "[es, pt-PT]", 'name: "{pt-BR: Direito}" has no es and no pt-PT. Until it has, it is given in pt-BR.'],
])("a name %s in a data set with the languages %s has one warning", async (name, languages, warning) => {
  const { lines, warnings, record } = await readIn(languages, right(name));
  expect({ lines, warnings }).toEqual({ lines: [], warnings: [`more.yaml:3 ${warning}`] });
  expect(record("r")).toBeDefined();
});

test.each([
  ["{es: Derecho}", "[es]"],
  ["{sr-Latn: Pravo}", "[sr]"],
  ["{sr: Право}", "[sr-Latn]"],
  ["{sr: Право, sr-Latn: Pravo}", "[sr]"],
  ["{en: Right, es: Derecho, fr: Droit}", undefined],
  ["Right", undefined],
  ["Right", "[sq, sr]"],
])("a name %s in a data set with the languages %s has no warning", async (name, languages) => {
  const { lines, warnings } = await readIn(languages, right(name));
  expect({ lines, warnings }).toEqual({ lines: [], warnings: [] });
});

test("a record has one warning, which names the languages of its description too", async () => {
  const described = (text: string) => right("{en: Right, es: Derecho}", `, description: ${text}`);
  expect((await readIn(undefined, described("{en: A right.}"))).warnings).toEqual([
    'more.yaml:3 name: "{en: Right, es: Derecho}" has no fr, and its description has no es and no fr. Until it has, it is given in en.',
  ]);
  expect((await readIn("[en, es]", described("{es: Un derecho.}"))).warnings).toEqual([
    'more.yaml:3 description: "{es: Un derecho.}" has no en. Until it has, it is given in es.',
  ]);
  expect((await readIn("[en, es]", right("{es: Derecho, en: Right}"))).warnings).toEqual([]);
});

test("titles, headings and codes are in the language of their document, and have no warning", async () => {
  const { lines, warnings, record } = await readIn(
    "[es, sr]",
    `sources:
  - {id: informe, title: Un informe, availability: HELD, language: es}
  - {id: izvestaj, title: Izveštaj, availability: HELD, language: sr-Latn}
  - {id: paper, title: A paper, availability: HELD, language: en-GB}
  - {id: hoja, title: Una hoja, availability: HELD}
passages:
  - {id: informe-1, heading: Resumen, source: informe, page: 1}
  - {id: hoja-1, heading: Resumen, source: hoja, page: 1}
`,
  );
  expect({ lines, warnings }).toEqual({ lines: [], warnings: [] });
  const named = (id: string) => [record(id)?.name, record(id)?.unchecked];
  expect(named("informe")).toEqual([{ es: "Un informe" }, undefined]);
  expect(named("informe-1")).toEqual([{ es: "Resumen" }, undefined]);
  expect(named("izvestaj")).toEqual([{ "sr-Latn": "Izveštaj" }, undefined]);
  expect(named("paper")).toEqual([{ en: "A paper" }, undefined]);
  expect(named("hoja")).toEqual([{ es: "Una hoja" }, undefined]);
  expect(named("hoja-1")).toEqual([{ es: "Resumen" }, undefined]);
});

test.each([
  ["{fr: Droit, es: Derecho}", "[es, fr]", "es"],
  ["{fr: Droit, es: Derecho}", "[sq, es]", "fr"],
  ["{fr: Droit, es: Derecho}", undefined, "fr"],
  ["{fr: Droit, sr-Latn: Pravo}", "[sr]", "sr-Latn"],
  ["{fr: Droit, sr-Latn: Pravo, sr: Право}", "[sr]", "sr"],
])("of a name %s in a data set with the languages %s, %s comes first", async (name, languages, first) => {
  const { record } = await readIn(languages, right(name));
  expect(Object.keys(record("r")?.name ?? {})[0]).toBe(first);
});

test("a name that is the same in all languages is written once, in each language of the data set", async () => {
  expect((await readIn("[sq, sr]", right("Tirana"))).record("r")?.name).toEqual({ sq: "Tirana", sr: "Tirana" });
  expect((await readIn(undefined, right("Tirana"))).record("r")?.name).toEqual({ en: "Tirana", es: "Tirana", fr: "Tirana" });
});

test("sentences in English have the names that there are", async () => {
  const { lines, records } = await readIn(
    "[sr, es]",
    `issues:
  - {id: iznuda, name: {es: Chantaje, sr-Latn: Iznuda}, roles: [HARM]}
  - {id: saqueo, name: {es: Saqueo}, roles: [HARM]}
claims:
  - {subject: tumaco, faces: iznuda, cites: report-1, recordedAt: 2026-11-21, recordedBy: editor}
  - {subject: tumaco, faces: saqueo, statement: "People of {subject} speak of {object}.", cites: report-1, recordedAt: 2026-11-21, recordedBy: editor}
`,
  );
  expect(lines).toEqual([]);
  const statements = records.claims.filter(({ object }) => ["iznuda", "saqueo"].includes(object)).map(({ values }) => values.statement);
  expect(statements).toEqual(["Tumaco faces iznuda.", "People of Tumaco speak of saqueo."]);
});

test.each([
  ["name: {}", /^more.yaml:3 name: "\{\}" must be texts by language, such as \{en: \.\.\., es: \.\.\.\}/],
  ["name: ''", /^more.yaml:3 name: .*is empty/],
  ["name: {es: ''}", /^more.yaml:3 name.es: .*is empty/],
  ["name: {english: Right}", /^more.yaml:3 name.english: "Right" must stand under a language/],
  ["aliases: {en: [Right]}", /^more.yaml:3 name: is missing: it must be texts by language/],
])("a record with no name in any language is refused: %s", async (fields, message) => {
  expect(await problemsWith(`defaults: {sensitivity: CLEAR}\nrights:\n  - {id: r, ${fields}}\n`)).toEqual([expect.stringMatching(message)]);
});

test.each([
  ["[english]", '"[english]" must be a list of languages, each once and as a tag of BCP 47, such as [en, sr-Latn].'],
  ["es", '"es" must be a list of languages, each once and as a tag of BCP 47, such as [en, sr-Latn].'],
  ["[]", '"[]" must be a list of languages, each once and as a tag of BCP 47, such as [en, sr-Latn].'],
  ["[es, es]", '"[es, es]" must be a list of languages, each once and as a tag of BCP 47, such as [en, sr-Latn].'],
  ["[sr-latn]", '"[sr-latn]" must be a list of languages, each once and as a tag of BCP 47, such as [en, sr-Latn].'],
])("languages of a data set that are none: %s", async (languages, message) => {
  const { lines } = await readIn(languages, "rights: []\n");
  expect(lines).toEqual([`dataset.yaml:6 languages: ${message}`]);
});

test("advice names the languages of the data set", async () => {
  expect(await readIn("[sq, sr]", right("A", ", description: A right.")).then(({ lines }) => lines)).toEqual([
    'more.yaml:3 description: "A right." must be texts by language: {sq: ..., sr: ...}.',
  ]);
});
