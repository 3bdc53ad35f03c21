import { plural } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import type { Dataset } from "../../../model/records.js";
import { violationsOf } from "../../../model/rules/index.js";
import { claimedRole } from "../../../model/rules/roles.js";
import type { Progress } from "../../../progress.js";
import { type Problem, Problems } from "../../records/problem.js";
import { ClaimReader, type ReadClaim } from "./claims.js";
import { type DatasetDescription, readDatasetDescription } from "./dataset/about.js";
import { compareCounts, countClaims, type Expectation } from "./dataset/expected.js";
import { readFormerIds } from "./dataset/former-ids.js";
import { readRemovals } from "./dataset/removed.js";
import { type Findings, readDocument, type YamlNode } from "./document.js";
import { warnOfDuplicates } from "./duplicates.js";
import { readEntity } from "./entities.js";
import { readText, yamlFilesOf } from "./files.js";
import { readLanguages } from "./languages.js";
import { readLinks } from "./links.js";
import { type Lists, readLists } from "./lists.js";
import { type Entry, Registry } from "./registry.js";
import { RowShape } from "./row.js";
import { reportViolations } from "./violations.js";

/** The content of a folder, and its problems. */
export interface FolderContents {
  /** The records without problems. Import them only if there are no problems at all: otherwise some are missing. */
  readonly dataset: Dataset;
  /** All problems, in the order of files and lines. */
  readonly problems: readonly Problem[];
  /** What is probably a mistake and may be right: it keeps nothing from being loaded. */
  readonly warnings: readonly Problem[];
  readonly about: DatasetDescription;
  /** The counts of each folder with an `expected.yaml`. A folder with unreadable claims is left out. */
  readonly expected: readonly Expectation[];
}
export interface ReadOptions {
  /** Called as files are read and claims made. */
  readonly onProgress?: Progress;
}

/**
 * Reads and validates a folder of YAML, as `seed/README.md` describes it.
 * @throws only if the folder itself cannot be read
 */
export async function readFolder(folder: string, model: Model, { onProgress = () => {} }: ReadOptions = {}): Promise<FolderContents> {
  const [problems, warnings] = [new Problems(), new Problems()];
  const { documents, unreadable, unreadIds } = await readDocuments(folder, { problems, warnings }, onProgress);
  const shape = new RowShape(model);
  const files = new Map<string, Lists>();
  for (const [path, node] of documents) {
    const lists = isAbout(path) ? undefined : readLists(model, shape, node, problems);
    if (lists) files.set(path, lists);
  }
  // The reason why a file could not be read is already reported.
  const about = readDatasetDescription(
    documents.get(datasetFile),
    { file: datasetFile, line: 1, column: 1 },
    unreadable.has(datasetFile) ? new Problems() : problems,
  );

  const registry = new Registry(model, problems, unreadIds);
  const entries = readEntities(model, files.values(), registry, { problems, warnings }, about.languages);
  const sources = entries.map((entry) => [entry, readLinks(model, entry, registry, problems)] as const);
  for (const entry of entries) readLanguages(entry, registry, about.languages, warnings);
  warnOfDuplicates(model, entries, warnings);

  const reader = new ClaimReader(model, shape, registry, problems);
  const { claims, filesWithProblems } = readClaims(reader, plural(model.claim), files, onProgress);
  reader.end();
  const isComplete = unreadable.size === 0 && filesWithProblems.size === 0;
  for (const [{ id, type, links }, source] of sources) {
    const violations = violationsOf(model, { type, values: { id }, links }, registry, "graph");
    // A claim that could not be read may be the one that gives a role.
    reportViolations(isComplete ? violations : violations.filter(({ code }) => code !== claimedRole.code), source, problems);
  }

  const expected = [...documents]
    .filter(([path]) => isExpectation(path) && ![...unreadable, ...filesWithProblems].some((file) => file.startsWith(folderOf(path))))
    .map(([path, node]) => expectationOf(path, node, claims, problems));
  const incomplete = unreadable.size > 0 || filesWithProblems.size > 0;
  const records = {
    ids: () => [...registry.ids(), ...reader.claims.keys()],
    locationOf: (id: string) => (registry.get(id) ?? reader.claims.get(id))?.location,
    // The ids of claims follow from their rows.
    mayExist: (id: string) => unreadIds.has(id) || (incomplete && id.startsWith("claim-")),
  };
  const formerIds = readFormerIds(model, documents.get(formerIdsFile), records, problems);
  const isOpen = (id: string) => (registry.get(id)?.values ?? reader.claims.get(id)?.record.values)?.sensitivity === "CLEAR";
  const removals = readRemovals(model, documents.get(removedFile), { ...records, isOpen }, formerIds, { problems, warnings });
  const entities = entries.flatMap(({ type, values, links }) => (values ? [{ type, values, links }] : []));
  return {
    dataset: { entities, claims: claims.map(({ record }) => record), formerIds, removals },
    problems: problems.inOrder(),
    warnings: warnings.inOrder(),
    about,
    expected,
  };
}

