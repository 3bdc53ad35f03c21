import type { Config } from "./config/config.js";
import { Failure } from "./errors.js";
import { type Graph, noGraph } from "./graph/graph.js";
import { layoutOf } from "./graph/layout.js";
import { hasCurrentDerivations, updateDerivations } from "./graph/statements/derivations.js";
import { isEmptyGraph } from "./graph/statements/dump.js";
import { assertComplete } from "./graph/statements/restore-lock.js";
import { model } from "./model/index.js";
import type { Progress } from "./progress.js";

type Place = Pick<Config, "dataFolder" | "neo4j">;

/** Opens the graph that the configuration names, and updates what an older version of this program has derived from its records. */
export const openGraph = (place: Place, progress?: Progress): Promise<Graph> =>
  openedWith(openEngine(place, false, progress), (graph) => updateDerivations(graph, model));

/**
 * Opens a graph that is there, to be read only: nothing is made or written.
 * @throws NOT_FOUND if there is none; UNAVAILABLE if a restore has left it incomplete, or an older version of this program has written it
 */
export const openStoredGraph = (place: Place): Promise<Graph> =>
  openedWith(openEngine(place, true), async (graph) => {
    await assertComplete(graph);
    if (await isEmptyGraph(graph.read))
      throw place.neo4j ? noGraph(place.neo4j.uri, "NEO4J_URI and NEO4J_DATABASE") : noGraph(place.dataFolder, "DATA_DIR");
    if (!(await hasCurrentDerivations(graph)))
      throw new Failure(
        "UNAVAILABLE",
        "The graph was written by an older version of this program, which keeps records in another way: update it with `seed`, or start the server once.",
      );
  });

/** Prepares a graph, and closes it if that fails. */
async function openedWith(opening: Promise<Graph>, prepare: (graph: Graph) => Promise<void>): Promise<Graph> {
  const graph = await opening;
  try {
    await prepare(graph);
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}

/** Only the engine that is needed is loaded. */
async function openEngine({ dataFolder, neo4j }: Place, readOnly: boolean, progress?: Progress): Promise<Graph> {
  if (neo4j) {
    const { neo4jGraph } = await import("./graph/engines/neo4j.js");
    return neo4jGraph(layoutOf(model), { ...neo4j, readOnly });
  }
  const { embeddedGraph } = await import("./graph/engines/embedded.js");
  return embeddedGraph(layoutOf(model), dataFolder, { readOnly, progress });
}
