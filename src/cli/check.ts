import { Command } from "commander";
import { readConfig } from "../config.js";
import { Failure } from "../errors.js";
import { rules } from "../graph/statements/audit.js";
import { openGraph } from "../main.js";
import { model } from "../model/index.js";

export const check = new Command("check")
  .description("Hold the stored graph against its rules and say what breaks them.")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph check\n  $ DATA_DIR=/var/lib/resilience-graph resilience-graph check")
  .action(async () => {
    const graph = await openGraph(readConfig());
    try {
      let broken = 0;
      const all = rules(model);
      for (const { says, broken: offences } of all) {
        const found = await offences(graph);
        broken += found.length;
        for (const { id, what } of found) process.stdout.write(`${says}: ${id} (${what})\n`);
      }
      if (broken)
        throw new Failure(
          "CONFLICT",
          `${broken} ${broken === 1 ? "record breaks" : "records break"} the rules (at most 100 are shown of each).`,
        );
      process.stdout.write(`${all.length} rules hold.\n`);
    } finally {
      await graph.close();
    }
  });
