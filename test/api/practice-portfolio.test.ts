import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/** What `practicePortfolio` refuses, and what it says of a world in which little is recorded. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

test.each([
  ["maxPractices: 0", "BAD_USER_INPUT", "maxPractices: at least 1. Leave it out for as many as it takes."],
  ["maxPractices: -3", "BAD_USER_INPUT", "maxPractices: at least 1. Leave it out for as many as it takes."],
  ["maxPractices: 101", "BAD_USER_INPUT", "maxPractices: at most 100. Leave it out for as many as it takes."],
  [
    "maxPractices: 1.5",
    "GRAPHQL_VALIDATION_FAILED",
    "maxPractices: Int cannot represent non-integer value: 1.5. It takes a whole number, such as 3.",
  ],
  [
    `maxPractices: "3"`,
    "GRAPHQL_VALIDATION_FAILED",
    `maxPractices: Int cannot represent non-integer value: "3". It takes a whole number, such as 3.`,
  ],
])("%s is refused", async (given, code, message) => {
  const { errors, statements } = await ask(`{ practicePortfolio(community: "river", ${given}) { facedCount } }`);
  expect(errors).toEqual([expect.objectContaining({ message, extensions: expect.objectContaining({ code }) })]);
  expect(statements).toEqual([]);
});

test.each([
  ["rivr", /community.*"rivr".*river/s],
  // A hidden one is refused as one that does not exist.
  ["hidden-hamlet", /community.*"hidden-hamlet"/s],
  ["extortion", /community/],
])("the community %s is refused", async (community, message) => {
  const { errors } = await ask(`{ practicePortfolio(community: "${community}") { facedCount } }`);
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
  expect(errors[0]?.extensions?.code).toBe("NOT_FOUND");
});

const summaryOf = async (args: string) => {
  const { data, errors } = await ask(
    `{ practicePortfolio(${args}) { summary { template value } lowInformation { reasons } practices { practice { id } } uncovered { reason } } }`,
  );
  expect(errors).toEqual([]);
  return data.practicePortfolio;
};

test("nothing that is faced, nothing that is covered, some of it, and all of it have words of their own", async () => {
  expect(await summaryOf(`community: "world"`)).toEqual({
    summary: {
      template: "NOTHING_FACED",
      value:
        "No claim that counts is recorded that world itself faces an issue. That does not mean that it faces none. 3 places or communities within it are recorded as facing some, among them freedonia, harbour, and River: ask for `freedonia`, `harbour`, `river`.",
    },
    lowInformation: { reasons: ["NO_CLAIM"] },
    practices: [],
    uncovered: [],
  });
  // Night schools help with recruitment and have a claim of mixed effects, so that they are not offered.
  expect(await summaryOf(`community: "river"`)).toMatchObject({
    summary: { template: "SOME_COVERED" },
    practices: [{ practice: { id: "town-meetings" } }],
    uncovered: [{ reason: "ONLY_NOT_OFFERED" }],
  });
  expect(await summaryOf(`community: "harbour"`)).toMatchObject({ summary: { template: "ALL_COVERED" }, uncovered: [] });
  expect(await summaryOf(`community: "harbour", claim: { predicate: { eq: FACES } }`)).toMatchObject({
    summary: { template: "NOTHING_COVERED" },
    practices: [],
    uncovered: [{ reason: "NONE_RECORDED" }],
  });
});
