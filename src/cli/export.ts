import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { languagePreference, parseLanguage } from "../api/reading/languages.js";
import { Reader } from "../api/reading/reader.js";
import { writeAtomically } from "../backup/atomic-file.js";
import { readConfig } from "../config/config.js";
import { badInput } from "../errors.js";
import { againIfChanged } from "../export/files/again-if-changed.js";
import { bytesAtOneVersion } from "../export/files/bytes-at-one-version.js";
import { argsOf, type ExportFile, fileNameOf } from "../export/files/export-file.js";
import { exportFiles } from "../export/files/index.js";
import { tableFile } from "../export/files/table-file.js";
import { formatOptions } from "../export/formats/format-parameters.js";
import { rowFormats } from "../export/formats/index.js";
import { endingsByName, nearNames } from "../export/near-names.js";
import { productSchema } from "../export/product-schema.js";
import type { NamedTable } from "../export/tables/named-table.js";
import { argumentValues, listTables, namedTables } from "../export/tables/named-tables.js";
import type { QueryString } from "../http/routes/query-string.js";
import { tableParameters } from "../http/routes/rows.js";
import { model } from "../model/index.js";
import { openStoredGraph } from "../open-graph.js";
import { backUp } from "./backup.js";

interface Options {
  readonly format?: string;
  readonly lang?: string;
}

export const exportCommand = new Command("export")
  .description("Write what everybody may see to a file, in a format of other tools.")
  .argument("[file]", "the file; an existing one is replaced once the new one is complete (- or nothing: standard output)")
  .argument("[options...]", "what the format takes besides, as by URL: --id extortion --depth 2")
  .option("-f, --format <format>", "a name below, or its ending if no other has it: graph.gexf, or gexf")
  .option("--lang <tag>", "the language of names, such as es")
  .allowUnknownOption()
  .addHelpText("after", () => {
    const described = exportFiles().map((file) => `  ${fileNameOf(file).padEnd(24)} ${file.description}`);
    const lists = listTables(model).map(({ name }) => name);
    const parameters = rowFormats.flatMap((format) =>
      (format.parameters ?? []).map(
        ({ name, values, description }) => `  ${`--${name} ${Object.keys(values).join("|")}`.padEnd(32)} ${format.name}: ${description}`,
      ),
    );
    return `\nFormats:\n${described.join("\n")}\n\nTables, each with ${extensions()}:\n${inLines([...lists, "codebook"])}\n  and the tables of questions, such as responses.csv --issue extortion\n\nParameters of tables:\n${parameters.join("\n")}\n\nExamples:\n  $ resilience-graph export --format graph.ndjson graph.ndjson\n  $ resilience-graph export --format ndjson --lang es | head\n  $ resilience-graph export --format communities.csv --delimiter semicolon --decimal comma communities.csv`;
  })
  .action(async (_file: string | undefined, _rest: readonly string[], options: Options, command: Command) => {
    const { words, query } = argumentsIn(command.args);
    const [path] = words;
    if (words.length > 1) throw badInput(`${words.slice(1).join(" ")}: one file at a time.`);
    if (options.format === undefined) {
      process.stderr.write('"export" without --format is the old name of "backup" and will be removed in the next release.\n');
      return backUp(path);
    }
    const schema = productSchema(model);
    const { file, rest } = fileOf(options.format, namedTables(schema, model), query);
    const args = argsOf(file, schema);
    const values = argumentValues(schema, args, tableParameters({ args, example: file.example ?? {} }, rest));
    const toOutput = path === undefined || path === "-";
    if (toOutput && file.compressed && process.stdout.isTTY) throw badInput(`${fileNameOf(file)} is no text: name a file to write it to.`);
    const languages = options.lang === undefined ? languagePreference([]) : parseLanguage(options.lang);
    const graph = await openStoredGraph(readConfig());
    try {
      const bytes = () =>
        bytesAtOneVersion(new Reader(model, graph, { level: 0, roles: [], languages }), (reader) => file.write(reader, values, schema));
      if (toOutput) await pipeline(bytes(), process.stdout, { end: false });
      else
        await againIfChanged(() =>
          writeAtomically(
            path,
            (write) =>
              pipeline(bytes(), async (chunks) => {
                for await (const chunk of chunks) await write(chunk);
              }),
            0o666,
          ),
        );
    } finally {
      await graph.close();
    }
  });

/** Names in lines of at most 100 characters. */
const inLines = (names: readonly string[]) =>
  names
    .join(", ")
    .replace(/(.{1,98})(?: |$)/g, "  $1\n")
    .trimEnd();

/** The words of a command line that are no options, and its options with their values: `--name value` or `--name=value`. */
function argumentsIn(args: readonly string[]): { readonly words: readonly string[]; readonly query: QueryString } {
  const words: string[] = [];
  const query: Record<string, string> = {};
  for (const left = args.values(), next = () => left.next().value; ; ) {
    const word = next();
    if (word === undefined) return { words, query };
    const [, name, value] = /^--([a-zA-Z]\w*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) words.push(word);
    else if (Object.hasOwn(query, name)) throw badInput(`--${name}: given more than once.`, { argument: name });
    else query[name] = value ?? next() ?? "";
  }
}

/** The file of a name, or of an ending that no other file has, and what it is given beside the options of its format. */
function fileOf(
  name: string,
  tables: readonly NamedTable[],
  query: QueryString,
): { readonly file: ExportFile; readonly rest: QueryString } {
  const files = exportFiles();
  const named = files.find((file) => fileNameOf(file) === name);
  if (named) return { file: named, rest: query };
  const [, stem, extension] = /^([^.]*)\.(.*)$/s.exec(name) ?? [];
  const table = tables.find((candidate) => candidate.name === stem);
  const format = rowFormats.find((candidate) => candidate.extension === extension);
  if (table && format) {
    const { options, rest } = formatOptions(format, query, rowFormats);
    return { file: tableFile(table, format, options), rest };
  }
  const ending = files.filter((file) => file.extension === name);
  if (ending.length === 1) return { file: ending[0] as ExportFile, rest: query };
  const known = endingsByName([
    ...tables.flatMap((candidate) => rowFormats.map((row) => `${candidate.name}.${row.extension}`)),
    ...files.map(fileNameOf),
  ]);
  const near = ending.length ? "" : nearNames(name, known);
  if (near) throw badInput(`--format ${name}: there is no such table or file.${near}`);
  const offered = (ending.length ? ending : files).map(fileNameOf).join(", ");
  const lists = ending.length ? "" : `, or a table with ${extensions()}: ${tables.map((candidate) => candidate.name).join(", ")}`;
  throw badInput(`--format ${name}: ${ending.length ? "several files end so: " : "one of "}${offered}${lists}.`);
}
const extensions = () => rowFormats.map(({ extension }) => `.${extension}`).join(", ");
