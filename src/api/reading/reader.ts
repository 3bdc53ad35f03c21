import DataLoader from "dataloader";
import { type Eventually, then } from "../../concurrency/eventually.js";
import type { Among, Graph, Row, SearchMatch, Statement } from "../../graph/graph.js";
import type { Projection } from "../../graph/hydrate.js";
import { wholeFilter } from "../../graph/statements/facets/facet.js";
import { type LinkExpansion, type NeighbourExpansion, neighboursAlone } from "../../graph/statements/neighbours/expansions.js";
import * as records from "../../graph/statements/records.js";
import { type Class, plural } from "../../model/declare.js";
import { Entity, type Level } from "../../model/entity.js";
import type { Model, Relation } from "../../model/model.js";
import { keyAfter } from "./cursor.js";
import { askedFor, FormerIds } from "./former-ids.js";
import { parseLanguage } from "./languages.js";
import { keyParts, listOrder } from "./list-order.js";
import { type ConnectionPage, connectionPage } from "./lists/connection-page.js";
import { keptTotal } from "./lists/kept-totals.js";
import type { ListArgs, RecordNode, RootListArgs } from "./lists/list-args.js";
import { type Below, Neighbours, together, withBeside } from "./lists/neighbours.js";
import type { DocumentProjection } from "./projection.js";

/** The person who asks: what they may see, what else they may do, and the languages that they read, best first. */
export interface Viewer {
  readonly level: Level;
  readonly roles: readonly string[];
  readonly languages: readonly string[];
}
/** What a request may use: time, cost, and its share among other requests. */
export interface RequestBudget {
  /** Fires when its time is up or its client has gone: then it reads nothing more. */
  readonly signal?: AbortSignal;
  /** Fires when its client has gone: then it waits for a slot no longer. Without it, `signal` says so, and the wait takes from its time. */
  readonly waiting?: AbortSignal;
  /** Charges what the request may cost at most, before it reads anything. @throws LIMIT_EXCEEDED if its client has less than that left */
  charge?(cost: number): void | Promise<void>;
  /** Charges afterwards what it has cost beyond that. The balance of its client may fall below zero. */
  chargeOverrun?(cost: number): void | Promise<void>;
  /** Counts statements that were sent to the graph. */
  countStatements?(n: number): void;
  /** The same budget with its full time, for a long list that is read in batches: each batch has that time. */
  renew?(): RequestBudget;
  /** Reads a page of a long list when its turn comes. */
  paced?<T>(read: () => Promise<T[]>): Promise<T[]>;
}

/** All reads of one request, with what its viewer may see: the context of its resolvers. Equal reads run once. */
export class Reader {
  private readonly loaders = new Map<unknown, unknown>();
  private readonly results = new Map<string, Promise<Row[]>>();
  private readonly preferences = new Map<string, readonly string[]>();
  private readonly computations = new WeakMap<object, Map<unknown, unknown>>();
  private readonly neighbours: Neighbours;
  /** What the records that will be read next are to bring with them, by class. */
  private readonly asked = new Map<Class, Set<Below>>();
  /** Apollo executes a request with a copy of its reader: what changes is the same for both. */
  private readonly shared: { projection: Projection; recordsRead: number } = { projection: undefined, recordsRead: 0 };
  readonly formerIds: FormerIds;
  constructor(
    readonly model: Model,
    readonly graph: Graph,
    readonly viewer: Viewer,
    readonly budget: RequestBudget = {},
  ) {
    this.formerIds = new FormerIds(model, graph, viewer.level, (statement) => this.facts(statement), budget.countStatements);
    this.neighbours = new Neighbours(this);
  }

