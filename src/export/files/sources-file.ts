import { GraphQLID } from "graphql";
import { type BibliographyFormat, bibliographyStream } from "../../api/bibliography/bibliography-format.js";
import { idNamed } from "../../api/reading/record-names.js";
import { Source } from "../../model/entities/index.js";
import { allSourceWorks, sourceWorks } from "../bibliographies/source-works.js";
import type { ExportFile } from "./export-file.js";

/** All sources as a bibliography, or one of them: `sources.bib`. */
export const sourcesFile = (format: BibliographyFormat): ExportFile => ({
  stem: "sources",
  name: format.name,
  extension: format.extension,
  mediaType: format.mediaType,
  description: `Every source with its authors, publisher, date and address, ${format.purpose}. With \`id\` that source alone.`,
  args: [{ name: "id", type: GraphQLID }],
  async write(reader, { id }) {
    const named = id == null ? undefined : await idNamed(reader.renew(), Source, "id", String(id));
    return bibliographyStream(format, named === undefined ? allSourceWorks(reader) : sourceWorks(reader, [named]));
  },
});
