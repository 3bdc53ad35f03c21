import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embedded } from "../../src/graph/engines/embedded.js";
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
};

/** Every engine passes the same tests. */
export const engines: readonly Engine[] = [embeddedEngine];

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
