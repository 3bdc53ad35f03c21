// Adds to package-lock.json the optional packages of other platforms, which npm leaves out of it when it is made where only this
// platform's can be read. Without them `npm ci` refuses the file. Run it after every change of a dependency:
//   npm install --package-lock-only && node .ci/complete-lockfile.mjs
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32"];
const processors = ["arm64", "x64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x"];

let added = 0;
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  if (!path) continue;
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`;
    if (lock.packages[place]) continue;
    const words = name.split(/[/-]/);
    const os = systems.find((s) => words.includes(s)) ?? (words.includes("wasm32") ? undefined : "other");
    const cpu = processors.find((p) => words.some((w) => w === p || (p === "arm" && w.startsWith("arm") && w !== "arm64")));
    const libc = words.some((w) => w.startsWith("musl")) ? "musl" : words.some((w) => w.startsWith("gnu")) ? "glibc" : undefined;
    lock.packages[place] = {
      version: version.replace(/^[\^~]/, ""),
      ...(cpu ? { cpu: [cpu] } : { cpu: ["wasm32"] }),
      ...(dev ? { dev } : {}),
      ...(libc && os === "linux" ? { libc: [libc] } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added.`);
