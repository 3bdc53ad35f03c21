import { createHash } from "node:crypto";
import { Failure } from "./errors.js";
import type { Graph } from "./graph/graph.js";
import { type Progress, type Stored, store, storedDigest } from "./graph/statements/store.js";
import { readFolder } from "./import/folder.js";
import { renderProblem } from "./import/problem.js";
import type { Model } from "./model/model.js";
import type { Dataset } from "./model/records.js";

export type { Progress };

/** What seeding did: nothing, if the graph held the very same already. */
export type Seeded = Stored & { readonly unchanged: boolean; readonly entities: number; readonly claims: number };

const dataset = "seed";

/**
 * Makes the graph's seed equal to a folder of YAML: all of it is read and validated before anything is written, and all of it
 * is written or nothing is.
 * @throws BAD_USER_INPUT with every problem of the files, one a line
 */
export async function seed(
  graph: Graph,
  model: Model,
  folder: string,
  { progress = () => undefined }: { progress?: Progress } = {},
): Promise<Seeded> {
  const { dataset: records, about } = await readSound(folder, model, progress);
  const counts = { entities: records.entities.length, claims: records.claims.length };
  const digest = digestOf({ records, about });
  if ((await storedDigest(graph, dataset)) === digest) return { ...counts, created: 0, updated: 0, removed: 0, unchanged: true };
  const said = { title: about.title.en ?? dataset, licence: about.licence, version: about.version };
  return { ...counts, ...(await store(graph, model, { name: dataset, about: said, digest }, records, progress)), unchanged: false };
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

const digestOf = (content: { records: Dataset; about: object }) =>
  createHash("sha256")
    .update(JSON.stringify(content, (_, value) => (typeof value === "function" ? value.name : value)))
    .digest("hex");
