import { useEffect } from "react";
import { type AddressedRecord, ownPageOf } from "../record-address.js";
import { useExplorer } from "../state/explorer.js";

/**
 * Puts the address of a record's own page in place of one that another class, or a former id, was asked for with.
 * @param record undefined while it is not read
 * @returns whether the reader is led on
 */
export function useOwnPage(record: AddressedRecord | null | undefined): boolean {
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
