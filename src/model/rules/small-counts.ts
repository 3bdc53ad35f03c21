import { type Claim, smallestCountOfPersons } from "../claim.js";
import { rule } from "./rule.js";

type Quantity = Pick<Claim, "quantityComparator" | "quantityValue" | "quantityUnit">;

/** Readers of files suppress small counts before they compute ids. A small count that comes in any other way is refused. */
export const smallCount = rule(
  "small-count",
  "No number of persons below five is kept of a protected group.",
  "links",
  (model, record, lookup) => {
    if (record.type !== model.claim) return [];
    const quantity = record.values as Quantity;
    if (quantity.quantityValue == null) return [];
    const counted = record.links.filter(({ name }) => countedKeys.has(model.claimLinks[name]?.key ?? ""));
    const group = counted.find(({ to }) => lookup.has(to, "protectedGroup"));
    if (!group || withoutSmallCount(quantity, true) === quantity) return [];
    return [
      {
        property: "quantityValue",
        message: `is a number of persons below ${smallestCountOfPersons}, of ${group.to}, which is a protected group.`,
      },
    ];
  },
);
/** The keys of the links to records that a quantity may count. */
const countedKeys: ReadonlySet<string> = new Set(["subject", "object", "for"]);

/** Units are in the words of the source. A unit that contains one of these words counts persons, unless it is a share. */
const persons =
  /(^|_)(PERSONS?|PEOPLE|INDIVIDUALS?|MEMBERS?|VICTIMS?|SURVIVORS?|CHILD(REN)?|MINORS?|GIRLS?|BOYS?|WOM[AE]N|M[AE]N|YOUTHS?|LEADERS?|DEFENDERS?|HOUSEHOLDS?|FAMIL(Y|IES))(_|$)/;
const share = /^(PERCENT|SHARE|RATE)(_|$)/;
const countsPersons = (unit: string) => persons.test(unit) && !share.test(unit);

/**
 * Suppresses a small count of a protected group, whose members it could identify. Numbers of persons below five all become the same
 * "less than 5", in ids too. "At least 3" is removed instead: the true number may be large.
 * @returns the same object if there is nothing to suppress
 */
export function withoutSmallCount(quantity: Quantity, concernsProtected: boolean): Quantity {
  const { quantityComparator, quantityValue, quantityUnit } = quantity;
  // Other rules check whether these are a number and a text.
  if (!concernsProtected || typeof quantityValue !== "number" || typeof quantityUnit !== "string") return quantity;
  if (!countsPersons(quantityUnit.toUpperCase().replace(/\W+/g, "_"))) return quantity;
  switch (quantityComparator) {
    case "AT_LEAST":
      return quantityValue < smallestCountOfPersons ? noQuantity : quantity;
    case "MORE_THAN":
      return quantityValue + 1 < smallestCountOfPersons ? noQuantity : quantity;
    default:
      return quantityValue < smallestCountOfPersons
        ? { quantityComparator: "LESS_THAN", quantityValue: smallestCountOfPersons, quantityUnit: "PERSONS" }
        : quantity;
  }
}
const noQuantity: Quantity = { quantityComparator: undefined, quantityValue: undefined, quantityUnit: undefined };
