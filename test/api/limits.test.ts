import { getIntrospectionQuery } from "graphql";
import { defaultLimits, type LimitName, unlimited } from "../../src/api/limits/limits.js";
import { readGallery } from "../../src/gallery/index.js";
import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/** A request beyond a limit is refused before anything is read, with the figure; one that just meets the limit is answered. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const times = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join(" ");
const ofIssue = (fields: string) => `{ issue(id: "extortion") { ${fields} } }`;
/** n fields inside one another. */
const deep = (n: number): string =>
  n === 1 ? "id" : n === 2 ? "broader(first: 1) { totalCount }" : `broader(first: 1) { nodes { ${deep(n - 2)} } }`;
const listOf = (n: number) => Array.from({ length: n }, () => "nobody");
const inside = (n: number): unknown => (n === 1 ? 0 : [inside(n - 1)]);
/** Each list is a value too. */
const manyValues = (n: number) =>
  Object.fromEntries(Array.from({ length: Math.floor(n / 100) + (n % 100) }, (_, i) => [`v${i}`, i < n % 100 ? 0 : listOf(99)]));
const query = "{ __typename }";

type QueryArgs = readonly [document: string, variables?: Record<string, unknown>];
/** For each limit, a request that has exactly n of what is counted. */
const having: readonly (readonly [LimitName, string, (n: number) => QueryArgs])[] = [
  // A fragment without a field of its own is four tokens.
  [
    "tokens",
    "in the document",
    (n) => [ofIssue(`${times(Math.floor((n - 10) / 4), () => "...{ id }")} ${times((n - 10) % 4, () => "id")}`)],
  ],
  ["depth", "by fields", (n) => [ofIssue(deep(n - 1))]],
  ["depth", "in a fragment", (n) => [`${ofIssue("...Deep")} fragment Deep on Issue { ${deep(n - 1)} }`]],
  [
    "depth",
    "by fragments in fragments",
    (n) => [`{ ...A } fragment A on Query { issue(id: "extortion") { ...B } } fragment B on Issue { ${deep(n - 1)} }`],
  ],
  ["aliases", "of fields", (n) => [ofIssue(times(n, (i) => `a${i}: id`))]],
  [
    "aliases",
    "in a fragment that is spread twice",
    (n) => [
      `{ one: ${ofIssue(`...A ${times((n - 2) % 2, () => "other: id")}`).slice(1, -1)} two: issue(id: "x") { ...A } } fragment A on Issue { ${times((n - 2) >> 1, (i) => `a${i}: id`)} }`,
    ],
  ],
  ["rootFields", "one beside another", (n) => [`{ ${times(n, () => "__typename")} }`]],
  [
    "rootFields",
    "in a fragment that is spread twice",
    (n) => [`{ ...A ...A ${times(n % 2, () => "__typename")} } fragment A on Query { ${times(n >> 1, () => "__typename")} }`],
  ],
  ["directives", "on fields and fragments", (n) => [ofIssue(`... @include(if: true) { ${times(n - 1, () => "id @skip(if: false)")} }`)]],
  ["values", "in undeclared variables", (n) => [query, manyValues(n)]],
  [
    "values",
    "written out",
    (n) => [
      `{ ${times(n / 100, (i) => `a${i}: nodes(ids: [${times(99, () => "1")}]) { id }`)} ${n % 100 ? 'issue(id: "x") { id }' : ""} }`,
    ],
  ],
  ["nesting", "in a variable", (n) => [query, { x: inside(n) }]],
  ["list", "in a variable", (n) => ["query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: listOf(n) }]],
  ["list", "written out", (n) => [`{ nodes(ids: [${times(n, () => '"nobody"')}]) { id } }`]],
  ["list", "as the default of a variable", (n) => [`query ($ids: [ID!]! = [${times(n, () => '"nobody"')}]) { nodes(ids: $ids) { id } }`]],
];

test.each(having)("%s %s: as many as are allowed, and one more", async (name, _, having) => {
  const limit = defaultLimits[name];
  const [document, variables] = having(limit);
  expect((await ask(document, { variables })).errors).toEqual([]);

  const [more, moreVariables] = having(limit + 1);
  const { data, errors, statements } = await ask(more, { variables: moreVariables });
  expect({ data, statements, errors }).toEqual({
    data: undefined,
    statements: [],
    errors: [expect.objectContaining({ message: expect.stringContaining(String(limit)) })],
  });
  expect(errors[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", limit, bound: name });
});

test.each(having)("%s %s: another figure is another limit", async (name, _, having) => {
  const less = name === "values" ? 400 : name === "tokens" ? 40 : 10;
  const strict = await asker(graph, { ...unlimited, [name]: less });
  const [document, variables] = having(less);
  expect((await strict(document, { variables })).errors).toEqual([]);
  const [more, moreVariables] = having(less + 1);
  expect((await strict(more, { variables: moreVariables })).errors[0]?.extensions).toMatchObject({ bound: name, limit: less });
});

const introspection = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, specifiedByUrl: true, oneOf: true });

test("the answer has the cost of its request, which is the lowest limit that allows it", async () => {
  const document = "{ issues(first: 7) { nodes { name broader { nodes { name } } } } }";
  const { requested, limit } = (await ask(document)).cost ?? { requested: 0, limit: 0 };
  expect([requested > 0, limit]).toEqual([true, defaultLimits.cost]);
  const at = async (cost: number) => await (await asker(graph, { ...defaultLimits, cost }))(document);
  expect(await at(requested)).toMatchObject({ errors: [], cost: { requested, limit: requested } });
  const { data, errors, statements, cost } = await at(requested - 1);
  expect({ data, statements, cost }).toEqual({ data: undefined, statements: [], cost: { requested, limit: requested - 1 } });
  expect(errors[0]?.message).toContain(`${requested} units of cost, of at most ${requested - 1}`);
  expect(errors[0]?.extensions).toEqual({ code: "LIMIT_EXCEEDED", bound: "cost", limit: requested - 1, requested });
});

test("the whole schema may be read, as GraphiQL and code generators do", async () => {
  const { data, errors } = await ask(introspection);
  expect(errors).toEqual([]);
  expect(data.__schema.types.length).toBeGreaterThan(100);
  const bounded = async (most: number) => (await (await asker(graph, { ...defaultLimits, introspection: most }))(introspection)).errors;
  const [refused] = await bounded(1);
  expect(refused?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", bound: "introspection", limit: 1 });
  const requested = refused?.extensions?.requested as number;
  expect(requested * 1.5).toBeLessThan(defaultLimits.introspection);
  expect(await bounded(requested)).toEqual([]);
  expect((await bounded(requested - 1))[0]?.message).toContain(`${requested} values of the schema, of at most ${requested - 1}`);
});

test.each([
  ["types of fields of types", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"],
  [
    "the same many times over",
    `{ ${times(20, (i) => `a${i}: __schema { types { name fields { name args { name description type { name } } } } }`)} }`,
  ],
])("the schema: %s is refused", async (_, document) => {
  const { data, errors, statements } = await ask(document);
  expect({ data, statements }).toEqual({ data: undefined, statements: [] });
  expect(["LIMIT_EXCEEDED", "GRAPHQL_VALIDATION_FAILED"]).toContain(errors[0]?.extensions?.code);
});

describe("depth below __schema and __type is not counted: other bounds hold there", () => {
  const chain = (n: number): string => (n === 1 ? "name" : `ofType { ${chain(n - 1)} }`);
  const fragments = (n: number) => times(n, (i) => `fragment f${i} on __Type { ofType { ...f${i + 1} } }`);
  const starts = ['__type(name: "Issue")', "__schema { queryType", "__schema { types { fields { type"];
  const below = (start: string, fields: string) => `{ ${start} { ${fields} } ${"}".repeat(start.split("{").length - 1)} }`;

  test.each(starts)("%s: more fields inside one another than LIMIT_DEPTH, as many as the tokens allow", async (start) => {
    const deeper = 10 * defaultLimits.depth;
    expect((await ask(below(start, chain(deeper)))).errors).toEqual([]);
    const spread = 3 * defaultLimits.depth;
    expect((await ask(`${below(start, "...f0")} ${fragments(spread)} fragment f${spread} on __Type { name }`)).errors).toEqual([]);
    const [refused] = (await ask(below(start, chain(defaultLimits.tokens / 2)))).errors;
    expect(refused?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", bound: "tokens" });
  });
  test.each(["fields { type {", "inputFields { type {", "interfaces {", "possibleTypes {"])("a third %s is refused", async (list) => {
    const lists = (n: number) => below('__type(name: "Issue")', `${list.repeat(n)} name ${"}".repeat(n * (list.split("{").length - 1))}`);
    expect((await ask(lists(2))).errors).toEqual([]);
    expect((await ask(lists(3))).errors.map((e) => e.extensions?.code)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
  });
  test("beside it, depth is counted as everywhere", async () => {
    const { errors } = await ask(
      `{ ${below(starts[0] ?? "", chain(99)).slice(1, -1)} ${ofIssue(deep(defaultLimits.depth)).slice(1, -1)} }`,
    );
    expect(errors.map((e) => e.extensions?.bound)).toEqual(["depth"]);
  });
});

describe("documents that double at every step", () => {
  const levels = 40;
  const bomb = (step: (next: string) => string, on: string, end: string) =>
    `${times(levels, (i) => `fragment f${i} on ${on} { ${step(`...f${i + 1}`)} }`)} fragment f${levels} on ${on} { ${end} }`;
  const codes = async (document: string, limits = defaultLimits) =>
    (await (await asker(graph, limits))(document)).errors.map(({ extensions }) => extensions?.bound ?? extensions?.code);

  test("fragments that spread the next one twice cost what the last one costs: equal fields are merged", async () => {
    const twice = `${ofIssue("...f0")} ${bomb((next) => `${next} ${next}`, "Issue", "id name")}`;
    const once = ofIssue("id name");
    expect(await ask(twice)).toMatchObject({ errors: [], cost: (await ask(once)).cost });
  });
  test("at the root each spread counts", async () => {
    expect(await codes(`{ ...f0 } ${bomb((next) => `${next} ${next}`, "Query", "__typename")}`)).toEqual(["rootFields"]);
  });
  test("with new aliases each time they exceed the limit of aliases", async () => {
    const document = `${ofIssue("...f0")} ${bomb((next) => `a: broader { nodes { ${next} } } b: broader { nodes { ${next} } }`, "Issue", "id")}`;
    expect(await codes(document)).toEqual(["depth", "aliases"]);
    // Without those limits, the cost refuses it, and is estimated as fast.
    expect(await codes(document, { ...unlimited, cost: defaultLimits.cost })).toEqual(["cost"]);
  });
  test("a document that is made to be hard to estimate is refused for that", async () => {
    const levels = 5;
    const types = ["Place", "Community", "Issue", "Right", "Practice", "PracticeType", "Programme", "Event", "Organization", "Condition"];
    const next = (fragment: string) => `subjectOf(first: 1) { nodes { object { ...${fragment} } } }`;
    // The types on a path decide which fields are at its end: there are as many different ends as paths.
    const paths = times(
      levels,
      (i) =>
        `fragment Any${i} on Entity { ${next(`Any${i + 1}`)} ${types.map((t) => `... on ${t} { ${next(`${t}${i + 1}`)} }`).join(" ")} }`,
    );
    const memories = types
      .map((t) => times(levels, (i) => `fragment ${t}${i + 1} on Entity { ${i + 1 < levels ? next(`${t}${i + 2}`) : "id"} }`))
      .join(" ");
    const document = `{ node(id: "x") { ...Any0 } } ${paths} fragment Any${levels} on Entity { id } ${memories}`;
    expect(await codes(document, { ...unlimited, cost: defaultLimits.cost })).toEqual(["cost"]);
  });
  test("fragment cycles are refused by validation", async () => {
    const circle = `${ofIssue("...A")} fragment A on Issue { broader { nodes { ...B } } } fragment B on Issue { ...A }`;
    expect(await codes(circle)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
    expect(await codes("{ ...A } fragment A on Query { ...A }")).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
  });
  test("the same fields, too often for graphql to compare", async () => {
    const document = ofIssue(times(1900, () => "id"));
    expect((await ask(document)).errors).toEqual([
      { message: expect.stringContaining("the same fields too many times"), extensions: { code: "LIMIT_EXCEEDED" } },
    ]);
  });
});

test("a variable with tens of thousands of values is refused before they are coerced", async () => {
  const document = "query ($f: IssueFilter) { issues(filter: $f) { nodes { id } } }";
  for (const f of [{ or: Array(80_000).fill({}) }, { or: Array(99).fill({ or: Array(99).fill({}) }) }]) {
    const { errors, statements } = await ask(document, { variables: { f } });
    expect([errors[0]?.extensions?.code, statements]).toEqual(["LIMIT_EXCEEDED", []]);
  }
});

test("pages of a hundred, three inside one another, are too much; every question of the gallery is not", async () => {
  const three = "{ communities(first: 100) { nodes { faces(first: 100) { nodes { addressedBy(first: 100) { nodes { id } } } } } } }";
  expect((await ask(three)).errors[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", bound: "cost" });
  for (const { name, document, variables } of await readGallery()) {
    const { cost } = await ask(document, { variables });
    expect([name, (cost?.requested ?? Infinity) < defaultLimits.cost * 0.7]).toEqual([name, true]);
  }
});
