import { access, constants } from "node:fs/promises";
import { Command } from "commander";
import { restore } from "../backup/restore.js";
import { spooled } from "../backup/sink.js";
import { readConfig } from "../config.js";
import { badInput } from "../errors.js";
import { openGraph } from "../main.js";
import { model } from "../model/index.js";
import { progressTo } from "./progress.js";
import { summaryOf } from "./summary.js";

export const importCommand = new Command("import")
  .description("Restore the whole graph from a backup that `export` wrote, on whichever engine the settings name.")
  .argument("<file>", "the backup, or - for standard input")
  .option("--replace", "put it in the place of what the graph holds")
  .addHelpText(
    "after",
    "\nThe file is read through before anything is written: one that was cut, changed, or is of a newer version is refused with the line.\nWhile it is restored, servers of this graph are not ready and answer nothing. If it is stopped halfway, run it again; a server that\nstarts instead wipes the half and loads its seed.\n\nExamples:\n  $ resilience-graph import backup.ndjson\n  $ resilience-graph import --replace backup.ndjson\n  $ gunzip -c backup.ndjson.gz | NEO4J_URI=bolt://127.0.0.1:7687 resilience-graph import -",
  )
  .action(async (file: string, { replace }: { replace?: true }) => {
    const config = readConfig();
    const progress = progressTo(process.stderr);
    const from = async (path: string) => {
      const graph = await openGraph(config);
      try {
        return await restore(graph, model, path, { replace, named: file, progress });
      } finally {
        await graph.close();
      }
    };
    if (file !== "-")
      await access(file, constants.R_OK).catch(() => {
        throw badInput(`${file}: this file cannot be read.`);
      });
    const header = file === "-" ? await spooled(process.stdin, from) : await from(file);
    process.stdout.write(`Restored ${summaryOf(header)}\n`);
  });
