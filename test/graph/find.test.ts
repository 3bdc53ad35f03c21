import type { Graph } from "../../src/graph/graph.js";
import { Random } from "../random.js";
import { engines, type Home } from "./engines.js";

/** What search finds is what is stored, through changes, failures and reopening. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const found = async (...words: string[]) => (await graph.find(words)).sort();
  /** Stores records with their words, as whoever writes does: null takes one away. */
  const put = (texts: Readonly<Record<string, string | null>>, then = () => {}) =>
    graph.write(async (tx) => {
      for (const [id, search] of Object.entries(texts))
        await tx.run(
          search === null ? "MATCH (n:Entity {id: $id}) DETACH DELETE n" : "MERGE (n:Entity {id: $id}) SET n.search = $search",
          search === null ? { id } : { id, search },
        );
      tx.index(new Map(Object.entries(texts)));
      then();
    });

  test("every word is the start of one of the record's words", async () => {
    await put({ one: " forced recruitment of minors", two: " recruitment", three: " unforced labour" });
    expect(await found("recruit")).toEqual(["one", "two"]);
    expect(await found("forced", "min")).toEqual(["one"]);
    expect(await found("of", "recruitment", "forced", "minors")).toEqual(["one"]);
    expect(await found("cruitment")).toEqual([]);
    expect(await found("recruitments")).toEqual([]);
    expect(await found("recruit", "labour")).toEqual([]);
  });

  test("words that mean something to programs are words", async () => {
    await put({ odd: " __proto__ constructor tostring 0 and or not", astral: " 𝒜stral ñandú 東京" });
    for (const word of ["__proto__", "constr", "tostring", "0", "and", "or", "not"]) expect(await found(word)).toEqual(["odd"]);
    for (const word of ["𝒜", "ñan", "東"]) expect(await found(word)).toEqual(["astral"]);
  });

  test("a record that has changed is found by its new words only, and one that is gone by none", async () => {
    await put({ a: " river", b: " river" });
    await put({ a: " harbour" });
    expect(await found("river")).toEqual(["b"]);
    expect(await found("harbour")).toEqual(["a"]);
    await put({ b: null });
    expect(await found("river")).toEqual([]);
    await put({ b: " river again" });
    expect(await found("river")).toEqual(["b"]);
  });

  test("a write that failed changes nothing of what is found", async () => {
    await put({ a: " river", b: " harbour" });
    const failing = put({ a: " changed", b: null, c: " new" }, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect([await found("river"), await found("harbour"), await found("changed"), await found("new")]).toEqual([["a"], ["b"], [], []]);
  });

  test.each([1, 2, 3])("through any writes, failures and reopenings (seed %i)", async (seed) => {
    const random = new Random(seed);
    const words = ["ri", "rio", "river", "riverside", "har", "harbour", "a", "az"];
    const stored = new Map<string, string>();
    for (let step = 0; step < 40; step++) {
      const ids = random.several(["1", "2", "3", "4", "5", "6"], 4);
      const texts = Object.fromEntries(
        ids.map(
          (id) =>
            [
              id,
              random.chance(0.3)
                ? null
                : random
                    .several(words, 4)
                    .map((w) => ` ${w}`)
                    .join(""),
            ] as const,
        ),
      );
      const fails = random.chance(0.2);
      await put(texts, () => {
        if (fails) throw new Error("no");
      }).catch(() => undefined);
      for (const [id, text] of fails ? [] : Object.entries(texts)) text === null ? stored.delete(id) : stored.set(id, text);
      if (random.chance(0.15)) {
        await graph.close();
        graph = await home.open();
      }
      const query = random.several(words, 1 + random.below(2));
      const expected = [...stored].filter(([, text]) => query.every((q) => text.includes(` ${q}`))).map(([id]) => id);
      expect({ step, query, found: await found(...query) }).toEqual({ step, query, found: expected.sort() });
    }
  });
});
