import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/**
 * What null means. In a filter it says nothing, and a condition that is ignored would let everything pass: it is refused, with a sentence.
 * An argument that is null counts as not given. README says the same to clients.
 */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const absent = (name: string) => `$${name} has no value. Give it one, or leave the condition out.`;
const written = "null says nothing. Leave the condition out; for a missing value ask `isNull: true`.";
const noOperator = "no operator, so it says nothing. Give one, such as `eq`, or leave the condition out.";

// biome-ignore format: a table
const conditions: readonly (readonly [what: string, document: string, variables: Record<string, unknown>, condition: string, why: string])[] = [
  ["an operator with an absent variable", "query ($i: ID) { issues(filter: { id: { eq: $i } }) { totalCount } }", {}, "filter.id.eq", absent("i")],
  ["an operator with a variable that is null", "query ($i: ID) { issues(filter: { id: { eq: $i } }) { totalCount } }", { i: null }, "filter.id.eq", written],
  ["an operator with a default that is null", "query ($i: ID = null) { issues(filter: { id: { eq: $i } }) { totalCount } }", {}, "filter.id.eq", written],
  ["an operator with null", "{ places(filter: { name: { contains: null } }) { totalCount } }", {}, "filter.name.contains", written],
  ["one of two operators", `query ($n: String) { places(filter: { name: { eq: $n, neq: "x" } }) { totalCount } }`, {}, "filter.name.eq", absent("n")],
  ["a list of alternatives that is null", "{ places(filter: { kind: { in: null } }) { totalCount } }", {}, "filter.kind.in", written],
  ["a list of alternatives that is absent", "query ($k: [PlaceKind!]) { places(filter: { kind: { in: $k } }) { totalCount } }", {}, "filter.kind.in", absent("k")],
  ["isNull itself", "{ places(filter: { iso: { isNull: null } }) { totalCount } }", {}, "filter.iso.isNull", written],
  ["a number to compare with", "query ($y: Float) { places(filter: { latitude: { gt: $y } }) { totalCount } }", {}, "filter.latitude.gt", absent("y")],
  ["a value that a list includes", "{ issues(filter: { roles: { includes: null } }) { totalCount } }", {}, "filter.roles.includes", written],
  ["a comparison that is null", "{ places(filter: { name: null }) { totalCount } }", {}, "filter.name", written],
  ["a comparison that is absent", "query ($c: TextComparison) { places(filter: { name: $c }) { totalCount } }", {}, "filter.name", absent("c")],
  ["a comparison without an operator", "{ places(filter: { name: {} }) { totalCount } }", {}, "filter.name", noOperator],
  ["a variable without an operator, as JSON leaves undefined out", "query ($f: PlaceFilter) { places(filter: $f) { totalCount } }", { f: { name: {} } }, "filter.name", noOperator],
  ["a variable with null deep inside", "query ($f: PlaceFilter) { places(filter: $f) { totalCount } }", { f: { or: [{ not: { faces: { some: { id: { eq: null } } } } }] } }, "filter.or.not.faces.some.id.eq", written],
  ["a filter that is one of several", "query ($f: PlaceFilter!) { places(filter: { or: [{ id: { eq: \"river\" } }, $f] }) { totalCount } }", { f: { id: { eq: null } } }, "filter.or.id.eq", written],
  ["one filter in place of a list", "{ places(filter: { and: { name: { eq: null } } }) { totalCount } }", {}, "filter.and.name.eq", written],
  ["not", "{ places(filter: { not: null }) { totalCount } }", {}, "filter.not", written],
  ["and", "query ($a: [PlaceFilter!]) { places(filter: { and: $a }) { totalCount } }", {}, "filter.and", absent("a")],
  ["or", "{ places(filter: { or: null }) { totalCount } }", {}, "filter.or", written],
  ["a relation", "{ places(filter: { faces: null }) { totalCount } }", {}, "filter.faces", written],
  ["some", "query ($s: IssueFilter) { places(filter: { faces: { some: $s } }) { totalCount } }", {}, "filter.faces.some", absent("s")],
  ["none", "{ places(filter: { faces: { none: null } }) { totalCount } }", {}, "filter.faces.none", written],
  ["every", "{ places(filter: { faces: { every: null } }) { totalCount } }", {}, "filter.faces.every", written],
  ["the claims behind a relation", "{ places(filter: { faces: { claim: null } }) { totalCount } }", {}, "filter.faces.claim", written],
  ["a link to one record", "query ($p: ID) { places(filter: { partOf: { some: { id: { eq: $p } } } }) { totalCount } }", {}, "filter.partOf.some.id.eq", absent("p")],
  ["what lies in a place", "query ($p: ID) { claims(filter: { within: { some: { id: { eq: $p } } } }) { totalCount } }", {}, "filter.within.some.id.eq", absent("p")],
  ["a class of a kind", "{ place(id: \"freedonia\") { facedBy: within(filter: { place: null }) { totalCount } } }", {}, "filter.place", written],
  ["the filter of a relation", "query ($r: Role) { community(id: \"river\") { faces(filter: { roles: { includes: $r } }) { totalCount } } }".replace("$r: Role", "$r: IssueRole"), {}, "filter.roles.includes", absent("r")],
  ["the claims of a relation", "{ community(id: \"river\") { faces(claim: { statement: { contains: null } }) { totalCount } } }", {}, "claim.statement.contains", written],
  ["the claims of a question", "query ($p: String) { responses(issue: \"crime\", claim: { period: { eq: $p } }) { totalCount } }", {}, "claim.period.eq", absent("p")],
];

