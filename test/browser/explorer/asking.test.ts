import { testWith } from "../../tools.js";
import { proxied } from "./proxy.js";
import { explorerOnSeed } from "./served-seed.js";

/** What is typed in the boxes of a question and not chosen from their lists is taken with the button, or named where it means nothing. */
const inBrowser = testWith("Chromium");
const here = explorerOnSeed();

const box = "document.querySelector('main .choose input')";
/** Clicks with the mouse, which takes the focus out of the box first. */
async function ask() {
  const at = "document.querySelector('main .question button[type=submit]').getBoundingClientRect()";
  const [x, y] = await here.page.evaluate<number[]>(`(({ x, y, width, height }) => [x + width / 2, y + height / 2])(${at})`);
  for (const type of ["mousePressed", "mouseReleased"])
    await here.page.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
}

inBrowser("a name that is typed whole, or begun, is asked for with the mouse, and the focus goes to the heading", async () => {
  const { page } = here;
  const asked: Record<string, string> = { extortion: "extortion", EXTORSIÓN: "extortion", extor: "extortion" };
  for (const [typed, issue] of Object.entries(asked)) {
    await page.open("/");
    await page.evaluate(`${box}.focus()`);
    await page.type(typed);
    await page.until("!!document.querySelector('.choose-option.focused')");
    await ask();
    await page.until(
      `location.pathname === '/responses' && new URLSearchParams(location.search).get('issue') === ${JSON.stringify(issue)}`,
    );
    await page.until("document.activeElement.matches('main h1')");
    await page.settle();
  }
  // On the answer itself, too.
  await page.evaluate(`${box}.focus(); ${box}.select()`);
  await page.type("corruption");
  await page.until("!!document.querySelector('.choose-option.focused')");
  await ask();
  await page.until("new URLSearchParams(location.search).get('issue') === 'corruption'");
  await page.settle();
  expect(await page.evaluate("document.activeElement.matches('main h1')")).toBe(true);
});

inBrowser("what means nothing stays in the box, and the message says so", async () => {
  const { page } = here;
  await page.open("/");
  await page.evaluate(`${box}.focus()`);
  await page.type("zzzz");
  await ask();
  await page.until("!!document.querySelector('.question [role=alert]')");
  expect(await page.evaluate(`${box}.value`)).toBe("zzzz");
  expect(await page.text(".question [role=alert]")).toBe("No name here is “zzzz”. Choose one from the list.");
});

inBrowser("what is typed before the list of a box is there stays, and without the list a name is taken all the same", async () => {
  const { page, server } = here;
  const proxy = await proxied(server.address);
  const showing = async () => {
    await page.send("Page.navigate", { url: `${proxy.address}/` });
    await page.until(`location.href.startsWith(${JSON.stringify(proxy.address)}) && !!${box}`);
    // The names come with the page, the list later.
    await page.settle();
  };
  try {
    proxy.interfere = (path) => (path.includes("/combo-box-") ? { delay: 1500 } : undefined);
    await showing();
    await page.evaluate(`${box}.focus()`);
    await page.type("exto");
    expect(await page.evaluate(`[${box}.value, ${box}.getAttribute("aria-expanded")]`)).toEqual(["exto", "false"]);
    await page.until("!!document.querySelector('.choose-option.focused')");
    expect(await page.evaluate(`[${box}.value, ${box} === document.activeElement, ${box}.selectionStart]`)).toEqual(["exto", true, 4]);
    await page.type("rt");
    expect(await page.evaluate(`${box}.value`)).toBe("extort");
    await page.key("Enter");
    expect(await page.evaluate(`${box}.value`)).toBe("Extortion");

    await showing();
    await page.click("main .choose-open");
    await page.until("document.querySelectorAll('.choose-option').length > 5");
    expect(await page.evaluate(`${box} === document.activeElement`)).toBe(true);

    proxy.interfere = (path) => (path.includes("/combo-box-") ? { reply: { status: 503 } } : undefined);
    await showing();
    await page.evaluate(`${box}.focus()`);
    await page.type("Extorsión");
    await ask();
    await page.until("new URLSearchParams(location.search).get('issue') === 'extortion'");
    await page.settle();
    expect(await page.evaluate(`${box}.value`)).toBe("Extortion");
  } finally {
    await proxy.close();
  }
});
