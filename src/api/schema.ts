import { GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { type BuildSchemaOptions, buildSchemaSync } from "type-graphql";
import { type Class, propertiesOf } from "../model/declare.js";
import type { Model } from "../model/model.js";
import type { AnyQuestion } from "./answers/question.js";
import { questionQueryOf } from "./answers/question-field.js";
import { useDirectResolvers } from "./schema/fields.js";
import { refuseNullConditions } from "./schema/null-conditions.js";
import { outputTypeOf } from "./schema/output-types.js";
import { attachRelations } from "./schema/relations.js";
import { listsByTerm, nodeQueriesOf, recordQueriesOf } from "./schema/roots.js";
import { enumOf, SchemaTypes } from "./schema/types.js";

/** Fields at the root that are declared elsewhere: a resolver for the types of a schema. */
export type RootQuery = (types: SchemaTypes) => Class;

/** The GraphQL schema of a model: its types, lists, relations, filters and questions. @param others what else may be asked */
export function schemaOf(model: Model, questions: readonly AnyQuestion[], others: readonly RootQuery[] = []): GraphQLSchema {
  const types = new SchemaTypes(model);
  // type-graphql reads its metadata when the build starts: every class must have been made by then.
  for (const vocabulary of model.vocabularies) enumOf(vocabulary);
  for (const cls of model.classes) outputTypeOf(types, cls);
  for (const cls of model.classes) attachRelations(types, cls);
  const byTerm = model.entities.flatMap((e) => propertiesOf(e).flatMap((p) => listsByTerm(types, e, p)));
  const roots = [
    nodeQueriesOf(types),
    ...[...model.entities, model.claim].map((cls) => recordQueriesOf(types, cls)),
    ...byTerm,
    ...questions.map((q) => questionQueryOf(types, q)),
    ...others.map((rootOf) => rootOf(types)),
  ];
  const schema = buildSchemaSync({
    resolvers: roots as unknown as BuildSchemaOptions["resolvers"],
    orphanedTypes: model.entities.map((e) => outputTypeOf(types, e)) as unknown as BuildSchemaOptions["orphanedTypes"],
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
    // Its check is an introspection of the whole schema, half of the time that a build takes; Apollo validates it anyway.
    skipCheck: true,
  });
  useDirectResolvers(schema);
  refuseNullConditions(schema);
  // type-graphql cannot describe the root type.
  const query = schema.getQueryType();
  if (query) query.description = "Where every request starts: records by id, lists of records, and questions about what claims say.";
  return schema;
}

/** The schema as it is committed: sorted, so that its order says nothing. */
export const printedSchema = (schema: GraphQLSchema) => `${printSchema(lexicographicSortSchema(schema))}\n`;
