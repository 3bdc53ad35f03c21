import { type DocumentNode, getOperationAST, Kind, type OperationTypeNode, parse } from "graphql";
import { LRUCache } from "lru-cache";

/** How many operations are remembered, and of how many characters in all. */
const maxOperations = 1000;
const maxCharacters = 1_000_000;

/** Tells whether an operation is a query, a mutation or a subscription, from its parsed document; remembered by its text. */
export class OperationTypes {
  private readonly types = new LRUCache<string, OperationTypeNode | "none">({
    max: maxOperations,
    maxSize: maxCharacters,
    sizeCalculation: (_, key) => key.length,
  });

  /** @param maxTokens that a document may have */
  constructor(private readonly maxTokens: number) {}

  /** Undefined where execution will refuse the request: the document does not parse, or has no one operation of that name. */
  of(document: string, operationName: string | null): OperationTypeNode | undefined {
    const key = `${operationName === null ? "" : JSON.stringify(operationName)} ${document}`;
    const type = this.types.get(key) ?? getOperationAST(this.parse(document), operationName)?.operation ?? "none";
    this.types.set(key, type);
    return type === "none" ? undefined : type;
  }

  private parse(document: string): DocumentNode {
    try {
      return parse(document, { maxTokens: this.maxTokens, noLocation: true });
    } catch {
      return { kind: Kind.DOCUMENT, definitions: [] };
    }
  }
}
