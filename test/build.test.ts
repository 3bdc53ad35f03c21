import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./built.js";

/** `npm run cli` right after `npm ci`, and after a change: in a folder whose build only counts itself. */
const folder = mkdtempSync(join(tmpdir(), "build-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (path: string) => join(folder, path);
const builds = () => (existsSync(at("builds")) ? readFileSync(at("builds"), "utf8").length : 0);
const build = () => spawnSync(process.execPath, [at("src/build.mjs")], { encoding: "utf8" });
const minutesAgo = (minutes: number, ...paths: string[]) => {
  for (const path of paths) utimesSync(at(path), Date.now() / 1000 - 60 * minutes, Date.now() / 1000 - 60 * minutes);
};

test("what was never built is built; nothing is done while nothing changes; a change is built; a bad one is told", () => {
  mkdirSync(at("src/deep"), { recursive: true });
  cpSync(join(root, "src/build.mjs"), at("src/build.mjs"));
  writeFileSync(at("src/deep/thing.ts"), "");
  writeFileSync(at("tsconfig.build.json"), "{}");
  // It leaves the stamp as it is, as the compiler does when what it would write is there already.
  writeFileSync(
    at("made.mjs"),
    'import { appendFileSync, mkdirSync } from "node:fs"; mkdirSync("dist", { recursive: true }); appendFileSync("dist/.tsbuildinfo", ""); appendFileSync("builds", "x"); console.log("built");',
  );
  writeFileSync(at("package.json"), JSON.stringify({ scripts: { build: "node made.mjs" } }));
  expect([build().status, builds()]).toEqual([0, 1]);
  expect([build().status, builds()]).toEqual([0, 1]);

  minutesAgo(5, "src/build.mjs", "src/deep/thing.ts", "tsconfig.build.json", "dist/.tsbuildinfo");
  minutesAgo(4, "src/deep/thing.ts");
  const { status, stdout } = build();
  expect([status, stdout, builds()]).toEqual([0, "", 2]);
  expect([build().status, builds()]).toEqual([0, 2]);

  minutesAgo(5, "dist/.tsbuildinfo");
  writeFileSync(at("package.json"), JSON.stringify({ scripts: { build: "node -e 'process.exit(3)'" } }));
  expect([build().status, builds()]).toEqual([3, 2]);
});

test("every command by npm is built first", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(scripts.precli).toBe("node src/build.mjs");
});
