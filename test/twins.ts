import { unlimited } from "../src/api/limits/limits.js";
import { questions } from "../src/api/questions/index.js";
import { schemaOf } from "../src/api/schema.js";
import type { Graph } from "../src/graph/graph.js";
import type { Level } from "../src/model/entity.js";
import { model } from "../src/model/index.js";
import type { Dataset } from "../src/model/records.js";
import { generate, seeds } from "./generator.js";
import { type Answered, asker, graphOf } from "./harness.js";
import { seenBy } from "./oracle/seen.js";
import { Filters } from "./queries/filters.js";
import { Names } from "./queries/names.js";
import { Walker } from "./queries/walk.js";
import { Random } from "./random.js";

export interface Pair {
  readonly level: Level;
  readonly seed: number;
}
/** Each level with a generated graph, as far as these go round. */
export const pairs: readonly Pair[] = ([0, 1, 2, 3] as const).map((level) => ({ level, seed: seeds[level % seeds.length]! }));

export const schema = schemaOf(model, questions);

/**
 * Two graphs for one level: one with hidden records among the others, and one in which those were never recorded. What a reader
 * may not see changes nothing that they see, so the two must answer alike.
 */
export class Twins {
  /** All that there is, and of it what the level does not see. */
  readonly dataset: Dataset;
  readonly hidden: Dataset;
  private readonly seen: Dataset;
  private readonly shown: ReadonlySet<string>;
  private graphs: readonly Graph[] = [];
  private ask: Awaited<ReturnType<typeof asker>> | undefined;

  constructor(private readonly pair: Pair) {
    this.dataset = generate(pair.seed);
    this.seen = seenBy(pair.level, this.dataset);
    this.shown = new Set([...this.seen.entities, ...this.seen.claims].map((r) => r.values.id));
    const hidden = <T extends { values: { id: string } }>(records: readonly T[]) => records.filter((r) => !this.shown.has(r.values.id));
    this.hidden = { entities: hidden(this.dataset.entities), claims: hidden(this.dataset.claims) };
  }
  async open(): Promise<void> {
    this.graphs = await Promise.all([graphOf(this.dataset), graphOf(this.seen)]);
    // What is asked at random asks for more than a client may.
    this.ask = await asker(this.graphs[0] as Graph, unlimited);
  }
  close = () => Promise.all(this.graphs.map((g) => g.close()));

  hides = (id: string) => !this.shown.has(id);
  get both(): readonly Graph[] {
    return this.graphs;
  }

  /** Asks both, and holds the answers against each other, byte for byte: data, errors, counts, cursors and suggestions. */
  async alike(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
    const [one, other] = (await Promise.all(this.graphs.map((graph) => this.answer(text, variables, this.pair.level, graph)))) as [
      Answered,
      Answered,
    ];
    const what = { ...this.pair, text, variables: JSON.stringify(variables) };
    const said = ({ data, errors }: Answered) => ({ what, data, errors });
    const bytes = (a: Answered) => JSON.stringify([a.data, a.errors]);
    // Where they differ, the whole answers tell how.
    if (bytes(one) !== bytes(other)) expect(said(one)).toEqual(said(other));
    expect({ what, bytes: bytes(one), faults: [one.faults, other.faults] }).toEqual({ what, bytes: bytes(other), faults: [[], []] });
    return one;
  }
  /** What somebody is told who may see more: everything that has a sensitivity at all. */
  asInsider = (text: string, variables: Readonly<Record<string, unknown>> = {}) => this.answer(text, variables, 3, this.graphs[0] as Graph);

  private async answer(query: string, variables: Readonly<Record<string, unknown>>, level: Level, graph: Graph): Promise<Answered> {
    if (!this.ask) throw new Error("Open the twins first.");
    return this.ask(query, { level, variables, graph, languages: ["es", "en"] });
  }

  /** What makes queries, for one part of a suite. */
  tools(part: number) {
    const random = new Random(this.pair.seed * 10_000 + this.pair.level * 100 + part);
    const filters = new Filters(random, this.dataset);
    const names = new Names(random, this.dataset);
    return { random, filters, names, walker: new Walker(random, schema, filters, names) };
  }
}
