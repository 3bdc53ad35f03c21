import { spawnSync } from "node:child_process";
import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Builds the program if it was not built yet or a source has changed since, so that `npm run cli` never runs an old build. */
const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist/.tsbuildinfo");
const modifiedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const files = readdirSync(join(root, "src"), { recursive: true }).map((file) => join(root, "src", file));

if (Math.max(...[...files, join(root, "tsconfig.build.json")].map(modifiedAt)) > modifiedAt(stamp)) {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: root,
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
  // The compiler leaves the stamp as it is when its output would not change.
  utimesSync(stamp, new Date(), new Date());
}
