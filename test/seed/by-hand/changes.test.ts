import { type Graph, runStatement } from "../../../src/graph/graph.js";
import { syncDataset } from "../../../src/graph/statements/dataset-sync.js";
import { visibleDigest } from "../../../src/graph/statements/questions/dataset.js";
import { recordReview } from "../../../src/graph/statements/reviews.js";
import { FormerId } from "../../../src/model/annotations/former-id.js";
import { Review } from "../../../src/model/annotations/review.js";
import type { Level } from "../../../src/model/entity.js";
import { model } from "../../../src/model/index.js";
import { type Dataset, instanceWith } from "../../../src/model/records.js";
import { readValidFolder } from "../../../src/seed.js";
import { emptyGraph } from "../../graph/engines.js";
import { type Ask, asker } from "../../harness.js";
import { seedFolder } from "../seeded.js";

/**
 * `changes`, worked out by hand: the seed is loaded, a condition to which nothing is linked is renamed, then hidden, and a claim is
 * retracted. Nothing else of the seed is touched, so nothing else may be told.
 */
const [old, renamed] = ["police-community-trust", "trust-between-police-and-community"];
let graph: Graph;
let ask: Ask;
let retracted: string;
/** The versions that viewers of each level saw after each write. */
const versions: (readonly string[])[] = [];

beforeAll(async () => {
  graph = await emptyGraph();
  ask = await asker(graph);
  const { dataset } = await readValidFolder(seedFolder, model);
  const load = async (at: string, content: Dataset) => {
    const info = { name: "seed", about: { title: "The seed", licence: "CC-BY-4.0", version: "1" }, digest: at };
    await syncDataset(graph, model, info, content, undefined, { clock: () => new Date(at) });
    await seen();
  };
  const seen = async () => {
    const levels = [0, 1, 2, 3] as const;
    versions.push(await Promise.all(levels.map(async (level) => (await runStatement(graph, visibleDigest(level)))[0] as string)));
  };
  const withTrust = (values: object): Dataset => ({
    ...dataset,
    entities: dataset.entities.map((e) =>
      e.values.id === old ? { ...e, values: Object.assign(Object.create(Object.getPrototypeOf(e.values)), e.values, values) } : e,
    ),
    formerIds: [...(dataset.formerIds ?? []), instanceWith(FormerId, { id: old, successor: renamed })],
  });
  await load("2026-02-01T08:00:00Z", dataset);
  await load("2026-02-10T08:00:00Z", withTrust({ id: renamed }));
  await load("2026-02-20T08:00:00Z", withTrust({ id: renamed, sensitivity: "AMBER" }));
  const { data } = await ask("{ claims(first: 1, filter: { predicate: { eq: ADDRESSES } }) { nodes { id } } }");
  retracted = data.claims.nodes[0].id;
  const values = { id: "taken-back", claim: retracted, status: "RETRACTED", reviewedAt: "2026-03-01", reviewedBy: "editor" };
  await recordReview(graph, model, Object.assign(new Review(), values), { clock: () => new Date("2026-03-01T08:00:00Z") });
  await seen();
});
afterAll(() => graph.close());

const told = async (since: string | null, level: Level = 0) => {
  const document = "query($since: String) { changes(since: $since) { complete totalCount nodes { at action kind id reason successor } } }";
  const { data, errors } = await ask(document, { variables: { since }, level });
  expect(errors).toEqual([]);
  const { complete, totalCount, nodes } = data.changes;
  expect(totalCount).toBe(nodes.length);
  return {
    complete,
    changes: nodes.map((n: Record<string, string | null>) =>
      [n.at, n.action, n.kind, n.id, n.reason, n.successor].filter(Boolean).join(" "),
    ),
  };
};

const loaded = "2026-02-01T08:00:00Z LOADED Dataset seed";
const took = "2026-03-01T08:00:00Z RETRACTED Claim";

test("who may not see the condition any more reads that it was removed, and its old id leads nowhere", async () => {
  for (const level of [0, 1] as const)
    expect(await told(null, level)).toEqual({
      complete: true,
      changes: [
        loaded,
        `2026-02-10T08:00:00Z REMOVED Condition ${old} NOT_SAID`,
        `2026-02-10T08:00:00Z ADDED Condition ${renamed}`,
        // That its old id led to the condition goes with it, without a line.
        `2026-02-20T08:00:00Z REMOVED Condition ${renamed} NOT_SAID`,
        `${took} ${retracted}`,
      ],
    });
});

test("who may see it reads that it was renamed, and changed", async () => {
  for (const level of [2, 3] as const)
    expect(await told(null, level)).toEqual({
      complete: true,
      changes: [
        loaded,
        `2026-02-10T08:00:00Z REMOVED Condition ${old} RENAMED ${renamed}`,
        `2026-02-10T08:00:00Z ADDED Condition ${renamed}`,
        `2026-02-20T08:00:00Z CHANGED Condition ${renamed}`,
        `${took} ${retracted}`,
      ],
    });
});

test("a version, a day and an instant say from when on", async () => {
  const last = [`${took} ${retracted}`];
  for (const level of [0, 2] as const) {
    expect(await told(versions[2]?.[level] as string, level)).toEqual({ complete: true, changes: last });
    expect(await told(versions[3]?.[level] as string, level)).toEqual({ complete: true, changes: [] });
    expect((await told(versions[0]?.[level] as string, level)).changes).toEqual((await told(null, level)).changes.slice(1));
  }
  expect((await told("2026-02-20T08:00:01Z")).changes).toEqual(last);
  expect((await told("2026-02-20")).changes).toHaveLength(2);
  expect((await told("2026-02-21")).changes).toEqual(last);
  expect((await told("2026-03-02")).changes).toEqual([]);
});

const inHours = (hours: number) => `${new Date(Date.now() + 3_600_000 * hours).toISOString().slice(0, 19)}Z`;
test.each<[what: string, since: () => string, message: RegExp]>([
  [
    "a version that nobody has seen",
    () => "0123456789abcdef".repeat(2),
    /^since: no version 0123456789abcdef0123456789abcdef of what you may see is recorded here\. Give the day on which you saw it, /,
  ],
  [
    "the version of another level",
    () => versions[2]?.[2] as string,
    /^since: no version [0-9a-f]{32} of what you may see is recorded here\. /,
  ],
  [
    "a version that is cut off",
    () => "0123456789abcdef",
    /^since: must be a visible version \(32 hexadecimal digits, .*\), a day such as 2026-01-31, or an instant such as /,
  ],
  [
    "a day of a year to come",
    () => "9999-01-01",
    /^since: 9999-01-01 has not come yet: it is \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ here\. Give the day on which you saw the data last, or the version /,
  ],
  ["an instant to come", () => inHours(15), /^since: \S+ has not come yet: /],
  ["a day that no month has", () => "2026-02-30", /^since: must be a visible version /],
])("%s is an error that says what to give instead", async (_, since, message) => {
  const { errors } = await ask("query($since: String) { changes(since: $since) { totalCount } }", { variables: { since: since() } });
  expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: "BAD_USER_INPUT", argument: "since" }]);
  expect(errors[0]?.message).toMatch(message);
});

test("a day that has begun somewhere on earth can be asked for", async () => {
  expect(await told(inHours(13))).toEqual({ complete: true, changes: [] });
});
