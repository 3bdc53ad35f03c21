import { testWith } from "../../tools.js";
import { explorerOnSeed } from "./served-seed.js";

/** What could work here, similar communities and comparisons: what the screen shows is what the API says. */
const inBrowser = testWith("Chromium");

const here = explorerOnSeed();

/** Goes to an address, in the one browser of these tests, and waits for what it shows. */
async function open(path: string, until: string) {
  const address = `${here.server.address}/${path}`;
  await here.page.evaluate(`void location.assign(${JSON.stringify(address)})`);
  await here.page.until(`location.href === ${JSON.stringify(address)} && ${until}`);
}
// biome-ignore lint/suspicious/noExplicitAny: answers of several shapes
type Data = any;
/** What the API says, asked with the document of the page. */
async function answer(documentId: string, variables: object): Promise<Data> {
  const query = new URLSearchParams({ documentId, variables: JSON.stringify(variables), lang: "en" });
  const reply = await fetch(`${here.server.address}/graphql?${query}`);
  return ((await reply.json()) as Data).data;
}
const all = <T = string>(selector: string, value = "e.innerText") =>
  here.page.evaluate<T[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => ${value})`);
const count = (selector: string) => here.page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const there = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const text = (selector: string) => here.page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).innerText`);
const parameter = (name: string) => here.page.evaluate<string | null>(`new URL(location.href).searchParams.get(${JSON.stringify(name)})`);
const linesOf = async (path: string) => (await (await fetch(`${here.server.address}/${path}`)).text()).trimEnd().split("\n").length - 1;

const extortion = { community: "san-jacinto", issue: "extortion" };
const question = "community=san-jacinto&issue=extortion";
const records = Object.values(extortion);

inBrowser("every candidate is shown with both ends of its range, and as many as the API counts and the file has", async () => {
  await open(`transfer-candidates?${question}`, there(".candidate"));
  const { transferCandidates } = await answer("page-transfer", { ...extortion, records });
  const { totalCount, nodes, notOffered } = transferCandidates;
  expect(await count(".candidate")).toBe(nodes.length);
  for (let shown = nodes.length; shown < totalCount; shown = await count(".candidate")) {
    await here.page.click(".cut button");
    await here.page.until(`document.querySelectorAll(".candidate").length > ${shown}`);
  }
  expect(await count(".candidate")).toBe(totalCount);
  expect(await linesOf(`transfer-candidates.csv?${question}`)).toBe(totalCount);
  const rows = await all(".candidate-row");
  for (const { practice, indication } of nodes) {
    const row = rows.find((shown) => shown.startsWith(practice.label.value)) ?? "";
    expect(row).toContain(`between ${indication.low} and ${indication.high}`);
  }
  // No practice that is only said to do harm stands among those that could help.
  const adverse = notOffered.map(({ practice }: Data) => practice.label.value);
  expect(adverse.length).toBeGreaterThan(0);
  expect(await all(".not-offered .name")).toEqual(expect.arrayContaining(adverse));
  expect((await all(".candidate-open")).filter((name) => adverse.includes(name))).toEqual([]);
  // An address that opens a candidate shows it, however far down it stands.
  const last = (await all(".candidate", "e.id.replace('candidate-', '')")).at(-1);
  await open(`transfer-candidates?${question}&practice=${last}`, there(`#candidate-${last} .factor`));
});

inBrowser("brackets end where the next range lies wholly below, and in them names decide", async () => {
  const weights = JSON.stringify({ issue: 100, evidence: 0, context: 0, population: 0, replication: 0, conditions: 0, rights: 0 });
  await open(`transfer-candidates?${question}&weights=${encodeURIComponent(weights)}`, there(".candidate"));
  const brackets = await here.page.evaluate<{ name: string; low: number; high: number }[][]>(
    `[...document.querySelectorAll(".bracket")].map((bracket) => [...bracket.querySelectorAll(".candidate")].map((e) => {
      const [low, high = low] = e.querySelector(".candidate-figures").innerText.match(/\\d+/g).map(Number);
      return { name: e.querySelector(".candidate-open").innerText, low, high };
    }))`,
  );
  expect(brackets.length).toBeGreaterThan(1);
  brackets.forEach((bracket, i) => {
    const names = bracket.map(({ name }) => name);
    expect(names).toEqual([...names].sort(new Intl.Collator("en").compare));
    const next = brackets[i + 1] ?? [];
    expect(Math.max(0, ...next.map(({ high }) => high))).toBeLessThan(Math.min(...bracket.map(({ low }) => low)));
  });
});

inBrowser("within a bracket those for the issue itself stand first, all of them, and each group by name", async () => {
  const path = "transfer-candidates?community=north-macedonia&issue=extortion";
  await open(path, there(".bracket-group"));
  const near = { community: "north-macedonia", issue: "extortion", records, issueRelations: ["EXACT"] };
  const exact = (await answer("page-transfer", near)).transferCandidates.nodes.map(({ practice }: Data) => practice.label.value);
  const groups = await all<string[]>(".bracket > ul", `[...e.querySelectorAll(".candidate-open")].map((name) => name.innerText)`);
  expect(groups).toHaveLength(2);
  expect([...(groups[0] ?? [])].sort()).toEqual([...exact].sort());
  for (const names of groups) expect(names).toEqual([...names].sort(new Intl.Collator("en").compare));
});

