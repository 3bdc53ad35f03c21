import { Claim } from "./claim.js";
import type { Class, Vocabulary } from "./declare.js";
import {
  ActorType,
  Code,
  Community,
  Condition,
  Event,
  Issue,
  Match,
  Organization,
  Passage,
  Place,
  PopulationGroup,
  Practice,
  PracticeType,
  Programme,
  Right,
  Source,
} from "./entities/index.js";
import { Agent, Entity, Locality } from "./entity.js";
import type { PredicateSentence } from "./sentences/frames.js";
import { predicateSentences } from "./sentences/predicate-sentences.js";

/** [the field's name, what a reader finds there] */
export type End = readonly [field: string, description: string];

/** A relation between two entities that a source may state. */
export interface Predicate {
  readonly from: readonly Class<Entity>[];
  readonly to: readonly Class<Entity>[];
  readonly reads: End;
  readonly backwards: End;
  /** The statement of claims that have none of their own, in English. */
  readonly says: string;
  /** What such a claim says, for readers of each language that has no sentence of its own. */
  readonly sentence: PredicateSentence;
  /** The details that such claims may carry. Properties and links of claims declare them. */
  readonly with?: readonly string[];
  /** It names participants. Such claims are refused for events under the Chatham House rule. */
  readonly participants?: true;
  /** The role that an issue has exactly if such a claim says something of it. */
  readonly role?: "DRIVER";
  /** Its subject is part of its object, so that rules about the object apply to the subject. */
  readonly containment?: true;
}
/** A link that needs no source: it structures our own vocabularies, places and documents. */
export interface Link {
  readonly from: readonly Class[];
  /** `same`: the class that it starts at. */
  readonly to: readonly Class[] | "same";
  readonly reads: End;
  readonly backwards?: End;
  /** At most one for each record. */
  readonly one?: true;
  /** A short list that belongs to the record: read at once, not in pages. */
  readonly unpaged?: true;
  /** The property that a short list is sorted by; without it by id. */
  readonly sortedBy?: string;
  /** At least one for each record. A record is visible only if what such a link leads to is: one of several records is enough. */
  readonly required?: true;
  /** Why it is required. The message about a missing link gives it in place of the classes that the link takes. */
  readonly reason?: string;
  /** No path along acyclic links leads from a record back to itself. */
  readonly acyclic?: true;
  /** A term that each such link carries. */
  readonly qualifier?: readonly [name: string, vocabulary: Vocabulary, description: string];
}

/** A link between a claim and a record. It leads from the claim, unless it is inward. */
export interface ClaimLink extends Link {
  readonly inward?: true;
  /** The field of a claim record that holds what it leads to. */
  readonly key: string;
  /**
   * Part of the identity of a claim: the linked record; or, under a name, the record that it belongs to through a link of its own.
   * @see Property.identifies
   */
  readonly identifies?: true | { readonly as: string; readonly through: string };
  /** Only claims whose predicate lists its key carry it. */
  readonly detail?: true;
}

/** A relation that follows links upwards, any number of steps, over visible records alone. It starts with the record itself. */
export interface Closure {
  readonly from: Class;
  readonly to: Class;
  /** The links that it follows. */
  readonly follows: readonly string[];
  /** The claim links that lead to the records where it starts, if it starts at those that a claim names. */
  readonly via?: readonly string[];
  readonly reads: End;
  /** What a list keeps, if it is asked for those records that lead to one. */
  readonly keeps: string;
}

/**
 * How many steps up or down a hierarchy questions follow. A record is fewer steps than this from the widest one above it: the step from a
 * community to its place comes on top.
 */
export const maxHierarchyDepth = 8;

