import { comparesProperties, type Filter } from "../../graph/filter.js";
import type { Sort } from "../../graph/statements/page.js";
import type { Class } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { type CollationLanguage, collationLanguages } from "../../text/collation-key.js";
import type { KeyPart } from "./cursor.js";

/** What the language of a reader decides of a list. A cursor of one language means nothing in another where there is any of it. */
export interface ListOrder {
  readonly order: readonly Sort[];
  /** The languages in which its filter compares names, best first; undefined if it compares none. */
  readonly languages: readonly string[] | undefined;
}

/** @param orderBy terms such as `name DESC`, the values of an order enum @param languages tags, best first */
export function listOrder(
  model: Model,
  cls: Class,
  orderBy: readonly string[] | null | undefined,
  filter: Filter,
  languages: readonly string[],
): ListOrder {
  const order = (orderBy ?? []).map((term): Sort => {
    const [property = "", direction] = term.split(" ");
    const sort = { property, descending: direction === "DESC" };
    return model.property(cls, property)?.collated ? { ...sort, language: collationLanguageOf(languages) } : sort;
  });
  return { order, languages: comparesProperties(filter, model.collatedProperties) ? languages : undefined };
}

/** The first of some languages in whose order names can be sorted. */
const collationLanguageOf = (languages: readonly string[]): CollationLanguage =>
  collationLanguages.find((known) => known === languages.find((tag) => (collationLanguages as readonly string[]).includes(tag))) ??
  collationLanguages[0];

/** What the key of a record in this order holds: each value that it is sorted by, which it may lack, and its id. */
export function keyParts(model: Model, cls: Class, order: readonly Sort[]): KeyPart[] {
  const sorted = order.map(({ property }): KeyPart => {
    const { kind } = model.property(cls, property) ?? {};
    return kind === "integer" || kind === "real" ? "number?" : "string?";
  });
  return [...sorted, "string"];
}
