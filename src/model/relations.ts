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
/** How many steps a record may be from the widest one that it lies in or belongs to: what is asked is looked for no further. */
export const longestWay = 8;

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
    reads: ["affects", "People whom it hits."], backwards: ["affectedBy", "Issues that hit these people."],
    says: "{subject} affects {object}{at}.",
  },
  SERVES: {
    from: [Practice, Programme], to: [PopulationGroup], with: ["at", "quantity"],
    reads: ["serves", "People whom it is for."], backwards: ["servedBy", "Practices and programmes that are for these people."],
    says: "{subject} serves {object}{at}.",
  },
  DRIVES: {
    from: [Issue, Condition], to: [Issue], with: ["at", "mechanism"],
    reads: ["drives", "Issues that it lets arise or grow."], backwards: ["drivenBy", "Issues and conditions that let it arise or grow."],
    says: "{subject} drives {object}{at}.",
  },
  KIND_OF: {
    from: [Issue], to: [Issue],
    reads: ["kindOf", "Issues that a source files it under; it widens no question."], backwards: ["kinds", "Issues that a source files under it; it widens no question."],
    says: "{subject} is a kind of {object}.",
  },
  PERPETRATES: {
    from: [ActorType], to: [Issue], with: ["at", "for", "mechanism"],
    reads: ["perpetrates", "Issues that actors of this kind carry out."], backwards: ["perpetratedBy", "Kinds of actors that carry it out."],
    says: "{subject} perpetrate {object}{at}.",
  },
  HINDERS: {
    from: [Issue, ActorType], to: [Practice, Programme, Condition], with: ["at", "mechanism"],
    reads: ["hinders", "Responses and conditions that it stands in the way of."], backwards: ["hinderedBy", "Issues and actors that stand in its way."],
    says: "{subject} hinders {object}{at}.",
  },
  ALLIED_WITH: {
    from: [ActorType], to: [PopulationGroup], with: ["at"],
    reads: ["alliedWith", "People whose allies actors of this kind can be."], backwards: ["allies", "Kinds of actors that can be allies of these people."],
    says: "{subject} can be allies of {object}{at}.",
  },
  OPPOSES: {
    from: [ActorType], to: [PopulationGroup], with: ["at", "mechanism"],
    reads: ["opposes", "People whose opponents actors of this kind are or can be."], backwards: ["opponents", "Kinds of actors that are or can be opponents of these people."],
    says: "{subject} can be opponents of {object}{at}.",
  },
  CARRIED_OUT_IN: {
    from: [Practice, Programme, Event], to: [Locality], with: ["quantity"],
    reads: ["carriedOutIn", "Places and communities where it was carried out; that says nothing about what was said there."], backwards: ["activities", "Practices, programmes and events that were carried out there."],
    says: "{subject} took place in {object}.",
  },
  LED_BY: {
    from: [Practice, Programme, Event], to: [Agent],
    reads: ["ledBy", "Organizations, kinds of actors and groups of people that lead it or carry it out."], backwards: ["leads", "Practices, programmes and events that this agent leads or carries out."],
    says: "{subject} is led by {object}.",
  },
  INVOLVES: {
    from: [Practice, Programme, Event], to: [Agent], with: ["quantity"], participants: true,
    reads: ["involves", "Organizations, kinds of actors and groups of people that take part. Never recorded for an event under the Chatham House rule."], backwards: ["involvedIn", "Practices, programmes and events that this agent takes part in."],
    says: "{subject} involves {object}.",
  },
  PART_OF_PROGRAMME: {
    from: [Practice, Programme, Event], to: [Programme, Event], whole: true,
    reads: ["partOf", "Programmes and events that it belongs to."], backwards: ["parts", "Practices, programmes and events that belong to it."],
    says: "{subject} is part of {object}.",
  },
  SUPPORTS: {
    from: [Organization], to: [Programme, Event], with: ["quantity"],
    reads: ["supports", "Programmes and events that it funds or supports."], backwards: ["supportedBy", "Organizations that fund or support it."],
    says: "{subject} supports {object}.",
  },
  PRODUCED: {
    from: [Event, Programme], to: [Source],
    reads: ["produced", "Publications that came of it."], backwards: ["producedBy", "Events and programmes that it came of."],
    says: "{subject} produced {object}.",
  },
  SUCCEEDS_WITH: {
    from: [Practice], to: [Condition], with: ["at"],
    reads: ["succeedsWith", "Conditions under which it succeeds or fits."], backwards: ["conditionFor", "Practices that it helps to succeed."],
    says: "{subject} succeeds where this holds: {object}{at}.",
  },
  ENCOURAGES: {
    from: [ActorType, Organization], to: [Practice], with: ["at"],
    reads: ["encourages", "Responses that actors of this kind, or this organization, encourage others to take."], backwards: ["encouragedBy", "Organizations and kinds of actors that encourage others to take it."],
    says: "{subject} encourage {object}{at}.",
  },
  BASED_IN: {
    from: [Organization], to: [Place],
    reads: ["basedIn", "The place where its seat is."], backwards: ["seatOf", "Organizations that have their seat there."],
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
    reads: ["locatedIn", "The ground on which these people live."], backwards: ["communities", "Communities that live on this ground."],
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
    reads: ["alignedTo", "Codes of outside schemes for it."], backwards: ["aligned", "Records that are aligned to this code."],
  },
} satisfies Record<string, Link>;

/** What a claim is tied to. Its subject points at the claim; the claim points at all else. */
// biome-ignore format: a table, to be read row by row
export const roles = {
  SUBJECT_OF: { from: [Claim], to: [Entity], one: true, required: true, binds: true, inward: true, reads: ["subject", "The record that the claim says something of."], backwards: ["subjectOf", "Claims that have this record as their subject."] },
  OBJECT: { from: [Claim], to: [Entity], one: true, required: true, binds: true, reads: ["object", "The record that the claim is about: the second of the two that it ties."], backwards: ["objectOf", "Claims that have this record as their object."] },
  AT: { from: [Claim], to: [Locality], one: true, reads: ["at", "The place or community of which it is said, if the source names one. Absent means that the source names no place, never that it holds everywhere."], backwards: ["claimsAt", "Claims that are made of this very place or community; not of what lies in it."] },
  FOR: { from: [Claim], to: [PopulationGroup], few: true, reads: ["for", "The people whom it concerns, in this very statement."], backwards: ["claimsFor", "Claims that concern these people in particular."] },
  BY: { from: [Claim], to: [ActorType], few: true, reads: ["by", "The kinds of actors that do it, in this very statement."], backwards: ["claimsBy", "Claims in which actors of this kind are those who do it."] },
  CITES: { from: [Claim], to: [Passage], few: true, sortedBy: "startLine", required: true, reads: ["evidence", "The passages that say it."], backwards: ["claims", "Claims that rest on this passage."] },
} satisfies Record<string, Link & { inward?: true }>;
