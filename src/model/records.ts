import type { FormerId } from "./annotations/former-id.js";
import type { Removal } from "./annotations/removal.js";
import type { Claim } from "./claim.js";
import type { Class } from "./declare.js";
import type { Entity } from "./entity.js";
import type { Model } from "./model.js";

/** The complete and validated records of an import. */
export interface Dataset {
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
  /** Ids of earlier versions of the data set. */
  readonly formerIds?: readonly FormerId[];
  /** Why records of earlier versions were removed. */
  readonly removals?: readonly Removal[];
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
/** A claim and the ids of the records that it is linked to. Lists are sorted and have no duplicates. */
export interface ClaimRecord {
  readonly values: Claim;
  readonly subject: string;
  readonly object: string;
  readonly at?: string;
  readonly for: readonly string[];
  readonly by: readonly string[];
  readonly cites: readonly string[];
}

/** An entity or a claim whose rules are not checked yet. Its values may be anything, and its links may lead anywhere. */
export interface UncheckedRecord {
  readonly type: Class;
  /** An instance of `type`, which is how class-validator finds its validators. */
  readonly values: object;
  /** Of a claim, the links that the model declares for claims. */
  readonly links: readonly LinkRecord[];
}

/** An instance of a class with these values, which need not be all of them, or valid. */
export const instanceWith = <T extends object>(cls: Class<T>, values: object): T =>
  Object.assign(Object.create(cls.prototype) as T, values);

/** The links of a claim, out of the fields of a record. */
export const linksOfClaim = (model: Model, fields: object): LinkRecord[] =>
  Object.entries(model.claimLinks).flatMap(([name, { key }]) => {
    const ends = (fields as Readonly<Record<string, string | readonly string[] | undefined>>)[key];
    return [ends ?? []].flat().map((to) => ({ name, to }));
  });
