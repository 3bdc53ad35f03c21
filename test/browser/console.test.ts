import { built } from "../built.js";
import { type Served, served } from "../http/served.js";
import { firstDocuments, seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { type DrivenPage, drivenPage } from "./driven-page.js";

/** The console as its reader uses it, in a real browser: what is asked, what the page says of it, and where it is. */
const inBrowser = testWith("Chromium");

let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
let page: DrivenPage;
beforeAll(async () => {
  await built();
  seed = await seeded({ sources: firstDocuments });
  server = await served(seed.graph);
});
afterAll(async () => {
  await server.close();
  await seed.close();
});
afterEach(async () => {
  const isOffline = page.consoleLines.some((line) => /ERR_INTERNET_DISCONNECTED/.test(line));
  // Without a network, a worker that an editor starts just then fails too, and so does a part of the editor that it loads just then.
  const ofOffline =
    /ERR_INTERNET_DISCONNECTED|"value":"error"\},\{"name":"target","type":"object","value":"Worker"|dynamically imported module/;
  const lines = page.consoleLines.filter((line) => !(isOffline && ofOffline.test(line)));
  await page.close();
  expect(lines).toEqual([]);
});

async function open(address = "/console") {
  page = await drivenPage(server.address + address);
  await page.until("document.querySelectorAll('.monaco-editor .view-line').length > 3");
}

const editor = (name: string) => `document.querySelector('textarea[aria-label="${name}"]')`;
/** The text of an editor, without its layout. */
const textOf = async (name: string) => {
  const text = await page.evaluate<string>(`${editor(name)}.closest(".monaco-editor").querySelector(".view-lines").innerText`);
  return text.replace(/\s+/g, " ").trim();
};
/** Replaces the text of an editor by pasting: as it is typed, the editor would close each quote and bracket. */
const writeInto = async (name: string, text: string) => {
  // An editor wraps a long line, perhaps within a word: what is written here is short.
  for (let tries = 0; tries < 20; tries++) {
    await page.evaluate(`${editor(name)}.focus()`);
    await page.press("a", "KeyA", 65, 2);
    await page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", ${JSON.stringify(text)});
      ${editor(name)}.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    })()`);
    if ((await textOf(name)) === text.replace(/\s+/g, " ").trim()) return;
  }
  throw new Error(`${name} does not take what is written into it, and has: ${await textOf(name)}`);
};
const first = "What responds to threats to social leaders in Colombia?";
const statusIs = (pattern: string) => page.until(`/${pattern}/.test(document.querySelector("[role=status]").textContent)`);
const ask = async () => {
  await page.click("button.ask");
  await statusIs("Answered in");
};
/** Waits until another question is shown as answered. */
const shows = (title: string) =>
  page.until(
    `document.querySelector("h2").textContent === ${JSON.stringify(title)} && /Answered in/.test(document.querySelector("[role=status]").textContent)`,
  );
const title = () => page.evaluate<string>("document.querySelector('h2').textContent");
const status = () => page.evaluate<string>("document.querySelector('[role=status]').textContent");
const hash = async () => decodeURIComponent(await page.evaluate<string>("location.hash")).replaceAll("+", " ");
const links = () =>
  page.evaluate<Record<string, string>>(
    "Object.fromEntries([...document.querySelectorAll('.question a')].map((a) => [a.textContent, a.href]))",
  );
const tabs = () => page.evaluate<number>("document.querySelectorAll('.graphiql-tab').length");
const choose = (title: string) =>
  page.evaluate(
    `[...document.querySelectorAll(".gallery li button")].find((b) => b.textContent.startsWith(${JSON.stringify(title)})).click()`,
  );
const variables = (values: object) => JSON.stringify(values);

inBrowser("the button asks what stands in the editors; heading, links and address follow", async () => {
  await open();
  expect([await title(), await hash(), Object.keys(await links())]).toEqual([
    first,
    "",
    ["Its answer by URL", "as CSV", "as HTML", "as JSON", "as NDJSON", "as XLSX"],
  ]);
  await writeInto("Variables", variables({ issue: "threats-to-social-leaders", place: "iso:CO" }));
  await ask();
  expect(JSON.parse(await textOf("Variables"))).toEqual({ issue: "threats-to-social-leaders", place: "iso:CO" });
  expect(await textOf("Answer")).toMatch(/protection-of-leaders-and-defenders/);
  expect([await title(), await hash()]).toEqual([
    "Responses: issue threats-to-social-leaders; place iso:CO",
    `#documentId=responses&variables=${variables({ issue: "threats-to-social-leaders", place: "iso:CO" })}`,
  ]);
  const { "Its answer by URL": answer, "as CSV": csv, "as JSON": json } = (await links()) as Record<string, string>;
  expect(csv).toMatch(/\/questions\/responses\.csv\?issue=threats-to-social-leaders&place=iso(:|%3A)CO$/);
  for (const link of [answer, csv, json]) {
    const response = await fetch(link as string);
    expect([link, response.status, await response.text()]).toEqual([
      link,
      200,
      expect.stringContaining("protection-of-leaders-and-defenders"),
    ]);
  }

  // An own question is not the ready one.
  await writeInto("Query", 'query Mine { issue(id: "extortion") { name } }');
  await writeInto("Variables", "{}");
  await page.click("button.ask");
  await shows("Your own question");
  expect([await title(), await page.evaluate("document.title")]).toEqual(["Your own question", "Your own question | Resilience Graph"]);
  expect(await hash()).toBe('#query=query Mine { issue(id: "extortion") { name } }');
  expect(Object.keys(await links())).toEqual(["Its answer by URL"]);
  expect(await (await fetch(((await links()) as Record<string, string>)["Its answer by URL"] as string)).json()).toMatchObject({
    data: { issue: { name: "Extortion" } },
  });

  // Names in another language are asked for again, and are in the links and the address.
  await page.evaluate(
    "(() => { const s = document.querySelector('.bar select'); Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(s, 'es'); s.dispatchEvent(new Event('change', { bubbles: true })); })()",
  );
  await page.until(`${editor("Answer")}.closest(".monaco-editor").querySelector(".view-lines").innerText.includes("Extorsión")`);
  expect(await hash()).toMatch(/&lang=es$/);
  expect(await (await fetch(((await links()) as Record<string, string>)["Its answer by URL"] as string)).json()).toMatchObject({
    data: { issue: { name: "Extorsión" } },
  });

  // The browser's own buttons lead through what was asked.
  await page.evaluate("history.go(-2)");
  await shows("Responses: issue threats-to-social-leaders; place iso:CO");
  expect(JSON.parse(await textOf("Variables"))).toEqual({ issue: "threats-to-social-leaders", place: "iso:CO" });
  expect(await page.evaluate("document.querySelector('.bar select').value")).toBe("");
  await page.evaluate("history.go(1)");
  await shows("Your own question");
  expect(await textOf("Query")).toMatch(/^query Mine/);
  await page.evaluate("history.go(-2)");
  await page.until("location.hash === ''");
  await page.until(`document.querySelector("h2").textContent === ${JSON.stringify(first)}`);
  expect([await status(), await tabs()]).toEqual(["", 1]);
  expect(await textOf("Answer")).toBe("");
});

