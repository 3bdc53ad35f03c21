import type { Header } from "../backup/format.js";

/** What a dump holds, in one line. */
export function summaryOf({ counts, checksum }: Header): string {
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  return `${total} lines, ${counts.Claim ?? 0} of them claims. Graph hash: ${checksum}`;
}
