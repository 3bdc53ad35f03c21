import type { Model } from "../../../model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../../model/records.js";
import type { Progress } from "../../../progress.js";
import type { Transaction } from "../../graph.js";
import { claimLinksOf, linksFrom } from "../dump.js";
import type { RunStep } from "../restore-lock.js";
import { batchSize, ClaimWriter, EntityWriter } from "../writers.js";

/** What has to be written so that a graph holds the records of a data set, and no others of it. */
export interface DatasetDifference {
  /** Ids of stored records that the data set does not have. */
  readonly gone: { readonly entities: readonly string[]; readonly claims: readonly string[] };
  /** Records that are not stored. */
  readonly created: Records;
  /** Stored records that have other values. */
  readonly replaced: Records;
  /** Stored entities that have other links, and stored claims that cite other passages. */
  readonly relinked: Records;
}
interface Records {
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
}

const none: Records = { entities: [], claims: [] };
/** All of a data set, for a graph that holds nothing. */
export const allCreated = (dataset: Dataset): DatasetDifference => ({
  gone: { entities: [], claims: [] },
  created: dataset,
  replaced: none,
  relinked: none,
});

/** The records that are stored and to be changed. */
export const updatedIn = ({ replaced, relinked }: DatasetDifference): number =>
  new Set([replaced, relinked].flatMap(({ entities, claims }) => [...entities, ...claims])).size;
/** How many records a difference writes or removes. */
export const sizeOf = (difference: DatasetDifference): number => {
  const { gone, created } = difference;
  return gone.entities.length + gone.claims.length + created.entities.length + created.claims.length + updatedIn(difference);
};

/**
 * Compares a data set with what is stored of it, a batch in each step.
 * @param stored the ids of the stored records that are the data set's
 */
export async function differenceFrom(
  step: RunStep,
  model: Model,
  name: string,
  dataset: Dataset,
  stored: { readonly entities: ReadonlySet<string>; readonly claims: ReadonlySet<string> },
  progress: Progress,
): Promise<DatasetDifference> {
  const { entities, claims } = dataset;
  const [isEntity, isClaim] = [new Set(entities.map(idOf)), new Set(claims.map(idOf))];
  const known = {
    entities: entities.filter((e) => stored.entities.has(idOf(e))),
    claims: claims.filter((k) => stored.claims.has(idOf(k))),
  };
  const total = known.entities.length + known.claims.length;
  const replaced = { entities: [] as EntityRecord[], claims: [] as ClaimRecord[] };
  const relinked = { entities: [] as EntityRecord[], claims: [] as ClaimRecord[] };
  let compared = 0;
  /** @param compare returns those that have other values, and those that have other links; it may run more than once */
  const inBatches = async <T>(
    all: readonly T[],
    to: readonly [T[], T[]],
    compare: (tx: Transaction, batch: readonly T[]) => Promise<[T[], T[]]>,
  ) => {
    for (let at = 0; at < all.length; at += batchSize) {
      const batch = all.slice(at, at + batchSize);
      let found: [T[], T[]] = [[], []];
      await step(async (tx) => {
        found = await compare(tx, batch);
      });
      for (const [i, list] of to.entries()) list.push(...(found[i] as T[]));
      compared += batch.length;
      progress(compared, total, "stored records compared");
    }
  };
  for (const type of model.entities)
    await inBatches(
      known.entities.filter((e) => e.type === type),
      [replaced.entities, relinked.entities],
      async (tx, batch) => {
        const writer = new EntityWriter(tx, model, type as EntityRecord["type"], name);
        const changed = new Set(await writer.changed(batch.map(({ values }) => values)));
        const links = await linksOf(tx, model, batch.map(idOf));
        return [
          batch.filter(({ values }) => changed.has(values)),
          batch.filter((e) => !isEqual(links.get(idOf(e)), e.links.map(textOfLink))),
        ];
      },
    );
  await inBatches(known.claims, [replaced.claims, relinked.claims], async (tx, batch) => {
    const changed = await new ClaimWriter(tx, model, name).changed(batch);
    const cited = await passagesOf(tx, model, batch.map(idOf));
    return [changed, batch.filter((k) => !isEqual(cited.get(idOf(k)), k.cites))];
  });
  return {
    gone: {
      entities: [...stored.entities].filter((id) => !isEntity.has(id)),
      claims: [...stored.claims].filter((id) => !isClaim.has(id)),
    },
    created: { entities: entities.filter((e) => !stored.entities.has(idOf(e))), claims: claims.filter((k) => !stored.claims.has(idOf(k))) },
    replaced,
    relinked,
  };
}

const idOf = ({ values }: EntityRecord | ClaimRecord): string => values.id;
const textOfLink = ({ name, to, qualifier }: EntityRecord["links"][number]) => `${name} ${to} ${qualifier ?? ""}`;

async function linksOf(tx: Transaction, model: Model, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const { text, parameters, hydrate } = linksFrom(model, ids);
  return grouped(Object.keys(model.links).length ? (await tx.run(text, parameters)).map(hydrate) : [], ({ from, link, to, qualifier }) => [
    from,
    textOfLink({ name: link, to, ...(qualifier === null ? {} : { qualifier }) }),
  ]);
}
async function passagesOf(tx: Transaction, model: Model, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const { text, parameters, hydrate } = claimLinksOf(model, "CITES", ids);
  return grouped((await tx.run(text, parameters)).map(hydrate), ([claim, passage]) => [claim, passage]);
}
function grouped<T>(rows: readonly T[], entry: (row: T) => readonly [key: string, value: string]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const [key, value] = entry(row);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
const isEqual = (stored: readonly string[] = [], toBe: readonly string[]) =>
  stored.length === toBe.length && stored.toSorted().join("\n") === toBe.toSorted().join("\n");
