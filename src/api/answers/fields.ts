import type { GraphQLResolveInfo } from "graphql";
import type { Method } from "../../analysis/method.js";
import { Claim } from "../../model/claim.js";
import { type Class, type Property, propertiesOf } from "../../model/declare.js";
import { Passage } from "../../model/entities/index.js";
import type { Entity } from "../../model/entity.js";
import { isA } from "../../model/model.js";
import { linksBelow, recordBelow } from "../execution/look-ahead.js";
import type { Reads } from "../reading/projection.js";
import type { Reader } from "../reading/reader.js";
import { ClaimSentence, claimSentenceOptions } from "../schema/claim-sentence.js";
import { outputTypeOf } from "../schema/output-types.js";
import { type SchemaTypes, scalarOf } from "../schema/types.js";
import { sentenceOfClaim } from "../words/claim-sentence.js";
import { type Cell, type ColumnGroup, nameOf, noColumns, valueCells } from "./cells.js";
import { classColumn, columnNameOf, type DeclaredColumn, idColumn, textColumn, valueColumns } from "./column.js";
import { claimSentenceColumns } from "./columns/claim-sentence-columns.js";
import { evidenceColumns } from "./columns/evidence-columns.js";

/**
 * A field of an answer, or of a row of one of its lists. If it reads properties of a record, it has the name of the property, or lists them in
 * `reads`: no others are read from the graph.
 * @param From what its value is read from: the query of the answer, or the row
 */
export interface AnswerField<From> extends Pick<Reads, "reads"> {
  readonly name: string;
  /** The GraphQL type for a model; in an array, a list of it. */
  readonly type: (types: SchemaTypes) => object;
  readonly description: string;
  readonly nullable?: boolean;
  /** The cost of finding its value, in units; by default that of a value, and beside a page that of finding the page. */
  readonly cost?: number;
  /** The kind of its value, if it is that of a property. */
  readonly kind?: Property["kind"];
  /** Its value; without it, the property of its name. @param info what is selected below it, where GraphQL asks for it */
  readonly value?: (from: From, reader: Reader, lang?: string | null, info?: GraphQLResolveInfo) => unknown;
  /** Whether its value has a language, which the field takes as an argument. */
  readonly inLanguages?: true;
  /** Its columns in a table. */
  readonly columns: ColumnGroup<From>;
  /** Whether its value is a list of objects. */
  readonly listed?: true;
  /** The subfields that a document for the whole answer selects, if its type has fields. */
  readonly selection?: string;
  /** The ids of the claims behind its value, where all of them were read. */
  readonly claimIds?: (from: From, reader: Reader) => readonly string[] | Promise<readonly string[]>;
  /** Whether it only says in words, or as an address, what other fields say: receipts do not compare it. */
  readonly restates?: true;
  /** Whether it says how its row stands to the other rows, such as its rank: it changes when they do, so receipts do not compare it. */
  readonly relative?: true;
  /** The method that it names. */
  readonly method?: Method;
}

type Value<From> = (from: From, reader: Reader) => Cell | Promise<Cell>;
interface ValueOptions<From> extends Pick<Reads, "reads">, Pick<AnswerField<From>, "nullable" | "kind" | "restates" | "relative"> {
  readonly value?: Value<From>;
  /** What its numbers count or measure, in tables. */
  readonly unit?: string;
  /** The class of the records whose ids it holds. */
  readonly leadsTo?: Class;
}

/** A plain value, and its column; that of a date has its first and its last day beside it. */
export function valueField<From extends object>(
  name: string & (keyof From | (string & {})),
  type: AnswerField<From>["type"],
  description: string,
  { value, unit, leadsTo, ...options }: ValueOptions<From> = {},
): AnswerField<From> {
  const read: Value<From> = value ?? ((from) => (from as Readonly<Record<string, Cell>>)[name] ?? null);
  const cells = (from: From, reader: Reader) => {
    const cell = read(from, reader);
    return cell instanceof Promise ? cell.then((c) => valueCells(c, options.kind)) : valueCells(cell, options.kind);
  };
  const column: DeclaredColumn = {
    name: columnNameOf(name),
    description,
    ...(unit !== undefined && { unit }),
    ...(leadsTo && { leadsTo }),
  };
  return { name, type, description, ...options, ...(value && { value }), columns: { columns: valueColumns(column, options.kind), cells } };
}

/** The columns that a table can have for a record. Its class is its `kind`, or its `type` where records have a property `kind` themselves. */
type RecordColumn = "id" | "name" | "kind" | "type";

/**
 * An entity or a claim, by its id, or null where it has none.
 * @param columns its columns in a table; their names start with the name of the field, or with `prefix`
 */