  /** How many records it has read, for the charge. */
  get recordsRead(): number {
    return this.shared.recordsRead;
  }
  set recordsRead(n: number) {
    this.shared.recordsRead = n;
  }
  /** Which properties are read of each record. */
  get projection(): Projection {
    return this.shared.projection;
  }
  /**
   * Reads these properties alone of each record from now on. To be called before anything is read. Where planning is expensive, a document
   * shares its statements with all that select other properties, until it is frequent: Neo4j reads properties faster that stand in the text.
   */
  project({ properties, isFrequent }: DocumentProjection): void {
    this.shared.projection = { properties, inParameter: this.graph.planningIsExpensive && !isFrequent };
  }
  /** A reader for the same viewer without what this one keeps: a long list takes a new one for each batch, so that memory stays bounded. */
  renew(): Reader {
    return new Reader(this.model, this.graph, this.viewer, this.budget.renew?.() ?? this.budget);
  }
  /** Reads a page of a long list when its turn among other requests comes. */
  paced<T>(read: () => Promise<T[]>): Promise<T[]> {
    return this.budget.paced?.(read) ?? read();
  }
  async read<T>({ text, parameters, hydrate, idsParameter }: Statement<T>): Promise<T[]> {
    const key = `${text} ${JSON.stringify(parameters)}`;
    const rows = this.results.get(key) ?? this.graph.read(text, parameters, this.budget.signal, idsParameter);
    this.results.set(key, rows);
    return (await rows).map(hydrate);
  }
  /** The same for a total of much of the graph: it is read once for each version of what the viewer sees. */
  async readTotal<T>({ text, parameters, hydrate }: Statement<T>): Promise<T[]> {
    const read = () => this.read({ text, parameters, hydrate: (row) => row });
    return (await keptTotal(this.graph, this.viewer.level, `${text} ${JSON.stringify(parameters)}`, read)).map(hydrate);
  }
  /** How many visible records match these words anywhere in their text. @param labels those that one must have one of */
  countFound(words: readonly string[], labels: Among["labels"]): Promise<number> {
    const { level } = this.viewer;
    const count = (query: string) =>
      keptTotal(this.graph, level, `found ${JSON.stringify([query, labels])}`, () =>
        this.graph.countFound(query.split(" "), level, labels, this.budget.signal),
      );
    const all = (queries: readonly string[]) => Promise.all(queries.map(count));
    return this.loader(`found ${JSON.stringify(labels)}`, all).load(words.join(" "));
  }
  /** Reads records, or facts for an answer that is computed here. Each row counts as a record for the charge. */
  async facts<T>(statement: Statement<T>): Promise<T[]> {
    const found = await this.read(statement);
    this.recordsRead += found.length;
    return found;
  }
  /** What is computed from a query, once for all fields that read it. */
  computed<Query extends object, T>(method: (reader: Reader, query: Query) => T, query: Query): T {
    const known = this.computations.get(query) ?? new Map<unknown, unknown>();
    this.computations.set(query, known);
    if (!known.has(method)) known.set(method, method(this, query));
    return known.get(method) as T;
  }
  /** The ids of the visible records that match these words in this way, in the order of ids. */
  find(words: readonly string[], match: SearchMatch, among: Among): Promise<string[]> {
    const { level } = this.viewer;
    const all = (queries: readonly string[]) =>
      Promise.all(queries.map((w) => this.graph.find(w.split(" "), level, match, among, this.budget.signal)));
    return this.loader(`find ${match} ${JSON.stringify(among)}`, all).load(words.join(" "));
  }
  /** The languages to look for a text in, best first: of a tag that a client gave, or else the viewer's. */
  languages(lang: string | undefined | null): readonly string[] {
    if (lang == null) return this.viewer.languages;
    const known = this.preferences.get(lang) ?? parseLanguage(lang);
    this.preferences.set(lang, known);
    return known;
  }

