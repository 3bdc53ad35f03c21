import { plural } from "../model/declare.js";
import type { Model } from "../model/model.js";
import type { Dataset } from "../model/records.js";
import type { Progress } from "../progress.js";
import { type About, readAbout } from "./about.js";
import { refuseParticipants } from "./chatham-house.js";
import { ClaimReader, type ReadClaim } from "./claims.js";
import { refuseCycles } from "./cycles.js";
import { type Node, readDocument } from "./document.js";
import { type Draft, nameInOwnLanguage, readEntity, refuseSharedCodes } from "./entities.js";
import { compareCounts, type Expectation, tallyOf } from "./expected.js";
import { readText, yamlFilesOf } from "./files.js";
import { readLinks } from "./links.js";
import { type Lists, readLists } from "./lists.js";
import { type Problem, Problems } from "./problem.js";
import { Registry } from "./registry.js";
import { RowShape } from "./row.js";

/** What a folder holds, and what is wrong with it. */
export interface Reading {
  /** What is sound. It is whole only where there are no problems: nobody should import it otherwise. */
  readonly dataset: Dataset;
  /** Everything that is wrong, at once, in the order of files and lines. */
  readonly problems: readonly Problem[];
  readonly about: About;
  /** What each folder with an `expected.yaml` gives; a folder whose claims could not all be read is left out. */
  readonly expected: readonly Expectation[];
}
export interface Options {
  /** Called as files are read and claims made. */
  readonly onProgress?: Progress;
}

/**
 * Reads and validates a folder of YAML, as `seed/README.md` describes it.
 * @throws only if the folder itself cannot be read
 */
export async function readFolder(folder: string, model: Model, { onProgress = () => {} }: Options = {}): Promise<Reading> {
  const problems = new Problems();
  const { documents, unreadable, unreadIds } = await readDocuments(folder, problems, onProgress);
  const shape = new RowShape(model);
  const files = new Map<string, Lists>();
  for (const [path, node] of documents) {
    const lists = isAbout(path) ? undefined : readLists(model, shape, node, problems);
    if (lists) files.set(path, lists);
  }

  const registry = new Registry(model, problems, unreadIds);
  const drafts = readEntities(model, files.values(), registry, problems);
  for (const draft of drafts) {
    const entry = registry.get(draft.id);
    if (!entry) continue;
    entry.links = readLinks(model, draft, registry, problems);
    nameInOwnLanguage(draft, entry.links, registry);
  }
  refuseSharedCodes(registry.all, problems);
  refuseCycles(model, registry, problems);

  const reader = new ClaimReader(model, shape, registry, problems);
  const { claims, broken } = readClaims(reader, plural(model.claim), files, onProgress);
  refuseParticipants(model, [...claims, ...reader.unsound], registry, problems);

  const expected = [...documents]
    .filter(([path]) => isExpectation(path) && ![...unreadable, ...broken].some((file) => file.startsWith(folderOf(path))))
    .map(([path, node]) => expectationOf(path, node, claims, problems));
  // Why a file could not be read was told already.
  const about = readAbout(
    documents.get(datasetFile),
    { file: datasetFile, line: 1, column: 1 },
    unreadable.has(datasetFile) ? new Problems() : problems,
  );
  const entities = drafts.flatMap(({ id, type, values }) => (values ? [{ type, values, links: registry.get(id)?.links ?? [] }] : []));
  return { dataset: { entities, claims: claims.map(({ record }) => record) }, problems: problems.inOrder(), about, expected };
}

const datasetFile = "dataset.yaml";
const isExpectation = (path: string) => path.split("/").at(-1) === "expected.yaml";
/** These two are about the data; every other file is lists of records. */
const isAbout = (path: string) => path === datasetFile || isExpectation(path);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** The content of every file, and, of those that cannot be read, what they would have defined. */
async function readDocuments(folder: string, problems: Problems, onProgress: Progress) {
  const documents = new Map<string, Node>();
  const unreadable = new Set<string>();
  const unreadIds = new Set<string>();
  const paths = await yamlFilesOf(folder, problems);
  for (const [done, path] of paths.entries()) {
    onProgress(done, paths.length, path);
    const { content, sound } = await readText(folder, path, problems);
    const node = sound ? readDocument(path, content, problems, isAbout(path) ? "record" : "lists") : undefined;
    if (node) documents.set(path, node);
    else {
      unreadable.add(path);
      for (const [, id = ""] of content.matchAll(/\bid:\s*["']?([^\s"',}#]+)/g)) unreadIds.add(id);
    }
  }
  return { documents, unreadable, unreadIds };
}

/** Every record that has an id of its own, in the order of files and lines. */
function readEntities(model: Model, files: Iterable<Lists>, registry: Registry, problems: Problems): Draft[] {
  return [...files].flatMap(({ lists, defaults }) =>
    lists.flatMap(({ path, node }) => {
      const type = model.entityNamed(path) as Draft["type"] | undefined;
      if (!type || node.kind !== "list") return [];
      const drafts = node.items.flatMap((item) => readEntity(model, type, item, defaults, problems) ?? []);
      return drafts.filter((draft) => registry.add({ ...draft, links: [] }));
    }),
  );
}

/** The claims of every row, and the files in which a row gave none. */
function readClaims(reader: ClaimReader, list: string, files: ReadonlyMap<string, Lists>, onProgress: Progress) {
  const rows = [...files].flatMap(([file, { lists, defaults }]) =>
    lists.flatMap(({ path, node }) => (path === list && node.kind === "list" ? node.items.map((row) => ({ file, row, defaults })) : [])),
  );
  const broken = new Set<string>();
  for (const [done, { file, row, defaults }] of rows.entries()) {
    if (done % 500 === 0) onProgress(done, rows.length, list);
    if (!reader.read(row, defaults)) broken.add(file);
  }
  onProgress(rows.length, rows.length, list);
  return { claims: [...reader.claims.values()], broken };
}

function expectationOf(path: string, node: Node, claims: readonly ReadClaim[], problems: Problems): Expectation {
  const folder = folderOf(path);
  const found = tallyOf(claims.flatMap(({ record, spot }) => (spot.file.startsWith(folder) ? [record.values] : [])));
  return { folder: folder.slice(0, -1), found, met: compareCounts(node, found, problems) };
}
