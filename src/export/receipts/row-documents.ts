import { citationOf } from "../../api/answers/citation.js";
import { type BibliographyFormat, bibliographyText } from "../../api/bibliography/bibliography-format.js";
import { bibliographyFormats } from "../../api/bibliography/index.js";
import { plainText } from "../../api/bibliography/plain-text.js";
import type { Reader } from "../../api/reading/reader.js";
import { sourceWorksBehind } from "../bibliographies/source-works.js";
import type { Format } from "../format.js";
import { recordsPerRow } from "../tables/pages.js";
import type { Repeatable } from "./answered-rows.js";
import { claimsBehindRows } from "./compared-items.js";
import { receiptText } from "./receipt.js";
import { atOneVersion, takeReceipt } from "./take-receipt.js";

type Given = Readonly<Record<string, unknown>>;

/** A document about the rows of an answer: it is at their address, with another ending. */
export interface RowDocument extends Format {
  costOf(repeatable: Repeatable): number;
  text(reader: Reader, repeatable: Repeatable, given: Given): Promise<string>;
}

const citationOfRows = (reader: Reader, { name, asks, args, citedAt, method, complete }: Repeatable, given: Given) =>
  citationOf(reader, { path: name, citedAt, name: asks, args, given: complete(given), method });

/** How to cite an answer, in a format of bibliographies. */
const citationIn = (format: BibliographyFormat): RowDocument => ({
  name: `Citation (${format.name})`,
  extension: `citation.${format.extension}`,
  mediaType: format.mediaType,
  description: `How to cite an answer, ${format.purpose}.`,
  costOf: () => recordsPerRow,
  async text(reader, repeatable, given) {
    const { text, work } = await citationOfRows(reader, repeatable, given);
    // As text, an answer of several data sets names each with its own version and licence.
    return format === plainText ? `${text}\n` : bibliographyText(format, [work]);
  },
});

/** The sources that the claims behind an answer rest on, in a format of bibliographies. Rows that only count claims name none. */
const sourcesIn = (format: BibliographyFormat): RowDocument => ({
  name: `Sources (${format.name})`,
  extension: `sources.${format.extension}`,
  mediaType: format.mediaType,
  description: `The sources behind an answer, ${format.purpose}.`,
  costOf: ({ cost }) => cost,
  async text(reader, repeatable, given) {
    const asked = repeatable.complete(given);
    const { found } = await atOneVersion(reader, async () =>
      bibliographyText(format, sourceWorksBehind(reader, claimsBehindRows(await repeatable.read(reader, asked)))),
    );
    return found;
  },
});

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
  ...bibliographyFormats.map(citationIn),
  ...bibliographyFormats.map(sourcesIn),
];
