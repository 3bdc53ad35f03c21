import { type ColumnGroup, nameOf, valueCells } from "../../api/answers/cells.js";
import { classColumn, idColumn, propertyColumns, textColumn } from "../../api/answers/column.js";
import { claimSentenceColumns } from "../../api/answers/columns/claim-sentence-columns.js";
import { evidenceColumns } from "../../api/answers/columns/evidence-columns.js";
import { placeColumns } from "../../api/answers/columns/place-columns.js";
import { practiceTypeColumns } from "../../api/answers/columns/practice-columns.js";
import { inLanguage } from "../../api/reading/languages.js";
import type { CompleteList } from "../../api/reading/lists/complete-list.js";
import type { RecordNode } from "../../api/reading/lists/list-args.js";
import type { Reader } from "../../api/reading/reader.js";
import type { Filter } from "../../graph/filter.js";
import { Assertion, Claim, Modality, Status } from "../../model/claim.js";
import { type Property, propertiesOf, type Translated } from "../../model/declare.js";
import { Place, Practice } from "../../model/entities/index.js";
import { type Entity, Locality } from "../../model/entity.js";
import type { Model, Relation } from "../../model/model.js";
import type { ClaimsQuery } from "./claim-parameters.js";
import { listTable } from "./pages.js";
import { type Cell, type Table, type TableOptions, withClaimIds } from "./table.js";

const everything: ClaimsQuery = { conditions: [], groups: [] };

/** The records that a link of a claim leads to. A model may lack the link. */
async function linked(claim: Claim, field: string, reader: Reader): Promise<Entity[]> {
  const relation = reader.model.relation(Claim, field);
  const nodes = relation ? await reader.unpaged(relation, claim) : [];
  return (await Promise.all(nodes.map(({ id }) => reader.entity(id)))).filter((record): record is Entity => record !== null);
}

/** The columns of the one record that a link leads to, and of each of several. */
const endColumns = ({ field, description, target }: Relation): ColumnGroup<Claim> => ({
  columns: [
    classColumn(`${field}_type`, `${description} Its class.`, target),
    idColumn(`${field}_id`, `${description} Its id.`, target),
    textColumn(`${field}_name`, `${description} Its name, in the reader's language.`),
  ],
  async cells(claim, reader) {
    const [end] = await linked(claim, field, reader);
    return end ? [end.constructor.name, end.id, nameOf(end, reader)] : [null, null, null];
  },
});
const listColumns = ({ field, description, target }: Relation): ColumnGroup<Claim> => ({
  columns: [
    idColumn(`${field}_ids`, description, target, true),
    textColumn(`${field}_names`, "Their names, in the reader's language.", true),
  ],
  async cells(claim, reader) {
    const records = await linked(claim, field, reader);
    return [records.map(({ id }) => id), records.map((record) => nameOf(record, reader))];
  },
});

/** The first of a claim's ends that passes: a claim about a place, or about a practice, has it as its subject or its object. */
async function endThat(claim: Claim, reader: Reader, passes: (record: Entity) => boolean): Promise<Entity | null> {
  const ends = [...(await linked(claim, "subject", reader)), ...(await linked(claim, "object", reader))];
  return ends.find(passes) ?? null;
}
/** Where a claim holds: the place that it names, or the place or community that it is about. */
const place = placeColumns<Claim>(
  "Where the claim holds: the place or community that it names for that, or else the one that it is about.",
  async (claim, reader) => {
    const [at] = await linked(claim, "at", reader);
    return (at ?? (await endThat(claim, reader, (r) => r instanceof Locality)))?.id ?? null;
  },
);
const practiceTypes = practiceTypeColumns<Claim>((claim, reader) => endThat(claim, reader, (r) => r instanceof Practice));

/** Every property of a claim has a column of its name; its id and its predicate come before its links. */
const properties = propertiesOf(Claim).filter(({ name }) => name !== "id" && name !== "predicate");
const ownColumns: ColumnGroup<Claim> = {
  columns: properties.flatMap((property) => propertyColumns(property)),
  cells: (claim, reader) => properties.flatMap((property) => valueCells(cellOf(reader, property, claim), property.kind)),
};
const identity = propertiesOf(Claim).filter(({ name }) => !properties.some((property) => property.name === name));
const claimColumns: ColumnGroup<Claim> = {
  columns: identity.flatMap((property) => propertyColumns(property, property.name === "id" ? "claim_id" : property.name)),
  cells: ({ id, predicate }) => [id, predicate],
};

/** The columns of claims, without those for classes and links that the model lacks. */
export function claimColumnsOf(model: Model): ColumnGroup<Claim>[] {
  const relations = (...fields: readonly string[]) => fields.flatMap((field) => model.relation(Claim, field) ?? []);
  return [
    claimColumns,
    ...relations("subject", "object").map(endColumns),
    ...(model.classes.includes(Practice) ? [practiceTypes] : []),
    ...(model.classes.includes(Place) ? [place] : []),
    ...relations("for", "by").map(listColumns),
    ownColumns,
    evidenceColumns<Claim>(({ id }) => id),
    claimSentenceColumns<Claim>((claim) => claim),
  ];
}

/**
 * The claims that the viewer may see, by default of every assertion, modality and status, with the ids and names of the records that they
 * name.
 */
export function claimsTable(
  reader: Reader,
  { conditions, anyOf, groups, assertions, modalities, statuses }: ClaimsQuery = everything,
  options?: TableOptions,
): Table {
  const choice = {
    assertions: assertions ?? Assertion.values,
    modalities: modalities ?? Modality.values,
    statuses: statuses ?? Status.values,
  };
  const columns = withClaimIds(claimColumnsOf(reader.model), options, ({ id }) => [id]);
  const listOf = (...filters: readonly Filter[]): CompleteList => ({
    ...choice,
    groups,
    ...(filters.length && { filter: { and: filters } }),
  });
  const lists = anyOf ? anyOf.map((one) => listOf(...conditions, one)) : listOf(...conditions);
  return listTable(reader, Claim, lists, columns as readonly ColumnGroup<RecordNode>[]);
}

function cellOf(reader: Reader, { name, many, kind }: Property, claim: Claim): Cell {
  const value = (claim as unknown as Record<string, unknown>)[name] ?? null;
  if (value === null) return many ? [] : null;
  if (kind === "translated") return many ? null : inLanguage(value as Translated, reader.languages(undefined)).value;
  return value as Cell;
}
