import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { GalleryQuestion } from "./question.js";

export type { GalleryQuestion };

let gallery: Promise<readonly GalleryQuestion[]> | undefined;

/** The questions beside this file, in the order of their numbers; the first is the main one. Read once. */
export const readGallery = (): Promise<readonly GalleryQuestion[]> => (gallery ??= galleryIn(fileURLToPath(new URL(".", import.meta.url))));

/** @throws if a file is not `<number>-<name>.graphql`, opens without a title and a description, or has variables that are no object */
export async function galleryIn(folder: string): Promise<readonly GalleryQuestion[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(files.map((file) => read(folder, file)));
}

async function read(folder: string, file: string): Promise<GalleryQuestion> {
  const [stem, name] = /^\d+-([a-z0-9-]+)(?=\.graphql$)/.exec(file) ?? [];
  if (!stem || !name) throw new Error(`${file}: a question is called <number>-<name>.graphql.`);
  const [document, variables] = await Promise.all([
    readFile(`${folder}/${file}`, "utf8"),
    readVariables(`${folder}/${stem}.variables.json`),
  ]);
  const [title, ...description] = opening(document);
  if (!title || !description.length)
    throw new Error(`${file}: it opens with a comment, its title on the first line and its description on the next.`);
  return { name, title, description: description.join(" "), document, variables };
}

/** The lines of the comment that a document opens with. */
function opening(document: string): string[] {
  const lines = document.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines.slice(0, end).map((line) => line.slice(1).trim());
}

async function readVariables(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const variables: unknown = JSON.parse(text);
  if (typeof variables !== "object" || variables === null || Array.isArray(variables)) throw new Error(`${path}: variables are an object.`);
  return variables as Readonly<Record<string, unknown>>;
}
