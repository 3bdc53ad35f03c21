import { restore } from "../../src/backup/restore.js";
import { type Graph, runStatement } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import type { DatasetInfo } from "../../src/graph/statements/dataset-sync/dataset-info.js";
import { replaceByDataset, syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { forget } from "../../src/graph/statements/forget.js";
import { changesPage, latestWrites } from "../../src/graph/statements/questions/changes.js";
import { recordReview } from "../../src/graph/statements/reviews.js";
import { FormerId } from "../../src/model/annotations/former-id.js";
import { Removal, type RemovalReason } from "../../src/model/annotations/removal.js";
import { Review } from "../../src/model/annotations/review.js";
import { Issue, Passage, Place, Right, Source } from "../../src/model/entities/index.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { type Dataset, instanceWith } from "../../src/model/records.js";
import { dumpOf, folder } from "../backup/backup.js";
import { claim, datasetOf, record } from "../records.js";
import { engines, type Home } from "./engines.js";

/** The history of what each level sees: what is told of a write, to whom, and what stays of it in backups. */
const base = [
  record(Source, "report", { title: "A report", availability: "HELD" }),
  record(Source, "secret", { title: "A secret", availability: "HELD", sensitivity: "AMBER" }),
  record(Passage, "report-1", { heading: "One" }, { OF: "report" }),
  record(Passage, "secret-1", { heading: "Two" }, { OF: "secret" }),
  record(Issue, "extortion", { roles: ["THREAT"] }),
  record(Issue, "fraud", { roles: ["HARM"] }),
  record(Place, "river", { kind: "ADMIN2" }),
  claim("river", "FACES", "extortion", { id: "faces" }),
];
const infoOf = (name: string, title = "A data set"): DatasetInfo => ({
  name,
  about: { title, licence: "none", version: "1" },
  digest: "1",
});
const former = (id: string, successor: string) => instanceWith(FormerId, { id, successor });
const removal = (id: string, reason: RemovalReason) => instanceWith(Removal, { id, reason });
/** The base with other records in the place of those of the same id, without some, and with more. */
const changed = (records: typeof base, without: readonly string[] = [], more: Partial<Dataset> = {}): Dataset => {
  const ids = new Set([...without, ...records.map((r) => r.values.id)]);
  return { ...datasetOf([...base.filter((r) => !ids.has(r.values.id)), ...records]), ...more };
};
const extortion = (values: object) => record(Issue, "extortion", { roles: ["THREAT"], ...values });
const everyLevel = [0, 1, 2, 3] as const;

describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  let hour: number;
  const files = folder();
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
    hour = 0;
  });
  afterEach(() => home.drop());
  afterAll(files.drop);

  const clock = () => new Date(Date.UTC(2026, 0, 31, hour));
  const put = (dataset: Dataset, info = infoOf("test")) => {
    hour++;
    return syncDataset(graph, model, info, dataset, undefined, { clock });
  };
  /** All that is told to a level. */
  const told = async (level: Level, of = graph) =>
    (await runStatement(of, changesPage(level, 0, [], 1000))).map(({ at, action, kind, id, reason }) =>
      [`${Number(at.slice(11, 13))}`, action, kind, id, reason].filter(Boolean).join(" "),
    );
  const toldToAll = async () => Object.fromEntries(await Promise.all(everyLevel.map(async (level) => [level, await told(level)] as const)));
  /** What is told after the first load. */
  const later = async (level: Level) => (await told(level)).filter((line) => !line.startsWith("1 "));
  const broken = async () =>
    (await audit(graph, model)).flatMap(({ code, findings }) => findings.map(({ id, what }) => `${code}: ${id} ${what}`));

  test("the first load is a state, and a load that changes nothing is not told", async () => {
    await put(datasetOf(base));
    await put(datasetOf(base));
    for (const level of everyLevel) expect(await told(level)).toEqual(["1 LOADED Dataset test"]);
    expect(await broken()).toEqual([]);
  });

  test("records are added, changed and removed, and the links of a record are a part of it", async () => {
    await put(datasetOf(base));
    await put(changed([record(Issue, "plot", { roles: ["HARM"] }), extortion({ description: { en: "Threats." } })], ["fraud"]));
    await put(changed([claim("river", "FACES", "extortion", { id: "faces" }, { cites: ["report-1", "secret-1"] })]));
    expect(await later(0)).toEqual([
      "2 CHANGED Issue extortion",
      "2 REMOVED Issue fraud NOT_SAID",
      "2 ADDED Issue plot",
      "3 CHANGED Issue extortion",
      "3 ADDED Issue fraud",
      "3 REMOVED Issue plot NOT_SAID",
    ]);
    // A citation of a hidden passage changes the claim for those alone who see the passage.
    expect((await later(2)).filter((line) => !(line.startsWith("2") || line.includes("Issue")))).toEqual(["3 CHANGED Claim faces"]);
    expect(await broken()).toEqual([]);
  });

  test("a record whose level rises reads as removed, one whose level falls as added, and so do its claims", async () => {
    await put(datasetOf(base));
    await put(changed([extortion({ sensitivity: "AMBER" })]));
    await put(datasetOf(base));
    for (const level of [0, 1] as const)
      expect(await later(level)).toEqual([
        "2 REMOVED Issue extortion NOT_SAID",
        "2 REMOVED Claim faces NOT_SAID",
        "3 ADDED Issue extortion",
        "3 ADDED Claim faces",
      ]);
    for (const level of [2, 3] as const) expect(await later(level)).toEqual(["2 CHANGED Issue extortion", "3 CHANGED Issue extortion"]);
  });

  test("hidden reads exactly as removed", async () => {
    const removals = [removal("fraud", "ERROR"), removal("extortion", "PROTECTION")];
    await put(datasetOf(base));
    await put(changed([], ["fraud", "extortion", "faces"], { removals }));
    const removed = await told(0);
    await home.drop();
    home = await engine.home();
    graph = await home.open();
    hour = 0;
    await put(datasetOf(base));
    const hidden = { sensitivity: "GREEN" } as const;
    await put(changed([extortion(hidden), record(Issue, "fraud", { roles: ["HARM"], ...hidden })], [], { removals }));
    expect(await told(0)).toEqual(removed);
    expect(removed.slice(1)).toEqual([
      "2 REMOVED Issue extortion PROTECTION",
      "2 REMOVED Claim faces NOT_SAID",
      "2 REMOVED Issue fraud ERROR",
    ]);
  });

  test("a former id of a hidden record reads exactly as one of a removed record, whatever becomes of its entry", async () => {
    const hoax = record(Issue, "hoax", { roles: ["HARM"] });
    const [toClaim, toIssue] = [former("faced", "faces"), former("trick", "hoax")];
    const because = (id: string) => instanceWith(FormerId, { id, reason: "It ended.", sensitivity: "CLEAR" });
    const start = changed([hoax], [], { formerIds: [toClaim, toIssue] });
    const secret = { sensitivity: "AMBER" } as const;
    const hidden = [
      record(Issue, "hoax", { roles: ["HARM"], ...secret }),
      claim("river", "FACES", "extortion", { id: "faces", ...secret }),
    ];
    const without = (...formerIds: FormerId[]) => changed([], ["faces"], { formerIds });
    const ends: Readonly<Record<string, readonly Dataset[]>> = {
      hidden: [changed(hidden, [], { formerIds: [toClaim, toIssue] }), start],
      "with the reasons that the load asks for": [without(because("faced"), because("trick"), because("faces"), because("hoax")), start],
      "with reasons that come later": [without(), without(because("faced"), because("trick")), start],
      "without entries": [without(), start],
      "hidden and then removed": [
        changed(hidden, [], { formerIds: [toClaim, toIssue] }),
        without(because("faced"), because("trick")),
        start,
      ],
    };
    const found: Record<string, unknown> = {};
    for (const [name, loads] of Object.entries(ends)) {
      await home.drop();
      home = await engine.home();
      graph = await home.open();
      hour = 0;
      await put(start);
      for (const load of loads.slice(0, -1)) await put(load);
      hour = 9;
      await put(start);
      found[name] = await Promise.all(([0, 1] as const).map(later));
    }
    const told = [
      "2 REMOVED Claim faces NOT_SAID",
      "2 REMOVED Issue hoax NOT_SAID",
      "10 ADDED FormerId faced",
      "10 ADDED Claim faces",
      "10 ADDED Issue hoax",
      "10 ADDED FormerId trick",
    ];
    expect(found).toEqual(Object.fromEntries(Object.keys(ends).map((name) => [name, [told, told]])));
    expect(await broken()).toEqual([]);
  });

  test("a former id that leads to nothing while its record is still seen is removed", async () => {
    await put(changed([], [], { formerIds: [former("racket", "extortion")] }));
    await put(changed([], [], { formerIds: [instanceWith(FormerId, { id: "racket", reason: "It was another.", sensitivity: "CLEAR" })] }));
    expect(await later(0)).toEqual(["2 REMOVED FormerId racket"]);
  });

  test("a level that saw nothing before is told that a data set was loaded", async () => {
    await put(datasetOf([record(Issue, "plot", { roles: ["HARM"], sensitivity: "AMBER" })]));
    await put(datasetOf([record(Issue, "plot", { roles: ["HARM"], sensitivity: "AMBER" }), record(Issue, "fraud", { roles: ["HARM"] })]));
    for (const level of [0, 1] as const) expect(await told(level)).toEqual(["2 LOADED Dataset test"]);
    for (const level of [2, 3] as const) expect(await told(level)).toEqual(["1 LOADED Dataset test", "2 ADDED Issue fraud"]);
  });

  test("former ids: renamed, merged, and those of a hidden successor", async () => {
    const [one, other] = [record(Issue, "one", { roles: ["HARM"] }), record(Issue, "other", { roles: ["HARM"] })];
    await put(changed([one, other]));
    await put(changed([record(Issue, "both", { roles: ["HARM"] })], [], { formerIds: [former("one", "both"), former("other", "both")] }));
    expect(await later(0)).toEqual(["2 ADDED Issue both", "2 REMOVED Issue one MERGED", "2 REMOVED Issue other MERGED"]);
    const formerIds = [former("one", "both"), former("other", "both"), former("fraud", "extortion")];
    await put(changed([record(Issue, "both", { roles: ["HARM"], sensitivity: "GREEN" })], ["fraud"], { formerIds }));
    expect((await later(0)).slice(3)).toEqual(["3 REMOVED Issue both NOT_SAID", "3 REMOVED Issue fraud MERGED"]);
    await put(
      changed([record(Issue, "new", { roles: ["HARM"] })], ["fraud"], { formerIds: [...formerIds.slice(2), former("both", "new")] }),
    );
    // What was hidden before is not told to have been renamed.
    expect((await later(0)).slice(5)).toEqual(["4 ADDED FormerId both", "4 ADDED Issue new"]);
    expect((await later(1)).slice(-2)).toEqual(["4 REMOVED Issue both RENAMED", "4 ADDED Issue new"]);
    expect(await broken()).toEqual([]);
  });

  test("an entity that changes its class is two items", async () => {
    await put(datasetOf(base));
    await put(changed([record(Right, "fraud")]));
    expect(await later(0)).toEqual(["2 REMOVED Issue fraud NOT_SAID", "2 ADDED Right fraud"]);
  });

  test("a review retracts a claim, and a review that changes nothing is not told", async () => {
    await put(datasetOf(base));
    const review = (id: string, status: string) =>
      Object.assign(new Review(), { id, claim: "faces", status, reviewedAt: "2026-02-01", reviewedBy: "editor" });
    for (const [id, status] of [
      ["1", "ACCEPTED"],
      ["2", "RETRACTED"],
      ["3", "RETRACTED"],
      ["4", "ACCEPTED"],
    ] as const) {
      hour++;
      await recordReview(graph, model, review(id, status), { clock });
    }
    expect(await later(0)).toEqual(["3 RETRACTED Claim faces", "5 CHANGED Claim faces"]);
  });

  test("data sets: their titles, and one in the place of another", async () => {
    await put(datasetOf(base));
    await put(datasetOf(base), infoOf("test", "Another title"));
    hour++;
    await replaceByDataset(graph, model, infoOf("new"), datasetOf(base), undefined, { clock });
    expect(await later(0)).toEqual(["2 CHANGED Dataset test", "3 ADDED Dataset new", "3 REMOVED Dataset test"]);
  });

  test("a write that fails is not told", async () => {
    await put(datasetOf(base));
    await expect(put(changed([claim("nobody", "FACES", "extortion")]))).rejects.toThrow();
    expect(await told(3)).toEqual(["1 LOADED Dataset test"]);
  });

  test("the history outlives the process, and comes back from a backup, where the next write goes on", async () => {
    await put(datasetOf(base));
    await put(changed([extortion({ sensitivity: "AMBER" })], ["fraud"], { removals: [removal("fraud", "ERROR")] }));
    const before = await toldToAll();
    await graph.close();
    graph = await home.open();
    expect(await toldToAll()).toEqual(before);
    const dump = await dumpOf(graph);
    await restore(graph, model, files.file(dump), { replace: true, silenceMs: 1 });
    expect([await toldToAll(), await dumpOf(graph), await broken()]).toEqual([before, dump, []]);
    await put(changed([], ["fraud", "extortion", "faces"]));
    expect((await told(0)).slice(-1)).toEqual(["2 REMOVED Issue fraud ERROR"]);
    expect((await told(2)).slice(-2)).toEqual(["3 REMOVED Issue extortion NOT_SAID", "3 REMOVED Claim faces NOT_SAID"]);
  });

  test("the history of a graph of an earlier release begins with its first change", async () => {
    await put(datasetOf(base));
    await graph.write(async (tx) => {
      await tx.run("MATCH (c:Change) DELETE c");
      await tx.run("MATCH (s:ChangeSet) DELETE s");
    });
    await put(datasetOf(base));
    expect(await told(3)).toEqual([]);
    await put(changed([], ["fraud"]));
    expect([await told(0), await broken()]).toEqual([["3 REMOVED Issue fraud NOT_SAID"], []]);
  });

  test("what is forgotten leaves nothing, and a level that saw only that is told nothing", async () => {
    const plot = record(Issue, "plot", { roles: ["HARM"], sensitivity: "AMBER" });
    await put(changed([plot]));
    await put(changed([plot, record(Issue, "hoax", { roles: ["HARM"] })]));
    await put(changed([plot, record(Issue, "trick", { roles: ["HARM"] })], [], { formerIds: [former("hoax", "trick")] }));
    const versions = await Promise.all(everyLevel.map(async (level) => graph.visibleVersion(level)));
    await expect(forget(graph, model, ["nobody"])).rejects.toMatchObject({ code: "NOT_FOUND", message: expect.stringMatching(/nobody/) });
    await expect(forget(graph, model, ["extortion"])).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringMatching(/faces needs extortion/),
    });
    hour++;
    expect(await forget(graph, model, ["trick"], { clock })).toEqual({ records: 1, reviews: 0, formerIds: 1, changes: 3 });
    for (const level of everyLevel) expect(await told(level)).toEqual(["1 LOADED Dataset test"]);
    expect((await runStatement(graph, latestWrites(0, 10))).map(({ at }) => at)).toEqual(["2026-01-31T01:00:00Z"]);
    expect(await dumpOf(graph)).not.toMatch(/trick|hoax/);
    // Answers that were kept no longer hold.
    for (const level of everyLevel) expect((await graph.visibleVersion(level)).stamp).not.toBe(versions[level]?.stamp);
    await forget(graph, model, ["faces", "extortion"], { clock });
    await put(changed([plot], ["faces", "extortion"]));
    for (const level of everyLevel) expect(await told(level)).toEqual(["1 LOADED Dataset test"]);
    expect(await broken()).toEqual([]);
  });

  test("the audit finds numbers that do not follow from the changes", async () => {
    await put(datasetOf(base));
    await put(changed([], ["fraud"]));
    await graph.write((tx) => tx.run("MATCH (c:Change {id: 'fraud'}) DELETE c"));
    expect(await broken()).toEqual([expect.stringMatching(/^history: 1 /)]);
  });
});
