import { spawnSync } from "node:child_process";
import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What `npm run build` makes, for tests of the program as it is run. `npm test` has built it already; where jest is called by itself,
 * the first test that needs it builds what has changed, while the others wait.
 */
export async function built(): Promise<void> {
  const lock = join(root, "node_modules/.building");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      // Whoever was stopped in the middle of building has left it behind.
      const age = Date.now() - (changed(lock) || Date.now());
      if (age > 120_000) rmdirSync(lock);
      await wait(100);
    }
  }
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/build.mjs")], { encoding: "utf8" });
    if (status !== 0) throw new Error(`The program cannot be built:\n${stdout}${stderr}`);
  } finally {
    rmdirSync(lock);
  }
}

/** When something was last changed; 0 if it is not there. */
const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
