import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { dataset } from "../../src/api/questions/dataset.js";
import { search } from "../../src/api/questions/search.js";
import { printedSchema, schemaOf } from "../../src/api/schema.js";
import { productSchema } from "../../src/export/product-schema.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { type Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { audit } from "../../src/graph/statements/audit.js";
import { createServer } from "../../src/http/server.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { schema } from "../schema.js";
import { files, toys } from "./toy.js";

/** Everything is derived from a model, so another model works everywhere: from YAML through the store to HTTP. */
let folder: string;
let graph: Graph;
let app: FastifyInstance;
let address: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "toys-"));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  graph = await embeddedGraph(layoutOf(toys));
  await seed(graph, toys, folder);
  app = await createServer({ model: toys, graph, schema: schemaOf(toys, [search, dataset]) });
  address = await app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
  await rm(folder, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
async function ask(query: string, headers: Record<string, string> = {}): Promise<any> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}
const ids = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

test.each([
  ['{maker: {containsIgnoreCase: "LAKE"}}', ["doll", "jigsaw"]],
  ["{pieces: {gt: 3, lte: 500}}", ["blocks", "jigsaw"]],
  ["{pieces: {isNull: true}}", ["doll"]],
  ["{material: {in: [WOOD, CLOTH]}}", ["blocks", "doll", "flute"]],
  ['{rules: {startsWith: "Fit"}}', ["jigsaw"]],
  ['{depicts: {some: {id: {eq: "puno-peru"}}}}', ["jigsaw", "kite"]],
  ['{depicts: {assertions: [IMPLIED], some: {partOf: {some: {iso: {eq: "PE"}}}}}}', ["doll"]],
  ["{not: {depicts: {}}, material: {neq: CLOTH}}", ["blocks", "flute"]],
])("toys are filtered by %s", async (filter, expected) => {
  const { toys: found } = await ask(`{ toys(filter: ${filter}) { totalCount nodes { id } } }`);
  expect(ids(found)).toEqual(expected);
  expect(found.totalCount).toBe(expected.length);
});

