#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { settingsHelp } from "./config/settings-document.js";
import { Failure } from "./errors.js";
import { systemMessageOf } from "./system-errors.js";

// Before graphql is loaded: outside production it looks for a second copy of itself behind every value, which takes time in each request.
process.env.NODE_ENV ??= "production";

/** Each command is a module of its own: the server takes a second to load, and most commands do not need it. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./cli/serve.js")).serveCommand,
  seed: async () => (await import("./cli/seed.js")).seedCommand,
  query: async () => (await import("./cli/query.js")).queryCommand,
  verify: async () => (await import("./cli/verify.js")).verifyCommand,
  check: async () => (await import("./cli/check.js")).checkCommand,
  export: async () => (await import("./cli/export.js")).exportCommand,
  backup: async () => (await import("./cli/backup.js")).backupCommand,
  forget: async () => (await import("./cli/forget.js")).forgetCommand,
  restore: async () => (await import("./cli/restore.js")).restoreCommand,
  schema: async () => (await import("./cli/schema.js")).schemaCommand,
  sentences: async () => (await import("./cli/sentences.js")).sentencesCommand,
  settings: async () => (await import("./cli/settings.js")).settingsCommand,
};

const exitCodes = `Exit codes:
  0   done
  1   an option, a setting, a file or a disk is wrong, or a check found something; standard error says what
  2   no such command or option
  3   verify: the answer differs from the receipt
  70  a bug in this program`;

const program = new Command("resilience-graph")
  .description("Which practices address which harms of organized crime, where, who says so, and could they work here?")
  .addHelpText(
    "after",
    `\nEnvironment:\n${settingsHelp()}\n\n${exitCodes}\n\nExamples:\n  $ resilience-graph serve\n  $ resilience-graph seed --check\n  $ resilience-graph query responses --issue threats-to-social-leaders --place colombia\n  $ resilience-graph verify responses.receipt.json\n  $ resilience-graph check\n  $ resilience-graph backup backup.ndjson`,
  )
  // The only aliases are old names, so the help does not offer them.
  .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
  .hook("preSubcommand", ({ args: [typed] }, command) => {
    if (typed !== command.name())
      process.stderr.write(`"${typed}" is the old name of "${command.name()}" and will be removed in the next release.\n`);
  })
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  .showHelpAfterError("(resilience-graph --help says more)");

const [, , typed = ""] = process.argv;
const named = Object.hasOwn(commands, typed) ? commands[typed] : undefined;
// Help, old names and mistakes need all of them.
for (const load of named ? [named] : Object.values(commands)) program.addCommand((await load()).exitOverride());

// A reader such as `head` closes the pipe when it has enough: that is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") fail(error);
  process.exit();
});

/** Says why a command failed, and sets the exit code. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const system = systemMessageOf(error);
  process.stderr.write(`${system ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = error instanceof Failure || system !== undefined ? 1 : 70;
}

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
