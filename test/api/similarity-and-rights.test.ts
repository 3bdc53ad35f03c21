import { unlimited } from "../../src/api/limits/limits.js";
import { ActorType, Community, Issue, Passage, Place, PopulationGroup, Practice, Right, Source } from "../../src/model/entities/index.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { asker, graphOf } from "../harness.js";
import { oneOf } from "../parts.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";

/** What changes the answers of `similarCommunities` and `rightsImpact`, what does not, and what these refuse. */

const everything = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED], statuses: [ACCEPTED, PROPOSED, REJECTED, RETRACTED]";
const similar = (community: string) =>
  `{ similarCommunities(community: "${community}", first: 100, ${everything}) { sharingCount totalCount nodes {
    community { id } similarity { low high } practicesThere { practice { ... on Entity { id } } helpful adverse carriedOut }
    parts { part contribution { low high } missingHere missingThere shared { record { ... on Entity { id } } others weight } onlyHere { record { ... on Entity { id } } } onlyThere { record { ... on Entity { id } } } }
  } } }`;
const rights = (issue: string) =>
  `{ rightsImpact(issue: "${issue}", ${everything}) { rights { right { id } protection claims { count ids } ways { claim { id } for { id } by { id } }
    protectedBy { claim { id } } endangeredBy { claim { id } } peopleNotNamed { id } } leftOut { reason count } } }`;

/** The answers about every community and every issue of a data set to a viewer who sees all. */
async function answers(dataset: Dataset, of: Dataset = dataset) {
  const graph = await graphOf(dataset);
  const ask = await asker(graph, unlimited);
  const ids = (cls: object) => of.entities.filter(({ type }) => type === cls).map(({ values }) => values.id);
  const questions = [...ids(Community).map(similar), ...ids(Issue).map(rights)].sort();
  const found: unknown[] = [];
  for (const question of questions) {
    const { data, errors, faults } = await ask(question, { level: 3 });
    found.push([question, data, errors.map((e) => e.extensions?.code), faults]);
  }
  await graph.close();
  return found;
}

test.each(oneOf(seeds))("records in another order give the same answers (graph of seed %i)", async (seed) => {
  const dataset = generate(seed);
  const random = new Random(seed);
  const other = { ...dataset, entities: random.shuffled(dataset.entities), claims: random.shuffled(dataset.claims) };
  expect(await answers(other)).toEqual(await answers(dataset));
});

test("where no community lies in another country, the answer says so and what to ask instead", async () => {
  const places = ["here", "there"].map((id) => record(Community, id, {}, { LOCATED_IN: "country" }));
  const issue = record(Issue, "common", { roles: ["HARM"] });
  const report = [record(Source, "report", {}), record(Passage, "passage", {}, { OF: "report" })];
  const faces = ["here", "there"].map((id) => claim(id, "FACES", "common", {}, { cites: ["passage"] }));
  const country = record(Place, "country", { kind: "COUNTRY" });
  const graph = await graphOf(datasetOf([country, ...places, issue, ...report, ...faces]));
  const { data } = await (await asker(graph))(`{ similarCommunities(community: "here", otherCountriesOnly: true) { summary { value } } }`);
  expect(data.similarCommunities.summary.value).toMatch(
    /^No community outside the country of here is recorded.* Ask without otherCountriesOnly/,
  );
  await graph.close();
});

test.each(oneOf(seeds))("claims about other things change nothing (graph of seed %i)", async (seed) => {
  const dataset = generate(seed);
  const open = (list: Dataset["entities"], type: object) => list.find((e) => e.type === type && e.values.sensitivity === "CLEAR");
  const cites = dataset.claims.find((k) => k.values.sensitivity === "CLEAR")?.cites ?? [];
  const place = open(dataset.entities, Place)?.values.id as string;
  const stranger = (id: string, subject: string, predicate: string, object: string, at?: string) =>
    claim(subject, predicate, object, { id }, { cites: [...cites], ...(at && { at }) });
  const more = datasetOf([
    record(Community, "stranger", {}, { LOCATED_IN: place }),
    record(Issue, "strange-issue", { roles: ["HARM"] }),
    record(Right, "strange-right"),
    record(PopulationGroup, "strange-people", { protectedGroup: false }),
    record(ActorType, "strange-actors"),
    record(Practice, "strange-practice", { intent: "SUPPORTIVE" }),
    stranger("strange-1", "stranger", "FACES", "strange-issue"),
    stranger("strange-2", "strange-issue", "AFFECTS", "strange-people", "stranger"),
    stranger("strange-3", "strange-actors", "PERPETRATES", "strange-issue", "stranger"),
    stranger("strange-4", "strange-issue", "UNDERMINES", "strange-right", "stranger"),
    stranger("strange-5", "strange-practice", "PROTECTS", "strange-right"),
    stranger("strange-6", "strange-practice", "ADDRESSES", "strange-issue", "stranger"),
  ]);
  const both = { ...dataset, entities: [...dataset.entities, ...more.entities], claims: [...dataset.claims, ...more.claims] };
  expect(await answers(both, dataset)).toEqual(await answers(dataset));
});