test.each(conditions)("%s is refused", async (_, document, variables, condition, why) => {
  const { errors, faults } = await ask(document, { variables });
  expect({ errors, faults }).toMatchObject({
    errors: [{ message: `${condition}: ${why}`, extensions: { code: "BAD_USER_INPUT", argument: condition.split(".")[0], condition } }],
    faults: [],
  });
  expect(errors).toHaveLength(1);
});

test("null in a list is refused by the type of the list", async () => {
  for (const call of [
    "places(filter: { kind: { in: [null] } }) { totalCount }",
    "places(filter: { and: [null] }) { totalCount }",
    "places(orderBy: [null]) { totalCount }",
    "claims(statuses: [null]) { totalCount }",
    `responses(issue: "crime", effects: [null]) { totalCount }`,
    `responses(issue: "crime", place: "freedonia", scopes: [null]) { totalCount }`,
    `search(query: "r", types: [null]) { totalCount }`,
    "nodes(ids: [null]) { id }",
  ]) {
    const { data, errors } = await ask(`{ ${call} }`);
    expect([call, data, errors]).toMatchObject([call, undefined, [{ message: expect.stringContaining("found null") }]]);
  }
});

/** An argument that is null, beside the same without it. */
const asIfAbsent: readonly (readonly [argument: string, call: (argument: string) => string])[] = [
  ["filter: null", (a) => `places(${a}, first: 100) { totalCount nodes { id } }`],
  ["orderBy: null", (a) => `places(${a}, first: 100) { totalCount nodes { id } }`],
  ["after: null", (a) => `places(${a}, first: 3) { totalCount nodes { id } }`],
  ["within: null", (a) => `claims(${a}, first: 100) { totalCount nodes { id } }`],
  ["assertions: null", (a) => `claims(${a}, first: 100) { totalCount nodes { id } }`],
  ["modalities: null", (a) => `claims(${a}, first: 100) { totalCount nodes { id } }`],
  ["statuses: null", (a) => `claims(${a}, first: 100) { totalCount nodes { id } }`],
  ["assertions: null", (a) => `community(id: "river") { faces(${a}, first: 100) { nodes { id } } }`],
  ["claim: null", (a) => `community(id: "river") { faces(${a}, first: 100) { nodes { id } } }`],
  ["lang: null", (a) => `community(id: "river") { name(${a}) label(${a}) { value lang } }`],
  ["place: null", (a) => `responses(issue: "crime", ${a}, first: 100) { totalCount practiceCount nodes { claim { id } scope } }`],
  ["issue: null", (a) => `responses(place: "freedonia", ${a}, first: 100) { totalCount nodes { claim { id } scope issueScope } }`],
  ["issueScopes: null", (a) => `responses(issue: "crime", ${a}, first: 100) { totalCount nodes { claim { id } issueScope } }`],
  ["scopes: null", (a) => `responses(issue: "crime", place: "freedonia", ${a}, first: 100) { totalCount nodes { claim { id } scope } }`],
  ["statuses: null", (a) => `harmfulResponses(issue: "extortion", ${a}, first: 100) { totalCount nodes { claim { id } } }`],
  ["assertions: null", (a) => `responses(issue: "crime", ${a}) { totalCount leftOut { reason count arguments { name value } } }`],
  ["claim: null", (a) => `responses(issue: "crime", ${a}, first: 100) { totalCount nodes { claim { id } } }`],
  ["types: null", (a) => `search(query: "r", ${a}) { totalCount nodes { node { id } } }`],
  // Within a filter, the claims that count are chosen as by the arguments of these names.
  ["assertions: null", (a) => `places(filter: { faces: { ${a}, some: {} } }) { nodes { id } }`],
  ["statuses: null", (a) => `places(filter: { faces: { ${a}, none: {} } }) { nodes { id } }`],
];
test.each(asIfAbsent)("the argument %s counts as not given", async (argument, call) => {
  const without = await ask(
    `{ ${call("")
      .replace(/\(, /, "(")
      .replace(/, (?=[,)])/, "")
      .replace(/\(\)/g, "")
      .replace("{ , ", "{ ")} }`,
  );
  const withNull = await ask(`{ ${call(argument)} }`);
  expect([without.errors, withNull.errors]).toEqual([[], []]);
  expect(withNull.data).toEqual(without.data);
});

