import { biblatex } from "./biblatex.js";
import type { BibliographyFormat } from "./bibliography-format.js";
import { cslJson } from "./csl-json.js";
import { plainText } from "./plain-text.js";
import { ris } from "./ris.js";

/** Every format of bibliographies: of all sources, of the sources behind an answer, and of the citation of an answer. */
export const bibliographyFormats: readonly BibliographyFormat[] = [plainText, biblatex, ris, cslJson];
