import { type Class, type Property, propertiesOf, type Translated, type TranslatedList } from "../../model/declare.js";
import type { LinkedTerms } from "./linked-terms.js";
import { wellKnown } from "./namespaces.js";
import { iriTerm, type RdfTerm, textTerm, typedTerm } from "./rdf.js";

const texts = (translated: Translated | TranslatedList): RdfTerm[] =>
  Object.entries<string | readonly string[]>(translated).flatMap(([lang, values]) => [values].flat().map((text) => textTerm(text, lang)));

/** A date that XML Schema has a datatype for has that; every other is EDTF. The years before 1 are not the same in all its versions. */
function dateTerm(date: string): RdfTerm {
  const parts = /^(?!0000)\d{4}(-\d\d)?(-\d\d)?$/.exec(date);
  // Months over 12 are seasons.
  const isMonth = parts?.[1] === undefined || Number(parts[1].slice(1)) <= 12;
  if (!parts || !isMonth) return typedTerm(date, wellKnown("edtf:EDTF"));
  return typedTerm(date, wellKnown(parts[2] ? "xsd:date" : parts[1] ? "xsd:gYearMonth" : "xsd:gYear"));
}

/** Whether a property has triples of its own. Others are a part of something else: of an IRI, of a text, of a code. */
export const isWritten = (cls: Class, { name, kind }: Property): boolean =>
  kind !== "id" && kind !== "predicate" && name !== "statementLanguage" && !propertiesOf(cls).some(({ schemeIn }) => schemeIn === name);

/** What a property of a record leads to, without the codes of outside schemes. */
export function valueTerms(terms: LinkedTerms, { kind, vocabulary }: Property, value: unknown): RdfTerm[] {
  if (kind === "translated") return texts(value as Translated | TranslatedList);
  return [value].flat().map((one): RdfTerm => {
    if (kind === "term") return iriTerm(terms.term(vocabulary?.name ?? "", String(one)));
    if (kind === "url") return iriTerm(String(one));
    if (kind === "date") return dateTerm(String(one));
    if (kind === "integer") return typedTerm(String(one), wellKnown("xsd:integer"));
    if (kind === "real") return typedTerm(String(one), wellKnown("xsd:double"));
    if (kind === "flag") return typedTerm(String(one), wellKnown("xsd:boolean"));
    return textTerm(String(one));
  });
}
