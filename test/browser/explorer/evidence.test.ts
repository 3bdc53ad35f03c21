import { firstDocuments } from "../../seed/seeded.js";
import { testWith } from "../../tools.js";
import { proxied } from "./proxy.js";
import { explorerOnSeed } from "./served-seed.js";

/** The evidence matrix and gaps as their reader sees them: what stands on the screen is what the API says. */
const inBrowser = testWith("Chromium");

const here = explorerOnSeed({ seed: { sources: firstDocuments } });
afterEach(() => expect(here.page.consoleLines).toEqual([]));

/** Goes to an address and waits for what it shows. */
async function open(address: string, selector: string) {
  await here.page.evaluate(`window.before = true; location.assign(${JSON.stringify(`${here.server.address}/${address}`)})`);
  await here.page.until(`!window.before && ${selector}`);
}
const shows = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const count = (selector: string) => here.page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const texts = (selector: string) =>
  here.page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.innerText.replace(/\\s+/g, " ").trim())`,
  );
const rowsAt = async (path: string) => {
  const text = await (await fetch(`${here.server.address}/${path}`)).text();
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};
const focused = () => here.page.evaluate<string>("document.activeElement.innerText.replace(/\\s+/g, ' ').trim()");
const parameter = (name: string) => here.page.evaluate<string | null>(`new URL(location.href).searchParams.get(${JSON.stringify(name)})`);

const filter = JSON.stringify({ predicate: { eq: "ADDRESSES" } });
const matrix = (more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ rows: "ISSUE", columns: "PRACTICE_TYPE", filter, ...more }).toString();

inBrowser("the head of a row keeps the focus while the names of records come after the counts", async () => {
  const proxy = await proxied(here.server.address);
  try {
    proxy.interfere = (to) => (to.includes("page-matrix-names") ? { delay: 1500 } : undefined);
    await here.page.evaluate(
      `window.before = true; location.assign(${JSON.stringify(`${proxy.address}/evidence-matrix?${matrix({ lang: "en" })}`)})`,
    );
    const head = `document.querySelector(".matrix tbody .head")`;
    await here.page.until(`!window.before && !!${head}`);
    const rows = await texts(".matrix tbody .head");
    expect(await here.page.evaluate(`${head}.focus(), new URL(${head}.href).pathname`)).toMatch(/^\/id\//);
    await here.page.until(`/^\\/issue\\//.test(new URL(${head}.href).pathname)`);
    expect(await here.page.evaluate(`document.activeElement === ${head}`)).toBe(true);
    expect(await texts(".matrix tbody .head bdi")).toEqual(rows);
  } finally {
    await here.page.evaluate(`location.assign(${JSON.stringify(`${here.server.address}/about`)})`);
    await here.page.until(`location.pathname === "/about"`);
    await proxy.close();
  }
});

inBrowser("gaps are those of the API, in the order of their kinds, and a count leads to as many claims", async () => {
  await open("response-gaps?place=western-balkans&lang=en", shows(".gap-row"));
  const rows = await rowsAt("response-gaps.ndjson?place=western-balkans");
  expect(await count(".gap-row")).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(5);
  const kinds = await texts(".gap-group h2");
  expect(kinds[0]).toBe("none recorded");
  expect(kinds.at(-1)).toBe("reported here");
  const none = rows.filter(({ kind }) => kind === "NONE_RECORDED").map(({ issue_name }) => issue_name as string);
  expect(await texts(".gap-group:first-of-type h3")).toEqual(none.sort());
  // The summary has each kind with its number.
  const counts = new Map<string, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const summary = await here.page.text(".lead");
  const numbers = [...summary.matchAll(/\((\d+)\)/g)].map(([, n]) => Number(n));
  expect(summary).toContain(`none recorded (${counts.get("NONE_RECORDED")})`);
  expect([...numbers].sort()).toEqual([...counts.values()].sort());
  // A place can be asked about as a community can.
  expect(await count(".gap-foot > a")).toBe(rows.length);
  // A count of claims leads to exactly these.
  const unplaced = rows.find(({ kind }) => kind === "UNPLACED_ONLY");
  const read = await here.page.evaluate<string>(
    `[...document.querySelectorAll(".gap-row")].find((row) => row.querySelector("h3").innerText === ${JSON.stringify(unplaced.issue_name)}).querySelector("p a").href`,
  );
  expect(read).toContain("scopes=UNPLACED");
  const behind = await rowsAt(read.slice(here.server.address.length + 1).replace("responses?", "responses.ndjson?"));
  expect(behind).toHaveLength(unplaced.claims);
  // A kind is chosen in the address.
  await here.page.click(".gap-kinds li:nth-child(2) a");
  await here.page.until(`document.querySelectorAll(".gap-row").length === ${none.length}`);
  expect(await parameter("kinds")).toBe("NONE_RECORDED");
});

