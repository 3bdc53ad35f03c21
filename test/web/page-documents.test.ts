import { hash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, validate, visit } from "graphql";
import { questionsIn } from "../../src/api/answers/question-field.js";
import { readGallery } from "../../src/gallery/index.js";
import { type PageDocument, readPageDocuments } from "../../src/web/explorer/documents/index.js";
import { root } from "../built.js";
import { answered, type Served, served } from "../http/served.js";
import { schema } from "../schema.js";
import { seeded } from "../seed/seeded.js";

/** What the pages of the explorer ask: documents that the schema answers, by their names, at a cost that a page may have. */
const folder = join(root, "src/web/explorer/documents");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.slice(0, -".graphql".length));
/** No page asks for more, except for the counts within a place that stand beside the matrix. */
const maxCost = 5000;
const maxCosts: Readonly<Record<string, number>> = { "page-matrix": 9000 };
/** The matrix counts all pairs of two axes. What that costs it says itself, and comes beside what a page may cost. */
const matrixCost = questionsIn(schema).find(({ question }) => question.name === "evidenceMatrix")?.question.cost ?? 0;

let documents: ReadonlyMap<string, PageDocument>;
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  documents = new Map((await readPageDocuments()).map((document) => [document.name, document]));
  seed = await seeded();
  server = await served(seed.graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});
const parsed = (name: string) => parse(documents.get(name)?.document ?? "");
const operationsIn = ({ definitions }: DocumentNode) =>
  definitions.filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);

/** What pages ask with, by the names of variables. */
const usual: Readonly<Record<string, unknown>> = {
  issue: "extortion",
  place: "colombia",
  places: ["san-jacinto"],
  community: "san-jacinto",
  records: ["extortion", "colombia"],
  ids: ["tumaco", "tierralta", "sardinata", "caceres", "caucasia"],
  practice: "war-on-drugs",
  from: "san-jacinto",
  to: "corruption",
  query: "recl",
  facets: ["scopes", "issueScopes", "modalities", "assertions"],
};
/** What the page has to give, if nothing else is known of it. */
const fallback: Readonly<Record<string, unknown>> = {
  "Boolean!": true,
  "ID!": "extortion",
  "[ID!]!": ["extortion", "san-jacinto"],
  "String!": "recl",
  "ClaimFilter!": { predicate: { eq: "ADDRESSES" } },
  "ClaimedIssueFilter!": { some: { id: { eq: "extortion" } } },
  "CommunityFilter!": { faces: { some: { id: { eq: "extortion" } } } },
  "PlaceFilter!": { faces: { some: { id: { eq: "extortion" } } } },
};
/** What a document is asked with beside that, or instead. */
const own: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "page-practice": { id: "war-on-drugs" },
  "page-practice-rows": { id: "war-on-drugs" },
  "page-source": { id: "somos-comunidad-page" },
  "page-matrix": { rows: { axis: "ISSUE" }, columns: { axis: "PRACTICE_TYPE" }, records: ["colombia"], types: true },
  "page-matrix-cell": { groups: [{ axis: "ISSUE", value: "extortion" }] },
  "page-matrix-cell-rows": { groups: [{ axis: "ISSUE", value: "extortion" }] },
  "page-matrix-names": { rows: ["extortion", "corruption"], columns: ["prevention", "dialogue"] },
  "page-matrix-harm": { rows: { axis: "ISSUE" }, columns: { axis: "PRACTICE_TYPE" } },
};
/** A record for the fields that take the id of a page. */
const records: Readonly<Record<string, string>> = {
  community: "tumaco",
  place: "western-balkans",
  issue: "organized-crime",
  practice: "war-on-drugs",
  source: "somos-comunidad-page",
  node: "tumaco",
  responseGaps: "tumaco",
};

