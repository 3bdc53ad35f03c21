import type { Graph, Transaction } from "../../src/graph/graph.js";
import { engines, type Home } from "./engines.js";

/** What the port promises, of every engine. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const create = (tx: Transaction, id: string) => tx.run("CREATE (n:Entity {id: $id, n: 0})", { id });
  /** With a word that search finds it by: an engine reads it in the record, or is told. */
  const named = async (tx: Transaction, id: string, word: string) => {
    await tx.run("CREATE (n:Entity {id: $id, search: $search})", { id, search: ` ${word}` });
    tx.index(new Map([[id, ` ${word}`]]));
  };
  const ids = async (of = graph) => (await of.read("MATCH (n:Entity) RETURN n.id AS id ORDER BY id", {})).map(([id]) => id);
  /** A promise that somebody else keeps. */
  const gate = () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { opened, open };
  };

  describe("a write", () => {
    test("gives back what its work gives back, and keeps what it did", async () => {
      expect(
        await graph.write(async (tx) => {
          await create(tx, "a");
          return tx.run("MATCH (n:Entity) RETURN n.id, n.n");
        }),
      ).toEqual([["a", 0]]);
      expect(await ids()).toEqual(["a"]);
    });

    test("that throws in the middle leaves nothing, and its error comes out as it was", async () => {
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

    test("of which a statement fails leaves nothing, even if the work goes on without it", async () => {
      await graph.write((tx) => create(tx, "taken"));
      const failing = graph.write(async (tx) => {
        await create(tx, "new");
        await create(tx, "taken").catch(() => undefined);
      });
      await expect(failing).rejects.toThrow(/taken|unique/i);
      expect(await ids()).toEqual(["taken"]);
    });

    test("keeps statements that its work did not wait for", async () => {
      await graph.write(async (tx) => {
        void tx.run("UNWIND range(1, 20000) AS i CREATE (n:Entity {id: toString(i)})");
      });
      expect(await graph.read("MATCH (n:Entity) RETURN count(n)", {})).toEqual([[20000]]);
    });

    test("of which one of two statements at once fails leaves nothing, and the next one is not in its way", async () => {
      const failing = graph.write((tx) =>
        Promise.all([tx.run("NONSENSE"), tx.run("UNWIND range(1, 20000) AS i CREATE (n:Entity {id: toString(i)})")]),
      );
      await expect(failing).rejects.toThrow("NONSENSE");
      await graph.write((tx) => create(tx, "1"));
      expect(await ids()).toEqual(["1"]);
    });

    test("is not stopped by one before it that failed", async () => {
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

  test("of fifty writers at once on one record, no update is lost", async () => {
    await graph.write((tx) => create(tx, "counter"));
    const seen = await Promise.all(
      Array.from({ length: 50 }, () =>
        graph.write(async (tx) => {
          // Read first and write then: it is here that an engine without an order of writers loses updates.
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

  describe("work that meets another write", () => {
    test("is run again from the start, and what it did before is forgotten", async () => {
      let runs = 0;
      await graph.write(async (tx) => {
        runs++;
        await named(tx, `run-${runs}`, `word${runs}`);
        if (runs < 3) throw engine.conflict();
      });
      expect(runs).toBe(3);
      expect(await ids()).toEqual(["run-3"]);
      expect(await graph.find(["word"])).toEqual(["run-3"]);
    });

    test("is given up in the end, with the conflict, and later writes go on", async () => {
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

  test("a reader sees nothing of a write until all of it is there", async () => {
    await graph.write((tx) => create(tx, "old"));
    const [written, seen] = [gate(), gate()];
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
    expect(await graph.find(["word"])).toEqual([]);
    seen.open();
    expect(await writing).toEqual([["new"]]);
    expect(await ids()).toEqual(["new"]);
    expect(await graph.find(["word"])).toEqual(["new"]);
    expect(await graph.version()).not.toBe(version);
  });

  test("the version is another after each write, and the same after reads", async () => {
    const versions = [await graph.version()];
    for (const id of ["a", "b", "c"]) {
      await graph.write((tx) => create(tx, id));
      versions.push(await graph.version());
      await graph.read("MATCH (n) RETURN n.id", {});
      await graph.find(["a"]);
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
    test("waits for the writers in the queue, refuses new ones and readers, and can be asked for twice", async () => {
      const go = gate();
      const first = graph.write(async (tx) => {
        await go.opened;
        await create(tx, "first");
      });
      const second = graph.write((tx) => create(tx, "second"));
      const closed = [graph.close(), graph.close()];
      const late = [graph.write((tx) => create(tx, "late")), graph.read("RETURN 1", {}), graph.find(["a"]), graph.version()];
      go.open();
      for (const refused of await Promise.allSettled(late))
        expect(refused).toMatchObject({ status: "rejected", reason: { code: "UNAVAILABLE" } });
      await Promise.all([first, second, ...closed]);
      expect(await ids(await home.open())).toEqual(["first", "second"]);
    });

    test("loses nothing: records, links, values of every sort, and what search knows", async () => {
      const values = { text: 'Cáceres 𝒜 "quoted"\n', whole: 2 ** 53 - 1, real: -0.25, flag: false, list: ["a", ""], none: null };
      await graph.write(async (tx) => {
        await tx.run("CREATE (a:Entity:Place {id: 'a'}) SET a += $values CREATE (b:Entity {id: 'b', search: ' caceres'})", { values });
        await tx.run("MATCH (a:Entity {id: 'a'}) MATCH (b:Entity {id: 'b'}) CREATE (a)-[:ALIGNED_TO {term: 'EXACT'}]->(b)");
        tx.index(new Map([["b", " caceres"]]));
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
      expect(await graph.find(["cac"])).toEqual(["b"]);
      await expect(graph.write((tx) => create(tx, "a"))).rejects.toThrow();
    });
  });
});
