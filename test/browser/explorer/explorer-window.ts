import { type Address, pathOf } from "../../../src/web/explorer/address.js";
import { drivenPage } from "../driven-page.js";

/** The features of media that a page may ask for. */
interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly lessMotion?: boolean;
  readonly forcedColours?: boolean;
  readonly paper?: boolean;
}

const keys = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  Space: 32,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
} as const;

/** Counts what the page has asked for and not got, from its first line on. */
const counting = `(() => {
  const send = window.fetch;
  window.pending = 0;
  window.fetch = (...of) => { window.pending++; return send(...of).finally(() => setTimeout(() => window.pending--)); };
})()`;

/** Nothing is under way, and the page has its heading. */
const settled = `(() => !window.pending && !!document.querySelector("main h1") && !document.querySelector('[aria-busy="true"]'))()`;
/** Milliseconds after which a page that does not settle has failed. A slow machine needs a part of them. */
const patience = 15_000;
const twoFrames = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))";

/** The explorer in a window of Chromium. One window shows many pages: a process for each would take seconds. */
export async function explorerWindow(server: string, path = "/", options?: Parameters<typeof drivenPage>[1]) {
  const page = await drivenPage("about:blank", options);
  await page.send("Page.addScriptToEvaluateOnNewDocument", { source: counting });

  const settle = async () => {
    const began = Date.now();
    let quiet = 0;
    for (let inRow = 0; inRow < 2; ) {
      inRow = (await page.evaluate(settled).catch(() => false)) ? inRow + 1 : 0;
      if (inRow === 0) {
        const isQuiet = await page.evaluate("!window.pending && !!document.querySelector('main')").catch(() => false);
        quiet = isQuiet ? quiet || Date.now() : 0;
        if ((quiet && Date.now() - quiet > 3000) || Date.now() - began > patience)
          throw new Error(`It does not come to rest: ${await page.evaluate("document.querySelector('main')?.innerText.slice(0, 500)")}`);
      }
      await page.evaluate(twoFrames).catch(() => undefined);
    }
  };
  const key = async (name: keyof typeof keys, modifiers = 0) => {
    const of = { key: name === "Space" ? " " : name, code: name, windowsVirtualKeyCode: keys[name], modifiers };
    const text = name === "Enter" ? { text: "\r" } : name === "Space" ? { text: " " } : {};
    await page.send("Input.dispatchKeyEvent", { type: name in { Enter: 0, Space: 0 } ? "keyDown" : "rawKeyDown", ...of, ...text });
    await page.send("Input.dispatchKeyEvent", { type: "keyUp", ...of });
  };
  const open = async (to: string) => {
    await page.send("Page.navigate", { url: server + to });
    await settle();
  };
  await open(path);
  return {
    ...page,
    settle,
    /** Loads a path as a browser does. */
    open,
    /** Shows a page without loading anything anew. */
    show: async (address: Address, lang = "en") => {
      const to = pathOf({ ...address, parameters: { ...address.parameters, lang } });
      await page.evaluate(`(() => {
        history.pushState(null, "", ${JSON.stringify(`${server}/${to}`)});
        dispatchEvent(new PopStateEvent("popstate"));
      })()`);
      await page.until(`document.documentElement.lang === ${JSON.stringify(lang)}`);
      await page.until(`document.querySelector(".languages [aria-current]")?.lang === ${JSON.stringify(lang)}`);
      await settle();
    },
    key,
    type: async (text: string) => {
      for (const letter of text) {
        await page.send("Input.dispatchKeyEvent", { type: "keyDown", text: letter, key: letter });
        await page.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter });
      }
    },
    look: async ({ width = 1280, height = 900, dark = false, lessMotion = false, forcedColours = false, paper = false }: Look) => {
      await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
      await page.send("Emulation.setEmulatedMedia", {
        media: paper ? "print" : "screen",
        features: [
          { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
          { name: "prefers-reduced-motion", value: lessMotion ? "reduce" : "no-preference" },
          { name: "forced-colors", value: forcedColours ? "active" : "none" },
        ],
      });
      await page.evaluate(twoFrames);
    },
    text: (selector: string) => page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`),
    texts: (selector: string) =>
      page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.innerText.trim())`),
    /** Presses a link or a button by its text. */
    clickOn: (text: string, within = "body") =>
      page.evaluate(
        `[...document.querySelectorAll(${JSON.stringify(`${within} :is(a, button, summary)`)})].find((e) => e.innerText.trim() === ${JSON.stringify(text)}).click()`,
      ),
    path: () => page.evaluate<string>("location.pathname + location.search + location.hash"),
  };
}
export type ExplorerWindow = Awaited<ReturnType<typeof explorerWindow>>;
