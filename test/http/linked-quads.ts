import { Readable } from "node:stream";
import { JsonLdParser } from "jsonld-streaming-parser";
import { Parser } from "n3";

/** A term as parsers give it. */
interface Term {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: Term;
}
interface Quad {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

const written = ({ termType, value, language, datatype }: Term) =>
  termType === "Literal"
    ? JSON.stringify([value, language?.toLowerCase() || datatype?.value])
    : `${termType === "NamedNode" ? "" : "_:"}${value}`;
const lineOf = ({ subject, predicate, object }: Quad) => `${written(subject)} ${written(predicate)} ${written(object)}`;
const sorted = (quads: readonly Quad[]) => [...new Set(quads.map(lineOf))].sort();

/** The triples of a file in Turtle, a line each. Without blank nodes, two files hold the same graph if these are equal. */
export const triplesOfTurtle = (text: string): string[] => sorted(new Parser().parse(text));

/** The triples of a file in JSON-LD. A context that has to be fetched is refused. */
export async function triplesOfJsonLd(text: string): Promise<string[]> {
  const quads: Quad[] = [];
  const documentLoader = {
    load: () => {
      throw new Error("The file needs another one.");
    },
  };
  for await (const quad of Readable.from([text]).pipe(new JsonLdParser({ documentLoader }))) quads.push(quad as Quad);
  return sorted(quads);
}

/** A literal as {@link triplesOfTurtle} gives it. */
export const literal = (value: string, languageOrDatatype = "http://www.w3.org/2001/XMLSchema#string"): string =>
  JSON.stringify([value, languageOrDatatype]);
