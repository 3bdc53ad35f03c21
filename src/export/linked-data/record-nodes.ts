import { unstatedAssertions } from "../../model/claim.js";
import { publishedIri } from "../../model/codes/schemes.js";
import { type Class, derivedOf, type Property, propertiesOf } from "../../model/declare.js";
import { instanceWith } from "../../model/records.js";
import type { GraphClaim, GraphEntity, GraphRecord } from "../graphs/graph-stream.js";
import type { LinkedTerms } from "./linked-terms.js";
import { wellKnown } from "./namespaces.js";
import type { OwnTerm } from "./own-terms.js";
import { iriTerm, type RdfNode, textTerm, typedTerm } from "./rdf.js";
import { isWritten, valueTerms } from "./values.js";
import { outsideSchemeNode } from "./vocabulary-nodes.js";

type Triples = RdfNode["properties"][number][];
type Values = Readonly<Record<string, unknown>>;

/** A record as linked data: its own node, and that of the outside scheme that a code belongs to. */
export const recordNodes = (terms: LinkedTerms, record: GraphRecord): RdfNode[] =>
  record.record === "claim" ? [claimNode(terms, record)] : entityNodes(terms, record);

const typeTriples = (types: readonly string[]): Triples => types.map((type) => [wellKnown("rdf:type"), iriTerm(type)]);
const own = (terms: LinkedTerms, name: OwnTerm) => terms.own(name);

function entityNodes(terms: LinkedTerms, { type, id, properties, links }: GraphEntity): RdfNode[] {
  const cls = terms.model.entities.find(({ name }) => name === type) as Class;
  const triples = [
    ...typeTriples(terms.typesOf(cls)),
    ...propertyTriples(terms, cls, properties),
    ...derivedTriples(terms, cls, properties),
    ...authorsInOrder(terms, properties),
    ...links.flatMap((link) => linkTriples(terms, cls, link)),
    ...(terms.isConcept(cls) ? schemeTriples(terms, cls, links) : []),
  ];
  const node = { iri: terms.record(id), properties: triples };
  const scheme = schemeOfCode(cls, properties);
  if (scheme === undefined) return [node];
  triples.push([wellKnown("skos:inScheme"), iriTerm(terms.outsideScheme(scheme))]);
  return [node, outsideSchemeNode(terms, scheme)];
}

/** A claim is a statement about its subject, with what it rests on. The statement itself is not asserted. */
function claimNode(terms: LinkedTerms, { id, predicate, properties, ends }: GraphClaim): RdfNode {
  const { model } = terms;
  const unstated = (unstatedAssertions as readonly unknown[]).includes(properties.assertion);
  const { subject, object, ...others } = Object.fromEntries(
    Object.entries(model.claimLinks).map(([name, { reads }]) => [reads[0], { name, ids: [ends[reads[0]] ?? []].flat() }]),
  );
  const linked = [subject, object, ...Object.values(others)].flatMap((link) =>
    (link?.ids ?? []).map((to): Triples[number] => [terms.link(model.claim, link?.name ?? ""), iriTerm(terms.record(to))]),
  );
  return {
    iri: terms.record(id),
    properties: [
      ...typeTriples([...terms.typesOf(model.claim), ...(unstated ? [own(terms, "UnstatedClaim")] : [])]),
      [wellKnown("rdf:predicate"), iriTerm(terms.predicate(predicate))],
      ...linked,
      ...propertyTriples(terms, model.claim, properties),
    ],
  };
}

function propertyTriples(terms: LinkedTerms, cls: Class, values: Values): Triples {
  return propertiesOf(cls).flatMap((property): Triples => {
    const value = values[property.name];
    if (value === undefined || !isWritten(cls, property)) return [];
    const iri = terms.property(cls, property);
    const scheme = property.scheme ?? (property.schemeIn && values[property.schemeIn]);
    if (typeof scheme === "string") return codeTriples(terms, cls, scheme, String(value));
    const lang = languageOf(cls, property, values);
    if (lang !== undefined) return [[iri, textTerm(String(value), lang)]];
    const found = valueTerms(terms, property, value);
    // No text is both the preferred and an alternative label of one thing in one language.
    const names = property.name === "aliases" ? (values.name as Readonly<Record<string, unknown>> | undefined) : undefined;
    return found.filter((term) => !(names && "lang" in term && names[term.lang ?? ""] === term.value)).map((term) => [iri, term]);
  });
}

/** The language of a text whose language another property says. */
function languageOf({ name: cls }: Class, { name }: Property, { language, statementLanguage }: Values): string | undefined {
  if (cls === "Claim" && name === "statement") return String(statementLanguage ?? "en");
  return cls === "Source" && name === "title" && language !== undefined ? String(language) : undefined;
}

/** A code that a record has or is: its notation, and the IRI that its scheme publishes for it. */
function codeTriples(terms: LinkedTerms, cls: Class, scheme: string, code: string): Triples {
  const published = publishedIri(scheme, code);
  const same = terms.typesOf(cls).includes(wellKnown("skos:Concept")) ? wellKnown("skos:exactMatch") : wellKnown("schema:sameAs");
  return [
    [wellKnown("skos:notation"), typedTerm(code, terms.notation(scheme))],
    ...(published === undefined ? [] : [[same, iriTerm(published)] as Triples[number]]),
  ];
}

const derivedTriples = (terms: LinkedTerms, cls: Class, values: Values): Triples =>
  derivedOf(cls).flatMap(({ name, formerFlag }): Triples => {
    const value = formerFlag ? undefined : (instanceWith(cls, values) as Values)[name];
    return value === undefined ? [] : [[terms.own(name), textTerm(String(value))]];
  });

/** Triples have no order, which authors have. */
const authorsInOrder = (terms: LinkedTerms, { authors }: Values): Triples =>
  Array.isArray(authors) && authors.length > 1 ? [[own(terms, "authors"), textTerm(authors.join("; "))]] : [];

function linkTriples(terms: LinkedTerms, cls: Class, { name, to, qualifier }: GraphEntity["links"][number]): Triples {
  const iri = terms.link(cls, name, qualifier);
  // The id of a code is made of its scheme and its notation.
  const [, scheme = "", notation = ""] = /^([^:]+):(.+)$/.exec(to) ?? [];
  const published = qualifier === undefined ? undefined : publishedIri(scheme, notation);
  return [[iri, iriTerm(terms.record(to))], ...(published === undefined ? [] : [[iri, iriTerm(published)] as Triples[number]])];
}

/** The scheme that a concept belongs to. One without a wider one is at its top. */
function schemeTriples(terms: LinkedTerms, cls: Class, links: GraphEntity["links"]): Triples {
  const scheme = iriTerm(terms.conceptScheme(cls));
  const isTop = !links.some(({ name }) => name === "BROADER");
  return [[wellKnown("skos:inScheme"), scheme], ...(isTop ? [[wellKnown("skos:topConceptOf"), scheme] as Triples[number]] : [])];
}

/** The outside scheme of a record that is a code. */
function schemeOfCode(cls: Class, values: Values): string | undefined {
  const scheme = propertiesOf(cls).find(({ schemeIn }) => schemeIn !== undefined)?.schemeIn;
  return scheme === undefined || values[scheme] === undefined ? undefined : String(values[scheme]);
}
