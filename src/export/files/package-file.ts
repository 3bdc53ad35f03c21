import { dataPackage } from "../packages/data-package.js";
import type { ExportFile } from "./export-file.js";

/** Everything in one archive: `dataset.zip`. */
export const packageFile: ExportFile = {
  stem: "dataset",
  name: "Data Package",
  extension: "zip",
  mediaType: "application/zip",
  description: "All tables as CSV with what their columns mean, the bibliography, the licence and checksums, as a Data Package.",
  compressed: true,
  write: dataPackage,
};
