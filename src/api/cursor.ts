import { createHash } from "node:crypto";
import { badInput } from "../errors.js";
import type { Value } from "../graph/graph.js";

/** Cursors are opaque, and know the list that they belong to: the key of one list means nothing in another. */

const fingerprint = (list: string) => createHash("sha256").update(list).digest("base64url").slice(0, 6);

export const encodeCursor = (list: string, key: readonly Value[]) =>
  Buffer.from(JSON.stringify([fingerprint(list), ...key])).toString("base64url");

/**
 * @param list names the list and its order
 * @param types of the key's values; null is always one of them
 * @throws BAD_USER_INPUT for what is no cursor, or a cursor of another list
 */
export function decodeCursor(list: string, cursor: string, size: number): Value[] {
  const refuse = () =>
    badInput("after: not a cursor of this list. Take `endCursor` of a page of the same list, in the same order.", { argument: "after" });
  if (cursor.length > 2000 || !/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse();
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parsed) || parsed.length !== size + 1 || parsed[0] !== fingerprint(list)) throw refuse();
  const key = parsed.slice(1) as unknown[];
  if (!key.every((v) => v === null || ["string", "number", "boolean"].includes(typeof v))) throw refuse();
  return key as Value[];
}
