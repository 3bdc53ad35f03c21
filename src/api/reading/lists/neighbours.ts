import type DataLoader from "dataloader";
import type { Eventually } from "../../../concurrency/eventually.js";
import type { Graph, Statement } from "../../../graph/graph.js";
import type { Projection } from "../../../graph/hydrate.js";
import type { FacetedList } from "../../../graph/statements/facets/facet.js";
import type { LinkExpansion, NeighbourExpansion, PageExpansion, Received } from "../../../graph/statements/neighbours/expansions.js";
import { type Neighbour, type RelatedPage, relatedCount } from "../../../graph/statements/neighbours/neighbour.js";
import { relatedPage, unpagedNeighbours } from "../../../graph/statements/neighbours/neighbour-lists.js";
import type { Beside } from "../../../graph/statements/records.js";
import type { Level } from "../../../model/entity.js";
import type { Model, Relation } from "../../../model/model.js";
import { keyAfter } from "../cursor.js";
import type { FormerIds } from "../former-ids.js";
import { keyParts, listOrder } from "../list-order.js";
import type { ListArgs, RecordNode } from "./list-args.js";

/** A page of neighbours of each record, by the arguments of its field. */
export interface PageBelow extends NeighbourExpansion {
  readonly relation: Relation;
  readonly args: ListArgs;
}
/** What can be read together with records, because the fields below them will ask for it. Without it they read the same later. */
export interface Below {
  readonly links: readonly LinkExpansion[];
  readonly pages: readonly PageBelow[];
}
/** What comes with records that several fields ask for. Pages are left to later if the records of another field would bring them too. */
export const together = (asked: readonly Below[]): Below => ({
  links: asked.flatMap(({ links }) => links).filter(({ relation }, i, all) => all.findIndex((l) => l.relation === relation) === i),
  pages: asked.length === 1 ? (asked[0] as Below).pages : [],
});

/** How many neighbours are read together with records at most: a tenth of what one statement may read of a later level. */
const maxBelow = 10_000;

/** How many records a short list may hold: importers refuse more. */
export const maxUnpaged = 100;
/** The records of a short list, in order. Two links to one neighbour are one neighbour; they come one after the other. */
const firstDistinct = (nodes: readonly RecordNode[]): readonly RecordNode[] =>
  nodes.filter(({ id }, i) => i === 0 || nodes[i - 1]?.id !== id).slice(0, maxUnpaged);

/** The loaders of one relation, for one set of arguments. */
interface NeighbourLoaders {
  readonly relation: Relation;
  /** The name of the list in its cursors. */
  readonly name: string;
  readonly page: RelatedPage;
  readonly pages: DataLoader<string, Neighbour[]>;
  readonly counts: DataLoader<string, number>;
  readonly list: FacetedList;
}

/** What the neighbours of records are read with: the reader of the request. */
export interface NeighbourSource {
  readonly model: Model;
  readonly graph: Pick<Graph, "tripsAreExpensive">;
  readonly viewer: { readonly level: Level };
  readonly formerIds: FormerIds;
  readonly projection: Projection;
  recordsRead: number;
  languages(lang: string | undefined | null): readonly string[];
  facts<T>(statement: Statement<T>): Promise<T[]>;
  read<T>(statement: Statement<T>): Promise<T[]>;
  loader<K, V>(key: unknown, load: (keys: readonly K[]) => Promise<V[]>): DataLoader<K, V>;
}

/** The loaders of the neighbours that one request reads, and what its statements read of them in advance. */
export class Neighbours {
  private readonly byArgs = new WeakMap<ListArgs, NeighbourLoaders>();
  private readonly received: Pick<Received, "links" | "claim">;
  /** What came with records: it is given without a promise. */
  private readonly known = { lists: new Map<Relation, Map<string, readonly RecordNode[]>>(), claims: new Map<string, RecordNode>() };

  constructor(private readonly reader: NeighbourSource) {
    this.received = {
      links: (relation, from, nodes) => {
        reader.recordsRead += nodes.length;
        this.listsOf(relation).set(from, firstDistinct(nodes));
      },
      claim: (claim) => {
        reader.recordsRead++;
        this.known.claims.set(claim.id, claim);
      },
    };
  }

