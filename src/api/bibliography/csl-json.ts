import type { BibliographyFormat } from "./bibliography-format.js";

/** CSL-JSON 1.0.2: an array of works. */
export const cslJson: BibliographyFormat = {
  name: "CSL-JSON",
  extension: "csl.json",
  mediaType: "application/vnd.citationstyles.csl+json",
  purpose: "as CSL-JSON, for Zotero, Pandoc and Quarto",
  frame: ["[\n", ",\n", "\n]\n"],
  writer: async () => (work) => JSON.stringify(work),
};
