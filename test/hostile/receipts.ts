import { hash } from "node:crypto";
import { sortedJson } from "../../src/text/canonical-json.js";
import type { AttackGroup } from "./attacked.js";
import { posted } from "./client.js";
import { answered, anyOf, failed, status } from "./outcomes.js";

const sent = (receipt: unknown) =>
  posted({ query: "query ($r: String!) { verifyReceipt(receipt: $r) { same rows { gone } claims { gone } } }", variables: { r: receipt } });
const items = { count: 0, listed: [] as unknown[], rest: null as unknown };
const whole = {
  form: 1,
  question: "responses",
  arguments: { issue: "extortion" } as Record<string, unknown>,
  method: { name: "responses", version: "1" } as unknown,
  dataVersion: null as unknown,
  columns: { identify: ["claim_id"], compare: [] as string[] },
  rows: items,
  claims: items,
};
/** A receipt of anything, with the checksum that fits it: anybody can compute it. */
const forged = (changes: Partial<typeof whole> & Record<string, unknown> = {}) => {
  const content = { ...whole, ...changes };
  return sent(JSON.stringify({ ...content, checksum: hash("sha256", sortedJson(content), "hex").slice(0, 32) }));
};
const wrong = failed("BAD_USER_INPUT");
const many = Array.from({ length: 1000 }, (_, n) => [[`claim-${n}`], "0"]);

/** Receipts that nobody took. */
export const receiptAttacks: readonly AttackGroup[] = [
  [
    "receipts",
    [
      ["nothing", sent(""), wrong],
      ["null", sent("null"), wrong],
      ["a list that is nested 100,000 times", sent("[".repeat(100_000)), wrong],
      [
        "arguments that are nested 90,000 times",
        sent(`{"form":1,"arguments":${"[".repeat(90_000)}${"]".repeat(90_000)}}`),
        failed("LIMIT_EXCEEDED"),
      ],
      ["a hundred thousand values", sent(`[${"0,".repeat(99_000)}0]`), wrong],
      ["more characters than a receipt has", sent("x".repeat(210_000)), wrong],
      ["more than a request may have", sent("x".repeat(300_000)), status(413)],
      ["no text", sent({ form: 1 }), anyOf(wrong, status(400))],
      ["a prototype", sent('{"__proto__":{"form":1},"constructor":1}'), wrong],
      ["a checksum of another", sent(JSON.stringify({ ...whole, checksum: "0".repeat(32) })), wrong],
      [
        "a thousand claims that never were",
        forged({ rows: { ...items, count: 1000, listed: many }, claims: { ...items, count: 1000, listed: many } }),
        answered('"gone":1000'),
      ],
      [
        "keys with more values than there are columns",
        forged({ rows: { ...items, count: 1, listed: [[Array(1000).fill("x"), "0"]] } }),
        wrong,
      ],
      ["a key that holds an object", forged({ rows: { ...items, count: 1, listed: [[[{}], "0"]] } }), wrong],
      ["a count beyond numbers", forged({ rows: { ...items, count: 1e300 } }), wrong],
      ["a column of Object.prototype", forged({ columns: { identify: ["constructor"], compare: [] } }), wrong],
      ["a question of Object.prototype", forged({ question: "__proto__" }), wrong],
      ["a question that is a path", forged({ question: "../graphql" }), wrong],
      ["Cypher as a question", forged({ question: "UNWIND range(1, 9) AS n RETURN n" }), wrong],
      ["arguments of Object.prototype", forged({ arguments: { issue: "extortion", toString: "x" } }), wrong],
      ["an argument that is a list", forged({ arguments: { issue: ["extortion", "crime"] } }), wrong],
      ["an argument without end", forged({ arguments: { issue: "x".repeat(190_000) } }), answered('"same":false')],
      [
        "a filter with everything",
        forged({ question: "claims", method: null, arguments: { filter: { or: Array(5000).fill({}) } } }),
        anyOf(wrong, failed("LIMIT_EXCEEDED")),
      ],
      [
        "a method of ours with a version that is code",
        forged({ method: { name: "responses", version: "process.exit()" } }),
        answered('"same":false'),
      ],
    ],
  ],
];
