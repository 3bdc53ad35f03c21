import { Arg, Args, Ctx, Extensions, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { Class } from "../model/declare.js";
import type { Node, Reader } from "./reader.js";
import { named, type Types } from "./types.js";
import type { Reads } from "./wanted.js";

type TypeOf = Parameters<typeof FieldResolver>[0] & ((...args: never[]) => unknown);
interface Options extends Reads {
  readonly description: string;
  readonly nullable?: boolean;
}

/**
 * Gives a view its fields. Those that compute live on a class beside the view, so that a record is never copied into a view to be
 * asked for them.
 */
export class Fields {
  private readonly resolvers: Class;
  constructor(
    private readonly types: Types,
    private readonly view: Class,
    purpose: string,
  ) {
    this.resolvers = named<Class>(`${view.name}${purpose}`);
  }

  /** A field that is read off the record. */
  plain(name: string, type: () => object, { reads, ...options }: Options): void {
    Field(type as TypeOf, { ...options, simple: true })(this.view.prototype, name);
    if (reads) Extensions({ reads })(this.view.prototype, name);
  }
  /** A field without arguments of its own, computed from the record and the reader. */
  computed(name: string, type: () => object, options: Options, read: (record: Node, reader: Reader) => unknown): void {
    this.define(name, type, options, read);
    Ctx()(this.resolvers.prototype, name, 1);
  }
  /** A field that may be asked for in a language. */
  inLanguage(
    name: string,
    type: () => object,
    options: Options,
    help: string,
    read: (record: Node, lang: string | null | undefined, reader: Reader) => unknown,
  ): void {
    this.define(name, type, options, read);
    // Not a class of arguments: those are validated asynchronously, which a name in every row is too frequent for.
    Arg("lang", () => String, { nullable: true, description: help })(this.resolvers.prototype, name, 1);
    Ctx()(this.resolvers.prototype, name, 2);
  }
  /** A field with arguments. */
  asked<T>(
    name: string,
    type: () => object,
    options: Options,
    args: Class<T & object>,
    read: (record: Node, asked: T, reader: Reader) => unknown,
  ): void {
    this.define(name, type, options, read);
    Args(() => args)(this.resolvers.prototype, name, 1);
    Ctx()(this.resolvers.prototype, name, 2);
  }

  private define(
    name: string,
    type: () => object,
    { reads, ...options }: Options,
    read: (record: Node, ...more: never[]) => unknown,
  ): void {
    const descriptor = { value: read, writable: true, configurable: true };
    Object.defineProperty(this.resolvers.prototype, name, descriptor);
    FieldResolver(type as TypeOf, options)(this.resolvers.prototype, name, descriptor);
    Root()(this.resolvers.prototype, name, 0);
    if (reads) Extensions({ reads })(this.resolvers.prototype, name);
    if (this.types.resolvers.includes(this.resolvers)) return;
    Resolver(() => this.view)(this.resolvers);
    this.types.resolvers.push(this.resolvers);
  }
}
