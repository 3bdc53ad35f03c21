import DataLoader from "dataloader";
import { notFound } from "../errors.js";
import { orAborted } from "../graph/abort.js";
import type { ClaimChoice, Filter } from "../graph/filter.js";
import type { Graph, Parameters, Row, Statement, Value } from "../graph/graph.js";
import type { Wanted } from "../graph/hydrate.js";
import type { Sort } from "../graph/statements/page.js";
import * as records from "../graph/statements/records.js";
import * as relations from "../graph/statements/relations.js";
import { visibleIds } from "../graph/statements/search.js";
import { type Class, plural, propertiesOf } from "../model/declare.js";
import { Entity, type Level } from "../model/entity.js";
import type { Model, Relation } from "../model/model.js";
import { nearest } from "../nearest.js";
import { decodeCursor, encodeCursor, type KeyPart } from "./cursor.js";
import { languageAsked } from "./languages.js";

/** Who asks: what they may see, and the languages they read, best first. */
export interface Viewer {
  readonly level: Level;
  readonly languages: readonly string[];
}
export interface Paged {
  readonly first: number;
  readonly after?: string;
}
export interface Asked extends Paged, ClaimChoice {
  readonly filter?: Filter;
  readonly orderBy?: readonly string[];
}
export interface Node {
  readonly id: string;
}
export interface Edge<T = Node> {
  readonly cursor: string;
  readonly node: T;
  /** The ids of the claims that make the two neighbours, in order. */
  readonly claims?: readonly string[];
  /** The term that the link carries. */
  readonly qualifier?: string | null;
}
export interface Page<T = Node> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly total: () => Promise<number>;
}

/** What reads one relation as it was asked. */
interface Neighbours {
  readonly relation: Relation;
  /** Names the list, for its cursors. */
  readonly name: string;
  readonly pages: DataLoader<string, relations.Neighbour[]>;
  readonly counts: DataLoader<string, number>;
}

/** What bounds a request from outside. */
export interface Bounds {
  /** Ends its reading: its time is up, or its client has gone. */
  readonly signal?: AbortSignal;
  /** Told before anything is read what the request may cost at most. @throws LIMIT_EXCEEDED if that is more than its client has left */
  charge?(cost: number): void | Promise<void>;
  /** Told afterwards what it has cost beyond that, which its client owes. */
  spend?(cost: number): void | Promise<void>;
  /** The same with all its time before it, for what reads in batches: each batch is bounded, not how many there are. */
  again?(): Bounds;
  /** Has a page of a long list read when it is its turn. */
  turn?<T>(read: () => Promise<T[]>): Promise<T[]>;
}

/** Everything that one request reads, as its viewer may see it: the context of its resolvers. Equal reads run once. */
export class Reader {
  private readonly loaders = new Map<unknown, unknown>();
  private readonly rows = new Map<string, Promise<Row[]>>();
  private readonly asked = new Map<string, readonly string[]>();
  private readonly neighbours = new WeakMap<Asked, Neighbours>();
  private wanted: Wanted;
  /** How many records it has read. */
  brought = 0;
  constructor(
    readonly model: Model,
    private readonly graph: Graph,
    readonly viewer: Viewer,
    readonly bounds: Bounds = {},
  ) {}

