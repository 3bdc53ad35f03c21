import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageLanguages } from "../../../src/web/explorer/words/index.js";
import { root } from "../../built.js";
import { testWith } from "../../tools.js";
import { everyPage, pathIn } from "./addresses.js";
import type { ExplorerWindow } from "./explorer-window.js";
import { proxied } from "./proxy.js";
import { explorerOnSeed } from "./served-seed.js";

/** What the explorer leaves behind: nothing in the browser, nothing elsewhere, and what was asked discreetly in no log. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

const kept = `(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length])()`;

/** What pages load when they are there. */
const putOff = () => {
  const scripts = JSON.parse(readFileSync(join(root, "dist/shells/explorer.scripts.json"), "utf8")) as Record<string, readonly string[]>;
  return scripts["choosing/combo-box"]?.filter((file) => !scripts.start?.includes(file)) ?? [];
};

/** Scripts that a page finds out about while it runs, when it could have named them in its HTML, and what it asks twice. */
async function wastedIn(page: ExplorerWindow, all: ExplorerWindow["requests"]) {
  const later = putOff();
  const requests = all.filter(({ url }) => !later.some((file) => url.endsWith(`/${file}`)));
  const named = await page.evaluate<string[]>(
    `[...document.querySelectorAll("link[rel=modulepreload], script[src]")].map((e) => e.href || e.src)`,
  );
  const [document = ""] = requests.map(({ url }) => url);
  const asked = requests.map(({ url }) => url).filter((url) => url.includes("/graphql?"));
  // This address is that of another page, which nobody knows before its record is read.
  const late = document.includes("/id/") ? [] : requests.filter(({ url }) => url.endsWith(".js") && !named.includes(url));
  return [...late.map(({ url }) => [document, url]), ...asked.filter((url, i) => asked.indexOf(url) < i).map((url) => [document, url])];
}

inBrowser("every page, loaded anew: nothing in the console, nothing from elsewhere, nothing kept, nothing late or twice", async () => {
  const { page, server } = here;
  page.requests.length = 0;
  const wasted: unknown[] = [];
  for (const [i, address] of everyPage.entries()) {
    const before = page.requests.length;
    await page.open(pathIn(address, pageLanguages[i % pageLanguages.length] ?? "en"));
    wasted.push(...(await wastedIn(page, page.requests.slice(before))));
  }
  expect(wasted).toEqual([]);
  // The browser itself tells of answers that are errors, as of the page of something that is not there.
  const lines = page.consoleLines.filter((line) => !/Failed to load resource: the server responded with a status of 4/.test(line));
  expect(lines).toEqual([]);
  expect(page.requests.length).toBeGreaterThan(everyPage.length);
  const elsewhere = page.requests.filter(({ url }) => !url.startsWith(`${server.address}/`) && !url.startsWith("data:"));
  expect(elsewhere).toEqual([]);
  expect(await page.evaluate(kept)).toEqual(["", 0, 0, 0, 0]);
});

/** Notes when React begins to run. */
const watching = `{
  const make = Symbol.for;
  Symbol.for = (name) => {
    if (name.startsWith("react.")) window.reactAt ??= performance.now();
    return make(name);
  };
}`;

inBrowser("the first answer is asked before what draws the page runs, and the lists of the boxes are loaded after that", async () => {
  const { page } = here;
  const { identifier } = await page.send("Page.addScriptToEvaluateOnNewDocument", { source: watching });
  const [box = ""] = putOff();
  const began = (part: string) =>
    page.evaluate<number>(
      `performance.getEntriesByType("resource").find(({ name }) => name.includes(${JSON.stringify(part)}))?.startTime ?? 0`,
    );
  for (const path of ["/?lang=en", "/responses?issue=corruption&place=western-balkans&lang=en"]) {
    await page.open(path);
    await page.until(`performance.getEntriesByType("resource").some(({ name }) => name.endsWith(${JSON.stringify(box)}))`);
    const times = [await began("/graphql?documentId=page-"), await page.evaluate<number>("window.reactAt"), await began(box)];
    expect(times.every((time) => time > 0)).toBe(true);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
  await page.send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
});

inBrowser("a discreet address asks by POST, and puts nothing of the question into an address", async () => {
  const { page } = here;
  const proxy = await proxied(here.server.address);
  try {
    await page.send("Page.navigate", { url: `${proxy.address}/#/responses?issue=corruption&place=western-balkans` });
    await page.until("!!document.querySelector('.practice')");
    await page.settle();
    await page.click(".look");
    await page.until("!!document.querySelector('dialog[open] .claim')");
    await page.key("Escape");
    await page.click(".chip:not(.chosen) input");
    await page.settle();
    for (const name of ["Its data", "Cite", "Link", "Receipt"]) {
      await page.clickOn(name, ".foot-bar");
      await page.until("!!document.querySelector('dialog[open]')");
      await page.key("Escape");
    }
    // A link leads to another discreet page.
    await page.click(".practice h3 a");
    await page.until("/^#.practice|^#.programme/.test(location.hash)");
    await page.settle();
    expect(proxy.log.filter((line) => line.startsWith("POST /graphql")).length).toBeGreaterThan(3);
    expect(proxy.log.filter((line) => /corruption|balkans|claim-|graphql\?/.test(line))).toEqual([]);
  } finally {
    await proxy.close();
  }
});

inBrowser("under a path of a proxy", async () => {
  const { page } = here;
  const proxy = await proxied(here.server.address, "/a/b");
  try {
    page.requests.length = 0;
    for (const path of ["/", "/responses?issue=corruption&place=western-balkans", "/community/tumaco"]) {
      await page.send("Page.navigate", { url: proxy.address + path });
      await page.until(`location.href.startsWith(${JSON.stringify(proxy.address)})`);
      await page.settle();
    }
    await page.click(".brand");
    await page.until("location.pathname === '/a/b/'");
    await page.settle();
    await page.clickOn("Corruption, Western Balkans", ".examples");
    await page.until("location.pathname === '/a/b/responses'");
    await page.settle();
    await page.clickOn("Its data", ".foot-bar");
    const csv = await page.evaluate<string>("document.querySelector('dialog[open] .formats a').href");
    expect((await fetch(csv)).headers.get("content-type")).toMatch(/^text\/csv/);
    await page.key("Escape");
    expect(page.requests.filter(({ url }) => !url.startsWith(`${proxy.address}/`) && !url.startsWith("data:"))).toEqual([]);
    expect(proxy.log.filter((line) => !/^\w+ \/a\/b\//.test(line))).toEqual([]);
  } finally {
    await proxy.close();
  }
});
