import { useEffect, useRef } from "react";

/** What can come with a button for more: rows of lists and tables, and claims within a row. */
const rows = "#answer :is(li, tbody tr, p.claim-source, .linked-claim)";
const shown = () => [...document.querySelectorAll<HTMLElement>(rows)].filter((row) => row.getClientRects().length > 0);

/**
 * The focus goes on to the first new row when a button for more has brought some: the button may be gone, and the page must not begin anew.
 * @returns what the button calls before it brings them
 */
export function useNewRowFocus(): () => void {
  const before = useRef<{ readonly rows: ReadonlySet<HTMLElement>; readonly from: Element | null }>(undefined);
  useEffect(() => {
    if (!before.current) return;
    const { rows: seen, from } = before.current;
    const first = shown().find((row) => !seen.has(row));
    if (!first) return;
    before.current = undefined;
    // Readers who have gone on to something else meanwhile stay there.
    if (document.activeElement !== document.body && document.activeElement !== from) return;
    first.tabIndex = -1;
    first.focus();
  });
  return () => {
    before.current = { rows: new Set(shown()), from: document.activeElement };
  };
}
