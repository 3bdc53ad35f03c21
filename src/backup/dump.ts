import { createHash } from "node:crypto";
import { Failure } from "../errors.js";
import { type Graph, run } from "../graph/graph.js";
import { present } from "../graph/hydrate.js";
import * as stored from "../graph/statements/dump.js";
import type { Class } from "../model/declare.js";
import { describeModel } from "../model/describe.js";
import type { Model } from "../model/model.js";
import type { Progress } from "../progress.js";
import { canonical, compare, countedAs, formatName, formatVersion, type Header, type Line, positionOf } from "./format.js";

/** How many records are read at a time: a page sorts its class anew on an engine that keeps no order, so few large pages beat many. */
const pageSize = 10_000;

/**
 * Writes the whole graph, hidden records too. It is read twice, and never held: once for what the header says of it, and once to be
 * written.
 * @param write what is written waits for it, so that a slow reader holds the reading back
 * @throws CONFLICT if the graph changed in between; what was written then is no dump, and is refused as one
 */
export async function dump(
  graph: Graph,
  model: Model,
  write: (text: string) => Promise<void>,
  progress: Progress = () => undefined,
): Promise<Header> {
  const counts = new Map<string, number>();
  const hash = createHash("sha256");
  for await (const page of pages(graph, model)) {
    for (const line of page) counts.set(countedAs(line), (counts.get(countedAs(line)) ?? 0) + 1);
    hash.update(textOf(page));
  }
  const header: Header = {
    format: formatName,
    formatVersion,
    model: modelDigest(model),
    counts: Object.fromEntries(counts),
    checksum: checksumOf(hash),
  };
  await write(`${canonical(header)}\n`);

  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const written = createHash("sha256");
  let done = 0;
  for await (const page of pages(graph, model)) {
    const text = textOf(page);
    written.update(text);
    await write(text);
    done += page.length;
    progress(done, total, "lines written");
  }
  if (checksumOf(written) !== header.checksum)
    throw new Failure("CONFLICT", "The graph was written to while it was exported: what was written of it is of no use. Export it again.");
  return header;
}

const textOf = (page: readonly Line[]) => page.map((line) => `${canonical(line)}\n`).join("");
export const checksumOf = (hash: ReturnType<typeof createHash>) => `sha256:${hash.digest("hex")}`;
export const modelDigest = (model: Model) =>
  `sha256:${createHash("sha256")
    .update(JSON.stringify(describeModel(model)))
    .digest("hex")}`;

/** Every line but the header, in order. */
async function* pages(graph: Graph, model: Model): AsyncGenerator<Line[]> {
  const sets = await run(graph, stored.storedDataSets());
  yield inOrder(sets.map(({ name, ...about }) => ({ dataset: name, about: about as { title: string } })));
  const classes = [...model.entities].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const type of classes)
    for await (const records of paged((after) => run(graph, stored.recordsAfter(model, type, after, pageSize)), idOf))
      yield records.map(({ values, dataset }) => ({ dataset, entity: type.name, values: present(type, values) }));
  for await (const ids of paged(
    (after) => run(graph, stored.idsAfter(after, pageSize)),
    (id) => id,
  ))
    yield inOrder((await run(graph, stored.linksFrom(model, ids))) as Line[]);
  for await (const records of paged(
    (after) => run(graph, stored.recordsAfter(model, model.claim as Class<{ id: string }>, after, pageSize)),
    idOf,
  ))
    yield await claimLines(graph, model, records);
}
const idOf = ({ values }: { values: { id: string } }) => values.id;

async function* paged<T>(read: (after: string) => Promise<T[]>, id: (last: T) => string): AsyncGenerator<T[]> {
  for (let page = await read(""); page.length; page = await read(id(page.at(-1) as T))) yield page;
}
const inOrder = (lines: Line[]) => lines.sort((a, b) => compare(positionOf(a), positionOf(b)));

async function claimLines(graph: Graph, model: Model, records: readonly stored.Stored<{ id: string }>[]): Promise<Line[]> {
  const ids = records.map(idOf);
  const tied = async (role: string) => {
    const ends = new Map<string, string[]>();
    for (const [id, end] of await run(graph, stored.tiesOf(model, role, ids))) ends.set(id, [...(ends.get(id) ?? []), end]);
    return (id: string) => ends.get(id)?.sort();
  };
  const [subject, object, at, whom, by, cites] = [
    await tied("SUBJECT_OF"),
    await tied("OBJECT"),
    await tied("AT"),
    await tied("FOR"),
    await tied("BY"),
    await tied("CITES"),
  ];
  return records.map(({ values, dataset }) => {
    const { id } = values;
    const line = { claim: present(model.claim, values), dataset, subject: subject(id)?.[0], object: object(id)?.[0], at: at(id)?.[0] };
    return { ...line, for: whom(id), by: by(id), cites: cites(id) } as Line;
  });
}
