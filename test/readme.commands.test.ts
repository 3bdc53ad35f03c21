import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The commands and snippets of the README, run against the built program as a reader would. */
const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text]) => text as string);

const folder = mkdtempSync(join(tmpdir(), "readme-"));
let server: ReturnType<typeof spawn>;
let address = "";
beforeAll(async () => {
  server = spawn("node", ["dist/cli.js", "serve"], {
    cwd: root,
    env: { ...process.env, PORT: "0", DATA_DIR: join(folder, "served"), LOG_LEVEL: "error" },
  });
  let said = "";
  for await (const chunk of server.stdout ?? []) {
    said += chunk;
    const [, found] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
    if (!found) continue;
    address = found;
    break;
  }
});
afterAll(async () => {
  server.kill("SIGTERM");
  await once(server, "exit");
  rmSync(folder, { recursive: true, force: true });
});

/** As it stands in the README, but for the address that the server was given. */
const here = (text: string) => text.replaceAll("http://127.0.0.1:4000", address);
const environment = { ...process.env, DATA_DIR: join(folder, "asked") };

const commands = blocks("sh")
  .slice(2)
  .flatMap((block) => block.trim().split("\n"));
test.each(commands)("%s", (command) => {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", here(command)], { cwd: root, env: environment, encoding: "utf8" });
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/extortion|responses|El Guamo/);
});

const has = (command: string, args: string[]) => spawnSync(command, args).status === 0;
const python = has("python3", ["-c", "import pandas"]);
const r = has("Rscript", ["-e", "library(readr)"]);
// Without pandas or readr there is nothing to run the snippet with.
(python ? test : test.skip)("the Python snippet", () => {
  const printed = execFileSync("python3", ["-c", here(blocks("python")[0] as string)], { encoding: "utf8" });
  expect(printed).toMatch(/Gender-based violence|Micro-trafficking/);
});
(r ? test : test.skip)("the R snippet", () => {
  const printed = execFileSync("Rscript", ["-e", here(blocks("r")[0] as string)], { encoding: "utf8" });
  expect(printed).toMatch(/COMPOSED/);
});
