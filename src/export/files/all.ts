/** Every file that holds more than one list of rows and is no graph, a line each. */

export { edgesCsv } from "./edges-csv.js";
export { communitiesGeojson, placesGeojson } from "./geojson-files.js";
export { dataSetJsonLd, dataSetTurtle, shapesFile } from "./linked-data-files.js";
export { neighbourhoodGexf } from "./neighbourhood-gexf.js";
export { packageFile } from "./package-file.js";
export { workbook } from "./workbook.js";
