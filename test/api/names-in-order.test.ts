import { acceptedLanguages } from "../../src/api/reading/languages.js";
import type { Graph } from "../../src/graph/graph.js";
import { Issue, Place } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { datasetOf, record } from "../records.js";

/** Lists of names in the order of the reader's language, and filters that compare the names that the reader sees. */
const place = (id: string, name: Record<string, string>) => record(Place, id, { kind: "ADMIN2", name }, { PART_OF: "country" });
const names = {
  abrego: { en: "Ábrego" },
  zulia: { en: "Zulia" },
  arbol: { en: "arbol" },
  "arbol-accent": { en: "árbol" },
  "arbol-capital": { en: "Arbol" },
  ano: { en: "Ano" },
  "ano-tilde": { en: "Año" },
  anzuelo: { en: "Anzuelo" },
  river: { en: "River", es: "Caudal", fr: "Éperon" },
  spanish: { es: "Ñame", fr: "Yam" },
  french: { fr: "Œuvre" },
  serbian: { sr: "Ђаковица" },
} satisfies Record<string, Record<string, string>>;

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  const country = record(Place, "country", { kind: "COUNTRY", name: { en: "Freedonia" } });
  const issue = record(Issue, "extortion", { roles: ["THREAT"] });
  graph = await graphOf(datasetOf([country, issue, ...Object.entries(names).map(([id, name]) => place(id, name))]));
  ask = await asker(graph);
});
afterAll(() => graph.close());

const municipalities = "filter: {kind: {eq: ADMIN2}}";
const listed = async (args: string, languages?: readonly string[]) => {
  const { data, errors } = await ask(`{ places(${args}) { nodes { id } } }`, { languages });
  expect(errors).toEqual([]);
  return data.places.nodes.map(({ id }: { id: string }) => id);
};
const english = [
  "abrego",
  "ano",
  "ano-tilde",
  "anzuelo",
  "arbol",
  "arbol-capital",
  "arbol-accent",
  "spanish",
  "french",
  "river",
  "zulia",
  "serbian",
];
/** A name without Spanish or French stands in its own language. */
const spanish = [
  "abrego",
  "ano",
  "anzuelo",
  "ano-tilde",
  "arbol",
  "arbol-capital",
  "arbol-accent",
  "river",
  "spanish",
  "french",
  "zulia",
  "serbian",
];
const french = [
  "abrego",
  "ano",
  "ano-tilde",
  "anzuelo",
  "arbol",
  "arbol-capital",
  "arbol-accent",
  "river",
  "french",
  "spanish",
  "zulia",
  "serbian",
];

describe.each([
  ["en", english],
  ["en-GB", english],
  ["es", spanish],
  ["es-CO", spanish],
  ["fr", french],
  ["de", english],
  ["sr", english],
])("in %s", (lang, expected) => {
  test("names are in its order, by the argument and by the languages of the request", async () => {
    expect(await listed(`${municipalities}, orderBy: [NAME_ASC], lang: "${lang}"`, ["fr", "en"])).toEqual(expected);
    expect(await listed(`${municipalities}, orderBy: [NAME_ASC]`, acceptedLanguages(lang))).toEqual(expected);
    expect(await listed(`${municipalities}, orderBy: [NAME_DESC], lang: "${lang}"`)).toEqual(expected.toReversed());
  });
  test("so are the neighbours of a record", async () => {
    const { data, errors } = await ask(`{ place(id: "country") { parts(orderBy: [NAME_ASC], lang: "${lang}") { nodes { id } } } }`);
    expect(errors).toEqual([]);
    expect(data.place.parts.nodes.map(({ id }: { id: string }) => id)).toEqual(expected);
  });
  test.each(["ASC", "DESC"])("pages go on where the one before ended, %s", async (direction) => {
    const found: string[] = [];
    for (let after = "", more = true; more; ) {
      const { data, errors } = await ask(
        `{ places(${municipalities}, orderBy: [NAME_${direction}], lang: "${lang}", first: 2, after: "${after}") { nodes { id } pageInfo { endCursor hasNextPage } } }`,
      );
      expect(errors).toEqual([]);
      found.push(...data.places.nodes.map(({ id }: { id: string }) => id));
      ({ endCursor: after, hasNextPage: more } = data.places.pageInfo);
    }
    expect(found).toEqual(direction === "ASC" ? expected : expected.toReversed());
  });
});

