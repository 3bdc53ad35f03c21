import * as formats from "./all.js";
import type { GraphFormat } from "./graph-format.js";

/** The formats that a graph can be written in, by extension. Routes and compression follow from this list. */
export const graphFormats: readonly GraphFormat[] = Object.values(formats).sort((a, b) => (a.extension < b.extension ? -1 : 1));
