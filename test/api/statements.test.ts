import { unlimited } from "../../src/api/limits/limits.js";
import { frequentFrom } from "../../src/api/reading/projection.js";
import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Passage, Place, PopulationGroup, Practice, PracticeType, Source } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";

/**
 * The number of statements of a request grows with its depth and never with its rows: each list of a level is read for all parents at
 * once, and nothing is read twice.
 */
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Communities that each face every issue, and practices that each address every issue in one of them. */
const worldOf = (n: number) =>
  datasetOf([
    record(Place, "country", { kind: "COUNTRY", iso: "CC" }),
    record(PopulationGroup, "youth", { protectedGroup: true }),
    record(PracticeType, "dialogue"),
    record(Issue, "crime", { roles: ["HARM"] }),
    ...upTo(n).flatMap((i) => [
      record(Source, `source-${i}`, { title: `Source ${i}`, availability: "HELD" }),
      record(Passage, `passage-${i}`, { heading: `Heading ${i}` }, { OF: `source-${i}` }),
      record(Place, `district-${i}`, { kind: "ADMIN1" }, { PART_OF: "country" }),
      record(Community, `community-${i}`, {}, { LOCATED_IN: `district-${i}` }),
      record(Issue, `issue-${i}`, { roles: ["THREAT"] }, { BROADER: "crime" }),
      record(Practice, `practice-${i}`, { intent: "SUPPORTIVE" }, { OF_TYPE: "dialogue" }),
      ...upTo(n).flatMap((j) => [
        claim(`community-${i}`, "FACES", `issue-${j}`, {}, { cites: [`passage-${i}`, `passage-${j}`].slice(0, i === j ? 1 : 2) }),
        claim(
          `practice-${i}`,
          "ADDRESSES",
          `issue-${j}`,
          { effect: "PREVENTS" },
          { at: `community-${j}`, for: ["youth"], cites: [`passage-${i}`] },
        ),
      ]),
    ]),
  ]);

const sizes = [1, 4, 12];
const worlds = new Map<number, { graph: Graph; ask: Ask }>();
beforeAll(async () => {
  // The largest first: there is room for one graph on a server.
  for (const n of [...sizes].reverse()) {
    const graph = await graphOf(worldOf(n));
    worlds.set(n, { graph, ask: await asker(graph, unlimited) });
  }
});
afterAll(() => Promise.all([...worlds.values()].map(({ graph }) => graph.close())));

/** The statements of a request with their values, and the number of rows that they returned. */
async function taken({ graph, ask }: { graph: Graph; ask: Ask }, document: string) {
  const asked: string[] = [];
  let rows = 0;
  const listening: Graph = {
    ...graph,
    // Totals are kept for the graph of this function: each test reads its own.
    visibleVersion: (level) => graph.visibleVersion(level),
    async read(text, parameters, signal) {
      asked.push(JSON.stringify([text, parameters]));
      const found = await graph.read(text, parameters, signal);
      rows += found.length;
      return found;
    },
    find(words, level, match, among, signal) {
      asked.push(`find ${match} ${words} ${JSON.stringify(among)}`);
      return graph.find(words, level, match, among, signal);
    },
    countFound(words, level, labels, signal) {
      asked.push(`count ${words} ${labels}`);
      return graph.countFound(words, level, labels, signal);
    },
  };
  const { data, errors, faults, statements } = await ask(document, { graph: listening });
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return { data, asked, rows, statements: statements.length };
}
const inWorldOf = (n: number, document: string) => taken(worlds.get(n) as { graph: Graph; ask: Ask }, document);

