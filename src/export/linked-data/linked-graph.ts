import { visibleDataSets } from "../../api/reading/data-sets.js";
import type { Reader } from "../../api/reading/reader.js";
import { visibleDigest } from "../../graph/statements/questions/dataset.js";
import { iriOf } from "../data-set-iri.js";
import type { GraphRecord } from "../graphs/graph-stream.js";
import { graphStream } from "../graphs/read-graph.js";
import { dataSetNodes } from "./data-set-nodes.js";
import { LinkedTerms } from "./linked-terms.js";
import type { RdfNode } from "./rdf.js";
import { recordNodes } from "./record-nodes.js";
import { vocabularyNodes } from "./vocabulary-nodes.js";

/** Nodes of linked data, and the terms that they are made of. */
export interface LinkedGraph {
  readonly terms: LinkedTerms;
  readonly nodes: AsyncIterable<RdfNode> | Iterable<RdfNode>;
}

/** All that the viewer may see as linked data: the data sets, every term of our own, and then the records, read while they are written. */
export async function linkedGraph(reader: Reader): Promise<LinkedGraph> {
  const { terms, dataSets } = await readDataSets(reader);
  return { terms, nodes: nodesOf(reader, terms, dataSets) };
}

async function* nodesOf(reader: Reader, terms: LinkedTerms, dataSets: readonly RdfNode[]): AsyncGenerator<RdfNode> {
  yield* dataSets;
  yield* vocabularyNodes(terms);
  // Each code brings the scheme that it belongs to, of which there are few.
  const schemes = new Set<string>();
  for await (const record of graphStream(reader).records) {
    const [node, scheme] = recordNodes(terms, record);
    yield node as RdfNode;
    if (scheme && !schemes.has(scheme.iri)) yield scheme;
    if (scheme) schemes.add(scheme.iri);
  }
}

/** One record as linked data, with the data sets and their licence. */
export async function linkedRecord(reader: Reader, record: GraphRecord): Promise<LinkedGraph> {
  const { terms, dataSets } = await readDataSets(reader);
  return { terms, nodes: [...recordNodes(terms, record), ...dataSets] };
}

/** The terms alone, for what describes the files. */
export const linkedTerms = async (reader: Reader): Promise<LinkedTerms> => (await readDataSets(reader)).terms;

async function readDataSets(reader: Reader) {
  const [found] = await reader.paced(async () => {
    const page = reader.renew();
    return [await Promise.all([visibleDataSets(page), page.read(visibleDigest(page.viewer.level))])];
  });
  const [sets = [], [version] = []] = found ?? [];
  const terms = new LinkedTerms(reader.model, iriOf(sets));
  return { terms, dataSets: dataSetNodes(terms, sets, version ?? undefined) };
}
