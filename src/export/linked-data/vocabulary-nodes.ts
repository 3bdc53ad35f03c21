import { schemeNamed, schemes } from "../../model/codes/schemes.js";
import { type Class, declarationOf, derivedOf, plural, propertiesOf, type Vocabulary } from "../../model/declare.js";
import type { Link } from "../../model/relations.js";
import type { LinkedTerms } from "./linked-terms.js";
import { wellKnown } from "./namespaces.js";
import { ownTerms } from "./own-terms.js";
import { iriTerm, type RdfNode, textTerm, typedTerm } from "./rdf.js";
import { isWritten } from "./values.js";

type Triples = RdfNode["properties"];

/** All terms of our own, described: the schemes of concepts, the closed lists of terms, classes, properties, predicates and links. */
export function vocabularyNodes(terms: LinkedTerms): RdfNode[] {
  const { model } = terms;
  const properties = new DescribedProperties(terms);
  for (const cls of model.classes) {
    for (const property of propertiesOf(cls).filter((p) => isWritten(cls, p)))
      properties.add(terms.property(cls, property), property.name, property.description, [cls]);
    for (const { name, description, formerFlag } of derivedOf(cls))
      if (!formerFlag) properties.add(terms.own(name), name, description, [cls]);
  }
  for (const [name, { from, to, reads }] of Object.entries(model.predicates))
    properties.add(terms.predicate(name), name, reads[1], from, to);
  for (const [name, link] of Object.entries<Link>({ ...model.links, ...model.claimLinks }))
    for (const { iri, label, from } of linkTerms(terms, name, link)) properties.add(iri, label, link.reads[1], from, targetsOf(link));
  return [
    ...terms.conceptClasses.map((cls) => schemeNode(terms.conceptScheme(cls), inWords(plural(cls)), declarationOf(cls).description)),
    ...model.vocabularies.flatMap((vocabulary) => termNodes(terms, vocabulary)),
    ...Object.keys(schemes).map((scheme) => notationNode(terms, scheme)),
    ...model.classes.map((cls) => classNode(terms, cls)),
    ...properties.nodes,
    ...Object.entries(ownTerms).map(([name, { kind, of, description }]) => {
      const relation = wellKnown(kind === "Class" ? "rdfs:subClassOf" : "schema:domainIncludes");
      const type = wellKnown(kind === "Class" ? "rdfs:Class" : "rdf:Property");
      return described(
        terms.own(name),
        type,
        name,
        [description],
        [[relation, iriTerm(of === undefined ? wellKnown("dcat:Dataset") : terms.own(of))]],
      );
    }),
  ];
}

function described(iri: string, type: string, label: string, comments: readonly string[], more: Triples = []): RdfNode {
  return {
    iri,
    properties: [
      [wellKnown("rdf:type"), iriTerm(type)],
      [wellKnown("rdfs:label"), textTerm(label)],
      ...comments.map((comment) => [wellKnown("rdfs:comment"), textTerm(comment, "en")] as const),
      ...more,
    ],
  };
}

const schemeNode = (iri: string, title: string, description: string): RdfNode => ({
  iri,
  properties: [
    [wellKnown("rdf:type"), iriTerm(wellKnown("skos:ConceptScheme"))],
    [wellKnown("dcterms:title"), textTerm(title, "en")],
    [wellKnown("dcterms:description"), textTerm(description, "en")],
  ],
});

/** A closed list of terms as a scheme, and its terms as concepts. */
function termNodes(terms: LinkedTerms, { name, description, terms: descriptions }: Vocabulary): RdfNode[] {
  const scheme = terms.vocabulary(name);
  return [
    schemeNode(scheme, name, description),
    ...Object.entries(descriptions).map(
      ([term, definition]): RdfNode => ({
        iri: terms.term(name, term),
        properties: [
          [wellKnown("rdf:type"), iriTerm(wellKnown("skos:Concept"))],
          [wellKnown("skos:prefLabel"), textTerm(term.toLowerCase().replaceAll("_", " "), "en")],
          [wellKnown("skos:notation"), typedTerm(term, wellKnown("xsd:string"))],
          [wellKnown("skos:definition"), textTerm(definition, "en")],
          [wellKnown("skos:inScheme"), iriTerm(scheme)],
          [wellKnown("skos:topConceptOf"), iriTerm(scheme)],
        ],
      }),
    ),
  ];
}

/** The datatype of the codes of an outside scheme. */
function notationNode(terms: LinkedTerms, scheme: string): RdfNode {
  const known = schemeNamed(scheme);
  return described(terms.notation(scheme), wellKnown("rdfs:Datatype"), `code of ${scheme}`, known ? [sentence(known.says)] : []);
}
/** An outside scheme that codes of a data set belong to. */
export const outsideSchemeNode = (terms: LinkedTerms, scheme: string): RdfNode => ({
  iri: terms.outsideScheme(scheme),
  properties: [
    [wellKnown("rdf:type"), iriTerm(wellKnown("skos:ConceptScheme"))],
    [wellKnown("dcterms:title"), textTerm(scheme)],
  ],
});
/** `practiceTypes` -> `practice types`. */
const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const classNode = (terms: LinkedTerms, cls: Class): RdfNode =>
  described(
    terms.own(cls.name),
    wellKnown("rdfs:Class"),
    cls.name,
    [declarationOf(cls).description],
    terms.parentsOf(cls).map((parent) => [wellKnown("rdfs:subClassOf"), iriTerm(parent)]),
  );

const targetsOf = ({ from, to }: Link): readonly Class[] => (to === "same" ? from : to);

/** The terms that stand for a link: one, or one for each term of its qualifier; concepts and others may have different ones. */
function linkTerms(terms: LinkedTerms, name: string, { from, qualifier }: Link) {
  if (!qualifier) return from.slice(0, 1).map((cls) => ({ iri: terms.link(cls, name), label: name, from }));
  return from.flatMap((cls) =>
    qualifier[1].values.map((term) => ({ iri: terms.link(cls, name, term), label: `${name} ${term}`, from: [cls] as readonly Class[] })),
  );
}

/** The properties of our own. One name may belong to several classes, and mean something of its own in each. */
class DescribedProperties {
  private readonly found = new Map<string, { label: string; comments: Set<string>; domains: Set<Class>; ranges: Set<Class> }>();
  constructor(private readonly terms: LinkedTerms) {}

  add(iri: string, label: string, comment: string, from: readonly Class[], to: readonly Class[] = []): void {
    if (!iri.startsWith(this.terms.ownNamespace)) return;
    const known = this.found.get(iri) ?? { label, comments: new Set(), domains: new Set(), ranges: new Set() };
    this.found.set(iri, known);
    known.comments.add(comment);
    for (const cls of from) known.domains.add(cls);
    for (const cls of to) known.ranges.add(cls);
  }
  get nodes(): RdfNode[] {
    const { terms } = this;
    return [...this.found].map(([iri, { label, comments, domains, ranges }]) => {
      // What a class inherits is said of the class that declares it.
      const widest = (classes: ReadonlySet<Class>) =>
        [...classes].filter((cls) => ![...classes].some((other) => cls.prototype instanceof other));
      return described(
        iri,
        wellKnown("rdf:Property"),
        label,
        [...comments],
        [
          ...widest(domains).map((cls) => [wellKnown("schema:domainIncludes"), iriTerm(terms.own(cls.name))] as const),
          ...widest(ranges).map((cls) => [wellKnown("schema:rangeIncludes"), iriTerm(terms.own(cls.name))] as const),
        ],
      );
    });
  }
}
