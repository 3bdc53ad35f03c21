import { Claim } from "../../src/model/claim.js";
import type { Class } from "../../src/model/declare.js";
import {
  ActorType,
  Code,
  Community,
  Event,
  Issue,
  Passage,
  Place,
  PopulationGroup,
  Practice,
  Programme,
  Source,
} from "../../src/model/entities/index.js";
import type { LinkRecord, UncheckedRecord } from "../../src/model/records.js";

/** Records that break one rule each, made of a few that break none. */

/** A record that tests may change: its values and links may be anything. */
export interface Draft extends UncheckedRecord {
  readonly values: Record<string, unknown> & { id: string };
  links: LinkRecord[];
}

const label = (text: string) => ({ en: text, es: text, fr: text });
const entity = (type: Class, id: string, values: object = {}, links: readonly LinkRecord[] = []): Draft => ({
  type,
  values: Object.assign(Object.create(type.prototype as object), { id, name: label(id), sensitivity: "CLEAR" }, values),
  links: [...links],
});
const titled = (type: Class, id: string, values: object, links: readonly LinkRecord[] = []) =>
  entity(type, id, { name: { en: id }, ...values }, links);
const link = (name: string, to: string, qualifier?: string): LinkRecord => ({ name, to, ...(qualifier && { qualifier }) });
const claim = (
  id: string,
  subject: string,
  predicate: string,
  object: string,
  values: object = {},
  links: readonly LinkRecord[] = [],
): Draft => ({
  type: Claim,
  values: Object.assign(Object.create(Claim.prototype as object), {
    id,
    predicate,
    assertion: "STATED",
    modality: "REPORTED",
    status: "ACCEPTED",
    sensitivity: "CLEAR",
    statement: `${subject} ${object}.`,
    recordedAt: "2026-01-01",
    recordedBy: "test",
    ...values,
  }),
  links: [link("SUBJECT_OF", subject), link("OBJECT", object), ...links, link("CITES", "report-1")],
});
const quantity = (quantityComparator: string, quantityValue: number, quantityUnit: string) => ({
  quantityComparator,
  quantityValue,
  quantityUnit,
});

/** A fresh copy of the records that break no rule. */
export const soundRecords = (): Draft[] => [
  entity(Place, "country", { kind: "COUNTRY", iso: "CY" }),
  entity(Place, "town", { kind: "CITY", iso: "CY-T" }, [link("PART_OF", "country")]),
  entity(Community, "people", {}, [link("LOCATED_IN", "town")]),
  entity(Issue, "crime", { roles: ["HARM"] }),
  entity(Issue, "theft", { roles: ["THREAT"] }, [link("BROADER", "crime"), link("ALIGNED_TO", "iccs:01", "EXACT")]),
  entity(Practice, "meetings", { intent: "SUPPORTIVE" }),
  entity(PopulationGroup, "witnesses", { protectedGroup: true }),
  entity(ActorType, "gangs"),
  entity(Programme, "talks", { period: "2020/2021" }),
  entity(Event, "closed", { chathamHouseRule: "APPLIED" }),
  entity(Event, "open", { chathamHouseRule: "NOT_SAID" }),
  titled(Code, "iccs:01", { scheme: "ICCS", notation: "01", title: "Theft" }),
  titled(Source, "report", { title: "report", availability: "HELD", language: "en" }),
  titled(Passage, "report-1", { heading: "report-1", startLine: 3, endLine: 5 }, [link("OF", "report")]),
  titled(Passage, "report-2", { heading: "report-2" }, [link("OF", "report")]),
  claim("claim-faces", "people", "FACES", "theft"),
  claim("claim-addresses", "meetings", "ADDRESSES", "theft", { effect: "REDUCES" }, [link("AT", "town")]),
  claim("claim-involves", "open", "INVOLVES", "witnesses", quantity("EXACTLY", 40, "PERSONS")),
  claim("claim-part", "open", "PART_OF_PROGRAMME", "talks"),
];

/** The sound records with one change, which breaks a rule. */
export interface BrokenRecords {
  readonly rule: string;
  /** What is wrong. */
  readonly what: string;
  readonly records: readonly Draft[];
}
const broken: BrokenRecords[] = [];
const breaks = (rule: string, what: string, change: (of: (id: string) => Draft, add: (...drafts: Draft[]) => void) => void) => {
  const records = soundRecords();
  const of = (id: string) => records.find(({ values }) => values.id === id) as Draft;
  change(of, (...drafts) => records.push(...drafts));
  broken.push({ rule, what, records });
};
const set = (draft: Draft, values: object) => Object.assign(draft.values, values);

