import { type DumpHeader, formatName, formatVersionOf, newestFormatVersion } from "./format.js";
import { lineError } from "./lines.js";

/** The advice about a file that is not a dump. */
export const dumpAdvice = "A dump is what `resilience-graph backup` writes.";
/** The advice about a line that is not as it was written. */
export const changedAdvice = "The file was changed after it was written: take another copy of it.";

/** Parses the first line. @throws BAD_USER_INPUT if it is not the header of a dump */
export function parseHeader(text: string, fileName: string): DumpHeader {
  const header = parseLine(text) as Partial<DumpHeader> | undefined;
  if (header?.format !== formatName) throw lineError(fileName, 1, `is not the header of a dump. ${dumpAdvice}`);
  if (typeof header.formatVersion === "number" && header.formatVersion > newestFormatVersion)
    throw lineError(
      fileName,
      1,
      `was written by a newer version of this program: it has format ${header.formatVersion}, and this program reads ${newestFormatVersion} and older. Update it.`,
    );
  const { checksum, counts } = header;
  const counted = counts && typeof counts === "object" && Object.values(counts).every((n) => Number.isSafeInteger(n) && n > 0);
  if (typeof checksum !== "string" || !counted || header.formatVersion !== formatVersionOf(counts))
    throw lineError(fileName, 1, `is not a complete header: its format, counts or checksum is missing. ${changedAdvice}`);
  return header as DumpHeader;
}
/** The JSON object of a line; nothing if there is none. */
export function parseLine(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
