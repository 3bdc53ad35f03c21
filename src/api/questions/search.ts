import { ArrayMaxSize, MaxLength } from "class-validator";
import { ArgsType, Field } from "type-graphql";
import { badInput } from "../../errors.js";
import type { SearchMatch } from "../../graph/graph.js";
import { declarationOf } from "../../model/declare.js";
import { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { foldedWords } from "../../text/fold.js";
import { recordField, valueField } from "../answers/fields.js";
import type { RowType } from "../answers/lists.js";
import type { Question } from "../answers/question.js";
import { type Hit, searchCount, searchPage } from "../reading/search.js";
import { registeredEnum, type SchemaTypes, upperSnake } from "../schema/types.js";

const MatchEnum = registeredEnum("SearchMatch", "How a record matches the search, best first.", {
  NAME: "One of its names is the text searched for.",
  NAME_START: "One of its names starts with the text searched for.",
  LABEL: "Its names and aliases hold every word.",
  TEXT: "Its names, aliases, description and codes together hold every word.",
} satisfies Record<SearchMatch, string>);

const searchHit: RowType<Hit> = {
  name: "SearchHit",
  description: "A record that was found.",
  fields: [
    valueField("match", () => MatchEnum, "How it matches the search."),
    recordField("node", Entity, "The record.", ({ id }) => id, { columns: ["type", "id", "name"], prefix: "" }),
  ],
};

/** Each word is looked up on its own, and more than these hardly narrow the result. */
const maxWords = 12;

interface SearchArgs {
  readonly query: string;
  readonly types?: readonly string[] | null;
}

function argsOf(types: SchemaTypes) {
  const EntityType = registeredEnum(
    "EntityType",
    "The class of an entity.",
    Object.fromEntries(types.model.entities.map((e) => [upperSnake(e.name), declarationOf(e).description])),
  );
  @ArgsType()
  class Args {
    @Field(() => String, {
      description: `At most ${maxWords} words, or starts of words, in any language of the graph. Capitals, accents and invisible characters do not count; special letters count as plain ones (đ as d, ł as l, ß as ss, œ as oe). Serbian and Macedonian names are found in Cyrillic and in Latin letters.`,
    })
    @MaxLength(500, { message: "query: at most 500 characters." })
    query!: string;
    @Field(() => [EntityType], {
      nullable: true,
      description: "Only records of these classes. Null: of all classes; an empty list: of none.",
    })
    @ArrayMaxSize(50, { message: "types: at most 50." })
    types?: string[];
  }
  return Args;
}

const wordsOf = (query: string) => [...new Set(foldedWords(query))];
const classesOf = ({ entities }: Model, names: SearchQuery[1]) =>
  names?.flatMap((name) => entities.find((e) => e.name === name) ?? []) ?? null;

/** The words that are searched for, and the names of the classes that are searched; null for all. */
type SearchQuery = readonly [words: readonly string[], types: readonly string[] | null];

/** Records by words of their names, aliases, descriptions and codes. */
export const search: Question<SearchArgs, SearchQuery> = {
  name: "search",
  description: "Records in whose names, aliases, descriptions or codes every word of the query starts a word.",
  args: argsOf,
  example: { query: "recruitment" },
  // Beside it, each visible candidate that is read costs 1: that is charged afterwards.
  cost: 20,
  answer: {
    name: "SearchHits",
    description: "A page of the records found: best matches first, equal ones by id.",
    connection: {
      row: searchHit,
      description: "The records found.",
      counts: "How many records were found, on all pages.",
      table: true,
      key: ["number", "string"],
      page: (reader, [words, types], first, after) => searchPage(reader, words, classesOf(reader.model, types), first, after),
      count: (reader, [words, types]) => searchCount(reader, words, classesOf(reader.model, types)),
    },
  },
  check({ query }) {
    if (wordsOf(query).length > maxWords) throw badInput(`query: at most ${maxWords} different words.`, { argument: "query" });
  },
  toQuery: ({ model }, { query, types }) => [
    wordsOf(query),
    types?.flatMap((type) => model.entities.find((e) => upperSnake(e.name) === type)?.name ?? []) ?? null,
  ],
};
