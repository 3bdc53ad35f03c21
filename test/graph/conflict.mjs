// Meets write conflicts of the engine's own with the built program, and prints what came of it. Not in a test's own process: there errors
// are of another realm than the engine's, which does not mark them as conflicts.
import { embedded } from "../../dist/graph/engines/embedded.js";
import { layoutOf } from "../../dist/graph/layout.js";
import { model } from "../../dist/model/index.js";

const graph = await embedded(layoutOf(model));
await graph.write((tx) => tx.run("CREATE (:Entity {id: 'a', n: 0})"));
const read = () => graph.read("MATCH (n:Entity {id: 'a'}) RETURN n.n", {});

/** The queue keeps writers apart, so only a statement beside it makes a conflict. A read may not write; here it does, to be in the way. */
async function writeAcross(times) {
  let runs = 0;
  const write = graph.write(async (tx) => {
    await tx.run("MATCH (n:Entity {id: 'a'}) RETURN n.n");
    if (++runs <= times) await graph.read("MATCH (n:Entity {id: 'a'}) SET n.n = 100", {});
    await tx.run("MATCH (n:Entity {id: 'a'}) SET n.n = n.n + 1");
  });
  const error = await write.then(
    () => null,
    (e) => e.message,
  );
  return { runs, error, n: (await read())[0][0] };
}

const met = [await writeAcross(1), await writeAcross(3), await writeAcross(Number.POSITIVE_INFINITY), await writeAcross(0)];
console.log(JSON.stringify(met));
await graph.close();