test("toys are sorted, and paged through in that order", async () => {
  const sorted = ["doll", "jigsaw", "blocks", "flute", "kite"];
  const order = "orderBy: [PIECES_DESC, MAKER_DESC, NAME_ASC]";
  const seen: string[] = [];
  for (let after = "", more = true; more; ) {
    const { toys: page } = await ask(
      `{ toys(${order}, first: 2 ${after}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(page.totalCount).toBe(sorted.length);
    seen.push(...ids(page));
    after = `, after: "${page.pageInfo.endCursor}"`;
    more = page.pageInfo.hasNextPage;
  }
  // Missing values come first in descending order; Tall Trees make the flute and Sky & Sons the kite.
  expect(seen).toEqual(sorted);
});

test("toys are found by names and aliases of any language", async () => {
  const found = async (query: string) =>
    (await ask(`{ search(query: "${query}", types: [TOY]) { nodes { match node { id } } } }`)).search.nodes;
  expect(await found("munec")).toEqual([{ match: "NAME_START", node: { id: "doll" } }]);
  expect(await found("Pepona")).toEqual([{ match: "LABEL", node: { id: "doll" } }]);
  expect(await found("puno")).toEqual([]);
  expect(await found("prototype")).toEqual([]);
});

test("a translated property is returned in the language of the request, or else in English", async () => {
  const query = `{ toy(id: "jigsaw") { name rules german: rules(lang: "de") material label(lang: "fr") { value lang checked } } doll: toy(id: "doll") { rules pieces } }`;
  expect(await ask(query, { "accept-language": "es-PE" })).toEqual({
    toy: {
      name: "Rompecabezas del lago",
      rules: "Encaja las piezas.",
      german: "Fit the pieces together.",
      material: "PAPER",
      label: { value: "Puzzle du lac", lang: "fr", checked: false },
    },
    doll: { rules: null, pieces: null },
  });
});

test("the relation is read from the toy, with its claims and their evidence", async () => {
  const { toy } = await ask(`{ toy(id: "jigsaw") { depicts { totalCount edges { node { id partOf { id } } claimCount
    claims { statement modality at { id } subject { id } object { __typename id } evidence { locator source { title } } } } } } }`);
  expect(toy.depicts.totalCount).toBe(1);
  const [edge] = toy.depicts.edges;
  expect({ node: edge.node, claimCount: edge.claimCount }).toEqual({ node: { id: "puno-peru", partOf: { id: "peru" } }, claimCount: 2 });
  const puzzles = { locator: "Puzzles, lines 3-4", source: { title: "The catalogue" } };
  const ends = { subject: { id: "jigsaw" }, object: { __typename: "Place", id: "puno-peru" } };
  expect(edge.claims).toHaveLength(2);
  expect(edge.claims).toEqual(
    expect.arrayContaining([
      { ...ends, statement: "Jigsaw of the lake depicts Puno.", modality: "REPORTED", at: null, evidence: [puzzles] },
      {
        ...ends,
        statement: "Jigsaw of the lake depicts Puno in Cusco.",
        modality: "INTENDED",
        at: { id: "cusco-peru" },
        evidence: expect.arrayContaining([puzzles, { locator: "Kites, page 9", source: { title: "The catalogue" } }]),
      },
    ]),
  );
});

test("the relation is read from the place, and RED records are hidden", async () => {
  const { place, toy } = await ask(`{ toy(id: "prototype") { id } place(id: "puno-peru") {
    depictedBy(orderBy: [PIECES_ASC]) { totalCount edges { node { id name } claims { modality evidence { id } } } }
    planned: depictedBy(modalities: [INTENDED], filter: {material: {eq: PAPER}}) { nodes { id } }
    implied: depictedBy(assertions: [IMPLIED]) { nodes { id } } } }`);
  expect(toy).toBeNull();
  expect(place.depictedBy.totalCount).toBe(2);
  expect(place.depictedBy.edges.map((e: { node: object }) => e.node)).toEqual([
    { id: "kite", name: "Kite" },
    { id: "jigsaw", name: "Jigsaw of the lake" },
  ]);
  expect(place.depictedBy.edges[0].claims).toEqual([{ modality: "REPORTED", evidence: [{ id: "catalogue-2" }] }]);
  expect(ids(place.planned)).toEqual(["jigsaw"]);
  expect(ids(place.implied)).toEqual(["doll"]);
});

test("the data set has a count for each list", async () => {
  const { dataset: held } = await ask(
    "{ dataset { sets { title version licence } records { list count } claims { predicate modality assertion claims } } }",
  );
  expect(held.sets).toEqual([{ title: "Toys", version: "3", licence: "CC0-1.0" }]);
  expect(held.records).toEqual([
    { list: "places", count: 3 },
    { list: "sources", count: 1 },
    { list: "passages", count: 2 },
    { list: "toys", count: 5 },
    { list: "claims", count: 5 },
  ]);
  expect(held.claims).toEqual([
    { predicate: "DEPICTS", modality: "REPORTED", assertion: "IMPLIED", claims: 1 },
    { predicate: "DEPICTS", modality: "INTENDED", assertion: "STATED", claims: 1 },
    { predicate: "DEPICTS", modality: "REPORTED", assertion: "STATED", claims: 3 },
  ]);
});

test("rows by URL are served for predicates of the model", async () => {
  const rows = (await (await fetch(`${address}/claims.json`)).json()) as Record<string, unknown>[];
  expect(rows).toHaveLength(5);
  expect(rows.find((r) => r.object_name === "Puno" && r.place_name !== "Puno")).toMatchObject({
    predicate: "DEPICTS",
    subject_type: "Toy",
    subject_id: "jigsaw",
    object_name: "Puno",
    place_name: "Cusco",
    source_titles: ["The catalogue", "The catalogue"],
  });
  expect(Object.keys(rows[0] as object).filter((c) => /^(for|by|practice)_/.test(c))).toEqual([]);
  expect((await fetch(`${address}/responses.csv?issue=extortion`)).status).toBe(404);
});

test("the console offers the questions that this schema can answer, and no others", async () => {
  const offered = (await (await fetch(`${address}/gallery.json`)).json()) as { name: string }[];
  expect(offered.map(({ name }) => name)).toEqual(["search", "dataset"]);
});

test("every rule holds, those of other models too", async () => {
  const results = await audit(graph, toys);
  expect(results.length).toBeGreaterThan(20);
  for (const { code, findings } of results) expect({ code, findings }).toEqual({ code, findings: [] });
});

test("two models in one process do not affect each other", () => {
  const product = printedSchema(schema);
  const toySchema = printedSchema(schemaOf(toys, [search, dataset]));
  expect(printedSchema(productSchema(model))).toBe(product);
  expect(product).not.toMatch(/toy/i);
  expect(toySchema).toMatch(/^type Toy implements Entity & Node \{/m);
  for (const word of ["Practice", "Community", "Issue", "responses", "Scope"])
    expect(toySchema).not.toMatch(new RegExp(`^(type|enum|input|interface) ${word}`, "m"));
});
