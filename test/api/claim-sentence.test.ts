import { voiceOf } from "../../src/api/words/claim-sentence.js";
import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Passage, Place, Practice, Source } from "../../src/model/entities/index.js";
import { canBeSentenceFor } from "../../src/model/sentences/statement.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  const issue = (id: string, name: object, values: object = {}) => record(Issue, id, { name, roles: ["THREAT"], ...values });
  graph = await graphOf(
    datasetOf([
      record(Place, "peru", { kind: "COUNTRY", iso: "PE" }),
      record(Place, "hidden-place", { kind: "AREA", sensitivity: "RED" }),
      record(Community, "harbour", { name: { en: "Harbour", es: "Puerto" } }, { LOCATED_IN: "peru" }),
      issue("extortion", { en: "Extortion", es: "Extorsión", fr: "Extorsion" }),
      issue("theft", { en: "Theft" }),
      record(Practice, "watch", { name: { en: "Market watch", es: "Vigilancia del mercado" }, intent: "SUPPORTIVE" }),
      record(Source, "report", { title: "A report", availability: "HELD" }),
      record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
      // The predicate's own statement, since the editor gave none.
      claim("harbour", "FACES", "extortion", { id: "claim-own", statement: "Harbour faces extortion." }),
      claim(
        "watch",
        "ADDRESSES",
        "extortion",
        { id: "claim-aim", statement: "Market watch addresses extortion in peru.", modality: "INTENDED", effect: "REDUCES" },
        { at: "peru" },
      ),
      claim("harbour", "FACES", "theft", { id: "claim-given", statement: "Traders of the harbour faces theft, they say." }),
      claim("watch", "ADDRESSES", "theft", {
        id: "claim-es",
        statement: "Los comerciantes vigilan.",
        statementLanguage: "es-CO",
        effect: "UNSPECIFIED",
      }),
      claim("watch", "ADDRESSES", "theft", {
        id: "claim-retracted",
        statement: "The watch ended theft.",
        status: "RETRACTED",
        effect: "PREVENTS",
      }),
      claim("watch", "ADDRESSES", "theft", {
        id: "claim-rejected",
        statement: "The watch reduced theft.",
        status: "REJECTED",
        effect: "REDUCES",
      }),
      claim("watch", "ADDRESSES", "theft", {
        id: "claim-inferred",
        statement: "It may help.",
        assertion: "INFERRED",
        modality: "RECOMMENDED",
        effect: "MITIGATES",
      }),
      claim("watch", "ADDRESSES", "extortion", { id: "claim-hidden", effect: "REDUCES" }, { at: "hidden-place" }),
    ]),
  );
  ask = await asker(graph);
});
afterAll(() => graph.close());

const everything = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED], statuses: [PROPOSED, ACCEPTED, REJECTED, RETRACTED]";
const sentenceOf = async (id: string, lang: string) => {
  const { data, errors, faults } = await ask(`{ claim(id: "${id}") { sentence(lang: "${lang}") { value lang checked made } } }`);
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return data.claim.sentence;
};

test("the predicate's own statement is no editor's: it is made anew, with the modality that it lacks", async () => {
  expect(await sentenceOf("claim-own", "en")).toEqual({
    value: "Harbour – reported to face this issue: extortion.",
    lang: "en",
    checked: true,
    made: true,
  });
  expect(await sentenceOf("claim-aim", "en")).toMatchObject({
    value: "Market watch – meant to reduce this issue: extortion. Where: peru.",
    made: true,
  });
});
test("a statement that only looks like it stays as it was given", async () => {
  expect(await sentenceOf("claim-given", "en")).toMatchObject({ value: "Traders of the harbour faces theft, they say.", made: false });
  expect(canBeSentenceFor("{subject} faces {object}.", "Harbour faces theft.")).toBe(true);
  expect(canBeSentenceFor("{subject} faces {object}.", "Harbour suffers theft.")).toBe(false);
  expect(canBeSentenceFor("{subject} faces {object}.", "Harbour faces theft")).toBe(false);
});
test("names that the graph lacks in a language are in another", async () => {
  expect(await sentenceOf("claim-given", "fr")).toEqual({
    value: "Harbour – rapporté : faire face à ce problème (theft).",
    lang: "fr",
    checked: false,
    made: true,
  });
});
test("a statement in another language than English is given to its readers, and to no others", async () => {
  const given = { value: "Los comerciantes vigilan.", lang: "es-CO", checked: true, made: false };
  for (const lang of ["es-CO", "es"]) expect(await sentenceOf("claim-es", lang)).toEqual(given);
  expect(await sentenceOf("claim-es", "en")).toMatchObject({ lang: "en", made: true, value: expect.stringContaining("Market watch – ") });
});
test("what is retracted or rejected says so, and its statement is not given as a sentence", async () => {
  expect(await sentenceOf("claim-retracted", "en")).toMatchObject({
    value: "Retracted: do not rely on it. Market watch – reported to prevent this issue: theft.",
    made: true,
  });
  expect(await sentenceOf("claim-rejected", "es")).toMatchObject({
    value: "Revisado y no aceptado: no se apoye en esto. Vigilancia del mercado – la fuente reporta que reduce este problema: theft.",
  });
});
test("an inference is told as ours, and as no source's advice", async () => {
  expect(await sentenceOf("claim-inferred", "es")).toMatchObject({
    value:
      "Inferencia nuestra, en ningún documento. Vigilancia del mercado – cabe entenderlo como consejo, para atenuar el daño de este problema: theft.",
  });
  expect(voiceOf({ assertion: "IMPLIED", modality: "REPORTED" })).toBe("UNSTATED");
  expect(voiceOf({ assertion: "IMPLIED", modality: "INTENDED" })).toBe("INTENDED");
  expect(voiceOf({ assertion: "IMPORTED", modality: "RECOMMENDED" })).toBe("RECOMMENDED");
});
test("a page of claims takes as many statements as one claim", async () => {
  const statements = async (first: number) =>
    (await ask(`{ claims(first: ${first}, ${everything}) { nodes { sentence(lang: "es") { value } } } }`)).statements.length;
  expect(await statements(7)).toBe(await statements(1));
});
test("no sentence names a hidden record, and none stands for a hidden claim", async () => {
  const of = (level: 0 | 3) => ask(`{ claims(first: 100, ${everything}) { nodes { sentence(lang: "fr") { value } } } }`, { level });
  expect(JSON.stringify((await of(3)).data)).toContain("hidden place");
  const { data } = await of(0);
  expect(data.claims.nodes).toHaveLength(7);
  expect(JSON.stringify(data)).not.toContain("hidden");
});
test("in a world with hidden people and actors too", async () => {
  const other = await graphOf(world);
  const { data, errors } = await ask(`{ claims(first: 100, ${everything}) { nodes { sentence(lang: "es") { value } } } }`, {
    graph: other,
  });
  await other.close();
  expect(errors).toEqual([]);
  expect(data.claims.nodes.length).toBeGreaterThan(20);
  for (const hidden of ["secret", "hidden", "witnesses", "insiders", "quiet"]) expect(JSON.stringify(data)).not.toContain(hidden);
});
