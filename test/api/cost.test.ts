import { getVariableValues, type OperationDefinitionNode, parse, validate } from "graphql";
import { costEstimator, type EstimatedCost } from "../../src/api/limits/cost.js";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { allSuccessors } from "../../src/graph/statements/former-ids/lookup.js";
import { Community, Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { oneOf, rounds } from "../parts.js";
import { Filters } from "../queries/filters.js";
import { Names } from "../queries/names.js";
import { Walker } from "../queries/walk.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";

/** The cost of a request is what it may read at most: the same however it is written, and never less than what it does read. */
const costOf = costEstimator(schema);
function estimated(text: string, variables: Record<string, unknown> = {}): EstimatedCost {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === "OperationDefinition")!;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw errors;
  return costOf(document, operation, coerced);
}
const cost = (text: string, variables?: Record<string, unknown>) => estimated(text, variables).requested;
const ofIssue = (fields: string) => `{ issue(id: "x") { ${fields} } }`;

describe("the size of a page counts", () => {
  const page = "($n: Int!) { issues(first: $n) { nodes { id } } }";
  test.each([
    ["written out", "{ issues(first: 40) { nodes { id } } }", undefined],
    ["as a variable", `query ${page}`, { n: 40 }],
    ["as the default of a variable", `query ${page.replace("Int!", "Int! = 40")}`, undefined],
    ["as a variable beside its default", `query ${page.replace("Int!", "Int! = 90")}`, { n: 40 }],
  ])("%s", (_, text, variables) => {
    expect(cost(text, variables)).toBe(cost("{ issues(first: 40) { nodes { id } } }"));
    expect(cost(text, variables)).toBeGreaterThan(cost("{ issues(first: 39) { nodes { id } } }"));
  });
  test("and without a size, the default of the schema", () => {
    expect(cost("{ issues { nodes { id } } }")).toBe(cost("{ issues(first: 25) { nodes { id } } }"));
  });
  test("times the page around it, down all levels", () => {
    const nested = (a: number, b: number, c: number) =>
      cost(`{ issues(first: ${a}) { nodes { broader(first: ${b}) { nodes { facedBy(first: ${c}) { nodes { id } } } } } } }`);
    // 110 records and as many ids, beside what it takes to find them.
    for (const [a, b, c] of [
      [10, 10, 10],
      [100, 10, 1],
      [1, 10, 100],
    ] as const)
      expect(nested(a, b, c)).toBeGreaterThan(a + a * b + a * b * c);
    const one = nested(1, 1, 1) - nested(0, 1, 1);
    expect(nested(5, 1, 1) - nested(0, 1, 1)).toBeCloseTo(5 * one, -1);
  });
  test("an empty page costs nothing below it, and a page larger than the graph is still counted in full", () => {
    const page = (first: number | string) => `{ issues(first: ${first}) { nodes { id name } } }`;
    expect(cost(page(-5))).toBe(cost(page(0)));
    expect(cost(page(-(2 ** 31)))).toBe(cost(page(0)));
    const deep = (levels: number): string => (levels ? `broader(first: ${2 ** 31 - 1}) { nodes { ${deep(levels - 1)} } }` : "id");
    expect(cost(ofIssue(deep(1)))).toBeGreaterThan(2 ** 31);
    for (const levels of [3, 40, 150]) expect(cost(ofIssue(deep(levels)))).toBe(Number.MAX_SAFE_INTEGER);
    // Nothing is read below an empty page, however large the pages there are.
    expect(cost(`{ issues(first: 0) { nodes { ${deep(150)} } } }`)).toBe(cost(page(0)));
  });
  test("each id that is named counts as a record", () => {
    const nodes = (n: number) => cost("query ($ids: [ID!]!) { nodes(ids: $ids) { name } }", { ids: Array(n).fill("x") });
    expect([nodes(0), nodes(100) - nodes(50)]).toEqual([0, nodes(50)]);
  });
});

