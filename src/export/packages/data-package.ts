import { Readable } from "node:stream";
import { bibliographyStream } from "../../api/bibliography/bibliography-format.js";
import { bibliographyFormats } from "../../api/bibliography/index.js";
import type { Reader } from "../../api/reading/reader.js";
import type { Model } from "../../model/model.js";
import { allSourceWorks } from "../bibliographies/source-works.js";
import { csv } from "../formats/csv.js";
import { codebookTable } from "../tables/codebook.js";
import { listTables } from "../tables/named-tables.js";
import type { Table } from "../tables/table.js";
import { type ZipEntry, zipOf } from "../zip.js";
import { type Checksum, checksumLines, withChecksum } from "./checksum.js";
import { type PackageTable, packageDescriptor } from "./descriptor.js";
import { packageAbout } from "./package-about.js";
import { citationFile, licenceFile, readmeFile } from "./package-texts.js";

/**
 * A Data Package as a ZIP archive: all tables with their codebook, the bibliography, the licence, how to cite it, and a checksum of
 * each file. Its files are written one after another while they are read, so those that tell the checksums of others come last.
 */
export async function dataPackage(reader: Reader): Promise<Readable> {
  const { model } = reader;
  const about = await packageAbout(reader);
  const tables = packageTables(model);
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
    ...tables.map(({ path, read }) => entry(path, async () => csv.write(await read(reader), csvOptions))),
    ...bibliographyFormats.map((format) => entry(`sources.${format.extension}`, () => bibliographyStream(format, allSourceWorks(reader)))),
    text("datapackage.json", () => packageDescriptor(about, tables, checksums)),
    text("SHA256SUMS", () => checksumLines(checksums)),
  ]);
}

/** Without the byte-order mark, which is for spreadsheets: a Data Package says itself that it is UTF-8. */
const csvOptions = { bom: "false", delimiter: ",", decimal: "." };

/** The lists of all records, each with its class, and the codebook of their columns. */
function packageTables(model: Model): readonly (PackageTable & { read(reader: Reader): Table | Promise<Table> })[] {
  const lists = listTables(model);
  const classes = [...model.entities, model.claim];
  const book = codebookTable(model, lists);
  return [
    ...lists.map((list, i) => ({
      ...list,
      path: `data/${list.name}.csv`,
      cls: classes[i],
      key: list.columns.slice(0, 1).map(({ name }) => name),
    })),
    { ...book, path: "codebook.csv", key: book.identifiedBy, read: (reader) => book.read(reader, {}) },
  ];
}