/** The variables of a document: those that the page has to give, and those that it gives as a rule. */
async function variablesFor(name: string): Promise<Record<string, unknown>> {
  const document = parsed(name);
  const [operation] = operationsIn(document);
  const given = { ...usual, ...own[name] };
  const variables: Record<string, unknown> = {};
  for (const { variable, type, defaultValue } of operation?.variableDefinitions ?? []) {
    const of = variable.name.value;
    const ofType = fallback[print(type)];
    const usually = of === "id" ? await idFor(document) : typeof ofType === "boolean" ? ofType : (given[of] ?? ofType);
    const value = own[name]?.[of] ?? usually;
    if (value !== undefined) variables[of] = value;
    else if (type.kind === Kind.NON_NULL_TYPE && !defaultValue)
      throw new Error(`${name} needs $${of}: ${print(type)}. Give the test a value that its page asks with, in \`own\`.`);
  }
  return variables;
}
async function idFor(document: DocumentNode): Promise<string | undefined> {
  const fields: string[] = [];
  visit(document, {
    Field({ name, arguments: args = [] }) {
      if (args.some(({ value }) => value.kind === Kind.VARIABLE && value.name.value === "id")) fields.push(name.value);
    },
  });
  const [field = ""] = fields;
  if (field in records) return records[field];
  const { body } = await answered(
    server.post({ query: "{ claims(first: 1) { nodes { id } } programmes(first: 1) { nodes { id } } rights(first: 1) { nodes { id } } }" }),
  );
  return body.data[`${field}s`]?.nodes[0].id ?? "extortion";
}

test("all are read, each with the fragments that it spreads", () => {
  expect(names.length).toBeGreaterThan(8);
  expect([...documents.keys()].sort()).toEqual([...names].sort());
  const fragments = readdirSync(join(folder, "fragments")).map((file) => file.slice(0, -".graphql".length));
  const pascal = (name: string) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  const used = new Set(
    names.flatMap((name) => parsed(name).definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [d.name.value] : []))),
  );
  expect([...used].sort()).toEqual(fragments.map(pascal).sort());
});

test.each(names)("%s is one named query that the schema answers", (name) => {
  const document = parsed(name);
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  const operations = operationsIn(document);
  expect(operations.map((operation) => [operation.operation, operation.name?.value])).toEqual([
    ["query", name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())],
  ]);
  // The second document of a list goes on where the first one stopped.
  if (!name.endsWith("-rows")) return;
  const { variableDefinitions = [] } = operations[0] as OperationDefinitionNode;
  expect(variableDefinitions.map(({ variable }) => variable.name.value)).toContain("after");
});

test.each(names.filter((name) => name !== "page-receipt"))("%s costs what a page may, and its answer is whole and cached", async (name) => {
  const variables = await variablesFor(name);
  const address = `/graphql?${new URLSearchParams({ documentId: name, variables: JSON.stringify(variables), lang: "es" })}`;
  const response = await server.get(address);
  const { data, errors, extensions } = (await response.json()) as {
    data: Record<string, unknown>;
    errors?: unknown;
    extensions: { cost: { requested: number } };
  };
  expect([name, response.status, errors]).toEqual([name, 200, undefined]);
  // Records that are asked for are there; where the id may be of anything, it is of one of them.
  const anything = /\bnode\(/.test(documents.get(name)?.document ?? "");
  for (const [field, value] of Object.entries(data)) if (!anything) expect([name, field, value]).not.toEqual([name, field, null]);
  const declared = /evidenceMatrix/.test(documents.get(name)?.document ?? "") ? matrixCost : 0;
  const cost = extensions.cost.requested - declared;
  expect([name, cost, cost <= (maxCosts[name] ?? maxCost)]).toEqual([name, cost, true]);
  const etag = response.headers.get("etag") as string;
  expect(response.headers.get("cache-control")).toMatch(/^public/);
  expect((await server.get(address, { "if-none-match": etag })).status).toBe(304);
});

test("their names are those of nothing else, and stand in no list", async () => {
  const gallery = (await answered(server.get("/gallery.json"))).body as { name: string }[];
  const ready = gallery.map(({ name }) => name);
  expect((await readGallery()).map(({ name }) => name)).toEqual(expect.arrayContaining(ready));
  for (const name of names) {
    expect(name).toMatch(/^page-[a-z]+(-[a-z]+)*$/);
    expect(ready).not.toContain(name);
  }
  for (const name of ready) expect(name).not.toMatch(/^page-/);
  const { body } = await answered(server.get("/graphql?documentId=page-nothing-like-it"));
  expect(body.errors[0].extensions).toMatchObject({ code: "NOT_FOUND", argument: "documentId" });
  expect(JSON.stringify(body)).not.toMatch(/page-(answer|home)/);
});

test("the ids of documents by their digests are served too", async () => {
  const text = documents.get("page-home")?.document ?? "";
  const id = `sha256:${hash("sha256", text, "hex")}`;
  expect((await answered(server.get(`/graphql?documentId=${id}`))).body.data.dataset).toBeDefined();
});
