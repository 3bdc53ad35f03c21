import { Failure } from "../../errors.js";

/** A limit on requests that is checked before anything is read. */
interface Limit {
  /** The variable of the environment that sets it. */
  readonly setting: string;
  /** The default. */
  readonly most: number;
  /** The largest value that can be set, where a larger one would endanger the process. */
  readonly greatest?: number;
  /** What is counted. */
  readonly counts: string;
  /** What to do instead. */
  readonly instead: string;
}

/** Every limit, in the order in which they are checked. The settings, the errors and the table of docs/limits.md follow from this. */
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
    instead: "Leave out the fields that are always skipped.",
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
    instead: "Use a flatter filter.",
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
    instead: "Ask for smaller pages (`first`), select less below them, or take everything as rows from /claims.csv.",
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limitTable;
/** How much is allowed of each. */
export type Limits = Readonly<Record<LimitName, number>>;

const entries = Object.entries(limitTable) as [LimitName, Limit][];
const each = (figure: (limit: Limit) => number) => Object.fromEntries(entries.map(([name, limit]) => [name, figure(limit)])) as Limits;
export const defaultLimits: Limits = each(({ most }) => most);
/** As much as a process can bear: for callers in the same process. */
export const unlimited: Limits = each(({ greatest = Number.MAX_SAFE_INTEGER }) => greatest);

/**
 * The error for a request that exceeds a limit.
 * @param requested how much it asks for, where that is known: some counts end as soon as the limit is passed
 */
export function limitExceeded(name: LimitName, limits: Limits, requested?: number): Failure {
  const { counts, instead } = limitTable[name];
  const limit = limits[name];
  const much = requested === undefined ? `more than ${limit} ${counts}` : `${requested} ${counts}, of at most ${limit}`;
  const details = { limit, bound: name, ...(requested === undefined ? {} : { requested }) };
  return new Failure("LIMIT_EXCEEDED", `The request asks for too much: ${much}. ${instead}`, details, {
    status: name === "body" ? 413 : 400,
  });
}
