import { MaxLength } from "class-validator";
import type { GraphQLResolveInfo } from "graphql";
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from "type-graphql";
import { rowTypeOf } from "../../api/answers/row-type.js";
import type { Reader } from "../../api/reading/reader.js";
import type { SchemaTypes } from "../../api/schema/types.js";
import type { Class } from "../../model/declare.js";
import { maxReceiptLength, receiptFrom } from "./receipt.js";
import { verification } from "./verification.js";
import { type Verification, verifyReceipt } from "./verify-receipt.js";

@ArgsType()
class ReceiptArgs {
  @Field(() => String, { description: "The text of the receipt, as its file has it." })
  @MaxLength(maxReceiptLength, { message: `receipt: at most ${maxReceiptLength} characters.` })
  receipt!: string;
}

/** The cost of reading a receipt; that of its question is charged beside it. */
const cost = 20;

/** `verifyReceipt(receipt:)`: it is no question with rows of its own, since what it answers depends on the receipt. */
export function receiptQueryOf(types: SchemaTypes): Class {
  const answer = rowTypeOf(types, verification);
  @Resolver()
  class Receipts {
    @Query(() => answer, {
      description:
        "Asks the question of a receipt again, as you may see the graph today, and says what is gone, new or different. Nothing of it is stored. It costs what the question costs, and its rows.",
      complexity: cost,
    })
    verifyReceipt(
      @Args(() => ReceiptArgs) { receipt }: ReceiptArgs,
      @Ctx() reader: Reader,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Verification> {
      return verifyReceipt(reader, info.schema, receiptFrom(receipt));
    }
  }
  return Receipts;
}
