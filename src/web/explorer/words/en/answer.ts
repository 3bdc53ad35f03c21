import { inSentence, textTools } from "../text.js";

const { count, number, plural } = textTools("en");

/** The first page and the answer to its question. */
export const answerEn = {
  question: {
    opening: "Which practices address what, and where?",
    in: "in",
    ask: "Ask",
    hint: "Leave a box empty to read about the other.",
    nothing: "Choose an issue, a place, or both.",
    unknown: (typed: string) => `No name here is “${typed}”. Choose one from the list.`,
    try: "Try",
    asked: (issue: string | undefined, place: string | undefined) =>
      `Which practices address ${issue === undefined ? "any issue" : inSentence(issue)}${place ? ` in ${place}` : ""}?`,
  },
  home: {
    title: "Which practices address which harms of organized crime, where, and who says so",
    honesty: (documents: number, claims: number, aims: number, reports: number, outcomes: number) =>
      `${count(documents, "document was", "documents were")} read. Of ${count(claims, "claim", "claims")} on responses ${number(
        aims,
      )} ${plural(aims, "is an aim or advice", "are aims or advice")}, ${number(reports)} ${plural(reports, "reports", "report")} something, and ${
        outcomes === 0 ? "none reports" : `${number(outcomes)} ${plural(outcomes, "reports", "report")}`
      } that an issue became less.`,
    howToRead: "How to read an answer",
    small: (documents: number, communities: number) =>
      `This graph is small: ${count(documents, "document", "documents")}, ${count(
        communities,
        "community",
        "communities",
      )}. Read it as notes, not as a survey.`,
    doors: {
      transfer: (place: string) => `Could it work here? ${place}`,
      gaps: "Where is nothing recorded?",
      harm: "Which responses are said to do harm?",
      faces: (place: string) => `What does ${place} face?`,
    },
    explore: "Explore",
  },
  title: (issue: string | undefined, place: string | undefined) =>
    `Responses${issue ? ` to ${inSentence(issue)}` : ""}${place ? ` in ${place}` : ""}`,
  harmTitle: (issue: string | undefined, place: string | undefined) =>
    `Responses said to do harm, or little or nothing${issue ? `: ${inSentence(issue)}` : ""}${place ? ` (${place})` : ""}`,
  anyIssue: "any issue",
  anyPlace: "any place",
  summary: {
    counted: (practices: number, claims: number) =>
      `${count(practices, "practice or programme", "practices and programmes")}, ${count(claims, "claim", "claims")}.`,
    allAims: (claims: number) => plural(claims, "It says what is meant or advised.", `All ${number(claims)} say what is meant or advised.`),
    reports: (reports: number, issue: string) =>
      `${plural(
        reports,
        "1 reports",
        `${number(reports)} report`,
      )} what was done, or that people became better able to act. None reports that ${inSentence(issue)} became less.`,
    outcomes: (outcomes: number) =>
      `${plural(outcomes, "1 reports", `${number(outcomes)} report`)} a result. Read who reports it, and how they know.`,
    harm: (harms: number) =>
      `${plural(harms, "1 more says", `${number(harms)} more say`)} that a response makes it worse, does little or nothing, or leaves people out.`,
  },
  filters: {
    title: "Which claims count",
    combine: "Any of these places and any of these issues.",
    scopes: "Place",
    issueScopes: "Issue",
    modalities: "What is said",
    assertions: "How it comes from the text",
    more: "More choices",
    change: "Change",
    counted: "Counted here:",
    reset: "As at first",
    modalityNames: { REPORTED: "reported", INTENDED: "meant", RECOMMENDED: "advised" },
  },
  leftOut: {
    title: "Left out by the choice above",
    /** Where no choice stands above. */
    here: "Left out here",
    reasons: {
      WIDER_ISSUES: (n: number) => `${count(n, "claim", "claims")} on a wider issue`,
      WIDER_PLACES: (n: number) =>
        `${count(n, "claim", "claims")} about a wider place, which ${plural(n, "is", "are")} no evidence for this one`,
      UNPLACED: (n: number) => `${count(n, "claim that names", "claims that name")} no place`,
      ELSEWHERE: (n: number) => `${count(n, "claim", "claims")} about other places`,
      IMPLIED: (n: number) => `${count(n, "claim that a document only implies", "claims that documents only imply")}`,
      ALL_BUT_IMPLIED: (n: number) =>
        `${count(n, "claim", "claims")} when wider issues and all places count too, also claims that name no place`,
      ALL_TOGETHER: (n: number) => `${count(n, "claim", "claims")} in all, with what documents only imply`,
    },
    show: "show",
  },
  harm: {
    title: "Harm and no effect",
    opening: "Which responses are said to do harm, or little or nothing, and where?",
    none: (issue: string | undefined, place: string | undefined) =>
      `No claim counted here says that a response to ${issue === undefined ? "any issue" : inSentence(issue)}${
        place ? ` in ${place}` : ""
      } makes it worse, does little or nothing, or leaves people out. That is not evidence that none does.`,
  },
  row: {
    look: "Look",
    lookAt: (claim: string) => `Look at the claim: ${claim}`,
    continued: "continued",
    more: (n: number) => `${number(n)} more`,
    claims: (n: number) => count(n, "claim", "claims"),
    for: "for",
    period: "Period",
  },
  empty: {
    elsewhere: "Recorded, and not counted here",
    places: "Responses to it are recorded for other places:",
    transfer: (place: string) => `Could it work in ${place}?`,
  },
  next: {
    title: "Next",
    transfer: "Could it work in another community?",
    gaps: "What is not recorded here",
    issue: "All about this issue",
    place: "All about this place",
  },
  rows: (n: number) => count(n, "row", "rows"),
  drawer: {
    title: "Claim",
    saidBy: "Said by",
    undated: "undated",
    lines: (from: number, to: number | null) => (to === null || to === from ? `line ${from}` : `lines ${from}-${to}`),
    pages: (from: number, to: number | null) => (to === null || to === from ? `page ${from}` : `pages ${from}-${to}`),
    row: (row: string) => `row ${row}`,
    shared: (n: number) => `${count(n, "claim rests", "claims rest")} on this passage`,
    checksum: (start: string) =>
      `lines were counted in the text with the SHA-256 checksum ${start}…; with it you can tell whether you have the same text.`,
    find: "Find it in the document at:",
    noAddress: "No address of the document is recorded: look for it by its title and publisher.",
    lookFor:
      "In quotation marks stands the heading, or the first words, to search the document for. Line numbers count in the text that was read here, and may differ in yours.",
    written: "As its editor wrote it:",
    recordedIn: (day: string, dataSet: string) => `Recorded ${day} in the data set “${dataSet}”`,
    open: "Open the document",
    notCopied: "Its words are its publisher’s and are not copied here.",
    period: "Period",
    forWhom: "For whom",
    byWhom: "By whom",
    where: "Where",
    how: "How",
    terms: "The source’s own words",
    status: "Review",
    notSaid: "not said",
    recorded: (day: string, by: string) => `Recorded ${day} by ${by}`,
    claim: "The claim",
    yaml: "Copy as YAML",
    before: "The claim before",
    next: "The next claim",
    of: (at: number, all: number) => `${number(at)} of ${number(all)}`,
    gone: "This claim is not here, or not any more.",
  },
};
