import type { Graph } from "../../../src/graph/graph.js";
import { syncDataset } from "../../../src/graph/statements/dataset-sync.js";
import { FormerId } from "../../../src/model/annotations/former-id.js";
import type { Claim } from "../../../src/model/claim.js";
import { Community, Issue, Passage, Place, Practice, Source } from "../../../src/model/entities/index.js";
import type { Level, Sensitivity } from "../../../src/model/entity.js";
import { model } from "../../../src/model/index.js";
import { type Dataset, instanceWith } from "../../../src/model/records.js";
import { type Ask, asker, graphOf } from "../../harness.js";
import { claim, datasetOf, record } from "../../records.js";
import { taken, verified } from "./taken.js";

/**
 * A receipt is taken, and then the graph changes: a claim is retracted, one is corrected, one is added, one is hidden, a record is renamed,
 * and two are merged. Verified at each level, exactly that is said.
 */
const surroundings = [
  record(Place, "freedonia", { kind: "COUNTRY", iso: "FD" }),
  record(Place, "north", { kind: "ADMIN1" }, { PART_OF: "freedonia" }),
  record(Community, "river", {}, { LOCATED_IN: "north" }),
  record(Issue, "extortion", { roles: ["THREAT"] }),
  record(Source, "report", { title: "A report", availability: "HELD", language: "en" }),
  record(Passage, "report-1", { heading: "One", startLine: 1 }, { OF: "report" }),
];
/** A practice that addresses extortion in the community, and the claim that says so. */
const practice = (id: string, { sensitivity = "CLEAR" as Sensitivity, name = id, values = {} as Partial<Claim> } = {}) => [
  record(Practice, id, { intent: "SUPPORTIVE", sensitivity, name: { en: name } }),
  claim(id, "ADDRESSES", "extortion", { id: `claim-${id}`, statement: `${name} in River.`, ...values }, { at: "river" }),
];
const before = datasetOf([
  ...surroundings,
  ...practice("meetings"),
  ...practice("schools"),
  ...practice("radio"),
  ...practice("circles"),
  ...practice("walks"),
  ...practice("watches"),
  ...practice("choir"),
  ...practice("secret-help", { sensitivity: "AMBER" }),
]);
/** @param radio what became of the radio: it is hidden, or removed */
const after = (radio: ReturnType<typeof practice>): Dataset => ({
  ...datasetOf([
    ...surroundings,
    ...practice("meetings"),
    ...practice("schools", { values: { status: "RETRACTED" } }),
    ...radio,
    ...practice("circles-of-trust", { name: "circles" }),
    ...practice("night-walks", { name: "walks" }),
    ...practice("choir", { values: { mechanism: "singing" } }),
    ...practice("secret-help", { sensitivity: "AMBER" }),
    ...practice("lights"),
  ]),
  formerIds: [
    { id: "circles", successor: "circles-of-trust" },
    { id: "claim-circles", successor: "claim-circles-of-trust" },
    ...["walks", "watches"].flatMap((id) => [
      { id, successor: "night-walks" },
      { id: `claim-${id}`, successor: "claim-night-walks" },
    ]),
  ].map((values) => instanceWith(FormerId, values)),
});

