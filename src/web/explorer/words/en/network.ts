import { textTools } from "../text.js";

const { count, number, plural } = textTools("en");

/** The network, paths and the map. */
export const networkEn = {
  record: "record",
  anyRecord: "any record",
  around: {
    title: (name?: string) => (name ? `What is recorded around ${name}` : "What is recorded around a record"),
    choose: "Choose a record: a community, an issue, a practice, an organization, or any other.",
    shown: (edges: number, all: number, records: number) =>
      edges === all
        ? `${count(edges, "link", "links")} to ${count(records, "record", "records")}: all that counts.`
        : `${number(edges)} of ${count(all, "link", "links")}, to ${count(records, "record", "records")}.`,
    implied: (claims: number) =>
      `${count(claims, "claim on it", "claims on it")} that documents only imply ${plural(claims, "is", "are")} left out.`,
    meaning:
      "A link is all claims with the same two ends that say the same of them. More links mean that more was written, not that a record matters more.",
    few: "Few links: the list says as much as the picture.",
    depth: "How far",
    depths: { 1: "its own links", 2: "and those of its neighbours" },
    predicates: "What is said",
    allPredicates: "everything",
    chosenPredicates: (n: number) => number(n),
    reset: "Everything",
    cut: "Not shown",
    getMore: "Show more",
    fewer: "Choose less of what is said, or take all as rows.",
    list: "As text",
    harm: "Harm and no effect",
    harmOf: (heading: string) => `${heading}: harm and no effect`,
    further: "Links of its neighbours",
    further2: "Each line is one link between two records.",
    places: (names: string) => `in ${names}`,
    morePlaces: (n: number) => count(n, "more place", "more places"),
    unplaced: "no place named",
    modalities: { reported: "reported", intended: "meant", recommended: "advised" },
    lookAt: (subject: string, heading: string, object: string, claims: number) =>
      `Look at ${count(claims, "claim", "claims")}: ${subject}. ${heading}: ${object}`,
    none: (name: string) =>
      `No claim that was read here ties anything to ${name} under these choices. That does not mean that nothing is to be said of it.`,
    figure: "As a picture",
    columns: {
      who: "People and organizations",
      centre: "Around",
      issues: "Issues and rights",
      responses: "Responses",
      others: "Places and others",
    },
    folded: (n: number) => `${number(n)} more in the list`,
    foldedEdges: (n: number) => `${count(n, "link is", "links are")} in the list alone.`,
    caption:
      "Columns by kind, rows by name. A number is how many claims a link has. A dashed line leads to a response that is said to do harm or little.",
    source: (title: string) => `Source: ${title}`,
    version: (version: string) => `data version ${version}`,
    graph: "For programs that draw graphs",
    graphIntro: "An edges table for Gephi (Import spreadsheet) and networkx: ",
    edgesTable: "edges (CSV)",
    howTo: "how to read it",
    toPaths: (name: string) => `How is ${name} joined with another record?`,
    note: (heading: string, claims: number) => `${heading} · ${count(claims, "claim", "claims")}`,
    noteFurther: (heading: string, nearer: string, more: number) => `${heading} (${nearer})${more > 0 ? ` and ${number(more)} more` : ""}`,
  },
  paths: {
    title: (from?: string, to?: string) => (from && to ? `How ${from} and ${to} are joined` : "How two records are joined"),
    from: "from",
    to: "to",
    choose: "Choose both ends.",
    most: "At most",
    steps: (n: number) => count(n, "claim", "claims"),
    found: (paths: number, length: number) =>
      `${count(paths, "chain", "chains")} of ${count(length, "claim", "claims")} each ${plural(paths, "joins", "join")} them. None is shorter.`,
    foundSome: (length: number) => `Chains of ${count(length, "claim", "claims")} join them. Not all were looked for.`,
    meaning: "A chain says what sources speak of together, not that its ends have to do with each other.",
    none: (most: number) => `No chain of at most ${count(most, "claim", "claims")} joins them in what was read.`,
    same: "Both ends are the same record. Choose another.",
    chain: (position: number) => `Chain ${number(position)}`,
    more: (n: number) => `${number(n)} more of this length`,
    others: (n: number) => `${count(n, "more claim says", "more claims say")} the same of these two`,
    longer: (n: number) => `Look for chains of up to ${count(n, "claim", "claims")}`,
    toAround: (name: string) => `All around ${name}`,
  },
  map: {
    title: (issue?: string) => `Which places and communities are recorded as facing ${issue ?? "an issue"}`,
    titleResponses: (issue?: string) => (issue ? `Where responses to ${issue} are recorded` : "Where responses are recorded"),
    titleHarm: (issue?: string) =>
      issue ? `Where responses to ${issue} are said to do harm or little` : "Where responses are said to do harm or little",
    shows: "Shows",
    showing: { faces: "what places and communities face", responses: "responses", harm: "responses said to do harm or little" },
    exactly: "Counted is what names exactly this issue, not narrower or wider ones.",
    list: "As a list",
    places: "Municipalities and cities",
    wider: "Said of wider areas",
    widerIntro: "What is said of a wide area is not said of each place in it, so no area is filled.",
    faces: (n: number) => `${count(n, "issue", "issues")} recorded`,
    responses: (n: number) => `${count(n, "claim", "claims")} on responses`,
    harm: (n: number) => `${count(n, "claim", "claims")} of harm or little effect`,
    noPoint: "no coordinates recorded",
    dots: (n: number) =>
      n === 0
        ? "No dot: no claim of this sort names a municipality with recorded coordinates."
        : `${count(n, "dot", "dots")}. A dot marks the seat of a municipality that a claim names, not an event. Every dot has one size.`,
    silent: (n: number) =>
      `${count(n, "municipality or city is", "municipalities and cities are")} spoken of. The rest of the map is not quiet; it was not read about.`,
    none: "No place is named by a claim of this sort in what was read. That does not mean that nothing is there.",
    boundaries:
      "Boundaries and names come from Natural Earth and the record’s own description. They imply no opinion on the status of any territory or on any border.",
    regions: { colombia: "Colombia", "western-balkans": "Western Balkans" },
    noDots: "No dot is on this map.",
    near: (name: string) => `Around ${name} on the map`,
    whole: "The whole map",
    scale: (km: number) => `${number(km)} km`,
    drawn: (region: string, names: string) => `${region}: ${names}`,
    cut: (shown: number, all: number) => `${number(shown)} of ${number(all)} claims are counted here. Choose an issue to read fewer.`,
    unplaced: (n: number) => `${count(n, "claim of this sort names", "claims of this sort name")} no place and stand on no map.`,
  },
};
