import type { Claim } from "../model/claim.js";
import type { Entity } from "../model/entity.js";

/**
 * A dump: a graph as lines of JSON. The first line is the header, each line after it one record: what the data sets say of
 * themselves, the entities by class and id, the links between them, the claims by id. A line has its keys in alphabetical order and
 * holds no null, so that equal graphs give equal bytes, whichever engine keeps them. Nothing stands in it that follows from the
 * rest, such as the text that search reads or the level from which a claim is visible.
 */
export const formatName = "resilience-graph";
/** Raise it when an older program could not read what a dump holds. */
export const formatVersion = 1;

export interface Header {
  readonly format: typeof formatName;
  readonly formatVersion: number;
  /** Which model the graph was kept under: the SHA-256 of its description. */
  readonly model: string;
  /** How many lines there are of each: `Dataset`, the entities by class, the links by type, `Claim`. */
  readonly counts: Readonly<Record<string, number>>;
  /** `sha256:` and the hash of all lines after this one: the hash of the graph. */
  readonly checksum: string;
}

/** The properties of a record that are there. */
type Values<T> = { readonly [P in keyof T]?: T[P] } & { readonly id: string };

export interface DataSetLine {
  readonly about: { readonly title?: string; readonly licence?: string; readonly version?: string; readonly digest?: string };
  readonly dataset: string;
}
export interface EntityLine {
  readonly dataset: string;
  readonly entity: string;
  readonly values: Values<Entity>;
}
export interface LinkLine {
  readonly from: string;
  readonly link: string;
  readonly qualifier?: string;
  readonly to: string;
}
export interface ClaimLine {
  readonly at?: string;
  readonly by?: readonly string[];
  readonly cites: readonly string[];
  readonly claim: Values<Claim>;
  readonly dataset: string;
  readonly for?: readonly string[];
  readonly object: string;
  readonly subject: string;
}
export type Line = DataSetLine | EntityLine | LinkLine | ClaimLine;

/** What the header counts a line as. */
export function countedAs(line: Line): string {
  if ("entity" in line) return line.entity;
  if ("link" in line) return line.link;
  return "claim" in line ? "Claim" : "Dataset";
}

/** Where a line stands: what comes before it compares as less, part by part. */
export function positionOf(line: Line): readonly string[] {
  if ("entity" in line) return ["1", line.entity, line.values.id];
  if ("link" in line) return ["2", line.from, line.link, line.to];
  return "claim" in line ? ["3", line.claim.id] : ["0", line.dataset];
}
/** By UTF-16 code units, as `sort` has it. */
export function compare(a: readonly string[], b: readonly string[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

/** JSON with its keys in order, without what is null or absent. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, v]) => v !== null && v !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`)
    .join(",")}}`;
}
