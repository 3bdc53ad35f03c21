import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { Failure } from "../errors.js";
import { schemaFiles } from "../schema-files.js";

export const schema = new Command("schema")
  .description("Write the files of schema/ anew: the GraphQL schema, the store's keys and indexes, the model.")
  .option("--check", "only say whether they are as they should be")
  .option("--folder <folder>", "where they stand", "schema")
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
      throw new Failure("CONFLICT", `${stale.join(", ")}: not what the model gives. Run \`npm run schema\` and look at what changed.`);
    process.stdout.write(stale.length ? `Wrote ${stale.join(", ")}.\n` : "All as it should be.\n");
  });
