import type { Graph } from "../../src/graph/graph.js";
import { Event, Issue, Passage, Place, Programme, Source } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { oracleRelation } from "../oracle/intervals.js";
import { claim, datasetOf, record } from "../records.js";

/** Conditions on dates as the intervals that they are, over a record for every form of a date. */
const forms = [
  "2021",
  "2021-05",
  "2024-02",
  "2021-05-04",
  "1969-12-31",
  "0000",
  "2021?",
  "2021-05~",
  "2021-05-04%",
  "202X",
  "20XX",
  "XXXX",
  "2022-XX",
  "2022-XX-XX",
  "2024-02-XX",
  "2021-21",
  "2021-22",
  "2021-23",
  "2021-24",
  "-0044",
  "-0044-03",
  "-004X",
  "Y17000",
  "Y-17000",
  "Y170000002",
  "2020-10/2025-09",
  "2023-07-03/2023-07-06",
  "2021-11/2021",
  "2021~/2023-04%",
  "2021/..",
  "../2021",
  "2021/",
  "/2021-05",
  "../..",
];
const relations = ["overlaps", "before", "after", "during"];

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  const events = forms.map((period, i) => record(Event, `event-${i}`, { period, chathamHouseRule: "NOT_SAID" }));
  const others = [
    record(Event, "undated", { chathamHouseRule: "NOT_SAID" }),
    record(Programme, "programme", { period: "2020-10/2025-09" }),
    record(Place, "place", { kind: "COUNTRY" }),
    record(Issue, "extortion", { roles: ["THREAT"] }),
    record(Source, "report", { title: "Report", availability: "HELD", published: "2021-05" }),
    record(Passage, "report-1", { heading: "One" }, { OF: "report" }),
  ];
  const claims = [
    claim("place", "FACES", "extortion", { id: "in-2022", period: "2022-06" }),
    claim("place", "FACES", "extortion", { id: "long", period: "2020-10/2025-09" }),
    claim("place", "FACES", "extortion", { id: "long-ago", period: "2019" }),
    claim("place", "FACES", "extortion", { id: "undated" }),
  ];
  graph = await graphOf(datasetOf([...events, ...others, ...claims]));
  ask = await asker(graph);
});
afterAll(() => graph.close());

test.each(relations)("every form that %s every other, as the brute-force model has it", async (relation) => {
  // Each form is asked for in a request of its own field: a document may hold this many.
  for (let at = 0; at < forms.length; at += 10) {
    const asked = forms.slice(at, at + 10);
    const { data, errors } = await ask(
      `{ ${asked.map((date, i) => `f${i}: events(first: 100, filter: {period: {${relation}: "${date}"}}) { nodes { period } }`).join(" ")} }`,
    );
    expect(errors).toEqual([]);
    for (const [i, other] of asked.entries())
      expect([relation, other, data[`f${i}`].nodes.map((n: { period: string }) => n.period).sort()]).toEqual([
        relation,
        other,
        forms.filter((one) => oracleRelation(one, relation, other)).sort(),
      ]);
  }
});

test.each<[filter: string, ids: string[]]>([
  ['{period: {overlaps: "2022"}}', ["in-2022", "long"]],
  ['{period: {during: "2022"}}', ["in-2022"]],
  ['{period: {before: "2022"}}', ["long-ago"]],
  ['{period: {after: "2022"}}', []],
  ['{period: {overlaps: "2022", before: "2023"}}', ["in-2022"]],
  // A claim without a period is in none of them, and none of them is a reason against it.
  ['{not: {period: {overlaps: "2022"}}}', ["long-ago", "undated"]],
  ['{or: [{period: {overlaps: "2022"}}, {period: {isNull: true}}]}', ["in-2022", "long", "undated"]],
  ['{period: {overlaps: "2022", startsWith: "2020"}}', ["long"]],
  ['{subject: {some: {id: {eq: "place"}}}, period: {overlaps: "2019"}}', ["long-ago"]],
])("claims with %s", async (filter, ids) => {
  const { data, errors } = await ask(`{ claims(filter: ${filter}) { nodes { id } } }`);
  expect(errors).toEqual([]);
  expect(data.claims.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
});

test("dates of every class, and of claims behind a relation, are compared so", async () => {
  const { data, errors } = await ask(`{
    programmes(filter: {period: {overlaps: "2022"}}) { nodes { id } }
    sources(filter: {published: {during: "2021"}}) { nodes { id } }
    recorded: claims(filter: {recordedAt: {overlaps: "20XX"}}) { totalCount }
    place(id: "place") {
      faces(claim: {period: {overlaps: "2022"}}) { edges { claims { id } } }
      none: faces(claim: {period: {after: "2030"}}) { totalCount }
    }
  }`);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    programmes: { nodes: [{ id: "programme" }] },
    sources: { nodes: [{ id: "report" }] },
    recorded: { totalCount: 4 },
    place: { faces: { edges: [{ claims: [{ id: "in-2022" }, { id: "long" }] }] }, none: { totalCount: 0 } },
  });
});
