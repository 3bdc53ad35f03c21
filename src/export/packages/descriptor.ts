import type { ListTable } from "../tables/named-table.js";
import type { Checksum } from "./checksum.js";
import { creator, isLicenceId, type PackageAbout } from "./package-about.js";
import { type SchemaTable, tableSchema } from "./table-schema.js";

const profile = (name: string) => `https://datapackage.org/profiles/2.0/${name}.json`;

/** A table of a package. */
export interface PackageTable extends SchemaTable, Pick<ListTable, "description"> {
  /** Its path in the package. */
  readonly path: string;
}

/** datapackage.json: a Data Package, version 2. It has no date, so that equal data give equal bytes. */
export function packageDescriptor(
  { sets, title, version, licences, dataVersion }: PackageAbout,
  tables: readonly PackageTable[],
  checksums: ReadonlyMap<string, Checksum>,
): string {
  const iri = sets.find((set) => set.iri)?.iri;
  const descriptor = {
    $schema: profile("datapackage"),
    name: "resilience-graph",
    ...(iri && { id: iri }),
    title,
    version,
    ...(dataVersion !== null && { dataVersion }),
    ...(licences.length && {
      licenses: licences.map((licence) => ({ ...(isLicenceId(licence) ? { name: licence } : { title: licence }), path: "LICENSE.txt" })),
    }),
    contributors: [{ title: creator, roles: ["creator"] }],
    sources: [
      {
        title: "Documents that claims cite and that vocabularies rest on, with their authors and terms where they state them",
        path: "sources.bib",
      },
    ],
    resources: tables.map((table) => {
      const { path } = table;
      const checksum = checksums.get(path);
      if (!checksum) throw new Error(`${path} has not been written.`);
      return {
        $schema: profile("dataresource"),
        name: table.name,
        type: "table",
        description: table.description,
        path,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: checksum.bytes,
        hash: `sha256:${checksum.sha256}`,
        dialect: {
          $schema: profile("tabledialect"),
          delimiter: ",",
          lineTerminator: "\r\n",
          quoteChar: '"',
          doubleQuote: true,
          header: true,
        },
        schema: tableSchema(table, tables),
      };
    }),
  };
  return `${JSON.stringify(descriptor, undefined, 2)}\n`;
}
