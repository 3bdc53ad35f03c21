import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Community, Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import type { Level } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { practicesThere, type SimilarQuestion, similar } from "../oracle/similar-communities.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";
import { schema } from "../schema.js";

/** `similarCommunities` answers as comparing every community by hand does, and every number has the claims behind it. */
const field = schema.getQueryType()?.getFields().similarCommunities;
if (!field) throw new Error("There is no similarCommunities.");
/** What rows were met. */
const met = new Set<string>();

const claims = "predicate claims { count ids drillDown { groups { axis value level rollUp } url } }";
const trait = `record { ... on Entity { id } } others weight recordedHere { ${claims} } recordedThere { ${claims} }`;
const selection = `totalCount sharingCount leftOut { reason count } recordedHere { issues people actors }
  nodes {
    community { id } similarity { low high } sharedIssues sharedPeople sharedActors onlyHere onlyThere
    parts { part contribution { low high } shared { ${trait} } onlyHere { ${trait} } onlyThere { ${trait} } }
    practicesThereCount impliedPracticesThereCount practicesSummary { template } practicesThere { practice { ... on Entity { id } } helpful adverse carriedOut claims { ids } }
  }`;

async function answerOf(ask: Ask, question: SimilarQuestion, level: Level) {
  const document = new Document();
  const text = document.text(`${document.call(field as NonNullable<typeof field>, { ...question, first: 100 })} { ${selection} }`);
  const { data, errors, faults } = await ask(text, { level, variables: document.variables });
  expect({ question, errors, faults }).toEqual({ question, errors: [], faults: [] });
  return data.similarCommunities;
}
type Listed = { record: { id: string } }[];
const idsOf = (listed: Listed) => listed.map(({ record: { id } }) => id);

/** An answer in the form of the plain implementation. */
const plain = ({ nodes, sharingCount, leftOut }: Awaited<ReturnType<typeof answerOf>>) => ({
  // biome-ignore lint/suspicious/noExplicitAny: an answer's row
  rows: nodes.map(({ community, similarity, parts }: any) => ({
    community: community.id,
    ...similarity,
    // biome-ignore lint/suspicious/noExplicitAny: an answer's row
    parts: parts.map(({ part, contribution, shared, onlyHere, onlyThere }: any) => ({
      part,
      ...contribution,
      shared: idsOf(shared),
      onlyHere: idsOf(onlyHere),
      onlyThere: idsOf(onlyThere),
    })),
  })),
  sharing: sharingCount,
  leftOut: Object.fromEntries(leftOut.map(({ reason, count }: { reason: string; count: number }) => [reason, count])),
});

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  test.each(onePart<Level>([0, 2, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    for (let n = 0; n < times(40); n++) {
      const choice = filters.choosing(field.args);
      const question: SimilarQuestion = {
        // More claims count than by default, or few communities would share anything.
        ...(random.chance(0.5) && {
          assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"],
          statuses: ["ACCEPTED", "PROPOSED"],
        }),
        ...choice,
        community: random.pick(world.all(Community)).id,
        otherCountriesOnly: random.chance(0.3),
      };
      const what = { seed, level, question: JSON.stringify(question) };
      const expected = similar(world, question);
      const answer = await answerOf(ask, question, level);
      expect({ what, ...plain(answer) }).toEqual({ what, ...expected });
      for (const row of answer.nodes) {
        const practices = row.practicesThere.map(
          (p: { practice: { id: string }; helpful: number; adverse: number; carriedOut: number; claims: { ids: string[] } }) => [
            p.practice.id,
            p.helpful,
            p.adverse,
            p.carriedOut,
            p.claims.ids,
          ],
        );
        const there = practicesThere(world, row.community.id, question.community, question);
        expect({ what, practices, count: row.practicesThereCount }).toEqual({ what, practices: there, count: there.length });
        if (practices.length) met.add("practices there");
        const missing = (["IMPLIED", "INFERRED"] as const).filter(
          (one) => !(question.assertions ?? ["STATED", "COMPOSED", "IMPORTED"]).includes(one),
        );
        const implied = missing.length
          ? practicesThere(world, row.community.id, question.community, { ...question, assertions: missing }, question).length
          : 0;
        const template = there.length ? "SOME" : implied ? "ONLY_IMPLIED" : "NONE";
        expect({ what, implied: row.impliedPracticesThereCount, summary: row.practicesSummary.template }).toEqual({
          what,
          implied,
          summary: template,
        });
        met.add(`practices ${template}`);
        for (const { part, contribution } of row.parts) met.add(`${part} ${contribution.low === contribution.high ? "known" : "a range"}`);
      }
      for (const reason of Object.keys(expected.leftOut)) met.add(reason);
      await assertDrillDowns(answer, question, level, what);
    }
  });

  /** The groups of some numbers of claims give as many claims as were counted. */
  async function assertDrillDowns(answer: { nodes: readonly object[] }, question: SimilarQuestion, level: Level, what: object) {
    const { community: _, otherCountriesOnly: __, ...choice } = question;
    const claimsField = schema.getQueryType()?.getFields().claims;
    // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
    const recorded = answer.nodes.slice(0, 1).flatMap(({ parts }: any) =>
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      parts.flatMap(({ shared, onlyHere, onlyThere }: any) =>
        [...shared.slice(0, 1), ...onlyHere.slice(0, 1), ...onlyThere.slice(0, 1)].flatMap(({ recordedHere, recordedThere }) => [
          ...recordedHere,
          ...recordedThere,
        ]),
      ),
    );
    for (const { claims: behind } of recorded) {
      const groups = behind.drillDown.groups.map(({ axis, value }: { axis: string; value: string }) => ({ axis, value }));
      const { claim: properties, ...terms } = choice;
      const document = new Document();
      const args = { groups, first: 100, ...terms, ...(properties && { filter: properties }) };
      const text = document.text(`${document.call(claimsField as NonNullable<typeof claimsField>, args)} { totalCount nodes { id } }`);
      const { data, errors } = await ask(text, { level, variables: document.variables });
      const ids = data?.claims.nodes.map(({ id }: { id: string }) => id).sort();
      expect({ what, groups, errors, total: data?.claims.totalCount, ids: ids?.slice(0, 20) }).toEqual({
        what,
        groups,
        errors: [],
        total: behind.count,
        ids: behind.ids,
      });
      met.add("drill-down");
    }
  }
});

