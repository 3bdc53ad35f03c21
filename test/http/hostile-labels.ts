import { Community, Issue, Organization, Passage, Place, Practice, Source } from "../../src/model/entities/index.js";
import { claim, datasetOf, record } from "../records.js";

/** Texts that break out of a format that does not escape them, and texts that some formats cannot hold. */
export const hostileLabels = [
  "=cmd()",
  "+1, -1 and @home",
  "a \"quote\", an 'apostrophe' & an ampersand",
  "two\nlines\r\nand\ta tab\r.",
  "left \u202eto right",
  "]]> ends a section",
  "<script>alert(1)</script>",
  "&amp; and &#10; as they are",
  "a | b \\ c",
  "control \u0001\u0008\u000b\u001f, \u007f and \u0085",
  "not a character \ufffe\uffff",
  "half of a pair \ud83d.",
  "half of a pair, \udc00 the other",
  "a face \u{1f600} and \u0301 a mark",
  "  spaces  ",
];

const at = (i: number) => hostileLabels[i % hostileLabels.length] as string;
const numbered = (name: string, i: number) => `${name}-${i}`;

/** A small graph with all of them as names, texts and parts of lists. */
export const hostileGraph = datasetOf([
  record(Source, "report", { title: at(0), name: { en: at(0) }, availability: "HELD", authors: hostileLabels }),
  record(Source, "second-report", { title: "A second", name: { en: "A second" }, availability: "HELD", published: "2020/2021" }),
  record(Passage, "report-1", { heading: at(6), name: { en: at(6) }, startLine: 3, endLine: 4 }, { OF: "report" }),
  record(Passage, "second-report-1", { heading: at(5), name: { en: at(5) }, page: 2 }, { OF: "second-report" }),
  record(Place, "country", {
    kind: "COUNTRY",
    name: { en: at(1), es: `${at(2)} (es)` },
    description: { en: at(3), es: "Una nota" },
    noteOnName: true,
    iso: "XX",
    m49: "004",
    latitude: -12.5,
    longitude: 180,
    coordinateKind: "CENTROID",
  }),
  record(Place, "municipality", { kind: "ADMIN2", latitude: 0, longitude: 0, coordinateKind: "SEAT" }, { PART_OF: "country" }),
  record(Place, "area", { kind: "AREA" }),
  record(Community, "people", { name: { en: at(6) } }, { LOCATED_IN: "municipality" }),
  record(Community, "others", {}, { LOCATED_IN: "area" }),
  record(Organization, "organization", { kind: "NGO" }),
  record(Practice, "practice", { intent: "SUPPORTIVE", name: { en: at(4) } }),
  ...hostileLabels.map((label, i) =>
    record(Issue, numbered("issue", i), {
      name: { en: label },
      description: { en: label },
      aliases: { en: hostileLabels },
      roles: ["HARM"],
    }),
  ),
  ...hostileLabels.map((statement, i) =>
    claim(
      "practice",
      "ADDRESSES",
      numbered("issue", i),
      { id: numbered("claim-addresses", i), effect: "REDUCES", statement, mechanism: statement, period: "2020-10/.." },
      { at: i % 2 ? "people" : "municipality", cites: ["report-1", "second-report-1"] },
    ),
  ),
  // Two of one subject, predicate and object, and one from a record to itself by way of a link.
  claim("people", "FACES", "issue-1", { id: "claim-faces-stated" }),
  claim("people", "FACES", "issue-1", {
    id: "claim-faces-implied",
    assertion: "IMPLIED",
    quantityComparator: "ABOUT",
    quantityValue: 5.5,
    quantityUnit: "EVENTS",
  }),
  claim("municipality", "FACES", "issue-2", { id: "claim-faces-rejected", status: "REJECTED" }),
  claim("country", "FACES", "issue-3", { id: "claim-faces-hidden", sensitivity: "RED" }),
]);
