import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pages } from "../../../src/web/explorer/address.js";
import { pageLanguages } from "../../../src/web/explorer/words/index.js";
import { testWith } from "../../tools.js";
import { everyPage, pathIn } from "./addresses.js";
import { explorerOnSeed } from "./served-seed.js";

/** All rules of axe over every page, in each language, at two widths and in both themes: no violation. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Results {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** The violations on the page as it looks now. @param options of axe */
async function violations(options = "{}") {
  if (!(await here.page.evaluate("!!window.axe"))) await here.page.evaluate(`${axe}; 0`);
  // What fades in has not its colours yet.
  await here.page.until("document.getAnimations().every(({ playState }) => playState !== 'running')");
  const { violations: found } = await here.page.evaluate<Results>(
    `axe.run({ resultTypes: ["violations"], preload: false, ...${options} })`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}
/** The rules that read colours: a theme changes nothing else. */
const ofColour = '{ runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } }';

const widths = [{ width: 1280 }, { width: 390, height: 844 }];

test("every page has an example here", () => {
  expect([...new Set(everyPage.map(({ page }) => page))]).toEqual(Object.keys(pages));
});

for (const lang of pageLanguages)
  inBrowser(`every page in ${lang}`, async () => {
    const found: Record<string, string[]> = {};
    for (const address of everyPage) {
      const failure = await here.page.show(address, lang).catch(String);
      if (failure) {
        found[pathIn(address, lang)] = [failure];
        continue;
      }
      for (const size of widths)
        for (const dark of [false, true]) {
          await here.page.look({ ...size, dark });
          const of = await violations(dark ? ofColour : "{}");
          if (of.length > 0) found[`${pathIn(address, lang)} ${size.width} ${dark ? "dark" : "light"}`] = of;
        }
    }
    expect(found).toEqual({});
  });

inBrowser("what opens over a page", async () => {
  const found: Record<string, string[]> = {};
  const look = async (state: string, beside: readonly string[] = []) => {
    for (const size of widths)
      for (const dark of [false, true]) {
        await here.page.look({ ...size, dark });
        const of = (await violations(dark ? ofColour : "{}")).filter((line) => !beside.some((rule) => line.startsWith(rule)));
        if (of.length > 0) found[`${state} ${size.width}`] = of;
      }
  };
  await here.page.show({ page: "answer", parameters: { issue: "corruption", place: "western-balkans" } });
  await here.page.click(".look");
  await here.page.until("!!document.querySelector('dialog[open] .claim')");
  await look("a claim");
  await here.page.key("Escape");
  for (const name of ["Its data", "Cite", "Link", "Receipt", "Keys"]) {
    await here.page.clickOn(name, ".foot-bar");
    await here.page.until("!!document.querySelector('dialog[open]')");
    await look(name);
    await here.page.key("Escape");
    await here.page.until("!document.querySelector('dialog[open]')");
  }
  await here.page.look({});
  await here.page.show({ page: "home" });
  await here.page.evaluate("document.querySelector('.choose input').focus()");
  await here.page.type("e");
  await here.page.until("!!document.querySelector('.choose-option')");
  // While a list is open, react-aria keeps the cursors of screen readers within it. The Tab key closes it before it leaves.
  await look("a list of names", ["aria-hidden-focus", "page-has-heading-one"]);
  await here.page.key("Escape");
  await here.page.until("!document.querySelector('.choose-list')");
  await here.page.click(".masthead summary");
  await look("the menu");
  expect(found).toEqual({});
});
