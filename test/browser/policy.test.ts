import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { built } from "../built.js";
import { type Served, served } from "../http/served.js";
import { seeded } from "../seed/seeded.js";
import { testWith } from "../tools.js";
import { browser } from "./command.js";
import { drivenPage } from "./driven-page.js";

/** The console in a real browser. The browser reports whatever the Content-Security-Policy of the page forbids. */
const inBrowser = testWith("Chromium");

let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
const home = mkdtempSync(join(tmpdir(), "browser-"));
beforeAll(async () => {
  await built();
  seed = await seeded();
  server = await served(seed.graph, { logLevel: "info", server: { costPerMinute: 2_000_000 } });
});
afterAll(async () => {
  await server.close();
  await seed.close();
  rmSync(home, { recursive: true, force: true });
});

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${home}`];

/** Opens a path. @returns the page after its scripts have run, and the lines of the browser's console */
async function openPage(path: string) {
  const { stdout, stderr } = await promisify(execFile)(
    browser() as string,
    [...flags, "--enable-logging=stderr", "--virtual-time-budget=20000", "--timeout=60000", "--dump-dom", server.address + path],
    { maxBuffer: 64 * 1024 * 1024, timeout: 120_000, killSignal: "SIGKILL" },
  );
  return { page: stdout, consoleLines: stderr.split("\n").filter((line) => line.includes("CONSOLE")) };
}

inBrowser("shows the questions and the editor without a violation of its policy", async () => {
  const { page, consoleLines } = await openPage("/console");
  expect(consoleLines.filter((line) => /Content Security Policy|Refused|violates|Failed|Uncaught|blocked/i.test(line))).toEqual([]);
  expect(page).toContain("monaco-editor");
  expect(page).toMatch(/Responses/i);
  // The page has loaded its scripts and the questions.
  const routes = server.log.filter(({ msg }) => msg === "answered").map(({ route, status }) => [route, status]);
  expect(routes).toContainEqual(["/gallery.json", 200]);
  expect(routes.filter(([route, status]) => (status as number) >= 400 && route !== undefined)).toEqual([]);
});

inBrowser("fits the window, before a question is asked and after", async () => {
  const page = await drivenPage(`${server.address}/console`);
  try {
    const overflow = "document.documentElement.scrollHeight - innerHeight";
    await page.until("!!document.querySelector('.workbench .view-lines')");
    expect(await page.evaluate(overflow)).toBe(0);
    await page.click("button.ask");
    await page.until("/Answered in/.test(document.body.textContent)");
    expect(await page.evaluate(overflow)).toBe(0);
  } finally {
    await page.close();
  }
});
