import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restore } from "../../src/backup/restore.js";
import { type Graph, runStatement } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { replaceByDataset, syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { formerIdsOf, reasonOf, successorsOf } from "../../src/graph/statements/former-ids/lookup.js";
import { FormerId } from "../../src/model/annotations/former-id.js";
import { Issue, Passage, Place, Source } from "../../src/model/entities/index.js";
import { Entity, type Level, type Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { instanceWith } from "../../src/model/records.js";
import { dumpOf, sound, withoutHistory } from "../backup/backup.js";
import { claim, datasetOf, record } from "../records.js";
import { contentOf } from "./content.js";
import { engines, type Home } from "./engines.js";

const about = { title: "A data set", licence: "none", version: "1" };
const former = (id: string, values: Partial<FormerId>) => instanceWith(FormerId, { id, ...values });

/** Ids of earlier versions: how they are stored, and who sees where they lead. */
describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());

  const records = (hidden: Readonly<Record<string, Sensitivity>> = {}) =>
    datasetOf([
      record(Source, "book", { title: "A book", availability: "HELD" }),
      record(Passage, "book-1", { heading: "One" }, { OF: "book" }),
      record(Issue, "extortion", { roles: ["THREAT"], sensitivity: hidden.extortion ?? "CLEAR" }),
      record(Issue, "smuggling", { roles: ["THREAT"] }),
      record(Place, "river", { kind: "ADMIN2" }),
      claim("river", "FACES", "extortion", { id: "claim-of-extortion" }, { cites: ["book-1"] }),
      claim("river", "FACES", "smuggling", { id: "claim-of-smuggling" }, { cites: ["book-1"] }),
    ]);
  const formerIds = [
    former("racketeering", { successor: "extortion" }),
    former("shakedown", { successor: "extortion" }),
    former("trafficking", { successor: "smuggling" }),
    former("claim-before", { successor: "claim-of-extortion" }),
    former("rumour", { reason: "No document says it.", sensitivity: "CLEAR" }),
    former("secret", { reason: "It was taken out.", sensitivity: "AMBER" }),
    former("unsaid", { reason: "It says not who may read this." }),
  ];
  const everyId = formerIds.map(({ id }) => id);
  const ours = (of = formerIds, hidden: Readonly<Record<string, Sensitivity>> = {}) => ({ ...sound(records(hidden)), formerIds: of });
  const put = (name: string, dataset: Parameters<typeof syncDataset>[3]) =>
    syncDataset(graph, model, { name, about, digest: "1" }, dataset);
  const successors = async (level: Level, ids: readonly string[] = [...everyId, "extortion", "nobody"]) =>
    Object.fromEntries(await runStatement(graph, successorsOf(model, ids, level)));
  const reasons = async (level: Level) => (await Promise.all(everyId.map((id) => runStatement(graph, reasonOf(model, id, level))))).flat();
  const formerly = async (cls: Parameters<typeof formerIdsOf>[1], ids: readonly string[]) =>
    runStatement(graph, formerIdsOf(model, cls, ids));
  const broken = async () =>
    (await audit(graph, model)).flatMap(({ code, findings }) => findings.map(({ id, what }) => `${code}: ${id} ${what}`));
  const digests = async () => Promise.all(([0, 1, 2, 3] as const).map(async (level) => (await graph.visibleVersion(level)).digest));

  test("they lead to successors, to several from one, and say why there is none", async () => {
    await put("ours", ours());
    expect(await successors(0)).toEqual({
      racketeering: "extortion",
      shakedown: "extortion",
      trafficking: "smuggling",
      "claim-before": "claim-of-extortion",
    });
    expect(await reasons(0)).toEqual(["No document says it."]);
    expect(await reasons(2)).toEqual(["No document says it.", "It was taken out."]);
    expect(await formerly(Entity, ["smuggling", "extortion", "river", "nobody"])).toEqual([
      ["extortion", "racketeering"],
      ["extortion", "shakedown"],
      ["smuggling", "trafficking"],
    ]);
    expect(await formerly(model.claim, ["claim-of-extortion", "claim-of-smuggling"])).toEqual([["claim-of-extortion", "claim-before"]]);
    expect(await broken()).toEqual([]);
  });

  test("a successor that becomes hidden hides what leads to it, also that to its claims, and comes back", async () => {
    await put("ours", ours());
    await put("ours", ours(formerIds, { extortion: "AMBER" }));
    for (const level of [0, 1] as const) expect(await successors(level)).toEqual({ trafficking: "smuggling" });
    expect(await successors(2)).toMatchObject({ racketeering: "extortion", "claim-before": "claim-of-extortion" });
    await put("ours", ours());
    expect(Object.keys(await successors(0))).toHaveLength(4);
  });

  test("a data set replaces its own, and leaves those of others", async () => {
    await put("ours", ours());
    const before = await contentOf(graph);
    const theirs = { ...datasetOf([record(Issue, "fraud", { roles: ["HARM"] })]), formerIds: [former("deceit", { successor: "fraud" })] };
    await put("theirs", theirs);
    await put("ours", ours([former("racketeering", { successor: "smuggling" })]));
    expect(await successors(3, [...everyId, "deceit"])).toEqual({ racketeering: "smuggling", deceit: "fraud" });
    expect(await reasons(3)).toEqual([]);
    await put("ours", sound(records()));
    expect(await successors(3, [...everyId, "deceit"])).toEqual({ deceit: "fraud" });
    await put("ours", ours());
    await put("theirs", datasetOf([]));
    const after = await contentOf(graph);
    delete after.nodes.theirs;
    expect(after).toEqual(before);
  });

  test("one data set in the place of all takes the former ids of the others away", async () => {
    await put("theirs", {
      ...datasetOf([record(Issue, "fraud", { roles: ["HARM"] })]),
      formerIds: [former("deceit", { successor: "fraud" })],
    });
    await replaceByDataset(graph, model, { name: "ours", about, digest: "1" }, ours());
    expect(await graph.read("MATCH (f:FormerId) RETURN f.id AS id ORDER BY id", {})).toEqual([...everyId].sort().map((id) => [id]));
  });

  test("what the graph does not allow is refused, and changes nothing", async () => {
    await put("ours", ours());
    const before = await contentOf(graph);
    const issue = (id: string) => record(Issue, id, { roles: ["HARM"] });
    const withFormer = (id: string, values: Partial<FormerId>) => ({ ...datasetOf([issue("fraud")]), formerIds: [former(id, values)] });
    const refusals: readonly (readonly [string, () => Promise<unknown>])[] = [
      ["racketeering is a former id of ours too", () => put("theirs", withFormer("racketeering", { successor: "fraud" }))],
      ["The former id smuggling is the id of a record", () => put("theirs", withFormer("smuggling", { successor: "fraud" }))],
      ["The former id claim-of-smuggling is the id of", () => put("theirs", withFormer("claim-of-smuggling", { successor: "fraud" }))],
      ["The former id racketeering is the id of a record", () => put("theirs", datasetOf([issue("racketeering")]))],
      ["The former id deceit has 0 successors, and no reason", () => put("theirs", withFormer("deceit", { successor: "nowhere" }))],
      [
        "The former id deceit has 1 successors, and a reason",
        () => put("theirs", withFormer("deceit", { successor: "fraud", reason: "So." })),
      ],
    ];
    for (const [message, load] of refusals)
      await expect(load()).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringMatching(`${message}.*Nothing was written`) });
    await put("theirs", { ...datasetOf([]), formerIds: [former("deceit", { successor: "river" })] });
    const withoutRiver = datasetOf(sound(records()).entities.filter(({ values }) => values.id !== "river"));
    await expect(put("ours", withoutRiver)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringMatching("river, which theirs"),
    });
    await put("theirs", datasetOf([]));
    const after = await contentOf(graph);
    delete after.nodes.theirs;
    expect(after).toEqual(before);
  });

  test("the visible versions change for those alone who see the successor or the reason", async () => {
    const seen = async (...of: FormerId[]) => {
      await put("ours", ours(of, { extortion: "AMBER" }));
      return digests();
    };
    const without = await seen();
    const changed = async (...of: FormerId[]) => (await seen(...of)).map((digest, level) => digest !== without[level]);
    expect(await changed(former("racketeering", { successor: "extortion" }))).toEqual([false, false, true, true]);
    expect(await changed(former("claim-before", { successor: "claim-of-extortion" }))).toEqual([false, false, true, true]);
    expect(await changed(former("trafficking", { successor: "smuggling" }))).toEqual([true, true, true, true]);
    expect(await changed(former("rumour", { reason: "So.", sensitivity: "GREEN" }))).toEqual([false, true, true, true]);
    expect(await changed(former("unsaid", { reason: "So." }))).toEqual([false, false, false, false]);
    expect(await seen()).toEqual(without);
    expect(await broken()).toEqual([]);
  });

  test("check finds what was broken in the store", async () => {
    await put("ours", ours());
    await graph.write(async (tx) => {
      await tx.run("MATCH (f:FormerId {id: 'trafficking'}) MATCH (f)-[r:SUCCEEDED_BY]->() DELETE r");
      await tx.run("MATCH (f:FormerId {id: 'rumour'}) MATCH (n:Entity {id: 'river'}) CREATE (f)-[:SUCCEEDED_BY]->(n)");
      await tx.run("MATCH (f:FormerId {id: 'secret'}) SET f.id = 'river'");
      await tx.run("MATCH (f:FormerId {id: 'unsaid'}) SET f.id = 'claim-of-smuggling'");
    });
    expect((await broken()).filter((line) => line.startsWith("former-id"))).toEqual([
      "former-id: claim-of-smuggling is the id of a record",
      "former-id: river is the id of a record",
      "former-id-successor: rumour has 1 successors, and a reason",
      "former-id-successor: trafficking has 0 successors, and no reason",
    ]);
  });

  describe("a dump", () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "former-ids-"));
    });
    afterEach(() => rm(folder, { recursive: true }));
    const file = async (text: string) => {
      const path = join(folder, "dump.ndjson");
      await writeFile(path, text);
      return path;
    };
    test("carries them, and a restore brings them back", async () => {
      await put("ours", ours());
      const dump = await dumpOf(graph);
      const [before, versions] = [await contentOf(graph), await digests()];
      const lines = dump.trim().split("\n");
      expect(JSON.parse(lines[0] as string)).toMatchObject({ formatVersion: 4, counts: { FormerId: formerIds.length } });
      expect(lines.slice(-formerIds.length).map((line) => JSON.parse(line))).toEqual(
        [...formerIds].sort((a, b) => (a.id < b.id ? -1 : 1)).map((formerId) => ({ dataset: "ours", formerId: { ...formerId } })),
      );
      await put("ours", ours([former("other", { successor: "river" })]));
      await restore(graph, model, await file(dump), { replace: true });
      expect(await dumpOf(graph)).toBe(dump);
      expect(await digests()).toEqual(versions);
      expect(await contentOf(graph)).toEqual(before);
      expect(await broken()).toEqual([]);
    });

    test("of a graph without any is as before, and its restore leaves none", async () => {
      await put("ours", ours([]));
      const dump = withoutHistory(await dumpOf(graph));
      expect(JSON.parse(dump.split("\n")[0] as string)).toMatchObject({ formatVersion: 1 });
      expect(dump).not.toContain("formerId");
      await put("ours", ours());
      await restore(graph, model, await file(dump), { replace: true });
      expect(await graph.read("MATCH (f:FormerId) RETURN f.id", {})).toEqual([]);
      expect(await dumpOf(graph)).toBe(dump);
    });
  });
});
