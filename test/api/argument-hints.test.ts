import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/** A value that an argument does not take gets an error that names the argument, and what is right. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const modalities = "It takes REPORTED, INTENDED or RECOMMENDED.";
const factors = "It takes issue, evidence, context, population, replication, conditions or rights.";

test.each([
  ["modalities", "responses", `issue: "extortion", modalities: [DONE]`, modalities],
  ["modalities", "responses", `issue: "extortion", modalities: ["REPORTED"]`, modalities],
  ["modalities", "responses", `issue: "extortion", modalities: 1`, modalities],
  ["scopes", "responses", `place: "river", scopes: [NEAR]`, "It takes EXACT, WITHIN, BROADER, UNPLACED or ELSEWHERE."],
  [
    "issueRelations",
    "transferCandidates",
    `community: "harbour", issue: "extortion", issueRelations: NEAR`,
    "EXACT, NARROWER, BROADER or DRIVER.",
  ],
  ["weights", "transferCandidates", `community: "harbour", issue: "extortion", weights: { luck: 1 }`, factors],
  [
    "weights",
    "transferCandidates",
    `community: "harbour", issue: "extortion", weights: { issue: "much" }`,
    "It takes a finite number, such as 0.5.",
  ],
  [
    "excludeSameCountry",
    "transferCandidates",
    `community: "harbour", issue: "extortion", excludeSameCountry: "no"`,
    "It takes true or false.",
  ],
  ["issue", "responses", "issue: [1]", "It takes an id or a code in quotation marks."],
  ["claim", "responses", `issue: "extortion", claim: { modality: { eq: DONE } }`, modalities],
])("%s of %s: %s", async (argument, question, args, right) => {
  const { errors } = await ask(`{ ${question}(${args}) { totalCount } }`);
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`^${argument}: .* (.*)${right.replaceAll(".", "\\.")}$`)),
      extensions: { code: "GRAPHQL_VALIDATION_FAILED", argument },
    }),
  ]);
});

test.each<[argument: string, type: string, value: unknown, right: string]>([
  ["modalities", "[Modality!]", ["DONE"], modalities],
  ["modalities", "[Modality!]", [1], modalities],
  ["weights", "TransferWeights", { luck: 1 }, factors],
  ["weights", "TransferWeights", { rights: "much" }, "It takes a finite number, such as 0.5."],
])("%s in a variable of another name: %s %j", async (argument, type, value, right) => {
  const { errors } = await ask(
    `query ($v: ${type}) { transferCandidates(issue: "extortion", community: "harbour", ${argument}: $v) { totalCount } }`,
    { variables: { v: value } },
  );
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`^${argument}: Variable "\\$v" .* ${right.replaceAll(".", "\\.")}$`)),
      extensions: { code: "BAD_USER_INPUT", argument },
    }),
  ]);
});

test.each([
  [
    '{ transferCandidates(community: "harbour", issue: "extortion", first: 101) { totalCount } }',
    ", or take all as rows from /transfer-candidates.csv.",
  ],
  ['{ similarCommunities(community: "harbour", first: 101) { totalCount } }', ", or take all as rows from /similar-communities.csv."],
  ["{ claims(first: 101) { totalCount } }", ", or take all as rows from /claims.csv."],
  ["{ places(first: 101) { totalCount } }", "."],
])("%s says where all rows are", async (document, rows) => {
  const { errors } = await ask(document);
  expect(errors.map(({ message }) => message)).toEqual([`first: at most 100 at a time. Go on with \`after\`${rows}`]);
});
