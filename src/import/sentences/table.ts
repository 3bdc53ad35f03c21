import { CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { badInput } from "../../errors.js";
import { orList } from "../../text/sentences.js";
import type { SentenceLocation } from "./sentence.js";

/**
 * What became of a sentence. CLAIM: claims cite passages that cover its line. RECORD: it is kept in entities. LEFT_OUT: it is not in the
 * graph, for a reason that `seed/README.md` gives.
 */
export const outcomes = ["CLAIM", "RECORD", "LEFT_OUT"] as const;

/** A row of the table of a source. */
export interface SentenceRow extends SentenceLocation {
  /** Empty as long as the sentence has not been read. */
  readonly outcome: (typeof outcomes)[number] | "";
  /** The ids of passages or of entities, joined by a space, or the name of a reason. */
  readonly reference: string;
}

const columns = ["line", "ordinal", "hash", "outcome", "reference"] as const satisfies readonly (keyof SentenceRow)[];

/** Reads a table. @param path named in errors @throws BAD_USER_INPUT with the first row that is wrong */
export function readSentenceTable(path: string, content: string): SentenceRow[] {
  const [header = [], ...records] = cellsOf(path, content);
  if (header.join() !== columns.join()) throw badInput(`${path}:1 has other columns: the first line must be ${columns.join()}.`);
  return records.map((cells, index) => {
    const [line, ordinal, hash = "", outcome = "", reference = ""] = cells;
    const fail = (message: string) => badInput(`${path}:${index + 2} ${message}`);
    const count = (text = "") => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined);
    const [at, position] = [count(line), count(ordinal)];
    if (at === undefined || position === undefined) throw fail("needs a line and an ordinal, both whole numbers from 1.");
    if (!/^[0-9a-f]{16}$/.test(hash)) throw fail("needs a hash of 16 hexadecimal digits. `resilience-graph sentences --write` writes it.");
    if (outcome !== "" && !isOutcome(outcome)) throw fail(`has the outcome "${outcome}": it must be ${orList(outcomes)}.`);
    return { line: at, ordinal: position, hash, outcome, reference };
  });
}
const isOutcome = (text: string): text is (typeof outcomes)[number] => (outcomes as readonly string[]).includes(text);

function cellsOf(path: string, content: string): string[][] {
  try {
    return parse(content, { bom: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw badInput(`${path} is not CSV: ${error.message}.`);
  }
}

/** A table as text, which `readSentenceTable` reads. */
export const writeSentenceTable = (rows: readonly SentenceRow[]): string =>
  stringify([...rows], { header: true, columns: [...columns], cast: { number: String } });
