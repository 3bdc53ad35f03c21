import { unlimited } from "../../src/api/limits/limits.js";
import type { Graph } from "../../src/graph/graph.js";
import { Claim } from "../../src/model/claim.js";
import { type Level, Locality } from "../../src/model/entity.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { served } from "../http/served.js";
import { type AxisQuery, allGroupings } from "../oracle/axes.js";
import { matrixOf } from "../oracle/evidence-matrix.js";
import { type Choice, holds } from "../oracle/filter.js";
import { seenBy } from "../oracle/seen.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** `evidenceMatrix` has the heads, the cells and the gaps that looking at every claim by hand gives, and each cell lists its claims. */
const measures = ["claims", "practices", "communities", "places", "sources"] as const;
const field = schema.getQueryType()?.getFields().evidenceMatrix;
/** Which kinds of gaps were met, by the axes beside that of issues. */
const met = new Set<string>();

const issues: readonly AxisQuery[] = [{ axis: "ISSUE" }, { axis: "ISSUE", rollUp: true }];
const beside = allGroupings.filter(({ axis }) => ["PLACE", "COMMUNITY", "PRACTICE_TYPE"].includes(axis));
const responding = { predicate: { eq: "ADDRESSES" } };

const query = `query ($rows: GroupByInput!, $columns: GroupByInput!, $measure: EvidenceMeasure!, $place: ID, $filter: ClaimFilter, $assertions: [Assertion!], $modalities: [Modality!], $statuses: [Status!], $claim: ClaimPropertyFilter) {
  evidenceMatrix(rows: $rows, columns: $columns, measure: $measure, place: $place, filter: $filter, assertions: $assertions, modalities: $modalities, statuses: $statuses, claim: $claim) {
    claimCount
    rows { key total }
    columns { key total }
    cells { row column value reported intended recommended helpful adverse faced gap drillDown { url } }
  }
}`;

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    ask = await asker(graph, unlimited);
  });
  afterAll(() => graph.close());

  test.each(onePart<Level>([0, 1, 2, 3]))("level %i", async (level) => {
    const world = new World(seenBy(level, dataset));
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const server = await served(graph, { level });
    for (let n = 0; n < times(20); n++) {
      // Mostly issues beside what they can be faced in.
      const axes = random.chance(0.7) ? [random.pick(issues), random.pick(beside)] : random.several(allGroupings, 2);
      const [rows, columns] = random.shuffled(axes) as [AxisQuery, AxisQuery];
      const measure = random.chance(0.5) ? "claims" : random.pick(measures);
      const chosen = filters.choosing(field?.args ?? []) as Choice & { filter?: object };
      const { filter, ...choice } = random.chance(0.4) ? { ...chosen, filter: responding } : chosen;
      const place = random.chance(0.3) ? random.pick(world.all(Locality)).id : undefined;
      const passes = ({ values }: { values: Claim }) => holds(world, Claim, world.thing(values.id), (filter ?? {}) as never);
      const expected = matrixOf(world, { rows, columns, measure, choice, passes, ...(place === undefined ? {} : { place }) });
      const variables = { rows, columns, measure: measure.toUpperCase(), place, filter, ...choice };
      const { data, errors, faults } = await ask(query, { level, variables });
      expect({ variables, errors, faults }).toEqual({ variables, errors: [], faults: [] });
      const { cells, ...heads } = data.evidenceMatrix;
      const { cells: expectedCells, ...expectedHeads } = expected;
      const withoutUrls = cells.map(({ drillDown: _, ...cell }: { drillDown: unknown }) => cell);
      expect({ variables, ...heads, cells: withoutUrls }).toEqual({ variables, ...expectedHeads, cells: expectedCells });
      for (const { gap } of expectedCells)
        if (gap) met.add(`${axes.some(({ axis }) => axis === "PRACTICE_TYPE") ? "PRACTICE_TYPE" : "LOCALITY"} ${gap}`);
      for (const { drillDown, reported, intended, recommended } of random.several<(typeof cells)[number]>(cells, 2)) {
        const listed = await server.rows(drillDown.url.replace("/claims.csv", "/claims.json"));
        expect({ variables, url: drillDown.url, claims: listed.length }).toEqual({
          variables,
          url: drillDown.url,
          claims: reported + intended + recommended,
        });
      }
    }
    expect(server.log).toEqual([]);
    await server.close();
  });
});

covered("each kind of gap was met that a cell can have", () => {
  const types = ["HARM_ONLY", "IMPLIED_ONLY", "NONE_RECORDED"].map((kind) => `PRACTICE_TYPE ${kind}`);
  const localities = [
    "REPORTED_HERE",
    "AIM_ONLY",
    "HARM_ONLY",
    "IMPLIED_ONLY",
    "WIDER_PLACE_ONLY",
    "UNPLACED_ONLY",
    "ELSEWHERE_ONLY",
    "NONE_RECORDED",
  ];
  expect([...types, ...localities.map((kind) => `LOCALITY ${kind}`)].filter((kind) => !met.has(kind))).toEqual([]);
});
