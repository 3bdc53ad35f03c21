import { access, constants, stat } from "node:fs/promises";
import { Command } from "commander";
import { withTemporaryFile } from "../backup/atomic-file.js";
import { restore } from "../backup/restore.js";
import { readConfig } from "../config/config.js";
import { badInput } from "../errors.js";
import { model } from "../model/index.js";
import { openGraph } from "../open-graph.js";
import { progressTo } from "./progress.js";
import { summaryOf } from "./summary.js";

export const restoreCommand = new Command("restore")
  .alias("import")
  .description("Restore the whole graph from a file that `backup` wrote, into the engine that the settings name.")
  .argument("<file>", "the backup, or - for standard input")
  .option("--replace", "put it in the place of what the graph holds; without it, a graph that is not empty is left alone")
  .option("--force", "restore a file that has less than half as many records as the graph")
  .option(
    "--backup <file>",
    "on Neo4j: where the graph that is replaced is backed up first (default: beside the file, with the time in its name)",
  )
  .addHelpText(
    "after",
    "\nThe whole file is checked before anything is written. A file that was cut off, was changed, or comes from a newer version is refused,\nwith the number of the line. The embedded engine builds the new graph beside the old one and switches at the end: a restore that is\ninterrupted leaves the old one. Neo4j holds one graph: there the old one is backed up first, servers answer UNAVAILABLE during the\nrestore, and if it is interrupted they refuse to start until it is run again.\n\nExamples:\n  $ resilience-graph restore backup.ndjson\n  $ resilience-graph restore --replace backup.ndjson\n  $ gunzip -c backup.ndjson.gz | NEO4J_URI=bolt://127.0.0.1:7687 resilience-graph restore -",
  )
  .action(async (file: string, { backup, ...options }: { replace?: true; force?: true; backup?: string }) => {
    const config = readConfig();
    const progress = progressTo(process.stderr);
    const onBackup = (name: string) => process.stderr.write(`Backed up the graph that is replaced to ${name}\n`);
    const restoreFrom = async (path: string) => {
      const graph = await openGraph(config);
      try {
        return await restore(graph, model, path, { ...options, fileName: file, backupFile: backup, onBackup, progress });
      } finally {
        await graph.close();
      }
    };
    if (file !== "-") {
      await access(file, constants.R_OK).catch(() => {
        throw badInput(`${file}: this file cannot be read.`);
      });
      if ((await stat(file)).isDirectory()) throw badInput(`${file}: this is a folder, not a backup.`);
    }
    const header = file === "-" ? await withTemporaryFile(process.stdin, restoreFrom) : await restoreFrom(file);
    process.stdout.write(`Restored ${summaryOf(header)}\n`);
  });
