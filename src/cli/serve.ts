import { Command } from "commander";
import { readConfig } from "../config.js";
import { serve } from "../main.js";
import { progressTo } from "./progress.js";

export const serveCommand = new Command("serve")
  .description("Serve the API and its console, with the seed loaded; Ctrl-C stops it.")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph serve\n  $ PORT=8080 DATA_DIR=/var/lib/resilience-graph resilience-graph serve")
  .action(async () => {
    const started = performance.now();
    const { address, metrics, close } = await serve(readConfig(), progressTo(process.stderr));
    let stopping = false;
    const stop = async () => {
      // Whoever asks twice does not want to wait for what is still being answered.
      if (stopping) process.exit(1);
      stopping = true;
      await close();
      process.exit(0);
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      [
        `Resilience Graph is ready after ${seconds} s.`,
        `  Console   ${address}/`,
        `  GraphQL   ${address}/graphql`,
        `  Rows      ${address}/responses.csv?issue=forced-recruitment-of-minors&place=colombia`,
        `  Schema    ${address}/schema.graphql`,
        ...(metrics ? [`  Metrics   ${metrics}/metrics`] : []),
        "",
      ].join("\n"),
    );
  });
