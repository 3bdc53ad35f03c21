import { type BibliographyFormat, bibliographyStream } from "../../api/bibliography/bibliography-format.js";
import { allSourceWorks } from "../bibliographies/source-works.js";
import type { ExportFile } from "./export-file.js";

/** All sources as a bibliography: `sources.bib`. */
export const sourcesFile = (format: BibliographyFormat): ExportFile => ({
  stem: "sources",
  name: format.name,
  extension: format.extension,
  mediaType: format.mediaType,
  description: `Every source with its authors, publisher, date and address, ${format.purpose}.`,
  write: (reader) => bibliographyStream(format, allSourceWorks(reader)),
});
