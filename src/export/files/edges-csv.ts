import { csv } from "../formats/csv.js";
import { edgeList } from "../tables/edge-list.js";
import type { ExportFile } from "./export-file.js";

/** A list of edges, for Gephi, pandas and networkx. */
export const edgesCsv: ExportFile = {
  ...csv,
  stem: "edges",
  description: "An edge list, for Gephi, pandas and networkx: `Source`, `Target`, and the columns of claims.",
  write: (reader) => csv.write(edgeList(reader)),
};
