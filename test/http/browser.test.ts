import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { built } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { type Served, served } from "./served.js";

/** The page in a real browser, under the policy that it is served with: whatever that forbids, the browser says. */
const browser = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);
// Without one of them there is nothing to open the page with.
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

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${home}`];

/** @returns what the page has become, and what the browser's console said */
async function opened(path: string) {
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

/** A page of this size that can be asked, by the browser's own protocol over its two pipes. */
async function driven(url: string, width: number, height: number) {
  const child = spawn(browser as string, [...flags, "--remote-debugging-pipe"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const answers = new Map<number, (result: Record<string, unknown>) => void>();
  let held = "";
  (child.stdio[4] as Readable).on("data", (chunk) => {
    const said = (held + chunk).split("\0");
    held = said.pop() as string;
    for (const text of said) {
      const { id, result = {} } = JSON.parse(text);
      answers.get(id)?.(result);
    }
  });
  const send = (method: string, params: object, sessionId?: unknown) =>
    new Promise<Record<string, unknown>>((resolve) => {
      answers.set(answers.size, resolve);
      (child.stdio[3] as Writable).write(`${JSON.stringify({ id: answers.size - 1, method, params, sessionId })}\0`);
    });
  const { targetId } = await send("Target.createTarget", { url });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false }, sessionId);
  const evaluate = async (expression: string) => {
    const { result } = await send("Runtime.evaluate", { expression, returnByValue: true }, sessionId);
    return (result as { value?: unknown } | undefined)?.value;
  };
  const until = async (expression: string) => {
    while (!(await evaluate(expression))) await wait(100);
  };
  const close = async () => {
    const ended = once(child, "exit");
    void send("Browser.close", {});
    await ended;
  };
  return { evaluate, until, close };
}

inBrowser("fills the window and does not outgrow it, before a question and after", async () => {
  const { evaluate, until, close } = await driven(`${server.address}/`, 1400, 900);
  try {
    const outgrown = "document.documentElement.scrollHeight - innerHeight";
    await until("!!document.querySelector('.workbench .view-lines')");
    expect(await evaluate(outgrown)).toBe(0);
    await evaluate("document.querySelector('button.ask').click()");
    await until("/Answered in/.test(document.body.textContent)");
    expect(await evaluate(outgrown)).toBe(0);
  } finally {
    await close();
  }
});
