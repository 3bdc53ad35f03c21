import { type ReactNode, useEffect, useRef } from "react";
import { useExplorer } from "../state/explorer.js";
import { FootBar, type PageFacts } from "./foot-bar.js";
import { WithNameNotes } from "./name-notes.js";

/**
 * A page: its title, what it shows, and its foot.
 * @param title names what is asked; the browser shows it too
 */
export function PageFrame({
  title,
  facts,
  children,
}: {
  readonly title: string;
  readonly facts?: PageFacts;
  readonly children: ReactNode;
}) {
  const { words, address } = useExplorer();
  const { seen } = address.parameters ?? {};
  const now = facts?.version?.slice(0, 8);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = title ? `${title} · ${words.product}` : words.product;
  }, [title, words]);
  // A new page begins at its heading, for the eyes and for screen readers. Another choice on the same page moves nothing.
  const where = `${address.page}/${address.id ?? ""}`;
  const before = useRef(where);
  useEffect(() => {
    if (before.current === where) return;
    before.current = where;
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [where]);
  return (
    <>
      <main className="page" id="answer" ref={main}>
        {seen && now && seen !== now && <p className="note">{words.foot.seen(seen, now)}</p>}
        <WithNameNotes>{children}</WithNameNotes>
      </main>
      <footer className="page-foot" data-address={window.location.href}>
        <FootBar facts={facts} />
      </footer>
    </>
  );
}
