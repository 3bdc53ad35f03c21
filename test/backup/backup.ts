import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump } from "../../src/backup/dump.js";
import { embedded } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { store } from "../../src/graph/statements/store.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { Random } from "../random.js";

export const emptyGraph = () => embedded(layoutOf(model));

/** What an export of the graph writes. */
export async function dumpOf(graph: Graph): Promise<string> {
  let text = "";
  await dump(graph, model, async (more) => {
    text += more;
  });
  return text;
}

/** A folder of a test's own. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "backup-"));
  let files = 0;
  return {
    path,
    /** A file that holds this. */
    file(content: string | Uint8Array): string {
      const file = join(path, `${files++}.ndjson`);
      writeFileSync(file, content);
      return file;
    },
    drop: () => rmSync(path, { recursive: true }),
  };
}

/** Made-up records with what a validator looks at and nothing else does: ids in lower case, checksums that are some. */
export function sound({ entities, claims }: Dataset): Dataset {
  const again = <T extends object>(values: T, more: object): T => Object.assign(Object.create(Object.getPrototypeOf(values)), values, more);
  return {
    entities: entities.map((e) =>
      "checksum" in e.values && e.values.checksum ? { ...e, values: again(e.values, { checksum: "0a".repeat(32) }) } : e,
    ),
    claims: claims.map((k) => {
      const { id, quantityValue } = k.values;
      return { ...k, values: again(k.values, { id: id.toLowerCase(), ...(quantityValue && { quantityValue: Math.abs(quantityValue) }) }) };
    }),
  };
}

/** Puts a data set into a graph as two: what the first holds leads nowhere into the second. */
export async function putAsTwo(graph: Graph, { entities, claims }: Dataset, random: Random): Promise<void> {
  const second = new Set(entities.filter(() => random.chance(0.2)).map((e) => e.values.id));
  for (let grown = true; grown; ) {
    const drawn = entities.filter((e) => !second.has(e.values.id) && e.links.some((l) => second.has(l.to)));
    for (const e of drawn) second.add(e.values.id);
    grown = drawn.length > 0;
  }
  const ends = (k: ClaimRecord) => [k.subject, k.object, k.at ?? "", ...k.for, ...k.by, ...k.cites];
  const of = (mine: boolean): Dataset => ({
    entities: entities.filter((e: EntityRecord) => second.has(e.values.id) !== mine),
    claims: claims.filter((k) => ends(k).some((id) => second.has(id)) !== mine),
  });
  await store(
    graph,
    model,
    { name: "ours", about: { title: "Nuestros “datos” 🌊", licence: "none", version: "1" }, digest: "1" },
    of(true),
    () => undefined,
  );
  await store(graph, model, { name: "theirs", about: { title: "Theirs", licence: "CC0", version: "2" }, digest: "2" }, of(false));
}
