import { type Class, parentsOf } from "../../model/declare.js";
import { wellKnown } from "./namespaces.js";

/** What the records of a class are in well-known vocabularies, beside a class of our own. */
const classes: Readonly<Record<string, readonly string[]>> = {
  Place: [wellKnown("schema:Place")],
  Organization: [wellKnown("schema:Organization")],
  Programme: [wellKnown("schema:Project")],
  Event: [wellKnown("schema:Event")],
  Source: [wellKnown("schema:CreativeWork"), wellKnown("prov:Entity")],
  Passage: [wellKnown("prov:Entity")],
  Code: [wellKnown("skos:Concept")],
  Claim: [wellKnown("rdf:Statement"), wellKnown("prov:Entity")],
};

/** The well-known terms that stand for properties, by class. Every other property has a term of our own. */
const properties: Readonly<Record<string, string>> = {
  "Entity.name": wellKnown("skos:prefLabel"),
  "Entity.aliases": wellKnown("skos:altLabel"),
  "Entity.description": wellKnown("dcterms:description"),
  "Place.latitude": wellKnown("wgs84:lat"),
  "Place.longitude": wellKnown("wgs84:long"),
  "Organization.url": wellKnown("schema:url"),
  "Source.title": wellKnown("dcterms:title"),
  "Source.authors": wellKnown("dc:creator"),
  "Source.publisher": wellKnown("dc:publisher"),
  "Source.url": wellKnown("schema:url"),
  "Source.language": wellKnown("dc:language"),
  "Source.published": wellKnown("dcterms:issued"),
  "Source.licence": wellKnown("dc:rights"),
  "Passage.heading": wellKnown("dcterms:title"),
  "Code.title": wellKnown("dcterms:title"),
  "Code.url": wellKnown("schema:url"),
  "Claim.statement": wellKnown("rdfs:label"),
  "Claim.recordedAt": wellKnown("dcterms:created"),
};

/** The well-known terms that stand for links and for links of claims, by their names in the model. */
const links: Readonly<Record<string, string>> = {
  PART_OF: wellKnown("schema:containedInPlace"),
  BROADER: wellKnown("skos:broader"),
  OF_TYPE: wellKnown("dcterms:type"),
  OF: wellKnown("dcterms:isPartOf"),
  DEFINED_BY: wellKnown("dcterms:source"),
  SUBJECT_OF: wellKnown("rdf:subject"),
  OBJECT: wellKnown("rdf:object"),
  AT: wellKnown("dcterms:spatial"),
  CITES: wellKnown("prov:wasDerivedFrom"),
};

/** The mapping relations of concepts, by the terms of the link to a code. */
const matches: Readonly<Record<string, string>> = {
  EXACT: wellKnown("skos:exactMatch"),
  CLOSE: wellKnown("skos:closeMatch"),
  BROAD: wellKnown("skos:broadMatch"),
  NARROW: wellKnown("skos:narrowMatch"),
};

export const wellKnownClasses = ({ name }: Class): readonly string[] => classes[name] ?? [];
export const wellKnownProperty = (cls: Class, property: string): string | undefined =>
  [cls, ...parentsOf(cls)].map(({ name }) => properties[`${name}.${property}`]).find((iri) => iri !== undefined);
export const wellKnownLink = (name: string): string | undefined => links[name];
/** The mapping relation between a concept and a code. */
export const matchRelation = (term: string): string | undefined => matches[term];
