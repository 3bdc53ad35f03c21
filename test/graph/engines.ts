import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { Neo4jError } from "neo4j-driver";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";

/** A place where an engine stores one graph, which can be opened, closed and opened again. */
export interface Home {
  open(): Promise<Graph>;
  /** Closes all graphs that were opened, and deletes the data. */
  drop(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** A new home with an empty graph. */
  home(): Promise<Home>;
  /** The error that the engine throws at a write conflict. */
  conflict(): Error;
  /** The differences between engines, each with its reason. Everything else is the same. */
  readonly differs: {
    /** How an integer of more than 53 bits is returned; JavaScript has no number for it, and the model has none. */
    beyond53Bits(n: bigint): unknown;
    /** Whether an aborted statement is stopped: the embedded engine cannot stop one. */
    readonly stopsStatements: boolean;
    /** Whether it stores nodes of its own in the graph: on a server, the version and the layout. */
    readonly keepsOwnRecords: boolean;
  };
}

const embeddedEngine: Engine = {
  name: "embedded",
  async home() {
    const folder = await mkdtemp(join(tmpdir(), "graph-"));
    return homeOf(
      () => embeddedGraph(layoutOf(model), folder),
      () => rm(folder, { recursive: true }),
    );
  },
  conflict: () => Object.assign(new Error("Write conflict"), { gqlStatus: "40000" }),
  // The embedded driver returns a BigInt; the Neo4j driver is configured for plain numbers.
  differs: { beyond53Bits: (n) => n, stopsStatements: false, keepsOwnRecords: false },
};

/** The Neo4j server to test on, if one is named. It has one database: one test at a time may use it. */
const uri = process.env.NEO4J_TEST_URI;
const neo4jEngine = (uri: string): Engine => ({
  name: "neo4j",
  async home() {
    await emptyDatabase(uri);
    return homeOf(
      () => neo4jGraph(layoutOf(model), { uri }),
      () => emptyDatabase(uri),
    );
  },
  conflict: () => new Neo4jError("Met another write", "Neo.TransientError.Transaction.DeadlockDetected", "50N42", "a deadlock"),
  differs: { beyond53Bits: () => Number.POSITIVE_INFINITY, stopsStatements: true, keepsOwnRecords: true },
});

/** The engines under test: each passes the same suites. */
export const engines: readonly Engine[] = [embeddedEngine, ...(uri === undefined ? [] : [neo4jEngine(uri)])];

let taken = false;
/**
 * An empty graph for suites of reads: on the server that is named, or else in memory. The server has room for one; further graphs are in
 * memory, so that a comparison of two graphs also compares the two engines.
 */
export async function emptyGraph(): Promise<Graph> {
  if (uri === undefined || taken) return embeddedGraph(layoutOf(model));
  taken = true;
  await emptyDatabase(uri);
  // Documents that select everything send hundreds of statements at once, to a server that may share its processor with other suites.
  const graph = await neo4jGraph(layoutOf(model), { uri, maxWaitMs: 60_000 });
  return {
    ...graph,
    async close() {
      await graph.close();
      taken = false;
    },
  };
}

/** @param empty deletes what closed graphs have stored */
function homeOf(open: () => Promise<Graph>, empty: () => Promise<void>): Home {
  const opened: Graph[] = [];
  return {
    async open() {
      const graph = await open();
      opened.push(graph);
      return graph;
    },
    async drop() {
      await Promise.all(opened.map((graph) => graph.close()));
      await empty();
    },
  };
}

/** Deletes all nodes of a server's database; its keys stay. */
async function emptyDatabase(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
  try {
    await driver.executeQuery("MATCH (n) DETACH DELETE n");
  } finally {
    await driver.close();
  }
}
