import type { GraphQLSchema } from "graphql";
import { questions } from "../api/questions/index.js";
import { schemaOf } from "../api/schema.js";
import type { Model } from "../model/model.js";
import { receiptQueryOf } from "./receipts/receipt-query.js";

/** The schema of the product: every question that is declared, and the receipts of their answers. */
export const productSchema = (model: Model): GraphQLSchema => schemaOf(model, questions, [receiptQueryOf]);
