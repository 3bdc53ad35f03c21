import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What `npm run build` makes, for tests of the program as it is run. `npm test` has built it already; where jest is called by itself,
 * the first test that needs it builds what has changed, while the others wait.
 */
export const built = (): Promise<void> => exclusively(build);

/** The folders of seeds that tests load. Tests of the program use those that are made for them, so that no new source changes what they find. */
export const seeds = {
  /** What documents say. */
  shipped: join(root, "seed"),
  /** Some records of each class, with the ids that the program's own questions and documents name. */
  small: join(root, "test/fixture/seed"),
  /** The small one and a crowd of claims. It is put together with the first graph that is made of it. */
  large: join(root, "node_modules/.large-seed"),
} as const;

/**
 * A copy of the graph that a first start with `SEED_DIR` makes, in a folder that is not there yet: a server starts on it in half the time.
 * It is made once for each build.
 */
export async function seededFolder(folder: string, seed: keyof typeof seeds = "small"): Promise<string> {
  await exclusively(() => {
    build();
    const seeded = join(root, "node_modules/.seeded", seed);
    const file = join(seeded, graphFile);
    const made = [join(root, "dist/.tsbuildinfo"), ...(seed === "large" ? [crowd, ...filesIn(seeds.small)] : filesIn(seeds[seed]))];
    if (changed(file) < Math.max(...made.map(changed))) {
      rmSync(seeded, { recursive: true, force: true });
      if (seed === "large") {
        rmSync(seeds.large, { recursive: true, force: true });
        cpSync(seeds.small, seeds.large, { recursive: true });
        copyFileSync(crowd, join(seeds.large, "crowd.yaml"));
      }
      program(["dist/cli.js", "seed"], { DATA_DIR: seeded, SEED_DIR: seeds[seed] }, "The seed cannot be loaded");
    }
    mkdirSync(folder, { recursive: true });
    copyFileSync(file, join(folder, graphFile));
  });
  return folder;
}
const graphFile = "graph.grafeo";
const crowd = join(root, "test/fixture/crowd.yaml");
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

const build = () => program(["src/build.mjs"], {}, "The program cannot be built");

function program(args: readonly string[], settings: Record<string, string>, failure: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...settings },
  });
  if (status !== 0) throw new Error(`${failure}:\n${stdout}${stderr}`);
}

/** Runs work in one process at a time. */
async function exclusively(work: () => void): Promise<void> {
  const lock = join(root, "node_modules/.building");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      // A process that was stopped leaves its lock behind.
      const age = Date.now() - (changed(lock) || Date.now());
      if (age > 120_000) rmdirSync(lock);
      await wait(100);
    }
  }
  try {
    work();
  } finally {
    rmdirSync(lock);
  }
}

/** When something was last changed; 0 if it is not there. */
const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
