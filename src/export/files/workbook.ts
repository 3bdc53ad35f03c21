import { visibleDataSets } from "../../api/reading/data-sets.js";
import type { Reader } from "../../api/reading/reader.js";
import { visibleDigest } from "../../graph/statements/questions/dataset.js";
import { maxCellLength } from "../spreadsheets/cell.js";
import type { WorkbookSheet } from "../spreadsheets/sheet.js";
import { sheetName, workbookOf } from "../spreadsheets/workbook.js";
import { codebook } from "../tables/codebook.js";
import type { ListTable } from "../tables/named-table.js";
import { listTables } from "../tables/named-tables.js";
import type { Cell } from "../tables/table.js";
import type { ExportFile } from "./export-file.js";

/** All lists in one workbook: a sheet for each of them, after a first one that explains them, and the codebook as the last. */
export const workbook: ExportFile = {
  name: "Excel workbook",
  stem: "workbook",
  extension: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  description: "All lists in one workbook, a sheet for each, with a first sheet that explains them and a codebook.",
  compressed: true,
  async write(reader) {
    const lists = listTables(reader.model);
    const about = await reader.paced(() => explanation(reader.renew(), lists));
    return workbookOf([
      { name: "About", widths: [28, 100], rows: about },
      ...lists.map((list): WorkbookSheet => {
        const { columns, rows } = list.read(reader);
        return { name: sheetName(list.name), columns, rows };
      }),
      { name: "codebook", ...codebook(reader.model, lists) },
    ]);
  },
};

/** What the first sheet says: what this is, of which version, how to read and to cite it, and what each sheet holds. */
async function explanation(reader: Reader, lists: readonly ListTable[]): Promise<(readonly Cell[])[]> {
  const [sets, [version = null]] = await Promise.all([visibleDataSets(reader), reader.read(visibleDigest(reader.viewer.level))]);
  return [
    ["Resilience Graph", "Which practices address which harms of organized crime, where, and who says so."],
    ...sets.map(({ title, version: number, licence }) => ["Data set", `${title}, version ${number}, ${licence}`]),
    ["Version of the data", version],
    ["Language of names", reader.languages(undefined)[0] ?? "en"],
    [],
    [
      "How to read it",
      "Each sheet is a list of records: a row is a record, and its id never changes. The sheet claims says what the sources say; each claim cites its sources.",
    ],
    ["Empty cells", "Nothing is recorded. That is not evidence that there is nothing."],
    ["Several values", "A cell with several values has | between them. Columns that belong together have as many, in the same order."],
    ["Long texts", `A cell holds at most ${maxCellLength} characters. What is longer is cut, and says so at its end.`],
    ["Modality", "An intended or recommended effect is no result: read the columns modality and effect of claims together."],
    [
      "How to cite",
      "Cite a claim by its id and the document behind it, and this workbook by the data set, its version and the version of the data above.",
    ],
    [],
    ["Sheet", "A row is"],
    ...lists.map(({ name, description }) => [sheetName(name), description]),
    ["codebook", "A column of a sheet: what it means, its type, its unit and its terms."],
  ];
}
