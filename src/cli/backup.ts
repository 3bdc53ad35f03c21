import { Command } from "commander";
import { toStream, writeAtomically } from "../backup/atomic-file.js";
import { writeDump } from "../backup/dump.js";
import { readConfig } from "../config/config.js";
import { model } from "../model/index.js";
import { openStoredGraph } from "../open-graph.js";
import { progressTo } from "./progress.js";
import { summaryOf } from "./summary.js";

export const backupCommand = new Command("backup")
  .description("Write the whole graph, hidden records too, to a file or to standard output, as lines of JSON that `restore` reads.")
  .argument("[file]", "the file; an existing one is replaced once the backup is complete (- or nothing: standard output)")
  .addHelpText(
    "after",
    "\nA backup holds records of every sensitivity level: keep it as safe as the database. Only the owner of the file can read it.\nThe last line on standard error gives the hash of the graph. Equal graphs have equal hashes, whichever engine keeps them.\n\nExamples:\n  $ resilience-graph backup backup.ndjson\n  $ resilience-graph backup | gzip > backup.ndjson.gz\n  $ NEO4J_URI=bolt://127.0.0.1:7687 resilience-graph backup backup.ndjson",
  )
  .action(backUp);

/** Writes a backup. @param file undefined or `-` for standard output */
export async function backUp(file: string | undefined): Promise<void> {
  const graph = await openStoredGraph(readConfig());
  const progress = progressTo(process.stderr);
  try {
    const write = (sink: (text: string) => Promise<void>) => writeDump(graph, model, sink, progress);
    const header = file === undefined || file === "-" ? await write(toStream(process.stdout)) : await writeAtomically(file, write);
    process.stderr.write(`Backed up ${summaryOf(header)}\n`);
  } finally {
    await graph.close();
  }
}
