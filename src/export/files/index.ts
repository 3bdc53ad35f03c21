import { bibliographyFormats } from "../../api/bibliography/index.js";
import type { GraphFormat } from "../graphs/graph-format.js";
import { graphFormats } from "../graphs/index.js";
import * as files from "./all.js";
import { type ExportFile, fileNameOf } from "./export-file.js";
import { graphFile } from "./graph-file.js";
import { sourcesFile } from "./sources-file.js";

/** Every file that can be taken away, by name: the graph and the bibliography in each of their formats, and the others. */
export const exportFiles = (formats: readonly GraphFormat[] = graphFormats): readonly ExportFile[] =>
  [...formats.map(graphFile), ...bibliographyFormats.map(sourcesFile), ...(Object.values(files) as readonly ExportFile[])].sort((a, b) =>
    fileNameOf(a) < fileNameOf(b) ? -1 : 1,
  );
