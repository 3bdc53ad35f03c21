import { ActorType } from "./actor-type.js";
import { Claim } from "./claim.js";
import { Code, Match } from "./code.js";
import { Community } from "./community.js";
import { Condition } from "./condition.js";
import type { Class, Vocabulary } from "./declare.js";
import { Agent, Entity, Locality } from "./entity.js";
import { Event } from "./event.js";
import { Issue } from "./issue.js";
import { Organization } from "./organization.js";
import { Passage } from "./passage.js";
import { Place } from "./place.js";
import { PopulationGroup } from "./population-group.js";
import { Practice } from "./practice.js";
import { PracticeType } from "./practice-type.js";
import { Programme } from "./programme.js";
import { Right } from "./right.js";
import { Source } from "./source.js";

/** [the field's name, what a reader finds there] */
export type End = readonly [field: string, description: string];

/** What a source may say of two entities. */
export interface Predicate {
  readonly from: readonly Class<Entity>[];
  readonly to: readonly Class<Entity>[];
  readonly reads: End;
  readonly backwards: End;
  /** The sentence that a claim without one of its own is given. */
  readonly says: string;
  /** What else such a claim may carry. */
  readonly with?: readonly Detail[];
  /** It names who took part: nobody may say so of what was held under the Chatham House rule. */
  readonly participants?: true;
  /** Its object is a whole of which its subject is a part: what may not be said of the one may not be said of the other. */
  readonly whole?: true;
}
export type Detail = "at" | "for" | "by" | "effect" | "mechanism" | "quantity";
/** Where a claim has each of them: in a role, or in properties of its own, which stand together or not at all. */
export const details: Readonly<Record<Detail, { readonly role: string } | { readonly properties: readonly string[] }>> = {
  at: { role: "AT" },
  for: { role: "FOR" },
  by: { role: "BY" },
  effect: { properties: ["effect"] },
  mechanism: { properties: ["mechanism"] },
  quantity: { properties: ["quantityComparator", "quantityValue", "quantityUnit"] },
};

/** What needs no source: how our own vocabularies, places and documents hang together. */
export interface Link {
  readonly from: readonly Class[];
  /** `same`: the class that it starts at. */
  readonly to: readonly Class[] | "same";
  readonly reads: End;
  readonly backwards?: End;
  /** At most one for each record. */
  readonly one?: true;
  /** A short list that belongs to the record: read whole, not in pages. */
  readonly few?: true;
  /** The property that a short list is sorted by; without it by id. */
  readonly sortedBy?: string;
  /** At least one for each record. */
  readonly required?: true;
  /** A record is seen only where this one is seen too, so that it is never missing. */
  readonly binds?: true;
  /** No record may come back to itself along it, alone or together with the other acyclic links of the same class. */
  readonly acyclic?: true;
  /** A term that each such link carries. */
  readonly qualifier?: readonly [name: string, vocabulary: Vocabulary, description: string];
}

