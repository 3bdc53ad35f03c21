import type { Cell } from "../../api/answers/cells.js";
import type { Reader } from "../../api/reading/reader.js";
import { badInput } from "../../errors.js";
import { claimDetails, claimValues } from "../../graph/statements/claim-contents.js";
import { sortedJson } from "../../text/canonical-json.js";
import { idColumns } from "../tables/named-tables.js";
import type { AnsweredRows, Repeatable } from "./answered-rows.js";
import { digestOf, type ItemKey, type Receipt } from "./receipt.js";
import { maxReceiptRows, tooManyRows } from "./row-limit.js";

/** The rows or the claims of an answer by their keys as text, in its order, with a digest of what is seen of each. */
export type DigestedItems = ReadonlyMap<string, string>;

export const keyTextOf = (key: ItemKey): string => JSON.stringify(key);
export const keyFromText = (text: string): ItemKey => JSON.parse(text) as ItemKey;

/** Which columns identify a row, and which are compared. A table without ids is identified by all of its values. */
export function comparedColumns({ identifiedBy, uncompared }: Repeatable, { columns }: Pick<AnsweredRows, "columns">): Receipt["columns"] {
  const plain = columns.filter((column) => !uncompared.includes(column));
  const identify = identifiedBy ?? idColumns(plain);
  return identify.length ? { identify, compare: plain.filter((column) => !identify.includes(column)) } : { identify: plain, compare: [] };
}

/**
 * The rows of an answer by their keys. Of several with one key, each has its number behind it from the second on.
 * @throws BAD_USER_INPUT for a column that the answer does not have
 */
export function digestedRows({ columns, rows }: AnsweredRows, { identify, compare }: Receipt["columns"]): Map<string, string> {
  const positionOf = (column: string) => {
    const position = columns.indexOf(column);
    if (position < 0)
      throw badInput(
        `receipt: the rows have no column ${JSON.stringify(column.slice(0, 50).toWellFormed())} any more. Take a new receipt.`,
        { argument: "receipt" },
      );
    return position;
  };
  const [keys, values] = [identify.map(positionOf), compare.map(positionOf)];
  const cellsAt = (cells: readonly Cell[], positions: readonly number[]) => positions.map((position) => cells[position] ?? null);
  const met = new Map<string, number>();
  const items = new Map<string, string>();
  for (const { cells } of rows) {
    const key = cellsAt(cells, keys);
    const text = keyTextOf(key);
    const times = (met.get(text) ?? 0) + 1;
    met.set(text, times);
    items.set(times === 1 ? text : keyTextOf([...key, times]), digestOf(sortedJson(cellsAt(cells, values))));
  }
  return items;
}

/** What the viewer sees of a claim: its values as JSON, and a digest of all. */
export interface SeenClaim {
  readonly values: string;
  readonly digest: string;
}

/** Those of these claims that are visible, by id, in order. What is read is charged. @throws LIMIT_EXCEEDED for too many */
export async function seenClaims(reader: Reader, ids: readonly string[]): Promise<Map<string, SeenClaim>> {
  const { model, viewer } = reader;
  const all = [...new Set(ids)].sort();
  if (all.length > maxReceiptRows) throw tooManyRows();
  const seen = new Map<string, SeenClaim>();
  for (let from = 0; from < all.length; from += batchSize) {
    const batch = all.slice(from, from + batchSize);
    const found = await reader.paced(async () => {
      const batchReader = reader.renew();
      const details = claimDetails(model, batch, viewer.level);
      const [values, links] = await Promise.all([
        batchReader.read(claimValues(model, batch, viewer.level)),
        details ? batchReader.read(details) : [],
      ]);
      const linksOf = new Map<string, string[]>();
      for (const [id, link, record] of links) linksOf.set(id, [...(linksOf.get(id) ?? []), `${link} ${record}`]);
      return values.map(([id, text]) => [id, { values: text, digest: digestOf(sortedJson([text, linksOf.get(id) ?? []])) }] as const);
    });
    for (const [id, claim] of found) seen.set(id, claim);
  }
  return new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** Claims in one statement. */
const batchSize = 1000;

/** The claims behind the rows of an answer. */
export const claimsBehindRows = ({ rows }: AnsweredRows): string[] => rows.flatMap(({ claims }) => claims);

/** Claims as items of a receipt. */
export const digestedClaims = (claims: ReadonlyMap<string, SeenClaim>): Map<string, string> =>
  new Map([...claims].map(([id, { digest }]) => [keyTextOf([id]), digest]));

/** A digest of items in any order. */
export const digestOfItems = (items: Iterable<readonly [string, string]>): string =>
  digestOf(
    [...items]
      .map(([key, digest]) => `${key} ${digest}`)
      .sort()
      .join("\n"),
    32,
  );
