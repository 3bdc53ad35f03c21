import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/** What facets are called, what they cost, and what they refuse. `facets.oracle.test.ts` counts them. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const selection = "{ name values { value label count chosen } more }";
async function facets(list: string, args: string, options: Parameters<Ask>[1] = {}) {
  const { data, errors, faults } = await ask(`{ list: ${list} { facets${args} ${selection} } }`, options);
  expect({ list, errors, faults }).toEqual({ list, errors: [], faults: [] });
  return data.list.facets as {
    name: string;
    values: { value: string | null; label: string; count: number; chosen: boolean }[];
    more: number;
  }[];
}

test("without names, those of arguments and properties, in their order", async () => {
  const names = async (list: string) => (await facets(list, "")).map(({ name }) => name);
  expect(await names("issues")).toEqual(["unchecked", "sensitivity", "roles"]);
  expect(await names("populationGroups")).toEqual(["unchecked", "sensitivity", "protectedGroup"]);
  const ofClaims = await names("claims");
  expect(ofClaims.slice(0, 3)).toEqual(["assertions", "modalities", "statuses"]);
  expect(ofClaims).toEqual(expect.arrayContaining(["predicate", "effect", "sensitivity"]));
  // The arguments are about these, which are no facets of their own.
  for (const name of ["assertion", "modality", "status", "statement"]) expect(ofClaims).not.toContain(name);
  expect(await names(`responses(issue: "crime", place: "freedonia")`)).toEqual([
    ...["scopes", "issueScopes", "effects", "modalities", "assertions", "statuses"],
  ]);
  // Without a place there are no scopes, and without an issue no scopes of issues.
  expect(await names(`responses(issue: "crime")`)).toEqual(["issueScopes", "effects", "modalities", "assertions", "statuses"]);
  expect(await names(`responses(place: "freedonia")`)).toEqual(["scopes", "effects", "modalities", "assertions", "statuses"]);
});

test("a record is called by its name in the language of the request, no value as nobody said it, and a term by itself", async () => {
  const [communities, effects, flags] = [
    await facets(`claims(filter: { predicate: { eq: FACES }, subject: { some: { id: { eq: "river" } } } })`, `(names: ["COMMUNITY"])`, {
      languages: ["es", "en"],
    }),
    await facets(`claims(filter: { subject: { some: { id: { eq: "gangs" } } } })`, `(names: ["effect", "PLACE"])`, {
      languages: ["es", "en"],
    }),
    await facets("populationGroups", `(names: ["protectedGroup"])`),
  ];
  expect(communities[0]?.values).toEqual([{ value: "river", label: "Río", count: 2, chosen: false }]);
  expect(effects.map(({ values }) => values.at(-1))).toEqual([
    { value: null, label: "No se dice", count: 1, chosen: false },
    { value: null, label: "No se dice", count: 1, chosen: false },
  ]);
  expect(flags[0]?.values).toEqual([
    { value: "true", label: "true", count: 1, chosen: false },
    { value: "false", label: "false", count: 0, chosen: false },
  ]);
});

test("a hidden record is no value, and one that is chosen reads as one that is not there", async () => {
  const chosen = async (id: string) => facets(`communities(filter: { faces: { some: { id: { eq: "${id}" } } } })`, `(names: ["faces"])`);
  const counted = [
    { value: "smuggling", label: "smuggling", count: 1, chosen: false },
    { value: "extortion", label: "Extortion", count: 1, chosen: false },
    { value: "recruitment", label: "recruitment", count: 1, chosen: false },
  ].sort((a, b) => (a.value < b.value ? -1 : 1));
  for (const id of ["secret-crime", "nothing"])
    expect(await chosen(id)).toEqual([{ name: "faces", values: [...counted, { value: id, label: id, count: 0, chosen: true }], more: 0 }]);
});

test("a condition of another form narrows its own facet too", async () => {
  const roles = async (filter: string) =>
    Object.fromEntries((await facets(`issues(filter: ${filter})`, `(names: ["roles"])`))[0]?.values.map((v) => [v.value, v.count]) ?? []);
  const [all, ofThreats] = [await roles("{}"), await roles("{ and: [{ roles: { includes: THREAT } }] }")];
  expect(await roles("{ roles: { includes: THREAT } }")).toEqual(all);
  expect(ofThreats).not.toEqual(all);
  expect(await roles("{ roles: { includes: THREAT, isNull: false } }")).toEqual(ofThreats);
});

test("the facets of a relation are read for all records of a page together", async () => {
  const statementsFor = async (first: number) => {
    const list = `faces { facets(names: ["roles", "broader", "assertions"]) ${selection} }`;
    const { errors, statements } = await ask(`{ communities(first: ${first}) { nodes { ${list} } } }`);
    expect(errors).toEqual([]);
    return statements.length;
  };
  expect(await statementsFor(2)).toBe(await statementsFor(1));
});

describe("what is asked wrongly is said", () => {
  test.each([
    [
      "a name with a letter missing",
      "issues",
      `(names: ["role"])`,
      "names",
      /^names: there is no facet "role" of this list\. Did you mean roles\?$/,
    ],
    ["a property without terms", "places", `(names: ["latitude"])`, "names", /there is no facet "latitude"/],
    ["an axis, of records that are no claims", "issues", `(names: ["ISSUE"])`, "names", /there is no facet "ISSUE"/],
    [
      "what every object has",
      "issues",
      `(names: ["constructor"])`,
      "names",
      /there is no facet "constructor" of this list\. There are unchecked, /,
    ],
    ["what every object has, of responses", `responses(issue: "crime")`, `(names: ["__proto__"])`, "names", /there is no facet/],
    ["an axis that has a property of its own", "claims", `(names: ["EFFECT"])`, "names", /Did you mean effect\?/],
    ["a level of no place", "claims", `(names: ["PLACE:VILLAGE"])`, "names", /there is no facet "PLACE:VILLAGE"/],
    ["a level where there is none", "claims", `(names: ["ISSUE:COUNTRY"])`, "names", /^names: ISSUE has no levels/],
    ["what is wider where nothing is", "claims", `(names: ["SOURCE:ROLL_UP"])`, "names", /^names: nothing is wider/],
    ["scopes of no place", `responses(issue: "crime")`, `(names: ["scopes"])`, "names", /^names: scopes relate to `place`\. Give one too/],
    ["too few values", "issues", "(first: 0)", "first", /^first: 1 to 100/],
    ["too many values", "issues", "(first: 101)", "first", /^first: 1 to 100/],
    ["too many facets", "claims", `(names: [${Array.from({ length: 21 }, (_, i) => `"f${i}"`)}])`, "names", /^names: at most 20 facets/],
  ])("%s", async (_, list, args, argument, message) => {
    const { errors, faults } = await ask(`{ ${list} { facets${args} ${selection} } }`);
    expect([errors.map((e) => [e.extensions?.code, e.extensions?.argument]), faults]).toEqual([[["BAD_USER_INPUT", argument]], []]);
    expect(errors[0]?.message).toMatch(message);
  });
  test("but no names are no facets, and a name twice is one", async () => {
    expect(await facets("issues", "(names: [])")).toEqual([]);
    expect((await facets("issues", `(names: ["roles", "roles"])`)).map(({ name }) => name)).toEqual(["roles"]);
  });
});

describe("cost", () => {
  const costOf = async (fields: string) => (await ask(`{ ${fields} }`)).cost?.requested as number;
  const extra = async (list: string, args: string) =>
    (await costOf(`${list} { facets${args} ${selection} nodes { id } }`)) - (await costOf(`${list} { nodes { id } }`));
  test("grows with the facets, their values and what it takes to find the list", async () => {
    const roles = await extra("issues", `(names: ["roles"])`);
    expect(roles).toBeGreaterThanOrEqual(200);
    expect(await extra("issues", `(names: ["roles", "sensitivity"])`)).toBeGreaterThan(1.9 * roles);
    expect(await extra("issues", `(names: ["broader"])`)).toBeGreaterThan(4 * roles);
    expect(await extra("issues", `(names: ["broader"], first: 100)`)).toBeGreaterThan(
      (await extra("issues", `(names: ["broader"], first: 1)`)) + 99,
    );
    expect(await extra(`issues(filter: { facedBy: { some: { id: { eq: "river" } } } })`, `(names: ["roles"])`)).toBeGreaterThan(4 * roles);
  });
  test("and with the page of the records whose relation it is", async () => {
    const nested = (first: number) => costOf(`communities(first: ${first}) { nodes { faces { facets(names: ["roles"]) ${selection} } } }`);
    expect((await nested(20)) - (await nested(10))).toBeGreaterThan(10 * 10);
  });
  test("of a name that is none is nothing", async () => {
    expect(await extra("issues", `(names: ["nothing"])`)).toBeLessThan(2);
  });
});
