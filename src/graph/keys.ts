import type { Layout, SearchText } from "./graph.js";

/** The name of a key or index, the same on every engine. */
export const keyName = (label: string, property: string) => `${label}_${property}`.toLowerCase();

/** How the full-text index on each search text splits it: at spaces, for it is already folded, and a name not at all. */
const analyzers: Readonly<Record<keyof SearchText, "whitespace" | "keyword">> = {
  searchNames: "keyword",
  searchLabels: "whitespace",
  search: "whitespace",
};

/** The keys and indexes as Neo4j statements. A unique constraint creates its own index there. */
export function keyStatements({ unique, indexed, searched }: Layout): string[] {
  return [
    ...unique.map(([l, p]) => `CREATE CONSTRAINT ${keyName(l, p)} IF NOT EXISTS FOR (n:${l}) REQUIRE n.${p} IS UNIQUE`),
    ...indexed.map(([l, p]) => `CREATE INDEX ${keyName(l, p)} IF NOT EXISTS FOR (n:${l}) ON (n.${p})`),
    ...Object.entries(analyzers).map(
      ([p, analyzer]) =>
        `CREATE FULLTEXT INDEX ${keyName(searched, p)} IF NOT EXISTS FOR (n:${searched}) ON EACH [n.${p}] OPTIONS {indexConfig: {\`fulltext.analyzer\`: '${analyzer}'}}`,
    ),
  ];
}
