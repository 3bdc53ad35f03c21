import { orAborted } from "../../src/concurrency/abort.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { MergedReads } from "../../src/graph/engines/neo4j/merged-reads.js";
import type { Graph, Parameters } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";

/** How reads of several requests become statements; `contract.test.ts` holds what each request gets. */
let graph: Graph;
let sent: Parameters[];
let signals: (AbortSignal | undefined)[];
let merged: MergedReads;
/** Whether a statement is sent at once. */
let free: boolean;
beforeAll(async () => {
  graph = await embeddedGraph(layoutOf(model));
  await graph.write((tx) => tx.run("UNWIND range(0, 1999) AS i CREATE (n:Entity {id: 'r' + toString(i), level: i % 4})"));
});
beforeEach(() => {
  [sent, signals, free] = [[], [], true];
  merged = new MergedReads(
    (text, parameters, signal) => {
      sent.push(parameters);
      signals.push(signal);
      return graph.read(text, parameters, signal);
    },
    () => free,
  );
});
afterAll(() => graph.close());

const text = "UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE NOT n.level > $level RETURN n.level, id";
const read = (ids: readonly string[], level = 0, signal?: AbortSignal) => merged.read(text, { ids, level }, "ids", signal);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `r${from + i}`);

test("reads of one turn are one statement, which asks for each id once", async () => {
  const found = await Promise.all([read(["r0", "r4"]), read(["r4"]), read(["r8", "r8", "r1"])]);
  expect(sent).toEqual([{ ids: ["r0", "r4", "r8", "r1"], level: 0 }]);
  // r1 is of a higher level. An id that is asked for twice has one row.
  expect(found).toEqual([
    [
      [0, "r0"],
      [0, "r4"],
    ],
    [[0, "r4"]],
    [[0, "r8"]],
  ]);
});
test("viewers of different levels share none", async () => {
  const found = await Promise.all([0, 1, 2, 3, 0].map((level) => read(["r0", "r1", "r2", "r3"], level)));
  expect(sent.map(({ level }) => level)).toEqual([0, 1, 2, 3]);
  expect(found.map((rows) => rows.length)).toEqual([1, 2, 3, 4, 1]);
});
test("nor do other questions, or those of a later turn", async () => {
  await Promise.all([read(["r0"]), merged.read(`${text} LIMIT 1`, { ids: ["r0"], level: 0 }, "ids")]);
  await read(["r0"]);
  expect(sent).toHaveLength(3);
});
test("a statement has at most a thousand ids, and a long list is one of its own", async () => {
  const parts = Array.from({ length: 11 }, (_, i) => range(i * 95, (i + 1) * 95));
  const found = await Promise.all([...parts.map((ids) => read(ids, 3)), read(range(0, 101), 3)]);
  expect(sent.map(({ ids }) => (ids as string[]).length).sort((a, b) => a - b)).toEqual([95, 101, 950]);
  expect(found.map((rows) => rows.length)).toEqual([...parts.map(() => 95), 101]);
});
test("where it would have to wait for a session, each is sent by itself, with the signal of its request", async () => {
  free = false;
  const { signal } = new AbortController();
  expect(await Promise.all([read(["r0"], 0, signal), read(["r0", "r4"])])).toEqual([
    [[0, "r0"]],
    [
      [0, "r0"],
      [0, "r4"],
    ],
  ]);
  const own = new Map(sent.map(({ ids }, i) => [String(ids), signals[i]]));
  expect(own).toEqual(
    new Map([
      ["r0", signal],
      ["r0,r4", undefined],
    ]),
  );
});
test("it is stopped when all who wait for it have gone, and not before", async () => {
  const stopped: AbortSignal[] = [];
  const endless = new MergedReads(
    async (_, __, signal) => {
      stopped.push(signal as AbortSignal);
      return orAborted(new Promise(() => undefined), signal);
    },
    () => true,
  );
  const clients = [new AbortController(), new AbortController()] as const;
  const reads = clients.map(({ signal }) => endless.read(text, { ids: ["r0"], level: 0 }, "ids", signal));
  const outcomes = Promise.allSettled(reads);
  while (!stopped.length) await new Promise(setImmediate);
  clients[0].abort(new Error("gone"));
  await expect(reads[0]).rejects.toThrow("gone");
  expect(stopped.map(({ aborted }) => aborted)).toEqual([false]);
  clients[1].abort(new Error("gone too"));
  expect(await outcomes).toMatchObject([{ reason: { message: "gone" } }, { reason: { message: "gone too" } }]);
  expect(stopped.map(({ aborted }) => aborted)).toEqual([true]);
});
test("if it fails, all that were read together fail, and the next ones do not", async () => {
  let broken = true;
  const failing = new MergedReads(
    async (of, parameters) => {
      if (broken) throw new Error("cut off");
      return graph.read(of, parameters);
    },
    () => true,
  );
  const asked = (id: string) => failing.read(text, { ids: [id], level: 0 }, "ids");
  for (const outcome of await Promise.allSettled([asked("r0"), asked("r4")]))
    expect(outcome).toMatchObject({ reason: { message: "cut off" } });
  broken = false;
  expect(await asked("r0")).toEqual([[0, "r0"]]);
});
