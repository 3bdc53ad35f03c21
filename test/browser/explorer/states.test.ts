import { testWith } from "../../tools.js";
import { proxied } from "./proxy.js";
import { explorerOnSeed } from "./served-seed.js";

/** What the page says where the server does not answer, is slow, asks to wait, or fails. A proxy stands between the two. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

let proxy: Awaited<ReturnType<typeof proxied>>;
beforeAll(async () => {
  proxy = await proxied(here.server.address);
});
afterAll(() => proxy.close());
afterEach(() => {
  proxy.interfere = () => undefined;
});

const path = "/responses?issue=corruption&place=western-balkans";
const isAnswer = (to: string) => to.includes("page-answer&");
const open = async (to = path) => {
  await here.page.send("Page.navigate", { url: proxy.address + to });
  await here.page.until("!!document.querySelector('main h1')");
};
const says = (text: string) => here.page.until(`document.querySelector("main").innerText.includes(${JSON.stringify(text)})`);
const error = (code: string, details: object = {}) =>
  JSON.stringify({ data: null, errors: [{ message: "No.", extensions: { code, ...details } }] });
const type = { "content-type": "application/graphql-response+json" };

inBrowser("a server that is away: what was read stays, with its time", async () => {
  await open();
  await says("practices and programmes");
  proxy.interfere = (to) => (to.startsWith("/graphql") ? { reply: { status: 502 } } : undefined);
  await here.page.click(".chip:not(.chosen) input");
  await says("The server does not answer. What you see was read at");
  expect(await here.page.text(".practices")).not.toBe("");
  proxy.interfere = () => undefined;
  await here.page.clickOn("Try again", "main");
  await here.page.settle();
  expect(await here.page.text("main")).not.toContain("does not answer");
});

inBrowser("a slow server: the page says that it reads, and then answers", async () => {
  proxy.interfere = (to) => (isAnswer(to) ? { delay: 5000 } : undefined);
  await open();
  await says("Reading the graph …");
  expect(await here.page.evaluate("document.querySelector('.reading').getAttribute('role')")).toBe("status");
  await says("practices and programmes");
  expect(await here.page.text("main")).not.toContain("Reading the graph");
});

inBrowser("429 and 503: how long to wait, and then the answer by itself", async () => {
  for (const [status, code, words] of [
    [429, "LIMIT_EXCEEDED", "This server has answered much for your network. It goes on in 2 seconds."],
    [503, "UNAVAILABLE", "The server is busy. Asking again in 2 seconds."],
  ] as const) {
    let times = 0;
    proxy.interfere = (to) =>
      isAnswer(to) && times++ === 0 ? { reply: { status, headers: { ...type, "retry-after": "2" }, body: error(code) } } : undefined;
    await open();
    await says(words);
    await says("practices and programmes");
    expect(await here.page.text("main")).not.toContain("2 seconds");
  }
});

inBrowser("what took too long, what was too much, and a fault", async () => {
  for (const [body, words] of [
    [error("TIMEOUT"), "This took too long and was stopped."],
    [error("LIMIT_EXCEEDED"), "This asks for more than a page may."],
    [
      error("INTERNAL_SERVER_ERROR", { requestId: "2cfd8c05" }),
      "Something went wrong on our side, not in your question. Number: 2cfd8c05.",
    ],
  ] as const) {
    proxy.interfere = (to) => (isAnswer(to) ? { reply: { status: 200, headers: type, body } } : undefined);
    await open();
    await says(words);
  }
});

inBrowser("one part that fails: the rest stands", async () => {
  proxy.interfere = (to) =>
    isAnswer(to)
      ? {
          change: ({ data }) => ({
            data: { ...data, harm: null },
            errors: [{ message: "No.", path: ["harm"], extensions: { code: "INTERNAL_SERVER_ERROR" } }],
          }),
        }
      : undefined;
  await open();
  await says("This part could not be read.");
  expect(await here.page.text(".harm .problem")).toContain("Try again");
  expect(await here.page.texts(".answer > .practices > li")).not.toEqual([]);
  proxy.interfere = () => undefined;
  await here.page.clickOn("Try again", ".harm");
  await here.page.settle();
  expect(await here.page.text("main")).not.toContain("could not be read");
});

inBrowser("names that are not there, and values that are none", async () => {
  await open("/responses?issue=extorsion&place=colombia");
  await says("Nothing here is called “extorsion”.");
  await here.page.clickOn("extortion", "main");
  await here.page.settle();
  expect(await here.page.path()).toBe("/responses?issue=extortion&place=colombia");
  await open("/responses?issue=extortion&place=colombia&scopes=NEAR");
  await says("The address asks for");
  await open("/no-such-page");
  await says("Nothing is at this address.");
});

inBrowser("a fault in French has its spaces", async () => {
  proxy.interfere = (to) => (isAnswer(to) ? { reply: { status: 200, headers: type, body: error("INTERNAL_SERVER_ERROR") } } : undefined);
  await open(`${path}&lang=fr`);
  await says("Une erreur s’est produite de notre côté, pas dans votre question.");
});
