import { type DocumentNode, type GraphQLNamedType, type GraphQLSchema, isAbstractType, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { SelectedProperties } from "../../graph/hydrate.js";
import { Claim } from "../../model/claim.js";
import { Entity } from "../../model/entity.js";

/** Which properties a field of the schema reads. */
export interface Reads {
  /** Properties of the field's own record; on a type that is no record, of every record. By default the property of the field's name. */
  readonly reads?: readonly string[];
  /** Properties of other records, of any class, that it reads too. */
  readonly readsOfAny?: readonly string[];
}

/** Which properties a document can read of the records of each class. */
export interface DocumentProjection {
  readonly properties: SelectedProperties;
  /** Whether it has been asked often, so that statements of its own are worth planning. */
  readonly isFrequent: boolean;
}

/** From how many requests on a document is frequent. */
export const frequentFrom = 10;

/**
 * Which properties a document can read of the records of each class: those of the fields that it names. Records are read with these alone,
 * because each further column costs as much as a row: in the engine, in transfer and in hydration.
 */
export function projectionOf(schema: GraphQLSchema): (document: DocumentNode) => DocumentProjection {
  const classesOf = (type: GraphQLNamedType | null | undefined): readonly string[] =>
    isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : type ? [type.name] : [];
  const records = new Set([Entity, Claim].flatMap(({ name }) => classesOf(schema.getType(name))));

  // The same text is the same document (docs/caching.md, "Keyed by identity").
  const known = new WeakMap<DocumentNode, { readonly properties: SelectedProperties; requests: number }>();
  const read = (document: DocumentNode): SelectedProperties => {
    const ofAny = new Set<string>();
    const ofClass = new Map<string, Set<string>>();
    const types = new TypeInfo(schema);
    const add = () => {
      const { name, extensions } = types.getFieldDef() ?? {};
      const { reads = name === undefined ? [] : [name], readsOfAny = [] } = (extensions ?? {}) as Reads;
      const classes = classesOf(types.getParentType());
      const isOfRecord = classes.every((cls) => records.has(cls));
      for (const property of isOfRecord ? readsOfAny : [...reads, ...readsOfAny]) ofAny.add(property);
      if (isOfRecord)
        for (const cls of classes) {
          const properties = ofClass.get(cls) ?? new Set<string>();
          ofClass.set(cls, properties);
          for (const property of reads) properties.add(property);
        }
    };
    visit(document, visitWithTypeInfo(types, { Field: add }));
    return { ofAny, ofClass };
  };
  return (document) => {
    const projection = known.get(document) ?? { properties: read(document), requests: 0 };
    known.set(document, projection);
    return { properties: projection.properties, isFrequent: ++projection.requests >= frequentFrom };
  };
}
