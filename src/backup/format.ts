import type { ChangeSet, StoredChange } from "../graph/statements/changes/stored.js";
import type { ChangeAction } from "../model/annotations/change.js";
import type { FormerId } from "../model/annotations/former-id.js";
import type { RemovalReason } from "../model/annotations/removal.js";
import type { Review } from "../model/annotations/review.js";
import type { Claim } from "../model/claim.js";
import type { Entity, Sensitivity } from "../model/entity.js";

/**
 * A dump: a graph as lines of JSON. The first line is the header, each line after it one record: the descriptions of the
 * data sets, the writes of the history and what each of them has changed, the entities by class and id, the links between them, the claims
 * by id, the reviews of claims by id, the former ids. A line has its keys in alphabetical order and contains no null, so that graphs that are
 * equal, with equal histories, give equal bytes on every engine. What can be derived is left out, such as the text that search reads, the
 * level from which a claim is visible, or the status that follows from reviews.
 */
export const formatName = "resilience-graph";
/** The newest version that this program reads. Raise it when an older program could no longer read a dump. */
export const newestFormatVersion = 4;
/** The version of a dump with these counts: the oldest that has all of its lines, so that older programs can still read it. */
export const formatVersionOf = (counts: DumpHeader["counts"]): number =>
  counts.ChangeSet ? 4 : counts.FormerId ? 3 : counts.Review ? 2 : 1;

export interface DumpHeader {
  readonly format: typeof formatName;
  readonly formatVersion: number;
  /** The SHA-256 of the description of the model. */
  readonly model: string;
  /** Lines by type: `Dataset`, `ChangeSet`, `Change`, the entities by class, the links by type, `Claim`, `Review`, `FormerId`. */
  readonly counts: Readonly<Record<string, number>>;
  /** `sha256:` and the hash of all lines after this one: the hash of the graph. */
  readonly checksum: string;
}

/** The properties of a record that have a value. */
type Values<T> = { readonly [P in keyof T]?: T[P] } & { readonly id: string };

export interface DataSetLine {
  readonly about: {
    readonly title?: string;
    readonly licence?: string;
    readonly version?: string;
    readonly iri?: string;
    readonly digest?: string;
  };
  readonly dataset: string;
}
export interface ChangeSetLine {
  readonly changeSet: ChangeSet;
}
export interface ChangeLine {
  readonly change: Pick<StoredChange, "seq" | "kind" | "id"> & {
    readonly actions: Readonly<Partial<Record<Sensitivity, ChangeAction>>>;
    readonly reasons?: Readonly<Partial<Record<Sensitivity, RemovalReason>>>;
  };
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
export interface ReviewLine {
  readonly review: Values<Review>;
}
export interface FormerIdLine {
  readonly dataset: string;
  readonly formerId: Values<FormerId>;
}
export type DumpLine = DataSetLine | ChangeSetLine | ChangeLine | EntityLine | LinkLine | ClaimLine | ReviewLine | FormerIdLine;

/** The type under which the header counts a line. */
export function countedAs(line: DumpLine): string {
  if ("entity" in line) return line.entity;
  if ("link" in line) return line.link;
  if ("review" in line) return "Review";
  if ("formerId" in line) return "FormerId";
  if ("changeSet" in line) return "ChangeSet";
  if ("change" in line) return "Change";
  return "claim" in line ? "Claim" : "Dataset";
}

/** A number that sorts as a text. */
const sequenceOf = ({ seq }: { readonly seq: number }) => String(seq).padStart(16, "0");

/** The sort key of a line. */
export function positionOf(line: DumpLine): readonly string[] {
  if ("entity" in line) return ["1", line.entity, line.values.id];
  if ("link" in line) return ["2", line.from, line.link, line.to];
  if ("review" in line) return ["4", line.review.id];
  if ("formerId" in line) return ["5", line.formerId.id];
  // After the data sets, which have 0, and before the entities.
  if ("changeSet" in line) return ["0.1", sequenceOf(line.changeSet)];
  if ("change" in line) return ["0.2", sequenceOf(line.change), line.change.id, line.change.kind];
  return "claim" in line ? ["3", line.claim.id] : ["0", line.dataset];
}
/** Compares sort keys by UTF-16 code units, as `sort` does. */
export function compare(a: readonly string[], b: readonly string[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
