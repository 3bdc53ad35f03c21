import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from "graphql";
import { withHint } from "../api/errors.js";
import { languagePreference, parseLanguage } from "../api/reading/languages.js";
import { writeAtomically } from "../backup/atomic-file.js";
import { badInput } from "../errors.js";
import { formatOptions } from "../export/formats/format-parameters.js";
import { rowFormats } from "../export/formats/index.js";
import type { FormatOptions } from "../export/formats/row-format.js";
import { productSchema } from "../export/product-schema.js";
import { receiptText } from "../export/receipts/receipt.js";
import { takeReceipt } from "../export/receipts/take-receipt.js";
import { answerRows } from "../export/tables/answer-rows.js";
import { model } from "../model/index.js";
import { print, printFormats, printFormatsHelp } from "./print.js";
import { askGraph, askServer, type Data } from "./questions/ask.js";
import { listing, namedQuestions, questionNamed } from "./questions/named-questions.js";
import { askedForReceipt } from "./questions/receipted-question.js";
import { optionText, variablesFrom } from "./questions/variables.js";

interface Options extends Readonly<Record<string, unknown>> {
  readonly format?: string;
  readonly lang?: string;
  readonly file?: string;
  readonly list?: true;
  readonly server?: string;
  readonly receipt?: string;
}

export const queryCommand = new Command("query")
  .description("Ask the graph: a question by its name, or a GraphQL document.")
  .argument("[question]", "the name of a question, or a document that starts with { or query")
  .argument("[options...]", "its variables: --issue threats-to-social-leaders --place iso:CO")
  .addOption(new Option("-f, --format <format>", `how to print: ${printFormats().join(", ")} (a table on a terminal, JSON in a pipe)`))
  .option("--file <file>", "read the document from a file, - for standard input")
  .option("--lang <tag>", "the language of names, such as es")
  .option("--server <address>", "ask a running server instead of the graph itself, such as http://127.0.0.1:4000")
  .option("--receipt <file>", "write a receipt of the rows, which `verify` compares with later answers; an existing file is replaced")
  .option("--list", "list the questions that have names, with examples of their variables")
  .allowUnknownOption()
  .passThroughOptions(false)
  .addHelpText(
    "after",
    `\nFormats:\n${printFormatsHelp()}\n\nExamples:\n  $ resilience-graph query --list\n  $ resilience-graph query responses --issue threats-to-social-leaders --place colombia\n  $ resilience-graph query responses --issue organized-crime --format csv > responses.csv\n  $ resilience-graph query responses --issue organized-crime --receipt responses.receipt.json\n  $ resilience-graph query '{ communities { nodes { id name } } }' --format ndjson`,
  )
  .action(async (name: string | undefined, rest: readonly string[], options: Options) => {
    const schema = productSchema(model);
    const named = await namedQuestions(schema);
    if (options.list || (name === undefined && options.file === undefined)) {
      process.stdout.write(`${named.map((question) => listing(schema, question)).join("\n")}\n`);
      return;
    }
    if (options.format !== undefined && !printFormats().includes(options.format))
      throw badInput(`--format ${options.format}: one of ${printFormats().join(", ")}.`);
    const format = options.format ?? (process.stdout.isTTY ? "table" : "json");
    const formatted = optionsOf(format, options);
    const question =
      options.file === undefined
        ? questionNamed(named, name as string)
        : { document: await documentIn(options.file), variables: {}, example: {} };
    const words = options.file === undefined ? rest : [name, ...rest].filter((w): w is string => w !== undefined);
    const document = parsed(schema, question.document);
    const fromOptions = variablesFrom(schema, document.operation, words);
    const own = ownVariables(document.operation, question.variables, fromOptions);
    const variables = { ...own, ...fromOptions };
    requireVariables(schema, document.operation, variables, question.example);
    const defaults = Object.entries(own);
    if (defaults.length)
      process.stderr.write(
        `With the values of the gallery: ${defaults.map(([v, value]) => optionText(schema, document.operation, v, value)).join(" ")}\n`,
      );

    const { receipt } = options;
    if (receipt !== undefined && options.server !== undefined)
      throw badInput("--receipt: of a server, save the address of the rows with .receipt.json at its end, or leave --server out.");
    const receipted = receipt === undefined ? undefined : await askedForReceipt(schema, name, document.operation, variables);
    const languages = options.lang === undefined ? languagePreference([]) : parseLanguage(options.lang);
    const data =
      options.server === undefined
        ? await askGraph(schema, document.document, variables, languages, async (reader) => {
            if (!receipted) return;
            const text = receiptText(await takeReceipt(reader, receipted.repeatable, receipted.given));
            await writeAtomically(receipt as string, (write) => write(text));
          })
        : await askServer(options.server, question.document, variables, languages);
    const missing = Object.keys(data).filter((field) => data[field] === null);
    if (missing.length)
      process.stderr.write(
        `${missing.join(", ")}: there is no visible record with this id. To find ids: resilience-graph query search --query ...\n`,
      );
    if (process.stdout.isTTY && rowFormats.some(({ extension, compressed }) => compressed && extension === format))
      throw badInput(`--format ${format} is no text: send the output to a file with >.`);
    await print(data, format, process.stdout, answerRows(schema, document.document), rowFormats, formatted);
  });
