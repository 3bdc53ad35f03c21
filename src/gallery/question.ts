/** A question that is ready to be asked. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The GraphQL document, with the comment that opens it. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Where a server answers a question by GET, relative to its root: with the whole answer, and as rows if it is a table. */
export interface Links {
  readonly answer: string;
  readonly csv?: string;
  readonly json?: string;
  readonly ndjson?: string;
}
export interface LinkedQuestion extends Question {
  readonly links: Links;
}
