import { GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { type BuildSchemaOptions, buildSchemaSync } from "type-graphql";
import { propertiesOf } from "../model/declare.js";
import type { Model } from "../model/model.js";
import { answerDirectly } from "./fields.js";
import type { Question } from "./questions/question.js";
import { attachRelations } from "./relations.js";
import { listsByTerm, nodesOf, readsOf } from "./roots.js";
import { enumOf, Types } from "./types.js";
import { viewOf } from "./views.js";

/**
 * The GraphQL schema of a model: its types, lists, relations and filters, and the questions that it is asked.
 * @param questions beyond what follows from the model
 */
export function schemaOf(model: Model, questions: readonly Question[]): GraphQLSchema {
  const types = new Types(model);
  // type-graphql takes its inventory when the build starts: every class must have been made by then.
  for (const vocabulary of model.vocabularies) enumOf(vocabulary);
  for (const cls of model.classes) viewOf(types, cls);
  for (const cls of model.classes) attachRelations(types, cls);
  const byTerm = model.entities.flatMap((e) => propertiesOf(e).flatMap((p) => listsByTerm(types, e, p)));
  const roots = [
    nodesOf(types),
    ...[...model.entities, model.claim].map((cls) => readsOf(types, cls)),
    ...byTerm,
    ...questions.map((q) => q(types)),
  ];
  const schema = buildSchemaSync({
    resolvers: [...roots, ...types.resolvers] as unknown as BuildSchemaOptions["resolvers"],
    orphanedTypes: model.entities.map((e) => viewOf(types, e)) as unknown as BuildSchemaOptions["orphanedTypes"],
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
  });
  answerDirectly(schema);
  // type-graphql has no words for the root itself.
  const query = schema.getQueryType();
  if (query) query.description = "Where every question starts: records by id, lists of them, and questions that read claims for you.";
  return schema;
}

/** The schema as it is committed: sorted, so that its order says nothing. */
export const printed = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;
