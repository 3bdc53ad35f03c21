import { Readable } from "node:stream";
import { escapeMarkup } from "../../text/escape-markup.js";
import type { Cell, Table } from "../tables/table.js";
import type { RowFormat } from "./row-format.js";

/**
 * A plain table, for readers without scripts: a browser shows it as it is, and prints it. It is served with the policy of data, so that
 * whatever a cell holds, nothing in it runs.
 */
export const html: RowFormat = {
  name: "HTML",
  extension: "html",
  mediaType: "text/html; charset=utf-8",
  description: "A plain table for a browser, without scripts.",
  write: (table) => Readable.from(page(table)),
};

async function* page({ columns, rows }: Table) {
  const heads = columns.map((column) => `<th scope="col">${escapeMarkup(column)}</th>`).join("");
  // Sent with the first row: what fails before it is answered as an error.
  let before = `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rows · Resilience Graph</title></head>\n<body>\n<table border="1" cellspacing="0" cellpadding="4">\n<thead><tr>${heads}</tr></thead>\n<tbody valign="top">\n`;
  for await (const row of rows) {
    yield `${before}<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join("")}</tr>\n`;
    before = "";
  }
  yield `${before}</tbody>\n</table>\n</body>\n</html>\n`;
}

/** A cell: an address of the web is a link, everything else is text. Each part of a list has a line of its own. */
function cellHtml(cell: Cell): string {
  if (Array.isArray(cell)) {
    const parts = (cell as readonly Cell[]).map(cellHtml);
    return parts.length > 1 ? `<ul>${parts.map((part) => `<li>${part}</li>`).join("")}</ul>` : parts.join("");
  }
  const text = escapeMarkup(String(cell ?? ""));
  return /^https?:\/\/\S+$/.test(text) ? `<a href="${text}" rel="noreferrer">${text}</a>` : `<bdi>${text}</bdi>`;
}
