import { type CompareSide, type ComparisonRow, compareSides, comparisonRows } from "../../../analysis/compare.js";
import { compareConstants as constants } from "../../../analysis/constants.js";
import { groupedBy } from "../../../analysis/grouped-by.js";
import { type LowInformation, lowInformationFrom, lowInformationOf } from "../../../analysis/low-information.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { type ClaimOfCell, claimsOfCells, comparedClaims, comparedLinks } from "../../../graph/statements/questions/compare.js";
import { byIds } from "../../../graph/statements/records.js";
import { type Class, propertiesOf } from "../../../model/declare.js";
import { Entity } from "../../../model/entity.js";
import { maxFacts, readClaimFacts, tooManyFacts } from "../facts.js";
import type { Reader } from "../reader.js";

export interface CompareQuery extends ClaimChoice {
  readonly ids: readonly string[];
}
const choiceOf = ({ ids: _, ...choice }: CompareQuery): ClaimChoice => choice;
const sides = Object.keys(compareSides) as readonly CompareSide[];

/** @throws LIMIT_EXCEEDED for more rows than `maxFacts` */
async function readRows(reader: Reader, query: CompareQuery): Promise<readonly ComparisonRow[]> {
  const { model, viewer } = reader;
  const read = (side: CompareSide) => reader.facts(comparedClaims(model, side, query.ids, choiceOf(query), maxFacts + 1, viewer.level));
  const counted = (await Promise.all(sides.map(read))).flat();
  if (counted.length > maxFacts) throw tooManyFacts();
  return comparisonRows(query.ids, counted);
}
export const comparisonRowsRead = (reader: Reader, query: CompareQuery) => reader.computed(readRows, query);

/** Rows that are shown together, so that their claims are read at once. */
export interface ComparisonPage {
  readonly query: CompareQuery;
  readonly rows: readonly ComparisonRow[];
}
type CellKey = Pick<ComparisonRow, "predicate" | "side" | "other" | "object"> & { readonly record: string };
const keyOf = ({ record, predicate, side, other, object }: CellKey) => JSON.stringify([record, predicate, side, other, object]);

async function readCellClaims(reader: Reader, { query, rows }: ComparisonPage): Promise<ReadonlyMap<string, readonly ClaimOfCell[]>> {
  const found = await Promise.all(
    sides.map((side) => {
      const own = rows.filter((row) => row.side === side);
      if (!own.length) return [];
      const cells = {
        records: query.ids.filter((id) => own.some(({ has }) => has.some(({ record }) => record === id))),
        predicates: own.map(({ predicate }) => predicate),
        others: own.map(({ other }) => other),
        objects: own.flatMap(({ object }) => object ?? []),
      };
      return reader.facts(claimsOfCells(reader.model, side, cells, choiceOf(query), reader.viewer.level));
    }),
  );
  return groupedBy(found.flat(), keyOf);
}
/** The claims that one record has in a row. */
export const cellClaims = async (reader: Reader, page: ComparisonPage, cell: CellKey): Promise<readonly ClaimOfCell[]> =>
  (await reader.computed(readCellClaims, page)).get(keyOf(cell)) ?? [];

/** Whether the comparison rests on little. A record of which there is no row is not known. */
export async function comparisonLowInformation(reader: Reader, query: CompareQuery): Promise<LowInformation> {
  const rows = await comparisonRowsRead(reader, query);
  const isUnknown = query.ids.some((id) => !rows.some(({ has }) => has.some(({ record }) => record === id)));
  const counted = rows.reduce((sum, { has }) => sum + has.reduce((own, { claims }) => own + claims, 0), 0);
  // More claims are not read: so many are not little.
  if (counted > constants.mostWeighedClaims) return lowInformationFrom({ claims: counted, documents: 2, isOneVoice: false }, isUnknown);
  const ends = sides.map((side) => side.toLowerCase() as Lowercase<CompareSide>);
  const choice = choiceOf(query);
  const facts = await readClaimFacts(reader, ...ends.map((end) => ({ ids: query.ids, end, choice, details: ["evidence"] as const })));
  return lowInformationOf(facts, isUnknown);
}

/** A property or a link, with what each of the compared records has, in the order in which they were named. */
export interface ComparedProperty {
  readonly name: string;
  readonly values: readonly { readonly record: string; readonly value: string | null }[];
}
/** What entities have beside what they are: a name is shown with each record. */
const own = new Set(["id", "name", "description", "aliases", "unchecked", "sensitivity"]);

/** Properties and links of the records side by side: those of which at least one record has a value. No claim stands behind them. */
export async function readComparedProperties(reader: Reader, { ids }: CompareQuery): Promise<readonly ComparedProperty[]> {
  const { model, viewer } = reader;
  const [records, links] = await Promise.all([
    // Whole: which properties a record has follows from its class.
    reader.facts(byIds(model, Entity, ids, viewer.level)),
    reader.facts(comparedLinks(model, ids, viewer.level)),
  ]);
  const byId = new Map(records.map((record) => [record.id, record]));
  const classOf = (id: string) => byId.get(id)?.constructor as Class;
  const properties = [...new Set(ids.flatMap((id) => propertiesOf(classOf(id)).map(({ name }) => name)))].filter((name) => !own.has(name));
  const linked = (id: string, name: string) => links.filter(({ record, link }) => record === id && link === name).map(({ to }) => to);
  const rows: readonly (readonly [string, (id: string) => unknown])[] = [
    ["class", (id) => classOf(id).name],
    ...properties.map((name) => [name, (id: string) => (byId.get(id) as unknown as Readonly<Record<string, unknown>>)[name]] as const),
    ...Object.entries(model.links).map(([name, { reads }]) => [reads[0], (id: string) => linked(id, name).sort()] as const),
  ];
  return rows
    .map(([name, read]) => ({ name, values: ids.map((record) => ({ record, value: textOf(read(record)) })) }))
    .filter(({ values }) => values.some(({ value }) => value !== null));
}

function textOf(value: unknown): string | null {
  const values = [value ?? []].flat();
  return values.length ? values.map((part) => (typeof part === "object" ? JSON.stringify(part) : String(part))).join(", ") : null;
}