breaks("required-value", "a place of no kind", (of) => set(of("country"), { kind: undefined }));
breaks("required-value", "a name in no language", (of) => set(of("gangs"), { name: undefined }));
breaks("text", "a name under a language by its name", (of) => set(of("gangs"), { name: { spanish: "Bandas" } }));
breaks("required-value", "a claim without the role that recorded it", (of) => set(of("claim-faces"), { recordedBy: undefined }));
breaks("id", "an id in capitals", (_, add) => add(entity(Programme, "Talks!")));
breaks("text", "a name that was read in the wrong encoding", (of) => set(of("gangs"), { name: { ...label("gangs"), es: "ExtorsiÃ³n" } }));
breaks("text", "a sentence with blanks around it", (of) => set(of("claim-faces"), { statement: " People face theft." }));
breaks("text", "a soft hyphen in a name", (of) => set(of("gangs"), { name: { ...label("gangs"), fr: "ban\u00ADdes" } }));
breaks("text", "a blank without width in a sentence", (of) => set(of("claim-faces"), { statement: "People face\u200B theft." }));
breaks("text", "a word joiner in an alias", (of) => set(of("crime"), { aliases: { es: ["delito", "cri\u2060men"] } }));
breaks("text", "a byte-order mark before a title", (of) => set(of("report"), { title: "\uFEFFreport" }));
breaks("text", "letters in another order than they are shown", (of) => set(of("report-2"), { heading: "report\u202Eeno" }));
breaks("text", "an isolate in a description", (of) => set(of("town"), { description: label("A \u2067town\u2069.") }));
breaks("text", "a blank without width in an address", (of) => set(of("report"), { url: "https://example.org/a\u200Bb" }));
breaks("date", "a period that is not a date", (of) => set(of("talks"), { period: "last year" }));
breaks("date", "a period that ends before it begins", (of) => set(of("claim-faces"), { period: "2021/2020" }));
breaks("language-tag", "a language by its name", (of) => set(of("report"), { language: "english" }));
breaks("value", "an unknown term", (of) => set(of("country"), { kind: "COUNTY" }));
breaks("value", "an unknown term in a list", (of) => set(of("crime"), { roles: ["HARM", "BAD"] }));
breaks("value", "a number that is a text", (of) => set(of("report-2"), { page: "nine" }));
breaks("value", "an unknown effect", (of) => set(of("claim-addresses"), { effect: "CURES" }));
breaks("value", "a sentence among the terms of a source", (of) =>
  set(of("claim-faces"), { sourceTerms: ["robos", "They take everything that they find."] }),
);
breaks("text", "a term of a source without letters", (of) => set(of("claim-faces"), { sourceTerms: [""] }));
breaks("derived-id", "a code with another id", (_, add) => add(titled(Code, "iccs:2", { scheme: "ICCS", notation: "02", title: "x" })));
breaks("derived-id", "a colon in an id that is not a code", (_, add) => add(entity(Programme, "talks:2")));
breaks("consistent-values", "lines that end before they begin", (of) => set(of("report-1"), { endLine: 1 }));
breaks("consistent-values", "pages that end before they begin", (of) => set(of("report-2"), { page: 9, endPage: 7 }));
breaks("consistent-values", "a last page without a first", (of) => set(of("report-2"), { endPage: 7 }));
breaks("value", "a last page before the first of a book", (of) => set(of("report-2"), { page: 1, endPage: 0 }));
breaks("whole-group", "a quantity without a unit", (of) => set(of("claim-involves"), { quantityUnit: undefined }));
breaks("shared-code", "one code for two places", (of) => set(of("town"), { iso: "CY" }));
breaks("shared-code", "one code in capitals and not", (_, add) => {
  add(titled(Code, "local:A1", { scheme: "LOCAL", notation: "A1", title: "x" }));
  add(titled(Code, "local:a1", { scheme: "LOCAL", notation: "a1", title: "x" }));
});
breaks("code-form", "a country by its name", (of) => set(of("country"), { iso: "Shortland" }));
breaks("code-form", "a country in small letters", (of) => set(of("country"), { iso: "cy" }));
breaks("code-form", "a region without its zeros", (of) => set(of("country"), { m49: "5" }));
breaks("code-form", "a municipality without its zero", (of) => set(of("town"), { divipola: "5120" }));
breaks("code-form", "an item by its address", (of) => set(of("town"), { wikidata: "https://www.wikidata.org/wiki/Q739" }));
breaks("code-form", "a notation of another length", (_, add) =>
  add(titled(Code, "iccs:020", { scheme: "ICCS", notation: "020", title: "x" })),
);
breaks("value", "a page beyond all books", (of) => set(of("report-2"), { page: 2147483648 }));
breaks("value", "a line beyond what is kept exactly", (of) => set(of("report-2"), { startLine: 2 ** 53 }));
breaks("value", "a quantity beyond what is kept exactly", (of) => set(of("claim-involves"), quantity("ABOUT", 2 ** 53, "PERSONS")));
breaks("value", "a quantity without end", (of) => set(of("claim-involves"), quantity("ABOUT", 1e300, "PERSONS")));
breaks("predicate", "an unknown predicate", (of) => set(of("claim-faces"), { predicate: "WORSHIPS" }));
breaks("required-detail", "an effect left open", (of) => set(of("claim-addresses"), { effect: undefined }));
breaks("detail", "a mechanism that the predicate does not take", (of) => set(of("claim-faces"), { mechanism: "by night" }));
breaks("detail", "a place that the predicate does not take", (of) => of("claim-faces").links.push(link("AT", "town")));
breaks("detail", "a quantity that the predicate does not take", (_, add) =>
  add(claim("claim-kind", "theft", "KIND_OF", "crime", quantity("EXACTLY", 9, "CASES"))),
);
const without = (draft: Draft, name: string) => {
  draft.links = draft.links.filter((other) => other.name !== name);
};
breaks("required-link", "people without ground", (of) => without(of("people"), "LOCATED_IN"));
breaks("required-link", "a passage without a source, which has another link", (of) => {
  without(of("report-2"), "OF");
  of("report-2").links.push(link("DEFINED_BY", "report"));
});
breaks("required-link", "a claim without a source", (of) => without(of("claim-faces"), "CITES"));
breaks("known-record", "a place in an unknown place", (_, add) =>
  add(entity(Place, "lost", { kind: "CITY" }, [link("PART_OF", "nowhere")])),
);
breaks("known-record", "a claim about unknown people", (_, add) => add(claim("claim-lost", "strangers", "FACES", "theft")));
breaks("link-class", "people who live in people", (_, add) => add(entity(Community, "guests", {}, [link("LOCATED_IN", "people")])));
breaks("link-class", "a claim at a crime", (_, add) =>
  add(claim("claim-at", "meetings", "ADDRESSES", "crime", { effect: "REDUCES" }, [link("AT", "theft")])),
);
breaks("domain", "gangs that face a crime", (_, add) => add(claim("claim-domain", "gangs", "FACES", "theft")));
breaks("range", "people who face gangs", (_, add) => add(claim("claim-range", "people", "FACES", "gangs")));
breaks("single-link", "a town in two countries", (of, add) => {
  add(entity(Place, "other-country", { kind: "COUNTRY" }));
  of("town").links.push(link("PART_OF", "other-country"));
});
breaks("repeated-link", "a passage cited twice", (of) => of("claim-faces").links.push(link("CITES", "report-1")));
breaks("repeated-link", "a crime that is twice of one kind", (of) => of("theft").links.push(link("BROADER", "crime")));
breaks("qualifier", "an unknown match", (_, add) =>
  add(entity(Issue, "fraud", { roles: ["HARM"] }, [link("ALIGNED_TO", "iccs:01", "NEAR")])),
);
breaks("small-count", "three witnesses", (of) => set(of("claim-involves"), quantity("EXACTLY", 3, "PERSONS")));
breaks("cycle", "a country in its own town", (of) => of("country").links.push(link("MEMBER_OF", "town")));
breaks("cycle", "a crime that is a kind of itself", (of) => of("crime").links.push(link("BROADER", "crime")));
breaks("hierarchy-depth", "a chain that is longer than questions follow", (_, add) =>
  add(
    ...Array.from({ length: 9 }, (__, step) =>
      entity(Issue, `step-${step}`, { roles: ["HARM"] }, step ? [link("BROADER", `step-${step - 1}`)] : []),
    ),
  ),
);
breaks("chatham-house", "a witness at a closed meeting", (_, add) => add(claim("claim-closed", "closed", "INVOLVES", "witnesses")));
breaks("chatham-house", "a witness at a part of a closed meeting", (_, add) =>
  add(
    entity(Event, "first-hour", { chathamHouseRule: "NOT_SAID" }),
    claim("claim-hour", "first-hour", "PART_OF_PROGRAMME", "closed"),
    claim("claim-guest", "first-hour", "INVOLVES", "witnesses"),
  ),
);

breaks("claimed-role", "a driver that no claim says to drive anything", (of) => set(of("crime"), { roles: ["HARM", "DRIVER"] }));
breaks("claimed-role", "a driver of which another claim speaks", (_, add) =>
  add(entity(Issue, "poverty", { roles: ["DRIVER"] }), claim("claim-poverty", "people", "FACES", "poverty")),
);
breaks("claimed-role", "what a claim says to drive a crime, and no driver", (_, add) =>
  add(claim("claim-drives", "theft", "DRIVES", "crime")),
);
breaks("claimed-role", "a driver by one claim alone, which is of another driver", (_, add) =>
  add(entity(Issue, "poverty", { roles: ["DRIVER"] }), claim("claim-drives", "theft", "DRIVES", "crime")),
);

export const brokenRecords: readonly BrokenRecords[] = broken;
