import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useSyncExternalStore } from "react";
import { useExplorer } from "../state/explorer.js";
import { To } from "./to.js";

/** The places in which names that no speaker has checked stand on a page: the first place of each name carries its mark. */
class UncheckedNames {
  private readonly places = new Map<string, string[]>();
  private readonly listeners = new Set<() => void>();

  /** Has a place of a name, until the returned function is called. */
  add(name: string, place: string): () => void {
    this.places.set(name, [...(this.places.get(name) ?? []), place]);
    this.tell();
    return () => {
      const left = (this.places.get(name) ?? []).filter((other) => other !== place);
      if (left.length > 0) this.places.set(name, left);
      else this.places.delete(name);
      this.tell();
    };
  }
  isFirst(name: string, place: string): boolean {
    return this.places.get(name)?.[0] === place;
  }
  /** The languages of the names, joined. */
  languages(): string {
    return [...new Set([...this.places.keys()].map((name) => name.split(" ", 1)[0]))].sort().join(" ");
  }
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  private tell() {
    for (const listener of this.listeners) listener();
  }
}

const Names = createContext(new UncheckedNames());

/** The mark of a name that no speaker of its language has checked, at the first place of the name on the page. */
export function UncheckedName({ id, lang }: { readonly id: string; readonly lang: string }) {
  const names = useContext(Names);
  const place = useId();
  const name = `${lang} ${id}`;
  useEffect(() => names.add(name, place), [names, name, place]);
  return useSyncExternalStore(names.subscribe, () => names.isFirst(name, place)) ? <Unchecked lang={lang} /> : null;
}

/** A mark that no speaker of the language has checked a text. A note on the page explains it; screen readers hear it here in short. */
export function Unchecked({ lang }: { readonly lang: string }) {
  const { names } = useExplorer().words;
  return (
    <span className="unchecked" title={names.unchecked[lang] ?? names.otherLanguage(lang)}>
      <span aria-hidden="true">{lang} ?</span>
      <span className="visually-hidden"> ({names.uncheckedShort})</span>
    </span>
  );
}

/** A part that marks each unchecked name once, and says at its end what the mark means. */
export function WithUncheckedNote({ children }: { readonly children: ReactNode }) {
  const names = useMemo(() => new UncheckedNames(), []);
  return (
    <Names value={names}>
      {children}
      <UncheckedNote names={names} />
    </Names>
  );
}

function UncheckedNote({ names }: { readonly names: UncheckedNames }) {
  const { words } = useExplorer();
  const languages = useSyncExternalStore(names.subscribe, () => names.languages());
  if (!languages) return null;
  return (
    <aside className="unchecked-note" aria-label={words.names.uncheckedNames}>
      {languages.split(" ").map((lang) => (
        <p key={lang}>
          {`${lang} ?`} · {words.names.uncheckedNote[lang] ?? words.names.otherLanguage(lang)}{" "}
          <To to={{ page: "about" }}>{words.answer.home.howToRead}</To>
        </p>
      ))}
    </aside>
  );
}
