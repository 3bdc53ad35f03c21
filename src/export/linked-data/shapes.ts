import { type Class, type Property, propertiesOf } from "../../model/declare.js";
import type { Link } from "../../model/relations.js";
import type { LinkedTerms } from "./linked-terms.js";
import { wellKnown } from "./namespaces.js";
import { iriTerm, type RdfNode, type RdfTerm, typedTerm } from "./rdf.js";
import { isWritten } from "./values.js";

type Triples = RdfNode["properties"][number][];
const integer = (n: number) => typedTerm(String(n), wellKnown("xsd:integer"));
const isIri = [wellKnown("sh:nodeKind"), iriTerm(wellKnown("sh:IRI"))] as const;
const isLiteral = [wellKnown("sh:nodeKind"), iriTerm(wellKnown("sh:Literal"))] as const;
const hasDatatype = (datatype: string) => [wellKnown("sh:datatype"), iriTerm(datatype)] as const;
const count = (min: number | undefined, max: number | undefined): Triples => [
  ...(min ? [[wellKnown("sh:minCount"), integer(min)] as const] : []),
  ...(max === undefined ? [] : [[wellKnown("sh:maxCount"), integer(max)] as const]),
];

/**
 * What files of linked data promise, as shapes of SHACL: each class with its properties, their datatypes and how many there are, and what
 * its links lead to. Classes of what links lead to follow from the subclasses that the files state.
 */
export function shapeNodes(terms: LinkedTerms): RdfNode[] {
  const { model } = terms;
  return [
    ...[...model.entities, model.claim].flatMap((cls) => classShapes(terms, cls)),
    ...model.vocabularies.flatMap(({ name }) => termShapes(terms, name)),
    ...dataSetShapes(terms),
  ];
}

/** A shape of what an instance has under one path. */
interface PropertyShape {
  readonly name: string;
  readonly path: string;
  readonly requires: Triples;
}

function shapesOf(terms: LinkedTerms, name: string, targets: Triples, properties: readonly PropertyShape[]): RdfNode[] {
  const shape = (local: string) => terms.own(`shape.${local}`);
  return [
    {
      iri: shape(name),
      properties: [
        [wellKnown("rdf:type"), iriTerm(wellKnown("sh:NodeShape"))],
        ...targets,
        isIri,
        ...properties.map((property) => [wellKnown("sh:property"), iriTerm(shape(`${name}.${property.name}`))] as const),
      ],
    },
    ...properties.map(
      (property): RdfNode => ({
        iri: shape(`${name}.${property.name}`),
        properties: [
          [wellKnown("rdf:type"), iriTerm(wellKnown("sh:PropertyShape"))],
          [wellKnown("sh:path"), iriTerm(property.path)],
          ...property.requires,
        ],
      }),
    ),
  ];
}

const targetClass = (iri: string): Triples => [[wellKnown("sh:targetClass"), iriTerm(iri)]];
const exactly = (value: RdfTerm): Triples => [[wellKnown("sh:hasValue"), value]];

function classShapes(terms: LinkedTerms, cls: Class): RdfNode[] {
  const isClaim = cls === terms.model.claim;
  return shapesOf(terms, cls.name, targetClass(terms.own(cls.name)), [
    ...propertyShapes(terms, cls),
    ...(isClaim ? claimShapes(terms) : linkShapes(terms, cls)),
    ...(terms.isConcept(cls)
      ? [{ name: "inScheme", path: wellKnown("skos:inScheme"), requires: exactly(iriTerm(terms.conceptScheme(cls))) }]
      : []),
  ]);
}

function propertyShapes(terms: LinkedTerms, cls: Class): PropertyShape[] {
  const written = propertiesOf(cls).filter((property) => isWritten(cls, property));
  const codes = written.filter(({ scheme, schemeIn }) => scheme !== undefined || schemeIn !== undefined);
  const others = written.filter((property) => !codes.includes(property));
  const required = codes.filter(({ optional }) => !optional).length;
  return [
    ...(codes.length
      ? [{ name: "notation", path: wellKnown("skos:notation"), requires: [isLiteral, ...count(required, codes.length)] as Triples }]
      : []),
    ...others.map((property) => ({
      name: property.name,
      path: terms.property(cls, property),
      requires: valueRequirements(terms, cls, property),
    })),
  ];
}

