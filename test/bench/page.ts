import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drivenPage } from "../browser/driven-page.js";
import { addressOf } from "./load.js";

/** How long a reader waits for a page, in milliseconds since its address was entered: the median, and the longest. */
export interface PageTimes {
  readonly page: string;
  /** Until anything of the page is there. */
  readonly content: readonly [median: number, most: number];
  /** Until its answer is there. */
  readonly answer: readonly [median: number, most: number];
  readonly runs: number;
}

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Pages, and what is there when their answer is. */
const pages = [
  { page: "", answer: ".honesty" },
  { page: "responses?issue=extortion", answer: ".practices" },
  { page: "responses?issue=organized-crime&place=western-balkans", answer: ".practices" },
];

/** Notes when the page first shows anything, and when its answer. */
const watch = (answer: string) => `
  window.shownAt = {};
  new MutationObserver(() => {
    const note = (name, selector) => { if (window.shownAt[name] === undefined && document.querySelector(selector)) window.shownAt[name] = performance.now(); };
    note("content", "main");
    note("answer", ${JSON.stringify(answer)});
  }).observe(document, { childList: true, subtree: true });`;

/**
 * Opens pages of the built program with the seed in Chromium, without its cache, as a new reader does.
 * @param slowdown how many times slower the browser's processor is made
 */
export async function measurePages({ slowdown, runs }: { readonly slowdown: number; readonly runs: number }): Promise<PageTimes[]> {
  const home = mkdtempSync(join(tmpdir(), "page-"));
  const env = { ...process.env, DATA_DIR: home, PORT: "0", LOG_LEVEL: "error", COST_PER_MINUTE: "0" };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const address = await addressOf(child);
    const measured: PageTimes[] = [];
    for (const { page, answer } of pages) {
      const times: { content: number; answer: number }[] = [];
      for (let run = 0; run < runs; run++) {
        const window = await drivenPage("about:blank", { width: 1280, height: 900 });
        try {
          await window.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
          await window.send("Page.addScriptToEvaluateOnNewDocument", { source: watch(answer) });
          await window.send("Page.navigate", { url: `${address}/${page}` });
          await window.until("window.shownAt?.answer !== undefined");
          times.push(await window.evaluate("window.shownAt"));
        } finally {
          await window.close();
        }
      }
      const of = (name: "content" | "answer") => {
        const sorted = times.map((t) => t[name]).sort((a, b) => a - b);
        return [sorted[sorted.length >> 1] ?? 0, sorted.at(-1) ?? 0] as const;
      };
      measured.push({ page: `/${page}`, content: of("content"), answer: of("answer"), runs });
    }
    return measured;
  } finally {
    child.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
