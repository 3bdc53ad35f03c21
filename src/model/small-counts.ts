import { type Claim, smallestCountOfPersons } from "./claim.js";

type Quantity = Pick<Claim, "quantityComparator" | "quantityValue" | "quantityUnit">;

/** Whether counting the members of this group can put them at risk. */
export const isProtected = (values: object | undefined): boolean =>
  (values as { protectedGroup?: boolean } | undefined)?.protectedGroup === true;

/** Units are words of the source: these count persons, whatever stands before or behind them, unless it is a share of them. */
const persons =
  /(^|_)(PERSONS?|PEOPLE|INDIVIDUALS?|MEMBERS?|VICTIMS?|SURVIVORS?|CHILD(REN)?|MINORS?|GIRLS?|BOYS?|WOM[AE]N|M[AE]N|YOUTHS?|LEADERS?|DEFENDERS?|HOUSEHOLDS?|FAMIL(Y|IES))(_|$)/;
const share = /^(PERCENT|SHARE|RATE)(_|$)/;
const countsPersons = (unit: string) => persons.test(unit) && !share.test(unit);

/**
 * A quantity as it may be kept. Of a group whose members a count could give away, a number of persons below five is never
 * kept, not even in an id: all such counts become the same "less than 5". Of "at least 3" nothing is kept, for it may be many.
 */
export function withoutSmallCount(quantity: Quantity, concernsProtected: boolean): Quantity {
  const { quantityComparator, quantityValue, quantityUnit } = quantity;
  if (!concernsProtected || quantityValue === undefined || !countsPersons(quantityUnit?.toUpperCase().replace(/\W+/g, "_") ?? ""))
    return quantity;
  switch (quantityComparator) {
    case "AT_LEAST":
      return quantityValue < smallestCountOfPersons ? none : quantity;
    case "MORE_THAN":
      return quantityValue + 1 < smallestCountOfPersons ? none : quantity;
    default:
      return quantityValue < smallestCountOfPersons
        ? { quantityComparator: "LESS_THAN", quantityValue: smallestCountOfPersons, quantityUnit: "PERSONS" }
        : quantity;
  }
}
const none: Quantity = { quantityComparator: undefined, quantityValue: undefined, quantityUnit: undefined };
