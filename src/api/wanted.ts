import { type DocumentNode, type GraphQLSchema, isInterfaceType, isObjectType, visit } from "graphql";

/** What a field of the schema reads of its record, where that is not the property of its own name. */
export interface Reads {
  readonly reads?: readonly string[];
}

/**
 * Which properties a document can read, of whatever record: those of the fields that it names. A record is read with these alone, since a
 * column costs as much as a row does: in the engine, on its way, and when it is made into a value.
 */
export function wantedIn(schema: GraphQLSchema): (document: DocumentNode) => ReadonlySet<string> {
  const readBy = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) || isInterfaceType(type))
      for (const { name, extensions } of Object.values(type.getFields()))
        readBy.set(name, new Set([...(readBy.get(name) ?? []), ...((extensions as Reads).reads ?? [name])]));

  // Documents are kept by whoever parses them, so the same text is the same document.
  const known = new WeakMap<DocumentNode, ReadonlySet<string>>();
  const read = (document: DocumentNode) => {
    const wanted = new Set<string>();
    visit(document, {
      Field({ name }) {
        for (const property of readBy.get(name.value) ?? []) wanted.add(property);
      },
    });
    return wanted;
  };
  return (document) => {
    const wanted = known.get(document) ?? read(document);
    known.set(document, wanted);
    return wanted;
  };
}
