import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problems } from "../../records/problem.js";

/** The text of a YAML file. */
export interface TextFile {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  readonly content: string;
  /** Whether the content is complete and correctly decoded; if not, a problem says why. */
  readonly intact: boolean;
}

const maxFiles = 10_000;
const maxBytes = 5_000_000;
/** Files for people: they stand beside the data and hold no records. */
const isDocumentation = (name: string) =>
  /\.(md|txt)$/i.test(name) || /^(licen[cs]e|notice|copying|authors|changelog|citation\.cff)$/i.test(name);
const startOf = (path: string) => ({ file: path, line: 1, column: 1 });

/**
 * The paths of the YAML files below a folder, in an order that does not depend on the file system.
 * @throws if the folder cannot be read
 */
export async function yamlFilesOf(folder: string, problems: Problems): Promise<string[]> {
  const paths: string[] = [];
  const pending = [""];
  let seen = 0;
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of await readdir(join(folder, directory), { withFileTypes: true })) {
      const path = directory ? `${directory}/${entry.name}` : entry.name;
      if (++seen > maxFiles) {
        problems.add(
          startOf(directory || "."),
          "",
          "",
          `holds too much: a folder may hold ${formatted(maxFiles)} files. Nothing of it was read.`,
        );
        return [];
      }
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) pending.push(path);
      else if (isDocumentation(entry.name)) continue;
      // A symbolic link may lead out of the folder, and a pipe never ends.
      else if (!entry.isFile()) problems.add(startOf(path), "", "", "is not a plain file: links and devices are not read.");
      else if (entry.name.endsWith(".yaml")) paths.push(path);
      // That a file of records is not read is easily overlooked.
      else if (/\.ya?ml$/i.test(entry.name)) problems.add(startOf(path), "", "", "is not read: give it a name that ends in .yaml.");
      else
        problems.add(startOf(path), "", "", "is not read: only .yaml files are. Write its records as YAML, or move it out of the folder.");
    }
  }
  return paths.sort();
}

/** Reads a file as text. A file that is too large or not UTF-8 is a problem. */
export async function readText(folder: string, path: string, problems: Problems): Promise<TextFile> {
  const { size } = await stat(join(folder, path));
  if (size > maxBytes) {
    problems.add(startOf(path), "", "", `is too large: ${formatted(size)} bytes, and a file may have ${formatted(maxBytes)}. Split it.`);
    return { path, content: "", intact: false };
  }
  const bytes = await readFile(join(folder, path));
  try {
    return { path, content: new TextDecoder("utf-8", { fatal: true }).decode(bytes), intact: true };
  } catch {
    const content = new TextDecoder("utf-8").decode(bytes);
    const line = content.slice(0, content.indexOf("\uFFFD")).split("\n").length;
    problems.add({ file: path, line, column: 1 }, "", "", "is not UTF-8: save the file as UTF-8.");
    return { path, content, intact: false };
  }
}

const formatted = (n: number) => n.toLocaleString("en");
