import { createHash } from "node:crypto";
import { badInput } from "../../errors.js";
import type { Value } from "../../graph/graph.js";

/** Cursors are opaque. Each holds a fingerprint of its list, because the key of one list means nothing in another. */

const fingerprint = (list: string) => createHash("sha256").update(list).digest("base64url").slice(0, 6);

export const encodeCursor = (list: string, key: readonly Value[]) =>
  Buffer.from(JSON.stringify([fingerprint(list), ...key])).toString("base64url");

/** A key may hold long texts, such as the sentences that a list is sorted by. */
export const maxCursorLength = 100_000;

/** The type of one value of a key; with a question mark, it may be null. */
export type KeyPart = "string" | "number" | "string?" | "number?";
const fits = (value: unknown, part: KeyPart) => (value === null ? part.endsWith("?") : part.startsWith(typeof value));

/**
 * The key after which a page begins; undefined for the first page, which a client asks for without a cursor or with an empty one.
 * @throws BAD_USER_INPUT for a text that is not a cursor, or a cursor of another list
 */
export const keyAfter = (list: string, cursor: string | null | undefined, parts: readonly KeyPart[]): Value[] | undefined =>
  cursor ? decodeCursor(list, cursor, parts) : undefined;

/**
 * Reads the key back. Clients can forge cursors, so the type of each value is checked: a value of another type compares with nothing, and
 * the answer would be a page that the list does not have.
 * @param list the name of the list: all that decides what is on it, and in which order
 * @throws BAD_USER_INPUT for a text that is not a cursor, or a cursor of another list
 */
function decodeCursor(list: string, cursor: string, parts: readonly KeyPart[]): Value[] {
  const refuse = () =>
    badInput("after: not a cursor of this list. Take `endCursor` of a page of the same list, asked for with the same arguments.", {
      argument: "after",
    });
  if (cursor.length > maxCursorLength || !/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse();
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