const evidence = `evidence { locator name source { id title name(lang: "es") } }`;
/** How many statements each takes; where a statement is a trip to a server, short links and first pages come with their records. */
const shapes: readonly (readonly [shape: string, statements: number, onServer: number, document: string])[] = [
  // The page and the count.
  ["a list and its count", 2, 2, "{ communities(first: 100) { totalCount nodes { id name } pageInfo { endCursor hasNextPage } } }"],
  ["a list and the record that each belongs to", 2, 1, "{ communities(first: 100) { nodes { name locatedIn { name } } } }"],
  [
    // 4 for communities and their places, 5 for issues, their count, claims, passages and sources, 8 for practices, their count,
    // claims, the four ends of those and passages (their sources were read already), 2 for types.
    "three levels of relations, with counts and names, and claims with what they are tied to and rest on",
    19,
    // The communities, with their places and issues; 3 for their count and that of issues and practices; practices, types, and their count.
    7,
    `{ communities(first: 100) { totalCount nodes { name locatedIn { name partOf { name } }
      faces(first: 100) { totalCount edges { claimCount claims { id statement ${evidence} } node { name label(lang: "fr") { value }
        addressedBy(first: 100) { totalCount edges {
          claims { at { id name } for { name } subject { name } object { name } ${evidence} }
          node { name ... on Practice { types { totalCount nodes { name } } } } } } } } } } } }`,
  ],
  [
    // The issue and the place that were named, the page, both counts, all records of the rows at once, their claims, passages, sources,
    // what the places lie in, and three ends of the claims.
    "responses with all their fields",
    11,
    // The places and the ends of claims come with the records of the rows and with their claims, and sources with passages.
    6,
    `{ responses(issue: "crime", place: "country", first: 100) { totalCount practiceCount pageInfo { hasNextPage endCursor }
      nodes { scope issueScope effect modality assertion mechanism period statement practice { name } issue { name }
        place { name ... on Community { locatedIn { name } } } claim { id subject { name } at { name } for { name } } ${evidence} } } }`,
  ],
  [
    // The issue that was named, the page, the counts, the counts of all reasons at once, and the practices.
    "responses with what they leave out",
    5,
    5,
    `{ responses(issue: "crime", first: 100) { totalCount leftOut { reason count arguments { name value } } nodes { practice { name } } } }`,
  ],
  // The records and wider issues: which records they are, the search index knows.
  [
    "a search",
    2,
    2,
    `{ search(query: "issue", first: 100) { totalCount nodes { match node { id name ... on Issue { broader { nodes { name } } } } } } }`,
  ],
];

const expected = (n: number, statements: number, onServer: number) => (worlds.get(n)?.graph.tripsAreExpensive ? onServer : statements);

test.each(shapes)("%s: the same number of statements for any number of rows", async (_, statements, onServer, document) => {
  const found = await Promise.all(sizes.map((n) => inWorldOf(n, document)));
  expect(found.map((f) => f.statements)).toEqual(sizes.map((n) => expected(n, statements, onServer)));
  const rows = found.filter((_, i) => !worlds.get(sizes[i] as number)?.graph.tripsAreExpensive).map((f) => f.rows);
  expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
});

test("a record takes one statement, and so do many of any class; ids of none are looked up once more, as former ids", async () => {
  expect((await inWorldOf(4, `{ community(id: "community-0") { id name description sensitivity } }`)).statements).toBe(1);
  const many = (ids: string) => inWorldOf(4, `{ nodes(ids: ${ids}) { id } node(id: "youth") { name } issue(id: "issue-3") { name } }`);
  const { data, statements } = await many(`["country", "issue-0", "passage-0"]`);
  expect(data.nodes).toEqual([{ id: "country" }, { id: "issue-0" }, { id: "passage-0" }]);
  expect(statements).toBe(1);
  const unknown = await many(`["country", "nobody", "passage-0", "no-one"]`);
  expect(unknown.data.nodes).toEqual([{ id: "country" }, null, { id: "passage-0" }, null]);
  expect(unknown.statements).toBe(2);
});

test.each(shapes)("%s: the same answer whether properties are named by a parameter or in the text", async (_, __, ___, document) => {
  const { graph, ask } = worlds.get(4) as { graph: Graph; ask: Ask };
  const texts = new Set<string>();
  const asking = (planningIsExpensive: boolean): Graph => ({
    ...graph,
    planningIsExpensive,
    read(text, ...rest) {
      texts.add(text);
      return graph.read(text, ...rest);
    },
  });
  const [byParameter, inText] = [await ask(document, { graph: asking(true) }), await ask(document, { graph: asking(false) })];
  expect(byParameter.errors).toEqual([]);
  expect(inText.data).toEqual(byParameter.data);
  expect([...texts].some((text) => text.includes("[name IN $"))).toBe(true);
});

