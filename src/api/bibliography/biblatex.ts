import type { BibliographyFormat } from "./bibliography-format.js";
import { dateText, mapTexts, type Work } from "./work.js";

/**
 * BibTeX with the entry types and fields of BibLaTeX, in UTF-8. Citation-js says which type and which fields a work has, and writes names
 * and lists. It offers to write ASCII alone, for which it drops letters that it does not know, such as Cyrillic ones, or to escape
 * nothing. So here it is kept from seeing what would have to be escaped: such characters go through it as noncharacters.
 */
export const biblatex: BibliographyFormat = {
  name: "BibTeX",
  extension: "bib",
  mediaType: "application/x-bibtex; charset=utf-8",
  purpose: "for BibTeX",
  frame: ["", "\n", ""],
  async writer() {
    const { plugins } = await import("@citation-js/core");
    await import("@citation-js/plugin-bibtex");
    const { format, constants } = plugins.config.get("@bibtex");
    format.asciiOnly = false;
    // Keys are ids, whose hyphens it would take for a reason to make keys of its own.
    format.checkLabel = false;
    // As it stands, it would put braces around each capital of ASCII and the letters of ASCII after it.
    constants.fieldTypes.title = ["field", "literal"];
    return (work) => {
      const { URL: url, DOI: doi, ...described } = work;
      const hidden = { ...mapTexts(described, hide), ...(url && { URL: url }), ...(doi && { DOI: doi }), "citation-key": work.id };
      const [entry] = plugins.output.format("biblatex", [hidden], { format: "object" });
      if (!entry) throw new Error(`${work.id}: no entry.`);
      const fields = { ...entry.properties, ...dateFields(work), ...languageFields(work) };
      const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${fieldText(name, value)}},\n`);
      return `@${entry.type}{${entry.label},\n${lines.join("")}}\n`;
    };
  },
};

/** Languages that BibLaTeX has words for, by the names that it and babel know them by. */
const babelLanguages = new Set(
  "bulgarian catalan croatian czech danish dutch english estonian finnish french galician german greek hungarian italian latin latvian lithuanian norwegian persian polish portuguese romanian russian serbian slovak slovene spanish swedish turkish ukrainian".split(
    " ",
  ),
);
const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

function languageName(tag: string): string {
  try {
    return languageNames.of(new Intl.Locale(tag).language) ?? tag;
  } catch {
    // The tag of an undetermined language, `und`, has no name.
    return tag;
  }
}

/** The language by its name, since BibLaTeX prints a tag such as `en` as it stands. A language that it does not know is a text. */
function languageFields({ language }: Work): Record<string, string> {
  if (!language) return {};
  const name = languageName(language);
  const known = name === "Slovenian" ? "slovene" : name.toLowerCase();
  return babelLanguages.has(known) ? { language: known, langid: known } : { language: name };
}

/** The date in EDTF, as BibLaTeX takes it, and its year for BibTeX, which does not know the field `date`. */
function dateFields({ issued }: Work): Record<string, string> {
  if (!issued) return {};
  const date = dateText(issued);
  const [year] = /^\d{4}/.exec(date) ?? [];
  return { date: "circa" in issued ? date.replace(/(?=\/|$)/g, "~") : date, ...(year && { year }) };
}

/** What TeX reads as a command, and what citation-js reads as markup, with what stands for it. Braces count even behind a backslash. */
const escapes: readonly (readonly [character: string, written: string])[] = [
  ["\\", "\\textbackslash{}"],
  ["{", "\\textbraceleft{}"],
  ["}", "\\textbraceright{}"],
  ["^", "\\textasciicircum{}"],
  ["~", "\\textasciitilde{}"],
  ["$", "\\$"],
  ["&", "\\&"],
  ["#", "\\#"],
  ["%", "\\%"],
  ["_", "\\_"],
  ["<", "<"],
];
const firstHidden = 0xfdd0;
const positions = new Map(escapes.map(([character], i) => [character, i]));
const hide = (text: string) =>
  text.replace(/[\\{}^~$&#%_<]/g, (character) => String.fromCharCode(firstHidden + (positions.get(character) as number)));
const shown = (text: string) =>
  text.replace(/[\uFDD0-\uFDDA]/g, (hidden) => (escapes[hidden.charCodeAt(0) - firstHidden] as readonly [string, string])[1]);

function fieldText(name: string, value: string): string {
  // Addresses are read as they are, but for braces, which have to be in pairs.
  if (name === "url" || name === "doi") return value.replace(/[\\{} ]/g, (character) => encodeURIComponent(character));
  // A second pair of braces keeps the capitals of a title, which styles would make small: they do not know which words are names.
  return name === "title" ? `{${shown(value)}}` : shown(value);
}
