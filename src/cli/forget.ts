import { Command } from "commander";
import { readConfig } from "../config/config.js";
import { forget } from "../graph/statements/forget.js";
import { assertComplete } from "../graph/statements/restore-lock.js";
import { model } from "../model/index.js";
import { openGraph } from "../open-graph.js";

export const forgetCommand = new Command("forget")
  .description("Remove records and all that is known of them, the record of their removal included: for what must not be here.")
  .argument("<ids...>", "the ids of entities or claims, stored or removed")
  .addHelpText(
    "after",
    "\nA record that a load removes leaves a tombstone in the history of changes: its id, its class, the time and a reason. `forget` removes\nthe record, its reviews, the ids that lead to it and all that the history tells of it. Records that need it must be forgotten with it.\nTake it out of the folder of the seed first: the next load of changed files brings back what they still have. Backups that were made\nbefore still hold it, and so may the log and the files of a Neo4j server.\n\nExamples:\n  $ resilience-graph forget claim-255jz5gvk22l4hnyd5co\n  $ resilience-graph forget some-organization claim-255jz5gvk22l4hnyd5co",
  )
  .action(async (ids: string[]) => {
    const graph = await openGraph(readConfig());
    try {
      await assertComplete(graph);
      const { records, reviews, formerIds, changes } = await forget(graph, model, ids);
      await graph.compact();
      process.stdout.write(
        `Forgotten: ${records} records, ${reviews} reviews, ${formerIds} former ids, ${changes} entries of the history.\n`,
      );
    } finally {
      await graph.close();
    }
  });
