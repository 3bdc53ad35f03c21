import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { FormerId } from "../../src/model/annotations/former-id.js";
import type { Level } from "../../src/model/entity.js";
import { type Dataset, instanceWith } from "../../src/model/records.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { answered, type Served, served } from "../http/served.js";
import { good, read } from "../import/fixture.js";
import { seenBy } from "../oracle/seen.js";
import { recorded } from "../recorded.js";
import { world } from "../world.js";

/** An id of an earlier version leads to the record that takes its place, wherever a client may send one. */
const former = (id: string, values: Partial<FormerId>) => instanceWith(FormerId, { id, ...values });
const dataset: Dataset = {
  ...world,
  formerIds: [
    former("racketeering", { successor: "extortion" }),
    former("shakedown", { successor: "extortion" }),
    former("old-river", { successor: "river" }),
    former("old-freedonia", { successor: "freedonia" }),
    former("old-meetings", { successor: "town-meetings" }),
    former("old-report", { successor: "report" }),
    former("claim-before", { successor: "claim-second-opinion" }),
    former("rumour", { reason: "No document says it.", sensitivity: "CLEAR" }),
    former("secret-reason", { reason: "It was a secret.", sensitivity: "AMBER" }),
    former("old-secret-crime", { successor: "secret-crime" }),
    former("claim-of-the-hamlet", { successor: "claim-hidden-hamlet-faces-extortion" }),
  ],
};

let graph: Graph;
let ask: Ask;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(dataset);
  ask = await asker(graph, unlimited);
  server = await served(graph);
});
afterAll(async () => {
  await server.close();
  await graph.close();
});
const data = async (document: string, level: Level = 0) => {
  const { data: found, errors, faults } = await ask(document, { level });
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return found;
};

test("a record is found by each of its former ids, with its current id", async () => {
  expect(
    await data(`{
      issue(id: "racketeering") { id name formerIds }
      community(id: "old-river") { id formerIds }
      node(id: "shakedown") { id ... on Issue { roles } }
      nodes(ids: ["old-river", "nobody", "extortion", "racketeering", "claim-before"]) { id }
      claim(id: "claim-before") { id statement formerIds subject { id formerIds } }
    }`),
  ).toEqual({
    issue: { id: "extortion", name: "Extortion", formerIds: ["racketeering", "shakedown"] },
    community: { id: "river", formerIds: ["old-river"] },
    node: { id: "extortion", roles: ["ILLICIT_MARKET", "THREAT"] },
    nodes: [{ id: "river" }, null, { id: "extortion" }, { id: "extortion" }, null],
    claim: {
      id: "claim-second-opinion",
      statement: "town-meetings ADDRESSES extortion.",
      formerIds: ["claim-before"],
      subject: { id: "town-meetings", formerIds: ["old-meetings"] },
    },
  });
});

test("what has no successor, or one of another class, is null", async () => {
  const found = await data(`{ a: issue(id: "rumour") { id } b: node(id: "rumour") { id } c: issue(id: "old-river") { id }
    d: claim(id: "racketeering") { id } e: node(id: "claim-before") { id } f: claim(id: "rumour") { id } }`);
  expect(found).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null });
});

