import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { restore } from "../../src/backup/restore.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { RestoreLock } from "../../src/graph/statements/restore-lock.js";
import { Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { seeds } from "../built.js";
import { contentOf } from "../graph/content.js";
import { graphOf } from "../harness.js";
import { answered, served } from "../http/served.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { dumpOf, emptyGraph, folder, sound } from "./backup.js";
import { closedAfterEach } from "./closed-after-each.js";

const place = folder();
const homes = [place];
let text: string;
beforeAll(async () => {
  const graph = await graphOf(sound(world));
  text = await dumpOf(graph);
  await graph.close();
});
afterAll(() => {
  for (const home of homes) home.drop();
});

const closedAfterwards = closedAfterEach();

test("a graph that is not empty is replaced only on request", async () => {
  const graph = await closedAfterwards(graphOf(datasetOf([record(Place, "here", { kind: "CITY" })])));
  const before = await contentOf(graph);
  await expect(restore(graph, model, place.file(text))).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringMatching(/not empty.*nothing was written.*--replace/),
  });
  expect(await contentOf(graph)).toEqual(before);
  await restore(graph, model, place.file(text), { replace: true });
  expect(await dumpOf(graph)).toBe(text);
  expect(await graph.find(["here"], 3)).toEqual([]);
});

