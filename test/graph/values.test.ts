import type { Graph, Row, Value } from "../../src/graph/graph.js";
import { engines, type Home } from "./engines.js";

/** Values are stored, returned and ordered the same on every engine. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeAll(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterAll(() => home.drop());
  afterEach(() => graph.write((tx) => tx.run("MATCH (n:Entity) DETACH DELETE n")));

  const put = (values: readonly unknown[]) =>
    graph.write((tx) =>
      tx.run("UNWIND $rows AS row CREATE (:Entity {id: row.id, v: row.v})", { rows: values.map((v, i) => ({ id: String(i), v })) }),
    );
  const column = (rows: readonly Row[]): Value[] => rows.map(([v]) => v as Value);
  const read = async (text: string, parameters = {}) => column(await graph.read(text, parameters));

  describe("texts", () => {
    const texts = [
      "",
      " ",
      "a'\"`\\$p0 {} // \n\t\u0000",
      "Cáceres",
      "Ca\u0301ceres",
      "ñandú",
      "𝒜stral 🏳️‍🌈 👩‍👩‍👧‍👦",
      "שלום עולם",
      "مرحبا\u200f (1)",
      "東京都",
      "\ufeffmark",
      "\uffff 𝒜\uffff𝒜\uffff",
      "x".repeat(30_000),
    ];
    test("are returned as they were stored; composed and decomposed letters differ", async () => {
      await put(texts);
      expect(await read("MATCH (n:Entity) RETURN n.v ORDER BY toInteger(n.id)")).toEqual(texts);
      expect(await read("RETURN $t", { t: texts[6] })).toEqual([texts[6]]);
      expect(await read("MATCH (n:Entity) WHERE n.v = $v RETURN n.id", { v: "Cáceres" })).toEqual(["3"]);
    });
    test("are compared by their code points", async () => {
      const found = async (where: string, v: string) =>
        (await graph.read(`MATCH (n:Entity) WHERE ${where} RETURN n.id`, { v })).map(([id]) => Number(id)).sort((a, b) => a - b);
      await put(texts);
      expect(await found("n.v CONTAINS $v", "🌈")).toEqual([6]);
      expect(await found("n.v STARTS WITH $v", "𝒜")).toEqual([6]);
      expect(await found("n.v CONTAINS $v", "ע")).toEqual([7]);
      expect(await found("toLower(n.v) CONTAINS toLower($v)", "CÁCERES")).toEqual([3]);
    });
    test("are in one order, astral characters after all others", async () => {
      const words = ["z", "Z", "a", "á", "aa", "", "\uffee", "𝒜", "ñ", "n", "10", "9", "_", "東"];
      await put(words);
      const points = (t: string) => Array.from(t, (c) => c.codePointAt(0) as number);
      const byPoints = (a: string, b: string) => {
        const [x, y] = [points(a), points(b)];
        const at = x.findIndex((p, i) => p !== y[i]);
        return at < 0 ? x.length - y.length : (x[at] as number) - (y[at] ?? -1);
      };
      expect(await read("MATCH (n:Entity) RETURN n.v ORDER BY n.v")).toEqual([...words].sort(byPoints));
      for (const v of words) {
        const after = words.filter((w) => byPoints(w, v) > 0).sort(byPoints);
        expect([v, await read("MATCH (n:Entity) WHERE n.v > $v RETURN n.v ORDER BY n.v", { v })]).toEqual([v, after]);
        expect([v, await read("UNWIND $words AS w WITH w WHERE w > $v RETURN w ORDER BY w", { v, words })]).toEqual([v, after]);
      }
    });
  });

  describe("numbers", () => {
    const most = Number.MAX_SAFE_INTEGER;
    test("are exact up to 53 bits, and stay whole or real", async () => {
      // Whole numbers that are too large for any integer of an engine are kept as real ones.
      const large = [2 ** 53, -(2 ** 63), 2 ** 63, 2 ** 64, 1.5e300, 1e308, -Number.MAX_VALUE];
      const numbers = [0, -1, 1, most, -most, most - 1, 2 ** 31, 2 ** 32 + 1, 0.1, -0.25, 1e-300, ...large];
      await put(numbers);
      expect(await read("MATCH (n:Entity) RETURN n.v ORDER BY toInteger(n.id)")).toEqual(numbers);
      expect(await read("MATCH (n:Entity) WHERE n.v = $v RETURN n.v", { v: most })).toEqual([most]);
      expect(await read("MATCH (n:Entity) WHERE n.v > $v AND n.v < 2.0^53 RETURN count(n)", { v: most - 1 })).toEqual([1]);
      for (const v of large) {
        const smaller = numbers.filter((n) => n < v).length;
        expect([v, await read("MATCH (n:Entity) WHERE n.v < $v RETURN count(n)", { v })]).toEqual([v, [smaller]]);
        expect([v, await read("MATCH (n:Entity) WHERE n.v = $v RETURN n.v", { v })]).toEqual([v, [v]]);
      }
      expect(await read("MATCH (n:Entity) WHERE n.id = '3' RETURN n.v - 1")).toEqual([most - 1]);
      expect(await read("UNWIND [1, 2] AS x RETURN 7 / 2 + x")).toEqual([4, 5]);
    });
    test("of more than 53 bits are returned as the engine declares in `engines.ts`", async () => {
      const beyond = 2n ** 53n + 1n;
      expect(await read(`RETURN ${beyond}`)).toEqual([engine.differs.beyond53Bits(beyond)]);
    });
    test("count and sum up", async () => {
      await put([most - 10, 4, 6]);
      expect(await graph.read("MATCH (n:Entity) RETURN count(n), sum(n.v), min(n.v), max(n.v)", {})).toEqual([[3, most, 4, most - 10]]);
    });
  });

  describe("a missing value", () => {
    test("is null, in a column, in a parameter, and where nothing is stored", async () => {
      await put([null, "a", false, []]);
      expect(await read("MATCH (n:Entity) RETURN n.v ORDER BY toInteger(n.id)")).toEqual([null, "a", false, []]);
      expect(await graph.read("RETURN $none, null, [null, 1]", { none: null })).toEqual([[null, null, [null, 1]]]);
      expect(await read("MATCH (n:Entity) WHERE n.v IS NULL RETURN n.id")).toEqual(["0"]);
      expect(await read("MATCH (n:Entity) WHERE n.v = null OR NOT n.v = null RETURN n.id")).toEqual([]);
      expect(await read("MATCH (n:Entity) WHERE n.w > 1 OR NOT n.w > 1 RETURN n.id")).toEqual([]);
    });
    test("is last in an order and first in its reverse, and ties are broken by id", async () => {
      const values = [2, null, 1, 2, null, 1, 3];
      await put(values);
      const ordered = (direction: string) => read(`MATCH (n:Entity) RETURN n.id ORDER BY n.v ${direction}, n.id`);
      expect(await ordered("")).toEqual(["2", "5", "0", "3", "6", "1", "4"]);
      expect(await ordered("DESC")).toEqual(["1", "4", "6", "0", "3", "2", "5"]);
      expect(await read("MATCH (n:Entity) RETURN n.id ORDER BY n.v, n.id SKIP $skip LIMIT $limit", { skip: 2, limit: 3 })).toEqual([
        "0",
        "3",
        "6",
      ]);
    });
  });

  describe("a graph without records", () => {
    test("has no rows, counts nothing, and finds nothing", async () => {
      expect(await graph.read("MATCH (n:Entity) RETURN n.id", {})).toEqual([]);
      expect(await graph.read("MATCH (a:Entity)-[r]->(b) RETURN a.id ORDER BY a.id LIMIT 1", {})).toEqual([]);
      expect(await graph.read("MATCH (n:Claim) RETURN count(n), max(n.v), collect(n.v)", {})).toEqual([[0, null, []]]);
      expect(await graph.read("UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN id", { ids: ["a"] })).toEqual([]);
      expect(await graph.read("UNWIND $ids AS id RETURN id", { ids: [] })).toEqual([]);
      expect(await graph.find(["a"], 3)).toEqual([]);
      expect(await read("MATCH (n) RETURN count(n) > 0")).toEqual([engine.differs.keepsOwnRecords]);
    });
  });

  describe("ten thousand rows", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `${i} ${"text ".repeat(1 + (i % 7))}é`);
    test("go in and come out in one statement, each once and in order", async () => {
      await put(many);
      const rows = await graph.read("MATCH (n:Entity) RETURN n.id, n.v ORDER BY toInteger(n.id)", {});
      expect(rows).toEqual(many.map((v, i) => [String(i), v]));
    });
    test("are asked for by ten thousand ids", async () => {
      await put(many);
      const ids = many.map((_, i) => String(many.length - 1 - i));
      expect(await read("UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN id", { ids })).toEqual(ids);
    });
    test("are read by twenty readers at once, each its own", async () => {
      await put(many);
      const sizes = Array.from({ length: 20 }, (_, i) => 500 * i + 1);
      const found = await Promise.all(sizes.map((n) => read("MATCH (n:Entity) WHERE toInteger(n.id) < $n RETURN count(n)", { n })));
      expect(found.flat()).toEqual(sizes);
    });
  });

  describe("an aborted read", () => {
    test("before its start throws the reason, and does not start", async () => {
      const reason = new Error("gone");
      await expect(graph.read("NONSENSE", {}, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
    test("throws the reason at once while it runs, and does not affect other reads", async () => {
      const controller = new AbortController();
      const reason = new Error("gone");
      const long = "UNWIND range(1, 500000) AS x WITH x WHERE x % 7 = 3 RETURN count(x)";
      const aborted = graph.read(long, {}, controller.signal);
      const other = read("RETURN $x", { x: "other" });
      controller.abort(reason);
      await expect(aborted).rejects.toBe(reason);
      expect(await other).toEqual(["other"]);
      expect(await read("RETURN 1")).toEqual([1]);
    });
    const stopsOnTheServer = async () => {
      const controller = new AbortController();
      const endless = `UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN count(x) AS endless`;
      const running = () =>
        read("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'endless' AND NOT currentQuery CONTAINS 'SHOW' RETURN 1");
      const aborted = graph.read(endless, {}, controller.signal);
      aborted.catch(() => undefined);
      for (let left = 100; left && !(await running()).length; left--);
      expect(await running()).toEqual([1]);
      controller.abort(new Error("gone"));
      await expect(aborted).rejects.toThrow("gone");
      for (let left = 200; left && (await running()).length; left--);
      expect(await running()).toEqual([]);
    };
    // The embedded engine cannot stop a statement (see engines.ts).
    if (engine.differs.stopsStatements) test("is stopped on the server", stopsOnTheServer);
    test("leaves no listener on a signal that outlives it", async () => {
      const { signal } = new AbortController();
      let listeners = 0;
      const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
      Object.assign(signal, {
        addEventListener(...listener: Parameters<typeof add>) {
          listeners++;
          add(...listener);
        },
        removeEventListener(...listener: Parameters<typeof remove>) {
          listeners--;
          remove(...listener);
        },
      });
      for (let i = 0; i < 5; i++) await graph.read("RETURN 1", {}, signal);
      expect(listeners).toBe(0);
    });
  });
});
