import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { browser } from "./command.js";

/** Milliseconds after which a page that does not get there has failed. */
const patience = 60_000;

type Result = Record<string, unknown>;

/** A window of Chromium of this size, driven by the DevTools protocol over two pipes. */
export async function drivenPage(url: string, { width = 1400, height = 900, dark = false } = {}) {
  const home = mkdtempSync(join(tmpdir(), "browser-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", `--user-data-dir=${home}`];
  const child = spawn(browser() as string, [...flags, "--remote-debugging-pipe"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const answers = new Map<number, (result: Result) => void>();
  const consoleLines: string[] = [];
  const requests: { url: string; method: string }[] = [];
  let partial = "";
  (child.stdio[4] as Readable).on("data", (chunk) => {
    const messages = (partial + chunk).split("\0");
    partial = messages.pop() as string;
    for (const text of messages) {
      const { id, method, params, result = {} } = JSON.parse(text);
      answers.get(id)?.(result);
      if (method === "Log.entryAdded") consoleLines.push(`${params.entry.level}: ${params.entry.text} ${params.entry.url ?? ""}`);
      if (method === "Network.requestWillBeSent") requests.push({ url: params.request.url, method: params.request.method });
      if (method === "Runtime.exceptionThrown") consoleLines.push(`exception: ${JSON.stringify(params.exceptionDetails)}`);
    }
  });
  const send = (method: string, params: object = {}, sessionId?: unknown) =>
    new Promise<Result>((resolve) => {
      answers.set(answers.size, resolve);
      (child.stdio[3] as Writable).write(`${JSON.stringify({ id: answers.size - 1, method, params, sessionId })}\0`);
    });
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const inPage = (method: string, params: object = {}) => send(method, params, sessionId);
  await inPage("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await inPage("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
  for (const domain of ["Log", "Runtime", "Page", "Network"]) await inPage(`${domain}.enable`);
  await inPage("Page.navigate", { url });

  /** The value of an expression in the page, awaited if it is a promise. */
  const evaluate = async <T = unknown>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await inPage("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value?: unknown } | undefined)?.value as T;
  };
  return {
    evaluate,
    consoleLines,
    /** All that the page has asked for, in order. */
    requests,
    /** A command of the DevTools protocol for this page. */
    send: inPage,
    /** Waits until an expression is true; one that fails, as in a page that is being left, is not. If that never comes, it says what is there. */
    until: async (expression: string) => {
      const deadline = Date.now() + patience;
      while (!(await evaluate(expression).catch(() => false))) {
        if (Date.now() > deadline) throw new Error(`${expression}: not in ${await evaluate("document.body.innerText")}`);
        await wait(20);
      }
    },
    click: (selector: string) => evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`),
    /** Presses a key. @param modifiers 2 for Ctrl */
    press: async (key: string, code: string, windowsVirtualKeyCode: number, modifiers = 0) => {
      for (const type of ["rawKeyDown", "keyUp"])
        await inPage("Input.dispatchKeyEvent", { type, key, code, windowsVirtualKeyCode, modifiers });
    },
    /** What the window shows, without its scrollbar, as PNG. */
    screenshot: async () => {
      await inPage("Emulation.setScrollbarsHidden", { hidden: true });
      const { data } = await inPage("Page.captureScreenshot", { format: "png" });
      return Buffer.from(data as string, "base64");
    },
    reload: () => inPage("Page.reload"),
    /** Cuts the page off from the network, or connects it again. */
    offline: (offline: boolean) =>
      inPage("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }),
    close: async () => {
      const ended = once(child, "exit");
      void send("Browser.close");
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
export type DrivenPage = Awaited<ReturnType<typeof drivenPage>>;
