import { textTools, titled } from "../text.js";
import { dataEn } from "./data.js";

const { count, number } = textTools("en");

/** How to read an answer, and methods. */
export const aboutEn = {
  inEnglish: "in English",
  contents: "On this page",
  data: dataEn,
  read: {
    title: "How to read an answer",
    intro: (documents: number) =>
      `An answer is a list of claims. A claim is one statement that a document makes. ${count(
        documents,
        "document was",
        "documents were",
      )} read for this graph, and each claim says where in them it stands.`,
    example: "One claim, taken apart",
    exampleNote: "A claim of this graph as an answer shows it. Each number has its note below.",
    noExample: "The graph has no claim yet that could be shown here.",
    note: (n: number) => `note ${number(n)}`,
    notes: {
      practice: titled("What is done", "A practice or a programme. Its page has all that is recorded of it, from every document."),
      badge: titled(
        "What is said of it",
        "Effect and modality are one phrase. This one is an aim: the document says what people mean to do. It reports no result.",
      ),
      issue: titled(
        "About what",
        "The issue that the claim names. Whoever asks about a wider issue finds the claim too, marked as a narrower one.",
      ),
      place: {
        title: "Where",
        named: (place: string) => `The place that the document names. Ask about ${place}, and the claim is “said of it”.`,
        wider: (wider: string) => `Ask about ${wider}, and it is “of a place inside it”.`,
        elsewhere: "For any other place it is no evidence.",
        none: "The document names no place. That does not say that it holds everywhere.",
      },
      assertion: {
        title: "How it comes from the text",
        STATED: "One passage says all of it.",
        COMPOSED: "It joins statements of one document. No single one of them says all of it.",
        IMPLIED:
          "The document suggests it and does not say it. Such claims count only if you ask for them; the pages of places and communities show them apart.",
        IMPORTED: "It is a row of a data set.",
        INFERRED: "Nobody says it: it is an inference of those who keep this graph.",
      },
      sentence: titled(
        "In one sentence",
        "An editor wrote it in English. In other languages a template makes most sentences, and says so. Quote the document, never this.",
      ),
      source: titled(
        "Who says so",
        "The document, and the place in it. Look shows when the claim was recorded and how many others rest on the same passage: claims of one passage are one voice. Read the passage before you cite it.",
      ),
    },
    words: "Words and their marks",
    wordsIntro: "A mark never says more than the words beside it.",
    modality: {
      title: "Modality: what manner of statement it is",
      REPORTED: "A source says that it was so, or is. That is the source’s word: nobody here has checked it.",
      INTENDED: "A source says what somebody means to do. It never reads as a result.",
      RECOMMENDED: "A source advises it. The advice is the source’s, not that of this page.",
    },
    effect: {
      title: "Effect: what a practice does to an issue, as a source says it",
      intro: "Effect and modality are one phrase, because an effect alone would read as a result.",
      adverse:
        "Adverse: a source says that it makes things worse, does little or leaves people out. Such claims stand apart, and never among what helps.",
      mixed: "Mixed: a source says that it helps and does harm. It stands with both.",
      all: "All phrases",
    },
    assertion: "Assertion: how a claim comes from the text",
    scope: {
      title: "Scope: how the place of a claim relates to yours",
      EXACT: "It names the place that you ask about.",
      WITHIN: "It names a place inside yours. It need not hold for all of yours.",
      BROADER: "It names a place around yours. It is no evidence for yours, and comes only if you ask for it.",
      UNPLACED: "It names no place. It comes only if you ask for it.",
      ELSEWHERE: "It names another place. It comes only if you ask for it.",
    },
    gap: {
      title: "Gap: what is recorded of an issue that a place faces",
      intro: "All of these are gaps, except “reported here”. A gap says what the documents do not say, and nothing of what is done.",
      kinds: {
        REPORTED_HERE:
          "No gap: a source reports a response, here or inside the place, and does not say that it only harms or does little. That it is reported does not say that it helped.",
        AIM_ONLY: "What is recorded is only meant or advised. Ask what became of it.",
        HARM_ONLY: "What is recorded only harms, does little or leaves people out.",
        IMPLIED_ONLY: "A document suggests a response and does not say it.",
        WIDER_PLACE_ONLY: "Something is recorded for a place around this one alone.",
        UNPLACED_ONLY: "Something is recorded without a place alone.",
        ELSEWHERE_ONLY: "Something is recorded for other places alone.",
        NONE_RECORDED: "No response that helps is recorded, here or anywhere. That is not evidence that nothing is done.",
      },
    },
    unchecked: {
      title: "The mark of an unchecked name",
      example: "Beside a name it looks like this:",
      text: "The name is a translation, and no speaker of the language has confirmed it. It may be clumsy or wrong. Where a record has no name in your language, you read one of another language, which says so.",
    },
    isNot: {
      title: "What this is not",
      items: (documents: number) => [
        `No survey. It holds what ${count(documents, "document says", "documents say")}, and nothing of what else people know.`,
        "No judgment. What is said often is not more likely: sources repeat each other.",
        "No ranking. Places, communities and issues stand by name.",
        "No prediction. A range says how much is still open, not how likely anything is.",
        "No advice. What a source advises is marked as the source’s.",
        "No picture of what is absent. Where nothing is recorded, the documents that were read say nothing of it.",
      ],
    },
    readers: {
      title: "Who reads it",
      text: "It is made for people who look for what others have tried: analysts, researchers, communities and those who work with them. People in danger read it too, and so may those who endanger them. It is written for all of these readers at once.",
    },
    risk: {
      title: "People at risk",
      items: [
        "No person is a record. No name of a person stands here but those of the authors of documents.",
        "No place is finer than a municipality, and a dot on the map is the seat of its administration.",
        "Of people whom it could endanger to be counted, no number below five is kept.",
        "Who took part in a closed meeting is not recorded, by rule.",
        "Responses that do harm are shown, and never offered.",
      ],
      tell: "If something here could put somebody at risk, tell the people who run this server.",
    },
    privacy: {
      title: "Privacy",
      text: "No cookies, no storage, no measurement, nothing loaded from elsewhere. This server’s log does not say what was asked. But your question stands in the address: your browser’s history keeps it, and so may a proxy.",
      keeps: "keeps it from proxies.",
    },
    languages: {
      title: "Languages",
      text: "These pages speak English, Spanish and French. Names of records are those of the graph: search finds them in every language that they have. Sentences that a template has made are marked.",
    },
    licences: {
      title: "Licences",
      code: "The program: Apache licence 2.0.",
      set: (title: string, version: string, licence: string) => `${title}, version ${version}: ${licence}.`,
      documents: "The documents keep the terms of their publishers. Their words are not copied here.",
      packages: "Licences of the packages that these pages are built from",
    },
    further: {
      title: "Further",
      methods: "Methods: how answers of analysis are computed",
      analysts: "For analysts: how to ask, how to read, what an answer does not say",
      readMe: "About the program",
    },
  },
  methods: {
    title: "How answers are computed",
    intro:
      "Each answer of analysis names its method and its version. The document of methods says of each: from which claims, by which formula, with which constants and why, in which order, from which sources it is taken, and what it must not be used for. From its text alone somebody else can compute the same.",
    document: "The document of methods",
    shared: "What all of them share: which claims count, places and issues, time, numbers and order",
    section: (name: string) => `${name}: formula, constants, limits, sources`,
    never: "Never use it",
    ask: "Ask it",
    items: {
      responses: titled(
        "What do sources say that practices do about an issue, in a place, or both? Nothing is weighed.",
        "to take what is said often for what helps more.",
      ),
      responseGaps: titled(
        "What is recorded of responses to each issue that a place faces: a report, an aim, harm, or nothing?",
        "to rank places, or to say that nothing is done.",
      ),
      transferCandidates: titled(
        "Which practices from elsewhere could be looked at here? Seven factors, each a range of what is still possible.",
        "to decide on it alone, or to rank communities or people by it.",
      ),
      similarCommunities: titled(
        "Which communities share what is recorded of this one? What few communities have weighs more.",
        "to take it for a measure of danger or need.",
      ),
      practicePortfolio: titled(
        "Which few practices together touch what a community faces?",
        "to take an issue that is touched for one that becomes less.",
      ),
      rightsImpact: titled(
        "Which rights does an issue undermine, for whom and by whom, and is a practice recorded to protect them?",
        "to compare how much rights are violated.",
      ),
      practiceLineage: titled(
        "Where and when was a practice carried out, and what is said of it there and then?",
        "to take what is told after a step for its result.",
      ),
      compare: titled(
        "What is recorded of several records, side by side?",
        "to take what only one of them has for a difference between them.",
      ),
      evidenceMatrix: titled("How much is recorded of each pair of values, and what does an empty cell mean?", "to rank rows or columns."),
      claimGroups: titled("How much is recorded of what?", "to say how much there is of it in the world."),
      neighbourhood: titled("What is recorded around a record?", "to take more claims for more proof."),
      paths: titled("Which chains of claims join two records?", "to take a chain for evidence that its ends have to do with each other."),
      changes: titled("What was added, changed, retracted or removed?", "to read it as news of the world."),
    },
  },
};
