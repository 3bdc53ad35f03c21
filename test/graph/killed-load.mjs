// Loads a folder in parts and kills itself after so many reports of progress: node killed-load.mjs <folder> <reports>
import { readConfig } from "../../dist/config/config.js";
import { model } from "../../dist/model/index.js";
import { openGraph } from "../../dist/open-graph.js";
import { seed } from "../../dist/seed.js";

const [folder, reports] = process.argv.slice(2);
const graph = await openGraph(readConfig());
let left = Number.POSITIVE_INFINITY;
await seed(graph, model, folder, {
  partsAbove: 10,
  onParts: () => {
    left = Number(reports);
  },
  progress: () => {
    if (--left === 0) process.kill(process.pid, "SIGKILL");
  },
});
