import { type Address, type PageName, pages } from "../address.js";
import { type AskOptions, askEarly, type DocumentName, type VariablesOf } from "../ask.js";
import { variablesOf } from "./variables.js";

/** What was asked about, whose names the answer has. */
const recordsIn = (...ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined);

export const answerArguments = ["issue", "place", "scopes", "issueScopes", "effects", "modalities", "assertions", "statuses", "claim"];

/** The variables of the answer to an address; undefined if it asks about nothing. */
export function answerVariables(address: Address) {
  const { issue, place } = address.parameters ?? {};
  if (!issue && !place) return undefined;
  return {
    ...variablesOf(address, answerArguments),
    records: recordsIn(issue, place),
    // Scopes relate to what was asked about.
    facets: [...(place ? ["scopes"] : []), ...(issue ? ["issueScopes"] : []), "modalities", "assertions"],
  };
}

/** The variables of the harm that an address asks about; undefined if it asks about nothing. */
export function harmVariables(address: Address) {
  const { issue, place } = address.parameters ?? {};
  return issue || place ? { ...variablesOf(address, pages.harm.arguments), records: recordsIn(issue, place) } : undefined;
}

export const gapsArguments = ["place", "issue", "kinds", "assertions", "modalities", "statuses", "claim"];

/** The variables of the gaps of the place of an address; undefined if it names none. */
export function gapsVariables(address: Address) {
  const { place, issue } = address.parameters ?? {};
  return place ? { ...variablesOf(address, gapsArguments), place, records: recordsIn(place, issue) } : undefined;
}

/** A document and what it is asked with; a document without variables is not asked. */
type Ask = { [N in DocumentName]: readonly [document: N, variables: VariablesOf<N> | undefined] }[DocumentName];

/**
 * What pages ask as soon as they are opened, in the same words as when they are shown: it is sent while their scripts are still being read.
 * Pages that are not here ask when they are shown.
 */
const firstAsks: Readonly<Partial<Record<PageName, (address: Address) => readonly Ask[]>>> = {
  home: () => [
    ["page-home", {}],
    ["page-choices", {}],
  ],
  answer: (address) => [["page-answer", answerVariables(address)]],
  harm: (address) => [["page-harm", harmVariables(address)]],
  gaps: (address) => [["page-gaps", gapsVariables(address)]],
  community: ({ id = "" }) => [
    ["page-community", { id }],
    ["page-community-around", { id }],
  ],
  place: ({ id = "" }) => [
    ["page-place", { id }],
    ["page-place-gaps", { id }],
  ],
  issue: ({ id = "" }) => [["page-issue", { id }]],
  claim: ({ id = "" }) => [["page-claim", { id }]],
  communities: () => [["page-communities", {}]],
  issues: () => [["page-issues", {}]],
  places: () => [["page-places", {}]],
  rights: () => [["page-rights", {}]],
  sources: () => [["page-sources", {}]],
  about: () => [["page-about", {}]],
  methods: () => [["page-methods", {}]],
};

/** Asks what the page at an address asks first. @returns when all of it is answered */
export async function askFirst(address: Address, options: AskOptions): Promise<void> {
  const asks = (firstAsks[address.page]?.(address) ?? []).map(
    ([document, variables]) => variables && askEarly(document, variables as VariablesOf<typeof document>, options),
  );
  await Promise.all(asks);
}