/** What sources say: a row is a kind of claim. */
// biome-ignore format: a table, to be read row by row
export const predicates = {
  FACES: {
    from: [Locality], to: [Issue], with: ["quantity"],
    reads: ["faces", "Issues that a source says it faces."], backwards: ["facedBy", "Communities and places that a source says face it."],
    says: "{subject} faces {object}.",
  },
  ADDRESSES: {
    from: [Practice, Programme], to: [Issue], with: ["at", "for", "effect", "mechanism", "quantity"],
    reads: ["addresses", "Issues that it deals with, well or badly: the effect of each claim says which."],
    backwards: ["addressedBy", "Practices and programmes that deal with it, well or badly: the effect of each claim says which. For solutions alone ask `responses`."],
    says: "{subject} addresses {object}{at}.",
  },
  UNDERMINES: {
    from: [Issue, ActorType], to: [Right], with: ["at", "for", "by", "mechanism"],
    reads: ["undermines", "Rights that it undermines."], backwards: ["underminedBy", "Issues and actors that undermine it."],
    says: "{subject} undermines this right{at}: {object}.",
  },
  PROTECTS: {
    from: [Practice], to: [Right], with: ["at", "for", "mechanism"],
    reads: ["protects", "Rights that it protects."], backwards: ["protectedBy", "Practices that protect it."],
    says: "{subject} protects this right{at}: {object}.",
  },
  ENDANGERS: {
    from: [Practice], to: [Right], with: ["at", "for", "mechanism"],
    reads: ["endangers", "Rights that it puts in danger."], backwards: ["endangeredBy", "Practices that put it in danger."],
    says: "{subject} endangers this right{at}: {object}.",
  },
  AFFECTS: {
    from: [Issue], to: [PopulationGroup], with: ["at", "by", "mechanism", "quantity"],
    reads: ["affects", "People whom it hits."], backwards: ["affectedBy", "Issues that hit them."],
    says: "{subject} affects {object}{at}.",
  },
  SERVES: {
    from: [Practice, Programme], to: [PopulationGroup], with: ["at", "quantity"],
    reads: ["serves", "People whom it is for."], backwards: ["servedBy", "Practices and programmes that are for them."],
    says: "{subject} serves {object}{at}.",
  },
  DRIVES: {
    from: [Issue, Condition], to: [Issue], with: ["at", "mechanism"],
    reads: ["drives", "Issues that it lets arise or grow."], backwards: ["drivenBy", "What lets it arise or grow."],
    says: "{subject} drives {object}{at}.",
  },
  KIND_OF: {
    from: [Issue], to: [Issue],
    reads: ["kindOf", "Issues that a source files it under; it widens no question."], backwards: ["kinds", "Issues that a source files under it; it widens no question."],
    says: "{subject} is a kind of {object}.",
  },
  PERPETRATES: {
    from: [ActorType], to: [Issue], with: ["at", "for", "mechanism"],
    reads: ["perpetrates", "What they do."], backwards: ["perpetratedBy", "Who does it."],
    says: "{subject} perpetrate {object}{at}.",
  },
  HINDERS: {
    from: [Issue, ActorType], to: [Practice, Programme, Condition], with: ["at", "mechanism"],
    reads: ["hinders", "Responses and conditions that it stands in the way of."], backwards: ["hinderedBy", "What stands in its way."],
    says: "{subject} hinders {object}{at}.",
  },
  ALLIED_WITH: {
    from: [ActorType], to: [PopulationGroup], with: ["at"],
    reads: ["alliedWith", "People whose allies they can be."], backwards: ["allies", "Actors who can be their allies."],
    says: "{subject} can be allies of {object}{at}.",
  },
  OPPOSES: {
    from: [ActorType], to: [PopulationGroup], with: ["at", "mechanism"],
    reads: ["opposes", "People whose opponents they are or can be."], backwards: ["opponents", "Actors who are or can be their opponents."],
    says: "{subject} can be opponents of {object}{at}.",
  },
  CARRIED_OUT_IN: {
    from: [Practice, Programme, Event], to: [Locality], with: ["quantity"],
    reads: ["carriedOutIn", "Where it was carried out; it says nothing about what was said there."], backwards: ["activities", "What was carried out there."],
    says: "{subject} took place in {object}.",
  },
  LED_BY: {
    from: [Practice, Programme, Event], to: [Agent],
    reads: ["ledBy", "Who leads it or carries it out."], backwards: ["leads", "What they lead or carry out."],
    says: "{subject} is led by {object}.",
  },
  INVOLVES: {
    from: [Practice, Programme, Event], to: [Agent], with: ["quantity"], participants: true,
    reads: ["involves", "Who takes part. Never recorded for an event under the Chatham House rule."], backwards: ["involvedIn", "What they take part in."],
    says: "{subject} involves {object}.",
  },
  PART_OF_PROGRAMME: {
    from: [Practice, Programme, Event], to: [Programme, Event], whole: true,
    reads: ["partOf", "The programme or event that it belongs to."], backwards: ["parts", "What belongs to it."],
    says: "{subject} is part of {object}.",
  },
  SUPPORTS: {
    from: [Organization], to: [Programme, Event], with: ["quantity"],
    reads: ["supports", "Programmes and events that it funds or supports."], backwards: ["supportedBy", "Who funds or supports it."],
    says: "{subject} supports {object}.",
  },
  PRODUCED: {
    from: [Event, Programme], to: [Source],
    reads: ["produced", "Publications that came of it."], backwards: ["producedBy", "What it came of."],
    says: "{subject} produced {object}.",
  },
  SUCCEEDS_WITH: {
    from: [Practice], to: [Condition], with: ["at"],
    reads: ["succeedsWith", "Conditions under which it succeeds or fits."], backwards: ["conditionFor", "Practices that it helps to succeed."],
    says: "{subject} succeeds where this holds: {object}{at}.",
  },
  ENCOURAGES: {
    from: [ActorType, Organization], to: [Practice], with: ["at"],
    reads: ["encourages", "Responses that they encourage others to take."], backwards: ["encouragedBy", "Who encourages others to take it."],
    says: "{subject} encourage {object}{at}.",
  },
  BASED_IN: {
    from: [Organization], to: [Place],
    reads: ["basedIn", "Where its seat is."], backwards: ["seatOf", "Organizations that have their seat there."],
    says: "{subject} is based in {object}.",
  },
} satisfies Record<string, Predicate>;

