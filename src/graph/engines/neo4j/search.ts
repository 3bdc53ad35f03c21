import { type Among, type Layout, type Parameters, type Row, type SearchMatch, type SearchText, searchMatches } from "../../graph.js";
import { keyName } from "../../keys.js";

interface SearchStatement {
  readonly text: string;
  readonly parameters: Parameters;
}

/** How many candidates, or records in the order of ids, are looked at before another way is tried. */
const maxLookedAt = 20_000;

/**
 * The ids of the records that match, in their order. The server chooses, sorts and cuts them off, so that a page is all that it sends.
 *
 * It has to read all candidates of its full-text index before it can sort them. A page of a search with many, such as one by a letter, is
 * therefore looked for among the first records in the order of ids, where the server stops as soon as the page is full.
 * @param read sends a statement to the server
 */
export async function findIds(
  read: (text: string, parameters: Parameters) => Promise<Row[]>,
  layout: Layout,
  words: readonly string[],
  level: number,
  match: SearchMatch,
  { best, after, first, labels }: Among,
): Promise<string[]> {
  const [property, query] = fullTextQuery(words, match);
  const index = keyName(layout.searched, property);
  const conditions = [visible, ...labelled(labels), ...(best ? matchesNoBetter(match) : [])];
  const onPage = [...(after === undefined ? [] : ["node.id > $after"]), ...conditions].join(" AND ");
  const parameters = { level, labels, after, first, ...valuesOf(words) };

  if (first !== undefined) {
    const sorted = "WITH node.id AS id ORDER BY id LIMIT $first RETURN collect(id) AS ids";
    const [[candidates, ids] = []] = await read(
      `CALL db.index.fulltext.queryNodes($index, $query, {limit: $maxLookedAt + 1}) YIELD node WITH collect(node) AS candidates CALL (candidates) { UNWIND CASE WHEN size(candidates) > $maxLookedAt THEN [] ELSE candidates END AS node WITH node WHERE ${onPage} ${sorted} } RETURN size(candidates), ids`,
      { ...parameters, index, query, maxLookedAt },
    );
    if ((candidates as number) <= maxLookedAt) return ids as string[];

    const [[page] = []] = await read(
      `MATCH (node:${layout.searched}) WHERE node.id > $after WITH node ORDER BY node.id LIMIT $maxLookedAt WITH node WHERE ${[...conditions, matches[match]].join(" AND ")} ${sorted}`,
      { ...parameters, after: after ?? "", maxLookedAt },
    );
    // Where it is not full, there may be more beyond the records that were looked at.
    if ((page as string[]).length === first) return page as string[];
  }
  const found = await read(
    `CALL db.index.fulltext.queryNodes($index, $query) YIELD node WHERE ${onPage} RETURN node.id AS id ORDER BY id${first === undefined ? "" : " LIMIT $first"}`,
    { ...parameters, index, query },
  );
  return found.map(([id]) => id as string);
}

/** How many records match. */
export function countStatement(layout: Layout, words: readonly string[], level: number, labels: Among["labels"]): SearchStatement {
  const [property, query] = fullTextQuery(words, "TEXT");
  return {
    text: `CALL db.index.fulltext.queryNodes($index, $query) YIELD node WHERE ${[visible, ...labelled(labels)].join(" AND ")} RETURN count(node)`,
    parameters: { index: keyName(layout.searched, property), query, level, labels },
  };
}

const visible = "NOT node.level > $level";
const labelled = (labels: Among["labels"]) => (labels ? ["any(label IN labels(node) WHERE label IN $labels)"] : []);

/** The condition that a record matches in a way, from the properties of which the full-text indexes are made. */
const matches: Readonly<Record<SearchMatch, string>> = {
  NAME: "$name IN coalesce(node.searchNames, [])",
  NAME_START: "any(name IN coalesce(node.searchNames, []) WHERE name STARTS WITH $name)",
  LABEL: "all(word IN $words WHERE coalesce(node.searchLabels, '') CONTAINS word)",
  TEXT: "all(word IN $words WHERE coalesce(node.search, '') CONTAINS word)",
};
/** The parameters of these conditions. */
const valuesOf = (words: readonly string[]) => ({ name: words.join(" "), words: words.map((word) => ` ${word}`) });
/** The condition that a record does not match in the way before. */
function matchesNoBetter(match: SearchMatch): string[] {
  const better = searchMatches[searchMatches.indexOf(match) - 1];
  return better ? [`NOT ${matches[better]}`] : [];
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
