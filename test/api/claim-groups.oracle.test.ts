import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Claim } from "../../src/model/claim.js";
import type { Level } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { served } from "../http/served.js";
import { type AxisQuery, allGroupings } from "../oracle/axes.js";
import { groupClaims, type OracleGroup, sortGroups } from "../oracle/claim-groups.js";
import { type Choice, counts, holds } from "../oracle/filter.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { onePart, times } from "../parts.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** `claimGroups` counts what looking at every claim by hand counts, and each of its rows lists exactly the claims that it counted. */
const measures = ["claims", "practices", "communities", "places", "sources"];
const field = schema.getQueryType()?.getFields().claimGroups;

interface Row extends Readonly<Record<string, string | number | null>> {}
const asRow = (groups: readonly OracleGroup[]): Row[] =>
  groups.map(({ keys, ids: _, ...counted }) => ({ key1: keys[0] ?? null, key2: keys[1] ?? null, key3: keys[2] ?? null, ...counted }));

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  const document = (selection: string) =>
    `query ($groupBy: [GroupByInput!]!, $filter: ClaimFilter, $assertions: [Assertion!], $modalities: [Modality!], $statuses: [Status!], $claim: ClaimPropertyFilter, $orderBy: ClaimGroupOrder!, $first: Int!, $after: String) {
      claimGroups(groupBy: $groupBy, filter: $filter, assertions: $assertions, modalities: $modalities, statuses: $statuses, claim: $claim, orderBy: $orderBy, first: $first, after: $after) {
        ${selection}
      }
    }`;
  async function read(variables: object, level: Level, asked: Ask = ask) {
    const selection = `totalCount claimCount pageInfo { hasNextPage endCursor } nodes { key1 key2 key3 ${measures.join(" ")} url }`;
    const { data, errors, faults } = await asked(document(selection), {
      level,
      variables: { first: 100, orderBy: "CLAIMS_DESC", ...variables },
    });
    expect({ variables, errors, faults }).toEqual({ variables, errors: [], faults: [] });
    const { nodes, ...page } = data.claimGroups;
    const urls = nodes.map(({ url }: { url: string }) => url) as string[];
    return { ...page, urls, rows: nodes.map(({ url: _, ...row }: Row) => row) as Row[] };
  }

  describe.each(onePart<Level>([0, 1, 2, 3]))("level %i", (level) => {
    const world = new World(seenBy(level, dataset));
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const chosen = (choice: Choice, filter: object = {}) =>
      world.allClaims.filter((k) => counts(world, k.values, choice) && holds(world, Claim, world.thing(k.values.id), filter as never));

    test.each(allGroupings.map((grouping) => [JSON.stringify(grouping), grouping] as const))("by %s", async (_, grouping) => {
      const expected = sortGroups(groupClaims(world, chosen({}), [grouping]), "CLAIMS_DESC");
      const { rows, totalCount, claimCount } = await read({ groupBy: [grouping] }, level);
      expect({ rows, totalCount, claimCount }).toEqual({
        rows: asRow(expected.slice(0, 100)),
        totalCount: expected.length,
        claimCount: chosen({}).length,
      });
      // Nothing disappears: the groups cover what `claims` returns.
      expect(new Set(expected.flatMap(({ ids }) => ids)).size).toBe(claimCount);
    });

    const severalAxes = (): AxisQuery[] => random.several(allGroupings, 1 + random.below(3));
    test("by several axes, of chosen claims, in every order, page by page", async () => {
      for (let n = 0; n < times(10); n++) {
        const groupBy = severalAxes();
        const { filter, orderBy: _, ...choice } = filters.choosing(field?.args ?? []) as Choice & { filter?: object; orderBy?: unknown };
        const orders = [...measures.map((m) => m.toUpperCase()), ...groupBy.map((_, i) => `KEY${i + 1}`)];
        const orderBy = `${random.pick(orders)}_${random.pick(["ASC", "DESC"])}`;
        const variables = { groupBy, filter, ...choice, orderBy };
        const claims = chosen(choice, filter);
        const expected = asRow(sortGroups(groupClaims(world, claims, groupBy), orderBy));
        const { rows, totalCount, claimCount, pageInfo } = await read(variables, level);
        expect({ variables, rows, totalCount, claimCount }).toEqual({
          variables,
          rows: expected.slice(0, 100),
          totalCount: expected.length,
          claimCount: claims.length,
        });
        if (!pageInfo.hasNextPage) continue;
        const next = await read({ ...variables, after: pageInfo.endCursor }, level);
        expect({ variables, rows: next.rows }).toEqual({ variables, rows: expected.slice(100, 200) });
      }
    });

    test("each row lists as many claims as it counted, and these, at its address and by its groups", async () => {
      const server = await served(graph, { level });
      let met = 0;
      // Some filters let nothing pass.
      for (let n = 0; n < times(4) || (met === 0 && n < 50); n++) {
        const groupBy = severalAxes();
        const { filter, orderBy: _, ...choice } = filters.choosing(field?.args ?? []) as Choice & { filter?: object; orderBy?: unknown };
        const variables = { groupBy, filter, ...choice };
        const expected = sortGroups(groupClaims(world, chosen(choice, filter), groupBy), "CLAIMS_DESC");
        const { urls } = await read(variables, level);
        for (const at of random.several([...expected.slice(0, 100).keys()], 3)) {
          const url = urls[at] as string;
          const rows = await server.rows(url.replace("/claims.csv", "/claims.json"));
          const { ids = [], claims } = expected[at] as OracleGroup;
          expect({ url, ids: rows.map((row) => row.claim_id).sort() }).toEqual({ url, ids: [...ids].sort() });
          expect(rows).toHaveLength(claims);
          met++;
        }
      }
      expect(met).toBeGreaterThan(0);
      expect(server.log).toEqual([]);
      await server.close();
    });

    test("the order in which records are stored changes nothing, and neither do hidden records", async () => {
      const shuffled = { ...dataset, entities: random.shuffled(dataset.entities), claims: random.shuffled(dataset.claims) };
      for (const other of [shuffled, seenBy(level, dataset)] as Dataset[]) {
        const otherGraph = await graphOf(other);
        const askOther = await asker(otherGraph, unlimited);
        for (let n = 0; n < times(4); n++) {
          const variables = { groupBy: severalAxes() };
          expect(await read(variables, level, askOther)).toEqual(await read(variables, level));
        }
        await otherGraph.close();
      }
    });
  });
});