test("a graph of less than half as many records replaces another one only by force", async () => {
  const towns = Array.from({ length: 300 }, (_, i) => record(Place, `town-${i}`, { kind: "CITY" }));
  const graph = await closedAfterwards(graphOf(datasetOf(towns)));
  const before = await dumpOf(graph);
  const size = [...text.matchAll(/^\{[^\n]*"(claim|entity)":/gm)].length;
  const refused = restore(graph, model, place.file(text), { replace: true, fileName: "small.ndjson" });
  await expect(refused).rejects.toMatchObject({
    code: "CONFLICT",
    message: `The graph has 300 records, and small.ndjson has only ${size}. Nothing was written: if that is meant, add --force.`,
  });
  expect(await dumpOf(graph)).toBe(before);
  await restore(graph, model, place.file(text), { replace: true, force: true });
  expect(await dumpOf(graph)).toBe(text);
});

describe("a graph that is replaced", () => {
  const stored = async () => {
    const home = folder();
    homes.push(home);
    const graph = await closedAfterwards(embeddedGraph(layoutOf(model), home.path));
    await restore(graph, model, place.file(text));
    return { graph, home };
  };
  const other = async () => {
    const graph = await graphOf(sound(datasetOf(Array.from({ length: 60 }, (_, i) => record(Place, `quux-${i}`, { kind: "CITY" })))));
    return dumpOf(graph).finally(() => graph.close());
  };

  test("is read until the new one is complete, and search and version change with it", async () => {
    const { graph } = await stored();
    const dump = await other();
    const version = await graph.version();
    const seen: unknown[] = [];
    const done = restore(graph, model, place.file(dump), {
      replace: true,
      progress: (_, __, what) => {
        if (what === "lines restored") seen.push(graph.find(["quux"], 3), graph.read("MATCH (n:Place {id: 'freedonia'}) RETURN n.id", {}));
      },
    });
    await done;
    expect(await Promise.all(seen)).toEqual(seen.map((_, i) => (i % 2 ? [["freedonia"]] : [])));
    expect(seen.length).toBeGreaterThan(0);
    expect(await dumpOf(graph)).toBe(dump);
    expect((await graph.find(["quux"], 3)).length).toBe(60);
    expect(await graph.version()).not.toBe(version);
    await graph.write((tx) => tx.run("CREATE (:Entity {id: 'later'})"));
  });

  test("stays where the file fails while it is written, and nothing is left behind", async () => {
    const { graph, home } = await stored();
    const dump = await other();
    const file = place.file(dump);
    const changed = restore(graph, model, file, {
      replace: true,
      progress: (done, total, what) => {
        if (what === "lines checked" && done === total) writeFileSync(file, dump.replace("quux-1", "quux-0"));
      },
    });
    await expect(changed).rejects.toThrow();
    expect(await dumpOf(graph)).toBe(text);
    expect(readdirSync(home.path).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  test("is opened as it was if a process was killed while it built the new one, and what that left is removed", async () => {
    const { graph, home } = await stored();
    await graph.close();
    const left = join(home.path, "graph.grafeo.new");
    mkdirSync(left);
    copyFileSync(join(home.path, "graph.grafeo"), join(left, "graph.grafeo"));
    writeFileSync(join(left, "graph.grafeo"), "half of a graph");
    const again = await closedAfterwards(embeddedGraph(layoutOf(model), home.path));
    expect(await dumpOf(again)).toBe(text);
    expect(existsSync(left)).toBe(false);
  });
});

describe("the role of a driver", () => {
  const crime = (id: string, roles: readonly string[]) => record(Issue, id, { roles });
  const cited = [
    record(Source, "report", { title: "A report", availability: "HELD", name: { en: "A report" } }),
    record(Passage, "report-1", { heading: "One", page: 1, name: { en: "One" } }, { OF: "report" }),
  ];
  const drives = claim("poverty", "DRIVES", "crime");
  /** The dump of a graph with these data sets. */
  const dumpOfSets = async (...sets: Parameters<typeof datasetOf>[0][]) => {
    const graph = await emptyGraph();
    for (const [i, records] of sets.entries())
      await syncDataset(
        graph,
        model,
        { name: `set-${i}`, about: { title: "A set", licence: "none", version: "1" }, digest: "1" },
        sound(datasetOf(records), { roles: false }),
      );
    return dumpOf(graph).finally(() => graph.close());
  };
  const restoring = async (dump: string) => restore(await closedAfterwards(emptyGraph()), model, place.file(dump));

  test("does not depend on the claims of another data set, which cannot change it", async () => {
    const vocabulary = (roles: readonly string[]) => [crime("poverty", roles), crime("crime", ["HARM"]), ...cited];
    await restoring(await dumpOfSets(vocabulary(["HARM"]), [drives]));
    await restoring(await dumpOfSets([...vocabulary(["HARM", "DRIVER"]), drives]));
    for (const sets of [[vocabulary(["HARM", "DRIVER"]), [drives]], [[...vocabulary(["HARM"]), drives]]])
      await expect(restoring(await dumpOfSets(...sets))).rejects.toMatchObject({ details: { rule: "claimed-role" } });
  });

  test("is not checked in a backup of another release, whose model had no such rule", async () => {
    const dump = await dumpOfSets([crime("poverty", ["DRIVER"]), crime("crime", ["HARM"]), ...cited]);
    await expect(restoring(dump)).rejects.toThrow(/has a bad roles: it has DRIVER, but no claim says what it drives/);
    await restoring(dump.replace(/"model":"sha256:[0-9a-f]{64}"/, `"model":"sha256:${"0".repeat(64)}"`));
  });
});

describe("an incomplete restore", () => {
  /** A graph in a folder, with the lock of a restore and a part of a dump in it. */
  const halfDone = async (files?: { file: string; backup: string }) => {
    const home = folder();
    homes.push(home);
    const open = () => closedAfterwards(embeddedGraph(layoutOf(model), home.path));
    const graph = await open();
    const lock = await RestoreLock.begin(graph, false, 0, files);
    await lock.step(async (tx) => {
      await tx.run(
        "CREATE (n:Entity:Place {id: 'half', name: 'Half', level: 0, search: ' half'}) CREATE (k:Claim {id: 'claim-half'}) CREATE (n)-[:SUBJECT_OF]->(k)",
      );
      tx.index(["half"]);
    });
    return { graph, open, lock };
  };

  test("is refused to readers, over HTTP or otherwise, also when it is opened again", async () => {
    const { graph, open } = await halfDone();
    await expect(graph.read("RETURN 1", {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(graph.find(["half"], 3)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await graph.close();
    const server = await served(await open());
    const ready = await answered(server.get("/readyz"));
    expect(ready).toEqual({ status: 503, body: { status: "not ready", message: expect.stringMatching(/is being restored/) } });
    const response = await answered(server.post({ query: "{ places { totalCount } }" }));
    expect(response.body.errors[0].extensions.code).toBe("UNAVAILABLE");
    expect((await server.get("/claims.csv")).status).toBe(503);
    await server.close();
  });

  test("is refused by a start, with the commands that complete it or give it up, and nothing changes", async () => {
    const { graph, open } = await halfDone({ file: "/backups/new.ndjson", backup: "/backups/old.ndjson" });
    await graph.close();
    const again = await open();
    const refused = seed(again, model, seeds.small);
    await expect(refused).rejects.toMatchObject({ code: "UNAVAILABLE" });
    for (const part of ["restore --replace /backups/new.ndjson`", "restore --replace /backups/old.ndjson`", "seed --replace`"])
      await expect(refused).rejects.toThrow(part);
    expect(await again.restoreState()).toMatchObject({ file: "/backups/new.ndjson", backup: "/backups/old.ndjson" });
    const lock = await RestoreLock.begin(again, true, 0, { file: "/backups/newer.ndjson" });
    expect(await again.restoreState()).toMatchObject({ file: "/backups/newer.ndjson", backup: "/backups/old.ndjson" });
    await lock.release();
  });

  test("is removed by a seed that is to replace it, which then loads everything", async () => {
    const { graph, open } = await halfDone();
    await graph.close();
    const again = await open();
    expect(await seed(again, model, seeds.small, { replace: true })).toMatchObject({ updated: 0, removed: 0 });
    const fresh = await closedAfterwards(emptyGraph());
    await seed(fresh, model, seeds.small);
    expect(await contentOf(again)).toEqual(await contentOf(fresh));
    expect(await again.find(["half"], 3)).toEqual([]);
  });

  test("is removed by the next restore, even without `replace`", async () => {
    const { graph, open } = await halfDone();
    await graph.close();
    const again = await open();
    await restore(again, model, place.file(text));
    expect(await dumpOf(again)).toBe(text);
    expect(await again.restoreState()).toBeUndefined();
  });

  test("stops once another restore has taken over", async () => {
    const { graph, lock } = await halfDone();
    await restore(graph, model, place.file(text));
    await expect(lock.step(async (tx) => void (await tx.run("CREATE (:Entity {id: 'late'})")))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(lock.release()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await dumpOf(graph)).toBe(text);
  });
});
