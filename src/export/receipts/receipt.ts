import { hash } from "node:crypto";
import type { Cell } from "../../api/answers/cells.js";
import { unlimited } from "../../api/limits/limits.js";
import { inJson, ValueCounter } from "../../api/limits/values.js";
import { badInput } from "../../errors.js";
import { sortedJson } from "../../text/canonical-json.js";

/** The form of the receipts that this release writes and reads. Raise it when one of them means something else. */
export const receiptForm = 1;
/** How many characters a receipt may have: a request that carries it fits the usual limit of a body. */
export const maxReceiptLength = 200_000;
/** How many rows, and how many claims, a receipt lists at most. */
export const maxListed = 1000;

/** What identifies a row or a claim: the values of its identifying columns, or its id. */
export type ItemKey = readonly Cell[];
/** A row or a claim, with a digest of what was seen of it. */
export type ReceiptItem = readonly [key: ItemKey, digest: string];

/** The rows or the claims of an answer. */
export interface ReceiptItems {
  readonly count: number;
  readonly listed: readonly ReceiptItem[];
  /** A digest of all that are not listed; null if there are none. */
  readonly rest: string | null;
}

/** What an answer was, kept by its reader, so that it can be compared with what the graph answers later. */
export interface Receipt {
  readonly form: number;
  /** What was asked: the path of its rows, without the format. */
  readonly question: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly method: { readonly name: string; readonly version: string } | null;
  /** The version of all that its reader saw. */
  readonly dataVersion: string | null;
  /** The columns that identify its rows, and those that are compared. */
  readonly columns: { readonly identify: readonly string[]; readonly compare: readonly string[] };
  readonly rows: ReceiptItems;
  readonly claims: ReceiptItems;
}

/** A digest of a text, short enough that a thousand of them fit a receipt. */
export const digestOf = (text: string, digits = 16): string => hash("sha256", text, "hex").slice(0, digits);
const checksumOf = (receipt: object): string => digestOf(sortedJson(receipt), 32);

/** A receipt as a file. Its checksum finds accidents. It does not prove who wrote it: whoever changes a receipt can compute another. */
export function receiptText(receipt: Receipt): string {
  const text = `${sortedJson({ ...receipt, checksum: checksumOf(receipt) })}\n`;
  if (text.length > maxReceiptLength)
    throw badInput(`The receipt would have more than ${maxReceiptLength} characters: give shorter arguments.`);
  return text;
}

const refused = (what: string, instead: string) => badInput(`receipt: ${what}. ${instead}`, { argument: "receipt" });
const anew = "Take the file as it was saved, or take a new receipt.";

/** @throws BAD_USER_INPUT for a text that is no receipt, for one of another form, and for one whose checksum does not fit */
export function receiptFrom(text: string): Receipt {
  if (text.length > maxReceiptLength) throw refused(`it has more than ${maxReceiptLength} characters`, anew);
  const value = parsed(text);
  if (!isObject(value)) throw refused("it is not a receipt, which is a JSON object", anew);
  // Whatever it holds is walked from here on.
  new ValueCounter(unlimited, inJson).add(value);
  const { form, checksum, ...rest } = value;
  if (form === undefined) throw refused("it is not a receipt, which has a form: it may be another JSON file", anew);
  if (form !== receiptForm)
    throw refused(
      `its form is ${JSON.stringify(form).slice(0, 50)}, and this release reads form ${receiptForm}`,
      "Verify it with the release that wrote it, or a newer one.",
    );
  if (checksum !== checksumOf({ form, ...rest })) throw refused("its checksum does not fit: something in it was changed or lost", anew);
  const receipt = { form, ...rest } as unknown as Receipt;
  const unknown = unknownPart(receipt);
  if (unknown !== undefined)
    throw refused(`it has a part ${JSON.stringify(unknown.slice(0, 50).toWellFormed())}, which receipts do not have`, anew);
  const wrong = wrongPart(receipt);
  if (wrong) throw refused(`its part "${wrong}" is not as receipts have it`, anew);
  return receipt;
}

function parsed(text: string): unknown {
  try {
    // Some editors put a byte order mark before a text that they save.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw refused("it is not JSON", anew);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.every(isValue) : value === null || ["string", "number", "boolean"].includes(typeof value);
const isItem = (item: unknown) =>
  Array.isArray(item) && item.length === 2 && Array.isArray(item[0]) && item[0].every(isValue) && isText(item[1]);
const isItems = (items: unknown): items is ReceiptItems =>
  isObject(items) &&
  Number.isSafeInteger(items.count) &&
  Array.isArray(items.listed) &&
  items.listed.length <= maxListed &&
  items.listed.every(isItem) &&
  (items.count as number) >= items.listed.length &&
  (items.rest === null ? items.count === items.listed.length : isText(items.rest));

/** The parts of a receipt, and what those that have parts have. */
const parts: Readonly<Record<Exclude<keyof Receipt, "arguments">, readonly string[]>> & Readonly<Record<"arguments", undefined>> = {
  form: [],
  question: [],
  arguments: undefined,
  method: ["name", "version"],
  dataVersion: [],
  columns: ["identify", "compare"],
  rows: ["count", "listed", "rest"],
  claims: ["count", "listed", "rest"],
};
/** A part that receipts do not have. The arguments are checked with the question. */
function unknownPart(receipt: object): string | undefined {
  const known: Readonly<Record<string, readonly string[] | undefined>> = parts;
  for (const [name, value] of Object.entries(receipt)) {
    if (!Object.hasOwn(known, name)) return name;
    const inner = known[name];
    const odd = inner && isObject(value) ? Object.keys(value).find((key) => !inner.includes(key)) : undefined;
    if (odd !== undefined) return `${name}.${odd}`;
  }
  return undefined;
}

/** The first part of a receipt that has not the form of one. */
function wrongPart(receipt: Receipt): string | undefined {
  const { question, arguments: given, method, dataVersion, columns, rows, claims } = receipt;
  const checks: Readonly<Record<string, () => boolean>> = {
    question: () => isText(question),
    arguments: () => isObject(given),
    method: () => method === null || (isObject(method) && isText(method.name) && isText(method.version)),
    dataVersion: () => dataVersion === null || (isText(dataVersion) && /^[0-9a-f]{32}$/.test(dataVersion)),
    columns: () => isObject(columns) && isTexts(columns.identify) && isTexts(columns.compare),
    rows: () => isItems(rows) && rows.listed.every(([{ length }]) => [0, 1].includes(length - columns.identify.length)),
    claims: () => isItems(claims) && claims.listed.every(([{ length }]) => length === 1),
  };
  return Object.entries(checks).find(([, holds]) => !holds())?.[0];
}
