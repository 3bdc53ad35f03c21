import { createHash } from "node:crypto";
import { readdir, readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { settings } from "./config/settings.js";
import { Failure } from "./errors.js";
import { type Graph, runStatement } from "./graph/graph.js";
import type { SyncResult } from "./graph/statements/dataset-sync/dataset-info.js";
import { type LoadOptions, replaceByDataset, syncDataset } from "./graph/statements/dataset-sync.js";
import { countRecords, isEmptyGraph, isLoss, type StoredDataSet, storedDataSets } from "./graph/statements/dump.js";
import { assertComplete, RestoreLock } from "./graph/statements/restore-lock.js";
import { readFolder } from "./import/readers/yaml/folder.js";
import { renderProblem } from "./import/records/problem.js";
import { describeModel } from "./model/describe.js";
import type { Model } from "./model/model.js";
import { sortTextOf } from "./model/values.js";
import type { Progress } from "./progress.js";
import { andList } from "./text/sentences.js";

const dataset = "seed";

/** How a seed may change what the graph holds. */
export interface SeedOptions extends Pick<LoadOptions, "partsAbove" | "onParts" | "silenceMs"> {
  /** Whether to replace a graph that comes from elsewhere: from another folder, or from a restore, also one that was interrupted. */
  readonly replace?: boolean;
  /** Whether to load files that have less than half as many records as the graph. */
  readonly force?: boolean;
  readonly progress?: Progress;
}

/** The graph was left as it is: it comes from elsewhere, or would lose more than half of its records. */
export class GraphKept extends Failure {
  constructor(message: string) {
    super("CONFLICT", message);
  }
}

/**
 * Makes the graph equal to a folder of YAML, if it is empty or was loaded from this folder before. The whole folder is read and validated
 * before anything is written. It is written in one transaction, or in parts if it is large; a load in parts that was cut off is continued.
 * @returns how many records changed, or `undefined` if the graph already holds these files
 * @throws BAD_USER_INPUT with every problem of the files, one per line; `GraphKept`; UNAVAILABLE if a restore has left the graph incomplete,
 * or the load of another folder
 */
export async function seed(graph: Graph, model: Model, folder: string, options: SeedOptions = {}): Promise<SyncResult | undefined> {
  const { replace = false, force = false, progress = () => undefined } = options;
  const digest = await digestOf(folder, model);
  const origin = await originOf(folder);
  const cutOff = (await graph.restoreState())?.load;
  const isContinued = cutOff !== undefined && (replace || cutOff.origin === origin);
  if (!isContinued) {
    if (replace) await RestoreLock.clear(graph, options.silenceMs);
    await assertComplete(graph);
    const stored = await runStatement(graph, storedDataSets());
    const current = stored.find(({ name }) => name === dataset);
    if (current?.digest === digest && (stored.length === 1 || !replace)) return undefined;
    if (!replace && current?.origin !== origin && !(await isEmptyGraph(graph.read)))
      throw new GraphKept(
        `The graph was left as it is: it holds ${contentsOf(stored)}, which ${current?.origin ? `came from ${current.origin}` : "was restored, or loaded by an older version"}, and not ${folder}. To replace it: resilience-graph seed --replace ${inShell(folder)}`,
      );
  }
  // Nothing can be read of an incomplete graph.
  const held = isContinued ? 0 : await countRecords(graph, replace ? undefined : dataset);
  const { dataset: records, about } = await readValidFolder(folder, model, progress);
  const size = records.entities.length + records.claims.length;
  if (!force && isLoss(held, size))
    throw new GraphKept(
      `The graph was left as it is: it has ${held} records, and ${folder} has only ${size}. If that is meant, add --force.`,
    );
  const description = { title: sortTextOf(about.title) || dataset, licence: about.licence, version: about.version, iri: about.iri };
  const write = replace || cutOff?.whole ? replaceByDataset : syncDataset;
  const result = await write(graph, model, { name: dataset, about: description, digest, origin }, records, progress, options);
  // What was removed or replaced is to be gone from the files too.
  if (result.removed || result.updated) await graph.compact();
  return result;
}

/** The notice that a load is written in parts. */
export const partsNotice = (records: number, inPlace: boolean): string =>
  `${records.toLocaleString("en")} records are loaded in parts. ${
    inPlace
      ? "Nothing can be read from the graph until all of them are there. If this is cut off, the same command goes on with it."
      : "They are written beside the graph and put in place when all of them are there. If this is cut off, nothing of it stays."
  }`;

/** A path as a shell takes it. */
const inShell = (path: string) => (/^[\w./+:@%-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

const contentsOf = (stored: readonly StoredDataSet[]) =>
  andList(stored.map(({ name, title }) => `"${title ?? name}"`)) || "records of no data set";

/** Where a folder is, as a graph remembers it. The seed of this product is the same one wherever the program is installed. */
async function originOf(folder: string): Promise<string> {
  const [path, own] = await Promise.all([folder, settings.seedFolder.default].map((name) => realpath(name).catch(() => resolve(name))));
  return path === own ? "the seed of this product" : (path as string);
}

/** Reads and validates a folder. @throws BAD_USER_INPUT with every problem of its files */
export async function readValidFolder(folder: string, model: Model, progress: Progress = () => undefined) {
  const contents = await readFolder(folder, model, { onProgress: progress });
  const { problems } = contents;
  if (problems.length) {
    const lines = problems.map((p) => renderProblem(p, folder));
    throw new Failure(
      "BAD_USER_INPUT",
      `${lines.join("\n")}\n${problems.length} ${problems.length === 1 ? "problem" : "problems"} in ${folder}; nothing was written.`,
    );
  }
  return contents;
}

/** A part of the digest of a seed. Raise it when the same files give other records than before, so that graphs load them again; a test fails otherwise. */
export const readerRevision = 9;

/** A hash of the files of a folder, of the model, and of how files become records. */
async function digestOf(folder: string, model: Model): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([readerRevision, describeModel(model)]));
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Failure("BAD_USER_INPUT", `${folder}: there is no such folder, or it cannot be read.`);
  });
  const read = files
    .filter((f) => !f.isDirectory())
    .map((f) => ({ path: join(f.parentPath, f.name), isRead: f.isFile() && f.name.endsWith(".yaml") }))
    .filter(({ path }) => !/[/\\]\./.test(path.slice(folder.length)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, isRead } of read) {
    // Of other files the name counts: a file that is not read is a problem, which would be missed if nothing else had changed.
    hash.update(`${path.slice(folder.length)}\0`);
    if (isRead) hash.update(await readFile(path)).update("\0");
  }
  return hash.digest("hex");
}