covered("rows of every sort were met", () => {
  const parts = ["ISSUES", "PEOPLE", "ACTORS"].flatMap((part) => [`${part} a range`]);
  expect(
    [...parts, "ISSUES known", "practices there", "SAME_COUNTRY", "COUNTRY_UNKNOWN", "drill-down"].filter((sort) => !met.has(sort)),
  ).toEqual([]);
});

const passage = [
  record(Source, "report", { title: "A report", availability: "HELD", language: "en", name: { en: "A report" } }),
  record(Passage, "report-1", { heading: "One", startLine: 1, name: { en: "One" } }, { OF: "report" }),
];

/** 130 communities that face what one faces, the last of them also what few face. */
const crowd = (): Dataset => {
  const numbered = Array.from({ length: 130 }, (_, n) => `other-${String(n).padStart(3, "0")}`);
  const faces = (community: string, issue: string) => claim(community, "FACES", issue);
  return datasetOf([
    record(Place, "country", { kind: "COUNTRY" }),
    ...["asked", ...numbered].map((id) => record(Community, id, {}, { LOCATED_IN: "country" })),
    ...["common", "rare", "own"].map((id) => record(Issue, id, { roles: ["HARM"] })),
    ...passage,
    ...["common", "rare", "own"].map((issue) => faces("asked", issue)),
    ...numbered.map((id) => faces(id, "common")),
    ...numbered.slice(-3).map((id) => faces(id, "rare")),
  ]);
};
test("of more communities than are compared, those are whose shared records weigh most, and the others are counted", async () => {
  const dataset = crowd();
  const graph = await graphOf(dataset);
  const question = { community: "asked", otherCountriesOnly: false };
  const answer = await answerOf(await asker(graph, unlimited), question, 0);
  const expected = similar(new World(seenBy(0, dataset)), question);
  expect(plain(answer)).toEqual(expected);
  expect([expected.leftOut, answer.nodes.slice(0, 3).map(({ community }: { community: { id: string } }) => community.id)]).toEqual([
    { TOO_MANY: 30 },
    ["other-127", "other-128", "other-129"],
  ]);
  await graph.close();
});
