import { type Among, type Layout, type Parameters, type Row, type SearchMatch, type SearchText, searchMatches } from "../../graph.js";
import { keyName } from "../../keys.js";

export interface SearchStatement {
  readonly text: string;
  readonly parameters: Parameters;
}

/** So many records are looked at soon: candidates of the full-text index, or the first records in the order of ids. */
const few = 20_000;

/**
 * The ids of the records that match, in their order. The server chooses, sorts and cuts them off, so that a page is all that it sends.
 *
 * It reads all candidates of its full-text index before it sorts them. A page of a search with many, such as one by a letter, is therefore
 * looked for among the first records in the order of ids, where the server stops as soon as the page is full.
 */
export async function findIds(
  read: (statement: SearchStatement) => Promise<Row[]>,
  layout: Layout,
  words: readonly string[],
  level: number,
  match: SearchMatch,
  among: Among,
): Promise<string[]> {
  const find = (most?: number) => read(findStatement(layout, words, level, match, among, most));
  const { first } = among;
  if (first !== undefined) {
    const [[candidates, ids] = []] = await find(few);
    if ((candidates as number) <= few) return ids as string[];
    const page = (await read(scanStatement(layout, words, level, match, among))).map(([id]) => id as string);
    if (page.length === first) return page;
  }
  const [[, ids] = []] = await find();
  return ids as string[];
}

/** How many candidates there are, and the ids of those that match. @param most if there are more candidates, no ids are given */
function findStatement(
  layout: Layout,
  words: readonly string[],
  level: number,
  match: SearchMatch,
  { best, after, first, labels }: Among,
  most: number | undefined,
): SearchStatement {
  const [property, query] = fullTextQuery(words, match);
  const [limited, looked] =
    most === undefined ? ["", "found"] : [", {limit: $most + 1}", "CASE WHEN size(found) > $most THEN [] ELSE found END"];
  const conditions = [
    ...(after === undefined ? [] : ["node.id > $after"]),
    visible,
    ...labelled(labels),
    ...(best ? matchesNoBetter(match) : []),
  ];
  const page = first === undefined ? "" : " LIMIT $first";
  return {
    text: `CALL db.index.fulltext.queryNodes($index, $query${limited}) YIELD node WITH collect(node) AS found CALL (found) { UNWIND ${looked} AS node WITH node WHERE ${conditions.join(" AND ")} WITH node.id AS id ORDER BY id${page} RETURN collect(id) AS ids } RETURN size(found), ids`,
    parameters: { index: keyName(layout.searched, property), query, most, level, labels, after, first, ...valuesOf(words) },
  };
}

/** The same ids, if they are a whole page: fewer say nothing, because only the first records are looked at. */
function scanStatement(
  { searched }: Layout,
  words: readonly string[],
  level: number,
  match: SearchMatch,
  { best, after = "", first, labels }: Among,
): SearchStatement {
  const conditions = [visible, ...labelled(labels), matches[match], ...(best ? matchesNoBetter(match) : [])];
  return {
    text: `MATCH (node:${searched}) WHERE node.id > $after WITH node ORDER BY node.id LIMIT $scanned WITH node WHERE ${conditions.join(" AND ")} RETURN node.id AS id ORDER BY id LIMIT $first`,
    parameters: { level, labels, after, first, scanned: few, ...valuesOf(words) },
  };
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
