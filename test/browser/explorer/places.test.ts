import { testWith } from "../../tools.js";
import type { DrivenPage } from "../driven-page.js";
import { explorerOnSeed } from "./served-seed.js";

/** Pages of communities, places and issues, and lists of records: what the screen shows is what the API says. */
const inBrowser = testWith("Chromium");

const here = explorerOnSeed({ server: { costPerMinute: 20_000_000 } });

/** Asks the API, in English. */
async function asked<T>(query: string): Promise<T> {
  const reply = await fetch(`${here.server.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": "en" },
    body: JSON.stringify({ query }),
  });
  return ((await reply.json()) as { data: T }).data;
}

/** Goes to an address, and waits for what shows that it has been read. */
async function opened(path: string, ready: string): Promise<DrivenPage> {
  const [wanted] = path.split("?");
  await here.page.evaluate(`location.assign(${JSON.stringify(here.server.address + path)})`);
  await here.page.until(`location.pathname === ${JSON.stringify(wanted)} && document.readyState === "complete" && !!(${ready})`);
  return here.page;
}

/** The texts of elements, in their order. */
const textsOf = (selector: string) =>
  here.page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.textContent.trim())`);

const next = `document.querySelector(".next")`;

inBrowser("a community shows what it faces, by name, and leads to what could help there", async () => {
  const { community } = await asked<{ community: { faces: { totalCount: number; nodes: { name: string }[] } } }>(
    `{ community(id: "tumaco") { faces(orderBy: [NAME_ASC]) { totalCount nodes { name } } } }`,
  );
  await opened("/community/tumaco?lang=en", `${next} && document.querySelector(".gap-note")`);
  const names = await textsOf(".faced h3 .name bdi");
  expect(names).toEqual(community.faces.nodes.map(({ name }) => name));
  expect(names).toHaveLength(community.faces.totalCount);
  expect(await here.page.evaluate(`document.querySelector(".record").innerText`)).toMatch(/may see it otherwise/);

  await here.page.click(".next-first");
  await here.page.until(
    `location.pathname === "/transfer-candidates" && new URLSearchParams(location.search).get("community") === "tumaco"`,
  );
});

inBrowser("a place shows what is said of it, carries the note on a name, and leads to its gaps", async () => {
  const { place, kosovo } = await asked<{ place: { faces: { nodes: { name: string }[] } }; kosovo: { description: string } }>(
    `{ place(id: "western-balkans") { faces(orderBy: [NAME_ASC]) { nodes { name } } } kosovo: place(id: "kosovo") { description } }`,
  );
  await opened("/place/western-balkans?lang=en", `${next} && document.querySelector(".name-notes p")`);
  expect(await textsOf(".faced h3 .name bdi")).toEqual(place.faces.nodes.map(({ name }) => name));
  expect((await textsOf(".in-it .name")).filter((name) => name.includes("*"))).toEqual(["Kosovo*"]);
  expect(await textsOf(".name-notes p")).toEqual([`* Kosovo · ${kosovo.description}`]);

  await here.page.click(".next-first");
  await here.page.until(
    `location.pathname === "/response-gaps" && new URLSearchParams(location.search).get("place") === "western-balkans"`,
  );
});

inBrowser("a place that no claim names says so, and what is said around it is no evidence for it", async () => {
  await opened("/place/kosovo?lang=en", next);
  expect(await textsOf("h1 bdi")).toEqual(["Kosovo"]);
  expect(await here.page.evaluate(`document.title`)).toMatch(/Kosovo\*/);
  const text = await here.page.evaluate<string>(`document.querySelector(".record").innerText`);
  expect(text).toMatch(/No claim that counts here names this place itself/);
  expect(text).toMatch(/23 claims on responses That is no evidence for this place/);
});

inBrowser("an issue shows who faces it, and no harm among those who answer", async () => {
  const { issue, harm } = await asked<{ issue: { facedBy: { nodes: { name: string }[] } }; harm: { totalCount: number } }>(
    `{ issue(id: "extortion") { facedBy(orderBy: [NAME_ASC]) { nodes { name } } }
       harm: harmfulResponses(issue: "extortion", issueScopes: [EXACT, NARROWER, BROADER]) { totalCount } }`,
  );
  await opened("/issue/extortion?lang=en", next);
  const facing = await here.page.evaluate<string[]>(
    `[...document.querySelectorAll("section")].filter((s) => s.querySelector("h2")?.textContent === "Who faces it").flatMap((s) => [...s.querySelectorAll(".name bdi")].map((e) => e.textContent))`,
  );
  expect(facing).toEqual(issue.facedBy.nodes.map(({ name }) => name));
  expect(await textsOf(".harm .badge-adverse")).toHaveLength(harm.totalCount);
  expect(await textsOf("section:not(.harm) > .response-lines .badge-adverse")).toEqual([]);
});

inBrowser("lists have every record once, and what is only said to do harm apart", async () => {
  const counts = await asked<Record<"places" | "practices" | "programmes", { totalCount: number }>>(
    `{ places(first: 1) { totalCount } practices(first: 1) { totalCount } programmes(first: 1) { totalCount } }`,
  );
  await opened("/places?lang=en", `document.querySelector(".tree")`);
  const places = await textsOf(".tree > li > .name");
  expect(places).toHaveLength(counts.places.totalCount);

  await opened("/practices?lang=en", `document.querySelector(".records-list .harm")`);
  await here.page.until(`(document.querySelector(".cut button:enabled")?.click(), !document.querySelector(".cut button"))`);
  const apart = await textsOf(".harm .name");
  const others = await textsOf(".records-list section:not(.harm) .name");
  expect(apart).toContain("War on drugs");
  expect(others.length + apart.length).toBe(counts.practices.totalCount + counts.programmes.totalCount);
  expect(others.filter((name) => apart.includes(name))).toEqual([]);
});

inBrowser("a list finds names in any language, and says when it finds none", async () => {
  await opened("/issues?lang=en&query=extorsion", `document.querySelector(".linked .name")`);
  expect(await textsOf(".linked .name bdi")).toContain("Extortion");
  await opened("/practices?lang=en&query=vigilante", `document.querySelector(".harm .name")`);
  expect(await textsOf("ul.linked:not(.harm ul) .name")).toEqual([]);
  await opened("/communities?lang=en&query=qqqq", `/Nothing here has this name/.test(document.body.innerText)`);
  expect(here.page.consoleLines).toEqual([]);
});

inBrowser("of the claims that link two records two stand there, and the others are counted and read when they are asked for", async () => {
  const id = "forced-recruitment-of-minors";
  const { issue } = await asked<{ issue: { affects: { edges: { claimCount: number }[] } } }>(
    `{ issue(id: "${id}") { affects { edges { claimCount } } } }`,
  );
  const [most = 0] = issue.affects.edges.map(({ claimCount }) => claimCount).sort((a, b) => b - a);
  expect(most).toBeGreaterThan(2);
  await opened(`/issue/${id}?lang=en`, `document.querySelector(".linked .further")`);
  expect(await textsOf(".linked .further")).toContain(`${most - 2} more claims`);
  const links = (selector: string) => here.page.evaluate<number>(`${selector}.querySelectorAll(".look").length`);
  await here.page.evaluate(`window.row = document.querySelector(".linked .further").closest("li")`);
  const before = await links("window.row");
  const [, more] = /^(\d+)/.exec(await here.page.evaluate<string>(`window.row.querySelector(".further").innerText`)) ?? [];
  await here.page.evaluate(`window.row.querySelector(".further").click()`);
  await here.page.until(`!window.row.querySelector(".further")`);
  expect([before, await links("window.row")]).toEqual([2, 2 + Number(more)]);
});

inBrowser("a name with a note has its asterisk in boxes, lists and titles too, and the note stands on the page", async () => {
  await opened("/response-gaps?place=kosovo&lang=en", `document.querySelector(".name-notes p")`);
  expect(await here.page.evaluate(`document.querySelector(".choose input").value`)).toBe("Kosovo*");
  expect(await here.page.evaluate(`document.title`)).toMatch(/Kosovo\*/);
  expect(await textsOf(".name-notes p")).toEqual([expect.stringMatching(/^\* Kosovo · /)]);
  await opened("/response-gaps?lang=en", `document.querySelector(".explore li") && document.querySelector(".name-notes p")`);
  expect((await textsOf(".explore li")).filter((name) => name.includes("Kosovo"))).toEqual(["Kosovo*"]);
  await here.page.evaluate(`document.querySelector(".choose input").focus()`);
  await here.page.type("koso");
  await here.page.until(`!!document.querySelector(".choose-option")`);
  expect(await textsOf(".choose-option")).toEqual(["Kosovo*"]);
});
