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
import type { Random } from "../random.js";
import { type Args, Document } from "./document.js";
import type { Filters } from "./filters.js";
import type { Names } from "./names.js";

/** A document, and which field of which type each of its aliases stands for. */
export interface Walked {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fields: ReadonlyMap<string, string>;
}

/** Makes queries out of a schema: what it declares can be asked for, and so is asked for. */
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

  /** A root field with all fields of what it gives, and the plain fields of what those lead to within some steps. */
  everything(root: GraphQLField<unknown, unknown>, args: Args, steps: number): Walked {
    return this.walked(root, args, (type) => this.all(type, this.depthBelow(root, steps)));
  }
  /** A root field with arguments, fields and fields below them as they come. */
  anything(root: GraphQLField<unknown, unknown>): Walked {
    return this.walked(root, this.arguments(root.args), (type) => this.some(type, this.depthBelow(root, 4)));
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
      // A page gives its records twice; once is enough to go on from.
      const left = field.name === "nodes" && fields.some((f) => f.name === "edges") ? Math.min(below, 0) : below;
      // A few neighbours and how many there are say as much as all of them.
      const args = { ...this.required(field.args), ...(field.args.some((a) => a.name === "first") && { first: 3 }) };
      return left < 0 ? [] : [this.field(type.name, field, args, (t) => this.all(t, left))];
    });
    return `{ ${texts.join(" ")} }`;
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
    // What leads on is what there is to go wrong; a document that holds everything takes longer to check than to answer.
    const chosen = this.fields.size > 40 ? [] : new Set([...random.several(possible, 1), ...random.several(leading, 1 + random.below(2))]);
    const texts = [...chosen].map((f) => this.field(type.name, f, this.arguments(f.args), (t) => this.some(t, this.depthBelow(f, depth))));
    return `{ __typename ${texts.join(" ")} }`;
  }
  /** Each record on the way costs a step; pages and edges cost nothing, but lead to records. Below nothing there is no going on. */
  private depthBelow(field: GraphQLField<unknown, unknown>, depth: number): number {
    const target = getNamedType(field.type);
    const has = isObjectType(target) ? target.getFields() : {};
    if (has.edges && depth === 0) return -1;
    const isRecord = isAbstractType(target) || has.id !== undefined;
    return isRecord ? depth - 1 : depth;
  }

  private required(args: readonly GraphQLArgument[]): Args {
    return Object.fromEntries(
      args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined).map((a) => [a.name, this.value(a)]),
    );
  }
  private arguments(args: readonly GraphQLArgument[]): Args {
    const optional = args.filter((a) => !isNonNullType(a.type) || a.defaultValue !== undefined);
    // A cursor is one of another list more often than not, and then there is nothing else to see.
    const given = optional.filter((a) => this.random.chance(a.name === "after" ? 0.03 : 0.3)).map((a) => [a.name, this.value(a)] as const);
    return { ...this.required(args), ...Object.fromEntries(given) };
  }
  private value(argument: GraphQLArgument): unknown {
    const type = getNamedType(argument.type);
    if (isInputObjectType(type) || isEnumType(type)) return this.filters.argument(argument);
    const list = isListType(isNonNullType(argument.type) ? argument.type.ofType : argument.type);
    return list ? Array.from({ length: this.random.below(6) }, () => this.names.of(argument.name)) : this.names.of(argument.name);
  }
}