export function recordField<From>(
  name: string,
  cls: Class,
  description: string,
  idOf: (from: From) => string | null,
  {
    nullable = false,
    columns = ["id", "name"],
    prefix = `${columnNameOf(name)}_`,
    more,
  }: {
    readonly nullable?: boolean;
    readonly columns?: readonly RecordColumn[];
    readonly prefix?: string;
    /** Further columns, after these. */
    readonly more?: ColumnGroup<From>;
  } = {},
): AnswerField<From> {
  const read = (from: From, reader: Reader, info?: GraphQLResolveInfo) => {
    const id = idOf(from);
    const below = info && recordBelow(reader, info);
    return id === null ? null : isA(cls, Claim) ? reader.claim(id, below) : reader.entity(id, below);
  };
  const needsRecord = columns.some((column) => column !== "id");
  const declared: Readonly<Record<RecordColumn, DeclaredColumn>> = {
    id: idColumn(`${prefix}id`, `${description} Its id.`, cls),
    name: textColumn(`${prefix}name`, `${description} Its name, in the reader's language.`),
    kind: classColumn(`${prefix}kind`, `${description} Its class.`, cls),
    type: classColumn(`${prefix}type`, `${description} Its class.`, cls),
  };
  const classHelp = columns.some((column) => column === "kind" || column === "type") ? " `__typename` is its class." : "";
  return {
    name,
    type: (types) => outputTypeOf(types, cls),
    description: `${description}${classHelp}`,
    nullable,
    value: (from, reader, _, info) => read(from, reader, info),
    selection: isA(cls, Claim) ? "id" : "id name",
    ...(isA(cls, Claim) && { claimIds: (from: From) => [idOf(from)].filter((id) => id !== null) }),
    columns: {
      columns: [...columns.map((column) => declared[column]), ...(more?.columns ?? [])],
      async cells(from, reader) {
        const record = needsRecord ? ((await read(from, reader)) as Entity | null) : null;
        const cellOf: Readonly<Record<RecordColumn, () => Cell>> = {
          id: () => idOf(from),
          name: () => record && nameOf(record, reader),
          kind: () => record?.constructor.name ?? null,
          type: () => record?.constructor.name ?? null,
        };
        return [...columns.map((column) => cellOf[column]()), ...((await more?.cells(from, reader)) ?? [])];
      },
    },
  };
}

/** A short list of entities, by their ids; without columns in a table. */
export const recordsField = <From>(
  name: string,
  cls: Class,
  description: string,
  idsOf: (from: From) => readonly string[],
): AnswerField<From> => ({
  name,
  type: (types) => [outputTypeOf(types, cls)],
  description,
  value: async (from, reader) => (await Promise.all(idsOf(from).map((id) => reader.entity(id)))).filter((record) => record !== null),
  listed: true,
  selection: "id name",
  columns: noColumns,
});

/** A property of the claim that a row is about, as the claim has it. @param always whether every such claim has it, although it is optional */
export function claimField<From extends object>(
  name: keyof Claim & string,
  claimId: (from: From) => string,
  { always = false }: { readonly always?: boolean } = {},
): AnswerField<From> {
  const property = propertiesOf(Claim).find((p) => p.name === name);
  if (!property) throw new Error(`A claim has no ${name}.`);
  const { description, optional, many } = property;
  return valueField(name, (types) => (many ? [scalarOf(types, property)] : scalarOf(types, property)), description, {
    // A list that may be missing reads as an empty one.
    nullable: optional && !always && !many,
    kind: property.kind,
    value: async (from, reader) => ((await reader.claim(claimId(from))) as unknown as Record<string, Cell>)[name] ?? (many ? [] : null),
  });
}

/** The claim of a row as one sentence in the reader's language. */
export const claimSentenceField = <From>(claimId: (from: From) => string): AnswerField<From> => ({
  name: "sentence",
  type: () => ClaimSentence,
  description: claimSentenceOptions.description,
  reads: [...claimSentenceOptions.reads, ...claimSentenceOptions.readsOfAny],
  cost: claimSentenceOptions.complexity,
  inLanguages: true,
  value: async (from, reader, lang) => sentenceOfClaim(reader, (await reader.claim(claimId(from))) as Claim, lang),
  selection: "value lang checked made",
  columns: claimSentenceColumns(async (from, reader) => (await reader.claim(claimId(from))) as Claim),
});

/** The passages that the claim of a row rests on. */
export const evidenceField = <From>(claimId: (from: From) => string): AnswerField<From> => ({
  name: "evidence",
  type: (types) => [outputTypeOf(types, Passage)],
  description: "The passages that the claim rests on.",
  listed: true,
  value(from, reader, _, info) {
    const relation = reader.model.relation(Claim, "evidence");
    if (!relation) throw new Error("A claim has no evidence in this model.");
    return reader.unpaged(relation, { id: claimId(from) }, info && linksBelow(reader, info));
  },
  selection: "locator source { id title }",
  columns: evidenceColumns(claimId),
});
