import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { badInput, Failure } from "../errors.js";
import type { Graph, Transaction } from "../graph/graph.js";
import { createChangeSets, createChanges, updateNumbering } from "../graph/statements/changes/stored.js";
import { countRecords, isEmptyGraph, isLoss } from "../graph/statements/dump.js";
import { createFormerIds } from "../graph/statements/former-ids/stored.js";
import { setClaimLevels, setEntityLevels } from "../graph/statements/levels.js";
import { buildInParts } from "../graph/statements/parts/build.js";
import { notEmpty, RestoreLock, type RunStep } from "../graph/statements/restore-lock.js";
import { createReviews } from "../graph/statements/reviews.js";
import { updateVersions } from "../graph/statements/versions/visible-versions.js";
import { batchSize, ClaimWriter, createDataSets, createLinks, EntityWriter } from "../graph/statements/writers.js";
import { FormerId } from "../model/annotations/former-id.js";
import { Review } from "../model/annotations/review.js";
import type { Claim } from "../model/claim.js";
import type { Class } from "../model/declare.js";
import { type Entity, Sensitivity } from "../model/entity.js";
import { withoutFormerFlags } from "../model/former-flags.js";
import type { Model } from "../model/model.js";
import { type ClaimRecord, instanceWith } from "../model/records.js";
import type { Progress } from "../progress.js";
import { writeAtomically } from "./atomic-file.js";
import { checkDump } from "./check.js";
import { checksumOf, writeDump } from "./dump.js";
import type {
  ChangeLine,
  ChangeSetLine,
  ClaimLine,
  DataSetLine,
  DumpHeader,
  DumpLine,
  EntityLine,
  FormerIdLine,
  LinkLine,
  ReviewLine,
} from "./format.js";
import { linesOf } from "./lines.js";

/** Options of a restore. */
export interface RestoreOptions {
  /** Whether to replace what the graph contains. */
  readonly replace?: boolean;
  /** Whether the file may have less than half as many records as the graph. */
  readonly force?: boolean;
  /** What the file is called in messages; by default its path. */
  readonly fileName?: string;
  /** Where an engine that can hold only one graph backs up the one that is replaced; by default beside the file. */
  readonly backupFile?: string;
  /** Called once that backup is complete. */
  readonly onBackup?: (file: string) => void;
  readonly progress?: Progress;
  /** Milliseconds without a heartbeat after which a restore of another process counts as dead. */
  readonly silenceMs?: number;
}

/**
 * Restores a dump. The whole file is checked before anything is written. Then the new graph is built beside the old one, which it replaces
 * in one step. Where the engine can hold only one graph, the old one is backed up first, and the new one is written under a lock that
 * keeps readers out until it is complete.
 * @throws BAD_USER_INPUT with the line of the file that is wrong; CONFLICT if the graph is not empty, or has more than twice as many records
 */
export async function restore(graph: Graph, model: Model, path: string, options: RestoreOptions = {}): Promise<DumpHeader> {
  const { fileName = path, progress = () => undefined } = options;
  const header = await checkDump(path, fileName, model, progress);
  const state = await graph.restoreState();
  // What an abandoned load has written may stand beside reviews, and beside other data sets.
  if (state?.load && !options.replace) throw notEmpty();
  const isIncomplete = state !== undefined;
  const held = isIncomplete ? 0 : await countRecords(graph);
  await assertReplaceable(graph, model, header, isIncomplete, held, options);
  await replaceGraph(graph, model, held > 0, (step) => writeLines(path, fileName, header, model, step, progress), options, fileName);
  return header;
}

/** @throws CONFLICT if the graph may not be replaced with these options */
async function assertReplaceable(
  graph: Graph,
  model: Model,
  { counts }: DumpHeader,
  isIncomplete: boolean,
  held: number,
  { replace = false, force = false, fileName = "the file" }: RestoreOptions,
): Promise<void> {
  if (isIncomplete) return;
  if (!replace && !(await isEmptyGraph(graph.read))) throw notEmpty();
  const size = [...model.entities, model.claim].reduce((total, { name }) => total + (counts[name] ?? 0), 0);
  if (!force && isLoss(held, size))
    throw new Failure(
      "CONFLICT",
      `The graph has ${held} records, and ${fileName} has only ${size}. Nothing was written: if that is meant, add --force.`,
    );
}

/** Replaces the graph. @param backUp whether the only graph that an engine can hold is backed up first */
async function replaceGraph(
  graph: Graph,
  model: Model,
  backUp: boolean,
  load: (step: RunStep) => Promise<void>,
  { replace = false, silenceMs, progress, onBackup, backupFile }: RestoreOptions,
  fileName: string,
): Promise<void> {
  const backup = backUp && !graph.replace ? resolve(backupFile ?? backupBeside(fileName)) : undefined;
  if (backup !== undefined) {
    await writeAtomically(backup, (write) => writeDump(graph, model, write, progress));
    onBackup?.(backup);
  }
  const files = { file: fileName === "-" ? fileName : resolve(fileName), backup };
  try {
    await buildInParts(
      graph,
      () => RestoreLock.begin(graph, replace, silenceMs, files),
      load,
      (tx) => complete(tx, model),
    );
  } catch (error) {
    if (backup !== undefined && error instanceof Error) error.message += ` The graph that was to be replaced is in ${backup}.`;
    throw error;
  }
}

/** Derives what a dump leaves out, once all of its lines are written. */
async function complete(tx: Transaction, model: Model): Promise<void> {
  await updateNumbering(tx);
  await updateVersions(tx, model);
}

