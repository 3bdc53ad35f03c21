import { unlimited } from "../../../src/api/limits/limits.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { ClaimRecord, Dataset } from "../../../src/model/records.js";
import { generate, seeds } from "../../generator.js";
import { type Ask, asker, graphOf } from "../../harness.js";
import { seenBy } from "../../oracle/seen.js";
import { onePart } from "../../parts.js";
import { Random } from "../../random.js";
import { taken, verified } from "./taken.js";

/**
 * A receipt of all claims of a predicate is verified on a graph in which some of them were removed, corrected or retracted, and others were
 * added: it tells what comparing the two data sets record by record tells.
 */
const levels = [0, 1, 2, 3] as const;
const predicates = ["ADDRESSES", "FACES"];

/** The claims of a predicate that a level sees, by id. */
const claimsOf = (dataset: Dataset, level: (typeof levels)[number], predicate: string) =>
  new Map(seenBy(level, dataset).claims.flatMap((c) => (c.values.predicate === predicate ? [[c.values.id, c] as const] : [])));
const contentOf = ({ values, cites }: ClaimRecord) => JSON.stringify([Object.entries(values).sort(), [...cites].sort()]);

describe.each(onePart(seeds))("the graph of seed %i", (seed) => {
  const random = new Random(seed * 77);
  const all = generate(seed);
  /** A claim may not be there before, or after, or be corrected in between. */
  const part = (): Dataset => ({ ...all, formerIds: [], claims: all.claims.filter(() => random.chance(0.9)) });
  const before = part();
  const kept = part();
  const after: Dataset = {
    ...kept,
    claims: kept.claims.map((c) =>
      random.chance(0.1)
        ? { ...c, values: Object.assign(Object.create(Object.getPrototypeOf(c.values)), c.values, { statement: "Corrected." }) }
        : c,
    ),
  };
  const graphs: Graph[] = [];
  let ask: Ask;
  beforeAll(async () => {
    // In another order: it changes nothing.
    for (const dataset of [before, after, { ...after, claims: random.shuffled(after.claims), entities: random.shuffled(after.entities) }])
      graphs.push(await graphOf(dataset));
    ask = await asker(graphs[1] as Graph, unlimited);
  });
  afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

  test.each(levels)("at level %i, what changed is what comparing record by record finds", async (level) => {
    for (const predicate of predicates) {
      const receipt = await taken(graphs[0] as Graph, level, "claims", { predicate: [predicate] });
      const [then, now] = [claimsOf(before, level, predicate), claimsOf(after, level, predicate)];
      const gone = [...then.keys()].filter((id) => !now.has(id));
      const fresh = [...now.keys()].filter((id) => !then.has(id));
      const kept = [...then].flatMap(([id, c]) => (now.has(id) ? [[id, c, now.get(id) as ClaimRecord] as const] : []));
      const different = kept.flatMap(([id, one, other]) => (contentOf(one) === contentOf(other) ? [] : [id]));
      const [found, shuffled] = await Promise.all(
        graphs.slice(1).map(async (graph) => {
          const { data, errors } = await ask(verified, { level, variables: { receipt }, graph });
          expect(errors).toEqual([]);
          return data.verifyReceipt;
        }),
      );
      const idsOf = (kind: string) =>
        found.claims.changes.flatMap((c: { change: string; id: string }) => (c.change === kind ? [c.id] : []));
      expect({ level, predicate, gone: idsOf("GONE").sort(), fresh: idsOf("NEW").sort(), different: idsOf("DIFFERENT").sort() }).toEqual({
        level,
        predicate,
        gone: gone.sort(),
        fresh: fresh.sort(),
        different: different.sort(),
      });
      expect(found.claims).toMatchObject({ before: then.size, now: now.size, same: kept.length - different.length, moved: 0 });
      expect(shuffled).toEqual(found);
      expect(then.size).toBeGreaterThan(5);
    }
  });
});
