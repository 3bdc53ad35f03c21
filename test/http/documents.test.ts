import { createHash } from "node:crypto";
import { parse, validate } from "graphql";
import { answerRows } from "../../src/export/answer-rows.js";
import type { LinkedQuestion } from "../../src/gallery/question.js";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { seeded } from "../seed/seeded.js";
import { schema } from "../twins.js";
import { answers, many } from "./many.js";
import { parseCsv } from "./rfc4180.js";
import { answered, type Served, served } from "./served.js";

/** Ready questions, asked by id instead of by their text: their answers whole, and as rows where they are a table. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
let gallery: readonly LinkedQuestion[];
const named = (name: string) => gallery.find((q) => q.name === name) as LinkedQuestion;
beforeAll(async () => {
  seed = await seeded();
  server = await served(seed.graph);
  gallery = (await answered(server.get("/gallery.json"))).body;
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

const variables = { issue: "extortion", place: "colombia" };
const byUrl = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;
const refusal = (status: number, code: string, message: RegExp) => ({
  status,
  body: { errors: [{ message: expect.stringMatching(message), extensions: expect.objectContaining({ code }) }] },
});

describe("a document by its id", () => {
  test("is answered as its text is, by GET and by POST, by name and by digest", async () => {
    const { document } = named("responses");
    const whole = await answered(server.post({ query: document, variables }));
    expect(whole.body.data.responses.totalCount).toBeGreaterThan(0);
    const digest = `sha256:${createHash("sha256").update(document).digest("hex")}`;
    for (const documentId of ["responses", digest]) {
      expect(await answered(server.get(byUrl({ documentId, variables: JSON.stringify(variables) })))).toEqual(whole);
      expect(await answered(server.post({ documentId, variables }))).toEqual(whole);
    }
  });
  test("has its own variables where none are given, and no others of them where some are", async () => {
    const { document, variables: own } = named("responses");
    const asked = await answered(server.get("/graphql?documentId=responses"));
    expect(asked).toEqual(await answered(server.post({ query: document, variables: own })));
    const everywhere = await answered(server.post({ documentId: "responses", variables: { issue: "extortion" } }));
    expect(everywhere).toEqual(await answered(server.post({ query: document, variables: { issue: "extortion" } })));
    expect((await answered(server.post({ documentId: "responses", variables: {} }))).body.errors).toEqual([
      expect.objectContaining({ extensions: { code: "BAD_USER_INPUT" } }),
    ]);
  });
  test("that is not here is named, with the nearest", async () => {
    const refused = refusal(404, "NOT_FOUND", /"respons"\. Did you mean responses/);
    expect(await answered(server.get(byUrl({ documentId: "respons" })))).toEqual(refused);
    expect(await answered(server.post({ documentId: "respons" }))).toEqual(refused);
    expect((await server.get(byUrl({ documentId: "__proto__" }))).status).toBe(404);
  });
  test("is not given beside a text, and is a string", async () => {
    const refused = refusal(400, "BAD_USER_INPUT", /^documentId: /);
    expect(await answered(server.get(byUrl({ documentId: "responses", query: "{ __typename }" })))).toEqual(refused);
    expect(await answered(server.post({ documentId: 1 }))).toEqual(refused);
    expect(await answered(server.get("/graphql?documentId=a&documentId=b"))).toEqual(refused);
  });
});

describe("the links of /gallery.json", () => {
  test("lead to the answers of each question, with its own variables", async () => {
    for (const { name, document: query, variables: own, links } of gallery) {
      const { status, body } = await answered(server.get(`/${links.answer}`));
      expect([name, status, body.errors]).toEqual([name, 200, undefined]);
      expect(body).toEqual((await answered(server.post({ query, variables: own }))).body);
      for (const link of [links.csv, links.json, links.ndjson].filter((l) => l !== undefined))
        expect([link, (await server.get(`/${link}`)).status]).toEqual([link, 200]);
    }
  });
  test("are those of a table where the answer is one", () => {
    expect(gallery.filter((q) => q.links.csv).map((q) => q.name)).toEqual([
      "responses",
      "responses-from-elsewhere",
      "what-a-community-faces",
      "search",
    ]);
  });
});

describe("a question as rows", () => {
  test("has what its answer has, in each format, in the reader's language or in one that is asked for", async () => {
    const path = (format: string) => `/questions/responses.${format}?issue=extortion&place=colombia`;
    const rows = await server.rows(path("json"));
    const { body } = await answered(server.post({ documentId: "responses", variables }));
    const [first] = body.data.responses.nodes;
    expect(rows).toHaveLength(body.data.responses.totalCount);
    expect(rows[0]).toMatchObject({
      practice_id: first.practice.id,
      place_name: first.place.name,
      period: null,
      claim_id: first.claim.id,
      evidence_locator: first.evidence.map((e: { locator: string }) => e.locator).join(" | "),
    });
    const lines = (await (await server.get(path("ndjson"))).text()).trimEnd().split("\n");
    expect(lines.map((l) => JSON.parse(l))).toEqual(rows);
    const csv = await server.get(path("csv"));
    expect([csv.headers.get("content-type"), csv.headers.get("content-disposition")]).toEqual([
      "text/csv; charset=utf-8; header=present",
      'inline; filename="responses.csv"',
    ]);
    const [columns, ...cells] = parseCsv(await csv.text());
    expect(columns).toEqual(Object.keys(rows[0] ?? {}));
    expect(cells).toEqual(rows.map((row) => Object.values(row).map((v) => String(v ?? ""))));
    const spanish = await server.rows(`${path("json")}&lang=es`);
    expect(spanish[0]?.issue_name).toBe("Extorsión");
    expect(await server.rows(path("json"), { "accept-language": "es" })).toEqual(spanish);
  });
  test("says in each what its list is of, and joins short lists", async () => {
    const rows = await server.rows("/questions/what-a-community-faces.json?community=el-guamo");
    expect(rows).toHaveLength(4);
    for (const row of rows)
      expect(row).toMatchObject({
        community_id: "el-guamo",
        community_locatedIn_partOf_name: "Bolívar",
        node_enEspanol: expect.any(String),
      });
    expect((await server.rows("/questions/search.json?query=extorsion"))[0]).toMatchObject({ node_label_checked: false });
  });
  test("has all of them, however many pages that takes", async () => {
    const graph: Graph = await graphOf(many);
    const own = await served(graph);
    const rows = await own.rows("/questions/responses.json?issue=extortion&place=valley");
    expect(new Set(rows.map((r) => r.claim_id)).size).toBe(answers);
    expect(rows).toHaveLength(answers);
    await own.close();
    await graph.close();
  });
  test("without any is still a table", async () => {
    const [columns, ...rows] = parseCsv(await (await server.get("/questions/search.csv?query=nothinglikeit")).text());
    expect([columns?.[0], rows]).toEqual(["match", []]);
  });
  test.each<[string, number, string, RegExp]>([
    ["/questions/respons.csv", 404, "NOT_FOUND", /Did you mean responses\.csv/],
    ["/questions/responses.xlsx", 404, "NOT_FOUND", /Did you mean responses\.csv, responses\.json/],
    ["/questions/responses", 404, "NOT_FOUND", /Did you mean responses\.csv/],
    ["/questions/dataset.csv", 400, "BAD_USER_INPUT", /is no table.*documentId=dataset.*Tables are responses, /],
    ["/questions/responses.csv?isue=extortion", 400, "BAD_USER_INPUT", /^isue: .*There are issue, place, lang/],
    ["/questions/responses.csv?place=colombia", 400, "BAD_USER_INPUT", /^issue: needed/],
    ["/questions/responses.csv?issue=", 400, "BAD_USER_INPUT", /^issue: empty/],
    ["/questions/responses.csv?issue=a&issue=b", 400, "BAD_USER_INPUT", /^issue: given more than once/],
    ["/questions/responses.csv?issue=extorsion", 404, "NOT_FOUND", /Did you mean extortion/],
    ["/questions/responses.csv?issue=extortion&lang=!", 400, "BAD_USER_INPUT", /^lang: /],
    ["/questions/what-a-community-faces.csv?community=nowhere", 404, "NOT_FOUND", /no record/],
  ])("%s: %i %s", async (path, status, code, message) => {
    const response = await server.get(path);
    expect(response.headers.get("content-disposition")).toBeNull();
    expect(await answered(Promise.resolve(response))).toEqual({
      status,
      body: { error: expect.objectContaining({ code, message: expect.stringMatching(message) }) },
    });
  });
});

describe("which answers are tables", () => {
  const columns = (document: string) => answerRows(schema, parse(document))?.columns;
  test.each([
    ["two lists", "{ issues { nodes { id } } places { nodes { id } } }"],
    ["a list in a list", "{ issues { nodes { id facedBy { nodes { id } } } } }"],
    ["nodes and edges of one list", "{ issues { nodes { id } edges { node { id } } } }"],
    ["no list", '{ issue(id: "a") { id } }'],
    ["a list of each of several records", '{ nodes(ids: ["a", "b"]) { ... on Issue { facedBy { nodes { id } } } } }'],
  ])("not %s", (_, document) => expect(columns(document)).toBeUndefined());
  test.each<[string, string, string[]]>([
    ["a list", "{ issues { totalCount nodes { id n: name } pageInfo { hasNextPage } } }", ["id", "n"]],
    ["its totals within", "{ issues { nodes { id facedBy { totalCount } } } }", ["id", "facedBy_totalCount"]],
    [
      "through fragments",
      "{ claims { nodes { ...C subject { id ... on Issue { roles } } } } } fragment C on Claim { id object { id } }",
      ["id", "object_id", "subject_id", "subject_roles"],
    ],
    ["of one record", '{ issue(id: "a") { id facedBy { edges { node { id } } } } }', ["issue_id", "node_id"]],
  ])("%s", (_, document, expected) => expect(columns(document)).toEqual(expected));
  test("a page is what the question asks for, whatever it asked of pages before, under a name that it has not", () => {
    const rows = answerRows(schema, parse("query ($after: String) { issues(first: 3, after: $after) { totalCount nodes { id } } }"));
    expect(validate(schema, parse(rows?.document ?? ""))).toEqual([]);
    expect(rows?.document.replace(/\s+/g, " ")).toBe(
      "query ($after_: String) { issues(first: 100, after: $after_) { rows: nodes { id } page: pageInfo { hasNextPage endCursor } } }",
    );
  });
});
