import type { RisEntry } from "@citation-js/core";
import type { BibliographyFormat } from "./bibliography-format.js";
import { dateText, type Work } from "./work.js";

/**
 * RIS, as reference managers import it. Citation-js says which type and which tags a work has. Its text has a line break after each 70
 * characters, which readers take for a space in the middle of a word or an address, so the lines are written here.
 */
export const ris: BibliographyFormat = {
  name: "RIS",
  extension: "ris",
  mediaType: "application/x-research-info-systems; charset=utf-8",
  purpose: "as RIS, for EndNote, Mendeley and Zotero",
  frame: ["", "", ""],
  async writer() {
    const { plugins } = await import("@citation-js/core");
    await import("@citation-js/plugin-ris");
    return (work) => {
      const [entry = {}] = plugins.output.format("ris", [work], { format: "object" });
      const { TY: type, ...others } = entry;
      // It cuts keys after 20 characters, where those of several works may be the same.
      const tags = { TY: type, ...others, ...dateTags(work, others.DA), ID: work.id };
      const lines = Object.entries(tags).flatMap(([tag, value]) => [value].flat().map((text) => `${tag}  - ${text}`));
      return [...lines, "ER  - ", "", ""].join(lineEnd);
    };
  },
};
const lineEnd = "\r\n";

/** Month and day with two digits; of a date that has no numbers in CSL, its year. */
function dateTags({ issued }: Work, date: RisEntry[string] | undefined): RisEntry {
  if (typeof date === "string") return { DA: date.replace(/\/(?=\d(\/|$))/g, "/0") };
  const [year] = (issued && /^\d{4}/.exec(dateText(issued))) ?? [];
  return year === undefined ? {} : { PY: year };
}
