import { Availability, type Code, type Source } from "../../model/entities/index.js";
import { type Work, workDate } from "./work.js";

/** The code of an outside scheme that a source has. */
export type SourceCode = Pick<Code, "scheme" | "notation">;

/**
 * A source as a work. The model does not say what sort of document it is: one with an address is cited as found there, another one with a
 * publisher as a report.
 */
export function sourceWork(source: Source, codes: readonly SourceCode[] = []): Work {
  const { id, title, authors, publisher, published, language, url, licence, availability } = source;
  const codeOf = (scheme: string) => codes.find((code) => code.scheme.toLowerCase() === scheme)?.notation;
  const [doi, isbn] = [codeOf("doi"), codeOf("isbn")];
  // Zotero and Pandoc take a note that begins with a word and a colon for a field of that name.
  const note = [`${Availability.terms[availability].replace(/\.$/, "")} (${availability})`, licence && `Terms of use: ${licence}`];
  return {
    id,
    type: url ? "webpage" : publisher ? "report" : "document",
    title,
    ...(authors?.length && { author: authors.map((literal) => ({ literal })) }),
    ...(publisher && { publisher }),
    ...(published && { issued: workDate(published) }),
    ...(language && { language }),
    ...(url && { URL: url }),
    ...(doi && { DOI: doi }),
    ...(isbn && { ISBN: isbn }),
    note: note.filter(Boolean).join(". "),
  };
}
