/** Every file beside the whole graph and the bibliography, which come in the formats of their own lists: a line each. */

export { edgesCsv } from "./edges-csv.js";
export { communitiesGeojson, placesGeojson } from "./geojson-files.js";
export { dataSetJsonLd, dataSetTurtle, shapesFile } from "./linked-data-files.js";
export { neighbourhoodGexf } from "./neighbourhood-gexf.js";
export { packageFile } from "./package-file.js";
export { workbook } from "./workbook.js";
