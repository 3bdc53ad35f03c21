import { type Graph, runStatement, type Statement } from "./graph.js";

/**
 * The ids of a long list in their order, page by page. Where an engine has no ordered index, each read of what comes after an id scans and
 * sorts all that comes later. So many ids are read at once, and then the records of a page by their ids, which takes no scan.
 */
export class IdPages {
  private window: readonly string[] = [];
  private taken = 0;
  private goesOn = true;
  /** @param windowSize how many ids are read at a time: 50,000 take some megabytes of memory */
  constructor(
    private readonly pageSize: number,
    private readonly windowSize = 50_000,
  ) {}

  get hasNext(): boolean {
    return this.taken < this.window.length || this.goesOn;
  }

  /** @param idsAfter reads the first ids of the list after one of them, in their order; for the first of all, after an empty one */
  async next(idsAfter: (after: string, first: number) => Promise<readonly string[]>): Promise<readonly string[]> {
    if (this.taken === this.window.length) {
      const found = await idsAfter(this.window.at(-1) ?? "", this.windowSize + 1);
      this.goesOn = found.length > this.windowSize;
      this.window = found.slice(0, this.windowSize);
      this.taken = 0;
    }
    const page = this.window.slice(this.taken, this.taken + this.pageSize);
    this.taken += page.length;
    return page;
  }
}

/** Sorts what was read by ids into the order of those ids. An id under which nothing was found is left out. */
export function inOrderOf<T>(ids: readonly string[], found: readonly T[], idOf: (one: T) => string): T[] {
  const byId = new Map(found.map((one) => [idOf(one), one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** All stored nodes of a label by their ids, page by page, hidden ones included. An index has to have the ids of the label. */
export async function* storedPages<T>(
  graph: Pick<Graph, "read">,
  label: string,
  pageSize: number,
  byIds: (ids: readonly string[]) => Statement<T>,
  idOf: (one: T) => string,
): AsyncGenerator<T[]> {
  for await (const ids of storedIdPages(graph, label, pageSize)) yield inOrderOf(ids, await runStatement(graph, byIds(ids)), idOf);
}

/** The ids of all stored nodes of a label, page by page. */
export async function* storedIdPages(graph: Pick<Graph, "read">, label: string, pageSize: number): AsyncGenerator<readonly string[]> {
  const pages = new IdPages(pageSize);
  while (pages.hasNext) {
    const ids = await pages.next((after, first) => runStatement(graph, storedIds(label, after, first)));
    if (ids.length) yield ids;
  }
}

const storedIds = (label: string, after: string, first: number): Statement<string> => ({
  text: `MATCH (o:${label}) WHERE o.id > $after RETURN o.id AS id ORDER BY id LIMIT $first`,
  parameters: { after, first },
  hydrate: ([id]) => id as string,
});
