import { badInput, Failure, notFound } from "../../errors.js";
import { Review } from "../../model/annotations/review.js";
import { propertiesOf } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { valueViolations } from "../../model/rules/index.js";
import type { Graph, Row, Statement, Transaction } from "../graph.js";
import { storedPages } from "../id-pages.js";
import { anchorOf } from "../layout.js";
import { changeClaims, type WriteDetails } from "./versions/visible-versions.js";

/**
 * The status of a bound claim as its data set gives it. A claim that was stored before there were reviews has no `datasetStatus`, and
 * no review either.
 */
export const datasetStatus = (k: string) => `coalesce(${k}.datasetStatus, ${k}.status)`;

/** Binds the status that readers see of a bound claim: that of its latest review, or else that of its data set. */
export const claimStatus = (k: string, status: string) =>
  [
    `WITH ${k}, ${k}.id AS reviewed`,
    // An aggregate, so that a claim without a review keeps its row.
    `CALL (reviewed) { MATCH (r:Review {claim: reviewed}) WITH r ORDER BY r.reviewedAt DESC, r.id DESC LIMIT 1 RETURN max(r.status) AS latest }`,
    `WITH ${k}, coalesce(latest, ${datasetStatus(k)}) AS ${status}`,
  ].join(" ");

/** Sets the status of claims that have a review. Other claims keep the status of their data set, which every write of a claim sets first. */
export const setReviewedStatuses = (tx: Transaction, ids: readonly string[]) =>
  tx.run(
    [
      "UNWIND $ids AS id MATCH (r:Review {claim: id}) WITH DISTINCT id MATCH (k:Claim {id: id})",
      claimStatus("k", "status"),
      `WITH k, status, ${datasetStatus("k")} AS original WHERE k.status <> status SET k.datasetStatus = original, k.status = status`,
    ].join(" "),
    { ids },
  );

/** Those of these claims whose status is neither that of their latest review nor that of their data set. */
export const withWrongStatus = async (tx: Transaction, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.run(
      `UNWIND $ids AS id MATCH (k:Claim {id: id}) ${claimStatus("k", "status")} WITH k, status WHERE k.status <> status RETURN k.id`,
      { ids },
    )
  ).map(([id]) => id as string);

const columns = propertiesOf(Review).map(({ name }) => name);
const columnsOf = (r: string) => columns.map((name) => `${r}.${name}`).join(", ");
const reviewOf = (row: Row): Review => {
  const values = columns.flatMap((name, i) => (row[i] == null ? [] : [[name, row[i]] as const]));
  return Object.assign(new Review(), Object.fromEntries(values));
};

/** Stores reviews, in batches that one statement takes. Their claims need not be stored. */
export async function createReviews(tx: Transaction, reviews: readonly Review[]): Promise<void> {
  const map = columns.map((name, i) => `${name}: row[${i}]`).join(", ");
  const rows = reviews.map((review) => columns.map((name) => review[name as keyof Review] ?? null));
  await tx.run(`UNWIND $rows AS row CREATE (:Review {${map}})`, { rows });
  await setReviewedStatuses(tx, [...new Set(reviews.map(({ claim }) => claim))]);
}

/** All reviews by id, page by page. */
export const pagesOfReviews = (graph: Pick<Graph, "read">, pageSize: number): AsyncGenerator<Review[]> => {
  const text = `UNWIND $ids AS id MATCH (r:Review {id: id}) RETURN ${columnsOf("r")}`;
  return storedPages(
    graph,
    "Review",
    pageSize,
    (ids): Statement<Review> => ({ text, parameters: { ids }, hydrate: reviewOf }),
    ({ id }) => id,
  );
};

/**
 * Records a review, and sets the status of its claim. Recording the same review twice changes nothing.
 * @throws BAD_USER_INPUT if the review is not well formed, NOT_FOUND if its claim is not stored, CONFLICT if its id is that of another review
 */
export async function recordReview(
  graph: Pick<Graph, "write">,
  model: Model,
  review: Review,
  details: Pick<WriteDetails, "clock"> = {},
): Promise<void> {
  const [error] = valueViolations(model, Review, Object.assign(new Review(), review));
  if (error) throw badInput(`review: ${error.property} ${error.message}`, { argument: error.property });
  await graph.write(async (tx) => {
    const [stored] = await tx.run(`MATCH (r:Review {id: $id}) RETURN ${columnsOf("r")}`, { id: review.id });
    if (stored) {
      const other = reviewOf(stored);
      if (columns.some((name) => (other[name as keyof Review] ?? null) !== (review[name as keyof Review] ?? null)))
        throw new Failure("CONFLICT", `There is a review ${review.id} already, and it differs from this one: give this one another id.`);
      return;
    }
    const claims = await tx.run(`MATCH (k:${anchorOf(model, model.claim)} {id: $claim}) RETURN k.id`, { claim: review.claim });
    if (!claims.length) throw notFound("claim", review.claim, []);
    await changeClaims(tx, model, [review.claim], details, () => createReviews(tx, [review]));
  });
}
