import { rowFormats } from "../../src/export/formats/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** The query string of rows by URL: the parameters that it may have, and how others are refused. */
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

describe("an address of rows takes", () => {
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
    const mitigating = ["claim-second-opinion"];
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

describe("a refusal, in every format and before any row", () => {
  const allArguments = ["issue", "place", "scopes", "issueScopes", "assertions", "modalities", "statuses", "effects", "claim"];
  test.each(rowFormats.map(({ extension }) => extension))("in %s is JSON, with its status", async (format) => {
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
    ["issue=extortion&Place=river", "Place"],
    ["issue=extortion&constructor=x", "constructor"],
    ["issue=extortion&__proto__=x", "__proto__"],
  ])("of an unknown argument: %s", async (query, argument) => {
    const { status, code, message, argument: named } = await refused(`/responses.csv?${query}`);
    expect([status, code, named]).toEqual([400, "BAD_USER_INPUT", argument]);
    for (const known of [...allArguments, "lang"]) expect(message).toContain(known);
  });
  test.each(["first=1", "after=x", "orderBy=x", "issue=extortion", "evidence=x", "period=2021", "__proto__=x"])(
    "of an unknown filter of claims: %s",
    async (query) => {
      expect(await refused(`/claims.csv?${query}`)).toMatchObject({
        status: 400,
        code: "BAD_USER_INPUT",
        message: expect.stringMatching(
          /The parameters here are predicate, .*subject, object, .*source, place, country, .*groups, .*claim, bom, delimiter, decimal, lang\./,
        ),
      });
    },
  );

  test.each([
    ["/responses.csv", "issue", /^issue: it is missing, and so is place\. Give at least one of them, such as issue: /],
    ["/harmful-responses.json?modalities=REPORTED", "issue", /^issue: it is missing, and so is place/],
    ["/harmful-responses.json?place=river&issueScopes=EXACT", "issueScopes", /Give an issue too/],
    ["/responses.csv?issue=", "issue", /issue: empty/],
    ["/responses.csv?issue=extortion&place=", "place", /place: empty/],
    ["/responses.csv?issue=extortion&effects=", "effects", /effects: empty/],
    ["/responses.csv?issue=extortion&effects=,", "effects", /effects: empty/],
    ["/responses.csv?issue=extortion&issue=crime", "issue", /more than once/],
    [
      "/responses.csv?issue=extortion&place=river&scopes=NEAR",
      "scopes",
      /"NEAR" does not exist in "Scope" enum\. It takes EXACT, WITHIN, /,
    ],
    [
      "/questions/responses.csv?issue=extortion&modalities=DONE",
      "modalities",
      /^modalities: .* It takes REPORTED, INTENDED or RECOMMENDED\.$/,
    ],
    [
      "/transfer-candidates.csv?community=river&issue=extortion&weights=issue:5",
      "weights",
      /is not JSON of an object, such as {"issue": 5}\.$/,
    ],
    [
      '/transfer-candidates.csv?community=river&issue=extortion&weights={"luck":1}',
      "weights",
      /"luck" is not .* It takes issue, .*rights\.$/,
    ],
    ["/responses.csv?issue=extortion&effects=PREVENTS,prevents", "effects", /"prevents" does not exist/],
    ["/responses.csv?issue=extortion&scopes=EXACT", "scopes", /Give a place too/],
    ["/responses.csv?issue=extortion&effects=EXACERBATES", "effects", /harmfulResponses/],
    ["/harmful-responses.csv?issue=extortion&effects=PREVENTS", "effects", /ask `responses`/],
    ["/responses.csv?issue=extortion&lang=not a language", "lang", /language tag/],
    ["/claims.json?lang=es&lang=fr", "lang", /language tag/],
    ["/responses.csv?issue=extortion&claim=x", "claim", /"x" is not JSON of an object/],
    ["/responses.csv?issue=extortion&claim=[1]", "claim", /claim: /],
    ['/responses.csv?issue=extortion&claim={"priod":{"eq":"2021"}}', "claim", /"priod" is not defined.* Did you mean "period"/],
    ['/responses.csv?issue=extortion&claim={"period":null}', "claim", /claim\.period: null says nothing/],
    ['/claims.csv?filter={"subject":{}', "filter", /is not JSON of an object/],
    ['/claims.csv?filter={"subject":{"some":{"id":{}}}}', "filter", /filter\.subject\.some\.id: no operator/],
    ["/claims.csv?groups=ISSUE", "groups", /"ISSUE" is not of the form ISSUE=extortion/],
    ["/claims.csv?groups=:COUNTRY=x", "groups", /is not of the form/],
    ["/claims.csv?groups=ISSUES=extortion", "groups", /"ISSUES" does not exist in "Axis" enum. Did you mean/],
    ["/claims.csv?groups=PLACE:CITY=river", "groups", /"CITY" does not exist in "PlaceLevel"/],
    ["/claims.csv?groups=PLACE:COUNTRY:ADMIN1=freedonia", "groups", /is not of the form/],
    ["/claims.csv?groups=ISSUE:COUNTRY=extortion", "groups", /ISSUE has no levels. Only PLACE has one/],
    ["/claims.csv?groups=PLACE:COUNTRY:ROLL_UP=freedonia", "groups", /a level or rollUp, not both/],
    ["/claims.csv?groups=SOURCE:ROLL_UP=report", "groups", /nothing is wider than a value on SOURCE, .*These do: ISSUE, .*ACTOR_TYPE/],
    ["/claims.csv?groups=PLACE:ADMIN1=freedonia", "groups", /freedonia is not of kind ADMIN1/],
    ["/claims.csv?groups=EFFECT=PREVENT", "groups", /EFFECT has no value "PREVENT"\. Did you mean PREVENTS\?/],
    ["/claims.csv?groups=YEAR=soon", "groups", /"soon" is not a year, such as 2021/],
    ["/claims.csv?groups=PRACTICE=closed-meeting", "groups", /closed-meeting is not a practice or a programme/],
    [`/claims.csv?groups=${Array(11).fill("EFFECT=")}`, "groups", /at most 10 groups/],
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
  ])("of an unknown id: %s", async (query, argument, value, suggestions) => {
    expect(await refused(`/responses.csv?${query}`)).toMatchObject({ status: 404, code: "NOT_FOUND", argument, value, suggestions });
  });
  test.each([
    ["ISSUE=extorton", "extorton", ["extortion"]],
    ["PLACE:COUNTRY=iso:XX", "iso:XX", expect.any(Array)],
    ["ISSUE=secret-crime", "secret-crime", ["crime"]],
  ])("of an unknown id in a group: %s", async (group, value, suggestions) => {
    expect(await refused(`/claims.csv?groups=${group}`)).toMatchObject({
      status: 404,
      code: "NOT_FOUND",
      argument: "groups",
      value,
      suggestions,
    });
  });

  test("of a very long id cuts it in the message", async () => {
    const { status, value, message } = await refused(`/responses.csv?issue=${"x".repeat(5000)}`);
    expect([status, value.length < 200, message.length < 300]).toEqual([404, true, true]);
  });
});

test.each(["/responses/more", "/responses.xml", "/responses.csv/more", "/claim.csv"])("%s is not found", async (path) => {
  expect(await refused(path)).toMatchObject({ status: 404, code: "NOT_FOUND" });
});