/** The name of a backup beside a file. It has the time in it: a second restore must not write over the backup that the first one made. */
function backupBeside(fileName: string): string {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return join(fileName === "-" ? "." : dirname(fileName), `${basename(fileName).replace(/^-$|\.ndjson$/, "")}.replaced-${time}.ndjson`);
}

/** Writes the lines of a dump, a batch in each step. @throws BAD_USER_INPUT if the file was changed after it was checked */
async function writeLines(
  path: string,
  fileName: string,
  header: DumpHeader,
  model: Model,
  step: RunStep,
  progress: Progress,
): Promise<void> {
  const total = Object.values(header.counts).reduce((a, b) => a + b, 0);
  const hash = createHash("sha256");
  let done = 0;
  let batch: DumpLine[] = [];
  const flush = async () => {
    const lines = batch;
    batch = [];
    if (lines.length) await step((tx) => write(tx, model, lines));
    done += lines.length;
    progress(done, total, "lines restored");
  };
  for await (const { number, text } of linesOf(path, fileName, hash)) {
    if (number === 1) continue;
    const line = JSON.parse(text) as DumpLine;
    if (batch.length === batchSize || (batch[0] && typeOf(batch[0]) !== typeOf(line))) await flush();
    batch.push(line);
  }
  await flush();
  if (checksumOf(hash) !== header.checksum)
    throw badInput(`${fileName}: the file was changed while it was read, and the restore is not complete: restore it again.`);
}

/** The type of a line. Only lines of one type go into one transaction. */
function typeOf(line: DumpLine): string {
  if ("entity" in line) return line.entity;
  if ("review" in line) return "reviews";
  if ("formerId" in line) return "former ids";
  if ("changeSet" in line) return "writes";
  if ("change" in line) return "changes";
  return "link" in line ? "links" : "claim" in line ? "claims" : "data sets";
}

async function write(tx: Transaction, model: Model, lines: readonly DumpLine[]): Promise<void> {
  const [first] = lines;
  if (!first) return;
  if ("entity" in first) return writeEntities(tx, model, lines as readonly EntityLine[]);
  if ("link" in first) return writeLinks(tx, model, lines as readonly LinkLine[]);
  if ("claim" in first) return writeClaims(tx, model, lines as readonly ClaimLine[]);
  if ("review" in first)
    return createReviews(
      tx,
      (lines as readonly ReviewLine[]).map(({ review }) => instanceWith(Review, review)),
    );
  if ("formerId" in first) return writeFormerIds(tx, lines as readonly FormerIdLine[]);
  if ("changeSet" in first)
    return createChangeSets(
      tx,
      (lines as readonly ChangeSetLine[]).map(({ changeSet }) => changeSet),
    );
  if ("change" in first) return createChanges(tx, (lines as readonly ChangeLine[]).map(storedChange));
  await createDataSets(
    tx,
    (lines as readonly DataSetLine[]).map(({ dataset, about }) => ({ name: dataset, about })),
  );
}

/** A change as it is stored. */
function storedChange({ change: { actions, reasons = {}, ...change } }: ChangeLine) {
  return {
    ...change,
    actions: Sensitivity.values.map((name) => actions[name] ?? null),
    reasons: Sensitivity.values.map((name) => reasons[name] ?? null),
  };
}

async function writeEntities(tx: Transaction, model: Model, lines: readonly EntityLine[]): Promise<void> {
  const type = model.entities.find((e) => e.name === lines[0]?.entity) as Class<Entity>;
  for (const [dataset, group] of grouped(lines, (l) => l.dataset))
    await new EntityWriter(tx, model, type, dataset).create(
      group.map(({ values }) => instanceWith(type, withoutFormerFlags(type, values))),
    );
  // A record with a required link is hidden until the link is written.
  await setEntityLevels(tx, model, new Map([[type, lines.map((l) => l.values.id)]]));
}

async function writeLinks(tx: Transaction, model: Model, lines: readonly LinkLine[]): Promise<void> {
  const byType = grouped(lines, (l) => l.link);
  for (const [type, group] of byType)
    await createLinks(
      tx,
      model,
      type,
      group.map(({ from, to, qualifier = null }) => [from, to, qualifier]),
    );
  const written = [...model.requiredLinks].map(([type, required]) => {
    const ends = required.flatMap(([name]) => byType.get(name) ?? []);
    return [type, ends.map((l) => l.from)] as const;
  });
  await setEntityLevels(tx, model, new Map(written));
}

async function writeClaims(tx: Transaction, model: Model, lines: readonly ClaimLine[]): Promise<void> {
  for (const [dataset, group] of grouped(lines, (l) => l.dataset)) {
    const writer = new ClaimWriter(tx, model, dataset);
    const records = group.map((line): ClaimRecord => {
      const { claim, subject, object, at, cites } = line;
      return {
        values: instanceWith(model.claim as Class<Claim>, claim),
        subject,
        object,
        at,
        for: line.for ?? [],
        by: line.by ?? [],
        cites,
      };
    });
    await writer.create(records);
    await writer.cite(records);
  }
  await setClaimLevels(
    tx,
    model,
    lines.map((l) => l.claim.id),
  );
}

async function writeFormerIds(tx: Transaction, lines: readonly FormerIdLine[]): Promise<void> {
  for (const [dataset, group] of grouped(lines, (l) => l.dataset))
    await createFormerIds(
      tx,
      dataset,
      group.map(({ formerId }) => instanceWith(FormerId, formerId)),
    );
}

function grouped<T>(lines: readonly T[], by: (line: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const group = groups.get(by(line));
    if (group) group.push(line);
    else groups.set(by(line), [line]);
  }
  return groups;
}
