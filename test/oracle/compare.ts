import type { ClaimRecord } from "../../src/model/records.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `compare`, found by checking every claim, as docs/methods.md says. */

export interface CompareQuestion extends Choice {
  readonly ids: readonly string[];
}
/** `[record, claims, modalities, effects]` */
export type CellOfRow = readonly [string, readonly string[], readonly string[], readonly string[]];
export interface ComparedRow {
  readonly predicate: string;
  readonly side: string;
  readonly other: string;
  readonly object: string | null;
  readonly has: readonly CellOfRow[];
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sides: Readonly<Record<string, (claim: ClaimRecord, id: string) => boolean>> = {
  SUBJECT: ({ subject }, id) => subject === id,
  OBJECT: ({ object }, id) => object === id,
  AT: ({ at }, id) => at === id,
  FOR: (claim, id) => claim.for.includes(id),
  BY: ({ by }, id) => by.includes(id),
};

export function compared(world: World, { ids, ...choice }: CompareQuestion): ComparedRow[] {
  const counted = world.allClaims.filter(({ values }) => counts(world, values, choice));
  const rows: ComparedRow[] = [];
  for (const predicate of [...new Set(counted.map(({ values }) => values.predicate))].sort(text))
    for (const [side, names] of Object.entries(sides)) {
      const touching = counted.filter((claim) => claim.values.predicate === predicate && ids.some((id) => names(claim, id)));
      const rowOf = (claim: ClaimRecord) => [
        side === "SUBJECT" ? claim.object : claim.subject,
        side === "SUBJECT" || side === "OBJECT" ? null : claim.object,
      ];
      const found = [...new Set(touching.map((claim) => JSON.stringify(rowOf(claim))))].map((key): ComparedRow => {
        const [other, object] = JSON.parse(key) as [string, string | null];
        const has = ids.flatMap((id): CellOfRow[] => {
          const claims = touching.filter((claim) => names(claim, id) && JSON.stringify(rowOf(claim)) === key);
          if (!claims.length) return [];
          const terms = (of: (claim: ClaimRecord) => string | undefined) => [...new Set(claims.flatMap((k) => of(k) ?? []))].sort(text);
          return [[id, claims.map((k) => k.values.id).sort(text), terms((k) => k.values.modality), terms((k) => k.values.effect)]];
        });
        return { predicate, side, other, object, has };
      });
      rows.push(...found.sort((a, b) => b.has.length - a.has.length || text(a.other, b.other) || text(a.object ?? "", b.object ?? "")));
    }
  return rows;
}
