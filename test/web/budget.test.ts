import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { built, root } from "../built.js";

/** How much a reader of the explorer loads, compressed, as the build has it. Budgets are in bytes. */
const assets = join(root, "dist/page/assets");
const budgets = {
  /** Whichever page is opened first, in whichever language, with what it loads when it is there. */
  script: 180_000,
  style: 12_000,
  /** What every page needs before it shows anything. */
  entry: 110_000,
};
/** What pages load that the first one does without. */
const lazy: Readonly<Record<string, number>> = {
  map: 100_000,
  neighbourhood: 12_000,
  paths: 12_000,
  matrix: 12_000,
  transfer: 12_000,
  compare: 8_000,
  data: 12_000,
  /** The lists of the boxes: loaded when the page is there. */
  "combo-box": 38_000,
};
const otherPage = 12_000;
const language = 24_000;

let files: readonly string[];
beforeAll(async () => {
  await built();
  files = readdirSync(assets);
});

const textOf = (file: string) => readFileSync(join(assets, file), "utf8");
const bytesOf = (list: Iterable<string>) =>
  [...list].reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file)), { level: 9 }).length, 0);
/** A script with all that it imports before it runs. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, imported] of textOf(file).matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)) withImports(imported as string, found);
  return found;
}
/** Every page needs the entry and the start, which the entry imports. */
const entry = () => {
  const [script] = /assets\/(explorer-[^"]+\.js)/.exec(readFileSync(join(root, "dist/shells/explorer.html"), "utf8"))?.slice(1) ?? [];
  const start = files.find((file) => /^start-[A-Z0-9]+\.js$/.test(file));
  return withImports(start as string, withImports(script as string));
};
/** What is loaded when a part of the explorer is first needed. */
function parts(): Map<string, Set<string>> {
  const first = entry();
  const names = [...first]
    .flatMap((file) => [...textOf(file).matchAll(/import\("\.\/([^"]+)-[A-Z0-9]+\.js"\)/g)].map(([, name]) => name as string))
    .filter((name) => name !== "start");
  return new Map(
    [...new Set(names)].map((name) => {
      const file = files.find((f) => new RegExp(`^${name}-[A-Z0-9]+\\.js$`).test(f)) as string;
      return [name, new Set([...withImports(file)].filter((f) => !first.has(f)))];
    }),
  );
}

test("the first load has little script and style, and nothing of the console", () => {
  const first = entry();
  expect(first.size).toBeGreaterThan(1);
  // A file for each few modules would be a request for each of them.
  expect(first.size).toBeLessThan(6);
  expect(bytesOf(first)).toBeLessThan(budgets.entry);
  const styles = files.filter((file) => /^explorer-.*\.css$/.test(file));
  expect(styles).toHaveLength(1);
  expect(bytesOf(styles)).toBeLessThan(budgets.style);
  for (const file of first) expect([file, /monaco|graphiql/i.test(textOf(file))]).toEqual([file, false]);
  // What makes the lists of the boxes is not needed to show them.
  for (const file of first) expect([file, /aria-activedescendant/.test(textOf(file))]).toEqual([file, false]);
});

test("functions of the scripts that every page starts with are compiled while they are loaded", () => {
  const hinted = [...entry()].filter((file) => textOf(file).startsWith("//# allFunctionsCalledOnLoad\n"));
  const rest = bytesOf([...entry()].filter((file) => !hinted.includes(file)));
  expect(bytesOf(hinted)).toBeGreaterThan(50_000);
  expect(rest).toBeLessThan(1000);
});

test("each page and each language is loaded when it is needed, within its budget", () => {
  const first = bytesOf(entry());
  const all = parts();
  expect([...all.keys()]).toEqual(expect.arrayContaining(["en", "es", "fr", "map", "matrix", "transfer", "community", "combo-box"]));
  const languages = Math.max(...["en", "es", "fr"].map((lang) => bytesOf(all.get(lang) ?? [])));
  const boxes = bytesOf(all.get("combo-box") ?? []);
  for (const [name, part] of all) {
    const bytes = bytesOf(part);
    expect([name, bytes, bytes <= (lazy[name] ?? (["en", "es", "fr"].includes(name) ? language : otherPage))]).toEqual([name, bytes, true]);
    // The map has its shapes beyond the budget of all others.
    if (["map", "en", "es", "fr", "combo-box"].includes(name)) continue;
    expect([name, first + languages + boxes + bytes <= budgets.script]).toEqual([name, true]);
  }
});

test("what is compressed beside a file is that file", () => {
  for (const file of entry())
    expect(readFileSync(join(assets, `${file}.gz`))).toEqual(gzipSync(readFileSync(join(assets, file)), { level: 9 }));
});
