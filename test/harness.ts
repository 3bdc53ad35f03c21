import { ApolloServer } from "@apollo/server";
import type { FormattedExecutionResult } from "graphql";
import { apolloOptions } from "../src/api/apollo.js";
import { defaultLimits } from "../src/api/limits/limits.js";
import { Reader, type Viewer } from "../src/api/reading/reader.js";
import type { Graph } from "../src/graph/graph.js";
import { syncDataset } from "../src/graph/statements/dataset-sync.js";
import type { Level } from "../src/model/entity.js";
import { model } from "../src/model/index.js";
import type { Dataset } from "../src/model/records.js";
import { emptyGraph } from "./graph/engines.js";
import { schema as productSchema } from "./schema.js";

/** Graphs that are compared were loaded at the same time. */
const loadedAt = new Date("2026-01-31T12:00:00Z");

/** A graph that holds a data set, on the engine under test. @param earlier what it held before, one after another */
export async function graphOf(dataset: Dataset, earlier: readonly Dataset[] = []): Promise<Graph> {
  const graph = await emptyGraph();
  const info = { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" };
  for (const content of [...earlier, dataset]) await syncDataset(graph, model, info, content, undefined, { clock: () => loadedAt });
  return graph;
}

export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly data: any;
  readonly errors: NonNullable<FormattedExecutionResult["errors"]>;
  /** Its estimated cost, if it was estimated. */
  readonly cost?: { readonly requested: number; readonly limit: number };
  /** The texts of the statements that were sent to the graph for it. */
  readonly statements: readonly string[];
  /** Internal errors that were masked. */
  readonly faults: readonly unknown[];
}
export type Ask = (
  document: string,
  options?: { level?: Level; languages?: readonly string[]; variables?: Record<string, unknown>; graph?: Graph },
) => Promise<Answered>;

interface Executor {
  readonly apollo: ApolloServer<Reader>;
  readonly faults: unknown[];
}
/** Started once for each schema and its limits: each start prints the whole schema, and no server is tied to a graph. */
const executors = new WeakMap<object, WeakMap<object, Promise<Executor>>>();
function executorOf(schema: typeof productSchema, limits: typeof defaultLimits): Promise<Executor> {
  const started = executors.get(schema) ?? new WeakMap<object, Promise<Executor>>();
  executors.set(schema, started);
  const executor = started.get(limits) ?? startedExecutor(schema, limits);
  started.set(limits, executor);
  return executor;
}
async function startedExecutor(schema: typeof productSchema, limits: typeof defaultLimits): Promise<Executor> {
  const faults: unknown[] = [];
  const apollo = new ApolloServer<Reader>(apolloOptions(schema, (fault) => faults.push(fault), limits));
  await apollo.start();
  return { apollo, faults };
}

/**
 * Sends requests to a graph as a client does, but without HTTP.
 * @param limits of a request; by default those of a server
 * @param schema of this product's model, perhaps with other questions
 */
export async function asker(graph: Graph, limits = defaultLimits, schema = productSchema): Promise<Ask> {
  const { apollo, faults } = await executorOf(schema, limits);
  return async (query, { level = 0, languages = ["en"], variables, graph: other = graph } = {}) => {
    const statements: string[] = [];
    const counting: Graph = {
      ...other,
      read(text, ...rest) {
        statements.push(text);
        return other.read(text, ...rest);
      },
    };
    const viewer: Viewer = { level, roles: [], languages };
    const before = faults.length;
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue: new Reader(model, counting, viewer) });
    if (body.kind !== "single") throw new Error("The answer is incremental, and no test requests that.");
    const { data, errors = [], extensions } = JSON.parse(JSON.stringify(body.singleResult)) as FormattedExecutionResult;
    return { data, errors, cost: extensions?.cost as Answered["cost"], statements, faults: faults.slice(before) };
  };
}
