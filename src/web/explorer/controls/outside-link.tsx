import type { ReactNode } from "react";
import { useExplorer } from "../state/explorer.js";

/** A link that leaves this site. It says so, and the other site does not learn from where. Addresses that are not of the web stay text. */
export function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const { words } = useExplorer();
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <a href={href} rel="noreferrer noopener external">
      {children} <small>({words.foot.leaves})</small>
    </a>
  );
}
