import type { GraphQLSchema } from "graphql";
import type { Reader, RequestBudget } from "../../api/reading/reader.js";
import { badInput, Failure } from "../../errors.js";
import { recordsPerRow } from "../tables/pages.js";
import type { AnsweredRows, Repeatable } from "./answered-rows.js";
import { compareItems, type ItemComparison } from "./changes.js";
import { claimsBehindRows, digestedClaims, digestedRows, keyTextOf, type SeenClaim, seenClaims } from "./compared-items.js";
import type { Receipt, ReceiptItems } from "./receipt.js";
import { repeatableNamed, repeatablesIn } from "./repeatables.js";
import { atOneVersion, receiptReader } from "./take-receipt.js";

export interface Verification {
  readonly receipt: Receipt;
  readonly dataVersion: string | null;
  /** The version of the method today; null if the question has none. */
  readonly methodVersion: string | null;
  /** The record that the question names and that is not there for the viewer; null if all are there. */
  readonly missing: AbsentRecord | null;
  readonly rows: ItemComparison;
  readonly claims: ItemComparison;
  /** Claims that are gone from the answer, and that the viewer still sees: by id in the receipt. */
  readonly stillSeen: ReadonlyMap<string, SeenClaim>;
}

/** A record that a receipt asks about, by the argument that names it. */
export interface AbsentRecord {
  readonly argument: string;
  readonly value: string;
  /** What the question says of it today. */
  readonly message: string;
}

/** Whether the answer is as the receipt has it. */
export const isUnchanged = ({ rows, claims, missing }: Verification): boolean =>
  missing === null && [rows, claims].every(({ changes, restChanged }) => changes.length === 0 && !restChanged);

/**
 * Asks the question of a receipt again, as the viewer of today, and compares. What the viewer may not see reads as if it were not there.
 * @throws BAD_USER_INPUT for a question, a method or an argument that is not known
 */
export async function verifyReceipt(asking: Reader, schema: GraphQLSchema, receipt: Receipt): Promise<Verification> {
  const repeatable = await repeatableNamed(schema, asking.model, receipt.question);
  assertMethod(repeatable, receipt, await repeatablesIn(schema, asking.model));
  await asking.budget.charge?.(repeatable.cost);
  const reader = receiptReader(asking, chargedPages(asking.budget));
  const { dataVersion, found } = await atOneVersion(reader, () => compared(reader, repeatable, receipt));
  return { receipt, dataVersion, methodVersion: repeatable.method?.version ?? null, ...found };
}

async function compared(reader: Reader, repeatable: Repeatable, receipt: Receipt) {
  const { answer, missing = null } = await answerNow(reader, repeatable, receipt);
  const rows = answer ? digestedRows(answer, receipt.columns) : new Map<string, string>();
  const claims = digestedClaims(await seenClaims(reader, answer ? claimsBehindRows(answer) : []));
  const unknown = missingIds([receipt.rows, rows], [receipt.claims, claims]);
  if (unknown.length) await reader.budget.chargeOverrun?.(unknown.length);
  const successors = await reader.renew().formerIds.successorsOf(unknown);
  const comparison = compareItems(receipt.claims, claims, successors);
  return {
    missing,
    rows: compareItems(receipt.rows, rows, successors),
    claims: comparison,
    stillSeen: await stillSeen(reader, comparison, successors),
  };
}

interface AnswerNow {
  readonly answer?: AnsweredRows;
  readonly missing?: AbsentRecord;
}
/** The answer of today, or which record that it asks about is not there. @throws BAD_USER_INPUT for arguments that the question does not take */
async function answerNow(reader: Reader, repeatable: Repeatable, receipt: Receipt): Promise<AnswerNow> {
  try {
    return { answer: await repeatable.read(reader, repeatable.complete(receipt.arguments)) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, details } = error;
    if (code === "NOT_FOUND") return { missing: { argument: String(details.argument), value: String(details.value), message } };
    if (code !== "BAD_USER_INPUT") throw error;
    throw badInput(
      `receipt: ${repeatable.name} does not take its arguments today. ${message} Ask the question again with arguments that it takes, and take a new receipt.`,
      { ...details, argument: "receipt", receiptArgument: details.argument },
    );
  }
}

/** @throws BAD_USER_INPUT for a method that the question does not have, and for none where it has one */
function assertMethod({ name, method }: Repeatable, receipt: Receipt, all: readonly Repeatable[]): void {
  const given = receipt.method?.name;
  if (given === method?.name) return;
  const answered = `${name} ${method ? `is answered by ${method.name}` : "has no method"}`;
  const isKnown = all.some((other) => other.method?.name === given);
  const shown = given && JSON.stringify(given.slice(0, 50).toWellFormed());
  const wrong =
    shown === undefined ? "it has no method" : `its method ${shown} is ${isKnown ? "that of another question" : "unknown here"}`;
  throw badInput(`receipt: ${wrong}. ${answered}: take a new receipt.`, { argument: "receipt" });
}

/** The time of the request is for the whole verification. Each page is charged as rows by URL are. */
const chargedPages = (budget: RequestBudget): RequestBudget => ({
  get signal() {
    return budget.signal;
  },
  countStatements: budget.countStatements,
  chargeOverrun: budget.chargeOverrun,
  async paced(read) {
    const rows = await read();
    await budget.chargeOverrun?.(rows.length * recordsPerRow);
    return rows;
  },
});

/** The texts in keys that the answer does not have: ids, which may be former ones. */
function missingIds(...pairs: readonly (readonly [ReceiptItems, ReadonlyMap<string, string>])[]): string[] {
  const missing = pairs.flatMap(([{ listed }, now]) => listed.flatMap(([key]) => (now.has(keyTextOf(key)) ? [] : key.flat(2))));
  return [...new Set(missing)].filter((id): id is string => typeof id === "string" && id !== "");
}

/** Of the claims that are gone from an answer, those that the viewer still sees. */
async function stillSeen(reader: Reader, { changes }: ItemComparison, successors: ReadonlyMap<string, string>) {
  const gone = changes.flatMap(({ change, key: [id] }) => (change === "GONE" && typeof id === "string" ? [id] : []));
  const seen = await seenClaims(
    reader,
    gone.map((id) => successors.get(id) ?? id),
  );
  return new Map(gone.flatMap((id) => (seen.get(successors.get(id) ?? id) ? [[id, seen.get(successors.get(id) ?? id) as SeenClaim]] : [])));
}
