import { type Address, completed } from "../address.js";
import { groupingFrom, variablesOf } from "../state/variables.js";

type Filter = Readonly<Record<string, unknown>>;

/** What says that something came of a response. */
const outcomes = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "MIXED"];
const adverse = ["MIXED", "NO_EFFECT", "NEGLECTS", "EXACERBATES"];

/** The filter of claims on responses, as addresses write it. */
export const responsesFilter = JSON.stringify({ predicate: { eq: "ADDRESSES" } });

/** All of these filters; undefined if there is none. */
export function allOf(...filters: readonly (unknown | undefined)[]): Filter | undefined {
  const given = filters.filter((filter) => filter !== undefined && Object.keys(filter as Filter).length > 0) as Filter[];
  return given.length > 1 ? { and: given } : given[0];
}

/** What an address asks of the matrix, and of what stands beside it. */
export function matrixQuestion(asked: Address) {
  const address = completed(asked);
  const { rows = "", columns = "", place } = address.parameters ?? {};
  const given = variablesOf(address, ["rows", "columns", "measure", "place", "filter", "assertions", "modalities", "statuses", "claim"]);
  // The list of claims has no argument for conditions on their properties; its filter takes them.
  const claims = allOf(given.filter, given.claim);
  const { claim: _, filter: __, rows: ___, columns: ____, measure: _____, ...choice } = given;
  return {
    axes: { rows, columns },
    place,
    /** Whether the claims are those on responses, of which results may be told. */
    isOfResponses: address.parameters?.filter === responsesFilter,
    matrix: {
      ...given,
      counted: claims,
      results: allOf(claims, { predicate: { eq: "ADDRESSES" }, effect: { in: outcomes } }),
      records: place ? [place] : [],
      types: [rows, columns].includes("PRACTICE_TYPE"),
    },
    harm: {
      ...choice,
      rows: given.rows,
      columns: given.columns,
      claim: given.claim,
      filter: allOf(given.filter, { effect: { in: adverse } }),
    },
    /** The claims of a cell. */
    cell: (row: string | null, column: string | null) => ({
      ...choice,
      filter: claims,
      groups: [
        { ...groupingFrom(rows), value: row },
        { ...groupingFrom(columns), value: column },
      ],
    }),
    /** Where the claims of a cell are as CSV, below the root. */
    cellRows: (row: string | null, column: string | null) => {
      // The table of claims has all of them where it is not told which count.
      const { assertions = "STATED,COMPOSED,IMPORTED", modalities, statuses = "ACCEPTED" } = address.parameters ?? {};
      const within = place ? { within: { some: { id: { eq: place } } } } : undefined;
      const filter = allOf(within, claims);
      const parameters = Object.entries({
        groups: `${rows}=${row ?? ""},${columns}=${column ?? ""}`,
        filter: filter && JSON.stringify(filter),
        assertions,
        modalities,
        statuses,
      }).filter((entry): entry is [string, string] => Boolean(entry[1]));
      return `claims.csv?${new URLSearchParams(parameters)}`;
    },
  };
}
export type MatrixQuestion = ReturnType<typeof matrixQuestion>;
