import { testWith } from "../../tools.js";
import { explorerOnSeed } from "./served-seed.js";

/** What people come for, within as many keys and clicks as each may take. What is expected comes from the API. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

/** Each key and each click that a journey takes. */
let steps = 0;
const press = async (key: Parameters<typeof here.page.key>[0]) => {
  steps++;
  await here.page.key(key);
};
const type = async (text: string) => {
  steps += text.length;
  await here.page.type(text);
};
const clickOn = async (text: string, within?: string) => {
  steps++;
  await here.page.clickOn(text, within);
};
const click = async (selector: string) => {
  steps++;
  await here.page.click(selector);
};
beforeEach(() => {
  steps = 0;
});

interface Responses {
  readonly responses: { readonly totalCount: number; readonly practiceCount: number };
}
const countsOf = async (issue: string, place: string): Promise<Responses["responses"]> => {
  const query = "query ($issue: ID, $place: ID) { responses(issue: $issue, place: $place) { totalCount practiceCount } }";
  const answer = (await (await here.server.post({ query, variables: { issue, place } })).json()) as { data: Responses };
  return answer.data.responses;
};
const activeIs = (selector: string) => here.page.until(`document.activeElement.matches(${JSON.stringify(selector)})`);

inBrowser("who answers this, where, and who says so: by keys alone, in any language", async () => {
  const { page } = here;
  await page.open("/");
  await activeIs(".choose input");
  await type("recl");
  await page.until("/Forced recruitment of minors/.test(document.querySelector('.choose-option.focused')?.innerText)");
  await press("Tab");
  await type("col");
  await page.until("/^Colombia/.test(document.querySelector('.choose-option.focused')?.innerText)");
  await press("Enter");
  await press("Enter");
  await page.until("location.pathname === '/responses'");
  await page.settle();
  expect(steps).toBeLessThanOrEqual(16);
  expect(await page.path()).toBe("/responses?issue=forced-recruitment-of-minors&place=colombia");
  expect(await page.text("h1")).toBe("Which practices address forced recruitment of minors in Colombia?");
  const { totalCount, practiceCount } = await countsOf("forced-recruitment-of-minors", "colombia");
  const summary = await page.text("main");
  if (totalCount > 0) {
    expect(summary).toContain(`${practiceCount} practice`);
    expect(summary).toMatch(/None reports/);
  } else {
    expect(summary).toContain("No response to forced recruitment of minors is recorded for Colombia.");
  }
  // The claim with its passage, by keys: the first of the list, also where it is only implied.
  if (totalCount === 0) await page.clickOn("show", ".left-out li:last-child");
  await page.settle();
  await page.evaluate("document.querySelector('.look').focus()");
  await press("Enter");
  await page.until("!!document.querySelector('dialog[open] .passages li')");
  expect(await page.text("dialog[open] .passages li")).toMatch(/lines? \d/);
  await press("Escape");
  await activeIs(".look");
});

inBrowser("what could work in San Jacinto against extortion", async () => {
  const { page } = here;
  await page.open("/");
  await clickOn("Could it work here?", "nav");
  await page.until("location.pathname === '/transfer-candidates'");
  await page.settle();
  await page.evaluate("document.querySelector('main .choose input').focus()");
  // Letters are typed with whatever; clicks alone are counted.
  let clicks = steps + 1;
  await page.type("san ja");
  await page.until("/^San Jacinto/.test(document.querySelector('.choose-option.focused')?.innerText)");
  await page.key("Tab");
  await page.type("extor");
  await page.until("/^Extortion/.test(document.querySelector('.choose-option.focused')?.innerText)");
  await page.key("Enter");
  await page.key("Enter");
  await page.until("location.search.includes('issue=extortion')");
  await page.settle();
  expect(await page.path()).toBe("/transfer-candidates?community=san-jacinto&issue=extortion");
  const variables = { community: "san-jacinto", issue: "extortion" };
  const query =
    "query ($community: ID!, $issue: ID!) { transferCandidates(community: $community, issue: $issue, first: 1) { totalCount } }";
  const answer = (await (await here.server.post({ query, variables })).json()) as { data: { transferCandidates: { totalCount: number } } };
  expect(answer.data.transferCandidates.totalCount).toBeGreaterThan(0);
  // Both ends of each range are in figures, and none is one number.
  const figures = await page.texts(".candidate-figures");
  expect(figures.length).toBeGreaterThan(0);
  expect(figures.filter((text) => !/\d+ and \d+/.test(text))).toEqual([]);
  await page.click(".candidate-open");
  clicks++;
  await page.until("!!document.querySelector('.factors')");
  expect(await page.texts(".factor")).toHaveLength(7);
  expect(await page.texts(".candidate-questions li")).not.toEqual([]);
  await page.evaluate("window.print = () => void (window.printed = true)");
  await page.clickOn("Print with the questions", ".candidate");
  clicks++;
  expect(await page.evaluate("window.printed")).toBe(true);
  expect(clicks).toBeLessThanOrEqual(6);
});

