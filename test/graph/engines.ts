import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { Neo4jError } from "neo4j-driver";
import { embedded } from "../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";

/** Where an engine keeps one graph: it can be opened, closed and opened again. */
export interface Home {
  open(): Promise<Graph>;
  /** Closes what was opened, and leaves nothing behind. */
  drop(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** An empty one. */
  home(): Promise<Home>;
  /** What the engine throws at a write that met another one. */
  conflict(): Error;
  /** Where it differs from the other, each with its reason. All else is the same. */
  readonly differs: {
    /** What becomes of an integer of more than 53 bits, which JavaScript has no number for. Nothing in the model is one. */
    beyond53Bits(n: bigint): unknown;
    /** Whether a statement that nobody waits for any longer is ended: the engine in this process cannot stop one. */
    readonly stopsStatements: boolean;
    /** Whether it keeps records of its own beside the graph's: a server's version and layout have no other place. */
    readonly keepsOwnRecords: boolean;
  };
}

const embeddedEngine: Engine = {
  name: "embedded",
  async home() {
    const folder = await mkdtemp(join(tmpdir(), "graph-"));
    return homeOf(
      () => embedded(layoutOf(model), folder),
      () => rm(folder, { recursive: true }),
    );
  },
  conflict: () => Object.assign(new Error("Write conflict"), { gqlStatus: "40000" }),
  // Its driver gives out what JavaScript has for it; a server's is asked for plain numbers, and gives none.
  differs: { beyond53Bits: (n) => n, stopsStatements: false, keepsOwnRecords: false },
};

/** The server to test on, if one is named. It has one database: one test at a time may use it. */
const uri = process.env.NEO4J_TEST_URI;
const neo4jEngine = (uri: string): Engine => ({
  name: "neo4j",
  async home() {
    await emptied(uri);
    return homeOf(
      () => neo4jGraph(layoutOf(model), { uri }),
      () => emptied(uri),
    );
  },
  conflict: () => new Neo4jError("Met another write", "Neo.TransientError.Transaction.DeadlockDetected", "50N42", "a deadlock"),
  differs: { beyond53Bits: () => Number.POSITIVE_INFINITY, stopsStatements: true, keepsOwnRecords: true },
});

/** Every engine passes the same tests. */
export const engines: readonly Engine[] = [embeddedEngine, ...(uri === undefined ? [] : [neo4jEngine(uri)])];

let taken = false;
/**
 * An empty graph for a suite that asks rather than stores: on the server that is named, or else in memory. The server has room for
 * one: graphs beside it are in memory, so that what is held against each other is held against the other engine, too.
 */
export async function emptyGraph(): Promise<Graph> {
  if (uri === undefined || taken) return embedded(layoutOf(model));
  taken = true;
  await emptied(uri);
  const graph = await neo4jGraph(layoutOf(model), { uri });
  return {
    ...graph,
    async close() {
      await graph.close();
      taken = false;
    },
  };
}

/** @param empty takes away what closed graphs have left */
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

/** Takes all records out of a server's database; its keys stay. */
async function emptied(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, undefined, { telemetryDisabled: true });
  try {
    await driver.executeQuery("MATCH (n) DETACH DELETE n");
  } finally {
    await driver.close();
  }
}
