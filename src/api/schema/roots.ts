import { ArrayMaxSize, MaxLength } from "class-validator";
import type { GraphQLResolveInfo } from "graphql";
import { Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from "type-graphql";
import type { Filter } from "../../graph/filter.js";
import { type Class, declarationOf, type Property, plural, singular } from "../../model/declare.js";
import { Entity } from "../../model/entity.js";
import { recordsBelow, rowsAreRead } from "../execution/look-ahead.js";
import { maxConditions, readGroups } from "../reading/groups.js";
import type { ListArgs, RecordNode, RootListArgs } from "../reading/lists/list-args.js";
import type { Reader } from "../reading/reader.js";
import { connectionOf } from "./connections.js";
import { ClaimGroupInput } from "./group-inputs.js";
import { listArgsOf } from "./inputs.js";
import { outputTypeOf } from "./output-types.js";
import { recordArgument, recordArgumentsOf, resolvedNames } from "./record-arguments.js";
import { namedClass, type SchemaTypes } from "./types.js";

/** What comes with the records of a list, if they are asked for. */
const listBelow = async (reader: Reader, info: GraphQLResolveInfo) => (rowsAreRead(info) ? recordsBelow(reader, info) : "no rows");

/** The longest id that an argument takes. */
const maxIdLength = 300;

@ArgsType()
class IdArgs {
  @Field(() => ID, {
    description: "The id of the record. An id of an earlier version of the data set leads to the record that takes its place.",
  })
  @MaxLength(maxIdLength, { message: `id: at most ${maxIdLength} characters.` })
  id!: string;
}
@ArgsType()
class IdsArgs {
  @Field(() => [ID], {
    description:
      "The ids of the records, at most 100. Those of an earlier version of the data set lead to the records that take their place.",
  })
  @ArrayMaxSize(100, { message: "ids: at most 100 at a time." })
  @MaxLength(maxIdLength, { each: true, message: `ids: at most ${maxIdLength} characters each.` })
  ids!: string[];
}

/** `community(id:)` and `communities(...)`, for every entity, and the same for claims. */
export function recordQueriesOf(types: SchemaTypes, cls: Class): Class {
  const { description } = declarationOf(cls);
  const isClaim = cls === types.model.claim;
  const connection = connectionOf(types, cls);
  const args = rootListArgsOf(types, cls);

  @Resolver()
  class Reads {
    @Query(() => outputTypeOf(types, cls), {
      name: singular(cls),
      nullable: true,
      description: `One ${cls.name} by its id: null if it does not exist or you may not see it. ${description}`,
    })
    async one(@Args(() => IdArgs) { id }: IdArgs, @Ctx() reader: Reader, @Info() info: GraphQLResolveInfo): Promise<RecordNode | null> {
      const below = await recordsBelow(reader, info);
      const found = isClaim ? await reader.claim(id, below) : await reader.entity(id, below);
      return found instanceof cls ? found : null;
    }
    @Query(() => connection, { name: plural(cls), description: `${cls.name} records. ${description}` })
    async many(@Args(() => args) listArgs: ListArgs, @Ctx() reader: Reader, @Info() info: GraphQLResolveInfo) {
      return reader.list(cls, await withConditions(args, reader, listArgs), await listBelow(reader, info));
    }
  }
  return Reads;
}

/** The arguments of a list at the root. Beside those of every list it takes one record for each relation over any number of links: `within`. */
export const rootListArgsOf = (types: SchemaTypes, of: Class): Class<ListArgs> =>
  types.once(
    "root args",
    of,
    () => namedClass<Class<ListArgs>>(`${of.name}RootArgs`, listArgsOf(types, of, false)),
    (cls) => {
      ArgsType()(cls);
      for (const { field, target, closure } of types.model.relationsOf(of))
        if (closure)
          recordArgument(target, `${closure.keeps} By id, or by a code such as iso:CO.`, { nullable: true })(cls.prototype, field);
      if (of !== types.model.claim) return;
      Field(() => [ClaimGroupInput], {
        nullable: true,
        description: `Only claims that belong to all of these groups, at most ${maxConditions}. Numbers of claims give them as \`drillDown\`.`,
      })(cls.prototype, "groups");
    },
  );

/**
 * The arguments of a list, with those that name a record turned into conditions, and names in groups into ids.
 * @throws NOT_FOUND for a name that no visible record has, BAD_USER_INPUT for a group that makes no sense
 */
export async function withConditions(argsType: Class, reader: Reader, args: RootListArgs): Promise<RootListArgs> {
  const ids = await resolvedNames(argsType, reader, args as unknown as Readonly<Record<string, unknown>>);
  const others = Object.fromEntries(
    Object.entries(args).filter(([name]) => !recordArgumentsOf(argsType).has(name)),
  ) as unknown as RootListArgs;
  const named = Object.entries(ids).map(([field, id]): Filter => ({ [field]: { some: { id: { eq: id } } } }));
  const { groups } = args;
  return { ...others, named, groups: groups ? await readGroups(reader, "groups", groups) : [] };
}

/** Lists of the records that have a term, where the property declares a name for that: `illicitMarkets` are the issues of that role. */
export function listsByTerm(types: SchemaTypes, cls: Class, { name, lists = {}, vocabulary }: Property): Class[] {
  const connection = connectionOf(types, cls);
  const args = listArgsOf(types, cls, false);
  return Object.entries(lists).map(([term, list]) => {
    @Resolver()
    class ByTerm {
      @Query(() => connection, {
        name: list,
        description: `${cls.name} records that have ${term} among their ${name}. ${vocabulary?.terms[term]}`,
      })
      async many(@Args(() => args) listArgs: ListArgs, @Ctx() reader: Reader, @Info() info: GraphQLResolveInfo) {
        return reader.list(cls, { ...listArgs, fixed: { [name]: { includes: term } } }, await listBelow(reader, info));
      }
    }
    return ByTerm;
  });
}

/** An entity of any class by its id. */
export function nodeQueriesOf(types: SchemaTypes): Class {
  @Resolver()
  class Nodes {
    @Query(() => outputTypeOf(types, Entity), {
      nullable: true,
      description: "An entity of any class by its id: null if it does not exist or you may not see it.",
    })
    node(@Args(() => IdArgs) { id }: IdArgs, @Ctx() reader: Reader): Promise<RecordNode | null> {
      return reader.entity(id);
    }
    @Query(() => [outputTypeOf(types, Entity)], {
      nullable: "items",
      description: "Entities by their ids, in the order of the ids, with null for each that does not exist or that you may not see.",
    })
    nodes(@Args(() => IdsArgs) { ids }: IdsArgs, @Ctx() reader: Reader): Promise<(RecordNode | null)[]> {
      return Promise.all(ids.map((id) => reader.entity(id)));
    }
  }
  return Nodes;
}
