import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import {
  type DocumentNode,
  execute,
  GraphQLError,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLType,
  isInputType,
  type OperationDefinitionNode,
  parse,
  type TypeNode,
  typeFromAST,
  validate,
} from "graphql";
import { formatterOf, hinted } from "../api/errors.js";
import { preference } from "../api/languages.js";
import { questions } from "../api/questions/index.js";
import { Reader } from "../api/reader.js";
import { schemaOf } from "../api/schema.js";
import { readConfig } from "../config.js";
import { badInput, Failure } from "../errors.js";
import { type Question, readGallery } from "../gallery/index.js";
import { openGraph } from "../main.js";
import { model } from "../model/index.js";
import { seed } from "../seed.js";
import { isPrintFormat, print, printFormats } from "./print.js";

interface Options {
  readonly format?: string;
  readonly lang?: string;
  readonly file?: string;
  readonly list?: true;
  readonly server?: string;
}

export const query = new Command("query")
  .description("Ask the graph: a question of the gallery by its name, or a GraphQL document.")
  .argument("[question]", "a name of the gallery, or a document that starts with { or query")
  .argument("[options...]", "its variables: --issue extortion --place iso:CO")
  .addOption(new Option("-f, --format <format>", `how to print: ${printFormats.join(", ")} (a table on a terminal, JSON in a pipe)`))
  .option("--file <file>", "read the document from a file, - for standard input")
  .option("--lang <tag>", "the language of names, such as es")
  .option("--server <address>", "ask a running server instead of the graph itself, such as http://127.0.0.1:4000")
  .option("--list", "list the gallery with the variables of each question")
  .allowUnknownOption()
  .passThroughOptions(false)
  .addHelpText(
    "after",
    "\nExamples:\n  $ resilience-graph query --list\n  $ resilience-graph query responses --issue extortion --place colombia\n  $ resilience-graph query responses --issue extortion --format csv > responses.csv\n  $ resilience-graph query '{ communities { nodes { id name } } }' --format ndjson",
  )
  .action(async (name: string | undefined, rest: readonly string[], options: Options) => {
    const gallery = await readGallery();
    if (options.list || (name === undefined && options.file === undefined)) {
      process.stdout.write(`${gallery.map((q) => describe(q)).join("\n")}\n`);
      return;
    }
    if (options.format !== undefined && !isPrintFormat(options.format))
      throw badInput(`--format ${options.format}: one of ${printFormats.join(", ")}.`);
    const schema = schemaOf(model, questions);
    const question =
      options.file === undefined ? questionNamed(gallery, name as string) : { document: await documentIn(options.file), variables: {} };
    const words = options.file === undefined ? rest : [name, ...rest].filter((w): w is string => w !== undefined);
    const document = parsed(schema, question.document);
    const given = variablesFrom(schema, document.operation, words);
    const variables = { ...question.variables, ...given };
    const assumed = Object.entries(question.variables).filter(([v]) => !Object.hasOwn(given, v));
    if (assumed.length) process.stderr.write(`Asked as the gallery has it: ${assumed.map(([v, value]) => `--${v} ${value}`).join(" ")}\n`);

    const languages = preference(options.lang === undefined ? [] : [options.lang]);
    const data =
      options.server === undefined
        ? await here(schema, document.document, variables, languages)
        : await there(options.server, question.document, variables, languages);
    const missing = Object.keys(data).filter((field) => data[field] === null);
    if (missing.length)
      process.stderr.write(
        `${missing.join(", ")}: no record of this id is to be seen. To find ids: resilience-graph query search --query ...\n`,
      );
    await print(data, options.format ?? (process.stdout.isTTY ? "table" : "json"), process.stdout);
  });

type Data = Record<string, unknown>;

/** Asks the graph itself, which must be open nowhere else. */
async function here(schema: GraphQLSchema, document: DocumentNode, variableValues: Data, languages: readonly string[]): Promise<Data> {
  const config = readConfig();
  const graph = await openGraph(config);
  try {
    await seed(graph, model, config.seedFolder);
    const reader = new Reader(model, graph, { level: 0, languages });
    const { data, errors } = await execute({ schema, document, variableValues, contextValue: reader });
    if (errors?.length) throw told(errors);
    return data as Data;
  } finally {
    await graph.close();
  }
}

