import { Command } from "commander";
import { dump } from "../backup/dump.js";
import { toFile, toStream } from "../backup/sink.js";
import { readConfig } from "../config.js";
import { openGraph } from "../main.js";
import { model } from "../model/index.js";
import { progressTo } from "./progress.js";
import { summaryOf } from "./summary.js";

export const exportCommand = new Command("export")
  .description(
    "Write the whole graph, hidden records too, as a backup that `import` restores: lines of JSON, on standard output or into a file that only its owner can read.",
  )
  .argument("[file]", "the file, in whose place it is put when it is whole (default: standard output)")
  .addHelpText(
    "after",
    "\nIt is for whoever runs the program, and nothing that a reader may have: it says what nobody but they may see.\nThe line that it ends with on standard error has the hash of the graph: equal graphs have equal ones, whatever keeps them.\n\nExamples:\n  $ resilience-graph export backup.ndjson\n  $ resilience-graph export | gzip > backup.ndjson.gz\n  $ NEO4J_URI=bolt://127.0.0.1:7687 resilience-graph export backup.ndjson",
  )
  .action(async (file: string | undefined) => {
    const graph = await openGraph(readConfig());
    const progress = progressTo(process.stderr);
    try {
      const write = (sink: (text: string) => Promise<void>) => dump(graph, model, sink, progress);
      const header = file === undefined ? await write(toStream(process.stdout)) : await toFile(file, write);
      process.stderr.write(`Exported ${summaryOf(header)}\n`);
    } finally {
      await graph.close();
    }
  });