function valueRequirements(terms: LinkedTerms, cls: Class, property: Property): Triples {
  const { kind, many, optional, vocabulary } = property;
  const path = terms.property(cls, property);
  if (kind === "translated") {
    const one = [wellKnown("sh:uniqueLang"), typedTerm("true", wellKnown("xsd:boolean"))] as const;
    return [hasDatatype(wellKnown("rdf:langString")), ...count(optional ? 0 : 1, undefined), ...(many ? [] : [one])];
  }
  // A list may be empty.
  const number = count(optional || many ? 0 : 1, many ? undefined : 1);
  if (kind === "term") return [[wellKnown("sh:node"), iriTerm(terms.own(`shape.${vocabulary?.name}`))], ...number];
  if (kind === "url") return [isIri, ...number];
  if (kind === "integer") return [hasDatatype(wellKnown("xsd:integer")), ...number];
  if (kind === "real") return [hasDatatype(wellKnown("xsd:double")), ...number];
  if (kind === "flag") return [hasDatatype(wellKnown("xsd:boolean")), ...number];
  // Dates have several datatypes, and titles a language where it is known.
  const plain = kind === "text" && path !== wellKnown("rdfs:label") && path !== wellKnown("dcterms:title");
  return [plain ? hasDatatype(wellKnown("xsd:string")) : isLiteral, ...number];
}

/** What links lead to. Relations of concepts to codes lead to IRIs of other publishers too, of which the file says nothing. */
function linkShapes(terms: LinkedTerms, cls: Class): PropertyShape[] {
  const { model } = terms;
  return model.linksOf(cls).flatMap(([name, link]): PropertyShape[] => {
    if (link.qualifier)
      return link.qualifier[1].values.map((term) => ({ name: `${name}-${term}`, path: terms.link(cls, name, term), requires: [isIri] }));
    return [{ name, path: terms.link(cls, name), requires: linkRequirements(terms, cls, link) }];
  });
}
function linkRequirements(terms: LinkedTerms, cls: Class, { reads, one, required }: Link): Triples {
  const target = terms.model.relation(cls, reads[0])?.target;
  return [
    ...(target ? [[wellKnown("sh:class"), iriTerm(terms.own(target.name))] as const] : []),
    ...count(required ? 1 : 0, one ? 1 : undefined),
  ];
}

/** A claim has one predicate, and what its links lead to. No source, no claim. */
const claimShapes = (terms: LinkedTerms): PropertyShape[] => [
  {
    name: "predicate",
    path: wellKnown("rdf:predicate"),
    requires: [[wellKnown("sh:class"), iriTerm(wellKnown("rdf:Property"))], ...count(1, 1)],
  },
  ...Object.entries<Link>(terms.model.claimLinks).map(([name, link]) => ({
    name,
    path: terms.link(terms.model.claim, name),
    requires: linkRequirements(terms, terms.model.claim, link),
  })),
];

/** A term of a closed list is a concept of its scheme. */
const termShapes = (terms: LinkedTerms, vocabulary: string): RdfNode[] =>
  shapesOf(
    terms,
    vocabulary,
    [],
    [{ name: "inScheme", path: wellKnown("skos:inScheme"), requires: exactly(iriTerm(terms.vocabulary(vocabulary))) }],
  );

const dataSetShapes = (terms: LinkedTerms): RdfNode[] =>
  shapesOf(
    terms,
    "Dataset",
    targetClass(wellKnown("dcat:Dataset")),
    (["dcterms:title", "dcterms:identifier", "dcat:version", "dc:rights"] as const).map((path) => ({
      name: path.replace(":", "-"),
      path: wellKnown(path),
      requires: [hasDatatype(wellKnown("xsd:string")), ...count(1, 1)],
    })),
  );
