import { firstDocuments } from "../../seed/seeded.js";
import { testWith } from "../../tools.js";
import { explorerOnSeed } from "./served-seed.js";

/** The network, paths and the map as their reader sees them: what stands on the screen is what the API says. */
const inBrowser = testWith("Chromium");

const here = explorerOnSeed({ seed: { sources: firstDocuments } });
afterEach(() => expect(here.page.consoleLines).toEqual([]));

/** Goes to an address and waits for what it shows. */
async function open(address: string, selector: string) {
  await here.page.evaluate(`location.assign(${JSON.stringify(`${here.server.address}/${address}`)})`);
  await here.page.until(
    `location.href === ${JSON.stringify(`${here.server.address}/${address}`)} && document.querySelector(${JSON.stringify(selector)}) !== null`,
  );
}
const texts = (selector: string) =>
  here.page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => (e.innerText ?? e.textContent).trim())`,
  );
const count = (selector: string) => here.page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const rowsOf = async (path: string) => {
  const text = await (await fetch(`${here.server.address}/${path}`)).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
};

inBrowser("the list and the picture have every link that the rows have, and harm stands apart from help", async () => {
  await open("neighbourhood?id=organized-crime&lang=en", ".around-rows");
  const rows = await rowsOf("neighbourhood.ndjson?id=organized-crime");
  expect(rows.length).toBeGreaterThan(20);
  expect(await count(".around-rows li")).toBe(rows.length);
  expect(await count(".network-line")).toBe(rows.length);
  expect(await count(".network-box")).toBe(new Set(rows.flatMap(({ source, target }) => [source, target])).size);
  const adverse = rows.filter((row) => row.adverse + row.mixed > 0);
  expect(adverse.length).toBeGreaterThan(0);
  expect(await count(".around-group.adverse li")).toBe(adverse.length);
  expect(await count(".network-line.adverse")).toBe(adverse.length);

  // Nothing of the page decides where things stand but the address.
  const picture = "document.querySelector('.network-figure svg').outerHTML";
  const first = await here.page.evaluate<string>(picture);
  await here.page.evaluate("window.isBefore = true");
  await here.page.reload();
  await here.page.until("!window.isBefore && document.querySelector('.network-figure svg') !== null");
  expect(await here.page.evaluate(picture)).toBe(first);
});

inBrowser("a link opens its claims, and what is chosen is in the address", async () => {
  await open("neighbourhood?id=extortion&lang=en", ".around-rows");
  await here.page.click(".around-rows .look");
  await here.page.until("document.querySelector('dialog[open] .claim-sentence') !== null");
  expect(await here.page.evaluate("new URL(location.href).searchParams.get('look')")).toMatch(/^claim-/);

  await open("neighbourhood?id=extortion&depth=2&lang=en", ".left-out a");
  const shown = await count(".around-rows li");
  const more = await here.page.evaluate<string>("document.querySelector('.left-out a').href");
  await open(more.slice(here.server.address.length + 1), ".around-rows");
  await here.page.until("!document.querySelector('.left-out')");
  expect(await count(".around-rows li")).toBeGreaterThan(shown);
  expect(await count(".around-rows li")).toBe((await rowsOf("neighbourhood.ndjson?id=extortion&depth=2&first=500")).length);

  await open("neighbourhood?id=extortion&predicates=BASED_IN&lang=en", ".nothing");
  expect(await texts(".nothing")).toEqual([expect.stringContaining("does not mean that nothing is to be said of it")]);
  // The choice that has nothing now is still there to be taken away.
  expect(await count("input[type=checkbox]:checked")).toBe(1);
});

inBrowser("a chain is numbered sentences, each with its source, and none is told in one sentence", async () => {
  await open("paths?from=el-guamo&to=tumaco&lang=en", ".chain-steps");
  const rows = await rowsOf("paths.ndjson?from=el-guamo&to=tumaco");
  expect(await count(".chain")).toBe(rows[0].path_count);
  expect(await count(".chain-steps > li")).toBe(rows[0].path_count * rows[0].length);
  expect(await count(".chain-steps > li cite")).toBeGreaterThanOrEqual(rows[0].path_count * rows[0].length);
  await here.page.click(".chain-steps .look");
  await here.page.until("document.querySelector('dialog[open] .claim-sentence') !== null");

  await open("paths?from=el-guamo&to=tumaco&maxClaims=2&lang=en", ".nothing");
  expect(await texts(".nothing > p:first-child")).toEqual(["No chain of at most 2 claims joins them in what was read."]);
});

inBrowser("dots are municipalities with recorded coordinates, of one size; lists are by name; wider areas are in a box", async () => {
  await open("map?lang=en", ".map-rows");
  const { data } = await here.seed.ask(`{
    communities(first: 100) { nodes { name locatedIn { latitude kind } faces { totalCount } } }
    places(first: 100, filter: { faces: { some: {} } }) { nodes { name kind } }
  }`);
  const facing = data.communities.nodes.filter((of: { faces: { totalCount: number } }) => of.faces.totalCount > 0);
  expect(await count("circle.map-dot")).toBe(
    facing.filter((of: { locatedIn: { latitude: number | null } }) => of.locatedIn.latitude !== null).length,
  );
  expect(
    await here.page.evaluate("new Set([...document.querySelectorAll('circle.map-dot')].map((dot) => dot.getAttribute('r'))).size"),
  ).toBe(1);
  const names = await texts(".map-list > .map-rows .name");
  expect(names).toEqual(facing.map((of: { name: string }) => of.name).sort((a: string, b: string) => a.localeCompare(b, "en")));
  expect((await texts(".map-wider .name")).sort()).toEqual(data.places.nodes.map((of: { name: string }) => of.name).sort());

  expect(await here.page.evaluate<string>("document.querySelector('.map-figure').innerText")).toMatch(
    /Kosovo\*[\s\S]*They imply no opinion on the status of any territory[\s\S]*\* Kosovo: /,
  );
  // Counts are said in words, in the list alone.
  expect(await texts(".map-figure text")).toEqual(expect.not.arrayContaining([expect.stringMatching(/^\d+$/)]));

  const kmOf = "parseInt(document.querySelector('.map-scale text').textContent)";
  const whole = await here.page.evaluate<number>(kmOf);
  await here.page.click(".map-near");
  await here.page.until("new URL(location.href).searchParams.get('near') && document.activeElement.matches('.map-figure')");
  expect(await here.page.evaluate<number>(kmOf)).toBeLessThan(whole);
});
