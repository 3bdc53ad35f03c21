import { MaxLength } from "class-validator";
import { Field, ID } from "type-graphql";
import type { Class } from "../../model/declare.js";
import type { Reader } from "../reading/reader.js";
import { idNamed } from "../reading/record-names.js";

/** The longest name of a record that an argument takes. */
const maxLength = 300;

interface RecordArgument {
  readonly cls: Class;
  /** What to do with a record of another class, for the error. */
  readonly instead?: string | undefined;
  /** Whether it names several records. */
  readonly many?: true;
}
const declared = new WeakMap<object, Map<string, RecordArgument>>();

/** Declares an argument that names a record of a class, by its id or by a code. What reads the argument receives the id of a visible record. */
export const recordArgument =
  (cls: Class, description: string, { instead, ...options }: { readonly nullable?: boolean } & Omit<RecordArgument, "cls"> = {}) =>
  (prototype: object, name: string): void => {
    Field(() => ID, { description, ...options })(prototype, name);
    MaxLength(maxLength, { message: `${name}: at most ${maxLength} characters.` })(prototype, name);
    declare(prototype, name, { cls, instead });
  };

/** Declares an argument that names several records of a class, as above. How many it takes is for its question to check. */
export const recordsArgument =
  (cls: Class, description: string, options: { readonly nullable?: boolean } = {}) =>
  (prototype: object, name: string): void => {
    Field(() => [ID], { description, ...options })(prototype, name);
    MaxLength(maxLength, { each: true, message: `${name}: at most ${maxLength} characters each.` })(prototype, name);
    declare(prototype, name, { cls, many: true });
  };

const declare = (prototype: object, name: string, argument: RecordArgument) =>
  declared.set(prototype, new Map([...(declared.get(prototype) ?? []), [name, argument]]));

/** The arguments of a class that name records, those of the classes it extends first, with the class of what each names. */
export function recordArgumentsOf({ prototype }: Class): ReadonlyMap<string, RecordArgument> {
  const above = Object.getPrototypeOf(prototype) as object;
  const inherited = above === Object.prototype ? [] : recordArgumentsOf({ prototype: above } as Class);
  return new Map([...inherited, ...(declared.get(prototype as object) ?? [])]);
}

/**
 * The ids behind those arguments of a class that name records, by argument.
 * @throws NOT_FOUND for a name that no visible record has
 */
export async function resolvedNames(argsType: Class, reader: Reader, args: Readonly<Record<string, unknown>>) {
  const named = [...recordArgumentsOf(argsType)].filter(([name]) => args[name] != null);
  const lookups = named.map(([name, { cls, instead, many }]) => {
    const found = [args[name]].flat().map((value) => idNamed(reader, cls, name, value as string, instead));
    return { name, many, found };
  });
  for (const id of lookups.flatMap(({ found }) => found)) id.catch(() => undefined);
  // All are looked up at once and awaited in their order: of several unknown names the error is always about the first, never about
  // the one whose lookup failed first, which depends on how much there is to look through.
  const ids: Record<string, string | readonly string[]> = {};
  for (const { name, many, found } of lookups) {
    const inOrder: string[] = [];
    for (const id of found) inOrder.push(await id);
    ids[name] = many ? inOrder : (inOrder[0] as string);
  }
  return ids;
}
