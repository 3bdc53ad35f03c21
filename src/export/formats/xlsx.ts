import { Readable } from "node:stream";
import { workbookOf } from "../spreadsheets/workbook.js";
import type { Table } from "../tables/table.js";
import type { RowFormat } from "./row-format.js";

/** One sheet. Numbers are numbers, and no text runs as a formula. */
export const xlsx: RowFormat = {
  name: "Excel",
  extension: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  description: "A workbook with one sheet, for Excel and LibreOffice.",
  compressed: true,
  write: (table) => Readable.from(workbook(table)),
};

async function* workbook({ columns, rows }: Table) {
  const reading = rows[Symbol.asyncIterator]();
  try {
    // Read before anything is sent: what fails before it is answered as an error.
    const first = await reading.next();
    const all = async function* () {
      for (let next = first; !next.done; next = await reading.next()) yield next.value;
    };
    yield* workbookOf([{ name: "Rows", columns, rows: all() }]);
  } finally {
    await reading.return?.();
  }
}
