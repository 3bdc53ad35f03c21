import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** What may stand after the question mark of an address of rows, and what is said of what may not. */
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
});

const ids = async (path: string) => (await server.rows(path)).map((r) => r.claim_id);
const refused = async (path: string) => {
  const { status, body } = await answered(server.get(path));
  return { status, ...body.error };
};

describe("what the question takes", () => {
  test("a place by any of its codes", async () => {
    const byId = await ids("/responses.json?issue=organized-crime&place=freedonia");
    expect(byId.length).toBeGreaterThan(1);
    for (const code of ["iso:FD", "m49:999"]) expect(await ids(`/responses.json?issue=organized-crime&place=${code}`)).toEqual(byId);
  });
  test("a list with commas, by repeating, or both", async () => {
    const [one, two, both] = await Promise.all([
      ids("/responses.json?issue=extortion&effects=PREVENTS,MITIGATES,PROTECTS"),
      ids("/responses.json?issue=extortion&effects=PREVENTS&effects=MITIGATES&effects=PROTECTS"),
      ids("/responses.json?issue=extortion&effects=PREVENTS,MITIGATES&effects=PROTECTS"),
    ]);
    const mitigating = ["claim-night-schools-addresses-extortion-behind-the-valley-MITIGATES", "claim-second-opinion"];
    expect(one).toEqual([...mitigating, "claim-town-meetings-addresses-extortion-river-PREVENTS"]);
    expect([two, both]).toEqual([one, one]);
    expect(await ids("/responses.json?issue=extortion&effects=MITIGATES")).toEqual(mitigating);
  });
  test.each([
    ["scopes=BROADER", "place=river&", ["claim-town-meetings-addresses-organized-crime-freedonia-REDUCES"]],
    ["issueScopes=EXACT", "", ["claim-town-meetings-addresses-organized-crime-freedonia-REDUCES"]],
    ["modalities=INTENDED", "issueScopes=NARROWER&", ["claim-town-meetings-addresses-extortion-river-PREVENTS"]],
    ["statuses=PROPOSED", "", []],
  ])("%s", async (argument, more, expected) => {
    expect(await ids(`/responses.json?issue=organized-crime&${more}${argument}`)).toEqual(expected);
  });
  test("assertions that count only on request", async () => {
    const inferred = "claim-town-meetings-addresses-recruitment-river-PREVENTS";
    expect(await ids("/responses.json?issue=recruitment")).not.toContain(inferred);
    expect(await ids("/responses.json?issue=recruitment&assertions=INFERRED")).toEqual([inferred]);
  });
  test("the defaults of the question: nothing adverse among responses, nothing else among harmful ones", async () => {
    const effects = async (path: string) => new Set((await server.rows(path)).map((r) => r.effect));
    expect(await effects("/responses.json?issue=crime")).not.toContain("EXACERBATES");
    expect(await effects("/harmful-responses.json?issue=crime")).toEqual(new Set(["EXACERBATES", "NO_EFFECT", "MIXED"]));
  });
});

