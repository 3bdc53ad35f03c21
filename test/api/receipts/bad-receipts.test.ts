import { hash } from "node:crypto";
import { Reader } from "../../../src/api/reading/reader.js";
import { maxReceiptLength, receiptForm, receiptFrom } from "../../../src/export/receipts/receipt.js";
import { verifyReceipt } from "../../../src/export/receipts/verify-receipt.js";
import type { Graph } from "../../../src/graph/graph.js";
import { model } from "../../../src/model/index.js";
import { sortedJson } from "../../../src/text/canonical-json.js";
import { type Ask, asker, graphOf } from "../../harness.js";
import { schema } from "../../schema.js";
import { world } from "../../world.js";
import { taken, verified } from "./taken.js";

/** What is no receipt, or none that can be verified, is refused with the reason and what to do. */
let graph: Graph;
let ask: Ask;
let receipt: Record<string, unknown>;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
  receipt = JSON.parse(await taken(graph, 0, "responses", { issue: "extortion" }));
});
afterAll(() => graph.close());

/** A receipt with other content and the checksum that fits it, as somebody could make it who knows the form. */
function forged(changes: object): string {
  const { checksum: _, ...content } = { ...receipt, ...changes } as Record<string, unknown>;
  return JSON.stringify({ ...content, checksum: hash("sha256", sortedJson(content), "hex").slice(0, 32) });
}
async function refusal(text: string) {
  const { data, errors, faults } = await ask(verified, { variables: { receipt: text } });
  expect({ data, faults }).toEqual({ data: null, faults: [] });
  return { message: errors[0]?.message, code: errors[0]?.extensions?.code };
}

test("the receipt itself is read, and so is one that was written in another order, with other spaces", async () => {
  const reversed = Object.fromEntries(Object.entries(receipt).reverse());
  for (const text of [JSON.stringify(receipt), JSON.stringify(reversed, null, 2), `\ufeff${JSON.stringify(receipt)}`, forged({})])
    expect((await ask(verified, { variables: { receipt: text } })).data.verifyReceipt.same).toBe(true);
});

/** What is said of arguments that the question does not take: which one, why, and what to do. */
const inArguments = (question: string, why: string) =>
  new RegExp(
    `^receipt: ${question} does not take its arguments today\\. ${why} Ask the question again with arguments that it takes, and take a new receipt\\.$`,
  );