describe("however a request is written, it costs the same", () => {
  const document = ofIssue("id name broader(first: 9) { totalCount nodes { id narrower { nodes { id } } } }");
  test.each<[string, string]>([
    ["its fields in another order", ofIssue("broader(first: 9) { nodes { narrower { nodes { id } } id } totalCount } name id")],
    ["the same twice", ofIssue(`id id name ${"broader(first: 9) { totalCount nodes { id narrower { nodes { id } } } }".repeat(2)}`)],
    ["in parts", ofIssue("id broader(first: 9) { totalCount } name broader(first: 9) { nodes { id narrower { nodes { id } } } }")],
    ["under other names", ofIssue("i: id n: name b: broader(first: 9) { t: totalCount m: nodes { id k: narrower { nodes { id } } } }")],
    ["by edges", ofIssue("id name broader(first: 9) { totalCount edges { node { id narrower { edges { node { id } } } } } }")],
    ["in a fragment", `${ofIssue("...F")} fragment F on Issue ${document.slice(17)}`.replace(/\}\s*$/, "")],
    [
      "in fragments of fragments",
      `${ofIssue("...F name")} fragment F on Issue { id ...G } fragment G on Entity { ... on Issue { broader(first: 9) { totalCount ...H } } } fragment H on IssueConnection { nodes { ...on Entity { id } narrower { nodes { id } } } }`,
    ],
    [
      "in a fragment that is spread a hundred times",
      `${ofIssue("...F ".repeat(100))} fragment F on Issue ${document.slice(17)}`.replace(/\}\s*$/, ""),
    ],
    [
      "with what is left out",
      ofIssue(
        "id name broader(first: 9) { totalCount nodes { id narrower { nodes { id } } } } harm: facedBy @skip(if: true) { nodes { id } } ... @include(if: false) { facedBy { totalCount } }",
      ),
    ],
  ])("%s", (_, text) => expect(cost(text)).toBe(cost(document)));
  test("but a field under two aliases costs twice", () => {
    const one = "broader(first: 100) { nodes { id } }";
    expect(cost(ofIssue(`a: ${one} b: ${one}`))).toBe(2 * cost(ofIssue(one)) - cost(ofIssue("id")) + 0);
  });
  test("a fragment in a hundred places counts in each", () => {
    const aliased = Array.from({ length: 100 }, (_, i) => `a${i}: broader(first: 10) { ...F }`).join(" ");
    const spread = cost(`${ofIssue(aliased)} fragment F on IssueConnection { nodes { id } }`);
    expect(spread).toBe(cost(ofIssue(aliased.replaceAll("...F", "nodes { id }"))));
    expect(spread).toBeGreaterThan(1000);
  });
  test("of a record that may be of several types, the most expensive counts", () => {
    const issue = "... on Issue { facedBy(first: 100) { nodes { id } } }";
    const place = "... on Place { faces(first: 50) { nodes { id } } }";
    const node = (fields: string) => cost(`{ node(id: "x") { ${fields} } }`);
    expect(node(`${issue} ${place}`)).toBe(node(issue));
    expect(node(place)).toBeLessThan(node(issue));
    expect(node(`${issue} ${place} ... on Locality { faces(first: 50) { totalCount } }`)).toBe(node(issue));
  });
});

describe("what takes more work to find costs more", () => {
  const found = (filter: string, more = "") => cost(`{ issues(first: 1, filter: ${filter}) { ${more} nodes { id } } }`);
  const name = '{ name: { contains: "x" } }';
  const facing = (of: string) => `{ facedBy: { some: { faces: { some: ${of} } } } }`;
  test.each<[string, string, string]>([
    ["more conditions", name, `{ or: [${name}, ${name}, ${name}] }`],
    ["a relation", name, `{ broader: { some: ${name} } }`],
    ["a relation behind it", `{ broader: { some: ${name} } }`, facing(name)],
    ["the same under not", facing(name), `{ not: ${facing(name)} }`],
    ["the same under or", facing(name), `{ or: [${facing(name)}, ${name}] }`],
  ])("%s", (_, less, more) => expect(found(more)).toBeGreaterThan(found(less)));
  test("a count costs as much as its page, and each term of an order adds to that", () => {
    const filter = facing(name);
    const withCount = found(filter, "totalCount");
    expect(withCount - found(filter)).toBeGreaterThan(found(filter) - 20);
    expect(cost("{ issues(first: 1, orderBy: [NAME_ASC]) { nodes { id } } }")).toBeGreaterThan(
      cost("{ issues(first: 1) { nodes { id } } }"),
    );
  });
  test("what an answer leaves out costs as much as a page, however large that is", () => {
    const leftOut = (first: number) =>
      cost(`{ responses(issue: "x", first: ${first}) { totalCount leftOut { reason count arguments { name value } } } }`) -
      cost(`{ responses(issue: "x", first: ${first}) { totalCount } }`);
    expect(leftOut(1)).toBeGreaterThanOrEqual(200);
    expect(leftOut(1)).toBeLessThan(210);
    expect(leftOut(100)).toBe(leftOut(1));
  });
  test("two relations inside one another that no index helps with are within the limit; three are not", () => {
    const three = `{ not: { facedBy: { some: { faces: { some: { broader: { some: ${name} } } } } } } }`;
    expect(found(`{ not: ${facing(name)} }`, "totalCount")).toBeLessThan(200_000);
    expect(found(three)).toBeGreaterThan(200_000);
  });
});

