import type { Claim } from "../../../model/claim.js";
import type { Reader } from "../../reading/reader.js";
import { sentenceOfClaim } from "../../words/claim-sentence.js";
import type { ColumnGroup } from "../cells.js";
import { textColumn } from "../column.js";

/** The columns for a claim as one sentence in the reader's language: its language, and whether it is made, stand beside it. */
export const claimSentenceColumns = <Row>(claimOf: (row: Row, reader: Reader) => Claim | Promise<Claim>): ColumnGroup<Row> => ({
  columns: [
    textColumn("sentence", "The claim as one sentence, in the reader's language."),
    { name: "sentence_lang", description: "The language of sentence.", type: "LANGUAGE" },
    {
      name: "sentence_made",
      description: "Whether a template made sentence. Then no editor wrote it: quote the passage, not this.",
      type: "BOOLEAN",
    },
  ],
  async cells(row, reader) {
    const { value, lang, made } = await sentenceOfClaim(reader, await claimOf(row, reader));
    return [value, lang, made];
  },
});
