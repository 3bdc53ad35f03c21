import { hash } from "node:crypto";
import { astFromValue, type GraphQLArgument, valueFromASTUntyped } from "graphql";
import type { Method } from "../../analysis/method.js";
import { visibleDigest } from "../../graph/statements/questions/dataset.js";
import { sortedJson } from "../../text/canonical-json.js";
import { biblatex } from "../bibliography/biblatex.js";
import { type BibliographyFormat, bibliographyText } from "../bibliography/bibliography-format.js";
import { cslJson } from "../bibliography/csl-json.js";
import { ris } from "../bibliography/ris.js";
import type { Work } from "../bibliography/work.js";
import { visibleDataSets } from "../reading/data-sets.js";
import type { Reader } from "../reading/reader.js";
import { argumentText } from "../schema/text-forms.js";
import { type AnswerField, valueField } from "./fields.js";
import type { RowType } from "./lists.js";

/** An answer to cite: what was asked, and how it was answered. */
export interface CitedAnswer {
  /** The path of its rows, without the format; undefined if it has none. */
  readonly path: string | undefined;
  /** The address of the whole data set, which is cited instead of an answer. */
  readonly citedAt?: string | undefined;
  /** What it is called: `transferCandidates`. */
  readonly name: string;
  readonly args: readonly (Pick<GraphQLArgument, "name" | "type"> & Partial<Pick<GraphQLArgument, "defaultValue">>)[];
  /** The arguments that were given, as JSON. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly method?: Method | undefined;
}

/** How to cite an answer: as text, and as a work of which bibliographies are made. */
export interface Citation {
  readonly text: string;
  readonly work: Work;
}

/** The arguments that are not as their defaults have them, in the order of their declaration. */
function tellingArguments({ args, given }: CitedAnswer) {
  return args.flatMap(({ name, type, defaultValue }) => {
    const value = given[name];
    if (value === undefined || value === null) return [];
    const literal = defaultValue === undefined ? null : astFromValue(defaultValue, type);
    return literal && sortedJson(valueFromASTUntyped(literal)) === sortedJson(value) ? [] : [{ name, type, value }];
  });
}

/** A short digest of what was asked: the answers to two questions of one version of the data are two entries of a bibliography. */
const askedDigest = (cited: CitedAnswer): string =>
  hash("sha256", sortedJson([cited.name, tellingArguments(cited).map(({ name, value }) => [name, value])]), "hex").slice(0, 8);

/** The address of the rows of an answer below the root of a server; that of the API if it has none; that of the data set. */
function addressOf(cited: CitedAnswer): string {
  if (cited.citedAt !== undefined) return cited.citedAt;
  const texts = tellingArguments(cited).map(({ name, type, value }) => [name, argumentText(type, value)] as const);
  if (cited.path === undefined || texts.some(([, text]) => text === undefined)) return "/graphql";
  const parameters = new URLSearchParams(texts as [string, string][]).toString();
  return `/${cited.path}.csv${parameters && `?${parameters}`}`;
}

/**
 * A citation of an answer: the data sets that its viewer sees, what was asked, the method, and the version of all that the viewer saw. It
 * has no date: an equal answer has an equal citation, and the day of reading is for the reader to add.
 */
export async function citationOf(reader: Reader, cited: CitedAnswer): Promise<Citation> {
  const [sets, [version = null]] = await Promise.all([visibleDataSets(reader), reader.read(visibleDigest(reader.viewer.level))]);
  const asked = tellingArguments(cited).map(({ name, type, value }) => `${name}: ${argumentText(type, value) ?? JSON.stringify(value)}`);
  const { name, method, citedAt } = cited;
  const parts = [
    ...(citedAt === undefined ? [`Answer to ${name}${asked.length ? ` (${asked.join("; ")})` : ""}`] : []),
    ...(method ? [`method ${method.name}, version ${method.version}`] : []),
    ...(version === null ? [] : [`version of the data ${version}`]),
  ].join(", ");
  const answer = parts.charAt(0).toUpperCase() + parts.slice(1);
  const address = addressOf(cited);
  const all = sets.map(({ title, version: number, licence }) => `${title}. Data set, version ${number}, ${licence}.`);
  const key = `resilience-graph-${(version ?? "unversioned").slice(0, 8)}-${askedDigest(cited)}`;
  return {
    text: [...all, ...(answer ? [`${answer}.`] : []), address].join(" "),
    work: {
      id: key,
      type: "dataset",
      title: sets.map(({ title }) => title).join("; "),
      version: sets.map((set) => set.version).join("; "),
      URL: address,
      note: [...(answer ? [answer] : []), ...new Set(sets.map(({ licence }) => licence))].join(". "),
    },
  };
}

const inFormat = (name: string, format: BibliographyFormat, what: string): AnswerField<Citation> =>
  valueField(name, () => String, `The same ${what}.`, { value: ({ work }) => bibliographyText(format, [work]) });

/** The type of the field `citation` of every answer. */
export const citation: RowType<Citation> = {
  name: "Citation",
  description:
    "How to cite an answer: the data sets, what was asked, the method, and the version of all that you saw. Add the day on which you read it, and cite the documents behind the claims too.",
  fields: [
    valueField("text", () => String, "The citation as text. Its address begins at the root of the server."),
    inFormat("bibtex", biblatex, "for BibTeX"),
    inFormat("ris", ris, "as RIS, for EndNote, Mendeley and Zotero"),
    inFormat("cslJson", cslJson, "as CSL-JSON: an array with one work"),
  ],
};
