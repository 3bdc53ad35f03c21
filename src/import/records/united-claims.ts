import { Claim } from "../../model/claim.js";
import { propertiesOf } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { type ClaimRecord, instanceWith } from "../../model/records.js";
import { canonicalJson } from "../../text/canonical-json.js";

/** What of a claim may differ between two entries that make it: its lists, such as the terms of its source, and its passages. */
const listsOf = (model: Model) => propertiesOf(model.claim).flatMap(({ name, many, identifies }) => (many && !identifies ? [name] : []));

/** Whether two records of one claim differ in their lists, and in nothing else but the passages that they cite. */
export function differInLists(model: Model, one: ClaimRecord, other: ClaimRecord): boolean {
  const lists = listsOf(model);
  const partOf = (record: ClaimRecord, inLists: boolean) =>
    canonicalJson(Object.fromEntries(Object.entries(record.values).filter(([name]) => lists.includes(name) === inLists)));
  return partOf(one, false) === partOf(other, false) && partOf(one, true) !== partOf(other, true);
}

/** One record of a claim, with the lists and the passages of both. */
export function united(model: Model, one: ClaimRecord, other: ClaimRecord): ClaimRecord {
  const [values, more] = [one.values, other.values] as unknown as Readonly<Record<string, readonly unknown[] | undefined>>[];
  const lists = listsOf(model).flatMap((name) => {
    const items = new Set([...(values?.[name] ?? []), ...(more?.[name] ?? [])]);
    return items.size > 0 ? [[name, [...items]] as const] : [];
  });
  return {
    ...one,
    values: instanceWith(Claim, { ...one.values, ...Object.fromEntries(lists) }),
    cites: [...new Set([...one.cites, ...other.cites])].sort(),
  };
}
