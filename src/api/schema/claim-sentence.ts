import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "A claim as one sentence in a language of the reader. Where its editor gave none in it, a template makes one, of the records that the claim names, its modality, its effect and its period: `made` says so.",
  simpleResolvers: true,
})
export class ClaimSentence {
  @Field(() => String, { description: "The sentence." }) value!: string;
  @Field(() => String, {
    description: "Its language, as a tag of BCP 47. Names in it that the graph does not have in this language are in another.",
  })
  lang!: string;
  @Field(() => Boolean, { description: "Whether a speaker of the language has written or checked its words." }) checked!: boolean;
  @Field(() => Boolean, {
    description: "Whether a template made it: then no editor wrote it, and no document says it in these words.",
  })
  made!: boolean;
}

/** A field with the sentence of a claim. */
export const claimSentenceOptions = {
  description:
    "The claim as one sentence in the reader's language: the statement if it is in it, or else one that is made. That of a rejected or retracted claim is always made, and says so.",
  reads: ["statement", "statementLanguage", "predicate", "assertion", "modality", "effect", "period", "status"],
  /** Of the records that the claim names. */
  readsOfAny: ["name"],
  /** In units: to make one, a handful of records are read. */
  complexity: 6,
} as const;
