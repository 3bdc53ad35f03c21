import type { ClaimChoice, Filter } from "../../../graph/filter.js";
import { IdPages, inOrderOf } from "../../../graph/id-pages.js";
import type { ReadGroup } from "../../../graph/statements/groups/claims-in-groups.js";
import { byIds, idsOfList } from "../../../graph/statements/records.js";
import type { Class } from "../../../model/declare.js";
import { listOrder } from "../list-order.js";
import type { Reader } from "../reader.js";
import type { RecordNode } from "./list-args.js";

/** What is on a list that is read whole. */
export interface CompleteList extends ClaimChoice {
  readonly filter?: Filter | null;
  readonly groups?: readonly ReadGroup[];
}

/**
 * Reads all of a list in the order of ids, page by page. Each page waits for its turn among other requests, and has a reader of its own, so
 * that nothing of the pages before it is kept.
 * @param lists what is on it, or several lists, of which it has each record once
 * @param rowsOf what is made of the records of a page
 */
export async function* inPages<T>(
  reader: Reader,
  cls: Class,
  lists: CompleteList | readonly CompleteList[],
  pageSize: number,
  rowsOf: (page: Reader, records: readonly RecordNode[]) => T[] | Promise<T[]>,
): AsyncGenerator<T> {
  const pages = new IdPages(pageSize);
  while (pages.hasNext)
    yield* await reader.paced(async () => {
      // The ids are read with a reader of their own: it keeps what it reads, and a page lasts as long as it takes to write it.
      const ids = await pages.next((after, first) => idsAfter(reader.renew(), cls, [lists].flat(), after, first));
      const page = reader.renew();
      const found = ids.length ? await page.facts(byIds(page.model, cls, ids, page.viewer.level)) : [];
      return rowsOf(
        page,
        inOrderOf(ids, found, ({ id }) => id),
      );
    });
}

async function idsAfter(
  reader: Reader,
  cls: Class,
  lists: readonly CompleteList[],
  after: string,
  first: number,
): Promise<readonly string[]> {
  // Each is read on its own: a list whose condition names a record begins at that record, and one with `or` looks at every claim.
  const found = await Promise.all(lists.map((list) => idsOf(reader, cls, list, after, first)));
  const [only = []] = found;
  return found.length === 1 ? only : [...new Set(found.flat())].sort().slice(0, first);
}

async function idsOf(
  reader: Reader,
  cls: Class,
  { filter, groups, ...choice }: CompleteList,
  after: string,
  first: number,
): Promise<string[]> {
  const conditions = { filter: filter ?? {}, choice };
  const { languages } = listOrder(reader.model, cls, undefined, conditions.filter, reader.languages(undefined));
  const list = { ...(await reader.formerIds.resolved(conditions)), languages, groups };
  return reader.read(idsOfList(reader.model, cls, list, after, first, reader.viewer.level));
}
