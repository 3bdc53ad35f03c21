import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import {
  type ClaimsExpansion,
  type LinkExpansion,
  type NeighbourExpansion,
  neighboursAlone,
} from "../../graph/statements/neighbours/expansions.js";
import type { Relation } from "../../model/model.js";
import { maxClaimsOfEdge } from "../reading/lists/connection-page.js";
import type { ListArgs } from "../reading/lists/list-args.js";
import type { Below, PageBelow } from "../reading/lists/neighbours.js";
import type { Reader } from "../reading/reader.js";
import { type SelectedField, SelectedFields, selectionsBelow } from "./selected-fields.js";

/**
 * What the fields below a field will read, as far as it can come in the same statement: short links, and pages of the records of a list.
 * It is a hint alone: what does not come is read when its field is resolved, and what comes without being needed changes no answer.
 */

/** The extension of a field that follows a relation. */
export interface Follows {
  readonly relation?: Relation;
}
/** The extension of a field whose arguments are a class: gives them alone, checked. */
export interface ChecksArgs {
  readonly checkedArgs?: (args: object, reader: Reader, info: GraphQLResolveInfo) => Promise<object>;
}

/** How many links, one after another, come with a record. */
const maxLinks = 3;

/** The links below a field that gives one record or a short list. */
export const linksBelow = (reader: Reader, info: GraphQLResolveInfo): readonly LinkExpansion[] =>
  lookingAhead(reader, info, noLinks, linksOfRecords, (ahead) => ahead.links(recordType(info), selectionsOf(info)));
const noLinks: readonly LinkExpansion[] = [];
const linksOfRecords = new WeakMap<object, Map<unknown, readonly LinkExpansion[]>>();

/** What comes with the one record that a field of an answer gives. */
export const recordBelow = (reader: Reader, info: GraphQLResolveInfo): Below | undefined =>
  lookingAhead(reader, info, undefined, ofRecords, () => ({ links: linksBelow(reader, info), pages: [] }));
const ofRecords = new WeakMap<object, Map<unknown, Below | undefined>>();

/** What comes with the neighbours of a relation, below its field, which gives a connection. */
export const neighboursBelow = (reader: Reader, info: GraphQLResolveInfo): NeighbourExpansion =>
  lookingAhead(reader, info, neighboursAlone, ofNeighbours, (ahead) => ahead.neighbours(recordType(info), selectionsOf(info)));
const ofNeighbours = new WeakMap<object, Map<unknown, NeighbourExpansion>>();

/** What comes with the records of a field at the root, which gives a record or a connection. */
export async function recordsBelow(reader: Reader, info: GraphQLResolveInfo): Promise<Below | undefined> {
  if (!reader.graph.tripsAreExpensive) return undefined;
  const ahead = new LookAhead(info);
  const type = recordType(info);
  const [records, sets] =
    "pageInfo" in fieldsOf(type) ? ahead.nodes(type as GraphQLObjectType, selectionsOf(info)) : [type, selectionsOf(info)];
  return records && { links: ahead.links(records, sets), pages: await ahead.pages(records, sets, reader, info) };
}

/** Whether the rows of a connection are asked for, and not only how many there are. */
export const rowsAreRead = (info: GraphQLResolveInfo): boolean =>
  once(info, readingRows, () => new LookAhead(info).readsRows(recordType(info), selectionsOf(info)));
const readingRows = new WeakMap<object, Map<unknown, boolean>>();
/** The fields of a connection that read none of its rows. */
const withoutRows: ReadonlySet<string> = new Set(["totalCount", "facets"]);

/** Looks ahead where that saves trips. */
function lookingAhead<T>(
  { graph }: Reader,
  info: GraphQLResolveInfo,
  none: T,
  known: WeakMap<object, Map<unknown, T>>,
  look: (ahead: LookAhead) => T,
): T {
  return graph.tripsAreExpensive ? once(info, known, () => look(new LookAhead(info))) : none;
}
/** Looks once for all siblings: each execution has variable values of its own (docs/caching.md, "Keyed by identity"). */
function once<T>({ variableValues, fieldNodes }: GraphQLResolveInfo, known: WeakMap<object, Map<unknown, T>>, look: () => T): T {
  const ofRequest = known.get(variableValues) ?? new Map<unknown, T>();
  known.set(variableValues, ofRequest);
  if (!ofRequest.has(fieldNodes[0])) ofRequest.set(fieldNodes[0], look());
  return ofRequest.get(fieldNodes[0]) as T;
}

const recordType = ({ returnType }: GraphQLResolveInfo) => getNamedType(returnType) as GraphQLCompositeType;
const selectionsOf = ({ fieldNodes }: GraphQLResolveInfo) => selectionsBelow(fieldNodes as unknown as SelectedField);
const fieldsOf = (type: GraphQLCompositeType) => ("getFields" in type ? type.getFields() : {});
const relationOf = ({ extensions }: GraphQLField<unknown, unknown>) => (extensions as Follows).relation;

class LookAhead {
  private readonly selected: SelectedFields;
  constructor(private readonly info: GraphQLResolveInfo) {
    this.selected = new SelectedFields(info.schema, info.fragments, info.variableValues);
  }

