import type { Graph, Transaction } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { replaceByDataset, syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { assertComplete } from "../../src/graph/statements/restore-lock.js";
import { recordReview } from "../../src/graph/statements/reviews.js";
import { storedDigests } from "../../src/graph/statements/versions/visible-versions.js";
import { Review } from "../../src/model/annotations/review.js";
import { Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { type ClaimRecord, type Dataset, type EntityRecord, instanceWith, linksOfClaim } from "../../src/model/records.js";
import { dumpOf, sound } from "../backup/backup.js";
import { generate, seeds } from "../generator.js";
import { oneOf } from "../parts.js";
import { claim, record } from "../records.js";
import { contentOf } from "./content.js";
import { type Engine, engines, type Home } from "./engines.js";

/**
 * A data set that is too large for one transaction is loaded in parts: beside the graph where the engine can replace its graph, and in place
 * where it cannot. The graph is the same in the end, and no reader sees a part of it.
 */

const clock = () => new Date("2026-01-31T12:00:00Z");
const info = (digest = "1", origin = "/here") => ({
  name: "test",
  about: { title: "A data set", licence: "none", version: "1" },
  digest,
  origin,
});
/** A sound data set. Claims that it lacks are no successors of former ids. */
function generated(seed: number): Dataset {
  const { formerIds = [], ...records } = sound(generate(seed));
  const ids = new Set([...records.entities, ...records.claims].map(({ values }) => values.id as string));
  return { ...records, formerIds: formerIds.filter(({ successor }) => successor === undefined || ids.has(successor)) };
}

/** The same data set, of which some records are gone, some are new, and some have other values, levels, links or passages. */
function changed({ entities, claims }: Dataset): Dataset {
  const used = new Set([
    ...entities.flatMap(({ links }) => links.map(({ to }) => to)),
    ...claims.flatMap((k) => linksOfClaim(model, k).map(({ to }) => to)),
  ]);
  const passage = claims.flatMap(({ cites }) => cites).sort()[0] ?? "";
  const withValues = <T extends EntityRecord | ClaimRecord>(r: T, values: object): T => ({
    ...r,
    values: Object.assign(Object.create(Object.getPrototypeOf(r.values)), r.values, values),
  });
  const others = entities
    .filter(({ values }, i) => used.has(values.id) || i % 2)
    .map((e, i) => {
      if (i % 5 === 0) return withValues({ ...e, links: [] }, { name: { en: `${e.values.id} anew` } });
      return i % 7 ? e : withValues(e, { sensitivity: "AMBER" });
    });
  const left = claims
    .filter((_, i) => i % 9)
    .map((k, i) => (i % 4 ? (i % 6 ? k : { ...k, cites: [passage] }) : withValues(k, { statement: "Mended.", sensitivity: "GREEN" })));
  return {
    entities: [...others, record(Place, "quite-new", { kind: "CITY" })],
    claims: [...left, claim("quite-new", "FACES", left[0]?.object ?? "", {}, { cites: [passage] })],
  };
}

describe.each(engines)("$name", (engine) => {
  const homes: Home[] = [];
  afterEach(async () => {
    for (const home of homes.splice(0)) await home.drop();
  });
  const emptyOn = async (on: Engine = engine) => {
    const home = await on.home();
    homes.push(home);
    return { home, graph: await home.open() };
  };
  /** Ways of loading in parts. */
  const ways = [
    ["as the engine does it", (graph: Graph): Graph => graph],
    ["in place", ({ replace: _, ...graph }: Graph): Graph => graph],
  ] as const;
  const put = (graph: Graph, dataset: Dataset, options = {}, { digest = "1", progress = (): void => undefined, whole = false } = {}) =>
    (whole ? replaceByDataset : syncDataset)(graph, model, info(digest), dataset, progress, { clock, silenceMs: 0, ...options });
  const inParts = { partsAbove: 10 };
  const digestsOf = (graph: Graph) => storedDigests((text, parameters = {}) => graph.read(text, parameters), model);
  /** All that two graphs have to have in common. */
  const all = async (graph: Graph) => ({
    content: await contentOf(graph),
    digests: await digestsOf(graph),
    dump: await dumpOf(graph),
    findings: (await audit(graph, model)).flatMap(({ code, findings }) => findings.map(({ id }) => `${code} ${id}`)).sort(),
  });

  /** What a graph holds that was loaded by these steps, each in one transaction, in this process. */
  async function expected(...steps: readonly [dataset: Dataset, digest: string][]) {
    const home = await (engines[0] as Engine).home();
    homes.push(home);
    const graph = await home.open();
    for (const [dataset, digest] of steps) await put(graph, dataset, { partsAbove: 1e9 }, { digest });
    return all(graph);
  }

  describe.each(ways)("%s", (_, way) => {
    test.each(oneOf(seeds))(
      "the graph is the same as from one transaction, and so are its digests and its dump (graph %i)",
      async (seed) => {
        const dataset = generated(seed);
        const { graph } = await emptyOn();
        const parts: unknown[] = [];
        const size = dataset.entities.length + dataset.claims.length;
        const result = await put(way(graph), dataset, { ...inParts, onParts: (...told: unknown[]) => parts.push(told) });
        expect(result).toEqual({ created: size, updated: 0, removed: 0 });
        expect(parts).toEqual([[size, !way(graph).replace]]);
        const same = await all(graph);
        expect(same).toEqual(await expected([dataset, "1"]));
        expect(same.findings.filter((finding) => /-level|version|history/.test(finding))).toEqual([]);
        expect(await graph.restoreState()).toBeUndefined();
        expect((await graph.find(["rio"], 3)).length).toBeGreaterThan(0);
      },
    );

    test.each(oneOf(seeds))("changes are the same as from one transaction, and so is the history (graph %i)", async (seed) => {
      const [before, after] = [generated(seed), changed(generated(seed))];
      const { graph } = await emptyOn();
      await put(graph, before);
      await put(way(graph), after, inParts, { digest: "2" });
      expect(await all(graph)).toEqual(await expected([before, "1"], [after, "2"]));
    });

    test("no reader sees a part of it", async () => {
      const dataset = generated(1);
      const { graph } = await emptyOn();
      const loading = way(graph);
      const seen = new Set<unknown>();
      const look = async () => {
        for (const read of [graph.read("MATCH (n:Entity) RETURN count(n)", {}), graph.find(["rio"], 3)])
          seen.add(await read.then(JSON.stringify, (error) => `${error.code} ${error.message}`));
      };
      const looks: Promise<void>[] = [];
      await put(loading, dataset, inParts, { progress: () => void looks.push(look()) });
      await Promise.all(looks);
      const refused =
        "UNAVAILABLE The graph is being restored or loaded, or this was cut off: wait until it is done. If neither is running, run `restore` or `seed` again.";
      expect([...seen]).toEqual(expect.arrayContaining(loading.replace ? ["[[0]]", "[]"] : [refused]));
      const whole = [[dataset.entities.length]];
      expect(
        [...seen]
          .filter((answer) => ![refused, "[[0]]", "[]", JSON.stringify(whole)].includes(answer as string))
          .filter((answer) => !String(answer).startsWith('["')),
      ).toEqual([]);
    });
  });

  /** Loads until so many reports of progress, and stops there without an end, as a process that is killed. */
  async function cutOff(graph: Graph, dataset: Dataset, reports: number, options = {}, more = {}) {
    let left = reports;
    const stopped = new Error("stopped");
    const progress = () => {
      if (--left <= 0) throw stopped;
    };
    await expect(put(graph, dataset, { ...inParts, ...options }, { ...more, progress })).rejects.toBe(stopped);
  }

  test("what is cut off beside the graph leaves nothing", async () => {
    const { graph } = await emptyOn();
    if (!graph.replace) return;
    await cutOff(graph, generated(1), 5);
    expect((await contentOf(graph)).nodes).toEqual({});
    expect(await graph.restoreState()).toBeUndefined();
  });

  test("a first load that was cut off in place is refused to readers, also when it is opened again, and the same load goes on with it", async () => {
    const dataset = generated(1);
    const { home, graph: first } = await emptyOn();
    await cutOff(ways[1][1](first), dataset, 9);
    await first.close();
    const graph = await home.open();
    expect(await graph.restoreState()).toMatchObject({ load: { origin: "/here", whole: false } });
    await expect(graph.read("RETURN 1", {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(assertComplete(graph)).rejects.toThrow(
      /because a load of \/here is under way or was interrupted: .*`resilience-graph seed \/here`/,
    );
    // It can be cut off again, anywhere.
    for (const reports of [1, 12]) await cutOff(ways[1][1](graph), dataset, reports);
    const { created } = await put(graph, dataset, inParts);
    expect(created).toBeGreaterThan(0);
    expect(created).toBeLessThan(dataset.entities.length + dataset.claims.length);
    expect(await all(graph)).toEqual(await expected([dataset, "1"]));
  });

  test("changes that were cut off are completed; reviews stay, and the history begins anew", async () => {
    const [before, after] = [generated(1), changed(generated(1))];
    const { graph } = await emptyOn();
    await put(graph, before);
    const [reviewed] = before.claims;
    const review = instanceWith(Review, {
      id: "review-1",
      claim: reviewed?.values.id ?? "",
      status: "REJECTED",
      reviewedAt: "2026-01-01",
      reviewedBy: "editor",
    } as const);
    await recordReview(graph, model, review, { clock });
    await cutOff(ways[1][1](graph), after, 30, {}, { digest: "2" });
    await expect(graph.read("RETURN 1", {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await put(ways[1][1](graph), after, inParts, { digest: "2" });
    expect(await graph.read("MATCH (r:Review) RETURN r.id", {})).toEqual([["review-1"]]);
    const {
      nodes: { "review-1": _, ...nodes },
      edges,
    } = await contentOf(graph);
    expect({ nodes, edges }).toEqual((await expected([after, "2"])).content);
    expect(await graph.read("MATCH (s:ChangeSet) RETURN count(s)", {})).toEqual([[1]]);
    expect((await audit(graph, model)).filter(({ code, findings }) => /-level|version|history/.test(code) && findings.length)).toEqual([]);
  });

  test("a load that replaces everything removes what other data sets had", async () => {
    const dataset = generated(2);
    const { graph } = await emptyOn();
    await syncDataset(graph, model, { ...info(), name: "other" }, generated(1), undefined, { clock });
    await put(ways[1][1](graph), dataset, inParts, { whole: true });
    expect((await all(graph)).content).toEqual((await expected([dataset, "1"])).content);
  });

  test("only what differs is written, and few changes of a large data set are one transaction", async () => {
    const dataset = generated(1);
    const { graph } = await emptyOn();
    await put(graph, dataset);
    const [first, ...others] = dataset.claims;
    const mended = {
      ...dataset,
      claims: [...others, { ...first, values: instanceWith(model.claim as never, { ...first?.values, statement: "Mended." }) }],
    } as Dataset;
    let written = 0;
    let transactions = 0;
    const counting = ways[1][1]({
      ...graph,
      write: (work) => {
        transactions++;
        return graph.write((tx) => work(counted(tx)));
      },
    });
    const counted = (tx: Transaction): Transaction => ({
      ...tx,
      run: (text, parameters) => {
        const { rows, ids } = (parameters ?? {}) as { rows?: unknown[]; ids?: unknown[] };
        if (/\bUNWIND \$rows .*(CREATE|SET)/.test(text) && !/:Change|:FormerId/.test(text)) written += (rows ?? ids ?? []).length;
        return tx.run(text, parameters);
      },
    });
    expect(await put(counting, mended, inParts, { digest: "2" })).toEqual({ created: 0, updated: 1, removed: 0 });
    expect([written, transactions]).toEqual([1, 1]);
    expect((await all(graph)).content).toEqual((await expected([dataset, "1"], [mended, "2"])).content);
    // As it is: nothing is written.
    expect(await put(counting, mended, inParts, { digest: "2" })).toEqual({ created: 0, updated: 0, removed: 0 });
    expect(written).toBe(1);
  });
});
