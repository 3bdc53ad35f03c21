import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Ask } from "./harness.js";
import { seeded } from "./seed/seeded.js";

/** The document for clients is run: its queries have answers, and what it calls an error is one. */
const text = readFileSync(fileURLToPath(new URL("../docs/clients.md", import.meta.url)), "utf8");
const documents = [...text.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, document = ""]) => document);

let ask: Ask;
let close: () => Promise<void>;
beforeAll(async () => ({ ask, close } = await seeded()));
afterAll(() => close());

test("its queries find something", async () => {
  expect(documents.length).toBeGreaterThan(3);
  for (const document of documents) {
    const { data, errors } = await ask(document);
    expect([document, errors]).toEqual([document, []]);
    const totals = [...JSON.stringify(data).matchAll(/"totalCount":(\d+)/g)].map(([, n]) => Number(n));
    expect([document, totals.length > 0, Math.min(...totals) > 0]).toEqual([document, true, true]);
  }
});

test("what it says of null and of empty lists is so", async () => {
  const rows = [...text.matchAll(/^\| (.*) \| (.*) \|$/gm)].map(([, what = "", meaning = ""]) => ({ what, meaning }));
  const total = async (call: string) => {
    const { data, errors } = await ask(`{ ${call} { totalCount } }`);
    return errors.length ? ("an error" as const) : Object.values<{ totalCount: number }>(data)[0]?.totalCount;
  };
  const all = await total("places");
  for (const [named, call, expected] of [
    ["name: { eq: null }", "places(filter: { name: { eq: null } })", "an error"],
    ["{ in: null }", "places(filter: { kind: { in: null } })", "an error"],
    ["{ isNull: null }", "places(filter: { iso: { isNull: null } })", "an error"],
    ["every", "places(filter: { faces: { every: null } })", "an error"],
    ["in: [null]", "places(filter: { kind: { in: [null] } })", "an error"],
    ["orderBy: [null]", "places(orderBy: [null])", "an error"],
    ["first", "places(first: null)", "an error"],
    ["filter", "places(filter: null)", all],
    ["within", "places(within: null)", all],
    ["after", "places(after: null)", all],
    ["and: []", "places(filter: { and: [] })", all],
    ["not: {}", "places(filter: { not: {} })", 0],
    ["types: []", `search(query: "a", types: [])`, 0],
    ["scopes: []", `responses(issue: "threats-to-social-leaders", place: "colombia", scopes: [])`, 0],
    ["or: []", "places(filter: { or: [] })", 0],
    ["orderBy: []", "places(orderBy: [])", all],
  ] as const) {
    expect([named, rows.some(({ what, meaning }) => `${what} ${meaning}`.includes(named))]).toEqual([named, true]);
    expect([call, await total(call)]).toEqual([call, expected]);
  }
  const faces = (filter: string) => total(`places(filter: { faces: ${filter} })`);
  expect(await faces("{}")).toBe(await faces("{ some: {} }"));
});
