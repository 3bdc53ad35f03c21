import type { Address } from "../address.js";

/** Arguments that are lists, and those that are JSON or numbers, as addresses write them. */
const lists = [
  "scopes",
  "issueScopes",
  "effects",
  "modalities",
  "assertions",
  "statuses",
  "kinds",
  "predicates",
  "excludePredicates",
  "via",
  "ids",
  "types",
  "issueRelations",
];
const json = ["claim", "filter", "weights"];
const groupings = ["rows", "columns"];
const numbers = ["depth", "first", "maxClaims"];
const flags = ["otherCountriesOnly", "excludeSameCountry", "includeAlreadyHere"];

/**
 * The variables of a document for an address: what the address does not say is left to the defaults of the document.
 * @param names of the parameters that the document takes
 */
export function variablesOf({ parameters = {} }: Address, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = parameters[name];
      return text === undefined || text === "" ? [] : [[name, valueFrom(name, text)]];
    }),
  );
}

function valueFrom(name: string, text: string): unknown {
  if (lists.includes(name)) return text.split(",");
  if (numbers.includes(name)) return Number(text);
  if (flags.includes(name)) return text === "true";
  if (groupings.includes(name)) return groupingFrom(text);
  if (!json.includes(name)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // The server says what is wrong with it.
    return text;
  }
}

/** What claims are grouped by, as the API takes it. Which axes and levels there are is for the API to say. */
export interface GroupingVariable {
  readonly axis: string;
  readonly level?: string;
  readonly rollUp?: true;
}

/** The grouping that an address writes as `ISSUE`, `PLACE:COUNTRY` or `ISSUE:ROLL_UP`, as addresses of rows do. */
export function groupingFrom(text: string): GroupingVariable {
  const [axis = "", ...options] = text.split(":");
  const level = options.find((option) => option !== "ROLL_UP");
  return { axis, ...(level !== undefined && { level }), ...(options.includes("ROLL_UP") && { rollUp: true }) };
}
