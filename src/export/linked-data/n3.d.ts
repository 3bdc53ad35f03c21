/** The part of `n3` that is used; it comes without types. */
declare module "n3" {
  interface Term {
    readonly termType: string;
    readonly value: string;
    /** Of a literal. */
    readonly language?: string;
    /** Of a literal. */
    readonly datatype?: Term;
  }
  export const DataFactory: {
    namedNode(iri: string): Term;
    literal(value: string, languageOrDatatype?: string | Term): Term;
  };
  /** Tests read with it what was written. */
  export class Parser {
    parse(text: string): readonly { readonly subject: Term; readonly predicate: Term; readonly object: Term }[];
  }
  export class Writer {
    constructor(
      output: { write(chunk: string, encoding: string, done?: () => void): void; end(done?: () => void): void },
      options: { readonly prefixes: Readonly<Record<string, string>> },
    );
    addQuad(subject: Term, predicate: Term, object: Term): void;
    end(done?: () => void): void;
  }
}
