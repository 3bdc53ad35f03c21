import { restore } from "../../src/backup/restore.js";
import type { Graph } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import type { DatasetInfo } from "../../src/graph/statements/dataset-sync/dataset-info.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { updateDerivations } from "../../src/graph/statements/derivations.js";
import { recordReview } from "../../src/graph/statements/reviews.js";
import { ensureVersions } from "../../src/graph/statements/versions/visible-versions.js";
import { Review } from "../../src/model/annotations/review.js";
import type { Status } from "../../src/model/claim.js";
import { Code, Community, Issue, Passage, Place, Practice, Right, Source } from "../../src/model/entities/index.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { dumpOf, emptyGraph, folder, putAsTwo, sound } from "../backup/backup.js";
import { generate, seeds } from "../generator.js";
import { seenBy } from "../oracle/seen.js";
import { Random } from "../random.js";
import { claim, datasetOf, record } from "../records.js";
import { engines, type Home } from "./engines.js";

/** The visible version of a level changes with what the level sees, with nothing else, and is the same however that came to be. */

const info = (name: string, more: Partial<DatasetInfo["about"]> = {}, digest = "1"): DatasetInfo => ({
  name,
  about: { title: "A data set", licence: "none", version: "1", ...more },
  digest,
});
const inThree = (name: string) => ({ name: { en: name, es: name, fr: name } });

const source = record(Source, "report", { title: "A report", availability: "HELD" });
const secretSource = record(Source, "secret", { title: "A secret", availability: "HELD", sensitivity: "AMBER" });
const passage = record(Passage, "report-1", { heading: "One" }, { OF: "report" });
const otherPassage = record(Passage, "report-2", { heading: "Two" }, { OF: "report" });
const secretPassage = record(Passage, "secret-1", { heading: "Three" }, { OF: "secret" });
const code = record(Code, "iccs:02051", { scheme: "iccs", notation: "02051" });
const issue = record(Issue, "extortion", { roles: ["THREAT"], ...inThree("Extortion") }, { ALIGNED_TO: "iccs:02051 EXACT" });
const country = record(Place, "country", { kind: "COUNTRY", iso: "CC", ...inThree("Country") });
const river = record(Place, "river", { kind: "ADMIN2", ...inThree("River") }, { PART_OF: "country" });
const valley = record(Place, "valley", { kind: "ADMIN2", ...inThree("Valley"), sensitivity: "AMBER" }, { PART_OF: "country" });
const practice = record(Practice, "meetings", { intent: "SUPPORTIVE", ...inThree("Meetings") });
const unseen = record(Issue, "unseen", { roles: ["HARM"], sensitivity: "RED" });
const faces = claim("river", "FACES", "extortion", { id: "faces" });
const helps = claim(
  "meetings",
  "ADDRESSES",
  "extortion",
  { id: "helps", effect: "REDUCES" },
  { at: "river", cites: ["report-1", "secret-1"] },
);
const secret = claim("valley", "FACES", "extortion", { id: "secret-faces" });
const base = [
  source, secretSource, passage, otherPassage, secretPassage, code, issue, country, river, valley, practice, unseen, faces, helps, secret,
]; // biome-ignore format: a list of what exists

type Record = EntityRecord | ClaimRecord;
const all = datasetOf(base);
/** The base with other values or links of one record. */
const changed = (of: Record, values: object, more: object = {}) =>
  datasetOf(
    base.map((r) =>
      r === of ? ({ ...r, values: Object.assign(Object.create(Object.getPrototypeOf(r.values)), r.values, values), ...more } as Record) : r,
    ),
  );
const without = (...gone: Record[]) => datasetOf(base.filter((r) => !gone.includes(r)));
const withMore = (...more: Record[]) => datasetOf([...base, ...more]);
const everyLevel = [0, 1, 2, 3];

