/** A question that is ready to be asked. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The GraphQL document, with the comment that opens it. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
