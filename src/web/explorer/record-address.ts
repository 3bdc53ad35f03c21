import type { Address, PageName } from "./address.js";

/** A record by its class and id; of a passage, its source too. */
export interface AddressedRecord {
  readonly __typename: string;
  readonly id: string;
  readonly source?: { readonly id: string };
}

const pagesOfClasses: Readonly<Record<string, PageName>> = {
  Community: "community",
  Place: "place",
  Issue: "issue",
  Practice: "practice",
  Programme: "programme",
  Right: "right",
  Source: "source",
  Claim: "claim",
};

/** The page of a record: its own, or the one that all other records have. */
export const pageOfRecord = ({ __typename, id }: AddressedRecord): Address => ({ page: pagesOfClasses[__typename] ?? "record", id });

/** Where a record is shown: a passage has its place on the page of its document. */
export const ownPageOf = (record: AddressedRecord): Address =>
  record.__typename === "Passage" && record.source
    ? { page: "source", id: record.source.id, parameters: { passage: record.id } }
    : pageOfRecord(record);
