import { Failure } from "../../errors.js";

/** Something of a request that is bounded before anything is read for it. */
interface Limit {
  /** The variable of the environment that sets it. */
  readonly setting: string;
  /** How much of it is allowed unless set otherwise. */
  readonly most: number;
  /** The most that it can be set to, where more would endanger the process itself. */
  readonly greatest?: number;
  /** What is counted. */
  readonly counts: string;
  /** What to do instead. */
  readonly instead: string;
}

/** Every limit, once: the settings, the texts of the errors and the table of the documents follow from it. In the order in which they are checked. */
export const limitTable = {
  body: {
    setting: "LIMIT_BODY",
    most: 262_144,
    counts: "bytes in the body",
    instead: "Ask in several requests.",
  },
  tokens: {
    setting: "LIMIT_TOKENS",
    most: 2000,
    greatest: 20_000,
    counts: "tokens in the document",
    instead: "Give values as variables, or ask in several requests.",
  },
  depth: {
    setting: "LIMIT_DEPTH",
    most: 20,
    greatest: 200,
    counts: "fields inside one another",
    instead: "Ask for the inner records by their ids, in another request.",
  },
  aliases: {
    setting: "LIMIT_ALIASES",
    most: 50,
    counts: "aliases",
    instead: "Ask for many records with `nodes(ids:)`, or in several requests.",
  },
  rootFields: {
    setting: "LIMIT_ROOT_FIELDS",
    most: 20,
    counts: "fields at the root",
    instead: "Ask for many records with `nodes(ids:)`, or in several requests.",
  },
  directives: {
    setting: "LIMIT_DIRECTIVES",
    most: 50,
    counts: "directives",
    instead: "Leave out what is never wanted.",
  },
  values: {
    setting: "LIMIT_VALUES",
    most: 1000,
    greatest: 100_000,
    counts: "values in its variables, or written out",
    instead: "Give fewer values, in several requests.",
  },
  nesting: {
    setting: "LIMIT_NESTING",
    most: 40,
    greatest: 200,
    counts: "values inside one another",
    instead: "Ask a flatter filter.",
  },
  list: {
    setting: "LIMIT_LIST",
    most: 100,
    counts: "values in one list",
    instead: "Give the rest in another request.",
  },
  introspection: {
    setting: "LIMIT_INTROSPECTION",
    most: 100_000,
    counts: "values of the schema",
    instead: "Take the schema as a whole from /schema.graphql.",
  },
  cost: {
    setting: "LIMIT_COST",
    most: 200_000,
    counts: "units of cost",
    instead: "Ask for smaller pages (`first`), for less below them, or take everything as rows from /claims.csv.",
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limitTable;
/** How much is allowed of each. */
export type Limits = Readonly<Record<LimitName, number>>;

const entries = Object.entries(limitTable) as [LimitName, Limit][];
const each = (figure: (limit: Limit) => number) => Object.fromEntries(entries.map(([name, limit]) => [name, figure(limit)])) as Limits;
export const defaultLimits: Limits = each(({ most }) => most);
/** What a process can bear: for those who ask a graph of their own. */
export const unlimited: Limits = each(({ greatest = Number.MAX_SAFE_INTEGER }) => greatest);

/** What the environment may say of each, for `--help`. */
export const limitSettings: Readonly<Record<string, string>> = Object.fromEntries(
  entries.map(([, { setting, counts, most }]) => [setting, `how many ${counts} a request may have (${most})`]),
);
/** The limits as they are set. @param read gives a setting, or its default; what it must be between is for the message */
export const readLimits = (read: (setting: string, most: number, greatest: number) => number): Limits =>
  Object.fromEntries(entries.map(([name, { setting, most, greatest = 999_999_999 }]) => [name, read(setting, most, greatest)])) as Limits;

/**
 * What a request is told that asks for too much.
 * @param requested how much it asks for, where that is known: some counting ends as soon as it is too much
 */
export function exceeded(name: LimitName, limits: Limits, requested?: number): Failure {
  const { counts, instead } = limitTable[name];
  const limit = limits[name];
  const much = requested === undefined ? `more than ${limit} ${counts}` : `${requested} ${counts}, of at most ${limit}`;
  const details = { limit, bound: name, ...(requested === undefined ? {} : { requested }) };
  return new Failure("LIMIT_EXCEEDED", `The request asks for too much: ${much}. ${instead}`, details, {
    status: name === "body" ? 413 : 400,
  });
}
