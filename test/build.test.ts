import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./built.js";

/** When `npm run cli` builds the program. The test runs in a folder whose build only counts how often it ran. */
const folder = mkdtempSync(join(tmpdir(), "build-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (path: string) => join(folder, path);
const builds = () => (existsSync(at("builds")) ? readFileSync(at("builds"), "utf8").length : 0);
const build = () => spawnSync(process.execPath, [at("src/build.mjs")], { encoding: "utf8" });
const minutesAgo = (minutes: number, ...paths: string[]) => {
  for (const path of paths) utimesSync(at(path), Date.now() / 1000 - 60 * minutes, Date.now() / 1000 - 60 * minutes);
};

test("it builds at first and after a change, not otherwise, and fails if the build fails", () => {
  mkdirSync(at("src/deep"), { recursive: true });
  cpSync(join(root, "src/build.mjs"), at("src/build.mjs"));
  writeFileSync(at("src/deep/thing.ts"), "");
  writeFileSync(at("tsconfig.build.json"), "{}");
  // This build does not touch the stamp if it exists, as the compiler does when its output would not change.
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

test("npm run cli runs it first", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(scripts.precli).toBe("node src/build.mjs");
});