test("introspection has an estimate of its own", () => {
  const { requested, introspection } = estimated("{ __schema { types { name } } }");
  expect(introspection).toBeGreaterThan(Object.keys(schema.getTypeMap()).length);
  expect(requested).toBeLessThan(introspection / 50);
  expect(estimated('{ __type(name: "Issue") { name } issue(id: "x") { id } }').introspection).toBe(2);
  expect(estimated("{ __typename }")).toEqual({ requested: 1, introspection: 0 });
});

const { text: formerIds } = allSuccessors(model, 0, 1);
/** The rows that are read for a request, and its estimated cost. */
async function rowsOf(graph: Graph, ask: Ask, text: string, variables: Record<string, unknown> = {}) {
  let rows = 0;
  const counting: Graph = {
    ...graph,
    // So that each record that is read is a row of its own.
    tripsAreExpensive: false,
    async read(text, parameters, signal) {
      const found = await graph.read(text, parameters, signal);
      // All former ids are read once for each version of a graph, whoever asks first; here each request has a graph of its own.
      if (text !== formerIds) rows += found.length;
      return found;
    },
  };
  const { cost, errors } = await ask(text, { variables, graph: counting });
  return { rows, requested: cost?.requested ?? 0, errors };
}

test("where every page is full, no request reads more records than it costs", async () => {
  const upTo = Array.from({ length: 30 }, (_, i) => i);
  const graph = await graphOf(
    datasetOf([
      record(Source, "source", { title: "A source", availability: "HELD" }),
      record(Place, "country", { kind: "COUNTRY" }),
      ...upTo.flatMap((i) => [
        record(Passage, `passage-${i}`, { heading: `Heading ${i}` }, { OF: "source" }),
        record(Community, `community-${i}`, {}, { LOCATED_IN: "country" }),
        record(Issue, `issue-${i}`, { roles: ["THREAT"] }),
        ...upTo.map((j) =>
          claim(`community-${i}`, "FACES", `issue-${j}`, {}, { cites: [`passage-${i}`, `passage-${j}`].slice(i === j ? 1 : 0) }),
        ),
      ]),
    ]),
  );
  try {
    const ask = await asker(graph, unlimited);
    for (const [text, least] of [
      ["{ communities(first: 30) { nodes { faces(first: 30) { totalCount nodes { id } } } } }", 900],
      [
        "{ communities(first: 30) { nodes { faces(first: 30) { edges { claims { evidence { source { title } } subject { id } } } } } } }",
        2700,
      ],
      ["{ claims(first: 100) { nodes { subject { id } object { id } evidence { id source { id } } } } }", 500],
      [
        "{ issues(first: 30) { nodes { facedBy(first: 30) { nodes { id ... on Community { locatedIn { id } faces(first: 1) { nodes { id } } } } } } } }",
        900,
      ],
    ] as const) {
      const { rows, requested, errors } = await rowsOf(graph, ask, text);
      expect({ text, errors, many: rows >= least, enough: requested >= rows }).toEqual({ text, errors: [], many: true, enough: true });
    }
  } finally {
    await graph.close();
  }
});

describe.each(oneOf(seeds.slice(0, 2)))("no request reads more records than it costs: graph of seed %s", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(dataset);
  });
  afterAll(() => graph.close());

  test("queries of any shape", async () => {
    const ask = await asker(graph, unlimited);
    const random = new Random(seed);
    const walker = new Walker(random, schema, new Filters(random, dataset), new Names(random, dataset));
    const lists = walker.roots.filter((r) => r.args.some((a) => a.name === "orderBy"));
    const asked = [
      ...Array.from({ length: rounds(120) }, () => walker.anything(random.pick(walker.roots))),
      ...random.several(lists, 6).map((root) => walker.everything(root, { first: 1 + random.below(30) }, 1)),
    ];
    let answered = 0;
    for (const { text, variables } of asked) {
      const { rows, requested, errors } = await rowsOf(graph, ask, text, { ...variables });
      // For an unknown name all names are read, to suggest the nearest.
      if (errors.length) continue;
      answered++;
      if (rows > requested) expect({ seed, text, variables, requested }).toEqual({ seed, text, variables, requested: rows });
    }
    expect(answered).toBeGreaterThan(rounds(60));
  });
});
