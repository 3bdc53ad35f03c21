// Provokes write conflicts in the embedded engine with the built program, and prints the results as JSON. It runs in a process of its own:
// within jest, errors come from another realm than the engine's, and the engine does not mark them as conflicts.
import { embeddedGraph } from "../../dist/graph/engines/embedded.js";
import { layoutOf } from "../../dist/graph/layout.js";
import { model } from "../../dist/model/index.js";

const graph = await embeddedGraph(layoutOf(model));
await graph.write((tx) => tx.run("CREATE (:Entity {id: 'a', n: 0})"));
const read = () => graph.read("MATCH (n:Entity {id: 'a'}) RETURN n.n", {});

/**
 * Writes, and provokes a conflict in each of the first runs. Writers queue, so only a statement outside the queue conflicts: a read that
 * writes, which no other code may do.
 */
async function writeWithConflicts(conflicts) {
  let runs = 0;
  const write = graph.write(async (tx) => {
    await tx.run("MATCH (n:Entity {id: 'a'}) RETURN n.n");
    if (++runs <= conflicts) await graph.read("MATCH (n:Entity {id: 'a'}) SET n.n = 100", {});
    await tx.run("MATCH (n:Entity {id: 'a'}) SET n.n = n.n + 1");
  });
  const error = await write.then(
    () => null,
    (e) => e.message,
  );
  return { runs, error, n: (await read())[0][0] };
}

const results = [
  await writeWithConflicts(1),
  await writeWithConflicts(3),
  await writeWithConflicts(Number.POSITIVE_INFINITY),
  await writeWithConflicts(0),
];
console.log(JSON.stringify(results));
await graph.close();