const levels = [0, 1, 2, 3] as const;
const asked = { issue: "extortion" };
/** The text of a receipt of each level, taken before the change. */
const receipts = new Map<Level, string>();
const graphs: Graph[] = [];
let ask: Ask;
beforeAll(async () => {
  for (const radio of [practice("radio", { sensitivity: "AMBER" }), []]) {
    const graph = await graphOf(before);
    graphs.push(graph);
    for (const level of levels) receipts.set(level, await taken(graph, level, "responses", asked));
    const about = { title: "A test", licence: "none", version: "2" };
    await syncDataset(graph, model, { name: "test", about, digest: "2" }, after(radio));
  }
  ask = await asker(graphs[0] as Graph);
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

async function verify(receipt: string, level: Level, graph = graphs[0] as Graph) {
  const { data, errors, faults } = await ask(verified, { level, variables: { receipt }, graph });
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  return data.verifyReceipt;
}

/** What a viewer of a level is to be told who has the receipt of a level, by hand. */
function expected(takenAt: Level, level: Level) {
  const sees = level >= 2;
  const changes = [
    ["choir", "DIFFERENT", "choir", true, null],
    ["circles", "RENAMED", "circles-of-trust", false, null],
    // The one that is there now is told of in the words that were told of the walks.
    ["walks", "MERGED", "night-walks", false, null],
    ["watches", "MERGED", "night-walks", true, null],
    ["schools", "GONE", null, null, "RETRACTED"],
    ...(sees ? [] : [["radio", "GONE", null, null, null]]),
    ...(takenAt >= 2 && !sees ? [["secret-help", "GONE", null, null, null]] : []),
    ["lights", "NEW", "lights", null, null],
    ...(takenAt < 2 && sees ? [["secret-help", "NEW", "secret-help", null, null]] : []),
  ] as [string, string, string | null, boolean | null, string | null][];
  const sorted = (items: { id: string }[]) => items.sort((a, b) => (a.id < b.id ? -1 : 1));
  const rowOf = (id: string) => `${id} | extortion | river | freedonia | claim-${id}`;
  return {
    claims: sorted(
      changes.map(([id, change, now, differs, status]) => ({ id: `claim-${id}`, change, now: now && `claim-${now}`, differs, status })),
    ),
    rows: sorted(changes.map(([id, change, now, differs]) => ({ id: rowOf(id), change, now: now && rowOf(now), differs, status: null }))),
  };
}

describe.each(levels)("a receipt that was taken at level %i", (takenAt) => {
  test.each(levels)("verified at level %i, tells exactly what changed", async (level) => {
    const found = await verify(receipts.get(takenAt) as string, level);
    const sorted = (items: { id: string }[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect({ rows: sorted(found.rows.changes), claims: sorted(found.claims.changes) }).toEqual(expected(takenAt, level));
    const then = takenAt >= 2 ? 8 : 7;
    // Meetings, and for those who see them also the radio, and the secret help if the receipt has it.
    const same = 1 + (level >= 2 ? 1 : 0) + (level >= 2 && takenAt >= 2 ? 1 : 0);
    const now = level >= 2 ? 7 : 5;
    const counts = { before: then, now, same, different: 1, moved: 3, restChanged: null };
    expect(found.rows).toMatchObject(counts);
    expect(found.claims).toMatchObject(counts);
    expect(found).toMatchObject({
      same: false,
      question: "responses",
      identifiedBy: ["practice_id", "issue_id", "place_id", "country_id", "claim_id"],
      summary: { template: "CHANGED" },
      nextStep: { template: "READ_CHANGES" },
      dataVersion: { changed: true },
      method: { before: "1", now: "1", changed: false },
    });
    expect(JSON.parse(found.arguments)).toMatchObject(asked);
  });
});

test("what is hidden reads exactly as what was removed", async () => {
  for (const takenAt of levels)
    for (const level of [0, 1] as const) {
      const [hidden, removed] = await Promise.all(graphs.map((graph) => verify(receipts.get(takenAt) as string, level, graph)));
      expect(hidden).toEqual(removed);
    }
});

test("the receipt of a higher level tells a lower one that what it has is gone, and nothing else of it", async () => {
  const receipt = await taken(graphs[0] as Graph, 2, "claims", { subject: ["secret-help"] });
  expect((await verify(receipt, 2)).same).toBe(true);
  const found = await verify(receipt, 0);
  expect(found).toMatchObject({
    same: false,
    summary: {
      template: "NOT_FOUND",
      value: expect.stringMatching(/^The receipt asks about secret-help \(subject\), which is not there, or not for you: /),
    },
    nextStep: { template: "LOOK_UP" },
    missing: expect.stringMatching(/^subject: nothing here is called "secret-help"\./),
  });
  for (const { changes } of [found.rows, found.claims])
    expect(changes).toEqual([{ change: "GONE", id: "claim-secret-help", now: null, differs: null, status: null }]);
});

test("the ready question of a record that is gone names the variable and what it was", async () => {
  const old = await graphOf(datasetOf([...surroundings, record(Community, "lake", {}, { LOCATED_IN: "north" })]));
  try {
    const receipt = await taken(old, 0, "questions/what-a-community-faces", { community: "lake" });
    expect(await verify(receipt, 0)).toMatchObject({
      summary: { template: "NOT_FOUND" },
      missing: expect.stringMatching(/^community: nothing here is called "lake"\./),
    });
  } finally {
    await old.close();
  }
});

test("the summary says how many of each, in the language of the request", async () => {
  const found = await verify(receipts.get(0) as string, 0);
  expect(found.summary.value).toBe(
    "The answer is no longer what the receipt has. Rows: 1 as they were, 2 gone, 1 new, 1 different, 3 under another id. Claims behind them: 1 as they were, 2 gone, 1 new, 1 different, 3 under another id.",
  );
});

test("a receipt asks for a renamed record by its former id too", async () => {
  const old = await graphOf(before);
  try {
    const receipt = await taken(old, 0, "claims", { subject: ["circles"] });
    expect((await verify(receipt, 0)).claims.changes).toEqual([
      { change: "RENAMED", id: "claim-circles", now: "claim-circles-of-trust", differs: false, status: null },
    ]);
  } finally {
    await old.close();
  }
});

test("one question has one receipt, in whichever language it is asked", async () => {
  const [one, other] = await Promise.all(
    [["en"], ["es", "fr"]].map((languages) => taken(graphs[0] as Graph, 0, "responses", asked, languages)),
  );
  expect(one).toBe(other);
  const found = await verify(one as string, 0);
  expect(found).toMatchObject({
    same: true,
    summary: { template: "SAME" },
    nextStep: { template: "CITE" },
    dataVersion: { changed: false },
  });
  expect(found.summary.value).toBe("The answer is what the receipt has: 5 rows and 5 claims behind them are as they were.");
});
