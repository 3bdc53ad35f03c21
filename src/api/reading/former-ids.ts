import DataLoader from "dataloader";
import { idsIn, withIds } from "../../graph/filter.js";
import { type Graph, runStatement, type Statement } from "../../graph/graph.js";
import { allSuccessors, formerIdsOf, reasonOf, successorsOf } from "../../graph/statements/former-ids/lookup.js";
import type { Class } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";

/**
 * The look-ups of former ids of one request. An id under which the viewer sees nothing is looked up here, whether a record of this id is
 * hidden or was never there.
 */
export class FormerIds {
  private readonly successors = new DataLoader<string, string | undefined>(
    async (ids) => {
      const found = (await this.known()) ?? new Map(await this.read(successorsOf(this.model, ids, this.level)));
      return ids.map((id) => found.get(id));
    },
    { maxBatchSize: 1000 },
  );
  private readonly byClass = new Map<Class, DataLoader<string, readonly string[]>>();
  private isCounted = false;

  /**
   * @param read reads records, which count for the charge
   * @param countStatements counts what an earlier request has read, so that none learns whether there was one
   */
  constructor(
    private readonly model: Model,
    private readonly graph: Graph,
    private readonly level: Level,
    private readonly read: <T>(statement: Statement<T>) => Promise<T[]>,
    private readonly countStatements: (n: number) => void = () => undefined,
  ) {}

  private known(): Promise<Successors | undefined> {
    return knownSuccessors(this.graph, this.model, this.level, (isSent) => {
      // What this request sends is counted by its graph.
      if (!isSent && !this.isCounted) this.countStatements(1);
      this.isCounted = true;
    });
  }

  /** The visible successors of those of these ids that are former ones. */
  async successorsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(ids.map(async (id) => [id, await this.successors.load(id)] as const));
    return new Map(found.flatMap(([id, current]) => (current === undefined ? [] : [[id, current] as const])));
  }

  /** Conditions of filters, in which the successor takes the place of a former id. */
  async resolved<T>(conditions: T): Promise<T> {
    const ids = idsIn(conditions);
    if (!ids.length) return conditions;
    const successors = await this.successorsOf(ids);
    return successors.size ? withIds(conditions, successors) : conditions;
  }

  /** The former ids that lead to a visible record of a class. */
  of(cls: Class, id: string): Promise<readonly string[]> {
    const loader = this.byClass.get(cls) ?? this.loaderOf(cls);
    this.byClass.set(cls, loader);
    return loader.load(id);
  }
  private loaderOf(cls: Class): DataLoader<string, readonly string[]> {
    return new DataLoader(
      async (ids) => {
        const found = new Map<string, string[]>(ids.map((id) => [id, []]));
        for (const [current, former] of await this.read(formerIdsOf(this.model, cls, ids))) found.get(current)?.push(former);
        return ids.map((id) => found.get(id) ?? []);
      },
      { maxBatchSize: 1000 },
    );
  }

  /** Why an id has no successor, if it is a former one and the viewer may read the reason. */
  async reasonOf(id: string): Promise<string | undefined> {
    const [reason] = await this.read(reasonOf(this.model, id, this.level));
    return reason;
  }
}

/** How many former ids are kept in memory at most. */
const maxKnown = 10_000;
type Successors = ReadonlyMap<string, string>;
interface KnownSuccessors {
  readonly version: string;
  readonly successors: Promise<Successors | undefined>;
}
/** By graph. Requests count their statements in copies of a graph, which share this function. */
const known = new WeakMap<Graph["visibleVersion"], Map<Level, KnownSuccessors>>();

/**
 * All former ids that lead to a record which a level sees, read once for each version of the graph: nearly every request names ids, and few
 * graphs have former ones. Undefined if there are too many to keep.
 * @param onRead is called with whether a statement is sent for them, or another request has read them
 */
async function knownSuccessors(
  graph: Graph,
  model: Model,
  level: Level,
  onRead: (isSent: boolean) => void,
): Promise<Successors | undefined> {
  const version = await graph.version();
  const byLevel = known.get(graph.visibleVersion) ?? new Map<Level, KnownSuccessors>();
  known.set(graph.visibleVersion, byLevel);
  const current = byLevel.get(level);
  onRead(current?.version !== version);
  if (current?.version === version) return current.successors;
  // Other requests wait for it too, so it ends with none of them.
  const successors = runStatement(graph, allSuccessors(model, level, maxKnown + 1)).then((all) =>
    all.length > maxKnown ? undefined : new Map(all),
  );
  byLevel.set(level, { version, successors });
  successors.catch(() => byLevel.delete(level));
  return successors;
}

/** A record as it is given to a request that names it by a former id. */
export const askedFor = <T extends object>(id: string, record: T | undefined): T | undefined =>
  record && (Object.create(record, { askedFor: { value: id } }) as T);
