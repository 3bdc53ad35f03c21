import { answered } from "../../http/served.js";
import { testWith } from "../../tools.js";
import type { DrivenPage } from "../driven-page.js";
import { explorerOnSeed } from "./served-seed.js";

/** Practices, rights, sources, other records and the search: what the screen shows is what the API says. */
const inBrowser = testWith("Chromium");

const here = explorerOnSeed();
afterAll(() => expect(here.page.consoleLines).toEqual([]));

/** Opens an address, and waits for what a selector finds at the address that it leads to. */
async function open(path: string, selector: string, leadsTo = path): Promise<DrivenPage> {
  await here.page.evaluate(`void location.assign(${JSON.stringify(`${here.server.address}/${path}`)})`);
  await here.page.until(
    `location.href === ${JSON.stringify(`${here.server.address}/${leadsTo}`)} && !!document.querySelector(${JSON.stringify(selector)})`,
  );
  return here.page;
}
const texts = (of: DrivenPage, selector: string) =>
  of.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.innerText)`);
const ids = (of: DrivenPage, selector: string) =>
  of.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.id)`);
/** Presses every button for more until none is left. */
async function showAll(of: DrivenPage, part: string) {
  const buttons = `[...document.querySelectorAll(${JSON.stringify(`${part} .cut button, ${part} .practice > button`)})]`;
  while (await of.evaluate<number>(`${buttons}.length`)) {
    await of.evaluate(`${buttons}[0]?.click()`);
    await of.until(`!${buttons}.some((button) => button.disabled)`);
  }
}

type Row = Readonly<Record<string, string>>;
const rowsOf = async (path: string) => (await answered(here.server.get(`/${path}`))).body as unknown as readonly Row[];
const idsIn = (rows: readonly Row[]) => [...new Set(rows.map((row) => row.claim_id as string))].sort();

inBrowser("a practice shows the claims that its file has, also those that are only implied when they are asked for", async () => {
  const id = "prevention-and-resilience-booklets";
  const practice = await open(`practice/${id}`, ".timeline");
  const rows = await rowsOf(`practice/${id}.json`);
  const implied = (await rowsOf(`practice/${id}.json?assertions=IMPLIED,INFERRED`)).length;
  expect(implied).toBeGreaterThan(0);
  await showAll(practice, "main");
  // Where it was carried out is told step by step.
  const steps = rows.filter(({ predicate }) => predicate === "CARRIED_OUT_IN");
  expect((await ids(practice, ".claim-row")).sort()).toEqual(idsIn(rows.filter((row) => !steps.includes(row))));
  expect((await texts(practice, ".timeline .look")).reduce((sum, count) => sum + Number.parseInt(count, 10), 0)).toBe(steps.length);
  expect((await texts(practice, ".implied"))[0]).toContain(`${implied} claims`);
  await practice.click(".implied a");
  await practice.until(`location.search.includes("IMPLIED") && document.querySelectorAll(".claim-row").length > ${rows.length}`);
  expect(await texts(practice, "h2")).not.toContain("Harm and no effect");
});

inBrowser("of an adverse practice the harm comes first, nothing of it stands under what it is for, and it is not offered", async () => {
  const practice = await open("practice/war-on-drugs", ".part");
  expect((await texts(practice, "h2"))[0]).toBe("Rights and harm");
  const adverse = await rowsOf("harmful-responses.json?issue=killings");
  expect(adverse.length).toBeGreaterThan(0);
  const purpose = await ids(practice, "[aria-labelledby=part-purpose] .claim-row");
  expect(purpose.filter((id) => idsIn(adverse).includes(id))).toEqual([]);
  expect((await ids(practice, "[aria-labelledby=part-harm] .claim-row")).sort()).toEqual(idsIn(await rowsOf("practice/war-on-drugs.json")));
  expect(await practice.evaluate("document.querySelector('main a[href*=transfer-candidates]')")).toBeNull();
});

