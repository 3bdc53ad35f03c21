import { type Graph, type SearchMatch, type SearchText, searchMatches } from "../../src/graph/graph.js";
import { Random } from "../random.js";
import { engines, type Home } from "./engines.js";

/** Whether texts match a query, for each way to match. */
const matchesOf = (query: readonly string[]): Record<SearchMatch, (texts: SearchText) => boolean> => ({
  NAME: ({ searchNames }) => searchNames.includes(query.join(" ")),
  NAME_START: ({ searchNames }) => searchNames.some((name) => name.startsWith(query.join(" "))),
  LABEL: ({ searchLabels }) => query.every((q) => searchLabels.includes(` ${q}`)),
  TEXT: ({ search }) => query.every((q) => search.includes(` ${q}`)),
});

/** The search index follows the stored records, through changes, failures and reopening. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const found = async (...words: string[]) => (await graph.find(words, 3)).sort();
  const matching = async (match: SearchMatch, ...words: string[]) => (await graph.find(words, 3, match)).sort();
  /** Search texts from one text: its part before a bar is the name, and all of it is searched. */
  const textsOf = (text: string): SearchText => {
    const [label = ""] = text.split("|");
    return { searchNames: [label.trim()], searchLabels: label, search: text.replace("|", "") };
  };
  /** Stores records with their words, as a writer does; null removes a record. @param then runs at the end of the transaction */
  const put = (texts: Readonly<Record<string, string | null>>, then = () => {}, levelOf = (_: string): number | null => 0) =>
    graph.write(async (tx) => {
      for (const [id, search] of Object.entries(texts))
        await tx.run(
          search === null ? "MATCH (n:Entity {id: $id}) DETACH DELETE n" : "MERGE (n:Entity {id: $id}) SET n += $texts",
          search === null ? { id } : { id, texts: { ...textsOf(search), level: levelOf(id) } },
        );
      tx.index(Object.keys(texts));
      then();
    });

  test("a record is found if every word starts one of its words", async () => {
    await put({ one: " forced recruitment of minors", two: " recruitment", three: " unforced labour" });
    expect(await found("recruit")).toEqual(["one", "two"]);
    expect(await found("forced", "min")).toEqual(["one"]);
    expect(await found("of", "recruitment", "forced", "minors")).toEqual(["one"]);
    expect(await found("cruitment")).toEqual([]);
    expect(await found("recruitments")).toEqual([]);
    expect(await found("recruit", "labour")).toEqual([]);
  });

  test("the four matches: a name, the start of a name, names and aliases, all text; each implies the later ones", async () => {
    await put({ name: " forced labour", start: " forced labour camps", label: " labour that is forced", text: " camps| forced labour" });
    const query = ["forced", "labour"];
    expect(await matching("NAME", ...query)).toEqual(["name"]);
    expect(await matching("NAME_START", ...query)).toEqual(["name", "start"]);
    expect(await matching("LABEL", ...query)).toEqual(["label", "name", "start"]);
    expect(await matching("TEXT", ...query)).toEqual(["label", "name", "start", "text"]);
    expect(await matching("NAME_START", "forced", "l")).toEqual(["name", "start"]);
    for (const match of searchMatches) expect(await matching(match, "forced", "x")).toEqual([]);
  });

  test("a record has several names, and two records may share one", async () => {
    const texts = { searchNames: ["rio", "river"], searchLabels: " rio river", search: " rio river" };
    const both = { ...texts, searchNames: ["river"], searchLabels: " river", search: " river" };
    await graph.write(async (tx) => {
      await tx.run("CREATE (a:Entity {id: 'a', level: 0}) SET a += $texts CREATE (b:Entity {id: 'b', level: 0}) SET b += $both", {
        texts,
        both,
      });
      tx.index(["a", "b"]);
    });
    expect([await matching("NAME", "rio"), await matching("NAME", "river"), await matching("NAME_START", "ri")]).toEqual([
      ["a"],
      ["a", "b"],
      ["a", "b"],
    ]);
    await put({ a: null });
    expect([await matching("NAME", "rio"), await matching("NAME", "river"), await matching("NAME_START", "ri")]).toEqual([
      [],
      ["b"],
      ["b"],
    ]);
  });

  test("words with a meaning in JavaScript or Lucene are plain words", async () => {
    await put({ odd: " __proto__ constructor tostring 0 and or not", astral: " 𝒜stral ñandú 東京" });
    for (const word of ["__proto__", "constr", "tostring", "0", "and", "or", "not"]) expect(await found(word)).toEqual(["odd"]);
    for (const word of ["𝒜", "ñan", "東"]) expect(await found(word)).toEqual(["astral"]);
    expect(await matching("NAME_START", "𝒜stral", "ña")).toEqual(["astral"]);
    expect(await matching("NAME", "__proto__", "constructor", "tostring", "0", "and", "or", "not")).toEqual(["odd"]);
  });

  test("a changed record is found by its new words only, and a removed one by none", async () => {
    await put({ a: " river", b: " river" });
    await put({ a: " harbour" });
    expect(await found("river")).toEqual(["b"]);
    expect(await found("harbour")).toEqual(["a"]);
    await put({ b: null });
    expect(await found("river")).toEqual([]);
    await put({ b: " river again" });
    expect(await found("river")).toEqual(["b"]);
  });

  describe("what is hidden", () => {
    const levels: Record<string, number | null> = { zero: 0, one: 1, two: 2, three: 3, four: 4, none: null };
    const texts = Object.fromEntries(Object.keys(levels).map((id) => [id, " forced labour| camps"]));
    const seenBy = (level: number, query: readonly string[]) =>
      Promise.all(searchMatches.map(async (match) => (await graph.find(query, level, match)).sort()));

    test("is never found, in any way, by those who do not see it", async () => {
      await put(texts, undefined, (id) => levels[id] ?? null);
      const visible = (level: number) =>
        Object.keys(levels)
          .filter((id) => (levels[id] ?? 4) <= level)
          .sort();
      for (const level of [0, 1, 2, 3]) {
        expect(await seenBy(level, ["forced", "labour"])).toEqual(searchMatches.map(() => visible(level)));
        expect(await seenBy(level, ["camps"])).toEqual([[], [], [], visible(level)]);
      }
    });
    test("stays so through changes of its level, its words and the process", async () => {
      await put(texts, undefined, (id) => levels[id] ?? null);
      await graph.write(async (tx) => {
        await tx.run("MATCH (n:Entity) WHERE n.id IN ['zero', 'none'] SET n.level = 2");
        await tx.run("MATCH (n:Entity {id: 'three'}) SET n.level = 0");
        await tx.run("MATCH (n:Entity {id: 'one'}) REMOVE n.level");
        tx.index(["zero", "none", "three", "one"]);
      });
      for (const again of [false, true]) {
        if (again) {
          await graph.close();
          graph = await home.open();
        }
        expect(await graph.find(["camps"], 0)).toEqual(["three"]);
        expect(await graph.find(["camps"], 1)).toEqual(["three"]);
        expect((await graph.find(["camps"], 2)).sort()).toEqual(["none", "three", "two", "zero"]);
      }
      await put({ three: " harbour", two: null, zero: " harbour" }, undefined, (id) => (id === "three" ? 1 : 3));
      for (const match of searchMatches.filter((m) => m !== "TEXT")) expect(await graph.find(["camps"], 3, match)).toEqual([]);
      expect([await graph.find(["camps"], 3), await graph.find(["harbour"], 0), await graph.find(["harbour"], 1)]).toEqual([
        ["none"],
        [],
        ["three"],
      ]);
      expect((await graph.find(["harbour"], 3)).sort()).toEqual(["three", "zero"]);
    });
  });

  test("a page of a search with more candidates than are looked at at once has the same records as the whole list", async () => {
    const random = new Random(7);
    const names = ["often", "often here", "oddly", "oddly here"];
    const records = Array.from({ length: 22_000 }, (_, i) => ({
      id: `r${String(i).padStart(5, "0")}`,
      // The first ones that a viewer of level 0 sees are among the last.
      level: i < 21_000 ? 1 + random.below(2) : random.below(3),
      ...textsOf(` ${i < 500 ? random.pick([...names, "here", "here often"]) : random.pick(names)} | ${random.pick(["odd", "even"])} text`),
    }));
    await graph.write(async (tx) => {
      await tx.run("UNWIND $records AS r CREATE (n:Entity) SET n = r", { records });
      await tx.run("MATCH (n:Entity) WHERE n.id ENDS WITH '7' SET n:Issue");
      tx.index(records.map(({ id }) => id));
    });
    for (const query of [["o"], ["often"], ["h"], ["t"], ["o", "h"]]) {
      const matches = matchesOf(query);
      for (const [rank, match] of searchMatches.entries())
        for (const among of [{ best: true }, { best: true, labels: ["Issue"] }, { after: "r03000" }, { after: "r21500" }, {}])
          for (const level of [0, 2]) {
            const better = searchMatches[rank - 1];
            const expected = records
              .filter((r) => r.level <= level && matches[match](r) && !(among.best && better && matches[better](r)))
              .filter(({ id }) => (!among.labels || id.endsWith("7")) && id > (among.after ?? ""))
              .map(({ id }) => id);
            const first = random.pick([1, 25, 100]);
            const found = await graph.find(query, level, match, { ...among, first });
            expect({ query, match, among, level, first, found }).toEqual({
              query,
              match,
              among,
              level,
              first,
              found: expected.slice(0, first),
            });
          }
    }
    // In these ways there are so many candidates.
    const candidates = (query: readonly string[], match: SearchMatch) => records.filter(matchesOf(query)[match]).length;
    for (const match of searchMatches.slice(1)) expect(candidates(["o"], match)).toBeGreaterThan(20_000);
    expect(candidates(["t"], "TEXT")).toBeGreaterThan(20_000);
  });

  test("a write that failed changes no result", async () => {
    await put({ a: " river", b: " harbour" });
    const failing = put({ a: " changed", b: null, c: " new" }, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect([await found("river"), await found("harbour"), await found("changed"), await found("new")]).toEqual([["a"], ["b"], [], []]);
  });

  test.each([1, 2, 3])("search follows random writes, failures and reopenings (seed %i)", async (seed) => {
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
                    .map((w, i) => `${i === 2 ? "|" : ""} ${w}`)
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
      const matches = matchesOf(query);
      for (const match of searchMatches) {
        const expected = [...stored].filter(([, text]) => matches[match](textsOf(text))).map(([id]) => id);
        expect({ step, match, query, found: await matching(match, ...query) }).toEqual({ step, match, query, found: expected.sort() });
      }
    }
  });
});
