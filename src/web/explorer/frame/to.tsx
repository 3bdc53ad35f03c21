import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react";
import type { Address } from "../address.js";
import { useExplorer } from "../state/explorer.js";

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "onClick">;

/** A link to a page. It can be opened in another tab, and copied, as any other. */
export function To({
  to,
  replace = false,
  children,
  ...rest
}: Anchor & { readonly to: Address; readonly replace?: boolean; readonly children: ReactNode }) {
  const { href, go } = useExplorer();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to, { replace });
  };
  return (
    <a {...rest} href={href(to)} onClick={follow}>
      {children}
    </a>
  );
}
