import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from "graphql";
import { questions } from "../../src/api/questions/index.js";
import { schemaOf } from "../../src/api/schema.js";
import { statusOf } from "../../src/errors.js";
import type { Graph } from "../../src/graph/graph.js";
import { model } from "../../src/model/index.js";
import { isA } from "../../src/model/model.js";
import { type Answered, type Ask, asker, graphOf } from "../harness.js";
import { oneInTen } from "../parts.js";
import { Random } from "../random.js";
import { claimId, everything, stateOf } from "./hostile/everything.js";
import { literal, type Place, placesOf } from "./hostile/places.js";
import { excessive, forged, hostile } from "./hostile/values.js";

/**
 * Whatever a client gives, in whatever argument, it is answered: with data, or with an error that is meant for it. Nothing of ours
 * shows, and nothing of the graph changes.
 */
const seed = 20261121;
const random = new Random(seed);
const all = placesOf(schemaOf(model, questions));
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
/** Whatever a test tried, the graph is as it was, and answers. */
afterEach(async () => {
  expect(await stateOf(graph)).toBe(before);
  const { data, errors } = await ask(
    `{ responses(issue: "issue", place: "place") { totalCount nodes { practice { name } evidence { locator } } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.responses.totalCount).toBeGreaterThan(0);
});

const told = [
  ...Object.keys(statusOf).filter((code) => code !== "INTERNAL_SERVER_ERROR"),
  ...["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST"],
];
/** What only our statements, our files and our engine say. */
const ours = /\.level [<>]|SUBJECT_OF|\$p\d+ |grafeo|query:\d|node_modules|\.[tj]s:\d|\n {4}at |stacktrace/i;

/** What is wrong with an answer. */
function faultOf({ data, errors, faults }: Answered): string | undefined {
  if (faults.length) return `a fault of ours: ${faults.map((f) => String(f).slice(0, 500))}`;
  const code = errors.map((e) => String(e.extensions?.code)).find((c) => !told.includes(c));
  if (code !== undefined) return `the code ${code}`;
  if (!errors.length && data == null) return "neither data nor errors";
  if (ours.test(JSON.stringify(errors))) return `more than is meant to be told: ${JSON.stringify(errors).slice(0, 500)}`;
  return undefined;
}

/** Gives values in a place, each as a variable and some written out, and says which were answered badly. */
async function faultsOf({ name, argument, document }: Place, values: readonly unknown[], written: readonly unknown[]): Promise<string[]> {
  const faults: string[] = [];
  const check = (how: string, value: unknown, answered: Answered) => {
    const fault = faultOf(answered);
    if (fault) faults.push(`${name} ${how} ${JSON.stringify(value)?.slice(0, 300)}: ${fault} (seed ${seed})`);
  };
  for (const value of values) check("$value", value, await ask(document("$value"), { variables: { value } }));
  for (const value of written) check("literal", value, await ask(document(literal(value, argument.type))));
  return faults;
}

/** Each place with values for it: all of them where an argument of its name and type is met first, elsewhere some. */
function* dealt(among: readonly Place[], valuesOf: (place: Place) => unknown[], some: number) {
  const met = new Map<string, unknown[]>();
  for (const place of among) {
    const what = `${place.argument.name} ${place.argument.type}`;
    const known = met.get(what);
    const values = known ? random.several(known, some) : valuesOf(place);
    met.set(what, known ?? values);
    yield { place, values, written: known ? values.slice(0, 1) : values };
  }
}
const filterType = ({ argument }: Place) => {
  const type = getNamedType(argument.type);
  return isInputObjectType(type) ? type : undefined;
};
const plain = places.filter((place) => !filterType(place));
const filters = places.filter((place) => filterType(place));

/** Entities that no predicate starts from, or leads to: no claim can say anything of them there. */
const silent = new Set(
  model.entities.flatMap((cls) => {
    const ends = Object.values(model.predicates);
    const said = (side: "from" | "to") => ends.some((p) => p[side].some((c) => isA(cls, c)));
    return [...(said("from") ? [] : [`${cls.name}.subjectOf`]), ...(said("to") ? [] : [`${cls.name}.objectOf`])];
  }),
);
const isSilent = ({ name }: Place) => silent.has(name.replace(/\(.*/, ""));

test("every argument of the schema is come to, with something to be found there", async () => {
  expect(all.map((p) => p.name)).toEqual(
    expect.arrayContaining(["Query.communities(filter:)", "Place.faces(claim:)", "Issue.name(lang:)", "ClaimedIssueEdge.claims(first:)"]),
  );
  for (const { name, argument, document } of places.filter((p) => p.argument.name === "first" && !isSilent(p))) {
    const { data, errors } = await ask(document("1"));
    expect({ name, argument: argument.name, errors }).toEqual({ name, argument: "first", errors: [] });
    expect({ name, empty: JSON.stringify(data).includes("[]") }).toEqual({ name, empty: false });
  }
});

test("text, numbers, terms and lists of them", async () => {
  const faults: string[] = [];
  for (const { place, values, written } of dealt(plain, ({ argument }) => hostile(argument.type, random, argument.name), 2))
    faults.push(...(await faultsOf(place, values, written)));
  expect(faults.slice(0, 5)).toEqual([]);
});

test("filters: wrong values in each of their fields", async () => {
  const faults: string[] = [];
  for (const { place, values, written } of dealt(filters, ({ argument }) => hostile(argument.type, random), 3))
    faults.push(...(await faultsOf(place, values, written.slice(0, 20))));
  expect(faults.slice(0, 5)).toEqual([]);
});

test("filters that ask too much, or nothing", async () => {
  const faults: string[] = [];
  for (const { place, values, written } of dealt(filters, (p) => excessive(filterType(p) as GraphQLInputObjectType), 2))
    faults.push(...(await faultsOf(place, values, written)));
  expect(faults.slice(0, 5)).toEqual([]);
});

test("cursors: of other lists, cut, stretched and made up", async () => {
  const faults: string[] = [];
  let other = "";
  for (const place of places.filter((p) => p.argument.name === "after" && !isSilent(p))) {
    const { data } = await ask(place.document("null"));
    const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
    if (cursor === undefined) throw new Error(`${place.name}: there is no cursor to start from.`);
    const made = forged(cursor);
    const values = place.name.startsWith("Query.") ? made : random.several(made, 4);
    faults.push(...(await faultsOf(place, [cursor, other, ...values], [])));
    other = cursor;
  }
  expect(faults.slice(0, 5)).toEqual([]);
});

/** Documents that are as deep as they are long. */
const deep = (open: string, inner: string, close: string, depth = 20_000) => `${open.repeat(depth)}${inner}${close.repeat(depth)}`;
const filtered = (filter: string) => `{ issues(filter: ${filter}) { nodes { id } } }`;
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
  ["a filter deeper than can be read", filtered(deep("{not: ", nobody, "}")), ["LIMIT_EXCEEDED", 2000]],
  ["lists deeper than can be read", filtered(`{and: ${deep("[", "", "]")}}`), ["LIMIT_EXCEEDED", 2000]],
  ["fields deeper than can be read", `{ issue(id: "issue") ${deep("{ broader { nodes ", "{ id }", "} }")} }`, ["LIMIT_EXCEEDED", 2000]],
])("%s", async (_, document, refused) => {
  const answered = await ask(document);
  expect(faultOf(answered)).toBeUndefined();
  expect(answered.errors.map(({ extensions }) => [extensions?.code, extensions?.limit])).toEqual(refused ? [refused] : []);
});

test("variables deeper than can be read, and more wrong ones than are worth telling", async () => {
  const query = "query ($f: IssueFilter) { issues(filter: $f) { nodes { id } } }";
  const code = async (f: unknown) => (await ask(query, { variables: { f } })).errors.at(-1)?.extensions?.code;
  expect(await code(JSON.parse(deep('{"and": [', "{}", "]}")))).toBe("LIMIT_EXCEEDED");
  expect(await code({ or: Array(60).fill(5) })).toBe("BAD_USER_INPUT");
});

test("a made-up cursor never gives a page that is no page of its list", async () => {
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

test("a cursor that we gave is taken, however long the text that the list is sorted by", async () => {
  const page = async (after: string) =>
    (await ask(`{ claims(orderBy: [STATEMENT_DESC, MECHANISM_ASC], first: 1, after: ${after}) { nodes { id } pageInfo { endCursor } } }`))
      .data.claims;
  const { nodes, pageInfo } = await page("null");
  expect(nodes).toEqual([{ id: claimId }]);
  expect(pageInfo.endCursor.length).toBeGreaterThan(5000);
  expect((await page(`"${pageInfo.endCursor}"`)).nodes).toHaveLength(1);
});
