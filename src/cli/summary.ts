import type { DumpHeader } from "../backup/format.js";

/** One line that sums up a dump: how much it holds, and its hash. */
export function summaryOf({ counts, checksum }: DumpHeader): string {
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  return `${total} lines, ${counts.Claim ?? 0} of them claims. Graph hash: ${checksum}`;
}
