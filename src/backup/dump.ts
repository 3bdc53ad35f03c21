import { createHash } from "node:crypto";
import { Failure } from "../errors.js";
import { type Graph, runStatement } from "../graph/graph.js";
import { plainValues } from "../graph/hydrate.js";
import { storedIdPages } from "../graph/id-pages.js";
import { recordJson } from "../graph/record-json.js";
import { changeSetsAfter, changesAfter, type StoredChange } from "../graph/statements/changes/stored.js";
import * as stored from "../graph/statements/dump.js";
import { pagesOfFormerIds } from "../graph/statements/former-ids/stored.js";
import { pagesOfReviews } from "../graph/statements/reviews.js";
import type { Class } from "../model/declare.js";
import { describeModel } from "../model/describe.js";
import { Sensitivity } from "../model/entity.js";
import type { Model } from "../model/model.js";
import type { Progress } from "../progress.js";
import { canonicalJson } from "../text/canonical-json.js";
import { compare, countedAs, type DumpHeader, type DumpLine, formatName, formatVersionOf, positionOf } from "./format.js";

/** Records per page. */
const pageSize = 10_000;
/** Changes per page. They are short, and without an ordered index an engine sorts all that a write has changed for each page. */
const changesPerPage = 50_000;

/**
 * Writes the whole graph, hidden records included. It reads the graph twice, page by page: once to compute the header, and once to
 * write it.
 * @param write awaited before the next page is read, so that memory stays bounded if the reader is slow
 * @throws CONFLICT if the graph changed in between. `restore` then refuses what was written
 */
export async function writeDump(
  graph: Graph,
  model: Model,
  write: (text: string) => Promise<void>,
  progress: Progress = () => undefined,
): Promise<DumpHeader> {
  const counts = new Map<string, number>();
  const hash = createHash("sha256");
  for await (const page of pages(graph, model)) {
    for (const line of page) counts.set(countedAs(line), (counts.get(countedAs(line)) ?? 0) + 1);
    hash.update(textOf(model, page));
  }
  const counted = Object.fromEntries(counts);
  const header: DumpHeader = {
    format: formatName,
    formatVersion: formatVersionOf(counted),
    model: modelDigest(model),
    counts: counted,
    checksum: checksumOf(hash),
  };
  await write(`${canonicalJson(header)}\n`);

  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const written = createHash("sha256");
  let done = 0;
  for await (const page of pages(graph, model)) {
    const text = textOf(model, page);
    written.update(text);
    await write(text);
    done += page.length;
    progress(done, total, "lines written");
  }
  if (checksumOf(written) !== header.checksum)
    throw new Failure("CONFLICT", "The graph changed during the backup, so the backup is incomplete. Run it again.");
  return header;
}

const textOf = (model: Model, page: readonly DumpLine[]) => page.map((line) => `${recordJson(model, line)}\n`).join("");
export const checksumOf = (hash: ReturnType<typeof createHash>) => `sha256:${hash.digest("hex")}`;
export const modelDigest = (model: Model) =>
  `sha256:${createHash("sha256")
    .update(JSON.stringify(describeModel(model)))
    .digest("hex")}`;

/** Every line but the header, in order. */
async function* pages(graph: Graph, model: Model): AsyncGenerator<DumpLine[]> {
  const sets = await runStatement(graph, stored.storedDataSets());
  yield inOrder(sets.map(({ name, origin: _, ...about }) => ({ dataset: name, about: about as { title: string } })));
  yield* history(graph);
  const classes = [...model.entities].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const type of classes)
    for await (const records of stored.pagesOfRecords(graph, model, type, pageSize))
      yield records.map(({ values, dataset }) => ({ dataset, entity: type.name, values: plainValues(type, values) }));
  for await (const ids of storedIdPages(graph, "Entity", pageSize))
    yield inOrder((await runStatement(graph, stored.linksFrom(model, ids))) as DumpLine[]);
  for await (const records of stored.pagesOfRecords(graph, model, model.claim as Class<{ id: string }>, pageSize))
    yield await claimLines(graph, model, records);
  for await (const reviews of pagesOfReviews(graph, pageSize)) yield reviews.map((review) => ({ review }));
  yield* pagesOfFormerIds(graph, pageSize);
}

/** The writes of the history, and then what each of them has changed. */
async function* history(graph: Graph): AsyncGenerator<DumpLine[]> {
  const written: number[] = [];
  const setsAfter = (seq: number) => runStatement(graph, changeSetsAfter(seq, pageSize));
  for (let page = await setsAfter(-1); page.length; page = await setsAfter(page.at(-1)?.seq ?? 0)) {
    written.push(...page.map(({ seq }) => seq));
    yield page.map((changeSet) => ({ changeSet }));
  }
  for (const seq of written) {
    const changes = (after: Pick<StoredChange, "id" | "kind">) => runStatement(graph, changesAfter(seq, after, changesPerPage));
    for (let page = await changes({ id: "", kind: "" }); page.length; page = await changes(page.at(-1) as StoredChange))
      yield page.map(changeLine);
  }
}
function changeLine({ actions, reasons, ...change }: StoredChange): DumpLine {
  const byLevel = <T>(values: readonly (T | null)[]) =>
    Object.fromEntries(Sensitivity.values.flatMap((name, level) => (values[level] ? [[name, values[level] as T] as const] : [])));
  return { change: { ...change, actions: byLevel(actions), ...(reasons.some(Boolean) && { reasons: byLevel(reasons) }) } };
}

const inOrder = (lines: DumpLine[]) => lines.sort((a, b) => compare(positionOf(a), positionOf(b)));

/** The lines of claims, each with the ids that the claim is linked to. */
async function claimLines(graph: Graph, model: Model, records: readonly stored.StoredRecord<{ id: string }>[]): Promise<DumpLine[]> {
  const lines = new Map(records.map(({ values, dataset }) => [values.id, { claim: plainValues(model.claim, values), dataset }]));
  for (const [name, { key, one }] of Object.entries(model.claimLinks)) {
    const ends = new Map<string, string[]>();
    for (const [id, end] of await runStatement(graph, stored.claimLinksOf(model, name, [...lines.keys()])))
      ends.set(id, [...(ends.get(id) ?? []), end]);
    for (const [id, line] of lines) {
      const sorted = ends.get(id)?.sort();
      Object.assign(line, { [key]: one ? sorted?.[0] : sorted });
    }
  }
  return [...lines.values()] as unknown as DumpLine[];
}
