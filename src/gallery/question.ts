/** A ready question: a GraphQL document with a name and values for its variables. */
export interface GalleryQuestion {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The GraphQL document, with the comment that opens it. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Where a server answers a question by GET, relative to its root: the whole answer, and, if it is a table, its rows in each format, by the
 * extension of the format.
 */
export interface QuestionLinks {
  readonly answer: string;
  readonly [extension: string]: string;
}
export interface LinkedQuestion extends GalleryQuestion {
  readonly links: QuestionLinks;
}