test("a cursor of one language is refused in another, as any cursor of another list", async () => {
  const page = async (args: string, languages?: readonly string[]) => {
    const { data, errors } = await ask(`{ places(first: 2, ${args}) { pageInfo { endCursor } } }`, { languages });
    return errors.length ? errors.map(({ message }) => message) : (data.places.pageInfo.endCursor as string);
  };
  const refused = [expect.stringMatching(/^after: not a cursor of this list\./)];
  const spanish = await page('orderBy: [NAME_ASC], lang: "es"');
  expect(await page(`orderBy: [NAME_ASC], lang: "es", after: "${spanish}"`)).toEqual(expect.any(String));
  expect(await page(`orderBy: [NAME_ASC], after: "${spanish}"`, acceptedLanguages("es-CO"))).toEqual(expect.any(String));
  expect(await page(`orderBy: [NAME_ASC], lang: "fr", after: "${spanish}"`)).toEqual(refused);
  expect(await page(`orderBy: [NAME_ASC], after: "${spanish}"`, ["en"])).toEqual(refused);
  const filtered = await page('filter: {name: {contains: "a"}}, lang: "es"');
  expect(await page(`filter: {name: {contains: "a"}}, lang: "fr", after: "${filtered}"`)).toEqual(refused);
  // A list that neither sorts nor compares names is the same in every language.
  const plain = await page('lang: "es"');
  expect(await page(`lang: "fr", after: "${plain}"`)).toEqual(expect.any(String));
});

test.each<[lang: string, condition: string, ids: string[]]>([
  ["en", '{eq: "River"}', ["river"]],
  ["es", '{eq: "River"}', []],
  ["es", '{eq: "Caudal"}', ["river"]],
  ["es-CO", '{eq: "Caudal"}', ["river"]],
  ["fr", '{startsWith: "É"}', ["river"]],
  ["de", '{eq: "River"}', ["river"]],
  ["fr", '{in: ["Yam", "Ñame", "Œuvre"]}', ["french", "spanish"]],
  ["es", '{in: ["Yam", "Ñame", "Œuvre"]}', ["french", "spanish"]],
  ["en", '{in: ["Yam", "Ñame", "Œuvre"]}', ["french", "spanish"]],
  ["fr", '{eq: "Ñame"}', []],
  ["sr", '{containsIgnoreCase: "ђак"}', ["serbian"]],
  ["es", '{containsIgnoreCase: "CAUD"}', ["river"]],
  ["es", '{neq: "Caudal", contains: "a"}', ["arbol", "spanish", "zulia"]],
  ["es", "{isNull: true}", []],
])("in %s the condition %s on names finds %j", async (lang, condition, ids) => {
  expect((await listed(`filter: {name: ${condition}, kind: {eq: ADMIN2}}, lang: "${lang}"`)).sort()).toEqual(ids);
  expect((await listed(`filter: {name: ${condition}, kind: {eq: ADMIN2}}`, acceptedLanguages(lang))).sort()).toEqual(ids);
});

test("the language of the list is that of names behind relations too", async () => {
  const filter = (name: string) => `filter: {parts: {some: {name: {eq: "${name}"}}}}`;
  expect(await listed(`${filter("Caudal")}, lang: "es"`)).toEqual(["country"]);
  expect(await listed(`${filter("Caudal")}, lang: "en"`)).toEqual([]);
});

test("languages are looked for one after the other, English among them", async () => {
  const filter = 'filter: {name: {eq: "Yam"}}';
  expect(await listed(filter, ["en", "fr"])).toEqual(["spanish"]);
  expect(await listed(filter, ["es", "fr", "en"])).toEqual([]);
  expect(await listed('filter: {name: {eq: "River"}}', ["en", "fr"])).toEqual(["river"]);
});

test("what is no language is refused, whether it is needed or not", async () => {
  for (const args of ['lang: "english"', 'orderBy: [NAME_ASC], lang: ""']) {
    const { errors } = await ask(`{ places(${args}) { totalCount } }`);
    expect(errors.map(({ message }) => message)).toEqual(["lang: not a language tag of BCP 47, such as es, fr or pt-BR."]);
  }
});
