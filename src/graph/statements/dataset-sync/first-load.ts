import { setImmediate as turn } from "node:timers/promises";
import { levelOf, type Sensitivity } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { type ClaimRecord, type Dataset, type EntityRecord, type LinkRecord, linksOfClaim } from "../../../model/records.js";
import type { Value } from "../../graph.js";
import { hidden, oneIsEnough } from "../levels.js";
import { VisibleSums } from "../versions/visible-sums.js";
import type { KnownLevels } from "../writers.js";

/**
 * What follows from the records of a data set that a graph holds alone: their levels, as `levels.ts` derives them from what is stored, and
 * what each level sees. Both are known before anything is written, so nothing has to be read back.
 */
export class FirstLoad {
  readonly sums = new VisibleSums();
  private constructor(
    private readonly model: Model,
    readonly entityLevels: KnownLevels,
    readonly claimLevels: KnownLevels,
  ) {}

  static async of(model: Model, { entities, claims }: Dataset): Promise<FirstLoad> {
    const levels = levelsOfEntities(model, entities);
    const claimLevels = new Map<string, Value>();
    for (const [i, claim] of claims.entries()) {
      claimLevels.set(claim.values.id, levelOfClaim(model, claim, levels));
      // A million take seconds, in which this process has to answer others.
      if (i % 10_000 === 0) await turn();
    }
    return new FirstLoad(model, levels, claimLevels);
  }

  /** Adds entities of one class that are written. */
  addEntities(batch: readonly EntityRecord[]): void {
    for (const { type, values, links } of batch) this.add(type, values, links, this.entityLevels.get(values.id));
  }
  addClaims(batch: readonly ClaimRecord[]): void {
    for (const claim of batch)
      this.add(this.model.claim, claim.values, linksOfClaim(this.model, claim), this.claimLevels.get(claim.values.id));
  }
  private add(cls: EntityRecord["type"] | Model["claim"], values: object, links: readonly LinkRecord[], level: Value = null): void {
    const ends = links.map((link) => ({ ...link, level: this.entityLevels.get(link.to) ?? null }));
    this.sums.addWritten(this.model, cls, { values, level, links: ends });
  }
}

function levelsOfEntities(model: Model, entities: readonly EntityRecord[]): Map<string, Value> {
  const levels = new Map<string, Value>(entities.map(({ values }) => [values.id, ownLevel(values.sensitivity)]));
  // In the order of the model, what a link leads to has its level before the record that has the link.
  for (const [cls, required] of model.requiredLinks)
    for (const { type, values, links } of entities) {
      if (type !== cls) continue;
      const behind = required.map(([name, { one }]) => {
        const ends = links.flatMap((link) => (link.name === name ? [levelIn(levels, link.to)] : []));
        return ends.length ? (one ? Math.max(...ends) : Math.min(...ends)) : hidden;
      });
      levels.set(values.id, Math.max(ownLevel(values.sensitivity) ?? hidden, ...behind));
    }
  return levels;
}

function levelOfClaim(model: Model, claim: ClaimRecord, levels: KnownLevels): number {
  let level = ownLevel(claim.values.sensitivity) ?? hidden;
  let cited = hidden;
  for (const { name, to } of linksOfClaim(model, claim)) {
    const link = model.claimLinks[name];
    if (link && oneIsEnough(link)) cited = Math.min(cited, levelIn(levels, to));
    else level = Math.max(level, levelIn(levels, to));
  }
  return Math.max(level, cited);
}

const ownLevel = (sensitivity: Sensitivity | undefined): number | null => (sensitivity === undefined ? null : levelOf(sensitivity));
const levelIn = (levels: KnownLevels, id: string): number => (levels.get(id) as number | null | undefined) ?? hidden;
