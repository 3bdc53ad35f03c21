import type { ClaimChoice, Filter } from "../../../graph/filter.js";
import type { FacetedList } from "../../../graph/statements/facets/facet.js";

export interface Paged {
  readonly first: number;
  readonly after?: string;
}
export interface ListArgs extends Paged, ClaimChoice {
  readonly filter?: Filter;
  readonly orderBy?: readonly string[];
  /** The language in which names are sorted and compared; without it, those of the viewer. */
  readonly lang?: string | null;
}
/** A list that starts from nothing: conditions beside its filter and, of claims alone, the groups to which they all belong. */
export interface RootListArgs extends ListArgs, Pick<FacetedList, "named" | "fixed" | "groups"> {}
export interface RecordNode {
  readonly id: string;
  /** The former id by which it was asked for, if it was. */
  readonly askedFor?: string;
}