/** Asks a running server. */
async function there(server: string, query: string, variables: Data, languages: readonly string[]): Promise<Data> {
  if (!/^https?:\/\//.test(server) || !URL.canParse(server))
    throw badInput(`--server ${server}: it must be an address, such as http://127.0.0.1:4000.`);
  const address = `${server.replace(/\/+$/, "")}/graphql`;
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": languages.join(", ") },
    body: JSON.stringify({ query, variables }),
  }).catch(() => {
    throw new Failure("UNAVAILABLE", `Nothing answers at ${address}: start the server, or leave --server out to ask the graph itself.`);
  });
  const { data, errors } = (await response
    .json()
    .catch(() => ({ errors: [{ message: `${address} is no GraphQL API (HTTP status ${response.status}).` }] }))) as {
    data?: Data;
    errors?: { message: string }[];
  };
  if (errors?.length || !data) throw new Failure("BAD_USER_INPUT", (errors ?? []).map((e) => e.message).join("\n"));
  return data;
}

const describe = ({ name, title, variables }: Question) =>
  `${name.padEnd(28)} ${title}${
    Object.keys(variables).length
      ? `\n${" ".repeat(29)}${Object.entries(variables)
          .map(([k, v]) => `--${k} ${JSON.stringify(v)}`)
          .join(" ")}`
      : ""
  }`;

function questionNamed(gallery: readonly Question[], name: string): Pick<Question, "document" | "variables"> {
  if (/^\s*(\{|query\b|#|fragment\b)/.test(name)) return { document: name, variables: {} };
  const found = gallery.find((q) => q.name === name);
  if (!found) throw badInput(`There is no question called "${name}" in the gallery. There are: ${gallery.map((q) => q.name).join(", ")}.`);
  return found;
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
    if (!operation) throw new GraphQLError("The document asks nothing: it holds no query.");
    return { document, operation };
  } catch (error) {
    throw badInput(error instanceof GraphQLError ? error.toString().replace(error.message, hinted(error.message)) : String(error));
  }
}

/** `--issue extortion` gives the document's variable $issue; lists are written with commas or by repeating. */
function variablesFrom(schema: GraphQLSchema, operation: OperationDefinitionNode, words: readonly string[]): Record<string, unknown> {
  const declared = new Map((operation.variableDefinitions ?? []).map((v) => [v.variable.name.value, v.type]));
  const variables: Record<string, unknown> = {};
  for (let i = 0; i < words.length; i++) {
    const [, name = "", inline] = /^--([A-Za-z_]\w*)(?:=(.*))?$/s.exec(words[i] as string) ?? [];
    const type = declared.get(name);
    if (!type)
      throw badInput(
        `${words[i]}: the question takes ${declared.size ? [...declared.keys()].map((v) => `--${v}`).join(", ") : "no variables"}.`,
      );
    const text = inline ?? words[++i];
    if (text === undefined) throw badInput(`--${name}: needs a value.`);
    variables[name] = variableOf(schema, type, name, text);
  }
  return variables;
}
/** @throws if the text cannot stand for a value of the type; what else is wrong with it the question says */
function variableOf(schema: GraphQLSchema, type: TypeNode, name: string, text: string): unknown {
  const refuse = (expected: string) => badInput(`--${name} ${text}: it must be ${expected}.`);
  const known = typeFromAST(schema, type as never) as GraphQLType | undefined;
  const bare = known instanceof GraphQLNonNull ? known.ofType : known;
  if (bare instanceof GraphQLList) return text.split(",").filter(Boolean);
  if (bare instanceof GraphQLScalarType && ["Int", "Float"].includes(bare.name)) {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number)) throw refuse("a number");
    return number;
  }
  if (bare instanceof GraphQLScalarType && bare.name === "Boolean") {
    if (!["true", "false"].includes(text)) throw refuse("true or false");
    return text === "true";
  }
  if (isInputType(bare) && /^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      throw refuse(`JSON, such as '{"name": {"containsIgnoreCase": "extortion"}}'`);
    }
  }
  return text;
}

/** What went wrong, as the API would say it. */
function told(errors: readonly GraphQLError[]): Error {
  const faults: unknown[] = [];
  const format = formatterOf((fault) => faults.push(fault));
  const messages = errors.map((e) => format(e.toJSON(), e).message);
  return faults.length ? new Error(faults.map(String).join("\n")) : new Failure("BAD_USER_INPUT", messages.join("\n"));
}
