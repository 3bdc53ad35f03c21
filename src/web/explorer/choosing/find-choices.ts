import { compareNames } from "../../../text/compare.js";
import { fold } from "../../../text/fold.js";
import { plainName, type ShownRecord } from "../frame/name.js";

/** A record that can be chosen, with every name that people may type. */
export interface Choice {
  readonly id: string;
  /** Its name in the language of the page, with the asterisk of a note on it. */
  readonly name: string;
  /** The language of that name. */
  readonly lang: string;
  readonly hasNote: boolean;
  /** The heading that it stands under while nothing is typed. */
  readonly group: string;
  /** Names in other languages, and aliases. */
  readonly otherNames: readonly string[];
}

/** What a choice shows of its record. */
export const named = (record: Pick<ShownRecord, "id" | "label" | "noteOnName">): Pick<Choice, "id" | "name" | "lang" | "hasNote"> => ({
  id: record.id,
  name: plainName(record),
  lang: record.label.lang,
  hasNote: record.noteOnName === true,
});

/** A choice with the other name by which it was found, where its own does not match. */
export interface FoundChoice extends Choice {
  readonly foundBy?: string;
}

/** How well a name matches: it starts so, a word of it does, or it holds the letters somewhere. Undefined: not at all. */
function rank(name: string, wanted: string): number | undefined {
  const folded = fold(name);
  if (folded.startsWith(wanted)) return 0;
  if (folded.includes(` ${wanted}`)) return 1;
  return wanted.length > 2 && folded.includes(wanted) ? 2 : undefined;
}

/**
 * The choices that have what was typed in any of their names, whatever its accents and capitals: the best matches first, then by name.
 * @returns all of them, in their order, if nothing was typed
 */
export function findChoices(choices: readonly Choice[], typed: string): FoundChoice[] {
  const wanted = fold(typed);
  if (!wanted) return [...choices];
  const found = choices.flatMap((choice) => {
    const names = [choice.name, ...choice.otherNames];
    const ranks = names.flatMap((name, i) => {
      const at = rank(name, wanted);
      // At the same rank, the name that is shown goes before others.
      return at === undefined ? [] : [{ at: at + (i > 0 ? 0.5 : 0), name, own: i === 0 }];
    });
    const [best] = ranks.sort((a, b) => a.at - b.at);
    return best ? [{ choice, best }] : [];
  });
  found.sort((a, b) => a.best.at - b.best.at || compareNames(a.choice.name, b.choice.name));
  return found.map(({ choice, best }) => (best.own ? choice : { ...choice, foundBy: best.name }));
}
