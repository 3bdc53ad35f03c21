import { Command } from "commander";
import { readConfig } from "../config/config.js";
import { Failure } from "../errors.js";
import { audit } from "../graph/statements/audit.js";
import { model } from "../model/index.js";
import { openStoredGraph } from "../open-graph.js";

export const checkCommand = new Command("check")
  .description("Check the stored graph against the rules of the model and list every record that breaks one.")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph check\n  $ DATA_DIR=/var/lib/resilience-graph resilience-graph check")
  .action(async () => {
    const graph = await openStoredGraph(readConfig());
    try {
      const results = await audit(graph, model);
      let total = 0;
      for (const { code, description, findings } of results) {
        total += findings.length;
        for (const { id, what } of findings) process.stdout.write(`${code}: ${id}: ${what} (${description})\n`);
      }
      if (total)
        throw new Failure(
          "CONFLICT",
          `${total} ${total === 1 ? "record breaks" : "records break"} the rules (at most 100 shown per rule).`,
        );
      process.stdout.write(`${results.length} rules hold.\n`);
    } finally {
      await graph.close();
    }
  });
