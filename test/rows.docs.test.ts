import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, seededFolder } from "./built.js";
import { testWith } from "./tools.js";

/** The commands and snippets of the document for researchers, run against the built program as a reader would. */
const text = readFileSync(`${root}docs/rows.md`, "utf8");
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text]) => text as string);

const folder = mkdtempSync(join(tmpdir(), "readme-"));
let server: ReturnType<typeof spawn>;
let address = "";
beforeAll(async () => {
  for (const data of ["served", "asked"]) await seededFolder(join(folder, data), "shipped");
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

/** As it stands in the document, but for the address that the server was given, and with its files in the folder of the test. */
const here = (text: string) =>
  text.replaceAll("http://127.0.0.1:4000", address).replaceAll("leaders.receipt.json", join(folder, "leaders.receipt.json"));
const environment = { ...process.env, DATA_DIR: join(folder, "asked") };

const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));
test.each(commands)("%s", (command) => {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", here(command)], { cwd: root, env: environment, encoding: "utf8" });
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  const [, asked] = /(?:issue|community|documentId)[= ]([a-z-]+)/.exec(command) ?? [];
  // A bibliography says what it rests on, not what was asked.
  expect(stdout).toContain(command.includes(".sources.") ? "title = {{Resilient Communities}}" : (asked ?? "responses"));
});

testWith("pandas")("the Python snippet", async () => {
  const printed = execFileSync("python3", ["-c", here(blocks("python")[0] as string)], { encoding: "utf8" });
  const claims = (await (await fetch(`${address}/claims.json?predicate=FACES`)).json()) as { object_name: string }[];
  const faced = new Set(claims.map((claim) => claim.object_name));
  const rows = printed.split("\n").flatMap((line) => /^(.+?) +(\d+)$/.exec(line)?.slice(1) ?? []);
  expect(rows).toHaveLength(6);
  for (const name of [rows[0], rows[2], rows[4]]) expect([name, faced.has(name as string)]).toEqual([name, true]);
});
testWith("readr")("the R snippet", () => {
  const printed = execFileSync("Rscript", ["-e", here(blocks("r")[0] as string)], { encoding: "utf8" });
  expect(printed).toMatch(/COMPOSED/);
});

/** Snippets about tables in the document about files. */
const files = readFileSync(`${root}docs/formats.md`, "utf8");
const snippets = (heading: string, language: string) => {
  const [, section = ""] = new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, "m").exec(files) ?? [];
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, snippet]) => here(snippet as string));
};
testWith("pandas")("the Python snippets about tables", () => {
  const run = (snippet: string) => execFileSync("python3", ["-c", snippet], { encoding: "utf8" });
  expect(snippets("Tables", "python").map(run)).toEqual([
    expect.stringMatching(/divipola +latitude +faces[\s\S]*el-carmen-de-bolivar +13244 /),
  ]);
  expect(snippets("Codebook", "python").map(run)).toEqual([expect.stringMatching(/divipola +(object|str)\nlatitude +float64/)]);
});
testWith("pandas")("the Python snippet about lines of JSON", () => {
  execFileSync("curl", ["--silent", "--remote-name", `${address}/graph.ndjson`], { cwd: folder });
  const [snippet = ""] = snippets("Lines of JSON", "python");
  expect(execFileSync("python3", ["-c", snippet], { encoding: "utf8", cwd: folder })).toMatch(/^San Jacinto FACES REPORTED \d+$/m);
});
testWith("readr")("the R snippets about tables", () => {
  const run = (snippet: string) => execFileSync("Rscript", ["-e", snippet], { encoding: "utf8" });
  expect(snippets("Tables", "r").map(run)).toEqual([expect.stringMatching(/dialogue/)]);
  expect(snippets("Codebook", "r").map(run)).toEqual([expect.stringMatching(/What the practice does[\s\S]*PREVENTS \| REDUCES/)]);
  expect(run(here(blocks("r")[1] as string))).toMatch(/^\[1\] .*\d\.\d/);
});