  /** Has it read these properties alone of each record. Said before anything is read, or not at all. */
  only(names: ReadonlySet<string>): void {
    this.wanted = { names, inParameter: this.graph.plansDearly };
  }
  /** A reader for the same viewer that remembers nothing: what reads much reads in batches, and forgets each. */
  again(): Reader {
    return new Reader(this.model, this.graph, this.viewer, this.bounds.again?.() ?? this.bounds);
  }
  /** Reads a page of a long list, when it is its turn. */
  turn<T>(read: () => Promise<T[]>): Promise<T[]> {
    return this.bounds.turn?.(read) ?? read();
  }
  async read<T>({ text, parameters, hydrate }: Statement<T>): Promise<T[]> {
    const what = `${text} ${JSON.stringify(parameters)}`;
    const rows = this.rows.get(what) ?? this.send(text, parameters);
    this.rows.set(what, rows);
    return (await rows).map(hydrate);
  }
  /** Not every engine can give up a statement, so the answer does not wait for one that is too late. @throws the reason of the signal */
  private async send(text: string, parameters: Parameters): Promise<Row[]> {
    const { signal } = this.bounds;
    signal?.throwIfAborted();
    return orAborted(this.graph.read(text, parameters, signal), signal);
  }
  private async bring<T>(statement: Statement<T>): Promise<T[]> {
    const found = await this.read(statement);
    this.brought += found.length;
    return found;
  }
  /** The ids of all records that have each of these words as the start of one of theirs, whoever may see them. */
  find(words: readonly string[]): Promise<string[]> {
    const all = (asked: readonly string[]) => Promise.all(asked.map((w) => this.graph.find(w.split(" "), this.bounds.signal)));
    return this.loader("find", all).load(words.join(" "));
  }
  /** The languages to look for a text in: those asked for here, or else the viewer's. */
  languages(lang: string | undefined | null): readonly string[] {
    if (lang == null) return this.viewer.languages;
    const known = this.asked.get(lang) ?? languageAsked(lang);
    this.asked.set(lang, known);
    return known;
  }

  /** One visible record, or null for what is not there or not to be seen: the two cannot be told apart. */
  entity(id: string): Promise<Node | null> {
    return this.byId(Entity, id);
  }
  claim(id: string): Promise<Node | null> {
    return this.byId(this.model.claim, id);
  }
  private byId(cls: Class, id: string): Promise<Node | null> {
    return this.loader(cls, async (ids: readonly string[]) => {
      const found = new Map((await this.bring(records.byIds(this.model, cls, ids, this.viewer.level, this.wanted))).map((o) => [o.id, o]));
      return ids.map((i) => found.get(i) ?? null);
    }).load(id);
  }

  /**
   * The id of the visible record of a class that an argument names, by id or by code (`iso:CO`), in capitals or not.
   * @throws NOT_FOUND with the nearest ids that the viewer may see
   */
  async resolve(cls: Class, argument: string, value: string): Promise<string> {
    const found = await this.entity(value);
    if (found instanceof cls) return found.id;
    const [, scheme = "", code = ""] = /^([a-z0-9]+):(.+)$/is.exec(value) ?? [];
    // Asked for as they are stored, so that their index finds them: no scheme has codes that differ in their capitals alone.
    const spellings = new Set([code, code.toUpperCase(), code.toLowerCase()]);
    const coded = this.model.membersOf(cls).flatMap((m) =>
      propertiesOf(m)
        .filter((p) => p.scheme !== undefined && p.scheme === scheme.toLowerCase())
        .map((p) => [m, p] as const),
    );
    for (const [member, property] of coded)
      for (const spelling of spellings) {
        const [id] = await this.read(records.byCode(this.model, member, property.name, spelling, this.viewer.level));
        if (id !== undefined) return id;
      }
    throw notFound(argument, value, nearest(value, await this.read(visibleIds(this.model, cls, this.viewer.level))));
  }

  async list(cls: Class, { first, after, filter: asked, orderBy, ...choice }: Asked): Promise<Page> {
    const filter = asked ?? {};
    const order = sorts(orderBy);
    const name = `${plural(cls)} ${JSON.stringify([order, filter, choice])}`;
    const key = after == null ? undefined : decodeCursor(name, after, this.keyParts(cls, order));
    const paged = { first, order, after: key, filter, choice };
    const found = await this.bring(records.list(this.model, cls, paged, this.viewer.level, this.wanted));
    return page(
      name,
      found,
      first,
      async () => (await this.read(records.count(this.model, cls, filter, choice, this.viewer.level)))[0] as number,
    );
  }

