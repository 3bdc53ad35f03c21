import { questions } from "./api/questions/index.js";
import { printed, schemaOf } from "./api/schema.js";
import { layoutOf } from "./graph/layout.js";
import { describeModel } from "./model/describe.js";
import { model } from "./model/index.js";

/** What the outside sees, as files: generated from the model, committed, and checked to be what the model gives. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    "schema.graphql": printed(schemaOf(model, questions)),
    "graph.cypher": graphCypher(),
    "model.json": `${JSON.stringify(describeModel(model), null, 2)}\n`,
  };
}

/** Keys and indexes as Neo4j names them; a unique constraint brings its index there. */
function graphCypher(): string {
  const { unique, indexed, searched } = layoutOf(model);
  const name = (label: string, property: string) => `${label}_${property}`.toLowerCase();
  return [
    "// Generated from the model. Keys and indexes of the graph, in Neo4j's words.",
    ...unique.map(
      ([label, property]) => `CREATE CONSTRAINT ${name(label, property)} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE;`,
    ),
    ...indexed.map(([label, property]) => `CREATE INDEX ${name(label, property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property});`),
    `CREATE FULLTEXT INDEX ${name(...searched)} IF NOT EXISTS FOR (n:${searched[0]}) ON EACH [n.${searched[1]}] OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'standard-folding'}};`,
    "",
  ].join("\n");
}
