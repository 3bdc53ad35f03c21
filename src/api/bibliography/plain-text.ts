import type { BibliographyFormat } from "./bibliography-format.js";
import { dateText, type Work } from "./work.js";

/** A line for each work. */
export const plainText: BibliographyFormat = {
  name: "Text",
  extension: "txt",
  mediaType: "text/plain; charset=utf-8",
  purpose: "as text",
  frame: ["", "", ""],
  writer: async () => (work) => `${lineOf(work)}\n`,
};

function lineOf({ author = [], issued, title, publisher, version, DOI, ISBN, URL, note }: Work): string {
  const authors = author.map(({ literal }) => literal).join(", ");
  const date = issued && `(${dateText(issued)})`;
  // Without authors, the title takes their place.
  const parts = [
    ...(authors ? [[authors, date].filter(Boolean).join(" "), title] : [title, date]),
    version && `Version ${version}`,
    publisher,
    ISBN && `ISBN ${ISBN}`,
    DOI && `https://doi.org/${DOI}`,
    URL,
    note,
  ];
  // An address does not end with a full stop.
  return parts.flatMap((part) => (part ? [/[.!?]$|^https?:\/\/\S+$/.test(part) || part === URL ? part : `${part}.`] : [])).join(" ");
}
