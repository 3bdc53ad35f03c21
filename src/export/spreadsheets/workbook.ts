import { Readable } from "node:stream";
import { escapeXml } from "../../text/escape-xml.js";
import { type ZipEntry, zipOf } from "../zip.js";
import { sheetXml, type WorkbookSheet } from "./sheet.js";
import { stylesXml } from "./styles.js";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook in Office Open XML (ECMA-376), as Excel and LibreOffice open it. It is written while its rows are read, one sheet after
 * another. Texts stand in their cells and not in a shared list, which would grow with the rows. Equal rows give equal bytes.
 */
export function workbookOf(sheets: readonly WorkbookSheet[]): Readable {
  const numbered = sheets.map((sheet, i) => ({ sheet, file: `worksheets/sheet${i + 1}.xml`, id: `rId${i + 1}`, number: i + 1 }));
  const stylesId = `rId${sheets.length + 1}`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`;
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${numbered.map(({ file }) => `<Override PartName="/xl/${file}" ContentType="${contentType}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${packageRelationships}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${numbered.map(({ sheet, id, number }) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${number}" r:id="${id}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packageRelationships}">${numbered.map(({ file, id }) => relation(id, "worksheet", file)).join("")}${relation(stylesId, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": stylesXml,
  };
  const entries: ZipEntry[] = [
    ...Object.entries(parts).map(([path, text]) => ({ path, open: () => Readable.from([text]) })),
    ...numbered.map(({ sheet, file }) => ({ path: `xl/${file}`, open: () => sheetXml(sheet) })),
  ];
  return zipOf(entries);
}

/** A name as the tab of a sheet takes it, without what the names of sheets may not hold. */
export const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);
