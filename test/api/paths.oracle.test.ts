import { pathsConstants } from "../../src/analysis/constants.js";
import { unlimited } from "../../src/api/limits/limits.js";
import { Reader } from "../../src/api/reading/reader.js";
import { findChains, type PathsQuery } from "../../src/api/reading/walking/paths.js";
import type { Graph } from "../../src/graph/graph.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { generate, seeds } from "../generator.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { type PathsQuestion, paths } from "../oracle/walking.js";
import { World } from "../oracle/world.js";
import { covered, onePart, times } from "../parts.js";
import { Document } from "../queries/document.js";
import { Filters } from "../queries/filters.js";
import { Random } from "../random.js";
import { schema } from "../schema.js";

/** `paths` answers as plain breadth-first search over visible records does, and ends where its bound says. */
const field = schema.getQueryType()?.getFields().paths;
const met = new Set<string>();
const record = "{ ... on Entity { id } }";
const selection = `length pathCount more complete recordsLookedAt summary { template }
  paths {
    position innerClaims records ${record}
    steps { from ${record} to ${record} claims { id } edges {
      subject ${record} predicate object ${record} claims { count ids } reported intended recommended helpful adverse mixed withoutEffect
      places { place ${record} claims } placeCount unplaced
    } }
  }
  edges { path step from ${record} to ${record} predicate claims { count } }`;

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const dataset = generate(seed);
  let graph: Graph;
  let reversed: Graph;
  let ask: Ask;
  beforeAll(async () => {
    graph = await graphOf(dataset);
    reversed = await graphOf({ ...dataset, entities: dataset.entities.toReversed(), claims: dataset.claims.toReversed() });
    ask = await asker(graph, unlimited);
  });
  afterAll(async () => {
    await graph.close();
    await reversed.close();
  });

  /** Questions about visible records, most of which claims join. */
  function questions(level: Level) {
    const random = new Random(seed * 1000 + level);
    const filters = new Filters(random, dataset);
    const seen = seenBy(level, dataset);
    const joined = [...new Set(seen.claims.flatMap(({ subject, object }) => [subject, object]))].sort();
    const next = (): PathsQuestion => {
      const maxClaims = 1 + random.below(pathsConstants.maxClaims);
      const via = random.chance(0.3) ? 1 + random.below(Math.min(2, maxClaims - 1) || 1) : 0;
      const stops = random.several(joined, 2 + Math.min(via, maxClaims - 1));
      return {
        ...(random.chance(0.5) && { assertions: ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"] }),
        ...filters.choosing(field?.args ?? []),
        from: stops[0] as string,
        to: random.chance(0.9)
          ? (stops[1] as string)
          : random.pick(seen.entities.filter(({ values }) => !stops.includes(values.id))).values.id,
        maxClaims,
        via: stops.slice(2),
        excludePredicates: random.chance(0.5) ? random.several(Object.keys(model.predicates), random.below(12)) : [],
        first: random.pick([1, 3, 10, 100]),
      };
    };
    return { random, world: new World(seen), next };
  }

  test.each(onePart<Level>([0, 1, 3]))("paths at level %i", async (level) => {
    const { world, next } = questions(level);
    for (let n = 0; n < times(120); n++) {
      const question = next();
      const what = { seed, level, question: JSON.stringify(question) };
      const document = new Document();
      const text = document.text(`${document.call(field as NonNullable<typeof field>, { ...question })} { ${selection} }`);
      const { data, errors, faults } = await ask(text, { level, variables: document.variables });
      expect({ what, errors, faults }).toEqual({ what, errors: [], faults: [] });
      const answer = data.paths;
      const expected = paths(world, question);
      expect({
        what,
        length: answer.length,
        complete: answer.complete,
        recordsLookedAt: answer.recordsLookedAt,
        count: answer.pathCount,
        more: answer.more,
      }).toEqual({
        what,
        length: expected.length,
        complete: true,
        recordsLookedAt: expected.recordsLookedAt,
        count: expected.count,
        more: (expected.count ?? 0) - expected.paths.length,
      });
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      const read = answer.paths.map((path: any) => ({
        records: path.records.map((r: { id: string }) => r.id),
        innerClaims: path.innerClaims,
        // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
        steps: path.steps.map((step: any) =>
          // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
          step.edges.map(({ subject, object, claims, places, ...numbers }: any) => ({
            ...numbers,
            subject: subject.id,
            object: object.id,
            claims: claims.count,
            ids: claims.ids,
            // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
            places: places.map((p: any) => ({ place: p.place.id, claims: p.claims })),
          })),
        ),
      }));
      expect({ what, paths: read }).toEqual({ what, paths: expected.paths });
      // The rows are the same edges, and the claims of a step are of its edges.
      // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
      const flat = answer.paths.flatMap((path: any) =>
        // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
        path.steps.flatMap(({ from, to, edges, claims }: any, i: number) => {
          // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
          const ids = edges.flatMap((edge: any) => edge.claims.ids);
          expect(claims.map((claim: { id: string }) => ids.includes(claim.id))).toEqual(claims.map(() => true));
          expect(claims.length).toBe(Math.min(pathsConstants.listed, ids.length));
          // biome-ignore lint/suspicious/noExplicitAny: an answer's rows
          return edges.map(({ predicate, claims }: any) => ({
            path: path.position,
            step: i + 1,
            from,
            to,
            predicate,
            claims: { count: claims.count },
          }));
        }),
      );
      expect({ what, edges: answer.edges }).toEqual({ what, edges: flat });
      const none = expected.complete ? (expected.tooShort ? "NONE_SO_SHORT" : "NONE") : "NONE_IN_PART";
      if (answer.length === null) expect({ what, template: answer.summary.template }).toEqual({ what, template: none });
      met
        .add(answer.summary.template)
        .add(`length ${answer.length}`)
        .add(`via ${question.via.length} ${answer.length !== null}`);
      if (answer.more > 0) met.add("more");
    }
  });

  test.each(onePart<Level>([0, 2]))("bounded searches at level %i", async (level) => {
    const { random, world, next } = questions(level);
    const seenGraph = await graphOf(seenBy(level, dataset));
    const find = (of: Graph, question: PathsQuestion, maxRecords: number, maxPairs = 1_000_000) =>
      findChains(new Reader(model, of, { level, roles: [], languages: [] }), question as PathsQuery, { maxRecords, maxPairs });
    const shape = ({ claims: _, ...found }: Awaited<ReturnType<typeof find>>) => found;
    try {
      for (let n = 0; n < times(150); n++) {
        const question = next();
        const maxRecords = 2 + random.below(120);
        const what = { seed, level, maxRecords, question: JSON.stringify(question) };
        const found = await find(graph, question, maxRecords);
        const { paths: chains, ...expected } = paths(world, question, maxRecords);
        expect({ what, ...shape(found) }).toEqual({
          what,
          ...expected,
          chains: chains.map(({ records, innerClaims }) => ({ records, innerClaims })),
        });
        expect(found.recordsLookedAt).toBeLessThanOrEqual(Math.max(maxRecords, 2 + question.via.length));
        // Neither the order in which records were stored nor hidden ones change where it ends, nor does it with fewer pairs.
        const maxPairs = random.below(40);
        const few = await find(graph, question, maxRecords, maxPairs);
        for (const other of [reversed, seenGraph]) {
          expect({ what, ...shape(await find(other, question, maxRecords)) }).toEqual({ what, ...shape(found) });
          expect({ what, ...shape(await find(other, question, maxRecords, maxPairs)) }).toEqual({ what, ...shape(few) });
        }
        if (few.complete) expect({ what, ...shape(few) }).toEqual({ what, ...shape(found) });
        else {
          const all = paths(world, { ...question, first: Number.POSITIVE_INFINITY }, maxRecords).paths.map(({ records }) =>
            records.join(" "),
          );
          expect([what, few.count, few.chains.filter(({ records }) => !all.includes(records.join(" ")))]).toEqual([what, null, []]);
        }
        met.add(`bounded ${found.complete} ${found.length !== null}`).add(`pairs ${few.complete} ${few.length !== null}`);
      }
    } finally {
      await seenGraph.close();
    }
  });
});

covered("answers of every sort were met", () => {
  const lengths = [1, 2, 3, 4, null].map((length) => `length ${length}`);
  const bounded = ["true true", "true false", "false true", "false false"].map((sort) => `bounded ${sort}`);
  const others = ["FOUND", "NONE", "NONE_SO_SHORT", "more", "via 1 true", "via 1 false", "pairs false true", "pairs true true"];
  expect([...lengths, ...bounded, ...others].filter((sort) => !met.has(sort))).toEqual([]);
});
