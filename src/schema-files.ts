import { questions } from "./api/questions/index.js";
import { printed, schemaOf } from "./api/schema.js";
import { layoutOf } from "./graph/layout.js";
import { declarationOf, derivedOf, parentsOf, plural, propertiesOf } from "./model/declare.js";
import { model } from "./model/index.js";

/** What the outside sees, as files: generated from the model, committed, and checked to be what the model gives. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    "schema.graphql": printed(schemaOf(model, questions)),
    "graph.cypher": graphCypher(),
    "model.json": `${JSON.stringify(modelJson(), null, 2)}\n`,
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

/** The model as data: for those who write importers and explorers, or YAML. */
function modelJson() {
  const names = (classes: readonly { name: string }[]) => classes.map((c) => c.name);
  return {
    vocabularies: model.vocabularies.map(({ name, description, terms }) => ({ name, description, terms })),
    kinds: model.kinds.map((k) => ({ name: k.name, description: declarationOf(k).description, members: names(model.membersOf(k)) })),
    entities: [...model.entities, model.claim].map((e) => ({
      name: e.name,
      list: plural(e),
      description: declarationOf(e).description,
      kinds: names(parentsOf(e)),
      properties: propertiesOf(e).map(({ name, kind, many, optional, description, vocabulary, scheme }) => ({
        name,
        kind,
        many,
        optional,
        description,
        vocabulary: vocabulary?.name,
        scheme,
      })),
      derived: derivedOf(e),
    })),
    predicates: Object.entries(model.predicates).map(([name, p]) => ({
      name,
      field: p.reads[0],
      description: p.reads[1],
      backwards: p.backwards[0],
      backwardsDescription: p.backwards[1],
      from: names(p.from),
      to: names(p.to),
      with: p.with ?? [],
      says: p.says,
    })),
    links: Object.entries({ ...model.links, ...model.roles }).map(([name, l]) => ({
      name,
      field: l.reads[0],
      description: l.reads[1],
      backwards: l.backwards?.[0],
      from: names(l.from),
      to: l.to === "same" ? "same" : names(l.to),
      one: l.one ?? false,
      required: l.required ?? false,
      acyclic: l.acyclic ?? false,
      qualifier: l.qualifier && { name: l.qualifier[0], vocabulary: l.qualifier[1].name },
    })),
  };
}
