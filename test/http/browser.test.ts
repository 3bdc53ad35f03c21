import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { built } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { type Served, served } from "./served.js";

/** The page in a real browser, under the policy that it is served with: whatever that forbids, the browser says. */
const browser = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);
const inBrowser = browser ? test : test.skip;
if (!browser) console.warn("Skipped: there is no chromium here.");

let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
const home = mkdtempSync(join(tmpdir(), "browser-"));
beforeAll(async () => {
  await built();
  seed = await seeded();
  server = await served(seed.graph, { logLevel: "info", serving: { costPerMinute: 2_000_000 } });
});
afterAll(async () => {
  await server.close();
  await seed.close();
  rmSync(home, { recursive: true, force: true });
});

/** @returns what the page has become, and what the browser's console said */
async function opened(path: string) {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${home}`];
  const { stdout, stderr } = await promisify(execFile)(
    browser as string,
    [...flags, "--enable-logging=stderr", "--virtual-time-budget=20000", "--timeout=60000", "--dump-dom", server.address + path],
    { maxBuffer: 64 * 1024 * 1024, timeout: 120_000, killSignal: "SIGKILL" },
  );
  return { page: stdout, said: stderr.split("\n").filter((line) => line.includes("CONSOLE")) };
}

inBrowser("shows the questions and the editor, and nothing of it is forbidden", async () => {
  const { page, said } = await opened("/");
  expect(said.filter((line) => /Content Security Policy|Refused|violates|Failed|Uncaught|blocked/i.test(line))).toEqual([]);
  expect(page).toContain("monaco-editor");
  expect(page).toMatch(/Responses/i);
  // Its scripts and its questions were asked for, and got.
  const routes = server.log.filter(({ msg }) => msg === "answered").map(({ route, status }) => [route, status]);
  expect(routes).toContainEqual(["/gallery.json", 200]);
  expect(routes.filter(([route, status]) => (status as number) >= 400 && route !== undefined)).toEqual([]);
});
