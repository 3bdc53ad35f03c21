import { Readable } from "node:stream";
import { bibliographyStream } from "../../api/bibliography/bibliography-format.js";
import { bibliographyFormats } from "../../api/bibliography/index.js";
import type { Reader } from "../../api/reading/reader.js";
import { allSourceWorks } from "../bibliographies/source-works.js";
import { csv } from "../formats/csv.js";
import type { ListTable } from "../tables/named-table.js";
import { listTables } from "../tables/named-tables.js";
import { type ZipEntry, zipOf } from "../zip.js";
import { type Checksum, checksumLines, withChecksum } from "./checksum.js";
import { packageDescriptor, tablePathInPackage } from "./descriptor.js";
import { packageAbout } from "./package-about.js";
import { citationFile, licenceFile, readmeFile } from "./package-texts.js";

/**
 * A Data Package as a ZIP archive: all tables, what their columns mean, the bibliography, the licence, how to cite it, and a checksum of
 * each file. Its files are written one after another while they are read, so those that tell the checksums of others come last.
 */
export async function dataPackage(reader: Reader): Promise<Readable> {
  const { model } = reader;
  const about = await packageAbout(reader);
  const lists = listTables(model);
  const tables = new Map(lists.map((table, i) => [[...model.entities, model.claim][i]?.name as string, table]));
  const checksums = new Map<string, Checksum>();
  const entry = (path: string, bytes: () => Readable | Promise<Readable>): ZipEntry => ({
    path,
    open: async () => withChecksum(await bytes(), (checksum) => checksums.set(path, checksum)),
  });
  const text = (path: string, content: () => string) => entry(path, () => Readable.from([Buffer.from(content())]));
  return zipOf([
    text("README.txt", () => readmeFile(about)),
    text("LICENSE.txt", () => licenceFile(about)),
    text("CITATION.cff", () => citationFile(about)),
    ...lists.map((table: ListTable) => entry(tablePathInPackage(table), () => withoutMark(csv.write(table.read(reader))))),
    ...bibliographyFormats.map((format) => entry(`sources.${format.extension}`, () => bibliographyStream(format, allSourceWorks(reader)))),
    text("datapackage.json", () => packageDescriptor(about, tables, checksums)),
    text("SHA256SUMS", () => checksumLines(checksums)),
  ]);
}

/** CSV without the byte-order mark, which is for spreadsheets: a Data Package says itself that it is UTF-8. */
const withoutMark = (bytes: Readable): Readable =>
  Readable.from(
    (async function* () {
      let first = true;
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        yield first && chunk.subarray(0, 3).equals(mark) ? chunk.subarray(3) : chunk;
        first = false;
      }
    })(),
  );
const mark = Buffer.from("\uFEFF");
