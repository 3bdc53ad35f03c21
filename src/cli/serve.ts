import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import { readConfig } from "../config.js";
import { serve } from "../main.js";
import { progressTo } from "./progress.js";

export const serveCommand = new Command("serve")
  .description("Serve the API and its console, with the seed loaded; Ctrl-C stops it.")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph serve\n  $ PORT=8080 DATA_DIR=/var/lib/resilience-graph resilience-graph serve")
  .action(async () => {
    const started = performance.now();
    const config = readConfig();
    const tell = progressTo(process.stderr);
    const stopping = new AbortController();
    const stop = async () => {
      // Whoever asks twice does not want to wait for what is still being answered.
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
      // A database that does not answer keeps nobody waiting.
      const running = await Promise.race([starting.catch(() => undefined), wait(config.serving.stopMs)]);
      await running?.close();
      process.exit(0);
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    // A load that is under way is given up where it next tells how far it is: of what was written nothing is kept.
    const starting = serve(config, (...far) => {
      stopping.signal.throwIfAborted();
      tell(...far);
    });
    const running = await starting.catch((error) => {
      if (!stopping.signal.aborted) throw error;
    });
    if (!running || stopping.signal.aborted) return;
    const { address, metrics } = running;
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