  /** One visible record, or null. A record that is hidden and one that does not exist cannot be told apart. */
  entity(id: string, below?: Below): Promise<RecordNode | null> {
    return this.byId(Entity, id, below);
  }
  claim(id: string, below?: Below): Eventually<RecordNode | null> {
    return this.neighbours.claim(id) ?? this.byId(this.model.claim, id, below);
  }
  /** A former id leads to its successor. Ids under which nothing is visible are looked up as former ids, whatever the reason. */
  private byId(cls: Class, id: string, below?: Below): Promise<RecordNode | null> {
    if (below) this.asked.set(cls, (this.asked.get(cls) ?? new Set<Below>()).add(below));
    return this.records(cls).load(id);
  }
  private records(cls: Class): DataLoader<string, RecordNode | null> {
    return this.loader(cls, async (ids: readonly string[]) => {
      const asked = [...(this.asked.get(cls) ?? [])];
      this.asked.delete(cls);
      const beside = await this.neighbours.beside(together(asked), ids.length);
      const statement = (some: readonly string[]) =>
        withBeside(beside, (more) => records.byIds(this.model, cls, some, this.viewer.level, this.projection, more));
      const read = async (some: readonly string[]) => new Map((await this.facts(statement(some))).map((o) => [o.id, o]));
      const found = await read(ids);
      const successors = await this.formerIds.successorsOf(ids.filter((i) => !found.has(i)));
      const current = successors.size ? await read([...new Set(successors.values())]) : found;
      return ids.map((i) => found.get(i) ?? askedFor(i, current.get(successors.get(i) ?? "")) ?? null);
    });
  }

  async list(
    cls: Class,
    { first, after, filter, named, fixed, orderBy, lang, groups = [], ...choice }: RootListArgs,
    below?: Below | "no rows",
  ): Promise<ConnectionPage> {
    const whole = wholeFilter({ filter, named, fixed });
    const { order, languages } = listOrder(this.model, cls, orderBy, whole, this.languages(lang));
    const name = `${plural(cls)} ${JSON.stringify([order, whole, choice, ...groups, ...(languages ?? [])])}`;
    const key = keyAfter(name, after, keyParts(this.model, cls, order));
    const paged = { first, order, after: key, filter: whole, languages, choice };
    const current = { ...(await this.formerIds.resolved(paged)), groups };
    const beside = below === "no rows" ? undefined : await this.neighbours.beside(below, first);
    const statement = withBeside(beside, (more) => records.list(this.model, cls, current, this.viewer.level, this.projection, more));
    const found = below === "no rows" ? [] : await this.facts(statement);
    const count = () => this.readTotal(records.count(this.model, cls, current, this.viewer.level));
    const list = { cls, filter, named, fixed, languages, choice, groups };
    return connectionPage(name, found, paged, async () => (await count())[0] as number, { list });
  }

  /** One page of a record's neighbours; siblings' pages are read in one statement. @param below what comes with them, if they are read */
  async related(
    relation: Relation,
    { id }: RecordNode,
    args: ListArgs,
    below: NeighbourExpansion | "no rows" = neighboursAlone,
  ): Promise<ConnectionPage> {
    // Siblings have the same object of arguments (docs/caching.md, "Keyed by identity").
    const { name, page, pages, counts, list } = this.neighbours.of(relation, args, below === "no rows" ? neighboursAlone : below);
    const found = below === "no rows" ? [] : await pages.load(id);
    return connectionPage(name, found, page, () => counts.load(id), { list, parent: id });
  }
  /** A short list of neighbours, which has no pages; siblings' lists are read in one statement. @param links what to read with each */
  unpaged(relation: Relation, { id }: RecordNode, links: readonly LinkExpansion[] = []): Eventually<readonly RecordNode[]> {
    return this.neighbours.shortList(relation, id, links);
  }
  one(relation: Relation, node: RecordNode, links?: readonly LinkExpansion[]): Eventually<RecordNode | null> {
    return then(this.unpaged(relation, node, links), ([found]) => found ?? null);
  }
  /** One loader for each key. */
  loader<K, V>(key: unknown, load: (keys: readonly K[]) => Promise<V[]>): DataLoader<K, V> {
    const loader = (this.loaders.get(key) as DataLoader<K, V> | undefined) ?? new DataLoader(load, { maxBatchSize: 1000 });
    this.loaders.set(key, loader);
    return loader;
  }
}
