import type { Class } from "../declare.js";
import type { Hierarchy } from "../hierarchy.js";
import type { Model } from "../model.js";
import type { LinkRecord, UncheckedRecord } from "../records.js";

/** A rule about a record. It does not depend on where the record comes from: callers add its location. */
export interface Rule {
  /** A stable name, which every violation carries. */
  readonly code: string;
  /** The rule as a sentence. */
  readonly description: string;
  /** What it needs: the values of the record, its links too, or also all other records. */
  readonly reads: "values" | "links" | "graph";
  check(model: Model, record: UncheckedRecord, lookup: Lookup): Violation[];
}

/** A violation of a rule by a record. */
export interface Violation {
  readonly code: string;
  /** The property, or the field of the link, that it concerns. */
  readonly property: string;
  /** Where in the value of the property: under a language, or at a position of a list. */
  readonly path?: readonly (string | number)[];
  /** The link of the record that it concerns. */
  readonly link?: LinkRecord;
  /** What is wrong and what would be right. It continues after the value. */
  readonly message: string;
}

/** The facts about a record that rules depend on: a value that a property has, or has among others. */
export const flags = {
  protectedGroup: { property: "protectedGroup", value: true },
  chathamHouse: { property: "chathamHouseRule", value: "APPLIED" },
  driver: { property: "roles", value: "DRIVER" },
} as const;
export type Flag = keyof typeof flags;
/** Whether the values of a record have a flag. */
export const hasFlag = (values: object, flag: Flag): boolean =>
  [(values as Readonly<Record<string, unknown>>)[flags[flag].property]].flat().includes(flags[flag].value);

/** Whether claims about a record are open to everybody, or all of them hidden from some viewers. */
export type Claimed = "open" | "hidden";

/** The facts about other records that rules need. */
export interface Lookup {
  /** Whether there is a record with this id, of one of these classes. */
  isOneOf(id: string, classes: readonly Class[]): boolean;
  /** The class of a record; nothing if there is none with this id. */
  classOf(id: string): Class | undefined;
  /** Whether a record has a flag that rules depend on. */
  has(id: string, flag: Flag): boolean;
  /** The first record with a code of an outside scheme, in capitals or not. */
  holderOf(scheme: string, code: string): string | undefined;
  /**
   * Whether a claim of this predicate, from the data set that has the record, says something of it: one that everybody sees, or only others.
   * Only for predicates that give a role.
   */
  claimedBy(id: string, predicate: string): Claimed | undefined;
  /** What claims say that a record is part of. */
  wholesOf(id: string): readonly string[];
  /** The acyclic links of all records. */
  readonly hierarchy: Hierarchy;
  /** Advice about an id that is not there: a sentence after a blank. */
  suggestion?(id: string, classes: readonly Class[]): string;
  /** The name of a record in messages; its id by default. */
  nameOf?(id: string): string;
}

/** A violation as a rule finds it, before the code of the rule is added. */
export type RuleFinding = Omit<Violation, "code">;

/** Declares a rule. */
export const rule = (
  code: string,
  description: string,
  reads: Rule["reads"],
  find: (model: Model, record: UncheckedRecord, lookup: Lookup) => readonly RuleFinding[],
): Rule => ({
  code,
  description,
  reads,
  check: (model, record, lookup) => find(model, record, lookup).map((finding) => ({ code, ...finding })),
});

/** The values of a record by property: they may be anything. */
export const propertyValues = ({ values }: UncheckedRecord) => values as Readonly<Record<string, unknown>>;
