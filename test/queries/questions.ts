import { type GraphQLArgument, getNamedType, getNullableType, isEnumType, isInputObjectType, isRequiredArgument } from "graphql";
import { selectionOf } from "../../src/api/answers/document.js";
import type { SchemaQuestion } from "../../src/api/answers/question-field.js";
import { recordArgumentsOf } from "../../src/api/schema/record-arguments.js";
import type { Class } from "../../src/model/declare.js";
import { Entity } from "../../src/model/entity.js";
import type { Dataset } from "../../src/model/records.js";
import type { Random } from "../random.js";
import type { Args } from "./document.js";
import type { Filters } from "./filters.js";
import type { Names } from "./names.js";

/** The arguments of a question by which it names records, with the class of each. */
export const recordArguments = ({ argsType }: SchemaQuestion): readonly (readonly [string, Class])[] =>
  argsType ? [...recordArgumentsOf(argsType)].map(([name, { cls }]) => [name, cls]) : [];
/** Those of them that name several records. */
export const listedRecordArguments = ({ argsType }: SchemaQuestion): ReadonlySet<string> =>
  new Set(argsType ? [...recordArgumentsOf(argsType)].flatMap(([name, { many }]) => (many ? [name] : [])) : []);
/** Arguments in which one names another record: the first of several, if it names several. */
export const withName = (found: SchemaQuestion, args: Args, argument: string, name: unknown): Args => ({
  ...args,
  [argument]: listedRecordArguments(found).has(argument) ? [name, ...((args[argument] ?? []) as readonly unknown[]).slice(1)] : name,
});
const isPageArgument = (name: string) => name === "first" || name === "after";

/** Random arguments for any question, from their declarations. */
export class QuestionArgs {
  /** The records that claims join. */
  private readonly joined: ReadonlySet<string>;
  constructor(
    private readonly random: Random,
    private readonly dataset: Dataset,
    private readonly names: Names,
    private readonly filters: Filters,
  ) {
    this.joined = new Set(dataset.claims.flatMap(({ subject, object }) => [subject, object]));
  }

  /** The required arguments, one at least of those that need one, and sometimes the optional ones that name records. @param visible which records may be named */
  plain(found: SchemaQuestion, visible: (id: string) => boolean = () => true): Args {
    const records = new Map(recordArguments(found));
    const { atLeastOneOf } = found.question;
    const needed = atLeastOneOf && this.random.pick(atLeastOneOf);
    const listed = listedRecordArguments(found);
    // Each argument names other records: a question may refuse to be asked twice about one.
    const taken = new Set<string>();
    const isFree = (id: string) => visible(id) && !taken.has(id);
    const entries = found.args.flatMap((argument) => {
      const { name } = argument;
      const cls = records.get(name);
      if (cls) {
        if (!isRequiredArgument(argument) && name !== needed && !this.random.chance(0.5)) return [];
        const named = listed.has(name) ? this.idsOfOneClass(cls, isFree) : this.idOf(cls, isFree);
        for (const id of [named].flat()) taken.add(id);
        return [[name, named]];
      }
      if (!isRequiredArgument(argument)) return [];
      return [[name, isInputObjectType(getNamedType(argument.type)) ? this.filters.argument(argument) : this.names.of(name)]];
    });
    return Object.fromEntries(entries);
  }
  /** The same, and some of the other arguments; the question may refuse the combination. */
  any(found: SchemaQuestion): Args {
    const plain = this.plain(found);
    const others = found.args.filter(({ name }) => !Object.hasOwn(plain, name) && !isPageArgument(name) && this.random.chance(0.3));
    const records = new Map(recordArguments(found));
    const argumentValue = (argument: (typeof others)[number]) => {
      const cls = records.get(argument.name);
      if (cls) return this.idOf(cls, () => true);
      const type = getNamedType(argument.type);
      return isInputObjectType(type) || isEnumType(type) ? this.filters.argument(argument) : this.names.of(argument.name);
    };
    const more = [...listedRecordArguments(found)].filter(() => this.random.chance(0.2));
    return {
      ...plain,
      ...Object.fromEntries(others.map((argument) => [argument.name, argumentValue(argument)])),
      ...Object.fromEntries(
        more.map((name) => [name, [...((plain[name] ?? []) as readonly string[]), this.idOf(records.get(name) as Class, () => true)]]),
      ),
    };
  }
  /** Two different records or three, of one class. */
  private idsOfOneClass(cls: Class, visible: (id: string) => boolean): string[] {
    const all = this.dataset.entities.filter(({ values }) => values instanceof cls && visible(values.id));
    const classes = [...new Set(all.map(({ type }) => type))].filter((type) => all.filter((e) => e.type === type).length > 1);
    const type = this.random.pick(classes);
    const others = all.filter((e) => e.type === type);
    return this.random.several(others, 2 + this.random.below(2)).map(({ values }) => values.id);
  }
  private idOf(cls: Class, visible: (id: string) => boolean): string {
    const possible = this.dataset.entities.filter(({ values }) => values instanceof cls && visible(values.id));
    // Of all entities most are passages, sources and codes, of which few claims say anything.
    const joined = cls === Entity ? possible.filter(({ values }) => this.joined.has(values.id)) : [];
    return this.random.pick(joined.length && this.random.chance(0.9) ? joined : possible).values.id;
  }
}

/** A page of a list of a question, as a client reads it. */
export interface ReadPage {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly nodes: readonly unknown[];
}
/** A list of a question that is read by pages: its document takes the question's arguments, `first` and `after`. */
export interface QuestionList {
  readonly name: string;
  readonly document: string;
  pageIn(data: unknown): ReadPage;
}

/** The lists of a question that have pages. */
export function pagedListsOf({ question: { name, answer }, args }: SchemaQuestion): QuestionList[] {
  const questionArgs = args.filter((a) => !isPageArgument(a.name));
  // Where an argument has a default, its variable may be missing.
  const typeOf = ({ type, defaultValue }: GraphQLArgument) => (defaultValue === undefined ? type : getNullableType(type));
  const variables = [...questionArgs.map((a) => `$${a.name}: ${typeOf(a)}`), "$first: Int!", "$after: String"];
  const callArguments = questionArgs.map((a) => `${a.name}: $${a.name}`);
  const call = (list: readonly string[]) => (list.length ? `(${list.join(", ")})` : "");
  const page = ["first: $first", "after: $after"];
  const pageSelection = (row: { readonly fields: Parameters<typeof selectionOf>[0] }) => {
    const selection = selectionOf(row.fields);
    return `{ totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${selection} } } nodes { ${selection} } }`;
  };
  type Data = Readonly<Record<string, Readonly<Record<string, ReadPage>>>>;
  if (answer.connection)
    return [
      {
        name,
        document: `query ${call(variables)} { ${name}${call([...callArguments, ...page])} ${pageSelection(answer.connection.row)} }`,
        pageIn: (data) => (data as Readonly<Record<string, ReadPage>>)[name] as ReadPage,
      },
    ];
  return Object.entries(answer.lists ?? {}).flatMap(([field, list]) =>
    "page" in list
      ? [
          {
            name: `${name}.${field}`,
            document: `query ${call(variables)} { ${name}${call(callArguments)} { ${field}${call(page)} ${pageSelection(list.row)} } }`,
            pageIn: (data: unknown) => (data as Data)[name]?.[field] as ReadPage,
          },
        ]
      : [],
  );
}
