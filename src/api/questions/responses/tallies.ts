import * as statements from "../../../graph/statements/questions/responses.js";
import type { Assertion } from "../../../model/claim.js";
import type { Reader } from "../../reading/reader.js";

/**
 * The claims that match, by the terms of the arguments that a query may widen. Without an issue, claims elsewhere are all that name a place
 * without those within the place of the query and around it: to relate every place to that one takes longer than to count all claims.
 */
export async function talliesOfResponses(reader: Reader, query: statements.ResponsesQuery): Promise<readonly statements.ResponsesTally[]> {
  const { model, viewer } = reader;
  if (query.issue !== undefined || !query.scopes.includes("ELSEWHERE"))
    return reader.read(statements.responsesTallies(model, query, viewer.level));
  const [near, all] = await Promise.all([
    reader.read(statements.responsesTallies(model, { ...query, scopes: ["EXACT", "WITHIN", "BROADER"] }, viewer.level)),
    reader.read(statements.allResponsesTallies(model, query, viewer.level)),
  ]);
  const nearWith = (assertion: Assertion) =>
    near.filter(({ assertions }) => assertions === assertion).reduce((sum, { claims }) => sum + claims, 0);
  const others = all.map(({ assertions, placed, claims }): statements.ResponsesTally => {
    const scopes = placed ? "ELSEWHERE" : "UNPLACED";
    return { scopes, issueScopes: "EXACT", assertions, claims: placed ? claims - nearWith(assertions) : claims };
  });
  return [...near, ...others];
}
