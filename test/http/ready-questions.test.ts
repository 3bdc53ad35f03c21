import { createHash } from "node:crypto";
import { parse, validate } from "graphql";
import { rowFormats } from "../../src/export/formats/index.js";
import { answerRows } from "../../src/export/tables/answer-rows.js";
import type { LinkedQuestion } from "../../src/gallery/question.js";
import type { Graph } from "../../src/graph/graph.js";
import { seeds } from "../built.js";
import { graphOf } from "../harness.js";
import { schema } from "../schema.js";
import { seeded } from "../seed/seeded.js";
import { csvText } from "./cells.js";
import { answers, many } from "./many.js";
import { parseCsv } from "./rfc4180.js";
import { answered, type Served, served } from "./served.js";

/** Ready questions as persisted documents: asked by id for the whole answer, and by URL for its rows if it is a table. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
let gallery: readonly LinkedQuestion[];
const questionNamed = (name: string) => gallery.find((q) => q.name === name) as LinkedQuestion;
beforeAll(async () => {
  seed = await seeded({ folder: seeds.small });
  server = await served(seed.graph);
  gallery = (await answered(server.get("/gallery.json"))).body;
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

const variables = { issue: "threats-to-social-leaders", place: "colombia" };
const byUrl = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;
const refusalOf = (status: number, code: string, message: RegExp) => ({
  status,
  body: { errors: [{ message: expect.stringMatching(message), extensions: expect.objectContaining({ code }) }] },
});

describe("a document by its id", () => {
  test("gets the answer of its text, by GET and by POST, by name and by digest", async () => {
    const { document } = questionNamed("responses");
    const whole = await answered(server.post({ query: document, variables }));
    expect(whole.body.data.responses.totalCount).toBeGreaterThan(0);
    const digest = `sha256:${createHash("sha256").update(document).digest("hex")}`;
    for (const documentId of ["responses", digest]) {
      expect(await answered(server.get(byUrl({ documentId, variables: JSON.stringify(variables) })))).toEqual(whole);
      expect(await answered(server.post({ documentId, variables }))).toEqual(whole);
    }
  });
  test("uses its own variables if the request has none, and only those of the request otherwise", async () => {
    const { document, variables: own } = questionNamed("responses");
    const withOwn = await answered(server.get("/graphql?documentId=responses"));
    expect(withOwn).toEqual(await answered(server.post({ query: document, variables: own })));
    const everywhere = await answered(server.post({ documentId: "responses", variables: { issue: "threats-to-social-leaders" } }));
    expect(everywhere).toEqual(await answered(server.post({ query: document, variables: { issue: "threats-to-social-leaders" } })));
    expect((await answered(server.post({ documentId: "responses", variables: {} }))).body.errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: "BAD_USER_INPUT", argument: "issue" }) }),
    ]);
  });
  test("that does not exist is refused with the nearest names", async () => {
    const refused = refusalOf(404, "NOT_FOUND", /"respons"\. Did you mean responses/);
    expect(await answered(server.get(byUrl({ documentId: "respons" })))).toEqual(refused);
    expect(await answered(server.post({ documentId: "respons" }))).toEqual(refused);
    expect((await server.get(byUrl({ documentId: "__proto__" }))).status).toBe(404);
  });
  test("cannot be given together with a text, and has to be a string", async () => {
    const refused = refusalOf(400, "BAD_USER_INPUT", /^documentId: /);
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
      for (const link of Object.values(links)) expect([link, (await server.get(`/${link}`)).status]).toEqual([link, 200]);
    }
  });
  test("include one for each format of rows if the answer is a table, and none of them otherwise", () => {
    const all = ["answer", ...rowFormats.map(({ extension }) => extension)];
    for (const { links } of gallery) expect([["answer"], all]).toContainEqual(Object.keys(links));
    expect(gallery.filter((q) => q.links.csv).map((q) => q.name)).toEqual([
      "responses",
      "responses-from-elsewhere",
      "what-a-community-faces",
      "search",
      "response-gaps",
      "transfer-candidates",
      "similar-communities",
      "practice-lineage",
      "compare",
      "changes",
    ]);
  });
});

describe("a question as rows", () => {
  test("has the values of its answer in each format, in the languages of the request or the one in its address", async () => {
    const path = (format: string) => `/questions/responses.${format}?issue=threats-to-social-leaders&place=colombia`;
    const rows = await server.rows(path("json"));
    const { body } = await answered(server.post({ documentId: "responses", variables }));
    const [first] = body.data.responses.nodes;
    expect(rows).toHaveLength(body.data.responses.totalCount);
    expect(rows[0]).toMatchObject({
      practice_id: first.practice.id,
      place_name: first.place.name,
      period: null,
      claim_id: first.claim.id,
      locators: first.evidence.map((e: { locator: string }) => e.locator),
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
    expect(cells).toEqual(rows.map((row) => Object.values(row).map(csvText)));
    const spanish = await server.rows(`${path("json")}&lang=es`);
    expect(spanish[0]?.issue_name).toBe("Amenazas a líderes y lideresas sociales");
    expect(await server.rows(path("json"), { "accept-language": "es" })).toEqual(spanish);
  });
  test("repeats the record that its list belongs to in each row, and joins short lists", async () => {
    const rows = await server.rows("/questions/what-a-community-faces.json?community=el-guamo");
    expect(rows).toHaveLength(4);
    for (const row of rows)
      expect(row).toMatchObject({
        community_id: "el-guamo",
        community_located_in_part_of_name: "Bolívar",
        en_espanol: expect.any(String),
      });
    expect((await server.rows("/questions/search.json?query=extorsion"))[0]).toMatchObject({ label_checked: false });
  });
  test.each([
    ["response-gaps", "place=colombia"],
    ["transfer-candidates", "community=el-guamo&issue=micro-trafficking&issueRelations=EXACT,BROADER"],
    ["similar-communities", "community=tumaco"],
  ])("%s takes the choice of claims, and finds the rows of its question", async (name, query) => {
    const choice = `${query}&modalities=REPORTED,INTENDED&statuses=ACCEPTED`;
    const place = (row: Record<string, unknown>) => row.practice_id ?? row.community_id ?? `${row.place_id} ${row.issue_id}`;
    const rows = (await server.rows(`/questions/${name}.json?${choice}`)).map(place);
    expect(rows).toEqual((await server.rows(`/${name}.json?${choice}`)).map(place));
    expect(rows).not.toEqual([]);
  });
  test("names its columns in proper plurals", async () => {
    for (const { links } of gallery.filter((q) => q.links.csv)) {
      const [columns] = parseCsv(await (await server.get(`/${links.csv}`)).text());
      expect(columns?.filter((column) => /ses$|heres$|theres$/.test(column) && !/(responses|statuses)$/.test(column))).toEqual([]);
    }
    expect(Object.keys((await server.rows("/questions/response-gaps.json?place=colombia"))[0] ?? {})).toEqual(
      expect.arrayContaining(["claims_ids", "nearest_steps", "conditions_look_ups_arguments"]),
    );
    expect(Object.keys((await server.rows("/questions/similar-communities.json?community=tumaco"))[0] ?? {})).toEqual(
      expect.arrayContaining(["parts_shared_others", "practices_there_helpful_claims"]),
    );
  });
  test("has all rows, however many pages that takes", async () => {
    const graph: Graph = await graphOf(many);
    const own = await served(graph);
    const rows = await own.rows("/questions/responses.json?issue=extortion&place=valley");
    expect(new Set(rows.map((r) => r.claim_id)).size).toBe(answers);
    expect(rows).toHaveLength(answers);
    await own.close();
    await graph.close();
  });
  test("has a header even without rows", async () => {
    const [columns, ...rows] = parseCsv(await (await server.get("/questions/search.csv?query=nothinglikeit")).text());
    expect([columns?.[0], rows]).toEqual(["match", []]);
  });
  test.each<[string, number, string, RegExp]>([
    ["/questions/respons.csv", 404, "NOT_FOUND", /Did you mean responses\.csv/],
    ["/questions/responses.xls", 404, "NOT_FOUND", /Did you mean responses\.csv, responses\.html, responses\.json/],
    ["/questions/responses", 404, "NOT_FOUND", /Did you mean responses\.csv/],
    ["/questions/dataset.csv", 400, "BAD_USER_INPUT", /is not a table.*documentId=dataset.*Tables are responses, /],
    [
      "/questions/rights-impact.csv",
      400,
      "BAD_USER_INPUT",
      /Rows of the question are at \/rights-impact\.csv, \/rights-impact\.html, \/rights-impact\.json/,
    ],
    ["/questions/harmful-responses.csv", 400, "BAD_USER_INPUT", /Rows of the question are at \/harmful-responses\.csv, /],
    [
      "/questions/responses.csv?isue=extortion",
      400,
      "BAD_USER_INPUT",
      /^isue: .*no such parameter\. Did you mean issue[^?]*\? The parameters here are issue, place, scopes, issueScopes, assertions, modalities, .*bom, delimiter, decimal, lang\./,
    ],
    ["/questions/responses-from-elsewhere.csv?place=el-guamo", 400, "BAD_USER_INPUT", /^issue: needed/],
    ["/questions/responses.csv?assertions=STATED", 400, "BAD_USER_INPUT", /^issue: it is missing, and so is place\./],
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
    ["its totals within", "{ issues { nodes { id facedBy { totalCount } } } }", ["id", "faced_by_total_count"]],
    [
      "through fragments",
      "{ claims { nodes { ...C subject { id ... on Issue { roles } } } } } fragment C on Claim { id object { id } }",
      ["claim_id", "object_id", "subject_id", "subject_roles"],
    ],
    ["of one record", '{ issue(id: "a") { id facedBy { edges { node { id } } } } }', ["issue_id", "id"]],
  ])("%s", (_, document, expected) => expect(columns(document)).toEqual(expected));
  test("the document of a page replaces the paging arguments, and adds a variable under a name that is free", () => {
    const rows = answerRows(schema, parse("query ($after: String) { issues(first: 3, after: $after) { totalCount nodes { id } } }"));
    expect(validate(schema, parse(rows?.document ?? ""))).toEqual([]);
    expect(rows?.document.replace(/\s+/g, " ")).toBe(
      "query ($after_: String) { issues(first: 100, after: $after_) { rows: nodes { id } page: pageInfo { hasNextPage endCursor } } }",
    );
  });
});