inBrowser("an address is asked when it is opened, and again when the page is loaded again", async () => {
  const shared = new URLSearchParams({
    documentId: "responses",
    variables: variables({ issue: "threats-to-social-leaders", place: "iso:CO" }),
    lang: "fr",
  });
  await open(`/console#${shared}`);
  await shows("Responses: issue threats-to-social-leaders; place iso:CO");
  expect(JSON.parse(await textOf("Variables"))).toEqual({ issue: "threats-to-social-leaders", place: "iso:CO" });
  expect(await page.evaluate("document.querySelector('.bar select').value")).toBe("fr");
  expect(await textOf("Answer")).toMatch(/"totalCount": [1-9]/);
  const length = await page.evaluate("history.length");
  // The editor stores its tabs a moment after they change.
  await page.until("JSON.parse(sessionStorage['graphiql:tabState'] ?? '{}').tabs?.[0].variables?.includes('threats-to-social-leaders')");
  await page.until(
    "sessionStorage['graphiql:variables']?.includes('threats-to-social-leaders') && sessionStorage['graphiql:query']?.includes('responses')",
  );
  await page.reload();
  await page.until("performance.getEntriesByType('navigation')[0]?.type === 'reload'");
  await page.until("document.querySelectorAll('textarea').length >= 3");
  await shows("Responses: issue threats-to-social-leaders; place iso:CO");
  expect([await page.evaluate("history.length"), await tabs(), await hash()]).toEqual([
    length,
    1,
    `#${decodeURIComponent(String(shared))}`,
  ]);

  // Another address in the same window.
  await page.evaluate(`location.hash = ${JSON.stringify(`#${new URLSearchParams({ query: "{ issues(first: 1) { totalCount } }" })}`)}`);
  await shows("Your own question");
  expect([await status(), await tabs()]).toEqual([expect.stringMatching(/In total: issues \d+/), 1]);
  await page.evaluate("location.hash = '#documentId=nothing-like-this'");
  await statusIs("no question of this server");
  expect(await status()).not.toMatch(/Answered/);
});

inBrowser("an address that holds no question says so when it is opened", async () => {
  await open("/console#documentId=nothing-like-this");
  await statusIs("no question of this server");
  await ask();
  expect([await title(), await status()]).toEqual([first, expect.not.stringMatching(/no question/)]);
});

inBrowser("an error takes the place of the last answer's line", async () => {
  await open();
  await ask();
  await writeInto("Variables", '{"issue": ');
  await page.click("button.ask");
  await statusIs("Variables are invalid JSON");
  expect(await status()).not.toMatch(/Answered/);
  await writeInto("Variables", variables({ issue: "no-such-issue", place: "iso:CO" }));
  await page.click("button.ask");
  await statusIs("no-such-issue");
  expect(await status()).not.toMatch(/Answered|invalid JSON/);
  await writeInto("Variables", variables({ issue: "threats-to-social-leaders", place: "iso:CO" }));
  await ask();
  // The editor's own button asks too.
  await writeInto("Variables", "[}");
  await page.click(".graphiql-execute-button");
  await statusIs("Variables are invalid JSON");
  await writeInto("Variables", variables({ issue: "threats-to-social-leaders", place: "iso:CO" }));
  await page.offline(true);
  await page.click("button.ask");
  await statusIs("does not answer");
  expect(await status()).not.toMatch(/Answered/);
  await page.offline(false);
  await page.click("[role=status] button");
  await statusIs("Answered in");
});

inBrowser("what was written and not asked is kept in its tab; each tab has its heading and its address", async () => {
  await open();
  await writeInto("Variables", variables({ issue: "threats-to-social-leaders", place: "iso:CO" }));
  await choose("What does the graph hold?");
  await page.until("document.querySelectorAll('.graphiql-tab').length === 2");
  await statusIs("Answered in");
  const second = { title: await title(), hash: await hash() };
  expect(second).toEqual({ title: "What does the graph hold?", hash: "#documentId=dataset" });
  await page.click(".graphiql-tab-button");
  await page.until(`document.querySelector("h2").textContent === ${JSON.stringify(first)}`);
  expect(JSON.parse(await textOf("Variables"))).toEqual({ issue: "threats-to-social-leaders", place: "iso:CO" });
  expect([await status(), await hash()]).toEqual(["", ""]);
  await ask();
  // What was asked is in the history, so that another question may take its place.
  await choose("Which responses do harm?");
  await shows("Which responses do harm?");
  expect(await tabs()).toBe(2);
  await page.evaluate("history.back()");
  await shows("Responses: issue threats-to-social-leaders; place iso:CO");
  expect(JSON.parse(await textOf("Variables"))).toEqual({ issue: "threats-to-social-leaders", place: "iso:CO" });
});
