interface OwnTermDeclaration {
  readonly kind: "Class" | "Property";
  /** The class that it is narrower than, or whose records have it. Without one, data sets have it. */
  readonly of?: string;
  readonly description: string;
}

const declared = {
  UnstatedClaim: {
    kind: "Class",
    of: "Claim",
    description: "A claim that no document states: it is implied by a document, or inferred by us.",
  },
  authors: {
    kind: "Property",
    of: "Source",
    description: "Who wrote it, in the order in which the document names them, with a semicolon between two.",
  },
  visibleVersion: { kind: "Property", description: "A digest of all that the maker of this file could see: equal for equal content." },
} satisfies Record<string, OwnTermDeclaration>;
export type OwnTerm = keyof typeof declared;

/** Terms of our own that stand for nothing in the model, with what they mean. Terms of the model have their descriptions from there. */
export const ownTerms: Readonly<Record<OwnTerm, OwnTermDeclaration>> = declared;
