import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problems } from "./problem.js";

/** A YAML file of the folder, or as much of it as can be shown. */
export interface TextFile {
  /** From the folder, with slashes. */
  readonly path: string;
  readonly content: string;
  /** Whether the content is what the file holds; otherwise a problem says why not. */
  readonly sound: boolean;
}

const mostFiles = 10_000;
const mostBytes = 5_000_000;
const whole = (path: string) => ({ file: path, line: 1, column: 1 });

/**
 * The paths of the YAML files below a folder, in an order that does not depend on the file system.
 * @throws if the folder cannot be read
 */
export async function yamlFilesOf(folder: string, problems: Problems): Promise<string[]> {
  const paths: string[] = [];
  const waiting = [""];
  let seen = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at ? `${at}/${entry.name}` : entry.name;
      if (++seen > mostFiles) {
        problems.add(whole(at || "."), "", "", `holds too much: a folder may hold ${count(mostFiles)} files. Nothing of it was read.`);
        return [];
      }
      if (entry.name.startsWith(".")) continue;
      if (entry.isDirectory()) waiting.push(path);
      else if (/\.ya?ml$/i.test(entry.name)) {
        // A link may lead out of the folder, a pipe never ends, and `.yml` beside `.yaml` is easily passed over.
        if (!entry.isFile()) problems.add(whole(path), "", "", "is not a plain file: links and devices are not read.");
        else if (!entry.name.endsWith(".yaml")) problems.add(whole(path), "", "", "is not read: give it a name that ends in .yaml.");
        else paths.push(path);
      }
    }
  }
  return paths.sort();
}

/** A file as text; what is too large to be read, or is not UTF-8, is a problem. */
export async function readText(folder: string, path: string, problems: Problems): Promise<TextFile> {
  const { size } = await stat(join(folder, path));
  if (size > mostBytes) {
    problems.add(whole(path), "", "", `is too large: ${count(size)} bytes, and a file may have ${count(mostBytes)}. Split it.`);
    return { path, content: "", sound: false };
  }
  const bytes = await readFile(join(folder, path));
  try {
    return { path, content: new TextDecoder("utf-8", { fatal: true }).decode(bytes), sound: true };
  } catch {
    const content = new TextDecoder("utf-8").decode(bytes);
    const line = content.slice(0, content.indexOf("\uFFFD")).split("\n").length;
    problems.add({ file: path, line, column: 1 }, "", "", "is not UTF-8: save the file as UTF-8.");
    return { path, content, sound: false };
  }
}

const count = (n: number) => n.toLocaleString("en");
