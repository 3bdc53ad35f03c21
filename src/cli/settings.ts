import { Command } from "commander";
import { settingsDocument } from "../config/settings-document.js";

export const settingsCommand = new Command("settings")
  .description("Print every setting with its default, its bounds and why one would change it, as Markdown.")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph settings\n  $ resilience-graph settings > docs/settings.md")
  .action(() => {
    process.stdout.write(settingsDocument());
  });