  /** The fields of selections for each object that a type stands for, with how the schema declares them. */
  private *fields(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]) {
    for (const object of isAbstractType(type) ? this.info.schema.getPossibleTypes(type) : [type as GraphQLObjectType])
      for (const nodes of this.selected.of(object, sets)) {
        const field = object.getFields()[nodes[0].name.value];
        if (field) yield { field, nodes };
      }
  }
  private argsOf(field: GraphQLField<unknown, unknown>, nodes: SelectedField) {
    return getArgumentValues(field, nodes[0], this.info.variableValues);
  }

  readsRows(connection: GraphQLCompositeType, sets: readonly SelectionSetNode[]): boolean {
    return [...this.fields(connection, sets)].some(({ field }) => !withoutRows.has(field.name));
  }

  links(type: GraphQLCompositeType, sets: readonly SelectionSetNode[], depth = 1): readonly LinkExpansion[] {
    const found = new Map<Relation, { readonly type: GraphQLCompositeType; readonly sets: SelectionSetNode[] }>();
    for (const { field, nodes } of this.fields(type, sets)) {
      const relation = relationOf(field);
      const target = getNamedType(field.type);
      if (!relation || relation.arity === "many" || !isCompositeType(target)) continue;
      const below = found.get(relation) ?? { type: target, sets: [] };
      // A kind of records asks the same of each of its classes.
      for (const set of selectionsBelow(nodes)) if (!below.sets.includes(set)) below.sets.push(set);
      found.set(relation, below);
    }
    return [...found].map(([relation, below]) => ({
      relation,
      links: depth < maxLinks ? this.links(below.type, below.sets, depth + 1) : [],
    }));
  }

  /** The records of a connection, and what is selected of them. */
  nodes(connection: GraphQLObjectType, sets: readonly SelectionSetNode[]): [GraphQLCompositeType | undefined, SelectionSetNode[]] {
    let type: GraphQLCompositeType | undefined;
    const below: SelectionSetNode[] = [];
    for (const { field, nodes } of this.fields(connection, sets)) {
      if (field.name !== "nodes" && field.name !== "edges") continue;
      const of = getNamedType(field.type) as GraphQLObjectType;
      const [found, selected] = field.name === "nodes" ? [of, selectionsBelow(nodes)] : this.nodeOfEdge(of, selectionsBelow(nodes));
      if (!found) continue;
      type = found;
      below.push(...selected);
    }
    return [type, below];
  }
  private nodeOfEdge(edge: GraphQLObjectType, sets: readonly SelectionSetNode[]): [GraphQLCompositeType | undefined, SelectionSetNode[]] {
    const found = [...this.fields(edge, sets)].filter(({ field }) => field.name === "node");
    return [found[0] && (getNamedType(found[0].field.type) as GraphQLCompositeType), found.flatMap(({ nodes }) => selectionsBelow(nodes))];
  }

  neighbours(connection: GraphQLCompositeType, sets: readonly SelectionSetNode[]): NeighbourExpansion {
    const [type, below] = this.nodes(connection as GraphQLObjectType, sets);
    return { links: type ? this.links(type, below) : [], claims: this.claims(connection as GraphQLObjectType, sets) };
  }
  /** The claims that edges give, if they are asked for. */
  private claims(connection: GraphQLObjectType, sets: readonly SelectionSetNode[]): ClaimsExpansion | undefined {
    const edges = [...this.fields(connection, sets)].filter(({ field }) => field.name === "edges");
    const found = edges.flatMap(({ field, nodes }) =>
      [...this.fields(getNamedType(field.type) as GraphQLObjectType, selectionsBelow(nodes))].filter((f) => f.field.name === "claims"),
    );
    const [first] = found;
    if (!first) return undefined;
    const counts = found.map(({ field, nodes }) => this.argsOf(field, nodes).first as number);
    const below = found.flatMap(({ nodes }) => selectionsBelow(nodes));
    const links = this.links(getNamedType(first.field.type) as GraphQLObjectType, below);
    return { first: Math.min(Math.max(...counts), maxClaimsOfEdge), links };
  }

  /** The pages that records of one class are asked for. */
  async pages(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    reader: Reader,
    info: GraphQLResolveInfo,
  ): Promise<readonly PageBelow[]> {
    if (!isObjectType(type)) return [];
    const pages = [...this.fields(type, sets)].map(async ({ field, nodes }): Promise<PageBelow[]> => {
      const relation = relationOf(field);
      const { checkedArgs } = field.extensions as ChecksArgs;
      if (relation?.arity !== "many" || relation.closure || !checkedArgs) return [];
      try {
        const args = await checkedArgs(this.argsOf(field, nodes), reader, { ...info, fieldNodes: nodes });
        const connection = getNamedType(field.type) as GraphQLCompositeType;
        const selections = selectionsBelow(nodes);
        if (!this.readsRows(connection, selections)) return [];
        return [{ relation, args: args as ListArgs, ...this.neighbours(connection, selections) }];
      } catch {
        // The field reports what is wrong with its arguments.
        return [];
      }
    });
    return (await Promise.all(pages)).flat();
  }
}
