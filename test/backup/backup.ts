import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeDump } from "../../src/backup/dump.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Event, Issue } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { Random } from "../random.js";

export const emptyGraph = () => embeddedGraph(layoutOf(model));

/** The text of a backup of the graph. */
export async function dumpOf(graph: Graph, by = model): Promise<string> {
  let text = "";
  await writeDump(graph, by, async (more) => {
    text += more;
  });
  return text;
}

/** A backup as an earlier release wrote it, which kept no history: in the oldest format that has all of its lines. */
export function withoutHistory(dump: string): string {
  const [header = "", ...all] = dump.trimEnd().split("\n");
  const lines = all.filter((line) => !/^\{"change(Set)?"/.test(line)).map((line) => `${line}\n`);
  const { Change: _, ChangeSet: __, ...counts } = JSON.parse(header).counts;
  const checksum = `sha256:${createHash("sha256").update(lines.join("")).digest("hex")}`;
  const formatVersion = counts.FormerId ? 3 : counts.Review ? 2 : 1;
  return `${JSON.stringify({ ...JSON.parse(header), checksum, counts, formatVersion })}\n${lines.join("")}`;
}

/** A temporary folder for one test file. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "backup-"));
  let files = 0;
  return {
    path,
    /** Writes a new file with this content. */
    file(content: string | Uint8Array): string {
      const file = join(path, `${files++}.ndjson`);
      writeFileSync(file, content);
      return file;
    },
    drop: () => rmSync(path, { recursive: true }),
  };
}

/** Made-up records, changed so that they break no rule: ids in lower case, no participants of closed events. */
export function sound({ entities, claims, formerIds = [] }: Dataset, { roles = true } = {}): Dataset {
  const copyWith = <T extends object>(values: T, more: object): T =>
    Object.assign(Object.create(Object.getPrototypeOf(values)), values, more);
  const wholes = new Map<string, string[]>();
  for (const { subject, object, values } of claims)
    if (model.predicates[values.predicate]?.containment) wholes.set(subject, [...(wholes.get(subject) ?? []), object]);
  const closedEvents = new Set(entities.flatMap(({ values }) => (values instanceof Event && values.chathamHouse ? [values.id] : [])));
  const isClosed = (id: string, seen: readonly string[] = []): boolean =>
    closedEvents.has(id) || (wholes.get(id) ?? []).some((whole) => !seen.includes(whole) && isClosed(whole, [...seen, id]));
  const complete: Dataset = {
    entities: entities.map((e) => {
      const checksum = "checksum" in e.values && e.values.checksum ? { checksum: "0a".repeat(32) } : {};
      return { ...e, values: copyWith(e.values, checksum) };
    }),
    claims: claims
      .filter(({ subject, values }) => !(model.predicates[values.predicate]?.participants && isClosed(subject)))
      .map((k) => {
        const { id, quantityValue } = k.values;
        return {
          ...k,
          values: copyWith(k.values, { id: id.toLowerCase(), ...(quantityValue && { quantityValue: Math.abs(quantityValue) }) }),
        };
      }),
    formerIds: formerIds.map((f) => {
      const claim = claims.find(({ values }) => values.id === f.successor);
      return claim ? copyWith(f, { successor: claim.values.id.toLowerCase() }) : f;
    }),
  };
  return roles ? withRoles(complete) : complete;
}

/** A data set whose issues are drivers exactly if a claim of it says what they drive. */
function withRoles({ entities, claims, ...others }: Dataset): Dataset {
  const drivers = new Set(claims.filter(({ values }) => values.predicate === "DRIVES").map(({ subject }) => subject));
  return {
    entities: entities.map((e) => {
      if (!(e.values instanceof Issue)) return e;
      const otherRoles = e.values.roles.filter((role) => role !== "DRIVER");
      const roles = drivers.has(e.values.id) ? [...otherRoles, "DRIVER"] : otherRoles;
      return { ...e, values: Object.assign(Object.create(Issue.prototype), e.values, { roles }) };
    }),
    claims,
    ...others,
  };
}

/** Stores a data set as two. No record of the first has a link into the second. */
export async function putAsTwo(graph: Graph, { entities, claims, formerIds = [] }: Dataset, random: Random): Promise<void> {
  const second = new Set(entities.filter(() => random.chance(0.2)).map((e) => e.values.id));
  for (let grown = true; grown; ) {
    const added = entities.filter((e) => !second.has(e.values.id) && e.links.some((l) => second.has(l.to)));
    for (const e of added) second.add(e.values.id);
    grown = added.length > 0;
  }
  const ends = (k: ClaimRecord) => [k.subject, k.object, k.at ?? "", ...k.for, ...k.by, ...k.cites];
  const part = (isFirst: boolean): Dataset => {
    const records = withRoles({
      entities: entities.filter((e: EntityRecord) => second.has(e.values.id) !== isFirst),
      claims: claims.filter((k) => ends(k).some((id) => second.has(id)) !== isFirst),
    });
    const ids = new Set([...records.entities, ...records.claims].map((r) => r.values.id));
    return { ...records, formerIds: formerIds.filter(({ successor }) => (successor === undefined ? isFirst : ids.has(successor))) };
  };
  await syncDataset(
    graph,
    model,
    { name: "ours", about: { title: "Nuestros “datos” 🌊", licence: "none", version: "1" }, digest: "1" },
    part(true),
    () => undefined,
  );
  await syncDataset(graph, model, { name: "theirs", about: { title: "Theirs", licence: "CC0", version: "2" }, digest: "2" }, part(false));
}
