#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { check } from "./cli/check.js";
import { exportCommand } from "./cli/export.js";
import { importCommand } from "./cli/import.js";
import { query } from "./cli/query.js";
import { schema } from "./cli/schema.js";
import { seedCommand } from "./cli/seed.js";
import { serveCommand } from "./cli/serve.js";
import { settings } from "./config.js";
import { Failure } from "./errors.js";

/** Parses and calls; what the commands do stands in `cli/`. */
const environment = Object.entries(settings)
  .map(([name, help]) => `  ${name.padEnd(18)} ${help}`)
  .join("\n");

const exitCodes = `Exit codes:
  0   done
  1   something is wrong with what was given (an option, a setting, a file) or found; standard error says what
  2   no such command or option
  70  a fault of ours`;

const program = new Command("resilience-graph")
  .description("Which practices address which harms of organized crime, where, who says so, and could they work here?")
  .addHelpText(
    "after",
    `\nEnvironment:\n${environment}\n\n${exitCodes}\n\nExamples:\n  $ resilience-graph serve\n  $ resilience-graph seed --check\n  $ resilience-graph query responses --issue extortion --place colombia\n  $ resilience-graph check\n  $ resilience-graph export backup.ndjson`,
  )
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  .showHelpAfterError("(resilience-graph --help says more)")
  .addCommand(serveCommand)
  .addCommand(seedCommand)
  .addCommand(query)
  .addCommand(check)
  .addCommand(exportCommand)
  .addCommand(importCommand)
  .addCommand(schema);
for (const command of program.commands) command.exitOverride();

// Whoever reads the first lines of an answer and goes, as `head` does, has what they wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 70;
  }
}
