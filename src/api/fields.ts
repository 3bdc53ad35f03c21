import { type FieldNode, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from "graphql";
import { Arg, Args, Extensions, Field } from "type-graphql";
import type { Class } from "../model/declare.js";
import type { Reader } from "./reader.js";
import type { Reads } from "./wanted.js";

type TypeOf = Parameters<typeof Field>[0] & ((...args: never[]) => unknown);
interface Options extends Reads {
  readonly description: string;
  readonly nullable?: boolean;
}
/** A plain argument: its type, and what it is for. */
interface Argument {
  readonly type: () => object;
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
}
// biome-ignore lint/suspicious/noExplicitAny: arguments have every shape
type Answer = GraphQLFieldResolver<any, Reader>;
/** How a field is answered, in its extensions. @param check what type-graphql does with it: gives back its arguments, checked */
interface Answering {
  readonly answer?: (check: Answer) => Answer;
}

/**
 * Gives a type its fields. type-graphql declares them; those that compute are answered directly, since its own way copies the record into
 * an instance of the type for each field, and makes a promise of each that has an argument: names are asked for on every row.
 */
export class Fields<T extends object> {
  constructor(private readonly type: Class) {}

  /** A field that is read off the record. */
  plain(name: string, type: () => object, { reads, ...options }: Options): void {
    Field(type as TypeOf, { ...options, simple: true })(this.type.prototype, name);
    if (reads) Extensions({ reads })(this.type.prototype, name);
  }
  /** A field without arguments of its own, computed from the record and the reader. */
  computed(name: string, type: () => object, options: Options, read: (record: T, reader: Reader) => unknown): void {
    this.declare(name, type, options, () => (record, _, reader) => read(record, reader));
  }
  /** A field with a few plain arguments, which `read` checks itself. */
  given<A>(
    name: string,
    type: () => object,
    options: Options,
    args: Readonly<Record<keyof A & string, Argument>>,
    read: (record: T, given: A, reader: Reader) => unknown,
  ): void {
    for (const [position, [argument, { type: of, ...more }]] of Object.entries<Argument>(args).entries())
      Arg(argument, of as TypeOf, more)(this.type.prototype, name, position);
    this.declare(name, type, options, () => (record, given, reader) => read(record, given as A, reader));
  }
  /** A field with arguments of a class, which are checked before. */
  asked<A extends object>(
    name: string,
    type: () => object,
    options: Options,
    args: Class<A>,
    read: (record: T, asked: A, reader: Reader) => unknown,
  ): void {
    Args(() => args)(this.type.prototype, name, 0);
    // By the variables of a request, of which every request has its own: a field asks the same of all siblings.
    const checked = new WeakMap<object, Map<FieldNode, Promise<A>>>();
    this.declare(name, type, options, (check) => (record, given, reader, info) => {
      const ofRequest = checked.get(info.variableValues) ?? new Map<FieldNode, Promise<A>>();
      checked.set(info.variableValues, ofRequest);
      const node = info.fieldNodes[0] as FieldNode;
      const asked = ofRequest.get(node) ?? Promise.resolve(check(record, given, reader, info) as A);
      ofRequest.set(node, asked);
      return asked.then((a) => read(record, a, reader));
    });
  }

  private declare(name: string, type: () => object, { reads, ...options }: Options, answer: NonNullable<Answering["answer"]>): void {
    const { prototype } = this.type;
    const descriptor = { value: (asked: unknown) => asked, writable: true, configurable: true };
    Object.defineProperty(prototype, name, descriptor);
    Field(type as TypeOf, options)(prototype, name, descriptor);
    Extensions({ answer, ...(reads && { reads }) })(prototype, name);
  }
}

/** Has the fields of a schema answered as `Fields` says. */
export function answerDirectly(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) {
        const { answer } = field.extensions as Answering;
        if (answer && field.resolve) field.resolve = answer(field.resolve);
      }
}
