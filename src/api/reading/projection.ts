import { type DocumentNode, type GraphQLSchema, isInterfaceType, isObjectType, visit } from "graphql";

/** The properties of its record that a field of the schema reads, unless it reads the one of its name. */
export interface Reads {
  readonly reads?: readonly string[];
}

/** Which properties a document can read of any record. */
export interface DocumentProjection {
  readonly names: ReadonlySet<string>;
  /** Whether it has been asked often, so that statements of its own are worth planning. */
  readonly isFrequent: boolean;
}

/** From how many requests on a document is frequent. */
export const frequentFrom = 10;

/**
 * Which properties a document can read of any record: those of the fields that it names. Records are read with these alone, because each
 * further column costs as much as a row: in the engine, in transfer and in hydration.
 */
export function projectionOf(schema: GraphQLSchema): (document: DocumentNode) => DocumentProjection {
  const readBy = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) || isInterfaceType(type))
      for (const { name, extensions } of Object.values(type.getFields()))
        readBy.set(name, new Set([...(readBy.get(name) ?? []), ...((extensions as Reads).reads ?? [name])]));

  // The same text is the same document (docs/caching.md, "Keyed by identity").
  const known = new WeakMap<DocumentNode, { readonly names: ReadonlySet<string>; requests: number }>();
  const read = (document: DocumentNode) => {
    const properties = new Set<string>();
    visit(document, {
      Field({ name }) {
        for (const property of readBy.get(name.value) ?? []) properties.add(property);
      },
    });
    return properties;
  };
  return (document) => {
    const projection = known.get(document) ?? { names: read(document), requests: 0 };
    known.set(document, projection);
    return { names: projection.names, isFrequent: ++projection.requests >= frequentFrom };
  };
}
