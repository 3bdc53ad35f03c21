import { testWith } from "../../tools.js";
import { explorerOnSeed } from "./served-seed.js";

/** The answer: what is on the screen is what the API said, and the claim, the filters, the keys and the paper belong to it. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

const asked = "issue=organized-crime&place=western-balkans";

/** Opens all that a page has not shown yet. */
async function showAll() {
  for (;;) {
    const clicked = await here.page.evaluate<boolean>(
      "(() => { const b = document.querySelector('.cut button, .practice > button'); b?.click(); return !!b; })()",
    );
    if (!clicked) return;
    await here.page.settle();
  }
}
const claimsIn = (selector: string) =>
  here.page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(`${selector} .claim-row`)})].map((e) => e.id)`);

inBrowser("the rows on the screen are those of the API and of the file, and none of them does harm", async () => {
  const { page, server } = here;
  const variables = { issue: "organized-crime", place: "western-balkans", scopes: ["EXACT", "WITHIN", "UNPLACED"] };
  await page.open(`/responses?${asked}&scopes=EXACT,WITHIN,UNPLACED`);
  await showAll();
  const query =
    "query ($issue: ID, $place: ID, $scopes: [Scope!]) { all: responses(issue: $issue, place: $place, scopes: $scopes, first: 100) { totalCount nodes { claim { id } } } harm: harmfulResponses(issue: $issue, place: $place, scopes: $scopes, first: 100) { totalCount nodes { effect claim { id } } } }";
  interface List {
    readonly totalCount: number;
    readonly nodes: readonly { readonly effect?: string; readonly claim: { readonly id: string } }[];
  }
  const { data } = (await (await server.post({ query, variables })).json()) as { data: { all: List; harm: List } };
  const shown = await claimsIn(".answer > .practices");
  expect(data.all.totalCount).toBeGreaterThan(25);
  expect(shown).toHaveLength(data.all.totalCount);
  expect([...shown].sort()).toEqual(data.all.nodes.map(({ claim }) => claim.id).sort());
  const csv = await (await server.get(`/responses.csv?${asked}&scopes=EXACT,WITHIN,UNPLACED`)).text();
  expect(csv.trim().split("\n")).toHaveLength(data.all.totalCount + 1);
  // Harm stands apart, and all of it is there.
  const harmful = await claimsIn(".harm .practices");
  expect(data.harm.totalCount).toBeGreaterThan(0);
  expect([...harmful].sort()).toEqual(data.harm.nodes.map(({ claim }) => claim.id).sort());
  const adverse = data.harm.nodes.filter(({ effect }) => effect !== "MIXED").map(({ claim }) => claim.id);
  expect(shown.filter((id) => adverse.includes(id))).toEqual([]);
  expect(await page.evaluate("document.querySelectorAll('.answer > .practices .badge-adverse').length")).toBe(0);
  // Practices are by name; those that were asked for later stand after those that were read.
  const names = await page.texts(".answer > .practices > li h3 a bdi");
  const starts = names.filter((name, i) => i > 0 && name.localeCompare(names[i - 1] as string) < 0);
  // The first page has 10 rows, and each that is asked for later 25.
  expect(starts.length).toBeLessThanOrEqual(Math.ceil((data.all.totalCount - 10) / 25));
});

inBrowser("the claim that is looked at, and those beside it in the order of the page", async () => {
  const { page } = here;
  await page.open(`/responses?${asked}`);
  await page.evaluate("document.querySelector('.look').focus()");
  await page.key("Enter");
  await page.until("!!document.querySelector('dialog[open] .claim')");
  const order = await claimsIn("main");
  const look = () => page.evaluate<string>("new URLSearchParams(location.search).get('look')");
  expect(await look()).toBe(order[0]);
  await page.key("ArrowRight");
  await page.until(`location.search.includes(${JSON.stringify(order[1])})`);
  await page.settle();
  expect(await page.text(".drawer-steps")).toMatch(/2 of \d+/);
  await page.key("ArrowLeft");
  await page.until(`location.search.includes(${JSON.stringify(order[0])})`);
  // A way back leads to the row, not to the start of the page.
  await page.key("ArrowRight");
  await page.settle();
  await page.key("Escape");
  await page.until(`document.activeElement.id === ${JSON.stringify(`look-${order[1]}`)}`);
  expect(await page.path()).toBe(`/responses?${asked}`);
  // The address alone opens the claim.
  await page.open(`/responses?${asked}&look=${order[2]}`);
  await page.until("!!document.querySelector('dialog[open] .claim')");
  await page.key("Escape");
});

inBrowser("filters are in the address, in words on a narrow screen, and what is left out is told", async () => {
  const { page } = here;
  await page.open(`/responses?${asked}`);
  const before = (await page.text(".summary .lead")).match(/(\d+) claims?/)?.[1];
  const left = await page.text(".left-out");
  const unplaced = Number(/(\d+) claims? that names? no place/.exec(left)?.[1]);
  await page.evaluate(
    "[...document.querySelectorAll('.chip')].find((e) => /no place named/.test(e.innerText)).querySelector('input').click()",
  );
  await page.until("location.search.includes('scopes=EXACT,WITHIN,UNPLACED')");
  await page.settle();
  expect(await page.text(".summary .lead")).toContain(`${Number(before) + unplaced} claims`);
  // What changed is said once, to those who do not see it.
  expect(await page.text(".summary [role=status]")).toBe(`${Number(before) + unplaced} rows`);
  await page.look({ width: 390, height: 844 });
  expect(await page.text(".filters-chosen")).toContain("said of it, of a place inside it, and no place named");
  expect(await page.evaluate("document.querySelector('.chip').offsetParent")).toBeNull();
  await page.click(".filters-chosen button");
  expect(await page.evaluate("!!document.querySelector('.chip').offsetParent")).toBe(true);
  await page.look({});
});

inBrowser("what is recorded of nobody is told in the words of absence, with what is elsewhere", async () => {
  const { page } = here;
  await page.open("/responses?issue=extortion&place=north-macedonia");
  const text = await page.text(".nothing");
  expect(text).toMatch(
    /^No response to extortion is recorded for North Macedonia\. \d+ documents were read; none says that there is one\. That is not evidence that nothing is done, or that nothing works\./,
  );
  expect(text).toContain("No claim counted here says that North Macedonia itself faces extortion. That does not mean it does not.");
  await page.until("!!document.querySelector('.faced-around a')");
  expect(await page.text(".faced-around")).toBe("Said of a wider place: Western Balkans; that is no evidence for this place alone.");
  expect(await page.text(".harm > p")).toBe(
    "No claim counted here says that a response to extortion in North Macedonia makes it worse, does little or nothing, or leaves people out. That is not evidence that none does.",
  );
  expect(text).toContain("Whether anybody has looked is not recorded.");
  expect(text).toMatch(/\d+ claims? that names? no place: show/);
  expect(await page.evaluate("document.querySelectorAll('.chip').length")).toBeGreaterThan(5);
  // Where the reader chose which claims count, no sentence speaks of all that was read.
  await page.open("/responses?issue=extortion&place=san-jacinto&modalities=REPORTED");
  expect(await page.text(".nothing")).toMatch(/^With the choice above no claim is counted on a response to extortion for San Jacinto\./);
  expect(await page.text(".nothing")).not.toContain("documents were read");
  // A place that faces it is not said not to.
  await page.open("/responses?issue=money-laundering&place=western-balkans");
  expect(await page.text(".nothing")).toMatch(/^No response to money laundering/);
  expect(await page.text(".nothing")).not.toContain("faces");
  // Nor does what is said of a place inside it go under.
  await page.open("/responses?issue=extortion&place=colombia");
  await page.until("!!document.querySelector('.faced-inside a')");
  expect(await page.text(".faced-inside")).toBe("Said of a place inside it: San Jacinto.");
  // The way on keeps the place, whatever its kind, and there it is told too.
  await page.clickOn("Could it work in Colombia?", "main");
  await page.until("!!document.querySelector('.summary .faced-inside a')");
  expect(await page.path()).toBe("/transfer-candidates?community=colombia&issue=extortion");
});

inBrowser("keys of the page, and none of them with keys=off", async () => {
  const { page } = here;
  await page.open("/responses?issue=corruption&place=western-balkans");
  await page.type("?");
  await page.until("!!document.querySelector('dialog[open] .keys')");
  await page.clickOn("Turn these keys off", "dialog[open]");
  await page.until("location.search.endsWith('keys=off')");
  await page.key("Escape");
  await page.type("?/");
  expect(await page.evaluate("!!document.querySelector('dialog[open]') || document.activeElement.matches('input')")).toBe(false);
  await page.open("/responses?issue=corruption&place=western-balkans");
  await page.type("/");
  await page.until("document.activeElement.matches('.search input')");
  await page.type("?");
  expect(await page.evaluate("[!!document.querySelector('dialog[open]'), document.activeElement.value]")).toEqual([false, "?"]);
});

inBrowser("a link says which version of the data it was made with, and which claims it showed", async () => {
  const { page } = here;
  await page.open("/responses?issue=corruption&place=western-balkans");
  await page.clickOn("Link", ".foot-bar");
  const link = await page.text("dialog[open] code");
  const [, claims] = /[?&]seen=[0-9a-z]{8}-([0-9a-f]{8})(?:&|$)/.exec(link) ?? [];
  expect([link, claims]).toEqual([link, expect.any(String)]);
  await page.key("Escape");
  await page.open(link.slice(here.server.address.length));
  expect(await page.text("main")).not.toContain("The data have changed");
  const noteAt = async (seen: string) => {
    await page.open(`/responses?issue=corruption&place=western-balkans&seen=${seen}`);
    return page.text(".note");
  };
  expect(await noteAt(`00000000-${claims}`)).toMatch(/^The data have changed since this link was made\. This page shows the same claims/);
  const other = /^The data have changed since this link was made\. What you see is today’s answer\./;
  for (const seen of ["00000000-00000000", "00000000"]) expect(await noteAt(seen)).toMatch(other);
});

inBrowser("on paper: no controls, the choices as text, the address at the foot", async () => {
  const { page } = here;
  await page.open(`/responses?${asked}`);
  await page.look({ paper: true });
  const shown = await page.evaluate<string[]>(
    "[...document.querySelectorAll('button, nav, .search, .look, summary')].filter((e) => e.offsetParent).map((e) => e.outerHTML.slice(0, 100))",
  );
  expect(shown).toEqual([]);
  expect(await page.text(".filters")).toMatch(/^Counted here: said of it and of a place inside it; this issue and a narrower issue\./);
  expect(await page.text(".left-out")).toMatch(/that name no place/);
  expect(await page.evaluate("getComputedStyle(document.querySelector('.page-foot'), '::after').content")).toContain(`/responses?${asked}`);
  const { data } = await page.send("Page.printToPDF", {});
  expect(Buffer.from(String(data), "base64").subarray(0, 5).toString()).toBe("%PDF-");
  await page.look({});
});

inBrowser("what is said to do harm: without a question its sentence with two boxes, and no choice is told that is not there", async () => {
  const { page } = here;
  await page.open("/harmful-responses");
  expect(await page.text("main h1")).toBe("Which responses are said to do harm, or little or nothing, and where?");
  expect(
    await page.evaluate("[document.querySelectorAll('.choose input').length, document.querySelectorAll('[role=alert]').length]"),
  ).toEqual([2, 0]);
  await page.clickOn("Ask", "main .question");
  expect(await page.text("[role=alert]")).toBe("Choose an issue, a place, or both.");
  await page.open("/harmful-responses?issue=extortion");
  expect(await page.text("main h1")).toBe("Responses said to do harm, or little or nothing: extortion");
  expect(await page.text(".answer.harm")).toContain(
    "a response to extortion makes it worse, does little or nothing, or leaves people out. That",
  );
  expect(await page.text(".left-out h3")).toBe("Left out here");
});

inBrowser("what comes later stands after what was read, and has the focus", async () => {
  const { page } = here;
  await page.open("/responses?issue=organized-crime&place=western-balkans&scopes=EXACT,WITHIN,UNPLACED");
  const shown = () => claimsIn(".answer > .practices");
  const headings = () => page.texts(".answer > .practices > li h3");
  const [before, named] = [await shown(), await headings()];
  await page.evaluate("document.querySelector('.answer > .cut button').focus()");
  await page.key("Enter");
  await page.until(`document.querySelectorAll('.answer > .practices .claim-row').length > ${before.length}`);
  await page.settle();
  expect((await shown()).slice(0, before.length)).toEqual(before);
  expect((await headings()).slice(0, named.length)).toEqual(named);
  expect(await page.evaluate("[...document.querySelectorAll('.answer > .practices > li')].indexOf(document.activeElement)")).toBe(
    named.length,
  );
  // The same within a group.
  await page.evaluate("document.querySelector('.practice > button').focus()");
  await page.key("Enter");
  expect(await page.evaluate("document.activeElement.matches('.claim-row:nth-child(4)')")).toBe(true);
});
