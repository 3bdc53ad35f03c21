import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf } from "../records.js";
import { world } from "../world.js";

/** What `neighbourhood` and `paths` refuse, and what they say where there is nothing, or too much. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const code = (text: string) => ({ code: text });
const refused = [
  [`paths(from: "river", to: "river")`, { ...code("BAD_USER_INPUT"), argument: "to" }, "Name another one, or ask `neighbourhood`"],
  [`paths(from: "iso:FD", to: "freedonia")`, { ...code("BAD_USER_INPUT"), argument: "to" }, "it is the record where the paths start"],
  [`paths(from: "river", to: "harbour", maxClaims: 7)`, { ...code("BAD_USER_INPUT"), argument: "maxClaims" }, "maxClaims: at most 6"],
  [`paths(from: "river", to: "harbour", maxClaims: 0)`, { ...code("BAD_USER_INPUT"), argument: "maxClaims" }, "maxClaims: at least 1"],
  [`paths(from: "river", to: "harbour", first: 101)`, { ...code("BAD_USER_INPUT"), argument: "first" }, "first: at most 100 paths"],
  [`paths(from: "river", to: "harbour", via: ["river"])`, { ...code("BAD_USER_INPUT"), argument: "via", value: "river" }, "Leave it out"],
  [`paths(from: "river", to: "harbour", via: ["crime", "crime"])`, { ...code("BAD_USER_INPUT"), argument: "via" }, "there twice"],
  [
    `paths(from: "river", to: "harbour", maxClaims: 2, via: ["crime", "extortion"])`,
    { ...code("BAD_USER_INPUT"), argument: "via" },
    "has room for 1 between its ends. Name fewer, or ask with a larger `maxClaims`",
  ],
  [`paths(from: "rivr", to: "harbour")`, { ...code("NOT_FOUND"), argument: "from", value: "rivr" }, "river"],
  [`paths(from: "river", to: "secret-crime")`, { ...code("NOT_FOUND"), argument: "to", value: "secret-crime" }, "secret-crime"],
  [`paths(from: "river", to: "harbour", via: ["crime", "smugling"])`, { ...code("NOT_FOUND"), argument: "via" }, "smuggling"],
  [`paths(from: "river", to: "harbour", excludePredicates: [FACE])`, code("GRAPHQL_VALIDATION_FAILED"), "FACES"],
  [`neighbourhood(id: "river", depth: 3)`, { ...code("BAD_USER_INPUT"), argument: "depth" }, "depth: at most 2"],
  [`neighbourhood(id: "river", depth: 0)`, { ...code("BAD_USER_INPUT"), argument: "depth" }, "depth: at least 1"],
  [`neighbourhood(id: "river", first: 501)`, { ...code("BAD_USER_INPUT"), argument: "first" }, "first: at most 500 edges"],
  [`neighbourhood(id: "hidden-hamlet")`, { ...code("NOT_FOUND"), argument: "id", value: "hidden-hamlet" }, "hidden-hamlet"],
  [
    `neighbourhood(id: "claim-river-faces-extortion")`,
    { ...code("NOT_FOUND"), argument: "id" },
    '"claim-river-faces-extortion" is a claim. Ask with its subject (river) or its object (extortion).',
  ],
  [
    `paths(from: "claim-river-faces-extortion", to: "harbour")`,
    { ...code("NOT_FOUND"), argument: "from" },
    "is a claim. Ask with its subject",
  ],
  [
    `practiceLineage(practice: "claim-river-faces-extortion")`,
    { ...code("NOT_FOUND"), argument: "practice" },
    "is a claim, and this takes a practice",
  ],
  [
    `neighbourhood(id: "claim-hidden-hamlet-faces-extortion")`,
    { ...code("NOT_FOUND"), argument: "id" },
    'nothing here is called "claim-hidden-hamlet-faces-extortion"',
  ],
  [`neighbourhood(id: "river", predicates: [FACED])`, code("GRAPHQL_VALIDATION_FAILED"), "FACES"],
] as const;

test.each(refused)("%s is refused", async (question, extensions, message) => {
  const { data, errors, faults } = await ask(`{ ${question} { summary { value } } }`);
  expect({ data: data ?? null, faults, count: errors.length }).toEqual({ data: null, faults: [], count: 1 });
  expect(errors[0]?.extensions).toMatchObject(extensions);
  expect(errors[0]?.message).toContain(message);
});

const empty = [
  [`neighbourhood(id: "world")`, "NOTHING", ["Add IMPLIED and INFERRED to `assertions`"], ["Leave out `predicates`"]],
  [`neighbourhood(id: "river", predicates: [DRIVES])`, "NOTHING", ["Leave out `predicates`"], []],
  [
    `paths(from: "world", to: "river")`,
    "NONE",
    ["2 records were looked at, and a longer chain would not join them either", "Add IMPLIED", "Ask `neighbourhood`"],
    ["Leave out `via`", "maxClaims", "at most"],
  ],
  [
    `paths(from: "river", to: "gangs", maxClaims: 6, excludePredicates: [PERPETRATES], assertions: [STATED, COMPOSED, IMPORTED, IMPLIED, INFERRED])`,
    "NONE",
    ["Leave out `excludePredicates`."],
    ["maxClaims", "`via`", "Add IMPLIED"],
  ],
  [
    `paths(from: "river", to: "harbour", maxClaims: 1, excludePredicates: [DRIVES])`,
    "NONE_SO_SHORT",
    ["at most 1 claim", "longer chains were not looked for", "`maxClaims: 6`", "Leave out `excludePredicates`."],
    ["would not join", "`via`"],
  ],
] as const;

test.each(empty)("%s says what to do next", async (question, template, says, not) => {
  const { data, errors } = await ask(`{ ${question} { summary { template value } lowInformation { reasons } } }`);
  expect(errors).toEqual([]);
  const [answer] = Object.values(data) as { summary: { template: string; value: string }; lowInformation: { reasons: string[] } }[];
  expect(answer?.summary.template).toBe(template);
  expect(answer?.lowInformation.reasons).toEqual(["NO_CLAIM"]);
  for (const words of says) expect(answer?.summary.value).toContain(words);
  for (const words of not) expect(answer?.summary.value).not.toContain(words);
});

test("hidden records neither appear nor change the length of a path", async () => {
  const document = `{ paths(from: "harbour", to: "town-meetings") { length pathCount paths { records { id } } } }`;
  const { data: open } = await ask(document, { level: 3 });
  const { data } = await ask(document);
  const idsOf = ({ paths }: { paths: { paths: { records: { id: string }[] }[] } }) =>
    paths.paths.map(({ records }) => records.map(({ id }) => id));
  expect(idsOf(open)).toEqual([["harbour", "smuggling", "town-meetings"]]);
  expect(idsOf(data)).toEqual([["harbour", "smuggling", "town-meetings"]]);
  // River faces smuggling only by a dossier that is hidden.
  const between = `{ paths(from: "river", to: "harbour") { length paths { records { id } } } }`;
  expect(idsOf((await ask(between, { level: 2 })).data)).toEqual([["river", "smuggling", "harbour"]]);
  expect((await ask(between)).data.paths.length).toBeGreaterThan(2);
});

test("the address of an edge lists its claims, and so does its drill-down", async () => {
  const many = Array.from({ length: 25 }, (_, i) => claim("harbour", "FACES", "smuggling", { id: `claim-many-${i + 10}` }));
  const crowded = await graphOf(datasetOf([...world.entities, ...world.claims, ...many] as never));
  try {
    const document = `{ neighbourhood(id: "harbour", predicates: [FACES]) { edges { object { ... on Entity { id } } claims { count ids drillDown { groups { axis value } filter url } } url } } }`;
    const { data, errors } = await ask(document, { graph: crowded });
    expect(errors).toEqual([]);
    const [edge] = data.neighbourhood.edges;
    expect([edge.object.id, edge.claims.count, edge.claims.ids.length]).toEqual(["smuggling", 26, 20]);
    const { groups, filter, url } = edge.claims.drillDown;
    expect(url).toBe(edge.url);
    const listed = await ask(
      `query ($groups: [ClaimGroupInput!], $filter: ClaimFilter) { claims(groups: $groups, filter: $filter, first: 100) { totalCount nodes { id } } }`,
      { graph: crowded, variables: { groups, filter: JSON.parse(filter) } },
    );
    expect(listed.errors).toEqual([]);
    expect(listed.data.claims.totalCount).toBe(26);
    expect(
      listed.data.claims.nodes
        .map(({ id }: { id: string }) => id)
        .sort()
        .slice(0, 20),
    ).toEqual(edge.claims.ids);
  } finally {
    await crowded.close();
  }
});

test("what a neighbourhood cuts is got with the arguments that it names", async () => {
  const document = (first: number) =>
    `{ neighbourhood(id: "extortion", depth: 2, first: ${first}) { edgeCount cut { steps edges arguments { name value } sentence { template value } } edges { predicate } } }`;
  const { data: few } = await ask(document(2));
  expect(few.neighbourhood.edgeCount).toBeNull();
  const [near, far] = few.neighbourhood.cut;
  expect([near.steps, near.sentence.template, far.steps, far.edges, far.sentence.template]).toEqual([1, "MORE", 2, null, "NOT_LOOKED_AT"]);
  const first = Number(near.arguments[0].value);
  expect(near.arguments).toEqual([{ name: "first", value: String(2 + near.edges) }]);
  const { data: more } = await ask(document(first));
  expect(more.neighbourhood.edges.length).toBe(first);
  const [beyond] = more.neighbourhood.cut;
  const { data: all } = await ask(document(Number(beyond.arguments[0].value)));
  expect(all.neighbourhood.cut).toEqual([]);
  expect(all.neighbourhood.edges.length).toBe(all.neighbourhood.edgeCount);
  expect(all.neighbourhood.edgeCount).toBe(first + beyond.edges);
});
