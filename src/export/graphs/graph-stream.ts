import type { Model } from "../../model/model.js";

/** A graph as one viewer may see it. */
export interface GraphStream {
  /** What the records can be, for formats that declare their attributes before the first record. */
  readonly model: Model;
  /** The languages of the labels, best first. */
  readonly languages: readonly string[];
  /** Entities by class, in the order of the model, and id; then claims by id. They are read as the consumer takes them, once. */
  readonly records: AsyncIterable<GraphRecord>;
}

export type GraphRecord = GraphEntity | GraphClaim;

interface Labelled {
  readonly id: string;
  /** The name of an entity in the first of the stream's languages that it has, or the sentence of a claim. */
  readonly label: string;
  /** Its properties that have a value, by name and without the id. Translated ones hold all their languages. */
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface GraphEntity extends Labelled {
  readonly record: "entity";
  /** The name of its class: `Place`. */
  readonly type: string;
  /** Its links to other entities of the stream, by the order of the model and by id. */
  readonly links: readonly GraphLink[];
}
export interface GraphLink {
  /** The name of the link in the model: `PART_OF`. */
  readonly name: string;
  readonly to: string;
  /** The term of the link's qualifier: `EXACT`. */
  readonly qualifier?: string;
}
export interface GraphClaim extends Labelled {
  readonly record: "claim";
  /** The name of its predicate: `FACES`. */
  readonly predicate: string;
  /**
   * The ids of what it links, by the claim's field: `subject`, `object`, `at`, the lists `for` and `by`, and `evidence`, the passages that
   * it cites. A field that links nothing is absent.
   */
  readonly ends: Readonly<Record<string, string | readonly string[]>>;
  /** The source of each passage that it cites, in their order. Only for formats that ask for sources. */
  readonly sources?: readonly string[];
}
