import type { ReactNode } from "react";
import { pages, rowsPathOf } from "../address.js";
import { root } from "../ask.js";
import { useExplorer } from "../state/explorer.js";

/** The address of the rows of this page in a format, with the language of the page; undefined if it has none. */
export function useRowsUrl(extension: string): string | undefined {
  const { address, lang } = useExplorer();
  const path = rowsPathOf({ ...address, parameters: { ...address.parameters, lang } }, extension);
  return path === undefined ? undefined : new URL(path, root).href;
}

/**
 * Where it is written how to cite the rows of this page, or which sources are behind them, by the ending of a format. A page without rows
 * has the whole data set in their place, and all sources; so have lists of records, for their sources.
 */
export function useCitedUrls(what: "citation" | "sources"): (extension: string) => string {
  const { address, lang } = useExplorer();
  const withLanguage = { ...address, parameters: { ...address.parameters, lang } };
  const whole = what === "citation" ? "dataset.citation" : "sources";
  // Records are no claims, and rest on no documents of their own.
  const hasOwn = what === "citation" || pages[address.page].rows !== "records";
  return (extension) => {
    const own = hasOwn ? rowsPathOf(withLanguage, `${what}.${extension}`) : undefined;
    return new URL(own ?? `${whole}.${extension}?${new URLSearchParams({ lang })}`, root).href;
  };
}

/** A link to the rows of this page. */
export function RowsLink({ extension, children }: { readonly extension: string; readonly children: ReactNode }) {
  const url = useRowsUrl(extension);
  return url ? <a href={url}>{children}</a> : null;
}
