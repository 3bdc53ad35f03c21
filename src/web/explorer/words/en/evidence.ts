import { textTools } from "../text.js";

const { count, list, number, plural } = textTools("en");

/** The evidence matrix and gaps. */
export const evidenceEn = {
  /** What is recorded of responses to an issue that somebody faces, in the order of the page: what is missing most comes first. */
  gapKinds: {
    NONE_RECORDED: "none recorded",
    ELSEWHERE_ONLY: "only elsewhere",
    UNPLACED_ONLY: "only with no place named",
    WIDER_PLACE_ONLY: "only of a wider place",
    IMPLIED_ONLY: "only implied, not said",
    HARM_ONLY: "only harmful",
    AIM_ONLY: "only aims or advice",
    REPORTED_HERE: "reported here",
  },
  /** What stands before a list or a number. */
  labelled: (label: string) => `${label}:`,
  gaps: {
    title: (place?: string, issue?: string) =>
      `Where is no response recorded?${place || issue ? ` ${[issue, place].filter(Boolean).join(", ")}` : ""}`,
    heading: "Where is no response recorded?",
    intro:
      "Choose a place or a community. The page lists each issue that it, or what lies in it, is recorded as facing, and what is recorded of responses there.",
    /** @param kinds each kind with how many times, as `kindCount` writes it */
    summary: (pairs: number, kinds: readonly string[]) =>
      `${count(pairs, "time", "times")} a place or community here is recorded as facing an issue. What is recorded of responses: ${list(kinds)}.`,
    kindCount: (kind: string, n: number) => `${kind} (${number(n)})`,
    kinds: "What is recorded of responses",
    all: "All",
    says: {
      ELSEWHERE_ONLY: (n: number) =>
        `What is recorded is about other places, and no evidence for this one: ${count(n, "claim", "claims")}.`,
      UNPLACED_ONLY: (n: number) => `What is recorded names no place: ${count(n, "claim", "claims")}. Ask where it was used.`,
      WIDER_PLACE_ONLY: (n: number) =>
        `What is recorded is about a wider place, and no evidence for this one: ${count(n, "claim", "claims")}. Ask whether it reaches here.`,
      IMPLIED_ONLY: (n: number) =>
        `No document states a response here. What is recorded is only implied, or inferred by us: ${count(n, "claim", "claims")}.`,
      HARM_ONLY: (n: number) =>
        `What is recorded here says that a response does harm, does little or nothing, or leaves people out: ${count(n, "claim", "claims")}.`,
      AIM_ONLY: (n: number) =>
        `What is recorded here says what is meant or advised: ${count(n, "claim", "claims")}. None reports a result.`,
      REPORTED_HERE: (n: number) =>
        `Reported here: ${count(n, "claim", "claims")}. That a response is reported does not say that it helped.`,
    },
    read: (n: number) => plural(n, "Read it", `Read the ${number(n)}`),
    harmfulOfThem: "and claims of harm, if there are any",
    conditions: {
      NONE_RECORDED: "none",
      ELSEWHERE_ONLY: "elsewhere",
      UNPLACED_ONLY: "with no place named",
      WIDER_PLACE_ONLY: "of a wider place",
      IMPLIED_ONLY: "implied, not said",
      HARM_ONLY: "harm or no effect",
      AIM_ONLY: "aims or advice",
      REPORTED_HERE: "reported",
    },
    also: "Also recorded",
    nearest: "Nearest answers",
    nearestHow: {
      WIDER_ISSUE_HERE: "to a wider issue, here",
      SAME_ISSUE_ELSEWHERE: "elsewhere, and no evidence for here",
    },
    noNearest: "Nearest answers: none recorded, nor to a wider issue.",
    rights: "Rights at stake",
    facing: (n: number) => `Recorded as faced by ${count(n, "claim", "claims")}`,
    everythingAnswered:
      "For every issue recorded here a claim reports a response here, or says that one is meant or advised. That says nothing of whether it helps.",
    noneOfKind: "Of this kind nothing is recorded here.",
    allKinds: "Show all kinds",
    withImplied: "Count also what documents only imply",
    toMatrix: "The same as a matrix",
  },
  matrix: {
    title: (rows: string, columns: string, place?: string) => `What is recorded: ${rows} by ${columns}${place ? ` (${place})` : ""}`,
    controls: "What the matrix shows",
    rows: "Rows",
    columns: "Columns",
    measure: "Count",
    of: "Of",
    swap: "Exchange rows and columns",
    ofResponses: "responses to issues",
    ofAll: "all claims",
    ofFilter: "the claims of this address",
    axes: {
      ISSUE: "issues",
      ISSUE_ROLE: "roles of issues",
      PRACTICE: "practices and programmes",
      PRACTICE_TYPE: "types of practice",
      PLACE: "places",
      "PLACE:REGION": "regions",
      "PLACE:COUNTRY": "countries",
      "PLACE:ADMIN1": "departments and the like",
      "PLACE:ADMIN2": "municipalities and the like",
      COMMUNITY: "communities",
      RIGHT: "rights",
      ORGANIZATION: "organizations",
      POPULATION_GROUP: "groups of people",
      ACTOR_TYPE: "kinds of actors",
      PREDICATE: "what claims say",
      EFFECT: "effects, as the API names them",
      MODALITY: "report, aim or advice",
      ASSERTION: "how claims come from the text",
      STATUS: "state of review",
      SOURCE: "documents",
      YEAR: "years",
    } as Readonly<Record<string, string>>,
    withWider: (axis: string) => `${axis}, counted under wider ones too`,
    measures: {
      CLAIMS: "claims",
      PRACTICES: "practices",
      COMMUNITIES: "communities",
      PLACES: "places",
      SOURCES: "documents",
    },
    countsWhat: {
      CLAIMS: "Numbers count claims, by what sort of statement they are. A claim counts in each cell that it belongs to.",
      PRACTICES: "Numbers count different practices and programmes; the marks say what sort of statements there are.",
      COMMUNITIES: "Numbers count different communities that claims name; the marks say what sort of statements there are.",
      PLACES: "Numbers count different places that claims name; the marks say what sort of statements there are.",
      SOURCES: "Numbers count different documents; the marks say what sort of statements there are.",
    },
    totalIs: "“All” counts each once: it is no sum of its cells.",
    size: (rows: number, rowsName: string, columns: number, columnsName: string, filled: number) =>
      `${count(rows, "row", "rows")} (${rowsName}), ${count(columns, "column", "columns")} (${columnsName}): ${number(filled)} of ${count(
        rows * columns,
        "cell holds",
        "cells hold",
      )} something.`,
    noOutcome: (claims: number) => `None of ${count(claims, "claim", "claims")} reports that an issue became less.`,
    outcomes: (n: number, claims: number) =>
      `Of ${count(claims, "claim", "claims")} ${plural(n, "1 reports", `${number(n)} report`)} a result. Read who reports it, and how they know.`,
    emptyCell: (documents: number) =>
      `${count(documents, "document was", "documents were")} read. An empty cell says that ${plural(
        documents,
        "it does not speak",
        "none of them speaks",
      )} of it.`,
    legend: "Marks",
    parts: { reported: "reported", intended: "meant", recommended: "advised", adverse: "adverse" },
    nothing: "nothing recorded",
    all: "all",
    allHint: "each once",
    sortByName: "by name",
    sortByTotal: "by number",
    emptyColumns: (n: number) => `${count(n, "column", "columns")} with nothing recorded`,
    emptyRows: (n: number) => `${count(n, "row", "rows")} with nothing recorded`,
    notFaced: (n: number) => `${count(n, "issue", "issues")} with claims, which no document read here says that anybody faces`,
    show: "show",
    hide: "hide",
    othersEmpty: "others: nothing recorded",
    open: (cell: string) => `Open the claims: ${cell}`,
    cell: (row: string, column: string) => `${row} × ${column}`,
    cellHolds: (claims: number, documents: number) => `${count(claims, "claim", "claims")} of ${count(documents, "document", "documents")}`,
    cellCount: (claims: number) => count(claims, "claim", "claims"),
    cellCsv: "All of this cell as CSV",
    cellEmpty: "No document read here says anything of this pair.",
    helps: "What claims say",
    harms: "Harm and no effect",
    keys: "In the table: arrow keys go from cell to cell, Home and End to the ends of a row, Enter opens.",
    nothingAtAll: "No document read here says anything of this.",
  },
};
