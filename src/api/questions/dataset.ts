import { Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { claimCounts, countOf, dataSets } from "../../graph/statements/dataset.js";
import { Assertion, Effect, Modality, Status } from "../../model/claim.js";
import { plural } from "../../model/declare.js";
import type { Reader } from "../reader.js";
import { enumOf, predicatesOf } from "../types.js";
import type { Question } from "./question.js";

@ObjectType({ description: "How many records there are of one sort.", simpleResolvers: true })
class RecordCount {
  @Field(() => String, { description: "The sort of record, as its list is called." }) list!: string;
  @Field(() => Int, { description: "How many of them you may see." }) count!: number;
}

@ObjectType({ description: "A data set that was loaded as a whole.", simpleResolvers: true })
class LoadedDataset {
  @Field(() => String, { description: "Its name here." }) name!: string;
  @Field(() => String, { description: "What it calls itself: cite it by this." }) title!: string;
  @Field(() => String, { description: "Its version, as its editors count." }) version!: string;
  @Field(() => String, { description: "The licence of what is written in it; the documents that it cites keep their own." })
  licence!: string;
}

/** What the graph holds, as the viewer may see it. */
export const dataset: Question = (types) => {
  const predicates = predicatesOf(types);
  @ObjectType({ description: "How many claims there are of one kind.", simpleResolvers: true })
  class ClaimCount {
    @Field(() => predicates, { description: "Which predicate they make." }) predicate!: string;
    @Field(() => enumOf(Assertion), { description: "How they come from their text." }) assertion!: Assertion;
    @Field(() => enumOf(Modality), { description: "Whether they report, intend or recommend." }) modality!: Modality;
    @Field(() => enumOf(Effect), { nullable: true, description: "The effect, of ADDRESSES." }) effect!: Effect | null;
    @Field(() => enumOf(Status), { description: "Where their review stands." }) status!: Status;
    @Field(() => Int, { description: "How many of them you may see." }) claims!: number;
  }
  @ObjectType({
    description: "What the graph holds, as you may see it: counts of records and claims, not of what happens in the world.",
    simpleResolvers: true,
  })
  class Dataset {
    @Field(() => [LoadedDataset], { description: "The data sets that were loaded: cite them by title and version." })
    sets!: LoadedDataset[];
    @Field(() => [RecordCount], { description: "Records by sort." }) records!: RecordCount[];
    @Field(() => [ClaimCount], { description: "Claims by predicate, assertion, modality, effect and status." }) claims!: ClaimCount[];
  }

  @Resolver()
  class DatasetQuestion {
    // Every claim is counted, and every record.
    @Query(() => Dataset, { complexity: 1000, description: "What the graph holds, as you may see it." })
    async dataset(@Ctx() reader: Reader): Promise<Dataset> {
      const { model, viewer } = reader;
      const [sets, claims, counts] = await Promise.all([
        reader.read(dataSets(model, viewer.level)),
        reader.read(claimCounts(model, viewer.level)),
        Promise.all(
          [...model.entities, model.claim].map(async (cls) => ({
            list: plural(cls),
            count: (await reader.read(countOf(model, cls.name, viewer.level)))[0] as number,
          })),
        ),
      ]);
      return { sets, claims, records: counts };
    }
  }
  return DatasetQuestion;
};
