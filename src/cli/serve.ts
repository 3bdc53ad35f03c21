import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import { readConfig } from "../config/config.js";
import { serve } from "../main.js";
import { progressTo } from "./progress.js";

export const serveCommand = new Command("serve")
  .description("Serve the API, and its pages for people, after the seed is loaded if the graph is empty or came from it; Ctrl-C stops it.")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph serve\n  $ PORT=8080 DATA_DIR=/var/lib/resilience-graph resilience-graph serve")
  .action(async () => {
    const started = performance.now();
    const config = readConfig();
    const report = progressTo(process.stderr);
    const stopping = new AbortController();
    const stop = async () => {
      // A second signal means: stop now, even if requests are still being answered.
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
      // A database that does not answer must not delay the exit for longer than this.
      const running = await Promise.race([starting.catch(() => undefined), wait(config.server.stopMs)]);
      await running?.close();
      process.exit(0);
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    // A load of the seed stops at its next progress report. Nothing of it stays, or the next start goes on with it.
    const starting = serve(
      config,
      (...progress) => {
        stopping.signal.throwIfAborted();
        report(...progress);
      },
      (notice) => process.stderr.write(`${notice}\n`),
    );
    const running = await starting.catch((error) => {
      if (!stopping.signal.aborted) throw error;
    });
    if (!running || stopping.signal.aborted) return;
    const { address, metrics, notice } = running;
    if (notice) process.stderr.write(`${notice}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      [
        `Resilience Graph is ready after ${seconds} s.`,
        `  Explorer  ${address}/`,
        `  Console   ${address}/console`,
        `  GraphQL   ${address}/graphql`,
        `  Rows      ${address}/responses.csv?issue=threats-to-social-leaders&place=colombia`,
        `  Schema    ${address}/schema.graphql`,
        ...(metrics ? [`  Metrics   ${metrics}/metrics`] : []),
        "",
      ].join("\n"),
    );
  });
