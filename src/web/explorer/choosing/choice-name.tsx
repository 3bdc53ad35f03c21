import { useNameNote } from "../frame/name-notes.js";
import { useExplorer } from "../state/explorer.js";
import type { Choice } from "./find-choices.js";

/** The name of a record that can be chosen. A note on it stands at the end of the page. */
export function ChoiceName({ choice: { id, name, lang: of, hasNote } }: { readonly choice: Choice }) {
  const { lang } = useExplorer();
  useNameNote(hasNote ? id : undefined);
  return <span lang={of === lang ? undefined : of}>{name}</span>;
}
