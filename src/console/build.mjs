// Builds the web page of the API into dist/page, and puts the ready questions beside the code that reads them. Nothing is loaded from elsewhere
// at build time or in the browser. Without a change of its sources it does nothing.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = join(root, "src/console");
const target = join(root, "dist/page");

await copyGallery();
const stamp = await stampOf([
  ...(await readdir(sources)).map((file) => join(sources, file)),
  join(root, "package-lock.json"),
  join(root, "README.md"),
]);
const stampFile = join(root, "dist/.console");
const isBuilt = existsSync(join(target, "index.html")) && (await readFile(stampFile, "utf8").catch(() => undefined)) === stamp;
if (!isBuilt) await buildPage();

async function copyGallery() {
  const isQuestion = (file) => file.endsWith(".graphql") || file.endsWith(".json");
  const [from, to] = [join(root, "src/gallery"), join(root, "dist/gallery")];
  await mkdir(to, { recursive: true });
  for (const file of await readdir(to)) if (isQuestion(file)) await rm(join(to, file));
  for (const file of await readdir(from)) if (isQuestion(file)) await cp(join(from, file), join(to, file));
}

async function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(basename(file)).update(await readFile(file).catch(() => ""));
  return hash.digest("hex");
}

async function buildPage() {
  const common = {
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    write: false,
    outdir: join(target, "assets"),
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    legalComments: "none",
    loader: { ".ttf": "file" },
    // The CommonJS twins of these would come out with a default export alone, and the editor asks for named ones.
    alias: { "prettier/parser-graphql": "prettier/plugins/graphql", "prettier/parser-babel": "prettier/plugins/babel" },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  };
  const workerSources = {
    editor: "monaco-editor/esm/vs/editor/editor.worker.js",
    graphql: "monaco-graphql/esm/graphql.worker.js",
    json: "monaco-editor/esm/vs/language/json/json.worker.js",
  };
  const workers = await build({ ...common, entryPoints: workerSources });
  const workerFiles = Object.fromEntries(Object.entries(workerSources).map(([name, source]) => [name, builtFrom(workers, source)]));
  const page = await build({
    ...common,
    entryPoints: { main: join(sources, "main.tsx") },
    jsx: "automatic",
    define: { ...common.define, WORKERS: JSON.stringify(workerFiles) },
  });

  await rm(join(target, "assets"), { recursive: true, force: true });
  await mkdir(join(target, "assets"), { recursive: true });
  const script = builtFrom(page, "main.tsx");
  // The style of the entry holds those of all its parts; each part has its own once more.
  const style = page.outputFiles.map(({ path }) => basename(path)).find((name) => /^main-.*\.css$/.test(name));
  const files = [...workers.outputFiles, ...page.outputFiles].filter(({ path }) => !path.endsWith(".css") || basename(path) === style);
  for (const { path, contents } of files) await write(path, contents);

  const readme = await readFile(join(root, "README.md")).catch(() => undefined);
  if (readme) await write(join(target, "readme.txt"), readme);
  await write(join(target, "icon.svg"), await readFile(join(sources, "icon.svg")));
  const html = await readFile(join(sources, "index.html"), "utf8");
  const filled = { STYLE: style, SCRIPT: script, README: readme ? '<a href="readme.txt">Read me</a>' : "" };
  await write(join(target, "index.html"), Buffer.from(html.replace(/%([A-Z]+)%/g, (_, key) => filled[key])));
  await write(join(target, "licences.txt"), Buffer.from(await licences([workers, page])));
  await writeFile(stampFile, stamp);
  console.error(`dist/page: ${files.length} files, ${Math.round(files.reduce((sum, f) => sum + f.contents.length, 0) / 1024)} KB`);
}

/** The name of the script that an entry point became. */
function builtFrom({ metafile }, source) {
  const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source)) ?? [];
  if (!path) throw new Error(`${source} was not built.`);
  return basename(path);
}

/** A file, and the same compressed, for a server to choose from. */
async function write(path, contents) {
  await writeFile(path, contents);
  await writeFile(`${path}.gz`, gzipSync(contents, { level: 9 }));
}

/** The licence of every package of which something is in the page. */
async function licences(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = new Set(inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = [...folders].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    const file = (await readdir(join(root, folder))).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? await readFile(join(root, folder, file), "utf8") : "";
    return `${name} ${version} (${license})\n\n${text.trim()}`;
  });
  return `${[...new Set(await Promise.all(texts))].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
