import { citationOf } from "../../api/answers/citation.js";
import type { Reader } from "../../api/reading/reader.js";
import type { Format } from "../format.js";
import { recordsPerRow } from "../tables/pages.js";
import type { Repeatable } from "./answered-rows.js";
import { receiptText } from "./receipt.js";
import { takeReceipt } from "./take-receipt.js";

type Given = Readonly<Record<string, unknown>>;

/** A document about the rows of an answer: it is at their address, with another ending. */
export interface RowDocument extends Format {
  costOf(repeatable: Repeatable): number;
  text(reader: Reader, repeatable: Repeatable, given: Given): Promise<string>;
}

const citationFor = (reader: Reader, { name, asks, args, method, complete }: Repeatable, given: Given) =>
  citationOf(reader, { path: name, name: asks, args, given: complete(given), method });

/** All of them. */
export const rowDocuments: readonly RowDocument[] = [
  {
    name: "Receipt",
    extension: "receipt.json",
    mediaType: "application/json; charset=utf-8",
    description: "What an answer was, to be compared with later answers.",
    costOf: ({ cost }) => cost,
    text: async (reader, repeatable, given) => receiptText(await takeReceipt(reader, repeatable, given)),
  },
  {
    name: "Citation",
    extension: "citation.txt",
    mediaType: "text/plain; charset=utf-8",
    description: "How to cite an answer, as text.",
    costOf: () => recordsPerRow,
    text: async (reader, repeatable, given) => `${(await citationFor(reader, repeatable, given)).text}\n`,
  },
  {
    name: "BibTeX",
    extension: "citation.bib",
    mediaType: "application/x-bibtex; charset=utf-8",
    description: "How to cite an answer, for BibTeX.",
    costOf: () => recordsPerRow,
    text: async (reader, repeatable, given) => (await citationFor(reader, repeatable, given)).bibtex,
  },
];
