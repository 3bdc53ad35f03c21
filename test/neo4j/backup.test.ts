import { restore } from "../../src/backup/restore.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { RestoreLock } from "../../src/graph/statements/restore-lock.js";
import { model } from "../../src/model/index.js";
import { dumpOf, emptyGraph, folder, putAsTwo, sound } from "../backup/backup.js";
import { generate } from "../generator.js";
import { contentOf } from "../graph/content.js";
import { answered, served } from "../http/served.js";
import { Random } from "../random.js";
import { seeded } from "../seed/seeded.js";

/** A dump of the embedded engine is restored into a real Neo4j and back, and stays the same. */
const place = folder();
const opened: Graph[] = [];
const closing: (() => Promise<unknown>)[] = [];
const open = async () => {
  const graph = await neo4jGraph(layoutOf(model), { uri: process.env.NEO4J_TEST_URI ?? "", versionPollMs: 100 });
  opened.push(graph);
  return graph;
};
let server: Graph;
beforeAll(async () => {
  server = await open();
});
// Later suites use the same server: a restore that a test left unfinished must not block them.
afterAll(async () => {
  await RestoreLock.clear(server, 0);
  for (const close of closing) await close();
  for (const graph of opened) await graph.close();
  place.drop();
});
const replace = { replace: true, force: true, silenceMs: 0 };

/** From a graph to the server and back, with the dump at each step. */
async function roundTrip(first: Graph) {
  const before = await dumpOf(first);
  await restore(server, model, place.file(before), replace);
  const there = await dumpOf(server);
  const back = await emptyGraph();
  await restore(back, model, place.file(there));
  const again = await dumpOf(back);
  const content = await contentOf(back);
  await back.close();
  return { before, there, again, content };
}

test.each([1, 2])("generated graph %i: three dumps, one graph", async (seed) => {
  const graph = await emptyGraph();
  await putAsTwo(graph, sound(generate(seed)), new Random(seed));
  const { before, there, again, content } = await roundTrip(graph);
  expect(there).toBe(before);
  expect(again).toBe(before);
  expect(content).toEqual(await contentOf(graph));
  for (const word of ["rio", "strasse", "a"]) expect((await server.find([word], 3)).sort()).toEqual((await graph.find([word], 3)).sort());
  await graph.close();
});

test("the seed: three dumps, one graph", async () => {
  const { graph, close } = await seeded();
  const { before, there, again } = await roundTrip(graph);
  expect([there, again]).toEqual([before, before]);
  await close();
});

describe("while another process restores it", () => {
  test("a server is not ready and refuses requests; after the restore it answers without a restart", async () => {
    const other = await open();
    const http = await served(other);
    closing.push(http.close);
    const lock = await RestoreLock.begin(server, true, 0);
    expect(await answered(http.get("/readyz"))).toMatchObject({
      status: 503,
      body: { message: expect.stringMatching(/is being restored/) },
    });
    const refused = await answered(http.post({ query: "{ places { totalCount } }" }));
    expect(refused.body.errors[0].extensions.code).toBe("UNAVAILABLE");
    await lock.release();
    expect((await http.get("/readyz")).status).toBe(200);
    const answer = await answered(http.post({ query: "{ places { totalCount } }" }));
    expect(answer.body.data).toEqual({ places: { totalCount: 0 } });
  });

  test("no other process wipes or restores while its steps go on; once it is silent another one may, and then it cannot continue", async () => {
    const other = await open();
    const lock = await RestoreLock.begin(server, true, 0);
    let running = true;
    const steps = (async () => {
      while (running) await lock.step(async (tx) => void (await tx.run("CREATE (:Entity {id: randomUUID()})")));
    })();
    const busy = { code: "CONFLICT", message: expect.stringMatching(/Another process is restoring/) };
    await expect(RestoreLock.clear(other, 2000)).rejects.toMatchObject(busy);
    await expect(RestoreLock.begin(other, true, 2000)).rejects.toMatchObject(busy);
    running = false;
    await steps;
    await RestoreLock.clear(other, 1000);
    expect(await other.read("MATCH (n) WHERE n:Entity OR n:Loading RETURN count(n)", {})).toEqual([[0]]);
    await expect(lock.release()).rejects.toMatchObject(busy);
  });

  test("of two restores that begin at once, one gets the lock", async () => {
    const other = await open();
    const begun = await Promise.allSettled([RestoreLock.begin(server, true, 0), RestoreLock.begin(other, true, 0)]);
    const winners = begun.filter((b): b is PromiseFulfilledResult<RestoreLock> => b.status === "fulfilled");
    expect(winners).toHaveLength(1);
    await winners[0]?.value.release();
    expect(await server.restoreState()).toBeUndefined();
  });
});