const datasetFile = "dataset.yaml";
const formerIdsFile = "former-ids.yaml";
const removedFile = "removed.yaml";
/** Files of lists that are not records. */
const annotationFiles: readonly string[] = [formerIdsFile, removedFile];
const isExpectation = (path: string) => path.split("/").at(-1) === "expected.yaml";
/** These files are about the data. All others are lists of records. */
const isAbout = (path: string) => path === datasetFile || annotationFiles.includes(path) || isExpectation(path);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** The content of every file, and the ids in files that cannot be read. */
async function readDocuments(folder: string, { problems, warnings }: Findings, onProgress: Progress) {
  const documents = new Map<string, YamlNode>();
  const unreadable = new Set<string>();
  const unreadIds = new Set<string>();
  const paths = await yamlFilesOf(folder, problems);
  for (const [done, path] of paths.entries()) {
    onProgress(done, paths.length, path);
    const { content, intact } = await readText(folder, path, problems);
    const node = intact
      ? readDocument(path, content, { problems, warnings }, isAbout(path) && !annotationFiles.includes(path) ? "record" : "lists")
      : undefined;
    if (node) documents.set(path, node);
    else {
      unreadable.add(path);
      for (const [, id = ""] of content.matchAll(/\bid:\s*["']?([^\s"',}#]+)/g)) unreadIds.add(id);
    }
  }
  return { documents, unreadable, unreadIds };
}

/** All entities, in the order of files and lines. */
function readEntities(model: Model, files: Iterable<Lists>, registry: Registry, findings: Findings, languages: readonly string[]): Entry[] {
  return [...files].flatMap(({ lists, defaults }) =>
    lists.flatMap(({ path, node }) => {
      const type = model.entityNamed(path) as Entry["type"] | undefined;
      if (!type || node.kind !== "list") return [];
      return node.items.flatMap((item) => {
        const entry = readEntity(model, type, item, defaults, registry, findings, languages);
        return entry && registry.add(entry) ? [entry] : [];
      });
    }),
  );
}

/** The claims of all rows, and the files in which a row has a problem. */
function readClaims(reader: ClaimReader, list: string, files: ReadonlyMap<string, Lists>, onProgress: Progress) {
  const rows = [...files].flatMap(([file, { lists, defaults }]) =>
    lists.flatMap(({ path, node }) => (path === list && node.kind === "list" ? node.items.map((row) => ({ file, row, defaults })) : [])),
  );
  const filesWithProblems = new Set<string>();
  for (const [done, { file, row, defaults }] of rows.entries()) {
    if (done % 500 === 0) onProgress(done, rows.length, list);
    if (!reader.read(row, defaults)) filesWithProblems.add(file);
  }
  onProgress(rows.length, rows.length, list);
  return { claims: [...reader.claims.values()], filesWithProblems };
}

function expectationOf(path: string, node: YamlNode, claims: readonly ReadClaim[], problems: Problems): Expectation {
  const folder = folderOf(path);
  const found = countClaims(claims.flatMap(({ record, location }) => (location.file.startsWith(folder) ? [record.values] : [])));
  return { folder: folder.slice(0, -1), found, met: compareCounts(node, found, problems) };
}
