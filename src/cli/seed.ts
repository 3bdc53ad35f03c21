import { Command } from "commander";
import { readConfig } from "../config/config.js";
import { renderProblem } from "../import/records/problem.js";
import { model } from "../model/index.js";
import { sortTextOf } from "../model/values.js";
import { openGraph } from "../open-graph.js";
import { GraphKept, partsNotice, readValidFolder, seed } from "../seed.js";
import { progressTo } from "./progress.js";

export const seedCommand = new Command("seed")
  .description("Load a folder of YAML into the graph: all of it, or nothing if any of it is wrong. Only what differs is written.")
  .argument("[folder]", "the folder (default: SEED_DIR, or the seed that comes with this program)")
  .option("--check", "only list what is wrong, and warnings of what may be; write nothing")
  .option("--replace", "replace a graph that came from elsewhere: from another folder, or from a restore; reviews stay")
  .option("--force", "load a folder that has less than half as many records as the graph")
  .option("--keep", "succeed where the graph is left as it is, because it came from elsewhere: for jobs that run before every start")
  .addHelpText(
    "after",
    "\nMore than 50,000 records are loaded in parts, with a note of it. The embedded engine writes them beside the graph and switches at the end;\non Neo4j servers answer UNAVAILABLE until all are written, and if that is cut off, the same command goes on with it.\n\nExamples:\n  $ resilience-graph seed --check\n  $ resilience-graph seed ./my-seed\n  $ resilience-graph seed --replace ./my-seed",
  )
  .action(
    async (argument: string | undefined, { check, keep, ...options }: { check?: true; replace?: true; force?: true; keep?: true }) => {
      const config = readConfig();
      const folder = argument ?? config.seedFolder;
      const progress = progressTo(process.stderr);
      const onParts = (...parts: Parameters<typeof partsNotice>) => process.stderr.write(`${partsNotice(...parts)}\n`);
      if (check) {
        const { dataset, about, warnings } = await readValidFolder(folder, model, progress);
        for (const warning of warnings) process.stdout.write(`warning: ${renderProblem(warning, folder)}\n`);
        const count = warnings.length === 1 ? ", 1 warning" : warnings.length > 1 ? `, ${warnings.length} warnings` : "";
        process.stdout.write(
          `${sortTextOf(about.title)} ${about.version}: ${dataset.entities.length} records and ${dataset.claims.length} claims, nothing wrong${count}.\n`,
        );
        return;
      }
      const graph = await openGraph(config);
      try {
        const done = await seed(graph, model, folder, { ...options, progress, onParts });
        process.stdout.write(
          done
            ? `${done.created} records created, ${done.updated} updated, ${done.removed} removed.\n`
            : "Nothing to do: the graph already holds these files.\n",
        );
      } catch (error) {
        if (!keep || !(error instanceof GraphKept)) throw error;
        process.stderr.write(`${error.message}\n`);
      } finally {
        await graph.close();
      }
    },
  );
