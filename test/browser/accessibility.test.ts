import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { built } from "../built.js";
import { type Served, served } from "../http/served.js";
import { seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { type DrivenPage, drivenPage } from "./driven-page.js";

/** All rules of axe over the pages, in each state that they can be in: no violation. */
const inBrowser = testWith("Chromium");

let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
let page: DrivenPage;
beforeAll(async () => {
  await built();
  seed = await seeded();
  server = await served(seed.graph);
});
afterAll(async () => {
  await server.close();
  await seed.close();
});
afterEach(() => page.close());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Results {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

async function expectNoViolation(state: string) {
  if (!(await page.evaluate("!!window.axe"))) await page.evaluate(`${axe}; 0`);
  // What comes into view by degrees has not its colours yet.
  await page.until("document.getAnimations().every(({ playState }) => playState !== 'running')");
  const { violations } = await page.evaluate<Results>("axe.run({ resultTypes: ['violations'] })");
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
  expect([state, found]).toEqual([state, []]);
}

const press = (label: string) => page.click(`[aria-label="${label}"]`);
const statusIs = (pattern: string) => page.until(`/${pattern}/.test(document.querySelector("[role=status]").textContent)`);

async function openConsole(options: Parameters<typeof drivenPage>[1]) {
  page = await drivenPage(`${server.address}/console`, options);
  await page.until("document.querySelectorAll('.monaco-editor .view-line').length > 3");
}

/** Each editor says what it is, and everything that the Tab key reaches has a role and a name. */
async function expectNamedEditors() {
  const names = "[...document.querySelectorAll('.monaco-editor textarea')].map((e) => e.getAttribute('aria-label')).join()";
  await page.until(`${names} === "Query,Variables,Headers,Answer"`);
  // Every place that the Tab key reaches has a role and a name.
  const unnamed = await page.evaluate<string[]>(
    "[...document.querySelectorAll('.workbench [tabindex=\"0\"]')].filter((e) => !e.matches('button, a') && !(e.getAttribute('role') ?? (e.tagName === 'SECTION')) || !(e.getAttribute('aria-label') ?? e.textContent)).map((e) => e.outerHTML.slice(0, 200))",
  );
  expect(unnamed).toEqual([]);
  // A tab of the editor is a button that says whether it is the current one.
  const tab = "document.querySelector('.graphiql-tab-button')";
  expect(await page.evaluate(`[${tab}.getAttribute("aria-current"), ${tab}.closest("[role=tab]")]`)).toEqual(["true", null]);
}

inBrowser("the console in a wide window", async () => {
  await openConsole({});
  await expectNamedEditors();
  await expectNoViolation("before a question is asked");
  await page.click("button.ask");
  await statusIs("Answered in");
  await expectNoViolation("with an answer");
  await press("New tab");
  await page.until("document.querySelectorAll('.graphiql-tab').length === 2");
  await expectNoViolation("with two tabs");
  await page.click("button.ask");
  await statusIs("query");
  await expectNoViolation("with an error");
  await page.evaluate("[...document.querySelectorAll('.graphiql-editor-tools button')].find((b) => b.textContent === 'Headers').click()");
  await expectNoViolation("with the headers");
  await press("Hide editor tools");
  await expectNoViolation("without variables and headers");
  await press("Show Documentation Explorer");
  await page.until("!!document.querySelector('.graphiql-doc-explorer-root-type, .graphiql-doc-explorer-type-name')");
  await expectNoViolation("with the documentation");
  await page.click(".graphiql-doc-explorer-type-name");
  await page.until("!!document.querySelector('.graphiql-doc-explorer-field-name')");
  await expectNoViolation("with the documentation of a type");
  await press("Show History");
  await page.until("!!document.querySelector('.graphiql-history-item')");
  await expectNoViolation("with the history");
  for (const dialog of ["Open short keys dialog", "Open settings dialog"]) {
    await press(dialog);
    await page.until("!!document.querySelector('[role=dialog]')");
    await expectNoViolation(dialog);
    await page.press("Escape", "Escape", 27);
    await page.until("!document.querySelector('[role=dialog]')");
  }
});

inBrowser("the console in a narrow window, in the dark, and without its server", async () => {
  await openConsole({ width: 390, height: 800, dark: true });
  await expectNoViolation("before a question is asked");
  await page.click("button.ask");
  await statusIs("Answered in");
  await expectNoViolation("with an answer");
  await page.click(".gallery summary");
  await expectNoViolation("with the ready questions");
  await press("Show Documentation Explorer");
  await page.until("!!document.querySelector('.graphiql-doc-explorer-type-name')");
  await expectNoViolation("with the documentation");
  await page.offline(true);
  await page.click("button.ask");
  await statusIs("does not answer");
  await expectNoViolation("without its server");
});

inBrowser("the documents", async () => {
  page = await drivenPage(`${server.address}/documents/README.html`, { width: 390, height: 800, dark: true });
  await page.until("!!document.querySelector('main h1')");
  await expectNoViolation("README");
  expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  await page.evaluate("location.href = 'docs/settings.html'");
  await page.until("document.querySelector('main h1')?.textContent === 'Settings'");
  await expectNoViolation("settings");
});