  /** One page of a record's neighbours; siblings' pages are read in one statement. */
  async related(relation: Relation, { id }: Node, asked: Asked): Promise<Page> {
    // Siblings are asked with the very same arguments.
    const known = this.neighbours.get(asked);
    const neighbours = known?.relation === relation ? known : this.neighboursOf(relation, asked);
    this.neighbours.set(asked, neighbours);
    const { name, pages, counts } = neighbours;
    return page(name, await pages.load(id), asked.first, () => counts.load(id));
  }
  /** What reads the pages of a relation, and counts what is on all of them. @throws BAD_USER_INPUT for a cursor of another list */
  private neighboursOf(relation: Relation, { first, after, filter, orderBy, ...choice }: Asked): Neighbours {
    const order = sorts(orderBy);
    const name = `${relation.source.name}.${relation.field} ${JSON.stringify([order, filter, choice])}`;
    const key = after == null ? undefined : decodeCursor(name, after, this.keyParts(relation.target, order));
    const asked = { first, order, after: key, filter, choice };
    const what = `${relation.name} ${relation.forward} ${relation.source.name} ${JSON.stringify(asked)}`;
    const pages = this.loader(what, async (ids: readonly string[]) => {
      const rows = await this.bring(relations.related(this.model, relation, ids, asked, this.viewer.level, this.wanted));
      const byParent = new Map<string, relations.Neighbour[]>(ids.map((i) => [i, []]));
      for (const row of rows) byParent.get(row.from)?.push(row);
      return ids.map((i) => byParent.get(i) ?? []);
    });
    const counts = this.loader(`count ${what}`, async (ids: readonly string[]) => {
      const found = new Map(await this.read(relations.relatedCount(this.model, relation, ids, asked, this.viewer.level)));
      return ids.map((i) => found.get(i) ?? 0);
    });
    return { relation, name, pages, counts };
  }
  /** A short list of neighbours, whole; siblings' lists are read in one statement. */
  few(relation: Relation, { id }: Node): Promise<readonly Node[]> {
    return this.loader(relation, async (ids: readonly string[]) => {
      const byParent = new Map<string, Node[]>(ids.map((i) => [i, []]));
      for (const { from, node } of await this.bring(relations.few(this.model, relation, ids, this.viewer.level, this.wanted))) {
        const kept = byParent.get(from);
        // Two links to one neighbour are one neighbour; they come one after the other.
        if (kept && kept.length < mostOfFew && kept.at(-1)?.id !== node.id) kept.push(node);
      }
      return ids.map((i) => byParent.get(i) ?? []);
    }).load(id);
  }
  one(relation: Relation, node: Node): Promise<Node | null> {
    return this.few(relation, node).then(([found]) => found ?? null);
  }

  /** What the key of a record holds: each value that it is sorted by, which it may lack, and its id. */
  private keyParts(cls: Class, order: readonly Sort[]): KeyPart[] {
    const sorted = order.map(({ property }): KeyPart => {
      const { kind } = this.model.property(cls, property) ?? {};
      return kind === "integer" || kind === "real" ? "number?" : "string?";
    });
    return [...sorted, "string"];
  }

  /** @param what it loads: equal loads are one */
  loader<K, V>(what: unknown, load: (keys: readonly K[]) => Promise<V[]>): DataLoader<K, V> {
    const kept = (this.loaders.get(what) as DataLoader<K, V> | undefined) ?? new DataLoader(load, { maxBatchSize: 1000 });
    this.loaders.set(what, kept);
    return kept;
  }
}

/** How many records a short list may hold: importers refuse more. */
export const mostOfFew = 100;

/** `NAME_DESC` of an order enum stands for `name DESC`. */
export const sorts = (orderBy?: readonly string[] | null): Sort[] =>
  (orderBy ?? []).map((o) => {
    const [property = "", way] = o.split(" ");
    return { property, descending: way === "DESC" };
  });

/**
 * @param name names the list, with all that decides what is on it and in which order
 * @param found one more than asked for, where there are more
 */
export function page<T>(
  name: string,
  found: readonly (Omit<Edge<T>, "cursor"> & { readonly key: readonly Value[] })[],
  first: number,
  total: () => Promise<number>,
): Page<T> {
  // A cursor takes a hash, and few questions want one of each edge: it is made when it is asked for.
  const edges = found.slice(0, first).map(({ key, ...rest }) => ({
    ...rest,
    get cursor() {
      return encodeCursor(name, key);
    },
  }));
  const pageInfo = {
    hasNextPage: found.length > first,
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo, total };
}
