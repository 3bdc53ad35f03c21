import { textTools } from "../text.js";

const { count, list, number, plural } = textTools("en");

/** What could work here, similar communities, comparisons. */
export const transferEn = {
  question: {
    opening: "Could it work in",
    against: "against",
    ask: "Ask",
    hint: "Issues that the community is recorded as facing come first in the box.",
    nothing: "Choose a community and an issue.",
    faced: "Recorded as faced here",
    which: (community: string) => `Issues that ${community} is recorded as facing`,
    whichHint: "Choose one to see what is recorded elsewhere for it.",
  },
  title: (community: string | undefined, issue: string | undefined) =>
    `Could it work${community ? ` in ${community}` : issue ? "" : " here"}${issue ? ` against ${issue}` : ""}?`,
  candidates: {
    title: (n: number) => count(n, "candidate", "candidates"),
    figure: (community: string, issue: string) => `What could be looked at in ${community} against ${issue}`,
    reading:
      "A bar is full up to what is recorded and fits. The hatched part is not known: what people there say can move the indication anywhere in it.",
    between: (low: number, high: number) =>
      low === high ? `from ${number(low)} to ${number(high)}: nothing is open` : `between ${number(low)} and ${number(high)}`,
    unknown: (least: number, most: number, of: number) =>
      `Low information: for each candidate, ${
        least === most ? number(least) : `${number(least)} to ${number(most)}`
      } of ${number(of)} factors ${plural(most, "is", "are")} unknown.`,
    together: (n: number) => `These ${number(n)} cannot be told apart on what is recorded. They stand by name.`,
    /** Of a bracket that holds candidates for the issue itself and others. */
    inGroups: (n: number) =>
      `These ${number(n)} cannot be told apart on what is recorded. Those for this issue come first, then the others.`,
    groups: { ofIssue: "Recorded for this issue, by name", others: "Recorded for other issues that it is tied to, by name" },
    alone: "Its bar touches that of no other candidate.",
    shown: (shown: number, all: number) => `${number(shown)} of ${number(all)} are shown.`,
    fewer: "To have fewer:",
    reportedOnly: "only what is reported",
    nearOnly: "only this issue and narrower ones",
    open: (name: string) => `${name}: its seven factors`,
    notCompared: (n: number) =>
      `${number(n)} more ${plural(n, "is", "are")} recorded for the issue and ${plural(n, "was", "were")} not compared.`,
    none: "No practice is recorded elsewhere, or without a place, for this issue or a wider one. That is not evidence that none could help.",
    source: (sets: readonly string[], version: string, method: string) =>
      `Source: ${list(sets)} (data version ${version}), version ${method} of the method. An indication of what to look into, not a prediction.`,
    method: "How this is computed",
    about: (name: string) => `All about ${name}`,
    adverse: (n: number) => `${count(n, "claim says", "claims say")} that it does harm or nothing, or leaves people out.`,
    relations: {
      EXACT: "recorded for this issue",
      NARROWER: "recorded for a narrower issue",
      BROADER: "recorded for a wider issue",
      DRIVER: "recorded for what drives this issue",
    },
  },
  factors: {
    title: "The seven factors",
    names: {
      ISSUE: "Issue",
      EVIDENCE: "Evidence",
      CONTEXT: "Context",
      POPULATION: "People",
      REPLICATION: "Replication",
      CONDITIONS: "Conditions",
      RIGHTS: "Rights",
    },
    states: { MATCH: "match", PARTIAL: "partial", MISMATCH: "mismatch", UNKNOWN: "unknown" },
    points: (low: number, high: number, of: number) =>
      low === high ? `${number(low)} of ${number(of)}` : `${number(low)} to ${number(high)} of ${number(of)}`,
    look: (n: number) => `Look at ${count(n, "claim", "claims")}`,
    lookFor: (n: number, what: string) => `Look at ${count(n, "claim", "claims")}: ${what}`,
  },
  ask: {
    title: "Ask before trying",
    sheet: "Questions to ask before trying",
    print: "Print with the questions",
  },
  notOffered: {
    here: "Recorded here already",
    adverse: "Not offered: a document speaks against it",
    adverseWhy: "All that is recorded of these is that they do harm or nothing, or leave people out.",
    sameCountry: "Left out by your choice: recorded in this country alone",
  },
  choices: {
    title: "Weights, and what is compared",
    weights: "Weights",
    weightsWhy:
      "How much each factor counts beside the others. They are brought to a sum of 100. No study gives these numbers: they are a judgement, and can be changed.",
    apply: "Apply",
    reset: "As at first",
    wrong: "A weight is a number from 0 to 1,000,000, and at least one is above 0.",
    relations: "Practices for",
    relationNames: { EXACT: "this issue", NARROWER: "narrower issues", BROADER: "wider issues", DRIVER: "what drives it" },
    flags: "And",
    excludeSameCountry: "leave out what is recorded in the same country",
    includeAlreadyHere: "also what is recorded here already",
  },
  leftOut: {
    IMPLIED: (n: number) => `${count(n, "practice is", "practices are")} recorded for it by claims alone that are only implied`,
    IMPLIED_HERE: (n: number) => `${count(n, "candidate is", "candidates are")} here already, if what is only implied counts`,
  },
  portfolio: {
    title: "Together: the fewest that touch what is faced",
    for: "touches",
    instead: "Could take its place",
    untouched: "Stays untouched",
    reasons: {
      NONE_RECORDED: "no response is recorded, in any place",
      ONLY_NOT_OFFERED: "claims speak against each response that is recorded",
      BEYOND_LIMIT: "a response is recorded, and not among so few",
    },
    notOffered: "Not offered: a document speaks against it",
    nothingTouched: (issues: number) =>
      `${count(issues, "issue is", "issues are")} recorded as faced. No claim ties a practice that could be offered to ${plural(issues, "it", "any of them")}.`,
    more: (n: number) => `and ${number(n)} more`,
  },
  similar: {
    opening: "Communities recorded as facing what",
    closing: "faces",
    title: (community: string | undefined) =>
      community ? `Communities recorded as facing what ${community} faces` : "Similar communities",
    choose: "Choose a community to see which others share something with it.",
    otherCountriesOnly: "other countries only",
    recordedHere: (community: string, issues: number, people: number, actors: number) =>
      `Recorded of ${community}: ${list([
        count(issues, "issue", "issues"),
        count(people, "group of people hit", "groups of people hit"),
        count(actors, "kind of actor", "kinds of actors"),
      ])}.`,
    little: "Sharing one or two of so few is little.",
    order: "By how much is shared, then by name. What few communities have counts more in the range.",
    shared: (n: number, of: number) => `${number(n)} of ${number(of)} shared`,
    range: (low: number, high: number) => `overlap between ${number(low)} and ${number(high)} of 100`,
    both: "Both",
    onlyHere: (name: string) => `Only ${name}`,
    parts: { ISSUES: "Issues", PEOPLE: "People", ACTORS: "Actors" },
    nothing: "no document says so",
    practices: (there: string, here: string) => `Recorded in ${there}, and not in ${here}`,
    practiceCounts: (helpful: number, adverse: number, carriedOut: number) =>
      list([
        ...(helpful ? [`${count(helpful, "claim", "claims")} of help or aim`] : []),
        ...(adverse ? [`${count(adverse, "claim", "claims")} of harm or no effect`] : []),
        ...(carriedOut ? [`carried out, by ${count(carriedOut, "claim", "claims")}`] : []),
      ]),
    implied: (n: number) => `${count(n, "practice is", "practices are")} only implied there.`,
    countImplied: "Count what is implied",
    compare: "Compare these two",
    ask: "To ask",
    leftOut: {
      COUNTRY_UNKNOWN: (n: number) =>
        `${count(n, "community shares", "communities share")} something; in which country ${plural(n, "it lies", "they lie")} is not recorded.`,
      SAME_COUNTRY: (n: number) => `${count(n, "community", "communities")} in the same country ${plural(n, "shares", "share")} something.`,
      TOO_MANY: (n: number) => `${number(n)} more ${plural(n, "shares", "share")} something and ${plural(n, "was", "were")} not compared.`,
    },
    everywhere: "Show all countries",
    noneElsewhere: (community: string) =>
      `No community outside the country of ${community} is recorded. Regions and countries may be, but they are not communities.`,
    nothingRecorded: (community: string) =>
      `Nothing is recorded of what ${community} faces, whom it hits or who does it, so it cannot be compared.`,
    caution: "A practice that was used there need not help here.",
  },
  compare: {
    title: (names: readonly string[]) => (names.length > 1 ? `What is recorded of ${list(names)}, side by side` : "Compare"),
    choose: "Choose two to five records of one kind.",
    one: "Choose at least one more, of the same kind.",
    add: "Add a record",
    find: "type a name",
    remove: (name: string) => `Take ${name} away`,
    full: "Five are the most that stand side by side.",
    reading: "– no document says so. Longer is not worse: it is what was written down.",
    all: "all",
    only: (name: string) => `recorded only of ${name}`,
    /** Before what claims say of which some may only imply it. */
    suggestedToo: "said or only suggested:",
    rowHead: "Recorded",
    noClaim: "no document says so",
    nothing: "No claim is recorded of any of these. That does not mean that nothing could be said of them.",
    mixed: "Compare records of one kind.",
    mixedHow: "Take one away, or start again with the first:",
    twice: "One of them is named twice.",
    sides: {
      AT: (what: string) => `Said to hold there: ${what}`,
      BY: (what: string) => `Said to be done by them: ${what}`,
      FOR: (what: string) => `Said to concern them: ${what}`,
    },
  },
};
