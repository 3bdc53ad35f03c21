import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { HasFacets } from "../../src/api/schema/fields.js";
import type { Random } from "../random.js";
import { type Args, Document } from "./document.js";
import type { Filters } from "./filters.js";
import type { Names } from "./names.js";

/** A random document, and the field that each of its aliases stands for, as `Type.field`. */
export interface Walked {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fields: ReadonlyMap<string, string>;
}

/** Makes random queries from a schema, with everything that it declares. */
export class Walker {
  private document = new Document();
  private fields = new Map<string, string>();
  constructor(
    private readonly random: Random,
    private readonly schema: GraphQLSchema,
    private readonly filters: Filters,
    private readonly names: Names,
  ) {}

  get roots(): readonly GraphQLField<unknown, unknown>[] {
    return Object.values(this.schema.getQueryType()?.getFields() ?? {});
  }

  /** A root field with all fields of its result, and those of the records within some steps of that. */
  everything(root: GraphQLField<unknown, unknown>, args: Args, steps: number): Walked {
    return this.walked(root, args, (type) => this.all(type, this.depthBelow(root, steps)));
  }
  /** A root field with random arguments, fields, and fields below those. */
  anything(root: GraphQLField<unknown, unknown>): Walked {
    return this.walked(root, this.arguments(root), (type) => this.some(type, this.depthBelow(root, 4)));
  }

  private walked(root: GraphQLField<unknown, unknown>, args: Args, select: (type: GraphQLNamedType) => string): Walked {
    this.document = new Document();
    this.fields = new Map();
    const text = this.field("Query", root, args, select);
    return { text: this.document.text(text), variables: this.document.variables, fields: this.fields };
  }
  private field(type: string, field: GraphQLField<unknown, unknown>, args: Args, select: (type: GraphQLNamedType) => string): string {
    // Fields of one name may differ in type or arguments from one record to the next: each has an alias of its own.
    const alias = `f${this.fields.size}`;
    this.fields.set(alias, `${type}.${field.name}`);
    const target = getNamedType(field.type);
    const call = `${alias}: ${this.document.call(field, args)}`;
    return isLeafType(target) ? call : `${call} ${select(target)}`;
  }

  private all(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type))
      return `{ __typename ${this.schema
        .getPossibleTypes(type)
        .map((t) => `... on ${t.name} ${this.all(t, depth)}`)
        .join(" ")} }`;
    const fields = Object.values((type as GraphQLObjectType).getFields());
    const texts = fields.flatMap((field) => {
      const below = this.depthBelow(field, depth);
      // A page has its records twice, in `nodes` and in `edges`: only `edges` are followed further.
      const left = field.name === "nodes" && fields.some((f) => f.name === "pageInfo") ? Math.min(below, 0) : below;
      // A few neighbours and their number are enough for a comparison.
      const args = { ...this.required(field.args), ...(field.args.some((a) => a.name === "first") && { first: 3 }) };
      // Facets of a class are the same below each record: a document has them once, and stays within what a request may have.
      const isThere = field.name === "facets" && [...this.fields.values()].includes(`${type.name}.facets`);
      return left < 0 || isThere ? [] : [this.field(type.name, field, args, (t) => this.all(t, left))];
    });
    // An object whose fields are all records may be left with none of them.
    return `{ ${texts.join(" ") || "__typename"} }`;
  }
  private some(type: GraphQLNamedType, depth: number): string {
    const { random } = this;
    if (isAbstractType(type)) {
      const members = random.several(this.schema.getPossibleTypes(type), 2);
      return `{ __typename ${members.map((t) => `... on ${t.name} ${this.some(t, depth)}`).join(" ")} }`;
    }
    const fields = Object.values((type as GraphQLObjectType).getFields());
    const possible = fields.filter((f) => this.depthBelow(f, depth) >= 0);
    const leading = possible.filter((f) => !isLeafType(getNamedType(f.type)));
    // Fields that lead to other records matter most; a document with all fields takes longer to validate than to answer.
    const chosen = this.fields.size > 40 ? [] : new Set([...random.several(possible, 1), ...random.several(leading, 1 + random.below(2))]);
    const texts = [...chosen].map((f) => this.field(type.name, f, this.arguments(f), (t) => this.some(t, this.depthBelow(f, depth))));
    return `{ __typename ${texts.join(" ")} }`;
  }
  /** Each record on the path takes a step; pages and edges take none, but lead to records. A field below zero steps is left out. */
  private depthBelow(field: GraphQLField<unknown, unknown>, depth: number): number {
    const target = getNamedType(field.type);
    const has = isObjectType(target) ? target.getFields() : {};
    if (has.edges && depth === 0) return -1;
    // A row may have an id too, but records alone have a sensitivity.
    const isRecord = isAbstractType(target) || has.sensitivity !== undefined;
    return isRecord ? depth - 1 : depth;
  }

  private required(args: readonly GraphQLArgument[]): Args {
    return Object.fromEntries(
      args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined).map((a) => [a.name, this.value(a)]),
    );
  }
  private arguments({ args, extensions }: GraphQLField<unknown, unknown>): Args {
    const { facets } = extensions as HasFacets;
    const optional = args.filter((a) => !isNonNullType(a.type) || a.defaultValue !== undefined);
    // Most cursors belong to another list, and then the answer is an error alone.
    const given = optional
      .filter((a) => this.random.chance(a.name === "after" ? 0.03 : 0.3))
      .map((a) => [a.name, facets && a.name === "names" ? this.random.several(facets.names, 3) : this.value(a)] as const);
    return { ...this.required(args), ...Object.fromEntries(given) };
  }
  private value(argument: GraphQLArgument): unknown {
    const type = getNamedType(argument.type);
    if (isInputObjectType(type) || isEnumType(type)) return this.filters.argument(argument);
    const list = isListType(isNonNullType(argument.type) ? argument.type.ofType : argument.type);
    return list ? Array.from({ length: this.random.below(6) }, () => this.names.of(argument.name)) : this.names.of(argument.name);
  }
}