inBrowser("a programme has the same page under its own address, and a record of another class is led to its own", async () => {
  await open("practice/somos-comunidad", ".timeline li", "programme/somos-comunidad");
  await open("record/war-on-drugs", ".part", "practice/war-on-drugs");
  const passage = "human-rights-week-report-conclusion";
  await open(`id/${passage}`, ".passage-open .claim-row", `source/human-rights-week-report?passage=${passage}`);
  const [claim] = idsIn(await rowsOf("practice/war-on-drugs.json"));
  const shown = await open(`id/${claim}`, ".claim", `claim/${claim}`);
  expect(await texts(shown, "h1")).toEqual(["Claim"]);
});

inBrowser("a right shows what undermines, endangers and protects it, and as many claims as its file has", async () => {
  const id = "right-to-life-security-and-liberty";
  const right = await open(`right/${id}`, ".claim-row");
  await showAll(right, "main");
  expect((await ids(right, ".claim-row")).sort()).toEqual(idsIn(await rowsOf(`right/${id}.json`)));
  expect(await texts(right, "[aria-labelledby=part-endangered] h3")).toEqual(["War on drugs"]);
  expect((await texts(right, "[aria-labelledby=part-protected] p")).join()).toContain("not a finding");
});

inBrowser("a document lists its passages in its order; one opens its claims, also one beyond those that were read", async () => {
  const id = "human-rights-week-report";
  const passage = `${id}-conclusion`;
  const source = await open(`source/${id}?passage=${passage}`, ".passage-open .claim-row");
  // It stands after those that were read, with the gap told.
  expect((await ids(source, ".passage-list > li")).slice(-2)).toEqual(["", `passage-${passage}`]);
  const resting = (await texts(source, ".passage-open .passage-line .look"))[0] as string;
  await showAll(source, ".passage-open");
  expect(await ids(source, ".passage-open .claim-row")).toHaveLength(Number.parseInt(resting, 10));
  await source.evaluate(`document.querySelector(".part > .cut button").click()`);
  await source.until(`!document.querySelector(".part > .cut") || document.querySelectorAll(".passage-row").length > 60`);
  const lines = (await texts(source, ".passage-place")).map((place) => Number.parseInt(/\d+/.exec(place)?.[0] ?? "", 10));
  expect(lines.length).toBeGreaterThan(60);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
  // What is known and was not read says so.
  const known = await open("source/agenda-2030", ".record-kind");
  expect((await texts(known, ".record-kind"))[0]).toContain("Known, not read");
});

inBrowser("an event under the Chatham House rule says that it names nobody; one of which nothing is said does not", async () => {
  const under = await open("record/national-resilience-dialogues-2021", ".claim-row");
  expect(await texts(under, ".voice")).toContain("Who took part is not recorded, by rule.");
  const other = await open("record/diplomatic-lunch", ".claim-row");
  expect(await texts(other, ".voice")).not.toContain("Who took part is not recorded, by rule.");
  const group = await open("record/youth", ".claim-row");
  await showAll(group, "main");
  expect((await ids(group, ".claim-row")).sort()).toEqual(idsIn(await rowsOf("record/youth.json")));
});

inBrowser("the search of the header finds by any name and says by which; more comes; nothing found says what to do", async () => {
  const search = await open("right/right-to-work", ".search input");
  await search.evaluate(`(() => {
    document.querySelector(".search input").value = "recl";
    document.querySelector(".search form").requestSubmit();
  })()`);
  await search.until(`location.search === "?query=recl" && !!document.querySelector(".hits li")`);
  expect((await texts(search, ".hits li"))[0]).toContain("Reclutamiento forzado de menores");
  await open("search?query=crime", ".hits li");
  const { length } = await rowsOf("search.json?query=crime");
  expect((await texts(search, "main [role=status]")).join()).toContain(`${length} records`);
  await showAll(search, "main");
  expect(await texts(search, ".hits li")).toHaveLength(length);
  await open("search?query=zzzz&types=ISSUE", ".nothing");
  await search.click(".nothing li a");
  await search.until(`location.search === "?query=zzzz"`);
  await open("practice/nosuch-dialogue", "h1");
  await search.until(`!!document.querySelector("main ul .name")`);
  expect((await texts(search, "h1"))[0]).toContain("nosuch-dialogue");
});

