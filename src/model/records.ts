import type { Claim } from "./claim.js";
import type { Class } from "./declare.js";
import type { Entity } from "./entity.js";

/** What an import hands to the graph: complete and validated records. */
export interface Dataset {
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
}
export interface EntityRecord {
  readonly type: Class<Entity>;
  /** An instance of `type`, with every required property. */
  readonly values: Entity;
  readonly links: readonly LinkRecord[];
}
export interface LinkRecord {
  /** The link's name in the model, such as PART_OF. */
  readonly name: string;
  readonly to: string;
  /** The term of the link's qualifier, where it has one. */
  readonly qualifier?: string;
}
/** A claim with the ids of what it is tied to; lists are sorted and hold nothing twice. */
export interface ClaimRecord {
  readonly values: Claim;
  readonly subject: string;
  readonly object: string;
  readonly at?: string;
  readonly for: readonly string[];
  readonly by: readonly string[];
  readonly cites: readonly string[];
}
