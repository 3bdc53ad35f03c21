/** What a triple leads to. There are no blank nodes: all that is described has an IRI, so that files can be compared and joined. */
export type RdfTerm = IriTerm | LiteralTerm;
export interface IriTerm {
  readonly iri: string;
}
export interface LiteralTerm {
  readonly value: string;
  /** The language of a text, as a tag of BCP 47. */
  readonly lang?: string;
  /** The IRI of its datatype; without it, it is a text. */
  readonly datatype?: string;
}

/** All triples of one subject: the IRI of each predicate, and what it leads to. */
export interface RdfNode {
  readonly iri: string;
  readonly properties: readonly (readonly [predicate: string, object: RdfTerm])[];
}

/** Characters that no IRI has. They are percent-encoded, as browsers do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
const notInIris = /[\u0000-\u0020<>"{}|\\^`\u007f-\u009f]/g;

export const iriTerm = (iri: string): IriTerm => ({
  iri: iri.toWellFormed().replace(notInIris, (character) => encodeURIComponent(character)),
});
/** A text. A lone surrogate, which no encoding has, becomes U+FFFD. */
export const textTerm = (value: string, lang?: string): LiteralTerm => ({
  value: value.toWellFormed(),
  ...(lang !== undefined && { lang }),
});
export const typedTerm = (value: string, datatype: string): LiteralTerm => ({ value: value.toWellFormed(), datatype });

/** An id or a name as a part of an IRI. A colon may stand there as it is. */
export const iriPart = (name: string): string => encodeURIComponent(name.toWellFormed()).replaceAll("%3A", ":");
