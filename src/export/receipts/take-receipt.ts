import { Reader } from "../../api/reading/reader.js";
import { Failure } from "../../errors.js";
import { visibleDigest } from "../../graph/statements/questions/dataset.js";
import type { Repeatable } from "./answered-rows.js";
import {
  claimsBehindRows,
  comparedColumns,
  type DigestedItems,
  digestedClaims,
  digestedRows,
  digestOfItems,
  keyFromText,
  seenClaims,
} from "./compared-items.js";
import { maxListed, type Receipt, type ReceiptItem, type ReceiptItems, receiptForm } from "./receipt.js";

/** How many characters the rows and the claims of a receipt take at most. */
const mostCharacters = { rows: 120_000, claims: 60_000 };

/** Names and statements in rows are compared in English, whatever the reader's languages: one question has one receipt. */
export const receiptReader = ({ model, graph, viewer }: Reader, budget: Reader["budget"]): Reader =>
  new Reader(model, graph, { ...viewer, languages: ["en"] }, budget);

/** What is read, and the version of all that the viewer sees. @throws UNAVAILABLE if that changes while it is read */
export async function atOneVersion<T>(
  reader: Reader,
  read: () => Promise<T>,
): Promise<{ readonly dataVersion: string | null; readonly found: T }> {
  const versionNow = async () => (await reader.renew().read(visibleDigest(reader.viewer.level)))[0] ?? null;
  const dataVersion = await versionNow();
  const found = await read();
  if ((await versionNow()) !== dataVersion) throw new Failure("UNAVAILABLE", "The data changed while it was read: ask again.");
  return { dataVersion, found };
}

/**
 * A receipt of what a question answers now.
 * @throws UNAVAILABLE if what the viewer sees changes while it is read, LIMIT_EXCEEDED for too many rows
 */
export async function takeReceipt(asking: Reader, repeatable: Repeatable, given: Readonly<Record<string, unknown>>): Promise<Receipt> {
  const reader = receiptReader(asking, asking.budget);
  const asked = repeatable.complete(given);
  const { dataVersion, found } = await atOneVersion(reader, async () => {
    const answer = await repeatable.read(reader, asked);
    return { answer, claims: await seenClaims(reader, claimsBehindRows(answer)) };
  });
  const { answer, claims } = found;
  const columns = comparedColumns(repeatable, answer);
  const { name, method } = repeatable;
  return {
    form: receiptForm,
    question: name,
    arguments: asked,
    method: method ? { name: method.name, version: method.version } : null,
    dataVersion,
    columns,
    rows: listed(digestedRows(answer, columns), mostCharacters.rows),
    claims: listed(digestedClaims(claims), mostCharacters.claims),
  };
}

/** The first items, one by one, and a digest of the others. */
function listed(items: DigestedItems, most: number): ReceiptItems {
  const entries = [...items];
  const first: ReceiptItem[] = [];
  let length = 0;
  for (const [key, digest] of entries.slice(0, maxListed)) {
    length += key.length + digest.length + '[,""],'.length;
    if (length > most) break;
    first.push([keyFromText(key), digest]);
  }
  const others = entries.slice(first.length);
  return { count: entries.length, listed: first, rest: others.length ? digestOfItems(others) : null };
}
