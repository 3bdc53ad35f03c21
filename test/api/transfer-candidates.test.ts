import type { Graph } from "../../src/graph/graph.js";
import { Issue, Passage, Place, Practice, Source } from "../../src/model/entities/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";

/** What `transferCandidates` takes, and what it says of what it does not take. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const asked = `community: "harbour", issue: "extortion"`;
const document = (args: string) => `{ transferCandidates(${args}) { weights { factor weight } } }`;

test.each([
  ["a negative weight", "{ evidence: -1 }", "weights: evidence must be a number from 0 to 1000000."],
  ["a weight beyond all bounds", "{ rights: 1e300 }", "weights: rights must be a number from 0 to 1000000."],
  [
    "nothing but zeros",
    "{ issue: 0, evidence: 0, context: 0, population: 0, replication: 0, conditions: 0, rights: 0.0 }",
    "weights: all are 0. Give at least one factor a weight above 0.",
  ],
])("%s", async (_, weights, message) => {
  const { errors, statements } = await ask(document(`${asked}, weights: ${weights}`));
  expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: "BAD_USER_INPUT", argument: "weights" } })]);
  expect(statements).toEqual([]);
});

test.each([
  ["a weight of no factor", { luck: 1 }, /"\$weights".*"luck" is not defined by type "TransferWeights"/],
  ["a weight that is no number", { issue: "much" }, /"\$weights".*weights?\.issue.*Float cannot represent non numeric value: "much"/s],
  ["a weight that is not finite", { issue: Number.POSITIVE_INFINITY }, /"\$weights".*issue.*Float/s],
])("%s", async (_, weights, message) => {
  const { errors, statements } = await ask(`query ($weights: TransferWeights) ${document(`${asked}, weights: $weights`)}`, {
    variables: { weights },
  });
  expect(errors.map((error) => error.message)).toEqual([expect.stringMatching(message)]);
  expect(statements).toEqual([]);
});

test.each([
  ["community", `community: "harbor", issue: "extortion"`, "harbour"],
  ["community", `community: "extortion", issue: "extortion"`, "an issue"],
  ["issue", `community: "harbour", issue: "extorsion"`, "extortion"],
])("an unknown %s is named, with what comes near: %s", async (argument, args, near) => {
  const { errors } = await ask(document(args));
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining(near),
      extensions: expect.objectContaining({ code: "NOT_FOUND", argument }),
    }),
  ]);
});

test("a weight that is null or left out is the default; weights come back normalised, in the order of factors", async () => {
  const { data, errors } = await ask(document(`${asked}, weights: { evidence: null, issue: 125 }`));
  expect(errors).toEqual([]);
  // 125, 20, 20, 12, 8, 10 and 5 are 200.
  expect(data.transferCandidates.weights).toEqual([
    { factor: "ISSUE", weight: 63 },
    { factor: "EVIDENCE", weight: 10 },
    { factor: "CONTEXT", weight: 10 },
    { factor: "POPULATION", weight: 6 },
    { factor: "REPLICATION", weight: 4 },
    { factor: "CONDITIONS", weight: 5 },
    { factor: "RIGHTS", weight: 2 },
  ]);
});

test("the answer says how it was made, from which data, and in which language", async () => {
  const { data, errors } = await ask(`{ transferCandidates(${asked}) {
    method { name version description es: description(lang: "es") fr: description(lang: "fr") parameters { name value } }
    dataVersion { version }
    lowInformation { value reasons }
    en: summary(lang: "en") { value lang checked template }
    es: summary(lang: "es") { value lang checked }
    fr: summary(lang: "fr") { value lang checked }
    nodes { factors { es: sentence(lang: "es") { value lang } fr: sentence(lang: "fr") { value lang } } questionsToAsk { fr: question(lang: "fr") { value lang } } }
  } }`);
  expect(errors).toEqual([]);
  const { method, en, es, fr, nodes, dataVersion } = data.transferCandidates;
  expect(method).toMatchObject({
    name: "transferCandidates",
    version: "3",
    description: expect.stringContaining("not a prediction"),
    es: expect.stringContaining("no una predicción"),
    fr: expect.stringContaining("non une prédiction"),
  });
  const parameters = new Map(method.parameters.map(({ name, value }: { name: string; value: string }) => [name, value]));
  expect(parameters.get("weights.ISSUE")).toBe("25");
  expect(parameters.get("context.enoughIssues")).toBe("3");
  expect(dataVersion.version).toEqual(expect.any(String));
  expect(en).toMatchObject({ lang: "en", checked: true, template: "CANDIDATES", value: expect.stringContaining("not a prediction") });
  expect(es).toMatchObject({ lang: "es", checked: false, value: expect.stringContaining("no una predicción") });
  expect(fr).toMatchObject({ lang: "fr", checked: false, value: expect.stringContaining("pas une prédiction") });
  expect(nodes.length).toBeGreaterThan(0);
  for (const { factors, questionsToAsk } of nodes) {
    for (const sentences of factors) expect([sentences.es.lang, sentences.fr.lang]).toEqual(["es", "fr"]);
    for (const { fr: question } of questionsToAsk) expect(question.value).toContain("?");
  }
});

test("of more practices than can be compared, the nearest and best reported ones are", async () => {
  const numbered = (name: string, n: number) => Array.from({ length: n }, (_, i) => `${name}-${String(i).padStart(3, "0")}`);
  const aims = numbered("aim", 100);
  const reports = numbered("report", 3);
  const narrower = numbered("narrower", 2);
  const crowd = datasetOf([
    record(Place, "town", { kind: "ADMIN2" }),
    record(Issue, "crime", { roles: ["HARM"] }),
    record(Issue, "theft", { roles: ["HARM"] }, { BROADER: "crime" }),
    record(Source, "book", { title: "A book", availability: "HELD", language: "en", name: { en: "A book" } }),
    record(Passage, "report-1", { heading: "One", startLine: 1, name: { en: "One" } }, { OF: "book" }),
    ...[...aims, ...reports, ...narrower, "harm"].map((id) => record(Practice, id, { intent: "SUPPORTIVE" })),
    ...aims.map((id) => claim(id, "ADDRESSES", "crime", { effect: "PREVENTS", modality: "INTENDED" })),
    ...reports.map((id) => claim(id, "ADDRESSES", "crime", { effect: "UNSPECIFIED" })),
    // More is reported of them, but they are not as near.
    ...narrower.flatMap((id) => [
      claim(id, "ADDRESSES", "theft", { effect: "REDUCES" }),
      claim(id, "ADDRESSES", "theft", { effect: "PROTECTS" }),
    ]),
    claim("harm", "ADDRESSES", "crime", { effect: "EXACERBATES" }),
  ]);
  const other = await graphOf(crowd);
  const { data, errors } = await (await asker(other))(
    `{ transferCandidates(community: "town", issue: "crime", first: 100) { totalCount complete notCompared summary { template } nodes { practice { id } } notOffered { practice { id } } } }`,
  );
  await other.close();
  expect(errors).toEqual([]);
  const { nodes, notOffered, ...rest } = data.transferCandidates;
  // A hundred: one that harms, three that are reported, and the first 96 of which there is an aim.
  expect(rest).toEqual({ totalCount: 99, complete: false, notCompared: 6, summary: { template: "CANDIDATES_OF_MORE" } });
  expect(nodes.map((n: { practice: { id: string } }) => n.practice.id).sort()).toEqual([...aims.slice(0, 96), ...reports]);
  expect(notOffered).toEqual([{ practice: { id: "harm" } }]);
});
