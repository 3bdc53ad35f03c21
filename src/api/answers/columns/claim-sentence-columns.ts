import type { Claim } from "../../../model/claim.js";
import type { Reader } from "../../reading/reader.js";
import { sentenceOfClaim } from "../../words/claim-sentence.js";
import type { ColumnGroup } from "../cells.js";

/** The columns for a claim as one sentence in the reader's language: its language, and whether it is made, stand beside it. */
export const claimSentenceColumns = <Row>(claimOf: (row: Row, reader: Reader) => Claim | Promise<Claim>): ColumnGroup<Row> => ({
  names: ["sentence", "sentence_lang", "sentence_made"],
  async cells(row, reader) {
    const { value, lang, made } = await sentenceOfClaim(reader, await claimOf(row, reader));
    return [value, lang, made];
  },
});