/** A change of the base, and the levels that see a difference. */
const changes: readonly (readonly [what: string, to: Dataset, levels: readonly number[], more?: DatasetInfo])[] = [
  ["a property of an entity", changed(river, { kind: "ADMIN1" }), everyLevel],
  ["a property that an entity did not have", changed(river, { description: { en: "Wet." } }), everyLevel],
  ["a translation of a name", changed(river, { name: { en: "River", es: "Río", fr: "River" } }), everyLevel],
  ["a further alias", changed(issue, { aliases: { es: ["vacuna"] } }), everyLevel],
  ["a number", changed(river, { latitude: 1.5, longitude: 2, coordinateKind: "SEAT" }), everyLevel],
  ["a property of a hidden entity", changed(valley, { kind: "ADMIN1" }), [2, 3]],
  ["the class of an entity", datasetOf(base.map((r) => (r === unseen ? record(Right, "unseen", { sensitivity: "RED" }) : r))), [3]],
  ["a record that is new", withMore(record(Issue, "fraud", { roles: ["HARM"] })), everyLevel],
  ["a hidden record that is new", withMore(record(Issue, "plot", { roles: ["HARM"], sensitivity: "GREEN" })), [1, 2, 3]],
  ["a record that nobody sees", withMore(record(Issue, "plot", { roles: ["HARM"], sensitivity: undefined })), []],
  ["a record that is gone", without(otherPassage), everyLevel],
  ["a hidden record that is gone", without(unseen), [3]],
  ["a link that is new", changed(practice, {}, { links: [{ name: "DEFINED_BY", to: "report" }] }), everyLevel],
  ["a link to a hidden record", changed(practice, {}, { links: [{ name: "DEFINED_BY", to: "secret" }] }), [2, 3]],
  ["a link that leads elsewhere", changed(river, {}, { links: [] }), everyLevel],
  ["the link of a hidden record", changed(valley, {}, { links: [] }), [2, 3]],
  ["the term of a link", changed(issue, {}, { links: [{ name: "ALIGNED_TO", to: "iccs:02051", qualifier: "CLOSE" }] }), everyLevel],
  ["an entity whose level rises", changed(river, { sensitivity: "AMBER" }), everyLevel],
  ["a hidden entity whose level rises", changed(valley, { sensitivity: "RED" }), [2, 3]],
  ["a source whose level rises", changed(source, { sensitivity: "GREEN" }), everyLevel],
  ["a hidden source whose level rises", changed(secretSource, { sensitivity: "RED" }), [2, 3]],
  ["a property of a claim", changed(faces, { statement: "Another sentence." }), everyLevel],
  ["a property of a hidden claim", changed(secret, { statement: "Another sentence." }), [2, 3]],
  ["the status of a claim", changed(faces, { status: "PROPOSED" }), everyLevel],
  ["a claim whose level rises", changed(faces, { sensitivity: "GREEN" }), everyLevel],
  ["a claim that is new", withMore(claim("country", "FACES", "extortion")), everyLevel],
  ["a claim that is new, of a hidden place", withMore(claim("meetings", "CARRIED_OUT_IN", "valley")), [2, 3]],
  ["a claim that is new, of hidden evidence", withMore(claim("country", "FACES", "extortion", {}, { cites: ["secret-1"] })), [2, 3]],
  ["a claim that is gone", without(faces), everyLevel],
  ["a citation that is new", changed(faces, {}, { cites: ["report-1", "report-2"] }), everyLevel],
  ["a citation that is gone", changed(helps, {}, { cites: ["secret-1"] }), everyLevel],
  ["a citation of a hidden source that is new", changed(faces, {}, { cites: ["report-1", "secret-1"] }), [2, 3]],
  ["a citation of a hidden source that is gone", changed(helps, {}, { cites: ["report-1"] }), [2, 3]],
  ["the title of the data set", all, everyLevel, info("test", { title: "Another title" })],
  ["the licence of the data set", all, everyLevel, info("test", { licence: "CC0" })],
  ["the version of the data set", all, everyLevel, info("test", { version: "2" })],
  ["the digest of the data set alone", all, [], info("test", {}, "2")],
  ["nothing", all, []],
  ["a further data set without records", datasetOf([]), [], info("more")],
  ["a further data set with hidden records alone", datasetOf([record(Issue, "plot", { roles: ["HARM"], sensitivity: "AMBER" })]), [2, 3], info("more")],
  ["a further data set", datasetOf([record(Community, "people", {}, { LOCATED_IN: "river" })]), everyLevel, info("more")],
]; // biome-ignore format: one line a change

