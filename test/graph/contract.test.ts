import { SessionQueue } from "../../src/graph/engines/neo4j/session-queue.js";
import type { Graph, Transaction } from "../../src/graph/graph.js";
import { engines, type Home } from "./engines.js";

/** What `Graph` promises, for every engine. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const create = (tx: Transaction, id: string) => tx.run("CREATE (n:Entity {id: $id, n: 0})", { id });
  /** Creates a record that search finds by a word. */
  const named = async (tx: Transaction, id: string, word: string) => {
    await tx.run("CREATE (n:Entity {id: $id, level: 0, search: $search})", { id, search: ` ${word}` });
    tx.index([id]);
  };
  const ids = async (from = graph) => (await from.read("MATCH (n:Entity) RETURN n.id AS id ORDER BY id", {})).map(([id]) => id);
  /** A promise, and the function that resolves it. */
  const latch = () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { opened, open };
  };

  describe("a write", () => {
    test("returns the result of its work, and commits its changes", async () => {
      expect(
        await graph.write(async (tx) => {
          await create(tx, "a");
          return tx.run("MATCH (n:Entity) RETURN n.id, n.n");
        }),
      ).toEqual([["a", 0]]);
      expect(await ids()).toEqual(["a"]);
    });

    test("whose work throws in the middle changes nothing, and rejects with that error", async () => {
      await graph.write((tx) => create(tx, "before"));
      const error = new Error("in the middle");
      const failing = graph.write(async (tx) => {
        await create(tx, "half");
        await tx.run("MATCH (n:Entity {id: 'before'}) DELETE n");
        throw error;
      });
      await expect(failing).rejects.toBe(error);
      expect(await ids()).toEqual(["before"]);
    });

    test("in which a statement fails changes nothing, even if its work ignores the error", async () => {
      await graph.write((tx) => create(tx, "taken"));
      const failing = graph.write(async (tx) => {
        await create(tx, "new");
        await create(tx, "taken").catch(() => undefined);
      });
      await expect(failing).rejects.toThrow(/taken|unique/i);
      expect(await ids()).toEqual(["taken"]);
    });

    test("commits statements that its work did not wait for", async () => {
      await graph.write(async (tx) => {
        void tx.run("UNWIND range(1, 20000) AS i CREATE (n:Entity {id: toString(i)})");
      });
      expect(await graph.read("MATCH (n:Entity) RETURN count(n)", {})).toEqual([[20000]]);
    });

    test("in which one of two concurrent statements fails changes nothing, and does not hinder the next write", async () => {
      const failing = graph.write((tx) =>
        Promise.all([tx.run("NONSENSE"), tx.run("UNWIND range(1, 20000) AS i CREATE (n:Entity {id: toString(i)})")]),
      );
      await expect(failing).rejects.toThrow("NONSENSE");
      await graph.write((tx) => create(tx, "1"));
      expect(await ids()).toEqual(["1"]);
    });

    test("runs although the write before it failed", async () => {
      const [first, second] = await Promise.allSettled([
        graph.write(() => Promise.reject(new Error("no"))),
        graph.write((tx) => create(tx, "after")),
      ]);
      expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
      expect(await ids()).toEqual(["after"]);
    });

    test("refuses a second record with the same id", async () => {
      await graph.write((tx) => create(tx, "a"));
      await expect(graph.write((tx) => create(tx, "a"))).rejects.toThrow();
      await expect(graph.write((tx) => tx.run("UNWIND ['x', 'x'] AS id CREATE (:Claim {id: id})"))).rejects.toThrow();
      expect(await graph.read("MATCH (n) WHERE n:Entity OR n:Claim RETURN count(n)", {})).toEqual([[1]]);
    });
  });

  test("fifty writers at once on one record lose no update", async () => {
    await graph.write((tx) => create(tx, "counter"));
    const seen = await Promise.all(
      Array.from({ length: 50 }, () =>
        graph.write(async (tx) => {
          // A read and then a write: an engine that does not run writers one after another loses updates here.
          const [row] = await tx.run("MATCH (n:Entity {id: 'counter'}) RETURN n.n");
          const n = row?.[0] as number;
          await tx.run("MATCH (n:Entity {id: 'counter'}) SET n.n = $n", { n: n + 1 });
          return n;
        }),
      ),
    );
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(await graph.read("MATCH (n:Entity {id: 'counter'}) RETURN n.n", {})).toEqual([[50]]);
  });

  describe("work that conflicts with another write", () => {
    test("is run again from the start, and its earlier runs change nothing", async () => {
      let runs = 0;
      await graph.write(async (tx) => {
        runs++;
        await named(tx, `run-${runs}`, `word${runs}`);
        if (runs < 3) throw engine.conflict();
      });
      expect(runs).toBe(3);
      expect(await ids()).toEqual(["run-3"]);
      expect(await graph.find(["word"], 3)).toEqual(["run-3"]);
    });

    test("fails with the conflict after several runs, and later writes go on", async () => {
      let runs = 0;
      const failing = graph.write(async () => {
        runs++;
        throw engine.conflict();
      });
      await expect(failing).rejects.toThrow(engine.conflict().message);
      expect(runs).toBeGreaterThan(1);
      await graph.write((tx) => create(tx, "later"));
      expect(await ids()).toEqual(["later"]);
    });

    test("is not run again after any other error", async () => {
      let runs = 0;
      const failing = graph.write(async () => {
        runs++;
        throw new Error("no conflict");
      });
      await expect(failing).rejects.toThrow("no conflict");
      expect(runs).toBe(1);
    });
  });

  test("a reader sees nothing of a write until it is committed", async () => {
    await graph.write((tx) => create(tx, "old"));
    const [written, seen] = [latch(), latch()];
    const writing = graph.write(async (tx) => {
      await named(tx, "new", "word");
      await tx.run("MATCH (n:Entity {id: 'old'}) DELETE n");
      written.open();
      await seen.opened;
      return tx.run("MATCH (n:Entity) RETURN n.id");
    });
    await written.opened;
    const version = await graph.version();
    expect(await ids()).toEqual(["old"]);
    expect(await graph.find(["word"], 3)).toEqual([]);
    seen.open();
    expect(await writing).toEqual([["new"]]);
    expect(await ids()).toEqual(["new"]);
    expect(await graph.find(["word"], 3)).toEqual(["new"]);
    expect(await graph.version()).not.toBe(version);
  });

  describe("reads of records by their ids, at the same time", () => {
    const read = (wanted: readonly string[], from: number, signal?: AbortSignal) =>
      graph.read("UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.n >= $from RETURN n.n, id", { ids: wanted, from }, signal, "ids");
    beforeEach(() => graph.write((tx) => tx.run("UNWIND range(0, 9) AS i CREATE (n:Entity {id: 'r' + toString(i), n: i})")));

    test("give each reader the rows of its own ids, and of its own question", async () => {
      const asked: [string[], number][] = [
        [["r1", "r2"], 0],
        [["r2", "r3", "none"], 0],
        [["r2", "r7"], 5],
        [[], 0],
        [["r2"], 0],
      ];
      const found = await Promise.all(asked.map(([wanted, from]) => read(wanted, from)));
      expect(found.map((rows) => rows.map(([, id]) => id).sort())).toEqual([["r1", "r2"], ["r2", "r3"], ["r7"], [], ["r2"]]);
    });
    test("are aborted one by one, which takes nothing from the others", async () => {
      const client = new AbortController();
      const [left, stayed] = [read(["r1"], 0, client.signal), read(["r1", "r4"], 0)];
      client.abort(new Error("gone"));
      await expect(left).rejects.toThrow("gone");
      expect((await stayed).map(([n]) => n).sort()).toEqual([1, 4]);
      await expect(read(["r1"], 0, client.signal)).rejects.toThrow("gone");
    });
    test("take one session of a server, and not one for each", async () => {
      const acquired = jest.spyOn(SessionQueue.prototype, "acquire");
      try {
        await Promise.all([read(["r1"], 0), read(["r2"], 0), read(["r1", "r3"], 0)]);
        expect(acquired).toHaveBeenCalledTimes(graph.tripsAreExpensive ? 1 : 0);
      } finally {
        acquired.mockRestore();
      }
    });
    test("see what was written before", async () => {
      await read(["r1"], 0);
      await graph.write((tx) => tx.run("MATCH (n:Entity {id: 'r1'}) SET n.n = 100"));
      expect(await Promise.all([read(["r1"], 0), read(["r1"], 50)])).toEqual([[[100, "r1"]], [[100, "r1"]]]);
    });
  });

  test("the version changes with each write, and not with reads", async () => {
    const versions = [await graph.version()];
    for (const id of ["a", "b", "c"]) {
      await graph.write((tx) => create(tx, id));
      versions.push(await graph.version());
      await graph.read("MATCH (n) RETURN n.id", {});
      await graph.find(["a"], 3);
      expect(await graph.version()).toBe(versions.at(-1));
    }
    await graph.write((tx) => tx.run("MATCH (n:Entity {id: 'a'}) SET n.n = 7"));
    versions.push(await graph.version());
    await graph.close();
    graph = await home.open();
    await graph.write((tx) => tx.run("MATCH (n:Entity {id: 'b'}) DELETE n"));
    versions.push(await graph.version());
    expect(new Set(versions).size).toBe(versions.length);
  });

  describe("closing", () => {
    test("waits for the writers in the queue, refuses new writers and readers, and may be called twice", async () => {
      const go = latch();
      const first = graph.write(async (tx) => {
        await go.opened;
        await create(tx, "first");
      });
      const second = graph.write((tx) => create(tx, "second"));
      const closed = [graph.close(), graph.close()];
      const late = [graph.write((tx) => create(tx, "late")), graph.read("RETURN 1", {}), graph.find(["a"], 3), graph.version()];
      go.open();
      for (const refused of await Promise.allSettled(late))
        expect(refused).toMatchObject({ status: "rejected", reason: { code: "UNAVAILABLE" } });
      await Promise.all([first, second, ...closed]);
      expect(await ids(await home.open())).toEqual(["first", "second"]);
    });

    test("loses nothing: records, links, values of every type, and the search index", async () => {
      const values = { text: 'Cáceres 𝒜 "quoted"\n', whole: 2 ** 53 - 1, real: -0.25, flag: false, list: ["a", ""], none: null };
      await graph.write(async (tx) => {
        await tx.run("CREATE (a:Entity:Place {id: 'a'}) SET a += $values CREATE (b:Entity {id: 'b', level: 0, search: ' caceres'})", {
          values,
        });
        await tx.run("MATCH (a:Entity {id: 'a'}) MATCH (b:Entity {id: 'b'}) CREATE (a)-[:ALIGNED_TO {term: 'EXACT'}]->(b)");
        tx.index(["b"]);
      });
      await graph.close();
      graph = await home.open();
      const { text, whole, real, flag, list } = values;
      expect(
        await graph.read(
          "MATCH (a:Place)-[r:ALIGNED_TO]->(b:Entity) RETURN a.text, a.whole, a.real, a.flag, a.list, a.none, r.term, b.id",
          {},
        ),
      ).toEqual([[text, whole, real, flag, list, null, "EXACT", "b"]]);
      expect(await graph.find(["cac"], 3)).toEqual(["b"]);
      await expect(graph.write((tx) => create(tx, "a"))).rejects.toThrow();
    });
  });
});