const anew = "Take the file as it was saved, or take a new receipt.";
test.each([
  ["nothing", () => "", `receipt: it is not JSON. ${anew}`],
  ["no JSON", () => "{", `receipt: it is not JSON. ${anew}`],
  ["a list", () => "[]", `receipt: it is not a receipt, which is a JSON object. ${anew}`],
  ["another file", () => "{}", `receipt: it is not a receipt, which has a form: it may be another JSON file. ${anew}`],
  [
    "an unknown form",
    () => forged({ form: 2 }),
    `receipt: its form is 2, and this release reads form ${receiptForm}. Verify it with the release that wrote it, or a newer one.`,
  ],
  [
    "a checksum that does not fit",
    () => JSON.stringify({ ...receipt, dataVersion: "0" }),
    `receipt: its checksum does not fit: something in it was changed or lost. ${anew}`,
  ],
  ["no rows", () => forged({ rows: undefined }), `receipt: its part "rows" is not as receipts have it. ${anew}`],
  [
    "rows of another form",
    () => forged({ rows: { count: 1, listed: [["a", "b"]], rest: null } }),
    `receipt: its part "rows" is not as receipts have it. ${anew}`,
  ],
  [
    "a count that is too small",
    () => forged({ claims: { count: 0, listed: [[["a"], "b"]], rest: null } }),
    `receipt: its part "claims" is not as receipts have it. ${anew}`,
  ],
  [
    "an unknown method",
    () => forged({ method: { name: "oracle-bones", version: "1" } }),
    'receipt: its method "oracle-bones" is unknown here. responses is answered by responses: take a new receipt.',
  ],
  [
    "the method of another question",
    () => forged({ method: { name: "compare", version: "1" } }),
    'receipt: its method "compare" is that of another question. responses is answered by responses: take a new receipt.',
  ],
  ["no method", () => forged({ method: null }), "receipt: it has no method. responses is answered by responses: take a new receipt."],
  ["an unknown part", () => forged({ mood: "good" }), `receipt: it has a part "mood", which receipts do not have. ${anew}`],
  [
    "an unknown part of a part",
    () => forged({ rows: { count: 0, listed: [], rest: null, mood: "good" } }),
    `receipt: it has a part "rows.mood", which receipts do not have. ${anew}`,
  ],
  ["no data version", () => forged({ dataVersion: "zz" }), `receipt: its part "dataVersion" is not as receipts have it. ${anew}`],
  [
    "an unknown question",
    () => forged({ question: "response" }),
    expect.stringContaining('receipt: there are no rows of a question "response". Did you mean responses'),
  ],
  [
    "an unknown column",
    () => forged({ columns: { ...(receipt.columns as object), compare: ["mood"] } }),
    'receipt: the rows have no column "mood" any more. Take a new receipt.',
  ],
  [
    "an unknown argument",
    () => forged({ arguments: { issue: "extortion", mood: "good" } }),
    expect.stringMatching(inArguments("responses", "mood: responses has no such argument\\. It has [\\w, ]+\\.")),
  ],
  [
    "an argument that does not fit",
    () => forged({ arguments: { issue: "extortion", effects: ["GOOD"] } }),
    expect.stringMatching(inArguments("responses", "effects: .*GOOD.*")),
  ],
  [
    "arguments that do not go together",
    () => forged({ arguments: { place: "river", issueScopes: ["EXACT"] } }),
    expect.stringMatching(inArguments("responses", "issueScopes: they relate to `issue`\\. .*")),
  ],
  [
    "a missing argument",
    () => forged({ question: "transfer-candidates", method: { name: "transferCandidates", version: "1" }, arguments: {} }),
    expect.stringMatching(inArguments("transfer-candidates", "community: needed, such as [\\w-]+\\.")),
  ],
  ["too much", () => `"${"x".repeat(maxReceiptLength)}"`, `receipt: at most ${maxReceiptLength} characters.`],
])("%s is refused", async (_, text, message) => {
  expect(await refusal(text())).toEqual({ message, code: "BAD_USER_INPUT" });
});

test("values that are nested without end are refused before they are walked", async () => {
  const nested = `{"form":1,"arguments":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
  expect(await refusal(nested)).toMatchObject({ code: "LIMIT_EXCEEDED" });
});

test("another version of the method is said, and is no error", async () => {
  const text = forged({ method: { name: "responses", version: "0" }, rows: { count: 0, listed: [], rest: null } });
  const { data } = await ask(verified, { variables: { receipt: text } });
  expect(data.verifyReceipt).toMatchObject({
    same: false,
    method: { before: "0", now: "1", changed: true },
    nextStep: { template: "READ_METHOD" },
  });
});

test("another version of the method is said too where the answer is as it was", async () => {
  const { data } = await ask(verified, { variables: { receipt: forged({ method: { name: "responses", version: "0" } }) } });
  expect(data.verifyReceipt).toMatchObject({
    same: true,
    method: { before: "0", now: "1", changed: true },
    nextStep: { template: "CITE_METHOD", value: expect.stringMatching(/method has changed since: docs\/methods\.md/) },
  });
});

test("it costs what its question costs, and its rows, beside what a receipt costs", async () => {
  const charges: number[] = [];
  const charge = (cost: number) => void charges.push(cost);
  const reader = new Reader(model, graph, { level: 0, roles: [], languages: ["en"] }, { charge, chargeOverrun: charge });
  await verifyReceipt(reader, schema, receiptFrom(forged({})));
  const rows = (receipt.rows as { count: number }).count;
  expect(rows).toBe(2);
  // The question, its rows, and the claims behind them.
  expect(charges).toEqual([200, 10 * rows, 10 * rows]);
});