// biome-ignore format: a table, to be read row by row
export const links = {
  PART_OF: {
    from: [Place], to: [Place], one: true, acyclic: true,
    reads: ["partOf", "The administrative unit around it."], backwards: ["parts", "Administrative units in it."],
  },
  MEMBER_OF: {
    from: [Place], to: [Place], acyclic: true,
    reads: ["memberOf", "Groups of places that it belongs to, across administration."], backwards: ["members", "Places that belong to this group."],
  },
  LOCATED_IN: {
    from: [Community], to: [Place], one: true, required: true,
    reads: ["locatedIn", "The ground on which these people live."], backwards: ["communities", "Communities that live there."],
  },
  BROADER: {
    from: [Issue, Right, PracticeType, PopulationGroup, ActorType], to: "same", acyclic: true,
    reads: ["broader", "Wider concepts of our own vocabulary; they widen a question."], backwards: ["narrower", "Narrower concepts of our own vocabulary."],
  },
  OF_TYPE: {
    from: [Practice], to: [PracticeType],
    reads: ["types", "What type of practice it is."], backwards: ["practices", "Practices of this type."],
  },
  OF: {
    from: [Passage], to: [Source], one: true, required: true, binds: true,
    reads: ["source", "The document or data set that it stands in."], backwards: ["passages", "Passages of it that claims cite."],
  },
  DEFINED_BY: {
    from: [Entity], to: [Source],
    reads: ["definedBy", "Sources that our own vocabulary takes it, or its members, from."], backwards: ["defines", "Entries of our own vocabulary that are taken from it."],
  },
  ALIGNED_TO: {
    from: [Entity], to: [Code], qualifier: ["match", Match, "How close the code comes."],
    reads: ["alignedTo", "Codes of outside schemes for it."], backwards: ["aligned", "What carries this code here."],
  },
} satisfies Record<string, Link>;

/** What a claim is tied to. Its subject points at the claim; the claim points at all else. */
// biome-ignore format: a table, to be read row by row
export const roles = {
  SUBJECT_OF: { from: [Claim], to: [Entity], one: true, required: true, binds: true, inward: true, reads: ["subject", "Of what it says something."], backwards: ["subjectOf", "Claims that say something of it."] },
  OBJECT: { from: [Claim], to: [Entity], one: true, required: true, binds: true, reads: ["object", "What it says of it."], backwards: ["objectOf", "Claims that say it of something."] },
  AT: { from: [Claim], to: [Locality], one: true, reads: ["at", "Where, if the source says so. Absent means that the source names no place, never that it holds everywhere."], backwards: ["claimsHere", "Claims that are made of this very place or community; not of what lies in it."] },
  FOR: { from: [Claim], to: [PopulationGroup], few: true, reads: ["for", "Whom it concerns, in this very statement."], backwards: ["concernedBy", "Claims that concern them in particular."] },
  BY: { from: [Claim], to: [ActorType], few: true, reads: ["by", "Who does it, in this very statement."], backwards: ["doings", "Claims in which they are who does it."] },
  CITES: { from: [Claim], to: [Passage], few: true, sortedBy: "startLine", required: true, reads: ["evidence", "The passages that say it."], backwards: ["claims", "Claims that rest on it."] },
} satisfies Record<string, Link & { inward?: true }>;