test.each([
  `issues(filter: { id: { eq: "ID" } }) { totalCount nodes { id } }`,
  `issues(filter: { id: { in: ["smuggling", "ID", "nobody"] } }) { totalCount nodes { id } }`,
  `issues(filter: { id: { neq: "ID" } }) { totalCount nodes { id } }`,
  `issues(filter: { not: { or: [{ id: { eq: "ID" } }, { name: { eq: "crime" } }] } }) { totalCount nodes { id } }`,
  `threats(filter: { id: { eq: "ID" } }) { nodes { id } }`,
  `communities(filter: { faces: { some: { id: { eq: "ID" } } } }) { totalCount nodes { id } }`,
  `communities(filter: { faces: { none: { id: { eq: "ID" } } } }) { totalCount nodes { id } }`,
  `communities { nodes { id faces(filter: { id: { eq: "ID" } }) { totalCount nodes { id } } } }`,
  `claims(filter: { object: { some: { id: { in: ["ID"] } } } }) { totalCount nodes { id } }`,
  `responses(issue: "ID") { totalCount nodes { issue { id } } }`,
  `harmfulResponses(issue: "ID") { totalCount nodes { issue { id } } }`,
])("%s is answered alike by the former id and the current one", async (field) => {
  const current = await data(`{ ${field.replace("ID", "extortion")} }`);
  expect(await data(`{ ${field.replace("ID", "racketeering")} }`)).toEqual(current);
  expect(
    await data(
      `{ ${field.replace("ID", "nobody-at-all")} }`.replace(/\w*[rR]esponses\(issue: "nobody-at-all"/, 'responses(issue: "crime"'),
    ),
  ).not.toEqual(current);
});

test.each([
  [`claims(within: "ID", first: 100) { totalCount nodes { id } }`, "freedonia", "old-freedonia"],
  [`responses(issue: "crime", place: "ID") { totalCount nodes { place { id } scope } }`, "freedonia", "old-freedonia"],
  [`responses(issue: "crime", claim: { id: { in: ["ID"] } }) { totalCount }`, "claim-second-opinion", "claim-before"],
  [`claims(filter: { id: { eq: "ID" } }) { nodes { id } }`, "claim-second-opinion", "claim-before"],
  [
    `practices { nodes { addresses(claim: { id: { neq: "ID" } }) { totalCount edges { claims { id } } } } }`,
    "claim-second-opinion",
    "claim-before",
  ],
  [`practices(filter: { addresses: { claim: { id: { eq: "ID" } } } }) { totalCount nodes { id } }`, "claim-second-opinion", "claim-before"],
])("%s by %s and by %s", async (field, current, old) => {
  const expected = await data(`{ ${field.replace("ID", current)} }`);
  expect(await data(`{ ${field.replace("ID", old)} }`)).toEqual(expected);
  expect(await data(`{ ${field.replace("ID", old.startsWith("claim") ? "claim-of-none" : "harbour")} }`)).not.toEqual(expected);
});

test("pages go on under a former id", async () => {
  const page = (after: string) =>
    data(`{ communities(first: 1, filter: { faces: { some: { id: { in: ["racketeering", "smuggling", "recruitment"] } } } }, after: "${after}") {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`);
  const first = (await page("")).communities;
  const second = (await page(first.pageInfo.endCursor)).communities;
  expect([...first.nodes, ...second.nodes]).toEqual([{ id: "harbour" }, { id: "river" }]);
  expect(first.totalCount).toBe(2);
});

const refusal = async (issue: string, level: Level = 0) => {
  const { errors } = await ask("query ($issue: ID!) { responses(issue: $issue) { totalCount } }", { variables: { issue }, level });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["NOT_FOUND"]);
  return errors[0]?.message;
};
test("the error about an id that has ended says why, to those who may read it", async () => {
  expect(await refusal("rumour")).toBe('issue: "rumour" no longer exists: No document says it.');
  expect(await refusal("secret-reason")).toMatch('issue: nothing here is called "secret-reason".');
  expect(await refusal("secret-reason", 2)).toBe('issue: "secret-reason" no longer exists: It was a secret.');
  expect(await refusal("old-river")).toBe('issue: "old-river" is a community (river), and this takes an issue.');
});

test("an id whose record was removed, with the reason that the load asks for, reads as that of a hidden record", async () => {
  const people = "defaults: {sensitivity: CLEAR}\npopulationGroups:\n  - {id: men, name: {en: Men}, protectedGroup: false";
  const loads = {
    hidden: { "people.yaml": `${people}, sensitivity: RED}\n`, "former-ids.yaml": "formerIds:\n  - {id: lads, successor: men}\n" },
    removed: { "former-ids.yaml": "formerIds:\n  - {id: men, reason: An error.}\n  - {id: lads, successor: men}\n" },
  };
  const answers: Record<string, unknown[]> = { hidden: [], removed: [] };
  for (const [name, files] of Object.entries(loads)) {
    const { dataset: loaded } = await read({ ...good, ...files });
    const other = await graphOf(loaded);
    for (const level of [0, 1, 2] as const)
      for (const id of ["men", "lads"])
        for (const field of [
          `claims(within: "${id}") { totalCount }`,
          `responses(issue: "${id}") { totalCount }`,
          `node(id: "${id}") { id }`,
        ]) {
          const { data: found, errors } = await ask(`{ ${field} }`, { level, graph: other });
          answers[name]?.push([level, field, found, errors]);
        }
    answers[`${name} at RED`] = [(await ask('{ responses(issue: "lads") { totalCount } }', { level: 3, graph: other })).errors[0]?.message];
    await other.close();
  }
  expect(answers.removed).toEqual(answers.hidden);
  expect(JSON.stringify(answers.hidden)).toMatch("nothing here is called");
  expect(answers["removed at RED"]).toEqual(['issue: "lads" no longer exists: An error.']);
});

test("rows by URL take former ids", async () => {
  for (const [path, current, old] of [
    ["/responses.json?issue=ID&place=river", "extortion", "racketeering"],
    ["/claims.json?object=ID", "extortion", "racketeering"],
    ["/claims.json?place=ID", "freedonia", "old-freedonia"],
    ["/claims.json?country=ID", "freedonia", "old-freedonia"],
    ["/claims.json?source=ID", "report", "old-report"],
  ] as const) {
    const rows = await server.rows(path.replace("ID", current));
    expect(rows.length).toBeGreaterThan(0);
    expect(await server.rows(path.replace("ID", old))).toEqual(rows);
  }
  const { status, body } = await answered(server.get("/claims.csv?object=rumour"));
  expect([status, body.error.message]).toEqual([404, 'object: "rumour" no longer exists: No document says it.']);
});