inBrowser("where nothing is recorded, for a brief", async () => {
  const { page } = here;
  await page.open("/");
  await clickOn("Where is nothing recorded?", ".doors");
  await page.until("location.pathname === '/response-gaps'");
  await page.settle();
  const query =
    'query ($place: ID!) { responseGaps(place: $place, kinds: [NONE_RECORDED], first: 100) { nodes { issue { label(lang: "en") { value } } } } }';
  const answer = (await (await here.server.post({ query, variables: { place: "western-balkans" } })).json()) as {
    data: { responseGaps: { nodes: { issue: { label: { value: string } } }[] } };
  };
  const none = answer.data.responseGaps.nodes.map(({ issue }) => issue.label.value);
  expect(none).toContain("Money laundering");
  const groups = await page.texts(".gap-group");
  const shown = groups.find((text) => text.startsWith("none recorded")) ?? "";
  expect(none.filter((name) => !shown.includes(name))).toEqual([]);
  await clickOn("Cite", ".foot-bar");
  await page.until("/@\\w+\\{/.test(document.querySelector('dialog[open]').innerText)");
  await page.key("Escape");
  await clickOn("Its data", ".foot-bar");
  await page.until("!!document.querySelector('dialog[open] .snippet')");
  expect(await page.text("dialog[open]")).toContain(
    `pd.read_csv("${here.server.address}/response-gaps.csv?place=western-balkans&lang=en",`,
  );
  expect(steps).toBeLessThanOrEqual(5);
  await page.key("Escape");
});

inBrowser("this, on my dashboard", async () => {
  const { page } = here;
  await page.open("/responses?issue=corruption&place=western-balkans");
  await clickOn("Its data", ".foot-bar");
  await page.until("!!document.querySelector('dialog[open] .formats')");
  const url = await page.evaluate<string>("[...document.querySelectorAll('dialog[open] .formats a')][0].href");
  expect(steps).toBeLessThanOrEqual(4);
  expect(url).toBe(`${here.server.address}/responses.csv?issue=corruption&place=western-balkans&lang=en`);
  const reply = await fetch(url);
  expect(reply.headers.get("etag")).not.toBeNull();
  const { totalCount } = await countsOf("corruption", "western-balkans");
  expect((await reply.text()).trim().split("\n").length - 1).toBe(totalCount);
  await page.key("Escape");
});

inBrowser("this claim is wrong", async () => {
  const { page } = here;
  await page.open("/responses?issue=corruption&place=western-balkans");
  await click(".look");
  await page.until("!!document.querySelector('dialog[open] .claim')");
  await clickOn("The claim", "dialog[open]");
  await page.until("location.pathname.startsWith('/claim/')");
  await page.settle();
  expect(await page.text("main")).toMatch(/joins statements of one document|stated in one passage/);
  expect(await page.text("main")).toMatch(/Recorded .* in the data set “/);
  // What would be copied is a claim of the files of the seed.
  await page.evaluate(
    "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void (window.copied = text) } }), undefined",
  );
  await clickOn("Copy as YAML", "main");
  await page.until("!!window.copied");
  expect(steps).toBeLessThanOrEqual(4);
  expect(await page.evaluate<string>("window.copied")).toMatch(
    /^claims:\n {2}# claim-\w+\n {2}- subject: [\w-]+\n {4}addresses: corruption\n/,
  );
});
