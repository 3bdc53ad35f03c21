import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { Failure } from "../errors.js";
import { schemaFiles } from "../schema-files.js";

export const schemaCommand = new Command("schema")
  .description("Write the files of schema/ anew: the GraphQL schema, the keys and indexes of the store, and the model as data.")
  .option("--check", "write nothing, and fail if a file is out of date")
  .option("--folder <folder>", "where the files are", "schema")
  .addHelpText("after", "\nExamples:\n  $ resilience-graph schema\n  $ resilience-graph schema --check")
  .action(async ({ check, folder }: { check?: true; folder: string }) => {
    const stale: string[] = [];
    for (const [name, content] of Object.entries(schemaFiles())) {
      const path = join(folder, name);
      if ((await readFile(path, "utf8").catch(() => undefined)) === content) continue;
      stale.push(path);
      if (check) continue;
      await mkdir(folder, { recursive: true });
      await writeFile(path, content);
    }
    if (check && stale.length)
      throw new Failure("CONFLICT", `Out of date: ${stale.join(", ")}. Run \`npm run schema\` and review the changes.`);
    process.stdout.write(stale.length ? `Wrote ${stale.join(", ")}.\n` : "All files are up to date.\n");
  });
