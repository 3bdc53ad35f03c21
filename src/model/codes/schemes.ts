/** The form of the codes of an outside scheme. */
export interface Scheme {
  readonly form: RegExp;
  /** Completes the sentence "it must be ...". */
  readonly says: string;
  /** The IRI that the scheme publishes for a code of this form; undefined if it has none for it. */
  readonly iri?: (code: string) => string | undefined;
}

const article: Scheme = {
  form: /^[1-9]\d?(\([1-9]\d?\))?(\([a-z]\))?$/,
  says: "the number of an article, such as 14, or of a part of it, such as 14(2)",
};

/**
 * The schemes of which the model knows the form, by their names in lower case. Forms have capitals or small letters, not both, because
 * codes are looked up without regard to them.
 */
export const schemes: Readonly<Record<string, Scheme>> = {
  iso: {
    form: /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/,
    says: "a code of ISO 3166: two capitals for a country, such as CO, and after a hyphen up to three for a part of it, such as CO-BOL",
  },
  m49: { form: /^\d{3}$/, says: "a UN M49 code of three digits, such as 170 or 008" },
  divipola: {
    form: /^(?!00)\d{2}((?!000)\d{3})?$/,
    says: "a DIVIPOLA code: two digits for a department, such as 05, or five for a municipality, such as 05120",
  },
  wikidata: {
    form: /^Q[1-9]\d*$/,
    says: "a Wikidata item, such as Q739",
    iri: (code) => `http://www.wikidata.org/entity/${code}`,
  },
  iccs: { form: /^(0[1-9]|1[01])(\d{2}\d{0,2})?$/, says: "an ICCS code of two, four, five or six digits, such as 02051" },
  oci: {
    form: /^[A-Z]{1,2}[1-9]\d?(-[A-Z]{1,2}[1-9]\d?)?$/,
    says: "an indicator of the Global Organized Crime Index, such as CM3, or a span of them, such as CM7-CM9",
  },
  sdg: {
    form: /^([1-9]|1[0-7])(\.([1-9]\d?|[a-z])(\.[1-9]\d?)?)?$/,
    says: "an SDG goal, target or indicator, such as 16, 16.4 or 16.a.1",
    // The IRIs of goals and targets hold their numbers, those of indicators hold other codes.
    iri: (code) => (/\..*\./.test(code) ? undefined : `http://metadata.un.org/sdg/${code}`),
  },
  huridocs: { form: /^\d{14}$/, says: "a HURIDOCS micro-thesaurus code of 14 digits, such as 01000000000024" },
  dac: { form: /^\d{3}(\d{2})?$/, says: "a DAC code: three digits for a sector, or five for a purpose, such as 15113" },
  un: { form: /^[A-Z]+(\/[A-Z0-9.]+(\(\d{4}\))?)+$/, says: "the symbol of a UN document, such as A/RES/53/144" },
  cescr: { form: /^GC[1-9]\d?$/, says: "a general comment of CESCR, such as GC4" },
  doi: { form: /^10\.\d{4,9}\/[a-z0-9.()/-]+$/, says: "a DOI in small letters and without an address before it, such as 10.1000/182" },
  isbn: { form: /^97[89]\d{10}$/, says: "an ISBN of 13 digits without hyphens, such as 9780306406157" },
  iccpr: article,
  icescr: article,
  udhr: article,
  opac: article,
  undrip: article,
};

/** The scheme of a name in any case; undefined if its form is not known. */
export const schemeNamed = (name: string): Scheme | undefined =>
  Object.hasOwn(schemes, name.toLowerCase()) ? schemes[name.toLowerCase()] : undefined;

/** The IRI that a scheme publishes for a code, if it does and the code has the form of its codes. */
export function publishedIri(scheme: string, code: string): string | undefined {
  const known = schemeNamed(scheme);
  return known?.form.test(code) ? known.iri?.(code) : undefined;
}

/** A code of the scheme that is probably meant: without its prefix and blanks, in other case, with the zeros that spreadsheets drop. */
export function similarCode(name: string, code: string): string | undefined {
  const form = schemeNamed(name)?.form;
  const bare = code
    .replace(/[\s\u00A0]/g, "")
    .replaceAll("_", "-")
    .replace(/^https?:.*\//i, "");
  const prefixes = [`${name}:`, name];
  const prefix = prefixes.find((p) => bare.toLowerCase().startsWith(p.toLowerCase())) ?? "";
  const notation = bare.slice(prefix.length);
  const padded = /^\d+$/.test(notation) ? ["0", "00", "Q"].map((start) => start + notation) : [];
  return [notation, notation.toUpperCase(), notation.toLowerCase(), ...padded].find((candidate) => form?.test(candidate));
}
