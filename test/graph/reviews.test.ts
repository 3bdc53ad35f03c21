import { Reader } from "../../src/api/reading/reader.js";
import { restore } from "../../src/backup/restore.js";
import { claimsTable } from "../../src/export/tables/claims.js";
import type { Graph } from "../../src/graph/graph.js";
import { audit } from "../../src/graph/statements/audit.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { recordReview } from "../../src/graph/statements/reviews.js";
import { Review } from "../../src/model/annotations/review.js";
import type { Status } from "../../src/model/claim.js";
import { Issue, Passage, Place, Practice, PracticeType, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { dumpOf, folder, withoutHistory } from "../backup/backup.js";
import { asker } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { contentOf } from "./content.js";
import { engines, type Home } from "./engines.js";

const helps = claim("meetings", "ADDRESSES", "extortion", { id: "helps", effect: "REDUCES" }, { at: "river" });
const faces = claim("river", "FACES", "extortion");
const proposed = claim("meetings", "CARRIED_OUT_IN", "river", { id: "proposed", status: "PROPOSED" });
const hidden = claim("meetings", "ADDRESSES", "extortion", { id: "hidden", effect: "PREVENTS", sensitivity: "RED" }, { at: "river" });
const inThree = (name: string) => ({ en: name, es: name, fr: name });
const entities = [
  record(Source, "report", { title: "A report", availability: "HELD" }),
  record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
  record(Issue, "extortion", { roles: ["THREAT"], name: inThree("Extortion") }),
  record(Place, "river", { kind: "ADMIN2", name: inThree("River") }),
  record(PracticeType, "dialogue", { name: inThree("Dialogue") }),
  record(Practice, "meetings", { intent: "SUPPORTIVE", name: inThree("Meetings") }, { OF_TYPE: "dialogue" }),
];
const all = datasetOf([...entities, helps, faces, proposed, hidden]);
const withoutHelps = datasetOf([...entities, faces, proposed, hidden]);

const reviewOf = (id: string, { values }: { values: { id: string } }, status: Status, more: Partial<Review> = {}) =>
  Object.assign(new Review(), { id, claim: values.id, status, reviewedAt: "2026-02-01", reviewedBy: "editor" }, more);
const retracted = reviewOf("review-1", helps, "RETRACTED", { note: "The source was withdrawn." });

describe.each(engines)("$name", (engine) => {
  let home: Home;
  let graph: Graph;
  beforeEach(async () => {
    home = await engine.home();
    graph = await home.open();
    await put(all);
  });
  afterEach(() => home.drop());

  const put = (dataset: Dataset, name = "test") =>
    syncDataset(graph, model, { name, about: { title: "A data set", licence: "none", version: "1" }, digest: "1" }, dataset);
  const review = (...reviews: Review[]) =>
    reviews.reduce((before, one) => before.then(() => recordReview(graph, model, one)), Promise.resolve());
  const statusOf = async ({ values }: { values: { id: string } }) =>
    (await graph.read("MATCH (k:Claim {id: $id}) RETURN k.status", { id: values.id }))[0]?.[0];
  /** What readers see of claims by status: a list, counts, a relation, a filter, the main question, the data set's counts and all rows. */
  async function seen(level: 0 | 3 = 0) {
    const ask = await asker(graph);
    const { data, errors } = await ask(
      `{
        claims { totalCount nodes { id status } }
        place(id: "river") { faces { totalCount } }
        practices(filter: { addresses: { some: { id: { eq: "extortion" } } } }) { totalCount }
        responses(issue: "extortion", place: "river") { totalCount practiceCount nodes { claim { id } } }
        dataset { claims { predicate status claims } }
      }`,
      { level },
    );
    expect(errors).toEqual([]);
    const rows: unknown[] = [];
    for await (const row of claimsTable(new Reader(model, graph, { level, roles: [], languages: ["en"] })).rows) rows.push(row);
    return { data, rows };
  }

  test("a claim that is retracted stays retracted when its data set is loaded again", async () => {
    const before = await seen();
    expect(before.data.responses).toMatchObject({ totalCount: 1, practiceCount: 1 });
    await review(retracted);
    const after = await seen();
    expect(after.data).toMatchObject({
      claims: { totalCount: 1 },
      practices: { totalCount: 0 },
      responses: { totalCount: 0, practiceCount: 0, nodes: [] },
    });
    expect(after.rows).not.toEqual(before.rows);
    await put(all);
    expect(await seen()).toEqual(after);
    expect(await statusOf(helps)).toBe("RETRACTED");
  });

  test("a claim that its data set drops and brings back is still reviewed", async () => {
    await review(retracted);
    const reviewed = await contentOf(graph);
    await put(withoutHelps);
    expect(await statusOf(helps)).toBeUndefined();
    await put(all);
    expect(await contentOf(graph)).toEqual(reviewed);
    // Also if it is now in another data set.
    await put(withoutHelps);
    await put({ entities: [], claims: [helps] }, "other");
    expect(await statusOf(helps)).toBe("RETRACTED");
  });

  test("of several reviews the latest decides, by day and then by id, in whichever order they are recorded", async () => {
    await review(
      reviewOf("b", helps, "REJECTED", { reviewedAt: "2026-03-02" }),
      reviewOf("a", helps, "RETRACTED", { reviewedAt: "2026-03-01" }),
    );
    expect(await statusOf(helps)).toBe("REJECTED");
    await review(reviewOf("a-2", helps, "PROPOSED", { reviewedAt: "2026-03-02" }));
    expect(await statusOf(helps)).toBe("REJECTED");
    await review(reviewOf("c", helps, "ACCEPTED", { reviewedAt: "2026-03-02" }));
    expect(await statusOf(helps)).toBe("ACCEPTED");
  });

  test("the status that the data set gives is kept: without the review it returns at the next load, changed or not", async () => {
    await review(reviewOf("accepts", proposed, "ACCEPTED"), retracted);
    expect([await statusOf(proposed), await statusOf(helps), await statusOf(faces)]).toEqual(["ACCEPTED", "RETRACTED", "ACCEPTED"]);
    const changed = claim("meetings", "CARRIED_OUT_IN", "river", { id: "proposed", status: "REJECTED" });
    await put(datasetOf([...entities, helps, faces, changed, hidden]));
    expect(await statusOf(proposed)).toBe("ACCEPTED");
    await graph.write((tx) => tx.run("MATCH (r:Review) DELETE r"));
    await put(datasetOf([...entities, helps, faces, changed, hidden]));
    expect([await statusOf(proposed), await statusOf(helps)]).toEqual(["REJECTED", "ACCEPTED"]);
  });

  test("a claim that was stored before there were reviews keeps the status of its data set", async () => {
    await graph.write((tx) => tx.run("MATCH (k:Claim) REMOVE k.datasetStatus"));
    await review(retracted, reviewOf("again", helps, "ACCEPTED", { reviewedAt: "2026-02-02" }));
    const [row] = await graph.read("MATCH (k:Claim {id: $id}) RETURN k.status, k.datasetStatus", { id: helps.values.id });
    expect(row).toEqual(["ACCEPTED", "ACCEPTED"]);
  });

  test("a review of a hidden claim changes nothing for viewers who cannot see the claim", async () => {
    const before = await seen();
    const above = await seen(3);
    await review(reviewOf("hides", hidden, "RETRACTED"));
    expect(await seen()).toEqual(before);
    expect(await seen(3)).not.toEqual(above);
  });

  test("a dump has the statuses of data sets and the reviews, and restores to the same graph", async () => {
    const unreviewed = await dumpOf(graph);
    const before = await contentOf(graph);
    await review(retracted, reviewOf("accepts", proposed, "ACCEPTED"), reviewOf("b", faces, "REJECTED", { reviewedAt: "2026-03-01" }));
    await put(withoutHelps);
    const [content, dump] = [await contentOf(graph), await dumpOf(graph)];
    expect(dump.split("\n").filter((line) => line.startsWith('{"review"'))).toEqual([
      `{"review":{"claim":"proposed","id":"accepts","reviewedAt":"2026-02-01","reviewedBy":"editor","status":"ACCEPTED"}}`,
      `{"review":{"claim":"${faces.values.id}","id":"b","reviewedAt":"2026-03-01","reviewedBy":"editor","status":"REJECTED"}}`,
      '{"review":{"claim":"helps","id":"review-1","note":"The source was withdrawn.","reviewedAt":"2026-02-01","reviewedBy":"editor","status":"RETRACTED"}}',
    ]);
    const place = folder();
    try {
      // The dump of a graph without reviews and without history has the format that older programs read; restoring it removes both.
      await restore(graph, model, place.file(unreviewed), { replace: true, silenceMs: 0 });
      expect([await contentOf(graph), await dumpOf(graph)]).toEqual([before, unreviewed]);
      const older = withoutHistory(unreviewed);
      await restore(graph, model, place.file(older), { replace: true, silenceMs: 0 });
      expect(JSON.parse(older.split("\n")[0] as string)).toMatchObject({ formatVersion: 1 });
      expect([await contentOf(graph), await dumpOf(graph)]).toEqual([before, older]);
      await restore(graph, model, place.file(dump), { replace: true, silenceMs: 0 });
      expect(JSON.parse(dump.split("\n")[0] as string)).toMatchObject({ formatVersion: 4, counts: { Review: 3 } });
      expect([await contentOf(graph), await dumpOf(graph)]).toEqual([content, dump]);
      await put(all);
      expect([await statusOf(helps), await statusOf(proposed), await statusOf(faces)]).toEqual(["RETRACTED", "ACCEPTED", "REJECTED"]);
    } finally {
      place.drop();
    }
  });

  test("check finds a status that does not follow from the reviews, and a review that is not well formed", async () => {
    const broken = async () =>
      (await audit(graph, model)).flatMap(({ code, findings }) => findings.map(({ id, what }) => `${code}: ${id} (${what})`));
    const before = await broken();
    await review(retracted, reviewOf("accepts", proposed, "ACCEPTED"));
    expect(await broken()).toEqual(before);
    await graph.write(async (tx) => {
      await tx.run("MATCH (k:Claim {id: 'helps'}) SET k.status = 'ACCEPTED'");
      await tx.run("MATCH (r:Review {id: 'accepts'}) SET r.status = 'GOOD', r.reviewedAt = '2026'");
    });
    expect((await broken()).filter((finding) => !before.includes(finding))).toEqual([
      "date: accepts (reviewedAt must be a day, such as 2026-01-31.)",
      expect.stringMatching(/^value: accepts \(status must be one of PROPOSED, ACCEPTED, /),
      "claim-status: helps (ACCEPTED instead of RETRACTED)",
      "claim-status: proposed (ACCEPTED instead of GOOD)",
      // Every level sees the claim with a status that its version does not know of.
      ...["CLEAR", "GREEN", "AMBER", "RED"].map((level) => expect.stringMatching(`^visible-version: ${level} `)),
    ]);
  });

  test("recording a review again changes nothing, and a wrong review is refused with the reason", async () => {
    await review(retracted);
    const content = await contentOf(graph);
    await review(retracted);
    expect(await contentOf(graph)).toEqual(content);
    const refused = (values: object) => expect(recordReview(graph, model, { ...retracted, ...values })).rejects;
    await refused({ status: "ACCEPTED" }).toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/review-1 .*another id/) });
    await refused({ id: "review-2", claim: "no-such-claim" }).toMatchObject({ code: "NOT_FOUND" });
    for (const [property, value] of [
      ["id", "Not an id"],
      ["claim", "not an id"],
      ["status", "UNKNOWN"],
      ["status", undefined],
      ["reviewedAt", "2026"],
      ["reviewedAt", "2026-02-30"],
      ["reviewedAt", "2026-02-01/2026-02-02"],
      ["reviewedBy", ""],
      ["note", 1],
    ] as const)
      await refused({ id: "review-2", [property]: value }).toMatchObject({
        code: "BAD_USER_INPUT",
        message: expect.stringMatching(`^review: ${property} (is missing: it )?must be `),
      });
    expect(await contentOf(graph)).toEqual(content);
  });
});