  /**
   * The loaders of a relation. Siblings have the same object of arguments (docs/caching.md, "Keyed by identity").
   * @throws BAD_USER_INPUT for a cursor of another list
   */
  of(relation: Relation, args: ListArgs, below: NeighbourExpansion): NeighbourLoaders {
    const known = this.byArgs.get(args);
    const loaders = known?.relation === relation ? known : this.newLoaders(relation, args, below);
    this.byArgs.set(args, loaders);
    return loaders;
  }
  private newLoaders(
    relation: Relation,
    { first, after, filter, orderBy, lang, ...choice }: ListArgs,
    below: NeighbourExpansion,
  ): NeighbourLoaders {
    const { reader, received } = this;
    const { model, viewer, formerIds } = reader;
    const { order, languages } = listOrder(model, relation.target, orderBy, filter ?? {}, reader.languages(lang));
    const name = `${relation.source.name}.${relation.field} ${JSON.stringify([order, filter, choice, ...(languages ?? [])])}`;
    const key = keyAfter(name, after, keyParts(model, relation.target, order));
    const page = { first, order, after: key, filter, languages, choice };
    const loaderKey = `${relation.name} ${relation.forward} ${relation.source.name} ${JSON.stringify(page)}`;
    const pages = reader.loader(loaderKey, async (ids: readonly string[]) => {
      const expansion = { relation, page: await formerIds.resolved(page), ...below };
      const rows = await reader.facts(relatedPage(model, ids, expansion, viewer.level, reader.projection, received));
      const byParent = new Map<string, Neighbour[]>(ids.map((i) => [i, []]));
      for (const row of rows) byParent.get(row.from)?.push(row);
      return ids.map((i) => byParent.get(i) ?? []);
    });
    const counts = reader.loader(`count ${loaderKey}`, async (ids: readonly string[]) => {
      const current = await formerIds.resolved(page);
      const found = new Map(await reader.read(relatedCount(model, relation, ids, current, viewer.level)));
      return ids.map((i) => found.get(i) ?? 0);
    });
    return { relation, name, page, pages, counts, list: { cls: relation.target, relation, filter, languages, choice } };
  }

  /** The short list of a relation of a record; siblings' lists are read in one statement. @param links what is read with each of their records */
  shortList(relation: Relation, from: string, links: readonly LinkExpansion[]): Eventually<readonly RecordNode[]> {
    return this.known.lists.get(relation)?.get(from) ?? this.shortListLoader(relation, links).load(from);
  }
  private listsOf(relation: Relation): Map<string, readonly RecordNode[]> {
    const lists = this.known.lists.get(relation) ?? new Map<string, readonly RecordNode[]>();
    this.known.lists.set(relation, lists);
    return lists;
  }
  /** A claim that came with the records that it links, if it did. */
  claim(id: string): RecordNode | undefined {
    return this.known.claims.get(id);
  }
  private shortListLoader(relation: Relation, links: readonly LinkExpansion[]): DataLoader<string, readonly RecordNode[]> {
    const { reader, received } = this;
    return reader.loader(relation, async (ids: readonly string[]) => {
      const statement = unpagedNeighbours(reader.model, relation, ids, reader.viewer.level, reader.projection, links, received);
      const byParent = new Map<string, RecordNode[]>(ids.map((i) => [i, []]));
      for (const { from, node } of await reader.facts(statement)) byParent.get(from)?.push(node);
      return ids.map((i) => firstDistinct(byParent.get(i) ?? []));
    });
  }

  /** What a statement reads beside records, where that saves trips. @param records how many records there may be */
  async beside(below: Below | undefined, records: number): Promise<Beside | undefined> {
    if (!this.reader.graph.tripsAreExpensive || !below || (!below.links.length && !below.pages.length)) return undefined;
    const loaders = new Map<PageExpansion, NeighbourLoaders>();
    for (const { relation, args, ...expansion } of below.pages) {
      const found = args.first * records > maxBelow ? undefined : this.accepted(relation, args, expansion);
      // Names are compared in one language in all of a statement.
      if (!found || found.page.languages || [...loaders.values()].some(({ pages }) => pages === found.pages)) continue;
      loaders.set({ relation, page: await this.reader.formerIds.resolved(found.page), ...expansion }, found);
    }
    const received: Received = {
      ...this.received,
      page: (expansion, from, rows) => {
        this.reader.recordsRead += rows.length;
        loaders.get(expansion)?.pages.prime(from, [...rows]);
      },
    };
    return { links: below.links, pages: [...loaders.keys()], received };
  }
  /** The loaders, if the arguments are right: if not, their field says so. */
  private accepted(relation: Relation, args: ListArgs, below: NeighbourExpansion): NeighbourLoaders | undefined {
    try {
      return this.of(relation, args, below);
    } catch {
      return undefined;
    }
  }
}

/** A statement with what it reads beside its records; without, if that makes no statement: the field that asks for it says why. */
export function withBeside<T>(beside: Beside | undefined, make: (beside?: Beside) => T): T {
  if (!beside) return make();
  try {
    return make(beside);
  } catch {
    return make();
  }
}
