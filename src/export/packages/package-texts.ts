import { stringify } from "yaml";
import { creator, isLicenceId, type PackageAbout } from "./package-about.js";

/** The texts for people that a package holds. */

/** CITATION.cff 1.2.0 of the data sets. */
export function citationFile({ title, version, licences, dataVersion }: PackageAbout): string {
  const ids = licences.filter(isLicenceId);
  return stringify({
    "cff-version": "1.2.0",
    message: "Cite the data set with its version, and each claim with the document that it cites.",
    type: "dataset",
    title,
    version,
    ...(ids.length && { license: ids.length === 1 ? ids[0] : ids }),
    authors: [{ name: creator }],
    ...(dataVersion !== null && {
      identifiers: [{ type: "other", value: dataVersion, description: "The version of all that is in this package." }],
    }),
  });
}

export function licenceFile({ sets }: PackageAbout): string {
  const lines = sets.map(
    ({ title, version, licence }) =>
      `${title}. Data set, version ${version}: ${licence}${isLicenceId(licence) ? `, https://spdx.org/licenses/${licence}.html` : ""}`,
  );
  return [
    ...lines,
    "",
    "The licence is that of the statements, names, descriptions and vocabularies of the data set. The documents that it",
    "cites keep their own terms: no text of theirs is in this package, and sources.bib has the terms of each that states them.",
    "",
  ].join("\n");
}

export function readmeFile({ sets, dataVersion, languages }: PackageAbout): string {
  return [
    ...sets.map(({ title, version, licence }) => `${title}. Data set, version ${version}, ${licence}.`),
    ...(dataVersion === null ? [] : [`Version of all that is in this package: ${dataVersion}.`]),
    "",
    "What is in it",
    "  data/*.csv         a table for each class of records, and one of all claims, of every status and assertion",
    "  codebook.csv       what each column of these tables means, with its type, unit and terms",
    "  datapackage.json   the same as a Data Package (version 2), with the size and the checksum of each table",
    "  sources.*          every source: documents that claims cite, and those that vocabularies rest on, for reference managers",
    "  CITATION.cff       how to cite the data set",
    "  LICENSE.txt        the terms under which it may be used",
    "  SHA256SUMS         a checksum of each file: sha256sum --check SHA256SUMS",
    "",
    "How to read the tables",
    "  They are CSV in UTF-8, without a byte-order mark. The first column is the id of a record: it stays the same in later versions.",
    `  Names are in the first of these languages that a record has: ${languages.join(", ")}.`,
    "  An empty cell says that nothing is recorded.",
    "  A cell with several values has ` | ` between them; a `|` or `\\` within a value has a `\\` before it.",
    "  A text that a spreadsheet would run as a formula has an apostrophe before it.",
    "  Codes of digits, such as 05120, are texts: read them as such, or they lose their zeros.",
    "  Claims count that are ACCEPTED, and STATED, COMPOSED or IMPORTED. The others are there too: see the columns status and assertion.",
    "  That no claim is recorded is no evidence that nothing is there.",
    "",
  ].join("\n");
}
