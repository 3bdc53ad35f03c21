import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** Tells the page that a name with a note is on it, until the returned function is called. */
type TellNote = (id: string) => () => void;

const Notes = createContext<TellNote>(() => () => undefined);

/** Has the note on the name of a record at the end of the page, as long as the part that calls this is there. */
export function useNameNote(id: string | undefined): void {
  const tell = useContext(Notes);
  useEffect(() => (id === undefined ? undefined : tell(id)), [tell, id]);
}

/** The asterisk of a name that has a note. The page then has the note at its end. */
export function NoteMark({ id }: { readonly id: string }) {
  useNameNote(id);
  return "*";
}

/**
 * What a page shows, and after it the notes on the names in it, however often each of them stands there.
 * @param named records that the title of the page names
 */
export function WithNameNotes({
  named,
  children,
}: {
  readonly named: readonly ({ readonly id: string; readonly noteOnName?: boolean | null } | null | undefined)[];
  readonly children: ReactNode;
}) {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const tell = useMemo((): TellNote => {
    const add = (id: string, n: number) => setCounts((before) => ({ ...before, [id]: (before[id] ?? 0) + n }));
    return (id) => {
      add(id, 1);
      return () => add(id, -1);
    };
  }, []);
  const inTitle = named.flatMap((record) => (record?.noteOnName ? [record.id] : []));
  const ids = [...new Set([...inTitle, ...Object.keys(counts).filter((id) => (counts[id] ?? 0) > 0)])].sort();
  return (
    <Notes value={tell}>
      {children}
      {ids.length > 0 && <NameNotes ids={ids} />}
    </Notes>
  );
}

function NameNotes({ ids }: { readonly ids: readonly string[] }) {
  const { words } = useExplorer();
  const { data } = useAnswer("page-name-notes", { ids });
  const notes = (data?.nodes ?? []).flatMap((node) => (node?.description ? [{ ...node, description: node.description }] : []));
  return (
    <aside className="name-notes" aria-label={words.names.notes}>
      {notes.map(({ id, label, description }) => (
        <p key={id}>
          * <bdi lang={label.lang}>{label.value}</bdi> · {description}
        </p>
      ))}
    </aside>
  );
}
