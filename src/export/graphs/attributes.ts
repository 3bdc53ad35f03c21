import { valueCells } from "../../api/answers/cells.js";
import { propertyColumns, columnNameOf as snake } from "../../api/answers/column.js";
import { isIn } from "../../api/reading/languages.js";
import { type Class, type Property, propertiesOf, type Translated, type TranslatedList } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { languageIn } from "../../model/values.js";
import { cellText } from "../tables/cell-text.js";
import { linkColumnNames } from "../tables/entities.js";
import type { Cell } from "../tables/table.js";
import type { GraphClaim, GraphEntity } from "./graph-stream.js";

/** The types that the formats of graphs have in common. A list is a text, joined as in a CSV cell. */
export type AttributeType = "string" | "integer" | "double" | "boolean";

/** What formats for tools that draw graphs know of a node or an edge beside its id and its label, one value each. */
export interface GraphAttribute<Item> {
  /** In lower case, with `_` between words: `coordinate_kind`. */
  readonly name: string;
  readonly type: AttributeType;
  /** Its value; null where there is none. */
  value(item: Item, languages: readonly string[]): Exclude<Cell, readonly Cell[]>;
}

const typeOf = ({ kind, many }: Property): AttributeType =>
  many ? "string" : kind === "integer" ? "integer" : kind === "real" ? "double" : kind === "flag" ? "boolean" : "string";

/** A value or a list as one value; null if there is none. */
const single = (cell: Cell | undefined) => (cell == null || (Array.isArray(cell) && !cell.length) ? null : cellText(cell));

/** A property of a record as a cell, as in the tables: a translated text in the first of the languages that it has, a list in the first alone. */
function cellOf({ name, kind, many }: Property, { properties }: GraphEntity | GraphClaim, languages: readonly string[]): Cell {
  const value = properties[name] ?? null;
  if (kind !== "translated" || value === null) return value as Cell;
  if (many) return Object.entries(value as TranslatedList).flatMap(([tag, texts]) => (isIn(tag, languages) ? texts : []));
  return (value as Translated)[languageIn(value as Translated, languages)] ?? null;
}

/** The attributes of a property: of a date also its first and its last day. */
const attributesOfProperty = (property: Property, name: string): GraphAttribute<GraphEntity | GraphClaim>[] =>
  propertyColumns(property, name).map(({ name: column }, i) => ({
    name: column,
    type: typeOf(property),
    value: (record, languages) => single(valueCells(cellOf(property, record, languages), property.kind)[i]),
  }));

/** The attributes of the links of an entity: the ids that they lead to, and their qualifiers in the same order. */
const attributesOfLinks = (model: Model, cls: Class): GraphAttribute<GraphEntity>[] =>
  model.linksOf(cls).flatMap(([linkName, link]) => {
    const { one, qualifier } = link;
    const columnName = linkColumnNames(model, cls, link);
    const found = ({ links }: GraphEntity) => links.filter(({ name }) => name === linkName);
    const ids: GraphAttribute<GraphEntity> = {
      name: columnName("id"),
      type: "string",
      value: (record) => single(one ? found(record)[0]?.to : found(record).map(({ to }) => to)),
    };
    if (!qualifier) return [ids];
    const terms: GraphAttribute<GraphEntity> = {
      name: columnName(snake(qualifier[0])),
      type: "string",
      value: (record) => single(found(record).map((one) => one.qualifier ?? null)),
    };
    return [ids, terms];
  });

/** The attribute of a node that has the name of its class. */
export const kindAttribute: GraphAttribute<GraphEntity> = { name: "kind", type: "string", value: ({ type }) => type };

/**
 * The attributes of the entities of a model: `kind`, its class, then every property and link. Classes share an attribute if they have it in
 * common. A property that is called `kind` itself, or that is of another type in another class, has the name of its class before it:
 * `place_kind`.
 */
export function nodeAttributes(model: Model): readonly GraphAttribute<GraphEntity>[] {
  const own = (cls: Class) => propertiesOf(cls).filter(({ name }) => name !== "id" && name !== "name");
  const types = new Map<string, Set<AttributeType>>();
  for (const property of model.entities.flatMap(own))
    types.set(property.name, (types.get(property.name) ?? new Set()).add(typeOf(property)));
  const nameIn = (cls: Class, { name }: Property) =>
    snake(name) === kindAttribute.name || (types.get(name)?.size ?? 0) > 1 ? `${snake(cls.name)}_${snake(name)}` : snake(name);
  const byName = new Map<string, Map<string, GraphAttribute<GraphEntity>>>();
  for (const cls of model.entities) {
    const attributes = [
      ...own(cls).flatMap((property) => attributesOfProperty(property, nameIn(cls, property))),
      ...attributesOfLinks(model, cls),
    ];
    for (const attribute of attributes) byName.set(attribute.name, (byName.get(attribute.name) ?? new Map()).set(cls.name, attribute));
  }
  const shared = [...byName].map(
    ([name, byClass]): GraphAttribute<GraphEntity> => ({
      name,
      type: [...byClass.values()][0]?.type ?? "string",
      value: (record, languages) => byClass.get(record.type)?.value(record, languages) ?? null,
    }),
  );
  return [kindAttribute, ...shared];
}

/** The parts of a claim that a node or the label of its edge has already. */
const elsewhere = ["id", "predicate", "statement"];

/**
 * The attributes of the claims of a model: the predicate, every property, and the ids of what the claim links beside its subject and its
 * object. `source_ids` has a part for each passage, in the order of the passages.
 */
export function edgeAttributes(model: Model): readonly GraphAttribute<GraphClaim>[] {
  const properties = propertiesOf(model.claim).filter(({ name }) => !elsewhere.includes(name));
  const others = Object.values(model.claimLinks).filter(({ reads: [field] }) => field !== "subject" && field !== "object");
  return [
    { name: "predicate", type: "string", value: ({ predicate }) => predicate },
    ...properties.flatMap((property) => attributesOfProperty(property, snake(property.name))),
    ...others.map(
      ({ reads: [field], one }): GraphAttribute<GraphClaim> => ({
        name: `${snake(field)}_${one ? "id" : "ids"}`,
        type: "string",
        value: ({ ends }) => single(ends[field]),
      }),
    ),
    { name: "source_ids", type: "string", value: ({ sources }) => single(sources) },
  ];
}
