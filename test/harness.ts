import { ApolloServer } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import { apolloOptions } from "../src/api/apollo.js";
import { defaultLimits } from "../src/api/limits/limits.js";
import { questions } from "../src/api/questions/index.js";
import { Reader, type Viewer } from "../src/api/reader.js";
import { schemaOf } from "../src/api/schema.js";
import type { Graph } from "../src/graph/graph.js";
import { store } from "../src/graph/statements/store.js";
import type { Level } from "../src/model/entity.js";
import { model } from "../src/model/index.js";
import type { Dataset } from "../src/model/records.js";
import { emptyGraph } from "./graph/engines.js";

/** A graph that holds a data set, on the engine under test. */
export async function graphOf(dataset: Dataset): Promise<Graph> {
  const graph = await emptyGraph();
  await store(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" }, dataset);
  return graph;
}

export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly data: any;
  readonly errors: NonNullable<FormattedExecutionResult["errors"]>;
  /** What it may have cost, where that was reckoned. */
  readonly cost?: { readonly requested: number; readonly limit: number };
  /** The texts of the statements that it took. */
  readonly statements: readonly string[];
  /** Faults of ours that were masked: a test that expects none says so. */
  readonly faults: readonly unknown[];
}
export type Ask = (
  document: string,
  options?: { level?: Level; languages?: readonly string[]; variables?: Record<string, unknown>; graph?: Graph },
) => Promise<Answered>;

const schema = schemaOf(model, questions);

/** Asks a graph as a client does, but for HTTP. @param limits what a request may ask for, as a server has them unless it is told otherwise */
export async function asker(graph: Graph, limits = defaultLimits): Promise<Ask> {
  const faults: unknown[] = [];
  const apollo = new ApolloServer<Reader>(apolloOptions(schema, (fault) => faults.push(fault), limits));
  await apollo.start();
  return async (query, { level = 0, languages = ["en"], variables, graph: other = graph } = {}) => {
    const statements: string[] = [];
    const counting: Graph = {
      ...other,
      read(text, parameters, signal) {
        statements.push(text);
        return other.read(text, parameters, signal);
      },
    };
    const viewer: Viewer = { level, languages };
    const before = faults.length;
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue: new Reader(model, counting, viewer) });
    if (body.kind !== "single") throw new Error("An incremental answer was not asked for.");
    const { data, errors = [], extensions } = JSON.parse(JSON.stringify(body.singleResult)) as FormattedExecutionResult;
    return { data, errors, cost: extensions?.cost as Answered["cost"], statements, faults: faults.slice(before) };
  };
}
