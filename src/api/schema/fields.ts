import {
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { Arg, Args, Extensions, Field } from "type-graphql";
import type { Class, PropertyKind } from "../../model/declare.js";
import type { ChecksArgs, Follows } from "../execution/look-ahead.js";
import type { Reads } from "../reading/projection.js";
import type { Reader } from "../reading/reader.js";

type TypeOf = Parameters<typeof Field>[0] & ((...args: never[]) => unknown);
/** The kind of value that a field of the schema holds, if it is that of a property. */
export interface Holds {
  readonly kind?: PropertyKind;
}
/** What a request for facets may read at most. */
export interface FacetsWork {
  readonly facets: number;
  /** How often the list is found. */
  readonly findings: number;
  readonly values: number;
}
/** What a field with facets says of itself: their names, and what it reads for its arguments. */
export interface HasFacets {
  readonly facets?: { readonly names: readonly string[]; workOf(args: Readonly<Record<string, unknown>>): FacetsWork };
}
interface Options extends Reads, Holds, HasFacets, Follows {
  readonly description: string;
  readonly nullable?: boolean;
  readonly deprecationReason?: string;
  /** What it costs beyond the records that it gives, in units. */
  readonly complexity?: number;
}
/** An argument that has no class. */
interface Argument {
  readonly type: () => object;
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
}
// biome-ignore lint/suspicious/noExplicitAny: arguments have every shape
type FieldResolver = GraphQLFieldResolver<any, Reader>;
/** The extension of a field that has a direct resolver. @param validate type-graphql's resolver, which gives back the validated arguments */
interface DirectField {
  readonly direct?: (validate: FieldResolver) => ChecksArgs & { readonly resolve: FieldResolver };
}

/**
 * Gives a type its fields. type-graphql declares them, but fields that compute get a direct resolver: that of type-graphql copies the record
 * into an instance of the type for each field, and makes a promise for each field with arguments, such as the name of every row.
 */
export class Fields<T extends object> {
  constructor(private readonly type: Class) {}

  /** A field whose value is the property of its name. */
  plain(name: string, type: () => object, { reads, readsOfAny, kind, ...options }: Options): void {
    Field(type as TypeOf, { ...options, simple: true })(this.type.prototype, name);
    Extensions({ reads, readsOfAny, kind })(this.type.prototype, name);
  }
  /** A field without arguments of its own, computed from the record and the reader. */
  computed(
    name: string,
    type: () => object,
    options: Options,
    read: (record: T, reader: Reader, info: GraphQLResolveInfo) => unknown,
  ): void {
    this.declare(name, type, options, () => ({ resolve: (record, _, reader, info) => read(record, reader, info) }));
  }
  /** A field with arguments that `read` validates itself. */
  withArgs<A>(
    name: string,
    type: () => object,
    options: Options,
    declared: Readonly<Record<keyof A & string, Argument>>,
    read: (record: T, args: A, reader: Reader) => unknown,
  ): void {
    for (const [position, [argument, { type: of, ...more }]] of Object.entries<Argument>(declared).entries())
      Arg(argument, of as TypeOf, more)(this.type.prototype, name, position);
    this.declare(name, type, options, () => ({ resolve: (record, args, reader) => read(record, args as A, reader) }));
  }
  /** A field whose arguments are a class, which validates them. */
  withCheckedArgs<A extends object>(
    name: string,
    type: () => object,
    options: Options,
    argsType: Class<A>,
    read: (record: T, args: A, reader: Reader, info: GraphQLResolveInfo) => unknown,
  ): void {
    Args(() => argsType)(this.type.prototype, name, 0);
    // Validated once for all siblings: each execution has variable values of its own, and a field the same arguments for all siblings
    // (docs/caching.md, "Keyed by identity").
    const validated = new WeakMap<object, Map<FieldNode, Promise<A>>>();
    this.declare(name, type, options, (validate) => {
      const checkedArgs = (args: object, reader: Reader, info: GraphQLResolveInfo) => {
        const ofRequest = validated.get(info.variableValues) ?? new Map<FieldNode, Promise<A>>();
        validated.set(info.variableValues, ofRequest);
        const node = info.fieldNodes[0] as FieldNode;
        const checked = ofRequest.get(node) ?? Promise.resolve(validate({}, args, reader, info) as A);
        ofRequest.set(node, checked);
        return checked;
      };
      const resolve: FieldResolver = (record, args, reader, info) =>
        checkedArgs(args, reader, info).then((a) => read(record, a, reader, info));
      return { resolve, checkedArgs };
    });
  }

  private declare(
    name: string,
    type: () => object,
    { reads, readsOfAny, kind, facets, relation, ...options }: Options,
    direct: NonNullable<DirectField["direct"]>,
  ): void {
    const { prototype } = this.type;
    const descriptor = { value: (args: unknown) => args, writable: true, configurable: true };
    Object.defineProperty(prototype, name, descriptor);
    Field(type as TypeOf, options)(prototype, name, descriptor);
    Extensions({ direct, reads, readsOfAny, kind, facets, relation })(prototype, name);
  }
}

/**
 * Puts the direct resolvers of `Fields` into a schema, and says of every record what it is by its class: type-graphql does so by a promise
 * for each record.
 */
export function useDirectResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isInterfaceType(type)) type.resolveType = (record: object) => record.constructor.name;
    else if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        const { direct } = field.extensions as DirectField;
        if (!direct || !field.resolve) continue;
        const { resolve, checkedArgs } = direct(field.resolve);
        field.resolve = resolve;
        field.extensions = { ...field.extensions, ...(checkedArgs && { checkedArgs }) };
      }
}
