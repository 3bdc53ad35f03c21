import { spawnSync } from "node:child_process";
import { readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Builds the program if it was not built yet, or something has changed since: whoever runs a command need not remember to. */
const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist/.tsbuildinfo");
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const files = readdirSync(join(root, "src"), { recursive: true }).map((file) => join(root, "src", file));

if (Math.max(...[...files, join(root, "tsconfig.build.json")].map(changed)) > changed(stamp)) {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: root,
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
  // A build that finds nothing new to write would leave the stamp as old as it was.
  utimesSync(stamp, new Date(), new Date());
}
