import type { ReactNode } from "react";
import { rowsPathOf } from "../address.js";
import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";

/** The address of the rows of this page in a format, with the language of the page; undefined if it has none. */
export function useRowsUrl(extension: string): string | undefined {
  const { address, lang } = useExplorer();
  const path = rowsPathOf({ ...address, parameters: { ...address.parameters, lang } }, extension);
  return path === undefined ? undefined : new URL(path, root).href;
}

/** A link to the rows of this page. */
export function RowsLink({ extension, children }: { readonly extension: string; readonly children: ReactNode }) {
  const url = useRowsUrl(extension);
  return url ? <a href={url}>{children}</a> : null;
}
