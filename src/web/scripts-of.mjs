import { readFile } from "node:fs/promises";
import { basename } from "node:path";

/**
 * Which scripts each part of a page needs, with all that they import before they run: those that it starts with, and those of each part that
 * it loads later, by its source. `{ main: [...], "pages/map": [...], "words/es/index": [...] }`
 * @param metafile of esbuild
 * @param folder of the sources of the page
 */
export function scriptsOf({ outputs }, folder) {
  const withImports = (path, found = new Set()) => {
    if (found.has(path)) return found;
    found.add(path);
    for (const { path: imported, kind } of outputs[path].imports) if (kind === "import-statement") withImports(imported, found);
    return found;
  };
  const parts = Object.entries(outputs).flatMap(([path, { entryPoint }]) => {
    const [, part] = entryPoint?.startsWith(`${folder}/`) ? (/^(.*)\.tsx?$/.exec(entryPoint.slice(folder.length + 1)) ?? []) : [];
    return part ? [[part, [...withImports(path)].map((file) => basename(file))]] : [];
  });
  return Object.fromEntries(parts.sort());
}

/**
 * Puts all that the explorer starts with into one file. esbuild makes a file of the modules that the same parts need, and so would make dozens
 * of small ones. Nothing is loaded before the start, so all parts may import it, and the start small modules that several of
 * them share: then all parts need all of its modules.
 */
export const startInOneFile = {
  name: "start-in-one-file",
  setup({ onLoad }) {
    const also = (filter, ...imported) =>
      onLoad({ filter }, async ({ path }) => ({
        contents: [await readFile(path, "utf8"), ...imported.map((module) => `import "${module}";`)].join("\n"),
        loader: path.endsWith("x") ? "tsx" : "ts",
      }));
    also(/[\\/]explorer[\\/](?:pages[\\/][\w-]+|choosing[\\/]combo-box)\.tsx$/, "../start.js");
    also(/[\\/]explorer[\\/]words[\\/]\w+[\\/]index\.ts$/, "../../start.js");
    also(/[\\/]explorer[\\/]start\.tsx$/, "./words/text.js", "./choosing/choice-name.js");
  },
};

/** Leaves out what react-aria says in languages that the pages do not speak. It then speaks English. */
export const spokenLanguagesOnly = {
  name: "spoken-languages-only",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]react-aria[\\/]dist[\\/]private[\\/]intl[\\/].*\.mjs$/ }, ({ path }) =>
      /[\\/](en|es|fr)-[A-Z]+\.mjs$/.test(path) ? undefined : { contents: "export default undefined;" },
    );
  },
};
