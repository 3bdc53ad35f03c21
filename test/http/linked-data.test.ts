import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Issue, Organization, Place, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { emptyGraph } from "../graph/engines.js";
import { seenBy } from "../oracle/seen.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { literal, triplesOfJsonLd, triplesOfTurtle } from "./linked-quads.js";
import { type Served, served } from "./served.js";

/** Linked data: what the viewer may see and nothing else, the same graph in each format, and texts as they are stored. */
const skos = "http://www.w3.org/2004/02/skos/core#";
const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const open: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(open.map((close) => close())));

async function serving(dataset: Dataset, level: 0 | 1 | 2 | 3 = 0, iri?: string): Promise<Served> {
  const graph = await emptyGraph();
  const about = { title: 'A "test"', licence: "CC-BY-NC-SA-4.0", version: "1.0", ...(iri && { iri }) };
  await syncDataset(graph, model, { name: "test", about, digest: "1" }, dataset);
  const server = await served(graph, { level });
  open.push(async () => {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  });
  return server;
}
const fetched = async (server: Served, path: string): Promise<string> => {
  const response = await server.get(path);
  expect(response.status).toBe(200);
  return response.text();
};

describe.each([0, 2] as const)("what level %i gets", (level) => {
  const iri = "https://example.org/graph/";
  const { entities, claims } = seenBy(level, world);
  const idOf = (id: string) => `${iri}id/${id}`;
  let triples: readonly string[];
  let jsonLd: readonly string[];
  beforeAll(async () => {
    const server = await serving(world, level, iri);
    triples = triplesOfTurtle(await fetched(server, "/dataset.ttl"));
    jsonLd = await triplesOfJsonLd(await fetched(server, "/dataset.jsonld"));
  });

  test("is the same graph in both formats, without blank nodes", () => {
    expect(jsonLd).toEqual(triples);
    expect(triples.filter((line) => line.includes("_:"))).toEqual([]);
  });

  test("describes every visible record, and names no other", () => {
    const named = triples.flatMap((line) => line.match(/https:\/\/example\.org\/graph\/id\/[^ "]+/g) ?? []);
    const subjects = triples.map((line) => line.split(" ", 1)[0] as string).filter((subject) => subject.startsWith(idOf("")));
    const shown = [...entities, ...claims].map(({ values }) => idOf(values.id));
    expect([...new Set(subjects)].sort()).toEqual([...shown].sort());
    expect([...new Set(named)].sort()).toEqual([...shown].sort());
    const hidden = world.entities.filter(({ values }) => !entities.some((e) => e.values.id === values.id));
    expect(hidden.length).toBeGreaterThan(2);
  });

  test("states each claim with what it says and what it is derived from, and asserts none", () => {
    for (const { values, subject, object, cites, at } of claims) {
      const node = idOf(values.id);
      expect(triples).toEqual(
        expect.arrayContaining([
          `${node} ${rdf}type ${rdf}Statement`,
          `${node} ${rdf}subject ${idOf(subject)}`,
          `${node} ${rdf}predicate ${iri}terms/${values.predicate}`,
          `${node} ${rdf}object ${idOf(object)}`,
          ...cites.map((passage) => `${node} http://www.w3.org/ns/prov#wasDerivedFrom ${idOf(passage)}`),
          ...(at === undefined ? [] : [`${node} http://purl.org/dc/terms/spatial ${idOf(at)}`]),
          `${node} ${iri}terms/modality ${iri}terms/Modality.${values.modality}`,
          `${node} ${iri}terms/assertion ${iri}terms/Assertion.${values.assertion}`,
        ]),
      );
      const unstated = ["IMPLIED", "INFERRED"].includes(values.assertion);
      expect(triples.includes(`${node} ${rdf}type ${iri}terms/UnstatedClaim`)).toBe(unstated);
    }
    const predicates = triples.map((line) => line.split(" ")[1] as string);
    for (const name of Object.keys(model.predicates)) expect(predicates).not.toContain(`${iri}terms/${name}`);
  });

  test("describes each term of its own that it uses", () => {
    const used = triples.flatMap((line) => line.match(/https:\/\/example\.org\/graph\/terms\/[^ "]+/g) ?? []);
    const typed = new Set(triples.flatMap((line) => /^(\S+) \S+#type /.exec(line)?.[1] ?? []));
    expect([...new Set(used)].filter((term) => !typed.has(term))).toEqual([]);
  });

  test("has the concepts in schemes, with what is wider and with codes", () => {
    expect(triples).toEqual(
      expect.arrayContaining([
        `${iri}terms/scheme.issues ${rdf}type ${skos}ConceptScheme`,
        `${idOf("extortion")} ${skos}inScheme ${iri}terms/scheme.issues`,
        `${idOf("extortion")} ${skos}prefLabel ${literal("Extorsión", "es")}`,
        `${idOf("extortion")} ${skos}altLabel ${literal("vacuna", "es")}`,
        `${idOf("extortion")} ${skos}definition ${literal("Money taken by threats.", "en")}`,
        `${idOf("extortion")} ${skos}broader ${idOf("organized-crime")}`,
        `${idOf("crime")} ${skos}topConceptOf ${iri}terms/scheme.issues`,
        `${idOf("extortion")} ${skos}exactMatch ${idOf("iccs:02051")}`,
        `${idOf("iccs:02051")} ${skos}notation ${literal("02051", `${iri}terms/notation.iccs`)}`,
        `${iri}terms/Effect.REDUCES ${skos}inScheme ${iri}terms/Effect`,
        `${iri}dataset/test http://purl.org/dc/terms/license https://creativecommons.org/licenses/by-nc-sa/4.0/`,
      ]),
    );
  });
});

test("texts, addresses and numbers stand as they are stored, whatever is in them", async () => {
  const texts = {
    formula: "=cmd()|' /C calc'!A0",
    quotes: "\"'`\\ \\u0041 \"\"\" '''",
    lines: "one\ntwo\r\nthree\ttab",
    order: "\u202Eabc\u202C",
    cdata: "]]> <!-- --> <script>alert(1)</script>",
    control: "\u0001\u0008\u001F\u007F\u0085",
    astral: "𝕊 👩‍👩‍👧 \uFFFE",
    turtle: '"@en . <x> <y> "',
    context: '"@context": {"@id": "x"}',
  };
  const named = Object.entries(texts).map(([id, text]) =>
    record(Issue, id, { roles: ["HARM"], name: { en: text, "sr-Latn": text }, aliases: { en: [text, `${text}!`] } }),
  );
  const server = await serving(
    datasetOf([
      ...named,
      record(Issue, "lone", { roles: ["HARM"], name: { en: "a\uD800b" } }),
      record(Issue, "un:A/RES/1(2)", { roles: ["HARM"] }),
      record(Organization, "odd", { kind: "OTHER", url: 'https://example.org/a b"<>{}?x=ä#^`|\\' }),
      record(Place, "tiny", { kind: "AREA", latitude: 1e-7, longitude: -180, coordinateKind: "SEAT", wikidata: "Q5", m49: "008" }),
      record(Source, "dated", { title: "T", availability: "HELD", published: "2021-24", authors: ["B. Two", "A. One"], language: "es" }),
    ]),
  );
  const triples = triplesOfTurtle(await fetched(server, "/dataset.ttl"));
  expect(await triplesOfJsonLd(await fetched(server, "/dataset.jsonld"))).toEqual(triples);
  const of = (id: string) => `urn:resilience-graph:id/${id}`;
  for (const [id, text] of Object.entries(texts)) {
    expect(triples).toContain(`${of(id)} ${skos}prefLabel ${literal(text, "en")}`);
    expect(triples).toContain(`${of(id)} ${skos}prefLabel ${literal(text, "sr-latn")}`);
    // No text is both labels of one concept.
    expect(triples.filter((line) => line.startsWith(`${of(id)} ${skos}altLabel`))).toEqual([
      `${of(id)} ${skos}altLabel ${literal(`${text}!`, "en")}`,
    ]);
  }
  const geo = "http://www.w3.org/2003/01/geo/wgs84_pos#";
  const dcterms = "http://purl.org/dc/terms/";
  expect(triples).toEqual(
    expect.arrayContaining([
      `${of("lone")} ${skos}prefLabel ${literal("a\uFFFDb", "en")}`,
      `${of("un:A%2FRES%2F1(2)")} ${rdf}type ${skos}Concept`,
      `${of("odd")} https://schema.org/url https://example.org/a%20b%22%3C%3E%7B%7D?x=ä#%5E%60%7C%5C`,
      `${of("tiny")} ${geo}lat ${literal("1e-7", "http://www.w3.org/2001/XMLSchema#double")}`,
      `${of("tiny")} ${skos}notation ${literal("008", "urn:resilience-graph:terms/notation.m49")}`,
      `${of("tiny")} https://schema.org/sameAs http://www.wikidata.org/entity/Q5`,
      `${of("dated")} ${dcterms}issued ${literal("2021-24", "http://id.loc.gov/datatypes/edtf/EDTF")}`,
      `${of("dated")} ${dcterms}title ${literal("T", "es")}`,
      `${of("dated")} urn:resilience-graph:terms/authors ${literal("B. Two; A. One")}`,
    ]),
  );
});

test("one record in either format is what the whole file says of it, with the data set", async () => {
  const server = await serving(
    datasetOf([...world.entities, ...world.claims, claim("gangs", "PERPETRATES", "smuggling", { period: "2020/2021" })]),
  );
  const whole = triplesOfTurtle(await fetched(server, "/dataset.ttl"));
  for (const id of ["extortion", "iccs:02051", "claim-gangs-perpetrates-smuggling", "river-north"]) {
    const about = whole.filter((line) => line.startsWith(`urn:resilience-graph:id/${id} `));
    const dataSet = whole.filter((line) => line.startsWith("urn:resilience-graph:dataset/test "));
    const as = async (accept: string) => (await server.get(`/id/${id}`, { accept })).text();
    const turtle = triplesOfTurtle(await as("text/turtle"));
    expect(turtle).toEqual(expect.arrayContaining([...about, ...dataSet]));
    expect(whole).toEqual(expect.arrayContaining(turtle));
    expect(await triplesOfJsonLd(await as("application/ld+json"))).toEqual(turtle);
  }
});
