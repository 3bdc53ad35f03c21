import { questions } from "./api/questions/index.js";
import { printed, schemaOf } from "./api/schema.js";
import { keysOf } from "./graph/keys.js";
import { layoutOf } from "./graph/layout.js";
import { describeModel } from "./model/describe.js";
import { model } from "./model/index.js";

/** What the outside sees, as files: generated from the model, committed, and checked to be what the model gives. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    "schema.graphql": printed(schemaOf(model, questions)),
    "graph.cypher": [
      "// Generated from the model. Keys and indexes of the graph, in Neo4j's words.",
      ...keysOf(layoutOf(model)).map((k) => `${k};`),
      "",
    ].join("\n"),
    "model.json": `${JSON.stringify(describeModel(model), null, 2)}\n`,
  };
}
