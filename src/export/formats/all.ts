/** Every format of rows, a line each. */
export { csv } from "./csv.js";
export { html } from "./html.js";
export { json } from "./json.js";
export { ndjson } from "./ndjson.js";
export { xlsx } from "./xlsx.js";