inBrowser("a candidate opens with its seven factors and its questions, in the address, and its claims can be looked at", async () => {
  const near = { ...extortion, records, issueRelations: ["EXACT", "NARROWER"] };
  const [first] = (await answer("page-transfer", near)).transferCandidates.nodes;
  await open(`transfer-candidates?${question}&issueRelations=EXACT,NARROWER`, there(".candidate"));
  await here.page.click(`#candidate-${first.practice.id} .candidate-open`);
  await here.page.until(there(".factor"));
  expect(await parameter("practice")).toBe(first.practice.id);
  expect(await count(".factor")).toBe(7);
  const states = { MATCH: "match", PARTIAL: "partial", MISMATCH: "mismatch", UNKNOWN: "unknown" };
  expect(await all(".factor .marked")).toEqual(first.factors.map(({ state }: Data) => states[state as keyof typeof states]));
  expect(await count(".candidate-questions li")).toBe(first.questionsToAsk.length);
  // On paper stand the questions of all.
  const { nodes } = (await answer("page-transfer", near)).transferCandidates;
  const questions = nodes.flatMap(({ questionsToAsk }: Data) => questionsToAsk.map(({ question: { value } }: Data) => value.toLowerCase()));
  const onPaper = await all(".question-sheet li", "e.textContent.toLowerCase()");
  expect(onPaper.length).toBe(questions.length);
  expect(onPaper.filter((line) => !questions.some((value: string) => value.endsWith(line)))).toEqual([]);
  await here.page.click(".factor .look");
  await here.page.until(there("dialog[open] .claim"));
  expect(first.factors.flatMap(({ claims }: Data) => claims.ids)).toContain(await parameter("look"));
});

inBrowser("weights stand in the address; one that is none is told beside the boxes", async () => {
  const weigh = (value: string) => `(() => {
    const box = document.querySelector(".weight-boxes input");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, ${JSON.stringify(value)});
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.form.requestSubmit();
  })()`;
  await open(`transfer-candidates?${question}&practice=advocacy`, there(".weight-boxes input"));
  await here.page.evaluate(weigh("-1"));
  await here.page.until(there(".weights [role=alert]"));
  await here.page.evaluate(weigh("50"));
  await here.page.until("new URL(location.href).searchParams.has('weights')");
  expect(JSON.parse((await parameter("weights")) ?? "{}")).toMatchObject({ issue: 50, evidence: 20 });
  await here.page.until("document.querySelector('.weight-boxes input').value === '50'");
});

inBrowser("what the community is recorded as facing comes first in the box, and leads to its question", async () => {
  await open("transfer-candidates?community=san-jacinto", there(".faced a"));
  const { practicePortfolio } = await answer("page-transfer-portfolio", { community: "san-jacinto" });
  const faced = practicePortfolio.faces.nodes.map(({ issue }: Data) => issue.label.value);
  expect((await all(".faced a")).sort()).toEqual([...faced].sort());
  await here.page.until("document.querySelectorAll('.choose-open').length === 2");
  await here.page.evaluate("document.querySelectorAll('.choose-open')[1].click()");
  await here.page.until(there(".choose-option"));
  expect((await all(".choose-list > li:first-child .choose-option")).sort()).toEqual([...faced].sort());
  expect(await all(".portfolio-chosen > li .name")).toEqual(
    expect.arrayContaining(practicePortfolio.practices.map(({ practice }: Data) => practice.label.value)),
  );
});

inBrowser("no candidate is told as an absence, and what is asked for stays in the boxes", async () => {
  const path = "transfer-candidates?community=san-jacinto&issue=extortion&modalities=REPORTED&issueRelations=DRIVER";
  await open(path, there(".answer .nothing"));
  expect(await text(".answer .nothing")).toContain("That is not evidence that none could help.");
  expect(await all(".choose input", "e.value")).toEqual(["San Jacinto", "Extortion"]);
});

inBrowser("similar communities: as many as the API counts, by what is shared and then by name", async () => {
  await open("similar-communities?community=tumaco", there(".alike-row"));
  const { similarCommunities } = await answer("page-similar", { community: "tumaco" });
  expect(await count(".alike-row")).toBe(similarCommunities.totalCount);
  const shared = await all<[number, string]>(
    ".alike-row h2",
    `[Number(e.querySelector("small").innerText.match(/\\d+/)[0]), e.querySelector(".name").innerText]`,
  );
  expect(shared).toEqual([...shared].sort(([a, x], [b, y]) => b - a || x.localeCompare(y)));
  await here.page.click(".question [type=checkbox]");
  await here.page.until("document.querySelector('.summary .nothing')?.innerText.startsWith('No community outside')");
  expect(await parameter("otherCountriesOnly")).toBe("true");
  expect(await count(".alike-row")).toBe(0);
});

inBrowser("a comparison has a row for each of the API, and records come and go with the address", async () => {
  await open("compare?ids=tumaco,tierralta", there(".compared-table"));
  const { compare } = await answer("page-compare", { ids: ["tumaco", "tierralta"] });
  expect(await count(".compared-table tbody tr")).toBe(compare.totalCount);
  expect(await count(".compared-table td .look")).toBe(compare.nodes.flatMap(({ has }: Data) => has).length);
  await here.page.click('[aria-label="Take Tierralta away"]');
  await here.page.until("new URL(location.href).searchParams.get('ids') === 'tumaco'");
  await here.page.until(`!(${there(".compared-table")})`);
  await open("compare?ids=tumaco,extortion", there("[role=alert] a"));
  expect(await text("[role=alert]")).toContain("Compare records of one kind.");
  await here.page.click("[role=alert] a");
  await here.page.until("new URL(location.href).searchParams.get('ids') === 'tumaco'");
});