const report = [
  record(Source, "report", { title: "A report", availability: "HELD", language: "en", name: { en: "A report" } }),
  record(Passage, "report-1", { heading: "One", startLine: 1, name: { en: "One" } }, { OF: "report" }),
];

test("learning narrows: each claim more about a community with little recorded gives a range inside the old one", async () => {
  const known = [
    record(Place, "country", { kind: "COUNTRY" }),
    ...["here", "there", "third"].map((id) => record(Community, id, {}, { LOCATED_IN: "country" })),
    ...["common", "rare", "own", "new"].map((id) => record(Issue, id, { roles: ["HARM"] })),
    record(PopulationGroup, "people", { protectedGroup: false }),
    record(ActorType, "actors"),
    ...report,
    ...["common", "rare", "own"].map((issue) => claim("here", "FACES", issue)),
    claim("third", "FACES", "common"),
    claim("there", "FACES", "common"),
    claim("common", "AFFECTS", "people", {}, { at: "here" }),
  ];
  const learned = [
    claim("there", "FACES", "rare"),
    claim("common", "AFFECTS", "people", {}, { at: "there" }),
    claim("there", "FACES", "new"),
    claim("actors", "PERPETRATES", "common", {}, { at: "there" }),
  ];
  const ranges: { low: number; high: number }[] = [];
  for (let n = 0; n <= learned.length; n++) {
    const graph = await graphOf(datasetOf([...known, ...learned.slice(0, n)]));
    const { data } = await (await asker(graph))(
      `{ similarCommunities(community: "here") { nodes { community { id } similarity { low high } } } }`,
    );
    ranges.push(data.similarCommunities.nodes.find((node: { community: { id: string } }) => node.community.id === "there").similarity);
    await graph.close();
  }
  for (const [i, { low, high }] of ranges.slice(1).entries()) {
    expect(low).toBeGreaterThanOrEqual(ranges[i]?.low as number);
    expect(high).toBeLessThanOrEqual(ranges[i]?.high as number);
  }
  expect(ranges[0]).not.toEqual(ranges.at(-1));
});

describe("what is refused", () => {
  const small = datasetOf([
    record(Place, "country", { kind: "COUNTRY" }),
    record(Community, "here", {}, { LOCATED_IN: "country" }),
    record(Issue, "common", { roles: ["HARM"] }),
    ...report,
    claim("here", "FACES", "common"),
  ]);
  // biome-ignore format: a table, to be read row by row
  const refused: readonly (readonly [call: string, code: string, argument: string | undefined, message: string])[] = [
    [`similarCommunities(community: "nowhere") { totalCount }`, "NOT_FOUND", "community", "nowhere"],
    [`similarCommunities(community: "country") { totalCount }`, "NOT_FOUND", "community", "is a place (country), and this takes a community"],
    [`similarCommunities(community: "common") { totalCount }`, "NOT_FOUND", "community", "is an issue (common), and this takes a community"],
    [`similarCommunities(community: "here", first: 0) { totalCount }`, "BAD_USER_INPUT", "first", "first"],
    [`similarCommunities(community: "here", otherCountriesOnly: "yes") { totalCount }`, "GRAPHQL_VALIDATION_FAILED", "otherCountriesOnly", "true or false"],
    [`rightsImpact(issue: "nothing") { rightCount }`, "NOT_FOUND", "issue", "nothing"],
    [`rightsImpact(issue: "here") { rightCount }`, "NOT_FOUND", "issue", "is a community (here), and this takes an issue"],
    [`rightsImpact(issue: "common", place: "common") { rightCount }`, "NOT_FOUND", "place", "is an issue (common), and this takes"],
    [`rightsImpact(issue: "common", scopes: [EXACT]) { rightCount }`, "BAD_USER_INPUT", "scopes", "Give a place too, or leave out scopes."],
    [`rightsImpact(issue: "common", issueScopes: [SIDEWAYS]) { rightCount }`, "GRAPHQL_VALIDATION_FAILED", "issueScopes", "SIDEWAYS"],
  ];
  test.each(refused)("%s", async (call, code, argument, message) => {
    const graph = await graphOf(small);
    const { data, errors, faults } = await (await asker(graph))(`{ ${call} }`);
    expect([data ?? null, errors[0]?.extensions?.code, errors[0]?.extensions?.argument, faults]).toEqual([null, code, argument, []]);
    expect(errors[0]?.message).toContain(message);
    await graph.close();
  });
});
