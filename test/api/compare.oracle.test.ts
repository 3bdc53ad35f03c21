import type { GraphQLField } from "graphql";
import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import type { Class } from "../../src/model/declare.js";
import { Community, Organization, PopulationGroup, Practice } from "../../src/model/entities/index.js";
import { Agent, type Level, Locality, Undertaking } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type ComparedRow, compared } from "../oracle/compare.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** `compare` answers as checking every claim by hand does, and records in another order give the same. */
const roots = schema.getQueryType()?.getFields() ?? {};
const met = new Set<string>();
const id = "{ ... on Entity { id } }";
const selection = `totalCount sharedCount compared { record ${id} rows onlyHere }
  nodes { predicate side other ${id} object ${id} recordCount notRecordedFor ${id}
    has { record ${id} claims { count ids drillDown { filter groups { axis value } } } modalities effects } }
  properties { name values { record ${id} value } }`;
const everything = { assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"], statuses: ["ACCEPTED", "PROPOSED"] };
// biome-ignore lint/suspicious/noExplicitAny: a part of an answer
type Read = any;

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  async function read(asked: Ask, name: string, args: object, fields: string, level: Level) {
    const document = new Document();
    const text = document.text(`${document.call(roots[name] as GraphQLField<unknown, unknown>, { ...args, first: 100 })} { ${fields} }`);
    const { data, errors, faults } = await asked(text, { level, variables: document.variables });
    expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
    return data[name];
  }
  const kinds: readonly Class[] = [Locality, Community, Undertaking, Practice, Agent, Organization, PopulationGroup, ...model.entities];
  /** Two to five records of one kind, most of them with claims. */
  function someOf(world: World, random: Random): string[] {
    const named = new Set(world.allClaims.flatMap((k) => [k.subject, k.object, k.at, ...k.for, ...k.by]));
    for (;;) {
      const all = world.all(random.pick(kinds));
      const telling = all.filter((thing) => named.has(thing.id));
      const from = telling.length > 1 && random.chance(0.9) ? telling : all;
      if (from.length > 1) return random.several(from, 2 + random.below(4)).map((thing) => thing.id);
    }
  }

  test.each(onePart<Level>([0, 1, 3]))("questions at level %i", async (level) => {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const world = new World(seenBy(level, dataset));
    for (let n = 0; n < times(50); n++) {
      const choice = random.chance(0.6) ? everything : filters.choosing(roots.compare?.args ?? []);
      const question = { ...choice, ids: someOf(world, random) };
      const what = { seed, level, args: JSON.stringify(question) };
      const answer = await read(ask, "compare", question, selection, level);
      const expected = compared(world, question);
      const rows = answer.nodes.map(({ predicate, side, other, object, has }: Read) => ({
        predicate,
        side,
        other: other.id,
        object: object?.id ?? null,
        has: has.map(({ record, claims, modalities, effects }: Read) => [record.id, claims.ids, modalities, effects]),
      }));
      const cut = (row: ComparedRow) => ({ ...row, has: row.has.map(([record, ids, ...rest]) => [record, ids.slice(0, 20), ...rest]) });
      expect({ what, rows }).toEqual({ what, rows: expected.slice(0, 100).map(cut) });
      const { ids } = question;
      const isOf = (record: string) => expected.filter(({ has }) => has.some(([own]) => own === record));
      expect({ what, rows: answer.totalCount, shared: answer.sharedCount, compared: answer.compared }).toEqual({
        what,
        rows: expected.length,
        shared: expected.filter(({ has }) => has.length === ids.length).length,
        compared: ids.map((record) => ({
          record: { id: record },
          rows: isOf(record).length,
          onlyHere: isOf(record).filter(({ has }) => has.length === 1).length,
        })),
      });
      for (const [i, row] of answer.nodes.entries()) {
        const { side, has } = expected[i] as ComparedRow;
        const missing = ids.filter((record) => !has.some(([own]) => own === record));
        expect([what, row.recordCount, row.notRecordedFor]).toEqual([what, has.length, missing.map((record) => ({ id: record }))]);
        for (const [j, cell] of row.has.entries()) expect([what, cell.claims.count]).toEqual([what, has[j]?.[1].length]);
        for (const sort of [side, missing.length ? "not recorded for all" : "shared by all", `of ${ids.length}`]) met.add(sort);
      }
      assertProperties(world, ids, answer.properties, what);
      if (answer.nodes.length) await assertDrillDown(random.pick(random.pick(answer.nodes as Read[]).has), question, level, what);
    }
  });

  /** The class of each record, and where its links lead. */
  function assertProperties(world: World, ids: readonly string[], properties: Read, what: object) {
    const found = new Map<string, (string | null)[]>(properties.map((p: Read) => [p.name, p.values.map((v: Read) => v.value)]));
    expect([what, found.get("class")]).toEqual([what, ids.map((record) => world.record(record).type.name)]);
    for (const [link, { reads }] of Object.entries(model.links)) {
      const targets = ids.map((record) => [
        ...new Set(
          world
            .record(record)
            .links.filter(({ name }) => name === link)
            .map(({ to }) => to),
        ),
      ]);
      // Two links may have one name in different classes.
      if (Object.values(model.links).filter((other) => other.reads[0] === reads[0]).length > 1 || targets.every((to) => !to.length))
        continue;
      expect([what, link, found.get(reads[0])]).toEqual([what, link, targets.map((to) => to.sort().join(", ") || null)]);
      met.add("links");
    }
  }

  /** What the drill-down of a cell lists are its claims. */
  async function assertDrillDown(cell: Read, { ids: _, claim, ...choice }: Read, level: Level, what: object) {
    const { filter, groups } = cell.claims.drillDown;
    const own = JSON.parse(filter);
    const args = { ...choice, groups, filter: claim ? { and: [own, claim] } : own };
    const { totalCount, nodes } = await read(ask, "claims", args, "totalCount nodes { id }", level);
    const found = nodes.map((node: { id: string }) => node.id).sort();
    expect([what, totalCount, found.slice(0, 20)]).toEqual([what, cell.claims.count, cell.claims.ids]);
    met.add("drill-down");
  }

  test("records in another order give the same answers", async () => {
    const random = new Random(seed);
    const world = new World(seenBy(3, dataset));
    const shuffled = { ...dataset, entities: random.shuffled(dataset.entities), claims: random.shuffled(dataset.claims) };
    const other = await graphOf(shuffled);
    const askOther = await asker(other, unlimited);
    for (let n = 0; n < times(20); n++) {
      const args = { ids: someOf(world, random), ...everything };
      expect(await read(askOther, "compare", args, selection, 3)).toEqual(await read(ask, "compare", args, selection, 3));
    }
    await other.close();
  });
});

covered("answers of every sort were met", () => {
  const sides = ["SUBJECT", "OBJECT", "AT", "FOR", "BY"];
  const sorts = [...sides, "not recorded for all", "shared by all", "of 2", "of 3", "of 4", "of 5", "links", "drill-down"];
  expect(sorts.filter((sort) => !met.has(sort))).toEqual([]);
});
