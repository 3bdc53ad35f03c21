/** Every format of graphs, a line each. */
export { graphNdjson } from "./ndjson.js";
