import { unlimited } from "../src/api/limits/limits.js";
import type { Graph } from "../src/graph/graph.js";
import type { Level } from "../src/model/entity.js";
import type { Dataset } from "../src/model/records.js";
import { generate, seeds } from "./generator.js";
import { type Answered, asker, graphOf } from "./harness.js";
import { seenBy } from "./oracle/seen.js";
import { Filters } from "./queries/filters.js";
import { Names } from "./queries/names.js";
import { Walker } from "./queries/walk.js";
import { Random } from "./random.js";
import { recorded } from "./recorded.js";
import { schema as productSchema } from "./schema.js";

export interface Pair {
  readonly level: Level;
  readonly seed: number;
}
/** Each level with the seed of a generated graph; seeds repeat if there are fewer than levels. */
export const pairs: readonly Pair[] = ([0, 1, 2, 3] as const).map((level) => ({ level, seed: seeds[level % seeds.length]! }));

/**
 * Two graphs for one level: one with hidden records among the others, and one in which those were never recorded. What a viewer
 * may not see changes nothing that they see, so the two must answer alike.
 */
export class Twins {
  /** All records, and those of them that the level does not see. */
  readonly dataset: Dataset;
  readonly hidden: Dataset;
  private readonly seen: Dataset;
  private readonly shown: ReadonlySet<string>;
  private graphs: readonly Graph[] = [];
  private ask: Awaited<ReturnType<typeof asker>> | undefined;

  /** @param schema the schema that answers for both */
  constructor(
    private readonly pair: Pair,
    private readonly schema = productSchema,
  ) {
    this.dataset = generate(pair.seed);
    this.seen = seenBy(pair.level, this.dataset);
    this.shown = new Set([...this.seen.entities, ...this.seen.claims].map((r) => r.values.id));
    const hidden = <T extends { values: { id: string } }>(records: readonly T[]) => records.filter((r) => !this.shown.has(r.values.id));
    this.hidden = { entities: hidden(this.dataset.entities), claims: hidden(this.dataset.claims) };
  }
  async open(): Promise<void> {
    this.graphs = await Promise.all([graphOf(this.dataset), graphOf(this.seen)]);
    // Random queries exceed the limits of a client.
    this.ask = await asker(this.graphs[0] as Graph, unlimited, this.schema);
  }
  close = () => Promise.all(this.graphs.map((g) => g.close()));

  hides = (id: string) => !this.shown.has(id);
  get both(): readonly Graph[] {
    return this.graphs;
  }

  /**
   * Sends a query to both, and compares the answers byte for byte: data, errors, counts, cursors and suggestions. The statements that are sent
   * and the rows that come back are compared too: what they tell, the time of an answer can tell.
   */
  async alike(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    // One after the other: the second finds the document parsed and validated.
    const answers: (readonly [Answered, readonly string[]])[] = [];
    for (const graph of this.graphs) {
      const { graph: watched, taken } = recorded(graph);
      answers.push([await this.answer(text, variables, this.pair.level, watched), taken()]);
    }
    const [[one, sent], [other, otherSent]] = answers as [(typeof answers)[0], (typeof answers)[0]];
    const what = { ...this.pair, text, variables: JSON.stringify(variables) };
    const contentOf = ({ data, errors }: Answered) => ({ what, data, errors });
    const bytes = (a: Answered) => JSON.stringify([a.data, a.errors]);
    // Where they differ, the whole answers show how.
    if (bytes(one) !== bytes(other)) expect(contentOf(one)).toEqual(contentOf(other));
    expect({ what, bytes: bytes(one), faults: [one.faults, other.faults] }).toEqual({ what, bytes: bytes(other), faults: [[], []] });
    if (sent.join() !== otherSent.join()) expect({ what, sent }).toEqual({ what, sent: otherSent });
    return one;
  }
  /** The answer for a viewer of the highest level: they see every record that has a sensitivity. */
  asInsider = (text: string, variables: Readonly<Record<string, unknown>> = {}) => this.answer(text, variables, 3, this.graphs[0] as Graph);

  private async answer(query: string, variables: Readonly<Record<string, unknown>>, level: Level, graph: Graph): Promise<Answered> {
    if (!this.ask) throw new Error("Open the twins first.");
    return this.ask(query, { level, variables, graph, languages: ["es", "en"] });
  }

  /** Generators of queries, for one part of a suite. */
  tools(part: number) {
    const random = new Random(this.pair.seed * 10_000 + this.pair.level * 100 + part);
    const filters = new Filters(random, this.dataset);
    const names = new Names(random, this.dataset);
    return { random, filters, names, walker: new Walker(random, this.schema, filters, names) };
  }
}
