import { ApolloServer } from "@apollo/server";
import { apolloOptions, executionByLevel } from "../../src/api/apollo.js";
import { unlimited } from "../../src/api/limits/limits.js";
import { Reader } from "../../src/api/reading/reader.js";
import type { Graph } from "../../src/graph/graph.js";
import { plural } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import { generate } from "../generator.js";
import { graphOf } from "../harness.js";
import { oneInThree, onePart, times } from "../parts.js";
import { Filters } from "../queries/filters.js";
import { Names } from "../queries/names.js";
import { Walker } from "../queries/walk.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";
import { type Pair, pairs } from "../twins.js";

/**
 * Queries are executed level by level, and on a server what belongs together is read together. The answers are those, byte for byte, that
 * graphql-js gives when each field reads what it needs by itself.
 */
const apolloWith = (execution: Parameters<typeof apolloOptions>[3]) =>
  new ApolloServer<Reader>(apolloOptions(schema, () => undefined, unlimited, execution));
let made = 0;
const byLevel = executionByLevel(schema);
const counted: typeof byLevel = {
  async requestDidStart(context) {
    const listener = await byLevel.requestDidStart?.(context);
    return {
      async responseForOperation(operation) {
        const response = (await listener?.responseForOperation?.(operation)) ?? null;
        if (response) made++;
        return response;
      },
    };
  },
};
const [apollo, plain] = [apolloWith([counted]), apolloWith([])];
beforeAll(() => Promise.all([apollo.start(), plain.start()]));
afterAll(() => Promise.all([apollo.stop(), plain.stop()]));

describe.each(onePart(pairs))("level $level of the graph of seed $seed", ({ level, seed }: Pair) => {
  const dataset = generate(seed);
  const random = new Random(seed * 1000 + level);
  const names = new Names(random, dataset);
  const walker = new Walker(random, schema, new Filters(random, dataset), names);
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(dataset);
  });
  afterAll(() => graph.close());

  const answer = async (by: typeof apollo, on: Graph, query: string, variables: Readonly<Record<string, unknown>>) => {
    const reader = new Reader(model, on, { level, roles: [], languages: ["es", "en"] });
    const { body } = await by.executeOperation({ query, variables }, { contextValue: reader });
    if (body.kind !== "single") throw new Error("The answer is incremental, and no test requests that.");
    return JSON.stringify(body.singleResult);
  };
  async function alike(text: string, variables: Readonly<Record<string, unknown>> = {}) {
    const [one, other] = [
      await answer(apollo, graph, text, variables),
      await answer(plain, { ...graph, tripsAreExpensive: false }, text, variables),
    ];
    if (one !== other) expect({ text, variables, answer: JSON.parse(one) }).toEqual({ text, variables, answer: JSON.parse(other) });
    expect(one).toBe(other);
  }

  test("every field of every list", async () => {
    const lists = new Set(oneInThree([...model.entities, model.claim].map(plural), random));
    const before = made;
    for (const root of walker.roots.filter(({ name }) => lists.has(name))) {
      const { text, variables } = walker.everything(root, { first: 20 }, 2);
      await alike(text, variables);
    }
    expect(made - before).toBe(lists.size);
  });

  test("queries of any shape, with errors too", async () => {
    const before = made;
    for (let n = 0; n < times(200); n++) {
      const { text, variables } = walker.anything(random.pick(walker.roots));
      await alike(text, variables);
    }
    expect(made).toBeGreaterThan(before);
  });

  test("fragments, directives, repeated fields and names that objects have", async () => {
    await alike(
      `query ($no: Boolean = false) {
        issues(first: 5) { __proto__: totalCount ...Page nodes { constructor: id addressedBy(first: 2) { edges { cursor } } } }
        toString: communities(first: 3) @skip(if: $no) { nodes { ... on Locality { id ...Place @include(if: $no) } } }
        left: communities @include(if: $no) { totalCount }
      }
      fragment Page on IssueConnection { nodes { __typename id addressedBy(first: 2) { nodes { id ... on Practice { types { id } } } edges { claims(first: 1) { id evidence { id } } } } } }
      fragment Place on Community { locatedIn { id } }`,
    );
  });

  test("a null where the schema has none, and arguments that are refused", async () => {
    await alike('{ issue(id: "no-such") { id } node(id: "no-such") { id } issues(first: 1000) { totalCount } }');
    await alike("{ issues(first: 2) { nodes { id addressedBy(first: 1000) { totalCount } } } }");
    await alike('{ issues(first: 2) { nodes { id addressedBy(after: "x") { totalCount } } } }');
    await alike("{ issues(first: 2) { nodes { id addressedBy { edges { claims(first: 1000) { id } } } } } }");
    await alike("query ($n: Int!) { issues(first: $n) { totalCount } }", { n: "many" });
    await alike("query One { issues(first: 1) { totalCount } } query Two { issues(first: 2) { totalCount } }");
    await alike("{ __schema { queryType { name } } issues(first: 1) { nodes { id } } }");
  });
});