test("a document has statements of its own from its tenth request on, where planning is expensive", async () => {
  const { graph, ask } = worlds.get(4) as { graph: Graph; ask: Ask };
  const texts: string[] = [];
  const watched: Graph = {
    ...graph,
    planningIsExpensive: true,
    read(text, ...rest) {
      texts.push(text);
      return graph.read(text, ...rest);
    },
  };
  const answers = new Set<string>();
  for (let i = 1; i <= frequentFrom + 1; i++)
    answers.add(JSON.stringify((await ask("query Tenth { practices { nodes { id intent } } }", { graph: watched })).data));
  expect(answers.size).toBe(1);
  const named = (text: string) => text.includes("o.intent");
  expect(texts.map(named)).toEqual([...Array(frequentFrom - 1).fill(false), true, true]);
});

test("records by id may be sent together with those that others ask for: their ids are named, and each row ends with its own", async () => {
  const { graph, ask } = worlds.get(4) as { graph: Graph; ask: Ask };
  const named: string[][][] = [];
  const listening: Graph = {
    ...graph,
    async read(text, parameters, signal, idsParameter) {
      const found = await graph.read(text, parameters, signal, idsParameter);
      if (idsParameter !== undefined)
        named.push([parameters[idsParameter], found.map((row) => row.at(-1))].map((ids) => [...(ids as string[])].sort()));
      return found;
    },
  };
  const { errors } = await ask('{ community(id: "community-1") { name } nodes(ids: ["issue-0", "nobody"]) { id } }', { graph: listening });
  expect(errors).toEqual([]);
  expect(named).toEqual([
    [
      ["community-1", "issue-0", "nobody"],
      ["community-1", "issue-0"],
    ],
  ]);
});

test.each(shapes)("%s: twice in one request, it is read once", async (_, statements, onServer, document) => {
  const question = document.slice(1, -1);
  const { data, asked, statements: found } = await inWorldOf(12, `{ one: ${question} two: ${question} }`);
  expect(data.two).toEqual(data.one);
  expect(found).toBe(expected(12, statements, onServer));
  expect(new Set(asked).size).toBe(asked.length);
});

test("a relation is read once under all its aliases, whichever of its fields are selected", async () => {
  const { asked, statements } = await inWorldOf(
    12,
    `{ communities(first: 100) { nodes { a: faces(first: 9) { nodes { name } } b: faces(first: 9) { totalCount edges { claims(first: 1) { id } } }
      c: faces(first: 9) { totalCount nodes { name(lang: "fr") narrower { nodes { id } } } edges { claims { statement } node { label(lang: "es") { lang } } } } } } }`,
  );
  // Communities, issues, their count, claims, narrower issues. On a server the issues come with the communities.
  expect(statements).toBe(expected(12, 5, 4));
  expect(new Set(asked).size).toBe(asked.length);
});

test("a question with other values is another question", async () => {
  const { statements } = await inWorldOf(4, "{ a: communities(first: 1) { nodes { id } } b: communities(first: 2) { nodes { id } } }");
  expect(statements).toBe(2);
});

test("a thousand records are read at once; more take a statement for each thousand", async () => {
  const many = datasetOf([
    record(Place, "country", { kind: "COUNTRY" }),
    record(Source, "source", { title: "A source", availability: "HELD" }),
    record(Passage, "report-1", { heading: "A heading" }, { OF: "source" }),
    ...upTo(11).map((i) => record(Community, `community-${i}`, {}, { LOCATED_IN: "country" })),
    ...upTo(1100).flatMap((i) => [record(Issue, `issue-${i}`, { roles: ["THREAT"] }), claim(`community-${i % 11}`, "FACES", `issue-${i}`)]),
  ]);
  const graph = await graphOf(many);
  try {
    const document = "{ communities { nodes { faces(first: 100) { nodes { broader { totalCount } } } } } }";
    const { data, statements } = await taken({ graph, ask: await asker(graph, unlimited) }, document);
    expect(data.communities.nodes.flatMap((c: { faces: { nodes: unknown[] } }) => c.faces.nodes)).toHaveLength(1100);
    // Communities, issues, then the counts of wider issues in two parts: where only a count is asked for, no rows are read.
    expect(statements).toBe(graph.tripsAreExpensive ? 1 + 2 : 2 + 2);
  } finally {
    await graph.close();
  }
});