inBrowser("a claim is cited by its document and place before the graph, with addresses that lead there from anywhere", async () => {
  const [row] = await rowsOf("practice/war-on-drugs.json");
  const { claim_id: id = "", source_titles: title = "" } = row ?? {};
  const claim = await open(`claim/${id}`, ".claim .passages li");
  expect((await texts(claim, ".claim .passages li")).join()).toMatch(/Find it in the document at: .*lines? \d/s);
  await claim.evaluate(`[...document.querySelectorAll(".foot-bar button")].find((b) => b.textContent === "Cite").click()`);
  const url = `${here.server.address}/claims.csv?about=${id}`;
  const snippets = ".foot-bar dialog[open] .snippet code";
  await claim.until(`[...document.querySelectorAll(${JSON.stringify(snippets)})].every((code) => code.textContent.includes("claims.csv"))`);
  const [text = "", bibtex = ""] = await texts(claim, snippets);
  expect(text.indexOf(title)).toBeGreaterThanOrEqual(0);
  expect(text.indexOf(title)).toBeLessThan(text.indexOf(`Claim ${id}`));
  expect(text).toMatch(/“.+”, lines? \d/);
  expect(text.endsWith(` ${url}`)).toBe(true);
  expect(bibtex).toContain(`url = {${url}}`);
});

inBrowser("where a sentence was made from a claim, its editor's sentence stands under it, with its language", async () => {
  const [row] = await rowsOf("practice/war-on-drugs.json");
  await open(`claim/${row?.claim_id}?lang=es`, ".claim-statement");
  expect(await texts(here.page, ".claim-statement [lang=en]")).toEqual([row?.statement]);
  expect((await texts(here.page, ".claim-statement"))[0]).toContain("(en inglés)");
  expect((await texts(here.page, ".claim .passages li")).join()).toMatch(/línea/);
});

inBrowser(
  "an unchecked name carries its mark once a page, a name that needs no translation carries none, and one note explains it",
  async () => {
    await open("issue/extortion?lang=es", ".unchecked");
    await here.page.settle();
    const marked = await here.page.evaluate<string[]>(
      `[...document.querySelectorAll("main .unchecked")].map((e) => e.closest("a")?.pathname ?? location.pathname)`,
    );
    expect(marked.length).toBeGreaterThan(1);
    expect(new Set(marked).size).toBe(marked.length);
    expect(await texts(here.page, ".unchecked-note p")).toEqual([expect.stringContaining("Nadie que hable español")]);
    await open("programme/giresilience-project?lang=es", "h1");
    await here.page.settle();
    expect(await here.page.evaluate("document.querySelectorAll('h1 .unchecked').length")).toBe(0);
  },
);

for (const path of ["community/tumaco", "place/western-balkans"])
  inBrowser(`/${path} says how many claims its file has, and how many it leaves out`, async () => {
    const page = await open(path, ".record");
    await page.evaluate(`[...document.querySelectorAll(".foot-bar button")].find((b) => b.textContent === "Its data").click()`);
    await page.until("!!document.querySelector('.foot-bar dialog[open] .formats')");
    const [counts = ""] = await texts(page, ".foot-bar dialog[open]");
    const counted = idsIn(await rowsOf(`${path}.json`)).length;
    const implied = idsIn(await rowsOf(`${path}.json?assertions=IMPLIED,INFERRED`)).length;
    expect(implied).toBeGreaterThan(0);
    expect(counts).toContain(`${counted} rows in the file.`);
    expect(counts).toContain(`${implied} more, which documents only imply`);
  });
