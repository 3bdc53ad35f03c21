import type { Graph } from "../../src/graph/graph.js";

/** Takes graphs, which are closed after each test. */
export function closedAfterEach(): (graph: Promise<Graph>) => Promise<Graph> {
  const opened: Graph[] = [];
  afterEach(async () => {
    for (const graph of opened.splice(0)) await graph.close();
  });
  return async (graph) => {
    opened.push(await graph);
    return graph;
  };
}