describe("what is refused, by every format and before any row", () => {
  const common = ["issue", "place", "scopes", "issueScopes", "assertions", "modalities", "statuses", "effects"];
  test.each(["csv", "json", "ndjson"])("in %s as JSON, with its status", async (format) => {
    const response = await server.get(`/responses.${format}?issue=extorton`);
    expect([response.status, response.headers.get("content-type"), response.headers.get("content-disposition")]).toEqual([
      404,
      "application/json; charset=utf-8",
      null,
    ]);
    expect(await response.json()).toEqual({
      error: {
        code: "NOT_FOUND",
        message: expect.stringContaining("Did you mean extortion?"),
        argument: "issue",
        value: "extorton",
        suggestions: ["extortion"],
      },
    });
  });

  test.each([
    ["isue=extortion", "isue"],
    ["issue=extortion&first=10", "first"],
    ["issue=extortion&after=x", "after"],
    ["issue=extortion&claim=x", "claim"],
    ["issue=extortion&Place=river", "Place"],
    ["issue=extortion&constructor=x", "constructor"],
    ["issue=extortion&__proto__=x", "__proto__"],
  ])("an argument that there is not: %s", async (query, argument) => {
    const { status, code, message, argument: said } = await refused(`/responses.csv?${query}`);
    expect([status, code, said]).toEqual([400, "BAD_USER_INPUT", argument]);
    for (const known of [...common, "lang"]) expect(message).toContain(known);
  });
  test.each(["predicate=FACES", "issue=extortion", "first=1"])("any argument of claims but the language: %s", async (query) => {
    expect(await refused(`/claims.csv?${query}`)).toMatchObject({
      status: 400,
      code: "BAD_USER_INPUT",
      message: expect.stringMatching(/There are lang\./),
    });
  });

  test.each([
    ["/responses.csv", "issue", /issue: needed/],
    ["/harmful-responses.json?place=river", "issue", /issue: needed/],
    ["/responses.csv?issue=", "issue", /issue: empty/],
    ["/responses.csv?issue=extortion&place=", "place", /place: empty/],
    ["/responses.csv?issue=extortion&effects=", "effects", /effects: empty/],
    ["/responses.csv?issue=extortion&effects=,", "effects", /effects: empty/],
    ["/responses.csv?issue=extortion&issue=crime", "issue", /more than once/],
    ["/responses.csv?issue=extortion&place=river&scopes=NEAR", "scopes", /"NEAR" does not exist in "Scope"/],
    ["/responses.csv?issue=extortion&effects=PREVENTS,prevents", "effects", /"prevents" does not exist/],
    ["/responses.csv?issue=extortion&scopes=EXACT", "scopes", /name the `place`/],
    ["/responses.csv?issue=extortion&effects=EXACERBATES", "effects", /harmfulResponses/],
    ["/harmful-responses.csv?issue=extortion&effects=PREVENTS", "effects", /ask `responses`/],
    ["/responses.csv?issue=extortion&lang=not a language", "lang", /language tag/],
    ["/claims.json?lang=es&lang=fr", "lang", /language tag/],
  ])("%s", async (path, argument, message) => {
    expect(await refused(path)).toMatchObject({ status: 400, code: "BAD_USER_INPUT", argument, message: expect.stringMatching(message) });
  });

  test.each([
    ["issue=nothing-like-it", "issue", "nothing-like-it", []],
    ["issue=EXTORTION", "issue", "EXTORTION", ["extortion"]],
    ["issue=river", "issue", "river", []],
    ["issue=extortion&place=rivr", "place", "rivr", ["river"]],
    ["issue=extortion&place=extortion", "place", "extortion", []],
    ["issue=extortion&place=iso:XX", "place", "iso:XX", expect.any(Array)],
    // What is hidden is not there: not as a value, and not among suggestions.
    ["issue=secret-crime", "issue", "secret-crime", ["crime"]],
    ["issue=extortion&place=secret-valley", "place", "secret-valley", []],
    ["issue=extortion&place=hidden-hamle", "place", "hidden-hamle", []],
  ])("an id that there is not: %s", async (query, argument, value, suggestions) => {
    expect(await refused(`/responses.csv?${query}`)).toMatchObject({ status: 404, code: "NOT_FOUND", argument, value, suggestions });
  });

  test("an id without end is cut in what is said of it", async () => {
    const { status, value, message } = await refused(`/responses.csv?issue=${"x".repeat(5000)}`);
    expect([status, value.length < 200, message.length < 300]).toEqual([404, true, true]);
  });
});

test.each(["/responses", "/responses.xml", "/responses.csv/more", "/claim.csv"])("%s: nothing is there", async (path) => {
  expect(await refused(path)).toMatchObject({ status: 404, code: "NOT_FOUND" });
});
