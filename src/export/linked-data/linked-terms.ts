import { type Class, type Property, parentsOf, plural } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { wellKnown } from "./namespaces.js";
import { iriPart } from "./rdf.js";
import { matchRelation, wellKnownClasses, wellKnownLink, wellKnownProperty } from "./well-known-terms.js";

/** Entities that are concepts though none of them is wider than another. */
const conceptsWithoutHierarchy = ["Condition"];

/** The IRIs of all that a file of linked data names: records, classes, properties, terms. */
export class LinkedTerms {
  private readonly concepts: ReadonlySet<Class>;
  /** @param iri what all of them begin with that are our own */
  constructor(
    readonly model: Model,
    readonly iri: string,
  ) {
    const hierarchical = model.links.BROADER?.from ?? [];
    this.concepts = new Set(model.entities.filter((cls) => hierarchical.includes(cls) || conceptsWithoutHierarchy.includes(cls.name)));
  }

  /** Of an entity or a claim. */
  record = (id: string): string => `${this.iri}id/${iriPart(id)}`;
  dataSet = (name: string): string => `${this.iri}dataset/${iriPart(name)}`;
  /** What the terms of our own begin with. */
  get ownNamespace(): string {
    return `${this.iri}terms/`;
  }
  /** A term of our own. */
  own = (name: string): string => this.ownNamespace + name;

  /** Whether the records of a class are concepts, which make up a scheme. */
  isConcept = (cls: Class): boolean => this.concepts.has(cls);
  /** The classes whose records are concepts of our own. */
  get conceptClasses(): readonly Class[] {
    return [...this.concepts];
  }
  /** The scheme of the concepts of a class. */
  conceptScheme = (cls: Class): string => this.own(`scheme.${plural(cls)}`);
  /** The classes of a record: our own, what it is in well-known vocabularies, and whether it is a concept. */
  typesOf(cls: Class): readonly string[] {
    return [this.own(cls.name), ...wellKnownClasses(cls), ...(this.isConcept(cls) ? [wellKnown("skos:Concept")] : [])];
  }
  /** What a class is narrower than. */
  parentsOf(cls: Class): readonly string[] {
    const [parent] = parentsOf(cls);
    return [...(parent ? [this.own(parent.name)] : []), ...this.typesOf(cls).slice(1)];
  }

  /** What stands for a property. A code of an outside scheme is a notation, with a datatype of its scheme. */
  property(cls: Class, { name, scheme, schemeIn }: Pick<Property, "name" | "scheme" | "schemeIn">): string {
    if (scheme !== undefined || schemeIn !== undefined) return wellKnown("skos:notation");
    if (name === "description" && this.isConcept(cls)) return wellKnown("skos:definition");
    return wellKnownProperty(cls, name) ?? this.own(name);
  }
  /** What stands for a link of a record of this class. A concept has a mapping relation for each term of its link to a code. */
  link(cls: Class, name: string, qualifier?: string): string {
    if (qualifier === undefined) return wellKnownLink(name) ?? this.own(name);
    return (this.isConcept(cls) ? matchRelation(qualifier) : undefined) ?? this.own(`${name}.${qualifier}`);
  }
  predicate = (name: string): string => this.own(name);

  /** A closed list of terms, and a term of it. */
  vocabulary = (name: string): string => this.own(name);
  term = (vocabulary: string, term: string): string => this.own(`${vocabulary}.${term}`);

  /** An outside scheme of codes, and the datatype of its notations. */
  outsideScheme = (scheme: string): string => this.own(`codes.${iriPart(scheme.toLowerCase())}`);
  notation = (scheme: string): string => this.own(`notation.${iriPart(scheme.toLowerCase())}`);
}
