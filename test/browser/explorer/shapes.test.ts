import { testWith } from "../../tools.js";
import { everyPage, pathIn } from "./addresses.js";
import { explorerOnSeed } from "./served-seed.js";

/** Every page where the window is narrow, letters are large or wide apart, colours are the reader's, or nothing may move. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
/** Texts that a box cuts off. What only screen readers see is cut on purpose, and boxes that scroll show all. */
const cut = `[...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
  const { overflowX, overflowY, textOverflow } = getComputedStyle(e);
  const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
  const isSmall = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
  const isForReaders = (of) => of && (getComputedStyle(of).clipPath !== "none" || isForReaders(of.parentElement));
  return hides && isSmall && !e.matches("input, svg, svg *") && !isForReaders(e);
}).map((e) => e.outerHTML.slice(0, 120))`;
const spaced = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [sheet];
})()`;

const plain = "document.adoptedStyleSheets = []; document.documentElement.removeAttribute('style')";
const large = "document.documentElement.style.fontSize = '200%'";

/** How a page is looked at: how large the window is, and what is done to the page. */
const looks = {
  "320 pixels": [{ width: 320, height: 640 }, plain],
  "twice the size": [{ width: 640, height: 400 }, plain],
  "spaced out": [{ width: 390, height: 844 }, spaced],
  "large letters": [{ width: 780, height: 844 }, large],
} as const;

inBrowser("nothing is wider than the window or cut off: narrow, twice the size, spaced out, with large letters", async () => {
  const found: Record<string, unknown> = {};
  for (const address of everyPage) {
    const failure = await here.page.show(address).catch(String);
    if (failure) found[pathIn(address, "en")] = failure;
    for (const [name, [size, change]] of failure ? [] : Object.entries(looks)) {
      await here.page.evaluate(`${plain}; ${change}`);
      await here.page.look(size);
      const wrong = [
        ...(await here.page.evaluate<string[]>(cut)),
        ...(await here.page.evaluate<number[]>(`[${overflow}].filter(Boolean)`)),
      ];
      if (wrong.length > 0) found[`${pathIn(address, "en")}, ${name}`] = wrong;
    }
  }
  expect(found).toEqual({});
  await here.page.evaluate(plain);
});

inBrowser("colours of the reader leave borders and marks", async () => {
  await here.page.look({ forcedColours: true });
  await here.page.show({ page: "answer", parameters: { issue: "corruption", place: "western-balkans" } });
  const widths = await here.page.evaluate<string[]>(
    "[...document.querySelectorAll('.badge, .chip')].map((e) => getComputedStyle(e).borderTopStyle + getComputedStyle(e).borderTopWidth)",
  );
  expect(widths.length).toBeGreaterThan(5);
  expect(widths.filter((width) => /none|^\w+0px/.test(width))).toEqual([]);
  // A mark is drawn in the colour of its words.
  const marks = await here.page.evaluate<boolean[]>(
    "[...document.querySelectorAll('.mark')].map((e) => e.getBoundingClientRect().width > 0 && getComputedStyle(e).color === getComputedStyle(e.parentElement).color)",
  );
  expect(marks.length).toBeGreaterThan(5);
  expect(marks).not.toContain(false);
  const words = await here.page.texts(".badge");
  expect(words.filter((text) => text === "")).toEqual([]);
});

inBrowser("nothing moves for whoever wants less motion", async () => {
  await here.page.look({ lessMotion: true });
  await here.page.show({ page: "answer", parameters: { issue: "corruption", place: "western-balkans" } });
  const running = () => here.page.evaluate<number>("document.getAnimations().length");
  await here.page.evaluate("window.moved = 0; document.addEventListener('transitionrun', () => window.moved++)");
  await here.page.click(".chip:not(.chosen) input");
  expect(await running()).toBe(0);
  await here.page.settle();
  await here.page.click(".look");
  expect(await running()).toBe(0);
  expect(await here.page.evaluate("window.moved")).toBe(0);
});
