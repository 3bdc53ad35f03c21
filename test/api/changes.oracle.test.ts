import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { FormerId } from "../../src/model/annotations/former-id.js";
import { Removal, RemovalReason } from "../../src/model/annotations/removal.js";
import { Issue } from "../../src/model/entities/index.js";
import { type Level, Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { type Dataset, instanceWith } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { emptyGraph } from "../graph/engines.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { expectedChanges, type Load } from "../oracle/changes.js";
import { seenBy } from "../oracle/seen.js";
import { onePart, quick } from "../parts.js";
import { Random } from "../random.js";
import { datasetOf, record } from "../records.js";

/** `changes` on generated graphs that are loaded again and again: hidden, removed, renamed and changed records are told as docs/methods.md says. */
const writes = quick ? 3 : 6;

/** The next version of a data set: some records of it are removed, renamed, hidden, shown, changed or retracted. */
function nextVersion(random: Random, { entities, claims, formerIds = [], removals = [] }: Dataset): Dataset {
  const changedValues = <T extends object>(values: T, more: object): T =>
    Object.assign(Object.create(Object.getPrototypeOf(values)), values, more);
  const sensitivity = () => random.pick([...Sensitivity.values, "CLEAR", "CLEAR"] as const);
  const dropped = new Set(entities.filter(() => random.chance(0.03)).map(({ values }) => values.id));
  for (let before = -1; before !== dropped.size; ) {
    before = dropped.size;
    for (const { values, links } of entities)
      if (links.some(({ name, to }) => model.links[name]?.required && dropped.has(to))) dropped.add(values.id);
  }
  const stays = (id: string) => !dropped.has(id);
  const renamed = new Map(
    entities.flatMap(({ values: { id } }) =>
      stays(id) && !id.includes(":") && random.chance(0.03) ? [[id, `${id}-${random.below(1e6)}`] as const] : [],
    ),
  );
  const now = (id: string) => renamed.get(id) ?? id;
  const nextEntities = entities
    .filter(({ values }) => stays(values.id))
    .map(({ type, values, links }) => ({
      type,
      values: changedValues(values, {
        id: now(values.id),
        ...(random.chance(0.05) && { sensitivity: sensitivity() }),
        ...(random.chance(0.05) && { description: { en: `Text ${random.below(1000)}` } }),
      }),
      links: links.filter(({ to }) => stays(to)).map((link) => ({ ...link, to: now(link.to) })),
    }));
  const nextClaims = claims
    .filter(({ subject, object, at, for: groups, by, cites }) =>
      [subject, object, ...(at === undefined ? [] : [at]), ...groups, ...by, ...cites].every(stays),
    )
    .filter(() => !random.chance(0.05))
    .map(({ values, subject, object, at, for: groups, by, cites }) => ({
      values: changedValues(values, {
        // The id of a claim follows from what it names.
        ...([subject, object, at ?? "", ...groups, ...by].some((id) => renamed.has(id)) && { id: `${values.id}-${random.below(1e6)}` }),
        ...(random.chance(0.05) && { sensitivity: sensitivity() }),
        ...(random.chance(0.05) && { statement: `Text ${random.below(1000)}` }),
        ...(random.chance(0.05) && { status: "RETRACTED" }),
      }),
      subject: now(subject),
      object: now(object),
      at: at === undefined ? undefined : now(at),
      for: groups.map(now).sort(),
      by: by.map(now).sort(),
      cites: cites.map(now).sort(),
    }));
  const ids = new Set([...nextEntities, ...nextClaims].map(({ values }) => values.id));
  const merged = [...dropped].flatMap((id) => (random.chance(0.4) ? [[id, random.pick([...ids])] as const] : []));
  const led = new Map(formerIds.map((f) => [f.id, f] as const));
  for (const { id, successor, ...more } of formerIds)
    if (successor !== undefined) led.set(id, instanceWith(FormerId, { id, successor: now(successor), ...more }));
  for (const [id, successor] of [...renamed, ...merged]) led.set(id, instanceWith(FormerId, { id, successor }));
  return {
    entities: random.shuffled(nextEntities),
    claims: random.shuffled(nextClaims),
    formerIds: [...led.values()].filter(({ id, successor }) => !ids.has(id) && (successor === undefined || ids.has(successor))),
    removals: [
      ...removals,
      ...[...dropped].flatMap((id) =>
        random.chance(0.5) ? [instanceWith(Removal, { id, reason: random.pick(RemovalReason.values.slice(2)) })] : [],
      ),
    ],
  };
}

const loadsOf = (seed: number): Load[] => {
  const random = new Random(seed);
  const loads: Load[] = [];
  for (let dataset = generate(seed); loads.length < writes; dataset = nextVersion(random, dataset))
    loads.push({ at: `2026-01-${String(loads.length + 1).padStart(2, "0")}T12:00:00Z`, dataset });
  return loads;
};

async function loaded(graph: Graph, loads: readonly Load[]): Promise<void> {
  const info = { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" };
  for (const { at, dataset } of loads) await syncDataset(graph, model, info, dataset, undefined, { clock: () => new Date(at) });
}

/** All pages of an answer, as they come. */
async function answered(ask: Ask, graph: Graph, level: Level, since: string | null = null, first = 100) {
  const document = `query($since: String, $first: Int!, $after: String) {
    changes(since: $since, first: $first, after: $after) {
      complete totalCount summary { value } dataVersion { version } pageInfo { hasNextPage endCursor }
      nodes { at version action kind id reason successor record { id askedFor } claim { id askedFor } }
    }
  }`;
  const pages: { nodes: Record<string, unknown>[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } }[] =
    [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors } = await ask(document, { variables: { since, first, after }, level, graph });
    expect(errors).toEqual([]);
    pages.push(data.changes);
    ({ hasNextPage: more, endCursor: after } = data.changes.pageInfo);
  }
  return pages;
}
const nodesIn = (pages: readonly { readonly nodes: readonly Record<string, unknown>[] }[]) => pages.flatMap(({ nodes }) => nodes);

describe.each(onePart(seeds))("graph %i", (seed) => {
  const loads = loadsOf(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await emptyGraph();
    await loaded(graph, loads);
    ask = await asker(graph);
  });
  afterAll(() => graph.close());

  test.each([0, 1, 2, 3] as const)("level %i is told what the oracle says, on pages of any size", async (level) => {
    const pages = await answered(ask, graph, level);
    const expected = expectedChanges(level, loads);
    expect(nodesIn(pages)).toEqual(expected.map((change) => expect.objectContaining(change)));
    expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([expected.length]));
    const found = new Set(expected.map(({ action }) => action));
    for (const action of ["LOADED", "ADDED", "CHANGED", "RETRACTED", "REMOVED"]) expect(found).toContain(action);
    if (level === 0) expect(nodesIn(await answered(ask, graph, level, null, 17))).toEqual(nodesIn(pages));
    // Each row has the version from which on to ask.
    const [half] = nodesIn(pages).slice(Math.floor(expected.length / 2));
    const rest = nodesIn(await answered(ask, graph, level, half?.version as string));
    expect(rest).toEqual(nodesIn(pages).filter(({ at }) => (at as string) > (half?.at as string)));
  });

  test.each(onePart([0, 1, 2, 3] as const))("what is hidden from level %i reads as if it had never been there", async (level) => {
    const twin = await emptyGraph();
    await loaded(
      twin,
      loads.map(({ at, dataset }) => ({ at, dataset: { ...seenBy(level, dataset), removals: dataset.removals } })),
    );
    const [one, other] = [await answered(ask, graph, level), await answered(ask, twin, level)];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    await twin.close();
  });
});

test("a record that was renamed says by which id it was asked for, and one asked for by its own id does not", async () => {
  const formerIds = [instanceWith(FormerId, { id: "racket", successor: "extortion" })];
  const extortion = record(Issue, "extortion", { roles: ["THREAT"] });
  const graph = await graphOf({ ...datasetOf([extortion]), formerIds });
  const ask = await asker(graph);
  const { data, errors } = await ask(
    '{ nodes(ids: ["racket", "extortion"]) { id askedFor formerIds } issue(id: "racket") { id askedFor } }',
  );
  expect([errors, data]).toEqual([
    [],
    {
      nodes: [
        { id: "extortion", askedFor: "racket", formerIds: ["racket"] },
        { id: "extortion", askedFor: null, formerIds: ["racket"] },
      ],
      issue: { id: "extortion", askedFor: "racket" },
    },
  ]);
  await graph.close();
});
