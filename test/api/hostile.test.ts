import type { GraphQLInputObjectType } from "graphql";
import { questionsIn } from "../../src/api/answers/question-field.js";
import type { Graph } from "../../src/graph/graph.js";
import { model } from "../../src/model/index.js";
import { isA } from "../../src/model/model.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { oneInTen } from "../parts.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";
import { dealt, faultOf, faultsOf, filterType } from "./hostile/attack.js";
import { claimId, everything, stateOf } from "./hostile/everything.js";
import { type Place, placesOf } from "./hostile/places.js";
import { excessive, forged, hostile } from "./hostile/values.js";

/**
 * Any value of any argument gets an answer: data, or an error for the client. It shows nothing internal, and nothing in the graph
 * changes.
 */
const seed = 20261121;
const random = new Random(seed);
const all = placesOf(schema);
const places = oneInTen(all);

let graph: Graph;
let ask: Ask;
let before: string;
beforeAll(async () => {
  graph = await graphOf(everything);
  ask = await asker(graph);
  before = await stateOf(graph);
});
afterAll(() => graph.close());
/** After each test the graph is unchanged, and answers. */
afterEach(async () => {
  expect(await stateOf(graph)).toBe(before);
  const { data, errors } = await ask(
    `{ responses(issue: "issue", place: "place") { totalCount nodes { practice { name } evidence { locator } } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.responses.totalCount).toBeGreaterThan(0);
});

const plain = places.filter((place) => !filterType(place));
const filters = places.filter((place) => filterType(place));

/** Relations of entities that no predicate starts from, or leads to: they are always empty. */
const silent = new Set(
  model.entities.flatMap((cls) => {
    const ends = Object.values(model.predicates);
    const said = (side: "from" | "to") => ends.some((p) => p[side].some((c) => isA(cls, c)));
    return [...(said("from") ? [] : [`${cls.name}.subjectOf`]), ...(said("to") ? [] : [`${cls.name}.objectOf`])];
  }),
);
const isSilent = ({ name }: Place) => silent.has(name.replace(/\(.*/, ""));

const ofQuestions = new Set(questionsIn(schema).flatMap(({ question }) => [`Query.${question.name}`, question.answer.name]));
const isOfQuestion = (name: string) => [...ofQuestions].some((start) => name.startsWith(`${start}(`) || name.startsWith(`${start}.`));

test("every argument of the schema is reached, with records to find there", async () => {
  expect(all.map((p) => p.name)).toEqual(
    expect.arrayContaining(["Query.communities(filter:)", "Place.faces(claim:)", "Issue.name(lang:)", "ClaimedIssueEdge.claims(first:)"]),
  );
  for (const { name, argument, document } of places.filter((p) => p.argument.name === "first" && !isSilent(p))) {
    const { data, errors } = await ask(document("1"));
    expect({ name, argument: argument.name, errors }).toEqual({ name, argument: "first", errors: [] });
    // An answer of analysis has lists that may be empty beside the one that is read in pages.
    const empty = isOfQuestion(name) ? /"(nodes|edges)":\[\]/ : /\[\]/;
    expect({ name, empty: empty.test(JSON.stringify(data)) }).toEqual({ name, empty: false });
  }
});

test("text, numbers, terms and lists of them", async () => {
  const faults: string[] = [];
  for (const { place, values, written } of dealt(random, plain, ({ argument }) => hostile(argument.type, random, argument.name), 2))
    faults.push(...(await faultsOf(ask, seed, place, values, written)));
  expect(faults.slice(0, 5)).toEqual([]);
});

test("filters: wrong values in each of their fields", async () => {
  const faults: string[] = [];
  for (const { place, values, written } of dealt(random, filters, ({ argument }) => hostile(argument.type, random), 3))
    faults.push(...(await faultsOf(ask, seed, place, values, written.slice(0, 20))));
  expect(faults.slice(0, 5)).toEqual([]);
});

test("filters that ask too much, or nothing", async () => {
  const faults: string[] = [];
  for (const { place, values, written } of dealt(random, filters, (p) => excessive(filterType(p) as GraphQLInputObjectType), 2))
    faults.push(...(await faultsOf(ask, seed, place, values, written)));
  expect(faults.slice(0, 5)).toEqual([]);
});

test("cursors: of other lists, cut, stretched and forged", async () => {
  const faults: string[] = [];
  let other = "";
  for (const place of places.filter((p) => p.argument.name === "after" && !isSilent(p))) {
    const { data } = await ask(place.document("null"));
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
    if (cursor === undefined) throw new Error(`${place.name}: there is no cursor to start from.`);
    const made = forged(cursor);
    const values = place.name.startsWith("Query.") ? made : random.several(made, 4);
    faults.push(...(await faultsOf(ask, seed, place, [cursor, other, ...values], [])));
    other = cursor;
  }
  expect(faults.slice(0, 5)).toEqual([]);
});

/** Documents that are as deep as they are long. */
const deep = (open: string, inner: string, close: string, depth = 20_000) => `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
const filtered = (filter: string) => `{ issues(filter: ${filter}) { nodes { id } } }`;
/** The limit of a document that is too deep: a parser that has not been compiled yet may run out of stack before the 2000th token. */
const unread = [2000, undefined];
const nobody = '{id: {eq: "nobody"}}';

test.each([
  ["relations, three deep", filtered("{broader: {some: {facedBy: {some: {faces: {some: {}}}}}}}"), undefined],
  ["relations, four deep", filtered("{broader: {some: {facedBy: {some: {faces: {some: {broader: {}}}}}}}}"), ["BAD_USER_INPUT", 3]],
  ["a relation under none", filtered("{broader: {none: {facedBy: {}}}}"), ["BAD_USER_INPUT", undefined]],
  ["not, eight deep", filtered(deep("{not: ", nobody, "}", 8)), undefined],
  ["not, thirty deep", filtered(deep("{not: ", nobody, "}", 30)), ["BAD_USER_INPUT", 8]],
  ["a hundred conditions", filtered(`{or: [${`${nobody} `.repeat(100)}]}`), ["BAD_USER_INPUT", 60]],
  ["a hundred conditions that ask nothing", filtered(`{or: [${"{} ".repeat(100)}]}`), ["BAD_USER_INPUT", 60]],
  ["a list of a hundred values", filtered(`{id: {in: [${'"x" '.repeat(100)}]}}`), undefined],
  ["a list of a hundred and one", filtered(`{id: {in: [${'"x" '.repeat(101)}]}}`), ["LIMIT_EXCEEDED", 100]],
  ["six terms to sort by", `{ issues(orderBy: [${"NAME_ASC ".repeat(6)}]) { nodes { id } } }`, ["BAD_USER_INPUT", undefined]],
  ["a hundred and one ids", `{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`, ["LIMIT_EXCEEDED", 100]],
  ["a filter deeper than can be read", filtered(deep("{not: ", nobody, "}")), ["LIMIT_EXCEEDED", unread]],
  ["lists deeper than can be read", filtered(`{and: ${deep("[", "", "]")}}`), ["LIMIT_EXCEEDED", unread]],
  ["fields deeper than can be read", `{ issue(id: "issue") ${deep("{ broader { nodes ", "{ id }", "} }")} }`, ["LIMIT_EXCEEDED", unread]],
])("%s", async (_, document, refused) => {
  const answered = await ask(document);
  expect(faultOf(answered)).toBeUndefined();
  const [code, limit] = refused ?? [];
  const [error, ...others] = answered.errors.map(({ extensions }) => extensions);
  expect([error?.code, others]).toEqual([code, []]);
  expect(Array.isArray(limit) ? limit : [limit]).toContain(error?.limit);
});

test("variables that are nested too deep, and more wrong ones than are reported", async () => {
  const query = "query ($f: IssueFilter) { issues(filter: $f) { nodes { id } } }";
  const code = async (f: unknown) => (await ask(query, { variables: { f } })).errors.at(-1)?.extensions?.code;
  expect(await code(JSON.parse(deep('{"and": [', "{}", "]}")))).toBe("LIMIT_EXCEEDED");
  expect(await code({ or: Array(60).fill(5) })).toBe("BAD_USER_INPUT");
});

test("a forged cursor never gives a page that its list does not have", async () => {
  const page = async (after: string) => {
    const { data, errors } = await ask(
      `{ places(orderBy: [LATITUDE_DESC, NAME_ASC], first: 1, after: ${after}) { nodes { id } pageInfo { endCursor } } }`,
    );
    return errors.length ? errors[0]?.extensions?.code : data.places;
  };
  const { pageInfo } = await page("null");
  expect((await page(`"${pageInfo.endCursor}"`)).nodes).toHaveLength(1);
  const [list, ...key] = JSON.parse(Buffer.from(pageInfo.endCursor, "base64url").toString());
  const made = (...parts: unknown[]) => page(`"${Buffer.from(JSON.stringify(parts)).toString("base64url")}"`);
  expect(await made(list, ...key)).toEqual(await page(`"${pageInfo.endCursor}"`));
  for (const [i, wrong] of [
    [0, "1.5"],
    [0, true],
    [1, 5],
    [2, null],
    [2, 5],
  ] as const)
    expect({ i, wrong, code: await made(list, ...key.with(i, wrong)) }).toEqual({ i, wrong, code: "BAD_USER_INPUT" });
});

test("a cursor is valid however long the text that the list is sorted by", async () => {
  const page = async (after: string) =>
    (await ask(`{ claims(orderBy: [STATEMENT_DESC, MECHANISM_ASC], first: 1, after: ${after}) { nodes { id } pageInfo { endCursor } } }`))
      .data.claims;
  const { nodes, pageInfo } = await page("null");
  expect(nodes).toEqual([{ id: claimId }]);
  expect(pageInfo.endCursor.length).toBeGreaterThan(5000);
  expect((await page(`"${pageInfo.endCursor}"`)).nodes).toHaveLength(1);
});
