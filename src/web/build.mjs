// Builds the web pages into dist/page and dist/shells, and copies GraphQL documents next to the code that reads them. Everything comes from node_modules: neither the
// build nor the browser loads anything from another site. If no source has changed, it does nothing.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { documents, firstPage } from "./documents/render.mjs";
import { graphiqlAccessibility } from "./graphiql-accessibility.mjs";
import { scriptsOf, spokenLanguagesOnly, startInOneFile } from "./scripts-of.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const web = join(root, "src/web");
const target = join(root, "dist/page");

/** Pages as templates, which the server fills in for each address. */
const shells = join(root, "dist/shells");

/**
 * The pages, a line each: the name of its script, its style and its template, the folder of its sources (main.tsx and index.html), and
 * the names that its scripts know of the build.
 */
const pages = [
  { name: "explorer", folder: "src/web/explorer" },
  { name: "console", folder: "src/web/console", define: (workerFiles) => ({ WORKERS: JSON.stringify(workerFiles) }) },
];

const [gallery, pageDocuments] = ["gallery", "web/explorer/documents"].map((folder) => ({
  from: join(root, "src", folder),
  to: join(root, "dist", folder),
}));
await copyDocuments(gallery);
await copyDocuments(pageDocuments);
const documented = await documents(root);
const stamp = await stampOf([
  ...(await readdir(web, { recursive: true, withFileTypes: true })).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name)),
  join(root, "package-lock.json"),
  ...documented.map(({ file }) => join(root, file)),
]);
const stampFile = join(root, "dist/.web");
const isBuilt =
  pages.every(({ name }) => existsSync(join(shells, `${name}.html`))) &&
  (await readFile(stampFile, "utf8").catch(() => undefined)) === stamp;
if (!isBuilt) await buildPages();

/** Copies GraphQL documents, and their variables, next to the code that reads them. */
async function copyDocuments({ from, to }) {
  const isDocument = (file) => /\.(graphql|json)$/.test(file);
  await mkdir(to, { recursive: true });
  for (const file of await readdir(to, { recursive: true })) if (isDocument(file)) await rm(join(to, file));
  for (const file of await readdir(from, { recursive: true })) if (isDocument(file)) await cp(join(from, file), join(to, file));
}

async function stampOf(files) {
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(basename(file)).update(await readFile(file).catch(() => ""));
  return hash.digest("hex");
}

async function buildPages() {
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
    // The editor imports names from these. Their CommonJS builds would have a default export only.
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
  const buildScripts = (entryPoints, define = {}) =>
    build({
      ...common,
      entryPoints,
      jsx: "automatic",
      plugins: [graphiqlAccessibility, spokenLanguagesOnly, startInOneFile],
      define: { ...common.define, ...define },
    });
  // Each page alone: what two of them share would be cut into files of its own, and each file costs a reader of either page a request.
  const built = new Map();
  for (const { name, folder, define } of pages)
    built.set(name, await buildScripts({ [name]: `${folder}/main.tsx` }, define?.(workerFiles)));
  built.set("document", await buildScripts({ document: "src/web/documents/document.css" }));
  const results = [workers, ...built.values()];

  await rm(target, { recursive: true, force: true });
  // The style of a page holds the styles of all its parts; esbuild writes those of each part once more.
  const styles = new Map([...built].map(([name, result]) => [name, styleOf(result, name)]));
  const atOnce = new Set(scriptsOf(built.get("explorer").metafile, "src/web/explorer").start);
  const isUsed = ({ path }) => !path.endsWith(".css") || [...styles.values()].includes(basename(path));
  const assets = results.flatMap(({ outputFiles }) => outputFiles).filter(isUsed);
  for (const { path, contents } of assets) await write(path, atOnce.has(basename(path)) ? withCompileHint(contents) : contents);

  const template = (await readFile(join(web, "documents/document.html"), "utf8")).replace("%STYLE%", styles.get("document"));
  for (const { page, write: fill } of documented) await write(join(target, page), Buffer.from(fill(template)));
  await write(join(target, "icon.svg"), await readFile(join(web, "icon.svg")));
  await mkdir(shells, { recursive: true });
  for (const { name, folder } of pages) {
    const scripts = built.get(name);
    const script = builtFrom(scripts, `${folder}/main.tsx`);
    const values = { STYLE: styles.get(name), SCRIPT: script, README: documented.length ? `<a href="%ROOT%${firstPage}">Read me</a>` : "" };
    const html = await readFile(join(root, folder, "index.html"), "utf8");
    await writeFile(
      join(shells, `${name}.html`),
      html.replace(/%([A-Z]+)%/g, (whole, key) => values[key] ?? whole),
    );
    await writeFile(join(shells, `${name}.scripts.json`), JSON.stringify(scriptsOf(scripts.metafile, folder)));
  }
  await write(join(target, "licences.txt"), Buffer.from(await licences(results)));
  await writeFile(stampFile, stamp);
  console.error(`dist/page: ${assets.length} files, ${Math.round(assets.reduce((sum, f) => sum + f.contents.length, 0) / 1024)} KB`);
}

/**
 * A script that is needed as soon as it is there, with the comment that has V8 compile its functions while it is loaded, beside the thread of
 * the page, rather than one after another when they are called (https://v8.dev/blog/explicit-compile-hints). To others it is a comment.
 */
function withCompileHint(contents) {
  return Buffer.concat([Buffer.from("//# allFunctionsCalledOnLoad\n"), contents]);
}

/** The name of the script that an entry point became. */
function builtFrom({ metafile }, source) {
  const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source)) ?? [];
  if (!path) throw new Error(`${source} was not built.`);
  return basename(path);
}

/** The name of the style of a page. */
function styleOf({ outputFiles }, name) {
  const isStyle = new RegExp(`^${name}-.*\\.css$`);
  return outputFiles.map(({ path }) => basename(path)).find((file) => isStyle.test(file));
}

/** Writes a file and a gzipped copy beside it, for the server to choose from. */
async function write(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  await writeFile(`${path}.gz`, gzipSync(contents, { level: 9 }));
}

/** The licences of all packages that are bundled into the pages. */
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
