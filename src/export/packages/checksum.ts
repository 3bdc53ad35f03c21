import { createHash } from "node:crypto";
import { Readable } from "node:stream";

/** What is known of the bytes of a file when all of them have been read. */
export interface Checksum {
  readonly bytes: number;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
}

/** The same bytes; what they add up to is reported before their end. */
export function withChecksum(bytes: Readable, report: (checksum: Checksum) => void): Readable {
  const hash = createHash("sha256");
  let count = 0;
  return Readable.from(
    (async function* () {
      for await (const chunk of bytes) {
        const buffer = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Buffer);
        hash.update(buffer);
        count += buffer.length;
        yield buffer;
      }
      report({ bytes: count, sha256: hash.digest("hex") });
    })(),
  );
}

/** The form that `sha256sum --check` reads: a line for each file. */
export const checksumLines = (checksums: ReadonlyMap<string, Checksum>): string =>
  [...checksums].map(([path, { sha256 }]) => `${sha256}  ${path}\n`).join("");
