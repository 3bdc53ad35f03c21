import type { Cell } from "../../api/answers/cells.js";
import { type DigestedItems, digestOfItems, keyFromText, keyTextOf } from "./compared-items.js";
import type { ItemKey, ReceiptItems } from "./receipt.js";

/** What has become of a row or a claim of a receipt, or that it is new. */
export const itemChanges = {
  NEW: "It is in the answer now, and not in the receipt.",
  DIFFERENT: "It is in both, and what you see of it differs.",
  RENAMED: "It has another id now, or a record that it names has.",
  MERGED: "What the receipt has as two or more is one now.",
  GONE: "It is no longer in the answer: it no longer matches, or was removed, or is hidden from you. Removed and hidden read alike.",
} as const;
export type ItemChange = keyof typeof itemChanges;

export interface ChangedItem {
  readonly change: ItemChange;
  /** The key in the receipt; of what is new, that in the answer. */
  readonly key: ItemKey;
  /** The key in the answer; null for what is gone. */
  readonly now: ItemKey | null;
  /** Whether what is seen of it differs; null for what is new or gone. */
  readonly differs: boolean | null;
  /** The digest in the receipt; null for what is new. */
  readonly digest: string | null;
}

export interface ItemComparison {
  readonly before: number;
  readonly now: number;
  /** How many of those that the receipt lists are as they were. */
  readonly same: number;
  readonly changes: readonly ChangedItem[];
  /** Whether those that the receipt does not list changed, or others came; null if it lists all. */
  readonly restChanged: boolean | null;
}

/**
 * Compares what a receipt lists with what the answer has now.
 * @param successors where former ids lead
 */
export function compareItems(
  { count, listed, rest }: ReceiptItems,
  now: DigestedItems,
  successors: ReadonlyMap<string, string>,
): ItemComparison {
  // A list in a key holds ids too: those of the records of a path.
  const follow = (cell: Cell): Cell =>
    typeof cell === "string" ? (successors.get(cell) ?? cell) : Array.isArray(cell) ? cell.map(follow) : cell;
  const followed = (key: ItemKey) => keyTextOf(key.map(follow));
  // What stands under the same key is the same item. Only what does not is followed to a successor.
  const found = listed.map(([key, digest]) => {
    const text = keyTextOf(key);
    const current = now.has(text) ? text : followed(key);
    return { key, text, digest, current: now.has(current) ? current : undefined };
  });
  const arrivals = new Map<string, number>();
  for (const { current } of found) if (current !== undefined) arrivals.set(current, (arrivals.get(current) ?? 0) + 1);
  let same = 0;
  const changes: ChangedItem[] = [];
  for (const { key, text, digest, current } of found) {
    if (current === undefined) {
      changes.push({ change: "GONE", key, now: null, differs: null, digest });
      continue;
    }
    const differs = now.get(current) !== digest;
    const moved = current === text ? undefined : (arrivals.get(current) ?? 0) > 1 ? "MERGED" : "RENAMED";
    const change = moved ?? (differs ? "DIFFERENT" : undefined);
    if (change) changes.push({ change, key, now: keyFromText(current), differs, digest });
    else same++;
  }
  const others = [...now].filter(([key]) => !arrivals.has(key));
  if (rest === null)
    changes.push(
      ...others.map(
        ([text]): ChangedItem => ({ change: "NEW", key: keyFromText(text), now: keyFromText(text), differs: null, digest: null }),
      ),
    );
  return { before: count, now: now.size, same, changes, restChanged: rest === null ? null : rest !== digestOfItems(others) };
}
