import { type ReactNode, useEffect, useRef } from "react";
import { useExplorer } from "../state/explorer.js";
import { focusHeading, wantHeading } from "../state/heading-focus.js";
import { FootBar } from "./foot-bar.js";
import { WithNameNotes } from "./name-notes.js";
import { changeSince, type PageFacts } from "./page-facts.js";
import { WithUncheckedNote } from "./unchecked-names.js";

/** The page that was shown last. It outlives the frame: each page has its own. */
let shownBefore: string | undefined;

/**
 * A page: its title, what it shows, and its foot.
 * @param title names what is asked; the browser shows it too
 */
export function PageFrame({
  title,
  facts,
  named = [],
  children,
}: {
  readonly title: string;
  readonly facts?: PageFacts;
  /** The records that the title names. */
  readonly named?: Parameters<typeof WithNameNotes>[0]["named"];
  readonly children: ReactNode;
}) {
  const { words, address } = useExplorer();
  const { seen } = address.parameters ?? {};
  const change = changeSince(seen, facts);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = title ? `${title} · ${words.product}` : words.product;
  }, [title, words]);
  // A new page begins at its heading, for the eyes and for screen readers. Another choice on the same page moves nothing.
  const where = `${address.page}/${address.id ?? ""}`;
  useEffect(() => {
    if (shownBefore !== undefined && shownBefore !== where) {
      window.scrollTo(0, 0);
      wantHeading();
    }
    shownBefore = where;
  }, [where]);
  // Some headings come only with what is read.
  useEffect(() => focusHeading(main.current));
  return (
    <>
      <main className="page" id="answer" ref={main}>
        {(change === "data" || change === "answer") && (
          <p className="note">
            {words.foot.seen} {change === "data" ? words.foot.sameClaims : words.foot.otherAnswer}
          </p>
        )}
        <WithUncheckedNote>
          <WithNameNotes named={named}>{children}</WithNameNotes>
        </WithUncheckedNote>
      </main>
      <footer className="page-foot" data-address={window.location.href}>
        <FootBar facts={facts} />
      </footer>
    </>
  );
}