/** The predicates of claims, one per row. */
// biome-ignore format: a table, to be read row by row
export const predicates = {
  FACES: {
    from: [Locality], to: [Issue], with: ["quantity"],
    reads: ["faces", "Issues that a source says it faces."], backwards: ["facedBy", "Communities and places that a source says face it."],
    says: "{subject} faces {object}.", sentence: predicateSentences.FACES,
  },
  ADDRESSES: {
    from: [Practice, Programme], to: [Issue], with: ["at", "for", "effect", "mechanism", "quantity"],
    reads: ["addresses", "Issues that it deals with, well or badly: the effect of each claim says which."],
    backwards: ["addressedBy", "Practices and programmes that deal with it, well or badly: the effect of each claim says which. For solutions alone ask `responses`."],
    says: "{subject} addresses {object}{at}.", sentence: predicateSentences.ADDRESSES,
  },
  UNDERMINES: {
    from: [Issue, ActorType], to: [Right], with: ["at", "for", "by", "mechanism"],
    reads: ["undermines", "Rights that it undermines."], backwards: ["underminedBy", "Issues and actors that undermine it."],
    says: "{subject} undermines this right{at}: {object}.", sentence: predicateSentences.UNDERMINES,
  },
  PROTECTS: {
    from: [Practice], to: [Right], with: ["at", "for", "mechanism"],
    reads: ["protects", "Rights that it protects."], backwards: ["protectedBy", "Practices that protect it."],
    says: "{subject} protects this right{at}: {object}.", sentence: predicateSentences.PROTECTS,
  },
  ENDANGERS: {
    from: [Practice], to: [Right], with: ["at", "for", "mechanism"],
    reads: ["endangers", "Rights that it puts in danger."], backwards: ["endangeredBy", "Practices that put it in danger."],
    says: "{subject} endangers this right{at}: {object}.", sentence: predicateSentences.ENDANGERS,
  },
  AFFECTS: {
    from: [Issue], to: [PopulationGroup], with: ["at", "by", "mechanism", "quantity"],
    reads: ["affects", "People whom it hits."], backwards: ["affectedBy", "Issues that hit these people."],
    says: "{subject} affects {object}{at}.", sentence: predicateSentences.AFFECTS,
  },
  SERVES: {
    from: [Practice, Programme], to: [PopulationGroup], with: ["at", "quantity"],
    reads: ["serves", "People whom it is for."], backwards: ["servedBy", "Practices and programmes that are for these people."],
    says: "{subject} serves {object}{at}.", sentence: predicateSentences.SERVES,
  },
  DRIVES: {
    from: [Issue, Condition], to: [Issue], with: ["at", "mechanism"], role: "DRIVER",
    reads: ["drives", "Issues that it lets arise or grow."], backwards: ["drivenBy", "Issues and conditions that let it arise or grow."],
    says: "{subject} drives {object}{at}.", sentence: predicateSentences.DRIVES,
  },
  KIND_OF: {
    from: [Issue], to: [Issue],
    reads: ["kindOf", "Issues that a source files it under. Questions follow `broader`, not this."], backwards: ["kinds", "Issues that a source files under it. Questions follow `narrower`, not this."],
    says: "{subject} is a kind of {object}.", sentence: predicateSentences.KIND_OF,
  },
  PERPETRATES: {
    from: [ActorType], to: [Issue], with: ["at", "for", "mechanism"],
    reads: ["perpetrates", "Issues that actors of this kind carry out."], backwards: ["perpetratedBy", "Kinds of actors that carry it out."],
    says: "{subject} perpetrate {object}{at}.", sentence: predicateSentences.PERPETRATES,
  },
  HINDERS: {
    from: [Issue, ActorType], to: [Practice, Programme, Condition], with: ["at", "mechanism"],
    reads: ["hinders", "Responses and conditions that it stands in the way of."], backwards: ["hinderedBy", "Issues and actors that stand in its way."],
    says: "{subject} hinders {object}{at}.", sentence: predicateSentences.HINDERS,
  },
  ALLIED_WITH: {
    from: [ActorType], to: [PopulationGroup], with: ["at"],
    reads: ["alliedWith", "People whose allies actors of this kind can be."], backwards: ["allies", "Kinds of actors that can be allies of these people."],
    says: "{subject} can be allies of {object}{at}.", sentence: predicateSentences.ALLIED_WITH,
  },
  OPPOSES: {
    from: [ActorType], to: [PopulationGroup], with: ["at", "mechanism"],
    reads: ["opposes", "People whose opponents actors of this kind are or can be."], backwards: ["opponents", "Kinds of actors that are or can be opponents of these people."],
    says: "{subject} can be opponents of {object}{at}.", sentence: predicateSentences.OPPOSES,
  },
  CARRIED_OUT_IN: {
    from: [Practice, Programme, Event], to: [Locality], with: ["quantity"],
    reads: ["carriedOutIn", "Places and communities where it was carried out; that says nothing about what was said there."], backwards: ["activities", "Practices, programmes and events that were carried out there."],
    says: "{subject} took place in {object}.", sentence: predicateSentences.CARRIED_OUT_IN,
  },
  LED_BY: {
    from: [Practice, Programme, Event], to: [Agent],
    reads: ["ledBy", "Organizations, kinds of actors and groups of people that lead it or carry it out."], backwards: ["leads", "Practices, programmes and events that this agent leads or carries out."],
    says: "{subject} is led by {object}.", sentence: predicateSentences.LED_BY,
  },
  INVOLVES: {
    from: [Practice, Programme, Event], to: [Agent], with: ["quantity"], participants: true,
    reads: ["involves", "Organizations, kinds of actors and groups of people that take part. Never recorded for an event under the Chatham House rule."], backwards: ["involvedIn", "Practices, programmes and events that this agent takes part in."],
    says: "{subject} involves {object}.", sentence: predicateSentences.INVOLVES,
  },
  PART_OF_PROGRAMME: {
    from: [Practice, Programme, Event], to: [Programme, Event], containment: true,
    reads: ["partOf", "Programmes and events that it belongs to."], backwards: ["parts", "Practices, programmes and events that belong to it."],
    says: "{subject} is part of {object}.", sentence: predicateSentences.PART_OF_PROGRAMME,
  },
  SUPPORTS: {
    from: [Organization], to: [Programme, Event], with: ["quantity"],
    reads: ["supports", "Programmes and events that it funds or supports."], backwards: ["supportedBy", "Organizations that fund or support it."],
    says: "{subject} supports {object}.", sentence: predicateSentences.SUPPORTS,
  },
  PRODUCED: {
    from: [Event, Programme], to: [Source],
    reads: ["produced", "Publications that came of it."], backwards: ["producedBy", "Events and programmes that it came of."],
    says: "{subject} produced {object}.", sentence: predicateSentences.PRODUCED,
  },
  SPONSORED: {
    from: [Organization], to: [Source],
    reads: ["sponsored", "Publications that it funded or supported."], backwards: ["sponsoredBy", "Organizations that funded or supported it."],
    says: "{subject} supported {object}.", sentence: predicateSentences.SPONSORED,
  },
  SUCCEEDS_WITH: {
    from: [Practice], to: [Condition], with: ["at"],
    reads: ["succeedsWith", "Conditions under which it succeeds or fits."], backwards: ["conditionFor", "Practices that it helps to succeed."],
    says: "{subject} succeeds where this holds: {object}{at}.", sentence: predicateSentences.SUCCEEDS_WITH,
  },
  ENCOURAGES: {
    from: [ActorType, Organization], to: [Practice], with: ["at"],
    reads: ["encourages", "Responses that actors of this kind, or this organization, encourage others to take."], backwards: ["encouragedBy", "Organizations and kinds of actors that encourage others to take it."],
    says: "{subject} encourage {object}{at}.", sentence: predicateSentences.ENCOURAGES,
  },
  BASED_IN: {
    from: [Organization], to: [Place],
    reads: ["basedIn", "The place where its seat is."], backwards: ["seatOf", "Organizations that have their seat there."],
    says: "{subject} is based in {object}.", sentence: predicateSentences.BASED_IN,
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
    reads: ["broader", "Wider concepts of our own vocabulary. Questions about issues follow them."], backwards: ["narrower", "Narrower concepts of our own vocabulary. Questions about issues follow them."],
  },
  OF_TYPE: {
    from: [Practice], to: [PracticeType],
    reads: ["types", "What type of practice it is."], backwards: ["practices", "Practices of this type."],
  },
  OF: {
    from: [Passage], to: [Source], one: true, required: true,
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

/** The links of claims. The subject points at the claim; the claim points at everything else. */
// biome-ignore format: a table, to be read row by row
export const claimLinks = {
  SUBJECT_OF: { from: [Claim], to: [Entity], key: "subject", identifies: true, one: true, required: true, inward: true, reads: ["subject", "The record that the claim says something of."], backwards: ["subjectOf", "Claims that have this record as their subject."] },
  OBJECT: { from: [Claim], to: [Entity], key: "object", identifies: true, one: true, required: true, reads: ["object", "The record that the predicate leads to: the second of the two that the claim joins."], backwards: ["objectOf", "Claims that have this record as their object."] },
  AT: { from: [Claim], to: [Locality], key: "at", identifies: true, detail: true, one: true, reads: ["at", "The place or community where it holds, if the source names one. Absent means that the source names no place, never that it holds everywhere."], backwards: ["claimsAt", "Claims that hold at exactly this place or community, not at places within it."] },
  FOR: { from: [Claim], to: [PopulationGroup], key: "for", identifies: true, detail: true, unpaged: true, reads: ["for", "The people whom this claim concerns."], backwards: ["claimsFor", "Claims that concern these people in particular."] },
  BY: { from: [Claim], to: [ActorType], key: "by", identifies: true, detail: true, unpaged: true, reads: ["by", "The kinds of actors that do it, as this claim says."], backwards: ["claimsBy", "Claims that actors of this kind do it."] },
  CITES: { from: [Claim], to: [Passage], key: "cites", identifies: { as: "sources", through: "OF" }, unpaged: true, sortedBy: "startLine", required: true, reason: "every claim cites a passage of its source. No source, no claim.", reads: ["evidence", "The passages that say it."], backwards: ["claims", "Claims that rest on this passage."] },
} satisfies Record<string, ClaimLink>;

/** The links that lead from a place or a community to what is around it. */
export const enclosingLinks = ["LOCATED_IN", "PART_OF", "MEMBER_OF"] as const satisfies readonly (keyof typeof links)[];

// biome-ignore format: a table, to be read row by row
export const closures = {
  LOCALITY_WITHIN: {
    from: Locality, to: Locality, follows: enclosingLinks,
    reads: ["within", "Itself and every place around it: the ground on which a community lives, the administrative units and the groups of places."],
    keeps: "Only this place or community, and what lies in it.",
  },
  CLAIM_WITHIN: {
    from: Claim, to: Locality, follows: enclosingLinks, via: ["SUBJECT_OF", "OBJECT", "AT"],
    reads: ["within", "The places and communities that it names, as its subject, as its object or as where it holds, and every place around them."],
    keeps: "Only claims that name this place or community, or one that lies in it, as their subject, as their object or as where they hold.",
  },
} satisfies Record<string, Closure>;
