import type { Layout } from "./graph.js";

/** The name of a key or index, the same on every engine. */
export const keyName = (label: string, property: string) => `${label}_${property}`.toLowerCase();

/** Keys and indexes in Neo4j's words; a unique constraint brings its index there. Search text is folded already, so words are what stands between spaces. */
export function keysOf({ unique, indexed, searched: [label, property] }: Layout): string[] {
  return [
    ...unique.map(([l, p]) => `CREATE CONSTRAINT ${keyName(l, p)} IF NOT EXISTS FOR (n:${l}) REQUIRE n.${p} IS UNIQUE`),
    ...indexed.map(([l, p]) => `CREATE INDEX ${keyName(l, p)} IF NOT EXISTS FOR (n:${l}) ON (n.${p})`),
    `CREATE FULLTEXT INDEX ${keyName(label, property)} IF NOT EXISTS FOR (n:${label}) ON EACH [n.${property}] OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace'}}`,
  ];
}
