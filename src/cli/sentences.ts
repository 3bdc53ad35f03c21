import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { readConfig } from "../config/config.js";
import { badInput, Failure, notFound } from "../errors.js";
import { readFolder } from "../import/readers/yaml/folder.js";
import { type Difference, differencesOf, locationOf, updatedRows } from "../import/sentences/comparison.js";
import { sentencesOf } from "../import/sentences/sentence.js";
import { readSentenceTable, writeSentenceTable } from "../import/sentences/table.js";
import { Source } from "../model/entities/index.js";
import { model } from "../model/index.js";
import { nearest } from "../text/nearest.js";

interface Options {
  readonly write?: true;
  readonly file: ReadonlyMap<string, string>;
  readonly tables: string;
}

export const sentencesCommand = new Command("sentences")
  .description("Compare the tables of docs/sentences with the documents that they describe, for editors who have the documents.")
  .argument("<folder>", "the folder with the text of each document, as <source>.txt")
  .option("--write", "write lines, ordinals and hashes anew; a sentence that is still there keeps its outcome")
  .option("--file <source=name>", "a document with another name (repeatable)", addFile, new Map<string, string>())
  .option("--tables <folder>", "where the tables are", "docs/sentences")
  .addHelpText(
    "after",
    "\nExamples:\n  $ resilience-graph sentences ./documents\n  $ resilience-graph sentences ./documents --file western-balkans-page=page.txt --write",
  )
  .action(async (folder: string, options: Options) => {
    const { dataset } = await readFolder(readConfig().seedFolder, model);
    const sources = new Map(dataset.entities.flatMap(({ type, values }) => (type === Source ? [[values.id, values as Source]] : [])));
    let differing = 0;
    for (const [source, path] of await documentsIn(folder, options.file)) {
      const known = sources.get(source);
      if (!known) throw notFound(path, source, nearest(source, sources.keys()), "is not the id of a source in the seed");
      const bytes = await readFile(path);
      if (known.checksum && known.checksum !== createHash("sha256").update(bytes).digest("hex"))
        process.stdout.write(`warning: ${path} is not the text that was read: its SHA-256 is not the checksum of ${source}.\n`);
      if (await compare(source, bytes.toString("utf8"), options)) differing++;
    }
    if (differing && !options.write)
      throw new Failure("CONFLICT", "The tables differ from the documents. Add --write to update them, and review the changes.");
  });

/** @returns whether the table of a source differs from its document */
async function compare(source: string, text: string, { tables, write }: Options): Promise<boolean> {
  const path = join(tables, `${source}.csv`);
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const rows = content === undefined ? [] : readSentenceTable(path, content);
  const sentences = sentencesOf(text);
  const differences = differencesOf(rows, sentences);
  for (const difference of differences) process.stdout.write(`${path}: ${descriptionOf(difference)}\n`);
  process.stdout.write(
    `${path}: ${sentences.length} sentences, ${differences.length || "no"} ${differences.length === 1 ? "difference" : "differences"}.\n`,
  );
  if (write && differences.length > 0) {
    await mkdir(tables, { recursive: true });
    await writeFile(path, writeSentenceTable(updatedRows(rows, sentences)));
  }
  return differences.length > 0;
}

function descriptionOf(difference: Difference): string {
  const { line, ordinal } = locationOf(difference);
  const place = `line ${line}, sentence ${ordinal}`;
  if (difference.kind === "extra") return `${place} is extra: the document does not have it.`;
  const { kind, sentence } = difference;
  if (kind === "moved") return `${place} moved: it stood at line ${difference.row.line}, sentence ${difference.row.ordinal}.`;
  return `${place} is ${kind}: ${sentence.text}`;
}

/** The source and the path of each document. */
async function documentsIn(folder: string, named: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const texts = (await readdir(folder)).filter((name) => name.endsWith(".txt") && ![...named.values()].includes(name)).sort();
  const documents = new Map(texts.map((name) => [name.slice(0, -".txt".length), join(folder, name)]));
  for (const [source, name] of named) documents.set(source, join(folder, name));
  if (documents.size === 0) throw badInput(`${folder} has no document: name them <source>.txt, or name them with --file.`);
  return documents;
}

function addFile(text: string, files: Map<string, string>): Map<string, string> {
  const [, source, name] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!source || !name) throw badInput(`--file is "${text}": it must be <source>=<name of a file in the folder>.`);
  return files.set(source, name);
}
