import { type Cell, type ColumnGroup, nameOf, valueCells } from "../../api/answers/cells.js";
import { columnNameOf, type DeclaredColumn, idColumn, propertyColumns, termColumn, textColumn } from "../../api/answers/column.js";
import { countryColumns, groundColumns } from "../../api/answers/columns/place-columns.js";
import { inLanguage, isIn } from "../../api/reading/languages.js";
import type { RecordNode } from "../../api/reading/lists/list-args.js";
import { linksByRecord } from "../../api/reading/lists/record-links.js";
import type { Reader } from "../../api/reading/reader.js";
import type { Filter } from "../../graph/filter.js";
import { type Class, derivedOf, type Property, propertiesOf, type Translated, type TranslatedList } from "../../model/declare.js";
import { Place } from "../../model/entities/index.js";
import { type Entity, Locality } from "../../model/entity.js";
import { isA, type Model } from "../../model/model.js";
import type { Link } from "../../model/relations.js";
import { pluralOf } from "../../text/plural.js";
import { listTable } from "./pages.js";
import { type Table, type TableOptions, withClaimIds } from "./table.js";

/**
 * The records of a class that the viewer may see, by id: all their properties, codes, coordinates and country, and the ids and names of what
 * they link to.
 */
export function entitiesTable(reader: Reader, cls: Class, filter?: Filter, options?: TableOptions): Table {
  const columns = withClaimIds(entityColumnsOf(reader.model, cls), options, () => []);
  return listTable(reader, cls, { filter }, columns as readonly ColumnGroup<RecordNode>[]);
}

/** The columns of the records of a class. */
export function entityColumnsOf(model: Model, cls: Class): ColumnGroup<Entity>[] {
  const located = isA(cls, Locality) && model.classes.includes(Place);
  return [
    ...propertiesOf(cls).map(propertyColumn),
    derivedColumns(cls),
    // A place has its codes and coordinates itself.
    ...(located && cls !== Place ? [groundColumns()] : []),
    ...(located ? [countryColumns] : []),
    ...model.linksOf(cls).map(([name, link]) => linkColumns(model, cls, name, link)),
  ];
}

const propertyColumn = (property: Property): ColumnGroup<Entity> => ({
  columns: propertyColumns(property),
  cells: (record, reader) => valueCells(cellOf(reader, property, record), property.kind),
});

function cellOf(reader: Reader, { name, many, kind }: Property, record: Entity): Cell {
  const value = (record as unknown as Readonly<Record<string, unknown>>)[name] ?? null;
  if (kind !== "translated") return (value as Cell) ?? (many ? [] : null);
  const languages = reader.languages(undefined);
  if (many) return Object.entries((value ?? {}) as TranslatedList).flatMap(([tag, texts]) => (isIn(tag, languages) ? texts : []));
  return value && Object.keys(value).length ? inLanguage(value as Translated, languages).value : null;
}

/** Texts that follow from properties. A flag of earlier releases has no column: its property has one. */
function derivedColumns(cls: Class): ColumnGroup<Entity> {
  const texts = derivedOf(cls).filter(({ formerFlag }) => !formerFlag);
  return {
    columns: texts.map(({ name, description }) => textColumn(columnNameOf(name), description)),
    cells: (record) => texts.map(({ name }) => (record as unknown as Readonly<Record<string, Cell>>)[name] ?? null),
  };
}

/** The columns of what a link leads to. Where it leads to several records, each column has a part for each of them, in the order of their ids. */
function linkColumns(model: Model, cls: Class, name: string, link: Link): ColumnGroup<Entity> {
  const { qualifier } = link;
  const [field, description] = link.reads;
  const one = link.one === true;
  const target = model.relation(cls, field)?.target ?? cls;
  const suffix = linkColumnNames(model, cls, link);
  // A code is known by its scheme and its notation there.
  const code = propertiesOf(target).flatMap((notation) => {
    const scheme = notation.schemeIn === undefined ? undefined : model.property(target, notation.schemeIn);
    return scheme ? [scheme, notation] : [];
  });
  const columns: DeclaredColumn[] = [
    idColumn(suffix("id"), description, target, !one),
    textColumn(suffix("name"), one ? "Its name, in the reader's language." : "Their names, in the reader's language.", !one),
    ...code.flatMap((property) =>
      propertyColumns(property, suffix(columnNameOf(property.name))).map((column) => ({ ...column, list: !one })),
    ),
    ...(qualifier ? [termColumn(suffix(columnNameOf(qualifier[0])), qualifier[2], qualifier[1], !one)] : []),
  ];
  return {
    columns,
    async cells(record, reader) {
      const all = (await linksLoader(reader, cls).load(record.id))(name);
      const links = one ? all.slice(0, 1) : all;
      const targets = (await Promise.all(links.map(({ entity }) => reader.entity(entity)))) as (Entity | null)[];
      const lists: Cell[][] = [
        links.map(({ entity }) => entity),
        targets.map((to) => to && nameOf(to, reader)),
        ...code.map((property) => targets.map((to) => (to as unknown as Readonly<Record<string, Cell>> | null)?.[property.name] ?? null)),
        ...(qualifier ? [links.map((found) => found.qualifier)] : []),
      ];
      return one ? lists.map(([only = null]) => only) : lists;
    },
  };
}

/** The names of the columns of a link: `located_in_id`, or of a link to several records `broader_ids`. */
export function linkColumnNames(model: Model, cls: Class, { reads: [field], one }: Link): (part: string) => string {
  const stem = stemOf(field, model.relation(cls, field)?.target ?? cls, one === true);
  return (part) => `${stem}_${one ? part : pluralOf(part)}`;
}

/** What the columns of a link start with: its field, or the name of the class where the field is a part of that: `practice_type` for `types`. */
function stemOf(field: string, target: Class, one: boolean): string {
  const ofClass = columnNameOf(target.name);
  return !one && pluralOf(ofClass).endsWith(`_${columnNameOf(field)}`) ? ofClass : columnNameOf(field);
}

/** The links of records by name; those of all records that are asked for together are read in one statement. */
const linksLoader = (reader: Reader, cls: Class) =>
  reader.loader(linksLoaderKey(cls), async (ids: readonly string[]) => {
    const names = reader.model.linksOf(cls).map(([name]) => name);
    const linksOf = await linksByRecord(reader, cls, ids, [{ names, inward: false }]);
    return ids.map((id) => (name: string) => linksOf(id, name));
  });
const linksLoaderKey = (cls: Class) => `links of ${cls.name}`;