const versionsOf = (graph: Graph) => Promise.all(everyLevel.map((level) => graph.visibleVersion(level)));
const digestsOf = async (graph: Graph) => (await versionsOf(graph)).map(({ digest }) => digest);
const differences = (one: readonly unknown[], other: readonly unknown[]) => everyLevel.filter((level) => one[level] !== other[level]);
const findings = async (graph: Graph) => (await audit(graph, model)).find(({ code }) => code === "visible-version")?.findings;
const review = (id: string, claim: string, status: Status) =>
  Object.assign(new Review(), { id, claim, status, reviewedAt: "2026-02-01", reviewedBy: "editor" });

/** The digests of a graph in memory that was loaded with this at once. */
async function digestsIn(dataset: Dataset, of: DatasetInfo = info("test")): Promise<readonly (string | undefined)[]> {
  const graph = await emptyGraph();
  await syncDataset(graph, model, of, dataset);
  const digests = await digestsOf(graph);
  await graph.close();
  return digests;
}

describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  const files = folder();
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
  });
  afterEach(() => home.drop());
  afterAll(files.drop);
  const put = (dataset: Dataset, of = info("test")) => syncDataset(graph, model, of, dataset);

  test("each change is seen by the levels that it concerns, and by no other", async () => {
    await put(all);
    const base = await digestsOf(graph);
    let was = await versionsOf(graph);
    for (const [what, to, levels, as] of changes) {
      await put(to, as);
      const is = await versionsOf(graph);
      const digests = is.map(({ digest }) => digest);
      if (as?.name === "more") await put(datasetOf([]), as);
      else expect({ what, digests }).toEqual({ what, digests: await digestsIn(to, as) });
      expect({ what, levels: differences(base, digests) }).toEqual({ what, levels });
      // A version that is as it was keeps its stamp: nothing that depends on it is read again.
      const kept = everyLevel.filter((level) => is[level]?.stamp === was[level]?.stamp);
      expect({ what, kept }).toEqual({ what, kept: everyLevel.filter((level) => digests[level] === was[level]?.digest) });
      was = await versionsOf(graph);
    }
    expect(await findings(graph)).toEqual([]);
  });

  test("a stamp stays with a load that changes nothing of its level, and never comes back", async () => {
    await put(all);
    const first = await versionsOf(graph);
    await put(changed(valley, { kind: "ADMIN1" }));
    const second = await versionsOf(graph);
    await put(all);
    const third = await versionsOf(graph);
    expect([second.slice(0, 2), third.slice(0, 2)]).toEqual([first.slice(0, 2), first.slice(0, 2)]);
    expect(third.map(({ digest }) => digest)).toEqual(first.map(({ digest }) => digest));
    const stamps = [...first, ...second.slice(2), ...third.slice(2)].map(({ stamp }) => stamp);
    expect(new Set(stamps).size).toBe(8);
  });

  test("a review changes what the levels of its claim see, as if the data set said so", async () => {
    await put(all);
    const was = await digestsOf(graph);
    await recordReview(graph, model, review("1", "faces", "ACCEPTED"));
    expect(await digestsOf(graph)).toEqual(was);
    await recordReview(graph, model, review("2", "secret-faces", "REJECTED"));
    expect(differences(was, await digestsOf(graph))).toEqual([2, 3]);
    expect(await digestsOf(graph)).toEqual(await digestsIn(changed(secret, { status: "REJECTED" })));
    await recordReview(graph, model, review("3", "secret-faces", "ACCEPTED"));
    expect(await digestsOf(graph)).toEqual(was);
    await recordReview(graph, model, review("4", "faces", "RETRACTED"));
    expect(differences(was, await digestsOf(graph))).toEqual(everyLevel);
    const reviewed = await digestsIn(changed(faces, { status: "RETRACTED" }));
    expect(await digestsOf(graph)).toEqual(reviewed);
    await put(all, info("test", {}, "2"));
    expect([await digestsOf(graph), await findings(graph)]).toEqual([reviewed, []]);
  });

  test("a graph, its parts in another order, and its backup have one version, whatever is hidden", async () => {
    const random = new Random(1);
    const made = sound(generate(seeds[0] as number));
    await put(made);
    const digests = await digestsOf(graph);
    for (const level of everyLevel) expect((await digestsIn(seenBy(level as Level, made)))[level]).toBe(digests[level]);
    expect(new Set(digests).size).toBe(4);
    const shuffled = <T>(records: readonly T[]) => random.several(records, records.length);
    const reordered = { entities: shuffled(made.entities), claims: shuffled(made.claims), formerIds: shuffled(made.formerIds ?? []) };
    expect(await digestsIn(reordered)).toEqual(digests);

    const two = await emptyGraph();
    await putAsTwo(two, made, random);
    await restore(graph, model, files.file(await dumpOf(two)), { replace: true, silenceMs: 1 });
    expect([await digestsOf(graph), await findings(graph)]).toEqual([await digestsOf(two), []]);
    await two.close();
  });

  test("versions outlive the process", async () => {
    await put(all);
    const was = await versionsOf(graph);
    await graph.close();
    graph = await home.open();
    expect(await versionsOf(graph)).toEqual(was);
  });

  test("a write that fails leaves the versions as they were", async () => {
    await put(all);
    const was = await versionsOf(graph);
    await expect(put(withMore(claim("nobody", "FACES", "extortion")))).rejects.toThrow();
    expect(await versionsOf(graph)).toEqual(was);
  });

  describe("a graph without versions, as an earlier release has left it,", () => {
    beforeEach(async () => {
      await put(all);
      await graph.write((tx) => tx.run("MATCH (v:VisibleVersions) DELETE v"));
    });
    test("counts every write as a change, and passes the audit", async () => {
      const was = await versionsOf(graph);
      expect(was.map(({ digest }) => digest)).toEqual(everyLevel.map(() => undefined));
      await graph.write((tx) => tx.run("MATCH (n:Issue {id: 'unseen'}) SET n.name = 'x'"));
      expect(
        differences(
          was.map(({ stamp }) => stamp),
          (await versionsOf(graph)).map(({ stamp }) => stamp),
        ),
      ).toEqual(everyLevel);
      expect(await findings(graph)).toEqual([]);
    });
    test("gets them when it is opened for use, once", async () => {
      await ensureVersions(graph, model);
      const was = await versionsOf(graph);
      expect(was.map(({ digest }) => digest)).toEqual(await digestsIn(all));
      const version = await graph.version();
      await ensureVersions(graph, model);
      expect([await versionsOf(graph), await graph.version()]).toEqual([was, version]);
    });
    test("gets them with its next load or review", async () => {
      await recordReview(graph, model, review("1", "faces", "PROPOSED"));
      expect(await digestsOf(graph)).toEqual(await digestsIn(changed(faces, { status: "PROPOSED" })));
      await graph.write((tx) => tx.run("MATCH (v:VisibleVersions) DELETE v"));
      await put(without(faces));
      expect(await digestsOf(graph)).toEqual(await digestsIn(without(faces)));
    });
    test("gets them with its levels, if those were derived in another way", async () => {
      await graph.write((tx) =>
        tx.run("MERGE (l:Layout {name: 'graph'}) SET l.levels = 0 WITH l MATCH (n:Passage {id: 'report-2'}) SET n.level = 3"),
      );
      await updateDerivations(graph, model);
      expect([await digestsOf(graph), await findings(graph)]).toEqual([await digestsIn(all), []]);
    });
    test("of another revision, gets new ones", async () => {
      await ensureVersions(graph, model);
      await graph.write((tx) => tx.run("MATCH (v:VisibleVersions) SET v.revision = 'older', v.digests = ['a', 'b', 'c', 'd']"));
      await ensureVersions(graph, model);
      expect(await digestsOf(graph)).toEqual(await digestsIn(all));
    });
  });

  test("the audit finds content that was changed without its version", async () => {
    await put(all);
    const tampered = async (text: string) => {
      await graph.write((tx) => tx.run(text));
      return (await findings(graph))?.map(({ id }) => id);
    };
    expect(await tampered("MATCH (n:Issue {id: 'unseen'}) SET n.name = 'x'")).toEqual(["RED"]);
    expect(await tampered("MATCH (:Place {id: 'valley'})-[r:PART_OF]->() DELETE r")).toEqual(["AMBER", "RED"]);
    expect(await tampered("MATCH (k:Claim {id: 'faces'}) SET k.statement = 'x'")).toEqual(["CLEAR", "GREEN", "AMBER", "RED"]);
  });
});
