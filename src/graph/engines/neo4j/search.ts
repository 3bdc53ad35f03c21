import type { Among, Layout, Parameters, SearchMatch, SearchText } from "../../graph.js";
import { keyName } from "../../keys.js";

interface SearchStatement {
  readonly text: string;
  readonly parameters: Parameters;
}

/** The ids of the records that match, in their order. The server chooses, sorts and cuts them off, so that a page is all that it sends. */
export function findStatement(
  layout: Layout,
  words: readonly string[],
  level: number,
  match: SearchMatch,
  { best, after, first, ...among }: Among,
): SearchStatement {
  const { text, parameters } = matchedNodes(layout, words, level, match, among);
  const conditions = [...(after === undefined ? [] : ["node.id > $after"]), ...(best ? matchesNoBetter(match) : [])];
  const limited = first === undefined ? "" : " LIMIT $first";
  return {
    text: `${[text, ...conditions].join(" AND ")} RETURN node.id AS id ORDER BY id${limited}`,
    parameters: { ...parameters, after, first, name: words.join(" "), words: words.map((word) => ` ${word}`) },
  };
}

export function countStatement(layout: Layout, words: readonly string[], level: number, labels: Among["labels"]): SearchStatement {
  const { text, parameters } = matchedNodes(layout, words, level, "TEXT", { labels });
  return { text: `${text} RETURN count(node)`, parameters };
}

/** Binds `node` to the records that match; further conditions may follow. */
function matchedNodes(
  layout: Layout,
  words: readonly string[],
  level: number,
  match: SearchMatch,
  { labels }: Pick<Among, "labels">,
): SearchStatement {
  const [property, query] = fullTextQuery(words, match);
  const labelled = labels ? " AND any(label IN labels(node) WHERE label IN $labels)" : "";
  return {
    text: `CALL db.index.fulltext.queryNodes($index, $query) YIELD node WHERE NOT node.level > $level${labelled}`,
    parameters: { index: keyName(layout.searched, property), query, level, labels },
  };
}

/** The condition that a record does not match in the way before, from the properties of which the full-text indexes are made. */
function matchesNoBetter(match: SearchMatch): string[] {
  switch (match) {
    case "NAME":
      return [];
    case "NAME_START":
      return ["NOT $name IN coalesce(node.searchNames, [])"];
    case "LABEL":
      return ["NOT any(name IN coalesce(node.searchNames, []) WHERE name STARTS WITH $name)"];
    case "TEXT":
      return ["NOT all(word IN $words WHERE coalesce(node.searchLabels, '') CONTAINS word)"];
  }
}

/**
 * The property whose full-text index is queried, and the query. Folded words hold only letters and digits, in lower case: only the spaces
 * between them are Lucene syntax.
 */
function fullTextQuery(words: readonly string[], match: SearchMatch): readonly [property: keyof SearchText, query: string] {
  if (match === "NAME") return ["searchNames", words.join("\\ ")];
  if (match === "NAME_START") return ["searchNames", `${words.join("\\ ")}*`];
  return [match === "LABEL" ? "searchLabels" : "search", words.map((word) => `+${word}*`).join(" ")];
}
