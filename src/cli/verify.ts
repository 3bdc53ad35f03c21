import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { Command } from "commander";
import { parse } from "graphql";
import { selectionOf } from "../api/answers/document.js";
import { languagePreference, parseLanguage } from "../api/reading/languages.js";
import { badInput } from "../errors.js";
import { productSchema } from "../export/product-schema.js";
import { maxReceiptLength } from "../export/receipts/receipt.js";
import { verification } from "../export/receipts/verification.js";
import { model } from "../model/index.js";
import { askGraph, askServer } from "./questions/ask.js";

/** The exit code for an answer that is not what the receipt has. */
export const differsExitCode = 3;

export const verifyCommand = new Command("verify")
  .description("Ask the question of a receipt again, and say what is gone, new or different.")
  .argument("<file>", "the receipt, as `query --receipt` or an address that ends in .receipt.json gave it (-: standard input)")
  .option("--lang <tag>", "the language of the sentences, such as es")
  .option("--server <address>", "ask a running server instead of the graph itself, such as http://127.0.0.1:4000")
  .addHelpText(
    "after",
    `\nExits with 0 if the answer is what the receipt has, with ${differsExitCode} if it differs.\n\nExamples:\n  $ resilience-graph verify responses.receipt.json\n  $ resilience-graph verify responses.receipt.json --server http://127.0.0.1:4000`,
  )
  .action(async (file: string, { lang, server }: { readonly lang?: string; readonly server?: string }) => {
    const variables = { receipt: await receiptIn(file) };
    const languages = lang === undefined ? languagePreference([]) : parseLanguage(lang);
    const document = `query ($receipt: String!) { verifyReceipt(receipt: $receipt) { ${selectionOf(verification.fields)} } }`;
    const data =
      server === undefined
        ? await askGraph(productSchema(model), parse(document), variables, languages)
        : await askServer(server, document, variables, languages);
    const found = data.verifyReceipt as Verified;
    process.stdout.write(inWords(found));
    if (!found.same) process.exitCode = differsExitCode;
  });

async function receiptIn(file: string): Promise<string> {
  const path = file === "-" ? "/dev/stdin" : file;
  try {
    // More than a receipt can have is not read.
    if ((await stat(path)).size > 4 * maxReceiptLength) throw badInput(`${file}: it has more than ${maxReceiptLength} characters.`);
    return await text(createReadStream(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code !== "BAD_USER_INPUT") throw badInput(`${file}: this file cannot be read.`);
    throw error;
  }
}

interface Versions {
  readonly before: string | null;
  readonly now: string | null;
  readonly changed: boolean;
}
interface Compared {
  readonly changes: readonly {
    readonly change: string;
    readonly id: string;
    readonly now: string | null;
    readonly status: string | null;
  }[];
}
/** The answer of the API. */
interface Verified {
  readonly same: boolean;
  readonly summary: { readonly value: string };
  readonly nextStep: { readonly value: string };
  readonly missing: string | null;
  readonly question: string;
  readonly arguments: string;
  readonly identifiedBy: readonly string[];
  readonly dataVersion: Versions;
  readonly method: Versions | null;
  readonly rows: Compared;
  readonly claims: Compared;
}

function inWords({
  summary,
  nextStep,
  missing,
  question,
  arguments: given,
  identifiedBy,
  dataVersion,
  method,
  rows,
  claims,
}: Verified): string {
  return [
    summary.value,
    nextStep.value,
    ...(missing === null ? [] : [`Missing: ${missing}`]),
    `Question: ${question} ${given}`,
    ...versionLines("Data version", dataVersion),
    ...(method ? versionLines("Method version", method) : []),
    ...changeLines(`Rows (${identifiedBy.join(" | ")})`, rows),
    ...changeLines("Claims", claims),
    "",
  ].join("\n");
}
const versionLines = (name: string, { before, now, changed }: Versions) => [
  `${name}: ${before ?? "none"}${changed ? `, now ${now ?? "none"}` : ", as it was"}`,
];
const changeLines = (title: string, { changes }: Compared) =>
  changes.length
    ? [
        `${title}:`,
        ...changes.map(({ change, id, now, status }) => {
          const led = now !== null && now !== id ? ` -> ${now}` : "";
          return `  ${change.toLowerCase().padEnd(9)} ${id}${led}${status === null ? "" : ` (still there: ${status})`}`;
        }),
      ]
    : [];
