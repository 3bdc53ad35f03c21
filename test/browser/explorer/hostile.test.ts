import type { Graph } from "../../../src/graph/graph.js";
import { Community, Issue, Passage, Place, Practice, Source } from "../../../src/model/entities/index.js";
import { built } from "../../built.js";
import { graphOf } from "../../harness.js";
import { type Served, served } from "../../http/served.js";
import { claim, datasetOf, record } from "../../records.js";
import { testWith } from "../../tools.js";
import { type ExplorerWindow, explorerWindow } from "./explorer-window.js";

/** Records whose names are markup, very long, or turn the direction of writing break no page. */
const inBrowser = testWith("Chromium");

const names = {
  markup: `<img src=x onerror="window.hit=1"><script>window.hit=1</script>{{7*7}}\${7*7}"'&lt;`,
  long: "Extorsionisme".repeat(24),
  turned: "\u202Etxet sdrawkcab\u202C \u2067\u05D0\u05D1\u05D2\u2069 \u200F\u061C",
};
const all = Object.entries(names);
const texts = (name: string) => ({ en: name, es: name, fr: name });
const statement = `${names.markup} ${names.turned} ${"w".repeat(300)}`;

const hostile = datasetOf([
  record(Place, "world", { kind: "WORLD" }),
  ...all.flatMap(([id, name]) => [
    record(Place, `place-${id}`, { kind: "ADMIN2", name: texts(name), description: texts(name) }, { PART_OF: "world" }),
    record(Community, `community-${id}`, { name: texts(name), description: texts(name) }, { LOCATED_IN: `place-${id}` }),
    record(Issue, `issue-${id}`, { roles: ["THREAT"], name: texts(name), description: texts(name), aliases: { es: [name] } }),
    record(Practice, `practice-${id}`, { name: texts(name), description: texts(name) }),
    claim(`community-${id}`, "FACES", `issue-${id}`, { statement }),
    claim(
      `practice-${id}`,
      "ADDRESSES",
      `issue-${id}`,
      { id: `claim-of-help-${id}`, statement, mechanism: statement, effect: "REDUCES" },
      { at: `place-${id}` },
    ),
    claim(
      `practice-${id}`,
      "ADDRESSES",
      `issue-${id}`,
      { id: `claim-of-harm-${id}`, statement, effect: "EXACERBATES" },
      { at: `place-${id}` },
    ),
  ]),
  record(Source, "report", {
    name: texts(names.markup),
    title: names.markup,
    availability: "HELD",
    language: "en",
    url: "javascript:window.hit=1",
    publisher: names.long,
  }),
  record(Passage, "report-1", { name: texts(names.turned), heading: names.long, startLine: 1 }, { OF: "report" }),
]);

let graph: Graph;
let server: Served;
let page: ExplorerWindow;
beforeAll(async () => {
  await built();
  graph = await graphOf(hostile);
  server = await served(graph);
  page = await explorerWindow(server.address, "/", { width: 390, height: 844 });
});
afterAll(async () => {
  await page?.close();
  await server?.close();
  await graph?.close();
});

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

inBrowser("they are text, and fit", async () => {
  const found: Record<string, unknown> = {};
  const paths = all.flatMap(([id]) => [
    `/?issue=issue-${id}&place=place-${id}`,
    `/responses?issue=issue-${id}&place=place-${id}`,
    `/responses?issue=issue-${id}&place=community-${id}`,
    `/harmful-responses?issue=issue-${id}`,
    `/community/community-${id}`,
    `/place/place-${id}`,
    `/issue/issue-${id}`,
    `/practice/practice-${id}`,
    `/search?query=${encodeURIComponent(names[id as keyof typeof names].slice(0, 80))}`,
    `/response-gaps?place=place-${id}`,
    `/neighbourhood?id=issue-${id}`,
    `/compare?ids=community-${id},community-markup`,
    `/transfer-candidates?community=community-${id}&issue=issue-${id}`,
  ]);
  for (const path of [
    ...paths,
    "/issues",
    "/practices",
    "/places",
    "/communities",
    "/sources",
    "/source/report",
    "/evidence-matrix",
    "/map",
  ]) {
    const wrong = (await page.open(path).catch(String)) || (await page.evaluate<number>(overflow));
    if (wrong) found[path] = wrong;
    if (await page.evaluate("!!document.querySelector('main img, main script, main [onerror]')")) found[path] = "markup";
    if (await page.evaluate("!!document.querySelector('a[href^=\"javascript:\"]')")) found[path] = "a script as an address";
  }
  expect(found).toEqual({});
  expect(await page.evaluate("window.hit")).toBeUndefined();
  expect(page.consoleLines).toEqual([]);
});

inBrowser("the claim and the list of names have them as text, too", async () => {
  await page.open("/responses?issue=issue-markup&place=place-markup");
  expect(await page.text("h1")).toContain("<img src=x");
  await page.click(".look");
  await page.until("!!document.querySelector('dialog[open] .claim')");
  expect(await page.text("dialog[open] .claim")).toContain("<script>window.hit=1</script>");
  expect(
    await page.evaluate<number>("(() => { const d = document.querySelector('dialog[open]'); return d.scrollWidth - d.clientWidth; })()"),
  ).toBe(0);
  await page.key("Escape");
  // A name that turns the direction of writing turns nothing beside it.
  await page.open("/responses?issue=issue-turned&place=place-turned");
  expect(await page.evaluate("document.querySelectorAll('.practice h3 bdi').length")).toBeGreaterThan(0);
  await page.open("/");
  await page.evaluate("document.querySelector('.choose input').focus()");
  await page.type("<img");
  await page.until("/<img src=x/.test(document.querySelector('.choose-option')?.innerText)");
  expect(await page.evaluate("window.hit")).toBeUndefined();
});
