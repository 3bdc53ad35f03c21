import { type Claim, smallestCountOfPersons } from "../model/claim.js";

type Quantity = Pick<Claim, "quantityComparator" | "quantityValue" | "quantityUnit">;

/** Whether counting the members of this group can put them at risk. */
export const isProtected = (values: object | undefined): boolean =>
  (values as { protectedGroup?: boolean } | undefined)?.protectedGroup === true;

/**
 * A quantity as it may be kept. Of a group whose members a count could give away, a number of persons below five is never
 * kept, not even in an id: all such counts become the same "less than 5".
 */
export function withoutSmallCount({ quantityComparator, quantityValue, quantityUnit }: Quantity, concernsProtected: boolean): Quantity {
  const small = quantityUnit?.toUpperCase() === "PERSONS" && quantityValue !== undefined && quantityValue < smallestCountOfPersons;
  if (!small || !concernsProtected) return { quantityComparator, quantityValue, quantityUnit };
  return { quantityComparator: "LESS_THAN", quantityValue: smallestCountOfPersons, quantityUnit: "PERSONS" };
}
