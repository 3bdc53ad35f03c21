import { type LowInformation, lowInformationFrom, lowInformationOf } from "../../../analysis/low-information.js";
import { edgeKey } from "../../../analysis/walking/neighbourhood.js";
import { type ClaimEdge, type ClaimsAtEnd, claimEdgePlaces, type EdgePlaces } from "../../../graph/statements/facts/claim-edges.js";
import { passagesOf } from "../../../graph/statements/questions/response-gaps.js";
import { batches } from "../facts.js";
import type { Reader } from "../reader.js";

/** The places of the claims of edges that some statements find, by the edge's key. @param listed of how many places each has the ids */
export async function readEdgePlaces(
  reader: Reader,
  queries: readonly ClaimsAtEnd[],
  listed: number,
): Promise<ReadonlyMap<string, EdgePlaces>> {
  const { model, viewer } = reader;
  const found = await Promise.all(queries.map((query) => reader.facts(claimEdgePlaces(model, query, listed, viewer.level))));
  return new Map(found.flat().map((places) => [edgeKey(places), places]));
}

/** Whether what rests on some edges rests on little. @param mostWeighed so many claims are weighed; more are not little */
export async function edgesLowInformation(reader: Reader, edges: readonly ClaimEdge[], mostWeighed: number): Promise<LowInformation> {
  const different = [...new Map(edges.map((edge) => [edgeKey(edge), edge])).values()];
  const claims = different.reduce((sum, edge) => sum + edge.claims, 0);
  if (claims > mostWeighed) return lowInformationFrom({ claims, documents: Number.POSITIVE_INFINITY, isOneVoice: false });
  const { model, viewer } = reader;
  const ids = different.flatMap((edge) => edge.ids);
  const read = batches(ids).map((batch) => reader.facts(passagesOf(model, batch, viewer.level)));
  const evidence = new Map<string, { sources: string[]; passages: string[] }>(ids.map((id) => [id, { sources: [], passages: [] }]));
  for (const { claim, source, passage } of (await Promise.all(read)).flat()) {
    evidence.get(claim)?.sources.push(source);
    evidence.get(claim)?.passages.push(passage);
  }
  return lowInformationOf([...evidence.values()]);
}
