import type { Address } from "../../../src/web/explorer/address.js";
import { testWith } from "../../tools.js";
import { everyPage, pathIn } from "./addresses.js";
import { explorerOnSeed } from "./served-seed.js";

/** Every page by the Tab key: each stop is in sight, uncovered, named and marked, and the last leads on. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

/** What the focus is on, and what is wrong with it. */
const stop = `(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return { end: true };
  const box = e.matches(".chip input") ? e.closest(".chip") : e;
  // A link over two lines has a box for each.
  const [{ left, top, width, height } = box.getBoundingClientRect()] = box.getClientRects();
  const wrong = [];
  if (width < 1 || height < 1 || top + height <= 0 || left + width <= 0 || top >= innerHeight || left >= innerWidth) wrong.push("out of sight");
  const at = document.elementFromPoint(Math.max(0, left + Math.min(width / 2, 20)), Math.max(0, Math.min(innerHeight - 1, top + Math.min(height / 2, 12))));
  if (at && !(box.contains(at) || at.contains(e) || at.closest("label")?.contains(e))) wrong.push("covered by " + at.outerHTML.slice(0, 60));
  const name = e.getAttribute("aria-label") ?? e.getAttribute("aria-labelledby") ?? e.labels?.[0]?.innerText ?? e.textContent;
  if (!name?.trim()) wrong.push("without a name");
  const ringed = [e, e.closest(".chip"), e.closest(".choose-field")].some((x) => x && getComputedStyle(x).outlineStyle !== "none" && parseFloat(getComputedStyle(x).outlineWidth) >= 2);
  if (!ringed) wrong.push("without a ring");
  return { what: e.outerHTML.slice(0, 120), wrong };
})()`;

/** So many stops have no page: a trap. */
const most = 1000;

/** Walks through a page. @returns what is wrong on the way */
async function walk(): Promise<string[]> {
  await here.page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)");
  const wrong: string[] = [];
  for (let i = 0; i < most; i++) {
    await here.page.key("Tab");
    const at = await here.page.evaluate<{ end?: boolean; what: string; wrong: string[] }>(stop);
    if (at.end) return i > 5 ? wrong : [...wrong, `only ${i} stops`];
    if (at.wrong.length > 0) wrong.push(`${at.what}: ${at.wrong.join(", ")}`);
  }
  return [...wrong, "a trap"];
}

/** Long lists of the same sort teach nothing that a short one does not. */
const isShort = ({ page }: Address) => !["issues", "places", "practices", "sources"].includes(page);

inBrowser("through every page", async () => {
  const found: Record<string, string[]> = {};
  for (const address of everyPage.filter(isShort)) {
    const failure = await here.page.open(pathIn(address, "en")).catch(String);
    const wrong = failure ? [failure] : await walk();
    if (wrong.length > 0) found[pathIn(address, "en")] = wrong;
  }
  expect(found).toEqual({});
});

inBrowser("on a narrow screen, and the menu", async () => {
  await here.page.look({ width: 390, height: 844 });
  await here.page.open("/responses?issue=corruption&place=western-balkans");
  expect(await walk()).toEqual([]);
  await here.page.evaluate("document.querySelector('.menu-button').focus()");
  await here.page.key("Enter");
  expect(await here.page.evaluate("document.querySelector('.menu-button').getAttribute('aria-expanded')")).toBe("true");
  await here.page.key("Tab");
  expect(await here.page.evaluate("document.activeElement.closest('nav') !== null")).toBe(true);
  await here.page.look({});
});

inBrowser("Escape takes back what was typed, and a box that is emptied asks about anything", async () => {
  const { page } = here;
  await page.open("/responses?issue=corruption&place=western-balkans");
  const box = "document.querySelector('main .choose input')";
  await page.evaluate(`${box}.focus(); ${box}.select()`);
  await page.type("extor");
  await page.until("!!document.querySelector('.choose-option.focused')");
  await page.key("Escape");
  await page.until("!document.querySelector('.choose-list')");
  expect(await page.evaluate(`${box}.value`)).toBe("Corruption");
  await page.evaluate(`${box}.select()`);
  await page.key("Backspace");
  await page.key("Tab");
  await page.until(`${box}.value === ""`);
  await page.key("Tab");
  await page.key("Enter");
  await page.until("location.pathname === '/place/western-balkans'");
  await page.settle();
});

inBrowser("the first stop leads to the answer", async () => {
  await here.page.open("/responses?issue=corruption&place=western-balkans");
  await here.page.key("Tab");
  await here.page.key("Enter");
  expect(await here.page.evaluate("document.activeElement.matches('main h1')")).toBe(true);
  await here.page.key("Tab");
  expect(await here.page.evaluate("document.activeElement.matches('main .choose input')")).toBe(true);
});

inBrowser("every target is large enough", async () => {
  const small = `[...document.querySelectorAll("button, select, summary, .look, input:not([type=checkbox], [type=radio]), .chip")].filter((e) => {
    const { width, height } = e.getBoundingClientRect();
    return e.offsetParent && !e.matches(".visually-hidden") && (width < 24 || height < 24);
  }).map((e) => e.outerHTML.slice(0, 120))`;
  const found: Record<string, string[]> = {};
  for (const address of everyPage) {
    const failure = await here.page.show(address).catch(String);
    const of = failure ? [failure] : await here.page.evaluate<string[]>(small);
    if (of.length > 0) found[pathIn(address, "en")] = of;
  }
  expect(found).toEqual({});
});
