import { csv } from "./csv.js";
import { json, ndjson } from "./json.js";

/** The formats that rows can be written in, by the ending of an address or a file. */
export const formats = { csv, json, ndjson } as const;
export type Format = keyof typeof formats;
