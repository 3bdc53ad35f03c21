import * as formats from "./all.js";
import type { RowFormat } from "./row-format.js";

/** The formats that rows can be written in, by extension. Routes, links, compression and the command line follow from this list. */
export const rowFormats: readonly RowFormat[] = Object.values(formats).sort((a, b) => (a.extension < b.extension ? -1 : 1));
