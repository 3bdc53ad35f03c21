import { printedSchema } from "./api/schema.js";
import { productSchema } from "./export/product-schema.js";
import { keyStatements } from "./graph/keys.js";
import { layoutOf } from "./graph/layout.js";
import { describeModel } from "./model/describe.js";
import { model } from "./model/index.js";

/** The files of schema/: what clients and database administrators see. Generated from the model and committed; a test compares them. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    "schema.graphql": printedSchema(productSchema(model)),
    "graph.cypher": [
      "// Generated from the model. Keys and indexes of the graph, in Neo4j's words.",
      ...keyStatements(layoutOf(model)).map((k) => `${k};`),
      "",
    ].join("\n"),
    "model.json": `${JSON.stringify(describeModel(model), null, 2)}\n`,
  };
}
