import { answered } from "../../http/served.js";
import { testWith } from "../../tools.js";
import type { DrivenPage } from "../driven-page.js";
import { explorerOnSeed } from "./served-seed.js";

/** Data, how to read an answer, and methods, as their readers use them. */
const inBrowser = testWith("Chromium");

const here = explorerOnSeed();
afterAll(() => expect(here.page.consoleLines).toEqual([]));

/** Opens a page, and waits until it has what a selector finds. */
async function open(path: string, selector: string): Promise<DrivenPage> {
  await here.page.evaluate(`location.href = ${JSON.stringify(here.server.address + path)}`);
  await here.page.until(`location.href.endsWith(${JSON.stringify(path)}) && !!document.querySelector(${JSON.stringify(selector)})`);
  return here.page;
}

const texts = (of: DrivenPage, selector: string) =>
  of.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.textContent)`);
const hrefs = (of: DrivenPage, selector: string) =>
  of.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.href)`);

inBrowser("the page about data tells how much there is, and what it links answers", async () => {
  const data = await open("/data", ".ready li");
  await data.until(
    "document.querySelectorAll('.tables .formats').length > 3 && /\\d/.test(document.querySelector('.downloads p').textContent)",
  );
  const lines = (await (await here.server.get("/claims.csv")).text()).trim().split("\n");
  expect((await texts(data, ".downloads p"))[0]).toContain(`${lines.length - 1} rows`);
  const { body: files } = await answered(here.server.get("/files.json"));
  await data.until("document.querySelectorAll('.file-formats:not(.lists) a').length > 0");
  const addresses = files.map(({ path }: { path: string }) => `${here.server.address}/${path}`).sort();
  expect((await hrefs(data, ".file-formats:not(.lists) a")).map((address) => address.replace(/[?&]lang=\w+/, "")).sort()).toEqual(
    addresses,
  );
  expect(addresses).toContain(`${here.server.address}/graph.ndjson`);
  expect(await texts(data, ".ready > li > a")).toHaveLength((await answered(here.server.get("/gallery.json"))).body.length);
  const { data: answer } = (await answered(here.server.post({ query: "{ changes { totalCount } }" }))).body;
  expect(await texts(data, ".change-list tbody tr")).toHaveLength(Math.min(10, answer.changes.totalCount));
  const snippets = await texts(data, ".snippet code");
  const addressed = snippets.flatMap((text) => [...text.matchAll(/http:[^"\s}]+/g)].map(([address]) => address));
  expect(addressed.length).toBeGreaterThan(2);
  const linked = [...(await hrefs(data, ".tables a, .downloads a")), ...addressed];
  for (const address of linked) {
    const { origin, pathname, search } = new URL(address);
    const response = await here.server.get(pathname + search, { range: "bytes=0-0" });
    expect([address, origin, response.status]).toEqual([address, here.server.address, 200]);
    await response.body?.cancel();
  }
});

/** Drops a text as a file on the page. */
const drop = (text: string) => `{
  const files = new DataTransfer();
  files.items.add(new File([${JSON.stringify(text)}], "kept.receipt.json"));
  document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files }));
}`;

inBrowser("a receipt that is dropped is checked, in the language of the page, and stands in no address", async () => {
  const data = await open("/data?lang=es", ".drop");
  const receipt = await (await here.server.get("/responses.receipt.json?issue=threats-to-social-leaders&place=colombia")).text();
  await data.evaluate(drop(receipt));
  await data.until("document.querySelector('.verdict .lead') !== null");
  expect(await texts(data, ".verdict .lead")).toEqual(["La respuesta es la del recibo."]);
  const [before, now] = (await texts(data, ".counts tbody tr")).map((row) => row.replace(/^\D+/, ""));
  expect(now).toBe(before);
  expect(await hrefs(data, ".verdict > p:last-child a")).toEqual([expect.stringContaining("/responses?issue=threats-to-social-leaders")]);

  const edited = receipt.replace("threats-to-social-leaders", "extortion");
  await data.evaluate(drop(edited));
  await data.until("document.querySelector('.verdict .problem') !== null");
  expect(await texts(data, ".verdict .lead")).toEqual([]);
  expect((await texts(data, ".verdict .problem"))[0]).toMatch(/kept\.receipt\.json.*checksum/s);

  const asked = await data.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name)");
  expect(asked).toContain(`${here.server.address}/graphql`);
  expect(asked.filter((address) => /receipt=|verif|page-receipt/.test(address))).toEqual([]);
});

inBrowser("a claim is taken apart: each part has its note, and the claim can be looked at", async () => {
  const about = await open("/about", ".taken-apart");
  expect(await texts(about, ".note-number > :first-child")).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  expect(await texts(about, ".notes li")).toHaveLength(7);
  expect(await texts(about, ".phrases .badge")).toHaveLength(30);
  await about.click(".taken-apart .look");
  await about.until("document.querySelector('dialog[open] .claim-sentence') !== null");
  const [sentence] = await texts(about, "dialog[open] .claim-sentence bdi");
  expect(await texts(about, ".taken-apart .claim-sentence bdi")).toEqual([sentence]);
  expect(await about.evaluate("new URL(location.href).searchParams.get('look')")).toMatch(/^claim-/);
});

inBrowser("each method leads to its section of the document", async () => {
  const methods = await open("/methods?lang=fr", ".method");
  const sections = (await hrefs(methods, ".page a")).filter((address) => address.includes("methods.html#"));
  const html = await (await here.server.get("/documents/docs/methods.html")).text();
  expect(sections.length).toBeGreaterThan(10);
  for (const address of sections) expect(html).toContain(` id="${new URL(address).hash.slice(1)}"`);
});

inBrowser("a page without rows of its own has the whole data set in its place, and how to cite it", async () => {
  const citation = await (await here.server.get("/dataset.citation.txt?lang=en")).text();
  expect(citation).toContain("Resilience Graph");
  for (const path of ["/?lang=en", "/methods?lang=en"]) {
    const page = await open(path, ".foot-bar");
    await here.page.clickOn("Its data", ".foot-bar");
    await page.until("!!document.querySelector('dialog[open] .formats a')");
    const files = await hrefs(page, "dialog[open] .formats a");
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect([file, (await fetch(file, { method: "HEAD" })).status]).toEqual([file, 200]);
    await here.page.key("Escape");
    await here.page.clickOn("Cite", ".foot-bar");
    await page.until("!!document.querySelector('dialog[open] pre')?.innerText.trim()");
    expect((await texts(page, "dialog[open] pre"))[0]?.trim()).toBe(
      citation.trim().replace(" /dataset.zip", ` ${here.server.address}/dataset.zip`),
    );
    for (const file of await hrefs(page, "dialog[open] .formats a")) expect([file, (await fetch(file)).status]).toEqual([file, 200]);
    await here.page.key("Escape");
  }
});