const parameters = rowFormats.flatMap(({ name, parameters: all = [] }) => all.map((parameter) => ({ ...parameter, format: name })));
for (const { name, values, description, format } of parameters)
  queryCommand.option(`--${name} <${Object.keys(values).join("|")}>`, `in ${format}: ${description}`);

/** What the format is asked for besides. JSON of a command is the whole answer, and a table for people has no options. */
function optionsOf(format: string, options: Options): FormatOptions | undefined {
  const given = Object.fromEntries(parameters.flatMap(({ name }) => (options[name] === undefined ? [] : [[name, String(options[name])]])));
  const rowFormat = rowFormats.find(({ extension }) => extension === format);
  if (rowFormat) return formatOptions(rowFormat, given, rowFormats).options;
  const [first] = parameters.filter(({ name }) => name in given);
  if (first) throw badInput(`--${first.name}: only ${first.format} has it, and --format is ${format}.`, { argument: first.name });
  return undefined;
}

/** The values that a question brings for variables that are not given: all of them if none is given, else those that it cannot do without. */
function ownVariables({ variableDefinitions = [] }: OperationDefinitionNode, values: Readonly<Data>, given: Readonly<Data>): Data {
  const isRequired = (name: string) =>
    variableDefinitions.some(({ variable, type }) => variable.name.value === name && type.kind === Kind.NON_NULL_TYPE);
  const isNoneGiven = Object.keys(given).length === 0;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(given, name) && (isNoneGiven || isRequired(name))));
}

async function documentIn(file: string): Promise<string> {
  try {
    return await readFile(file === "-" ? "/dev/stdin" : file, "utf8");
  } catch {
    throw badInput(`${file}: this file cannot be read.`);
  }
}

function parsed(schema: GraphQLSchema, text: string) {
  try {
    const document = parse(text);
    const [error] = validate(schema, document);
    if (error) throw error;
    const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === "OperationDefinition");
    if (!operation) throw new GraphQLError("The document has no query.");
    return { document, operation };
  } catch (error) {
    throw badInput(
      error instanceof GraphQLError ? error.toString().replace(error.message, withHint(error.message, schema)) : String(error),
    );
  }
}

/** @throws BAD_USER_INPUT if a required variable has no value */
function requireVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, values: Data, example: Data): void {
  const { variableDefinitions = [] } = operation;
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    if (type.kind !== Kind.NON_NULL_TYPE || defaultValue || values[name] !== undefined) continue;
    throw badInput(
      `--${name}: needed${example[name] === undefined ? "" : `, such as ${optionText(schema, operation, name, example[name])}`}.`,
    );
  }
}
