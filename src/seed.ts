import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "./errors.js";
import type { Graph } from "./graph/graph.js";
import { Loading } from "./graph/statements/loading.js";
import { type Stored, store, storedDigest } from "./graph/statements/store.js";
import { readFolder } from "./import/folder.js";
import { renderProblem } from "./import/problem.js";
import { describeModel } from "./model/describe.js";
import type { Model } from "./model/model.js";
import type { Progress } from "./progress.js";

const dataset = "seed";

/**
 * Makes the graph's seed equal to a folder of YAML: all of it is read and validated before anything is written, and all of it
 * is written or nothing is. What a restore has left half done is wiped first.
 * @returns what was done; nothing, if the graph holds the very same files already
 * @throws BAD_USER_INPUT with every problem of the files, one a line
 */
export async function seed(graph: Graph, model: Model, folder: string, progress: Progress = () => undefined): Promise<Stored | undefined> {
  const digest = await digestOf(folder, model);
  await Loading.clear(graph);
  if ((await storedDigest(graph, dataset)) === digest) return undefined;
  const { dataset: records, about } = await readSound(folder, model, progress);
  const said = { title: about.title.en ?? dataset, licence: about.licence, version: about.version };
  return store(graph, model, { name: dataset, about: said, digest }, records, progress);
}

/** Reads a folder in which nothing is wrong. @throws BAD_USER_INPUT with everything that is */
export async function readSound(folder: string, model: Model, progress: Progress = () => undefined) {
  const reading = await readFolder(folder, model, { onProgress: progress });
  const { problems } = reading;
  if (problems.length) {
    const lines = problems.map((p) => renderProblem(p, folder));
    throw new Failure(
      "BAD_USER_INPUT",
      `${lines.join("\n")}\n${problems.length} ${problems.length === 1 ? "problem" : "problems"} in ${folder}; nothing was written.`,
    );
  }
  return reading;
}

/** Of a folder's files and of what is made of them: how the model reads and the store writes. A test tells when the number is to be raised. */
export const reading = 3;
async function digestOf(folder: string, model: Model): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([reading, describeModel(model)]));
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Failure("BAD_USER_INPUT", `${folder}: there is no such folder, or it cannot be read.`);
  });
  const paths = files.filter((f) => f.isFile() && f.name.endsWith(".yaml")).map((f) => join(f.parentPath, f.name));
  for (const path of paths.sort())
    hash
      .update(`${path.slice(folder.length)}\0`)
      .update(await readFile(path))
      .update("\0");
  return hash.digest("hex");
}