inBrowser("where no issue is recorded as faced, that is said, and what is near", async () => {
  const url = "response-gaps?place=albania&lang=en";
  await open(url, shows(".nothing"));
  expect(await rowsAt("response-gaps.ndjson?place=albania")).toEqual([]);
  const [text = ""] = await texts(".nothing");
  expect(text).toContain("No claim counted here says that Albania itself faces any issue. That does not mean it does not.");
});

inBrowser("a matrix needs no parameters, and its address says then what it asks", async () => {
  await open("evidence-matrix?lang=en", shows(".matrix td a"));
  expect([await parameter("rows"), await parameter("columns"), await parameter("filter")]).toEqual(["ISSUE", "PRACTICE_TYPE", filter]);
});

inBrowser("each cell that is not empty stands in the table, once all is unfolded, and opens exactly its claims", async () => {
  await open(`evidence-matrix?${matrix({ shows: "notFaced,emptyRows,emptyColumns", lang: "en" })}`, shows(".matrix td a"));
  const rows = await rowsAt(`evidence-matrix.ndjson?${matrix()}`);
  const filled = rows.filter(({ value }) => value > 0);
  expect(filled.length).toBeGreaterThan(20);
  expect(await count(".matrix td a")).toBe(filled.length);
  const issues = new Set(rows.map(({ row }) => row));
  expect(await count(".matrix tbody tr")).toBe(issues.size);
  const numbers = await here.page.evaluate<number>(
    "[...document.querySelectorAll('.matrix td a .cell-part > span:not(.visually-hidden)')].reduce((sum, e) => sum + Number(e.innerText), 0)",
  );
  expect(numbers).toBe(filled.reduce((sum, { value }) => sum + value, 0));
  const names = await texts(".matrix tbody th");
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));

  const cell = filled.find(({ row, column, value }) => row && column && value > 1);
  await here.page.click(`[id="cell-${cell.row},${cell.column}"]`);
  await here.page.until(shows("dialog.drawer[open] .claim-row"));
  expect(await count("dialog .claim-row")).toBe(cell.value);
  const csv = await here.page.evaluate<string>(
    "[...document.querySelectorAll('dialog a')].find((a) => a.href.includes('claims.csv')).href",
  );
  expect(await rowsAt(csv.slice(here.server.address.length + 1).replace(".csv", ".ndjson"))).toHaveLength(cell.value);
  // A claim of it opens over it, and closing both leads back to the cell.
  await here.page.click("dialog .look");
  await here.page.until(shows("dialog[open] .claim .claim-ends"));
  // By their buttons: Escape closes all that were opened without a hand, and scripts have none.
  await here.page.evaluate("document.querySelector('dialog[open] .claim').closest('dialog').querySelector('.modal-head button').click()");
  await here.page.until("document.querySelectorAll('dialog[open]').length === 1");
  await here.page.click("dialog[open] .modal-head button");
  await here.page.until(`document.activeElement.id === ${JSON.stringify(`cell-${cell.row},${cell.column}`)}`);
});

inBrowser("the keys walk the table, which is one stop of Tab", async () => {
  await open(`evidence-matrix?${matrix({ lang: "en" })}`, shows(".matrix td a"));
  // Names that are read after the counts put the rows in their last order.
  await here.page.until(`performance.getEntriesByType("resource").some((r) => r.name.includes("page-matrix-names") && r.responseEnd > 0)`);
  await here.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
  expect(await count(".matrix [tabindex='0']")).toBe(1);
  await here.page.evaluate("document.querySelector('.matrix [tabindex=\"0\"]').focus()");
  await here.page.press("Home", "Home", 36);
  const [first = ""] = await texts(".matrix tbody th");
  expect(await focused()).toBe(first);
  await here.page.press("End", "End", 35);
  const [total = ""] = await texts(".matrix tbody .matrix-total");
  expect(await focused()).toBe(total);
  await here.page.press("Home", "Home", 36, 2);
  expect(await focused()).toContain("by name");
  // The order is turned by Enter.
  const before = await texts(".matrix tbody th");
  await here.page.evaluate("document.activeElement.click()");
  await here.page.until("new URL(location.href).searchParams.get('sort') === 'name-desc'");
  expect(await texts(".matrix tbody th")).toEqual(before.toReversed());
  expect(await here.page.evaluate("document.querySelector('.matrix th').ariaSort")).toBe("descending");
  expect(await count(".matrix [tabindex='0']")).toBe(1);
});

inBrowser("places, communities and issues are never in the order of their numbers", async () => {
  await open(
    `evidence-matrix?${matrix({ columns: "COMMUNITY", place: "colombia", sort: "total", lang: "en" })}`,
    shows(".matrix tbody th"),
  );
  const names = await texts(".matrix tbody th");
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
  expect(await count(".matrix .sort")).toBe(1);
  // Marks of places have one size.
  const sizes = await here.page.evaluate<string[]>(
    "[...new Set([...document.querySelectorAll('.matrix td a svg')].map((e) => e.getAttribute('width')))]",
  );
  expect(sizes.length).toBeLessThanOrEqual(1);
});
