import { unlimited } from "../../src/api/limits/limits.js";
import { groupText } from "../../src/api/schema/group-inputs.js";
import type { ClaimGroup } from "../../src/graph/axes.js";
import type { Graph } from "../../src/graph/graph.js";
import type { Level } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { type Served, served } from "../http/served.js";
import { allGroupings, isInGroup, valuesOn } from "../oracle/axes.js";
import { type Choice, compareText, counts } from "../oracle/filter.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { onePart, times } from "../parts.js";
import { Random } from "../random.js";

/** `claims(groups:)` gives the claims that have the values, found by looking at every claim by hand; and so does its table by URL. */
const everything: Choice = {
  assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"],
  statuses: ["PROPOSED", "ACCEPTED", "REJECTED", "RETRACTED"],
};

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  const read = async (groups: readonly unknown[], choice: Choice, level: Level) => {
    const { data, errors, faults } = await ask(
      "query ($groups: [ClaimGroupInput!], $assertions: [Assertion!], $statuses: [Status!]) { claims(first: 100, groups: $groups, assertions: $assertions, statuses: $statuses) { totalCount nodes { id } } }",
      { level, variables: { groups, ...choice } },
    );
    expect({ errors, faults }).toEqual({ errors: [], faults: [] });
    return { total: data.claims.totalCount as number, ids: (data.claims.nodes as { id: string }[]).map(({ id }) => id) };
  };

  describe.each(onePart<Level>([0, 1, 2, 3]))("level %i", (level) => {
    const world = new World(seenBy(level, dataset));
    const random = new Random(seed * 100 + level);
    const claims = world.allClaims;
    const choice = random.chance(0.5) ? everything : {};
    const idsIn = (groups: readonly ClaimGroup[], by: Choice) =>
      claims
        .filter((claim) => counts(world, claim.values, by) && groups.every((group) => isInGroup(world, claim, group)))
        .map(({ values }) => values.id)
        .sort(compareText);

    test.each(allGroupings.map((grouping) => [JSON.stringify(grouping), grouping] as const))("%s", async (_, grouping) => {
      const values = [...new Set(claims.flatMap((claim) => valuesOn(world, claim, grouping)))].sort();
      for (const value of [null, ...random.several(values, times(50))]) {
        const group = { ...grouping, value } as ClaimGroup;
        const expected = idsIn([group], choice);
        const found = await read([group], choice, level);
        expect({ group, ...found }).toEqual({ group, total: expected.length, ids: expected.slice(0, 100) });
      }
    });

    test("several groups at once", async () => {
      let met = 0;
      for (let n = 0; n < times(40); n++) {
        const claim = random.pick(claims);
        const groups = random.several(allGroupings, 1 + random.below(3)).map((grouping) => {
          const values = valuesOn(world, claim, grouping);
          return { ...grouping, value: values.length ? random.pick(values) : null } as ClaimGroup;
        });
        const expected = idsIn(groups, everything);
        if (expected.length) met++;
        expect({ groups, ...(await read(groups, everything, level)) }).toEqual({
          groups,
          total: expected.length,
          ids: expected.slice(0, 100),
        });
      }
      expect(met).toBeGreaterThan(0);
    });

    test("by URL", async () => {
      const server: Served = await served(graph, { level });
      for (let n = 0; n < times(30); n++) {
        const claim = random.pick(claims);
        const groups = random.several(allGroupings, 1 + random.below(2)).map((grouping) => {
          const values = valuesOn(world, claim, grouping);
          return { ...grouping, value: values.length ? random.pick(values) : null } as ClaimGroup;
        });
        const address = `/claims.json?groups=${encodeURIComponent(groups.map(groupText).join(","))}`;
        const rows = await server.rows(address);
        expect([address, rows.map((row) => row.claim_id)]).toEqual([address, idsIn(groups, { ...everything, modalities: undefined })]);
      }
      expect(server.log).toEqual([]);
      await server.close();
    });
  });
});
