import { Matches } from "class-validator";
import { Status } from "../claim.js";
import { date, entity, id, optional, term, text } from "../declare.js";
import { idPattern } from "../values.js";

/**
 * A review names its claim by id and is stored apart from it, so that loading the data set again replaces the claim and keeps the review.
 * It is not an entity of the model and has no GraphQL type: readers see the status of the claim, which follows from it.
 */
@entity("One decision about a claim. Of several about one claim, the latest decides: by day, then by id.")
export class Review {
  @id("Names the review.") id!: string;
  @text("The id of the claim.") @Matches(idPattern, { message: "the id of a claim" }) claim!: string;
  @term(Status, "The status that the claim has from this review on.") status!: Status;
  @date("The day of the decision.") @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: "a day, such as 2026-01-31" }) reviewedAt!: string;
  @text("Who decided: a role, never a person's name.") reviewedBy!: string;
  @text("The reason.", optional) note?: string;
}
