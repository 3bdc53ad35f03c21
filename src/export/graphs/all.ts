/** Every format of graphs, a line each. */
export { graphGexf } from "./gexf.js";
export { graphml } from "./graphml.js";
export { graphNdjson } from "./ndjson.js";
