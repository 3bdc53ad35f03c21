import { inLanguage } from "../../api/reading/languages.js";
import { inPages } from "../../api/reading/lists/complete-list.js";
import type { RecordNode } from "../../api/reading/lists/list-args.js";
import { linksByRecord } from "../../api/reading/lists/record-links.js";
import type { Reader } from "../../api/reading/reader.js";
import { Assertion, type Claim, Modality, Status } from "../../model/claim.js";
import { type Class, propertiesOf } from "../../model/declare.js";
import { Passage } from "../../model/entities/index.js";
import type { Entity } from "../../model/entity.js";
import type { GraphFormat } from "./graph-format.js";
import type { GraphClaim, GraphEntity, GraphRecord, GraphStream } from "./graph-stream.js";

/** How many records are read at a time. */
const pageSize = 2000;
/** Claims of every assertion, modality and status, which are among their properties. */
const everyClaim = { assertions: Assertion.values, modalities: Modality.values, statuses: Status.values };

/**
 * The graph as the reader's viewer may see it, read page by page. Each page waits for its turn among other requests, and nothing of the pages
 * before it is kept.
 */
export const graphStream = (reader: Reader, options: Pick<GraphFormat, "withSources"> = {}): GraphStream => ({
  model: reader.model,
  languages: reader.languages(undefined),
  records: recordsIn(reader, options),
});

async function* recordsIn(reader: Reader, { withSources }: Pick<GraphFormat, "withSources">): AsyncGenerator<GraphRecord> {
  const { model } = reader;
  const lists = [...model.entities.map((cls) => [cls, {}, entityRecords] as const), [model.claim, everyClaim, claimRecords] as const];
  for (const [cls, choice, recordsOf] of lists) {
    yield* inPages(reader, cls, choice, pageSize, async (page, nodes) => {
      const records = await recordsOf(page, cls, nodes);
      return withSources && recordsOf === claimRecords ? addSources(page, records as GraphClaim[]) : records;
    });
  }
}

const idsOf = (nodes: readonly RecordNode[]) => nodes.map(({ id }) => id);

/**
 * One record as it stands in the graph. A former id gives the record that it leads to.
 * @returns undefined if the viewer sees nothing of this id
 */
export async function graphRecord(reader: Reader, id: string): Promise<GraphRecord | undefined> {
  const { model } = reader;
  const node = (await reader.entity(id)) ?? (await reader.claim(id));
  const cls = node && [...model.entities, model.claim].find((one) => node instanceof one);
  if (!node || !cls) return undefined;
  const [record] = await (cls === model.claim ? claimRecords : entityRecords)(reader, cls, [node]);
  return record;
}

async function entityRecords(reader: Reader, cls: Class, nodes: readonly RecordNode[]): Promise<GraphRecord[]> {
  const { model } = reader;
  const names = model.linksOf(cls).map(([name]) => name);
  const linksOf = await linksByRecord(reader, cls, idsOf(nodes), [{ names, inward: false }]);
  return nodes.map(
    (node): GraphEntity => ({
      record: "entity",
      type: cls.name,
      id: node.id,
      label: inLanguage((node as Entity).name, reader.languages(undefined)).value,
      properties: propertiesIn(cls, node),
      links: names.flatMap((name) =>
        linksOf(node.id, name).map(({ entity: to, qualifier }) => ({ name, to, ...(qualifier !== null && { qualifier }) })),
      ),
    }),
  );
}

async function claimRecords(reader: Reader, cls: Class, nodes: readonly RecordNode[]): Promise<GraphClaim[]> {
  const claimLinks = Object.entries(reader.model.claimLinks);
  const namesOf = (inward: boolean) => claimLinks.filter(([, link]) => (link.inward ?? false) === inward).map(([name]) => name);
  const linksOf = await linksByRecord(
    reader,
    cls,
    idsOf(nodes),
    [true, false].map((inward) => ({ names: namesOf(inward), inward })),
  );
  return nodes.map((node): GraphClaim => {
    const { predicate, ...properties } = propertiesIn(cls, node);
    const ends = claimLinks.flatMap(([name, { reads, one }]) => {
      const ids = linksOf(node.id, name).map(({ entity }) => entity);
      return ids.length ? [[reads[0], one ? ids[0] : ids] as [string, string | readonly string[]]] : [];
    });
    return {
      record: "claim",
      predicate: String(predicate),
      id: node.id,
      label: (node as Claim).statement,
      properties,
      ends: Object.fromEntries(ends),
    };
  });
}

/** The claims with the source of each passage. A viewer who sees a passage sees its source. */
async function addSources(reader: Reader, claims: readonly GraphClaim[]): Promise<GraphClaim[]> {
  const source = reader.model.relation(Passage, "source");
  if (!source) return [...claims];
  const cited = claims.map(({ ends }) => [ends.evidence ?? []].flat());
  const passages = [...new Set(cited.flat())];
  const linksOf = await linksByRecord(reader, Passage, passages, [{ names: [source.name], inward: false }]);
  return claims.map((claim, i) => ({
    ...claim,
    sources: (cited[i] ?? []).flatMap((passage) => linksOf(passage, source.name).map(({ entity }) => entity)),
  }));
}

/** The properties that have a value, without the id. */
function propertiesIn(cls: Class, node: RecordNode): Record<string, unknown> {
  const values = node as unknown as Readonly<Record<string, unknown>>;
  const isEmpty = (value: unknown) => value === null || value === undefined || (typeof value === "object" && !Object.keys(value).length);
  return Object.fromEntries(
    propertiesOf(cls).flatMap(({ name }) => (name === "id" || isEmpty(values[name]) ? [] : [[name, values[name]]])),
  );
}