describe("statements", () => {
  /** What is read once for a graph is kept for this function of it. */
  const unread = (): Graph => ({ ...graph, visibleVersion: (level) => graph.visibleVersion(level) });
  const statementsOf = async (document: string, of = unread()) => (await ask(document, { graph: of })).statements.length;
  let onServer = false;
  beforeAll(() => {
    onServer = graph.tripsAreExpensive;
  });

  test("an id that is there takes one, one that is not takes one more, and a former one another", async () => {
    expect(await statementsOf(`{ issue(id: "extortion") { id } }`)).toBe(1);
    expect(await statementsOf(`{ issue(id: "nobody") { id } }`)).toBe(2);
    expect(await statementsOf(`{ issue(id: "secret-crime") { id } }`)).toBe(2);
    expect(await statementsOf(`{ issue(id: "old-secret-crime") { id } }`)).toBe(2);
    expect(await statementsOf(`{ issue(id: "racketeering") { id } }`)).toBe(3);
    expect(await statementsOf(`{ nodes(ids: ["racketeering", "shakedown", "old-river", "nobody", "river"]) { id } }`)).toBe(3);
  });
  test("the ids in all filters of a level are looked up at once, and none where there are no ids", async () => {
    expect(await statementsOf(`{ issues(filter: { name: { eq: "crime" } }) { nodes { id } totalCount } }`)).toBe(2);
    const filter = `filter: { id: { in: ["racketeering", "old-secret-crime", "crime"] } }`;
    expect(await statementsOf(`{ issues(${filter}) { nodes { id } totalCount } threats(${filter}) { nodes { id } } }`)).toBe(4);
    // On a server, the first pages of the communities come with them.
    expect(await statementsOf(`{ communities { nodes { faces(${filter}) { nodes { id } totalCount } } } }`)).toBe(onServer ? 3 : 4);
  });
  test("those that lead to a visible record are read once for a graph, whichever request is the first to need them", async () => {
    const [of, document] = [unread(), `{ issue(id: "nobody") { id } }`];
    // A server gives each request a copy of the graph, to count its statements.
    expect([await statementsOf(document, { ...of }), await statementsOf(document, { ...of })]).toEqual([2, 1]);
  });
  test("former ids of many records take one", async () => {
    expect(await statementsOf("{ issues(first: 100) { nodes { id formerIds } } }")).toBe(2);
    expect(await statementsOf("{ communities { nodes { formerIds faces { nodes { formerIds } } } } }")).toBe(onServer ? 3 : 4);
  });
  test("a filter with too many ids is refused before any is looked up", async () => {
    const ids = JSON.stringify(Array.from({ length: 101 }, (_, i) => `id-${i}`));
    const { errors, statements } = await ask(`{ issues(filter: { id: { in: ${ids} } }) { nodes { id } } }`);
    expect([errors.length, statements.length]).toEqual([1, 0]);
  });
});

/** A former id whose successor is hidden is as an id that was never there. */
describe.each([0, 1, 2, 3] as const)("level %i", (level) => {
  let other: Graph;
  beforeAll(async () => {
    other = await graphOf(seenBy(level, dataset));
  });
  afterAll(() => other.close());

  const fields = (id: string) => [
    `node(id: "${id}") { id }`,
    `nodes(ids: ["${id}", "extortion"]) { id }`,
    `issue(id: "${id}") { id name formerIds }`,
    `claim(id: "${id}") { id formerIds }`,
    `issues(filter: { id: { in: ["${id}", "crime"] } }) { totalCount nodes { id formerIds } }`,
    `issues(filter: { id: { neq: "${id}" } }) { totalCount nodes { id } }`,
    `communities(filter: { faces: { some: { id: { eq: "${id}" } } } }) { totalCount nodes { id faces(filter: { id: { eq: "${id}" } }) { nodes { id } } } }`,
    `responses(issue: "${id}") { totalCount nodes { issue { id } } }`,
    `responses(issue: "crime", place: "${id}") { totalCount }`,
    `claims(within: "${id}") { totalCount }`,
  ];
  test.each((dataset.formerIds ?? []).map(({ id }) => id))("%s", async (id) => {
    for (const field of fields(id)) {
      const [one, two] = await Promise.all(
        [graph, other].map(async (each) => {
          const { graph: watched, taken } = recorded(each);
          const { data: found, errors, faults } = await ask(`{ ${field} }`, { level, graph: watched });
          return { found, errors, faults, taken: taken() };
        }),
      );
      expect(one).toEqual(two);
      expect(one?.faults).toEqual([]);
    }
  });

  test("the version of what is seen", async () => {
    expect((await graph.visibleVersion(level)).digest).toBe((await other.visibleVersion(level)).digest);
  });
});