test("an argument that has no place for null says so", async () => {
  for (const call of [`issues(first: null)`, `responses(issue: "crime", effects: null)`, `search(query: null)`]) {
    const { errors } = await ask(`{ ${call} { totalCount } }`);
    expect([call, errors]).toMatchObject([call, [{ message: expect.stringContaining("found null") }]]);
  }
});

test("a field that is skipped, and an operation that is not run, need no values", async () => {
  const skipped =
    "query ($i: ID, $with: Boolean!) { issues(filter: { id: { eq: $i } }) @include(if: $with) { totalCount } places { totalCount } }";
  expect((await ask(skipped, { variables: { with: false } })).errors).toEqual([]);
  expect((await ask(skipped, { variables: { with: true } })).errors).toHaveLength(1);
});

test("what is empty, but no null, keeps its meaning", async () => {
  const { data, errors } = await ask(`{
    all: places { totalCount }
    empty: places(filter: {}) { totalCount }
    every: places(filter: { and: [] }) { totalCount }
    no: places(filter: { not: {} }) { totalCount }
    facing: places(filter: { faces: {} }) { totalCount }
    facingSome: places(filter: { faces: { some: {} } }) { totalCount }
    missing: places(filter: { iso: { isNull: true } }) { totalCount }
    text: places(filter: { name: { contains: "" } }) { totalCount }
  }`);
  expect(errors).toEqual([]);
  const n = Object.fromEntries(Object.entries<{ totalCount: number }>(data).map(([name, { totalCount }]) => [name, totalCount]));
  expect(n).toMatchObject({ empty: n.all, every: n.all, text: n.all, no: 0, facing: n.facingSome });
  expect(n.missing).toBeGreaterThan(0);
});
