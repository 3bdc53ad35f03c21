import { Command } from "commander";
import { readConfig } from "../config.js";
import { openGraph } from "../main.js";
import { model } from "../model/index.js";
import { readSound, seed } from "../seed.js";
import { progressTo } from "./progress.js";

export const seedCommand = new Command("seed")
  .description("Load a folder of YAML into the graph: all of it, or, if anything is wrong with it, nothing.")
  .argument("[folder]", "the folder (default: SEED_DIR, or the seed of this product)")
  .option("--check", "only say what is wrong, write nothing")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph seed --check\n  $ resilience-graph seed ./my-seed")
  .action(async (given: string | undefined, { check }: { check?: true }) => {
    const config = readConfig();
    const folder = given ?? config.seedFolder;
    const progress = progressTo(process.stderr);
    if (check) {
      const { dataset, about } = await readSound(folder, model, progress);
      process.stdout.write(
        `${about.title.en} ${about.version}: ${dataset.entities.length} records and ${dataset.claims.length} claims, nothing wrong.\n`,
      );
      return;
    }
    const graph = await openGraph(config);
    try {
      const done = await seed(graph, model, folder, progress);
      process.stdout.write(
        done
          ? `${done.created} new records, ${done.updated} written again, ${done.removed} removed.\n`
          : "Nothing to do: the graph holds the very same already.\n",
      );
    } finally {
      await graph.close();
    }
  });
