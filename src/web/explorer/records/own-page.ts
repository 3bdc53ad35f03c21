import { useEffect } from "react";
import type { Address } from "../address.js";
import { pageOfRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";

interface Named {
  readonly __typename: string;
  readonly id: string;
}

/** The page of a record: a passage has its place on the page of its document. */
export const ownPageOf = (record: Named & { readonly source?: { readonly id: string } }): Address =>
  record.__typename === "Passage" && record.source
    ? { page: "source", id: record.source.id, parameters: { passage: record.id } }
    : pageOfRecord(record);

/**
 * Puts the address of a record's own page in place of one that another class, or a former id, was asked for with.
 * @param record undefined while it is not read
 * @returns whether the reader is led on
 */
export function useOwnPage(record: (Named & { readonly source?: { readonly id: string } }) | null | undefined): boolean {
  const { address, go } = useExplorer();
  const own = record ? ownPageOf(record) : undefined;
  const page = own?.page;
  const id = own?.id;
  const passage = own?.parameters?.passage;
  const leads = own !== undefined && (page !== address.page || id !== address.id);
  useEffect(() => {
    if (!leads || !page) return;
    const { lang, keys } = address.parameters ?? {};
    go({ page, id, parameters: { lang, keys, passage } }, { replace: true });
  }, [leads, page, id, passage, address, go]);
  return leads;
}
