import { createHash } from "node:crypto";
import { badInput } from "../errors.js";
import type { Graph, Transaction } from "../graph/graph.js";
import { batchSize, ClaimWriter, createLinks, EntityWriter, setClaimLevels, setPassageLevels } from "../graph/statements/create.js";
import { Loading } from "../graph/statements/loading.js";
import type { Claim } from "../model/claim.js";
import type { Class } from "../model/declare.js";
import type { Entity } from "../model/entity.js";
import type { Model } from "../model/model.js";
import type { ClaimRecord } from "../model/records.js";
import type { Progress } from "../progress.js";
import { checkDump } from "./check.js";
import { checksumOf } from "./dump.js";
import type { ClaimLine, DataSetLine, EntityLine, Header, Line, LinkLine } from "./format.js";
import { linesOf } from "./lines.js";

/** How a restore goes about it. */
export interface Options {
  /** Whether what the graph holds is to make way. */
  readonly replace?: boolean;
  /** What the file is called in messages; by default its path. */
  readonly named?: string;
  readonly progress?: Progress;
  /** How long a restore of another process may be silent before it is taken for dead, in milliseconds. */
  readonly silence?: number;
}

/**
 * Makes the graph what a dump says it was. The file is read through and held against the model before anything is written; then it
 * is written in many transactions, under a mark that keeps readers away until the last of them.
 * @throws BAD_USER_INPUT with the line of the file that is wrong; CONFLICT if the graph is not empty
 */
export async function restore(graph: Graph, model: Model, path: string, options: Options = {}): Promise<Header> {
  const { replace = false, named = path, progress = () => undefined, silence } = options;
  const header = await checkDump(path, named, model, progress);
  const loading = await Loading.begin(graph, replace, silence);

  const total = Object.values(header.counts).reduce((a, b) => a + b, 0);
  const hash = createHash("sha256");
  let done = 0;
  let batch: Line[] = [];
  const flush = async () => {
    const lines = batch;
    batch = [];
    if (lines.length) await loading.step((tx) => write(tx, model, lines));
    done += lines.length;
    progress(done, total, "lines restored");
  };
  for await (const { number, text } of linesOf(path, named, hash)) {
    if (number === 1) continue;
    const line = JSON.parse(text) as Line;
    if (batch.length === batchSize || (batch[0] && sortOf(batch[0]) !== sortOf(line))) await flush();
    batch.push(line);
  }
  await flush();
  if (checksumOf(hash) !== header.checksum)
    throw badInput(`${named}: the file was changed while it was read. Half of the graph is written and answers nothing: import it again.`);
  await loading.end();
  return header;
}

/** Lines of one sort go into one transaction. */
function sortOf(line: Line): string {
  if ("entity" in line) return line.entity;
  return "link" in line ? "links" : "claim" in line ? "claims" : "data sets";
}

async function write(tx: Transaction, model: Model, lines: readonly Line[]): Promise<void> {
  const [first] = lines;
  if (!first) return;
  if ("entity" in first) return entities(tx, model, lines as readonly EntityLine[]);
  if ("link" in first) return links(tx, model, lines as readonly LinkLine[]);
  if ("claim" in first) return claims(tx, model, lines as readonly ClaimLine[]);
  const rows = (lines as readonly DataSetLine[]).map(({ dataset, about }) => ({ name: dataset, about }));
  await tx.run("UNWIND $rows AS row CREATE (d:Dataset {name: row.name}) SET d += row.about", { rows });
}

async function entities(tx: Transaction, model: Model, lines: readonly EntityLine[]): Promise<void> {
  const type = model.entities.find((e) => e.name === lines[0]?.entity) as Class<Entity>;
  for (const [dataset, own] of grouped(lines, (l) => l.dataset))
    await new EntityWriter(tx, model, type, dataset).create(own.map(({ values }) => instance(type, values)));
  // A passage is seen by nobody until its source is known.
  if (type.name === "Passage")
    await setPassageLevels(
      tx,
      lines.map((l) => l.values.id),
    );
}

async function links(tx: Transaction, model: Model, lines: readonly LinkLine[]): Promise<void> {
  const byType = grouped(lines, (l) => l.link);
  for (const [type, own] of byType)
    await createLinks(
      tx,
      model,
      type,
      own.map(({ from, to, qualifier = null }) => [from, to, qualifier]),
    );
  await setPassageLevels(
    tx,
    (byType.get("OF") ?? []).map((l) => l.from),
  );
}

async function claims(tx: Transaction, model: Model, lines: readonly ClaimLine[]): Promise<void> {
  for (const [dataset, own] of grouped(lines, (l) => l.dataset)) {
    const writer = new ClaimWriter(tx, model, dataset);
    const records = own.map((line): ClaimRecord => {
      const { claim, subject, object, at, cites } = line;
      return { values: instance(model.claim as Class<Claim>, claim), subject, object, at, for: line.for ?? [], by: line.by ?? [], cites };
    });
    await writer.create(records);
    await writer.cite(records);
  }
  await setClaimLevels(
    tx,
    lines.map((l) => l.claim.id),
  );
}

const instance = <T extends object>(cls: Class<T>, values: object): T => Object.assign(Object.create(cls.prototype) as T, values);

function grouped<T>(lines: readonly T[], by: (line: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const group = groups.get(by(line));
    if (group) group.push(line);
    else groups.set(by(line), [line]);
  }
  return groups;
}
