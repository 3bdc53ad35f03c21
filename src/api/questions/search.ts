import { ArrayMaxSize, MaxLength } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { badInput } from "../../errors.js";
import { words as fold } from "../../graph/fold.js";
import { type Hit, search as ranked, type SearchMatch, searchCount } from "../../graph/statements/search.js";
import { declarationOf } from "../../model/declare.js";
import { Entity } from "../../model/entity.js";
import { PageInfo } from "../connections.js";
import { decodeCursor } from "../cursor.js";
import { Paging } from "../inputs.js";
import { type Page, page, type Reader } from "../reader.js";
import { registered, upperSnake } from "../types.js";
import { viewOf } from "../views.js";
import type { Question } from "./question.js";

const MatchEnum = registered("SearchMatch", "Why a record was found, best first.", {
  NAME: "One of its names is what was searched for.",
  NAME_START: "One of its names starts with what was searched for.",
  LABEL: "Its names and aliases hold every word.",
  TEXT: "Its names, aliases, description and codes together hold every word.",
} satisfies Record<SearchMatch, string>);

/** More words than this narrow nothing down, and each is looked for. */
const mostWords = 12;

/** Records by words of their names, aliases, descriptions and codes. */
export const search: Question = (types) => {
  const entities = types.model.entities;
  const TypeEnum = registered(
    "EntityType",
    "What sort of record an entity is.",
    Object.fromEntries(entities.map((e) => [upperSnake(e.name), declarationOf(e).description])),
  );
  const classOf = new Map(entities.map((e) => [upperSnake(e.name), e]));

  @ArgsType()
  class SearchArgs extends Paging {
    @Field(() => String, {
      description: `At most ${mostWords} words, or starts of words, in any language of the graph; capitals and accents do not count.`,
    })
    @MaxLength(500, { message: "query: at most 500 characters." })
    query!: string;
    @Field(() => [TypeEnum], { nullable: true, description: "Only records of these sorts." })
    @ArrayMaxSize(50, { message: "types: at most 50." })
    types?: string[];
  }

  @ObjectType({ description: "A record that was found." })
  class SearchHit {
    @Field(() => MatchEnum, { description: "Why it was found.", simple: true }) match!: SearchMatch;
  }
  @Resolver(() => SearchHit)
  class HitFields {
    @FieldResolver(() => viewOf(types, Entity), { description: "The record." })
    node(@Root() { id }: Hit, @Ctx() reader: Reader) {
      return reader.entity(id);
    }
  }
  @ObjectType({ description: "A page of what was found: best matches first, equal ones by id." })
  class SearchHits {
    @Field(() => PageInfo, { description: "Where this page stands.", simple: true }) pageInfo!: PageInfo;
  }
  @Resolver(() => SearchHits)
  class HitsFields {
    @FieldResolver(() => [SearchHit], { description: "What was found." })
    nodes(@Root() { edges }: Page<Hit>) {
      return edges.map((e) => e.node);
    }
    @FieldResolver(() => Int, { description: "How many records were found, on all pages." })
    totalCount(@Root() { total }: Page<Hit>) {
      return total();
    }
  }

  @Resolver()
  class SearchQuestion {
    @Query(() => SearchHits, {
      // Every record that has the first word is ranked.
      complexity: 500,
      description: "Records in whose names, aliases, descriptions or codes every word of the query starts a word.",
    })
    async search(@Args(() => SearchArgs) { query, types: wanted, first, after }: SearchArgs, @Ctx() reader: Reader): Promise<Page<Hit>> {
      const { model, viewer } = reader;
      const words = [...new Set(fold(query))];
      if (words.length > mostWords) throw badInput(`query: at most ${mostWords} different words.`, { argument: "query" });
      const classes = (wanted ?? []).flatMap((t) => classOf.get(t) ?? []);
      const list = `search ${JSON.stringify([words, classes.map((c) => c.name)])}`;
      const key = after == null ? undefined : decodeCursor(list, after, ["number", "string"]);
      const candidates = words.length ? await reader.find(words) : [];
      if (!candidates.length) return page<Hit>(list, [], first, async () => 0);
      const found = await reader.read(ranked(model, candidates, words, classes, { first, after: key }, viewer.level));
      return page(
        list,
        found.map((node) => ({ node, key: node.key })),
        first,
        async () => (await reader.read(searchCount(model, candidates, classes, viewer.level)))[0] as number,
      );
    }
  }
  types.resolvers.push(HitFields, HitsFields);
  return SearchQuestion;
};
