import { createHash } from "node:crypto";
import { badInput } from "../errors.js";
import type { Value } from "../graph/graph.js";

/** Cursors are opaque, and know the list that they belong to: the key of one list means nothing in another. */

const fingerprint = (list: string) => createHash("sha256").update(list).digest("base64url").slice(0, 6);

export const encodeCursor = (list: string, key: readonly Value[]) =>
  Buffer.from(JSON.stringify([fingerprint(list), ...key])).toString("base64url");

/** A key may hold long texts, such as the sentences that a list is sorted by. */
export const longestCursor = 100_000;

/** What one place of a key holds; with a question mark, perhaps nothing. */
export type KeyPart = "string" | "number" | "string?" | "number?";
const fits = (value: unknown, part: KeyPart) => (value === null ? part.endsWith("?") : part.startsWith(typeof value));

/**
 * Reads the key back. A client can make a cursor up, so each value is held against its part: one of another type would compare
 * with nothing, and a page would come back that is no page of the list.
 * @param list names the list, with all that decides what is on it and in which order
 * @throws BAD_USER_INPUT for what is no cursor, or a cursor of another list
 */
export function decodeCursor(list: string, cursor: string, parts: readonly KeyPart[]): Value[] {
  const refuse = () =>
    badInput("after: not a cursor of this list. Take `endCursor` of a page of the same list, asked for with the same arguments.", {
      argument: "after",
    });
  if (cursor.length > longestCursor || !/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse();
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parsed) || parsed.length !== parts.length + 1 || parsed[0] !== fingerprint(list)) throw refuse();
  const key = parsed.slice(1) as unknown[];
  if (!parts.every((part, i) => fits(key[i], part))) throw refuse();
  return key as Value[];
}
