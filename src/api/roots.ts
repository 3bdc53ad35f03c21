import { ArrayMaxSize, MaxLength } from "class-validator";
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from "type-graphql";
import type { Filter } from "../graph/filter.js";
import { type Class, declarationOf, type Property, plural, singular } from "../model/declare.js";
import { Entity } from "../model/entity.js";
import { connectionOf } from "./connections.js";
import { listArgsOf } from "./inputs.js";
import type { Asked, Node, Reader } from "./reader.js";
import type { Types } from "./types.js";
import { viewOf } from "./views.js";

/** The longest id that is looked for. */
const longest = 300;

@ArgsType()
class IdArgs {
  @Field(() => ID, { description: "Which record, by the id that it has everywhere." })
  @MaxLength(longest, { message: `id: at most ${longest} characters.` })
  id!: string;
}
@ArgsType()
class IdsArgs {
  @Field(() => [ID], { description: "The ids of the records, at most 100." })
  @ArrayMaxSize(100, { message: "ids: at most 100 at a time." })
  @MaxLength(longest, { each: true, message: `ids: at most ${longest} characters each.` })
  ids!: string[];
}

/** `community(id:)` and `communities(...)`, for every entity, and the same for claims. */
export function readsOf(types: Types, cls: Class): Class {
  const { description } = declarationOf(cls);
  const isClaim = cls === types.model.claim;
  const connection = connectionOf(types, cls);
  const args = listArgsOf(types, cls, false);

  @Resolver()
  class Reads {
    @Query(() => viewOf(types, cls), {
      name: singular(cls),
      nullable: true,
      description: `One ${cls.name} by its id: null where there is none, or none that you may see. ${description}`,
    })
    async one(@Args(() => IdArgs) { id }: IdArgs, @Ctx() reader: Reader): Promise<Node | null> {
      const found = isClaim ? await reader.claim(id) : await reader.entity(id);
      return found instanceof cls ? found : null;
    }
    @Query(() => connection, { name: plural(cls), description: `${cls.name} records. ${description}` })
    many(@Args(() => args) asked: Asked, @Ctx() reader: Reader) {
      return reader.list(cls, asked);
    }
  }
  return Reads;
}

/** Lists of the records that have a term, where the property declares words for them: `illicitMarkets` are the issues of that role. */
export function listsByTerm(types: Types, cls: Class, { name, lists = {}, vocabulary }: Property): Class[] {
  const connection = connectionOf(types, cls);
  const args = listArgsOf(types, cls, false);
  return Object.entries(lists).map(([term, list]) => {
    @Resolver()
    class ByTerm {
      @Query(() => connection, {
        name: list,
        description: `${cls.name} records that have ${term} among their ${name}. ${vocabulary?.terms[term]}`,
      })
      many(@Args(() => args) { filter, ...asked }: Asked, @Ctx() reader: Reader) {
        const having: Filter = { [name]: { includes: term } };
        return reader.list(cls, { ...asked, filter: filter ? { and: [having, filter] } : having });
      }
    }
    return ByTerm;
  });
}

/** Any record by its id, whatever it is. */
export function nodesOf(types: Types): Class {
  @Resolver()
  class Nodes {
    @Query(() => viewOf(types, Entity), {
      nullable: true,
      description: "Any entity by its id: null where there is none, or none that you may see.",
    })
    node(@Args(() => IdArgs) { id }: IdArgs, @Ctx() reader: Reader): Promise<Node | null> {
      return reader.entity(id);
    }
    @Query(() => [viewOf(types, Entity)], {
      nullable: "items",
      description: "Entities by their ids, in the order asked for, with null for what is not there or not to be seen.",
    })
    nodes(@Args(() => IdsArgs) { ids }: IdsArgs, @Ctx() reader: Reader): Promise<(Node | null)[]> {
      return Promise.all(ids.map((id) => reader.entity(id)));
    }
  }
  return Nodes;
}
