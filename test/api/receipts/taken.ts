import { Reader } from "../../../src/api/reading/reader.js";
import { receiptText } from "../../../src/export/receipts/receipt.js";
import { repeatableNamed } from "../../../src/export/receipts/repeatables.js";
import { takeReceipt } from "../../../src/export/receipts/take-receipt.js";
import type { Graph } from "../../../src/graph/graph.js";
import type { Level } from "../../../src/model/entity.js";
import { model } from "../../../src/model/index.js";
import { schema } from "../../schema.js";

/** The text of a receipt of a question, as a viewer of a level takes it. */
export async function taken(graph: Graph, level: Level, question: string, given: object, languages = ["en"]): Promise<string> {
  const reader = new Reader(model, graph, { level, roles: [], languages });
  return receiptText(await takeReceipt(reader, await repeatableNamed(schema, model, question), given as Record<string, unknown>));
}

/** All that the verification of a receipt says, apart from the sentences. */
export const verified = `query ($receipt: String!) {
  verifyReceipt(receipt: $receipt) {
    same missing question arguments identifiedBy
    summary { value template } nextStep { value template }
    dataVersion { before now changed } method { before now changed }
    rows { ...Compared } claims { ...Compared }
  }
}
fragment Compared on ReceiptComparison {
  before now same gone new different moved restChanged changes { change id now differs status }
}`;
