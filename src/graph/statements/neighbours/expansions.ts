import type { Class } from "../../../model/declare.js";
import type { Model, Relation } from "../../../model/model.js";
import type { Cypher } from "../../cypher.js";
import type { Row, Value } from "../../graph.js";
import { type Columns, type Projection, projectedColumns } from "../../hydrate.js";
import { cursorKeyOf, keyset, orderBy, type Sort, withSortProperties } from "../page.js";
import { type Neighbour, pathToNeighbours, type RelatedPage } from "./neighbour.js";

/**
 * What one statement reads beside its records: their short links, and pages of their neighbours. Where each statement is a trip to another
 * process, a question then takes as many as it has levels of pages, and not one for each field of each level.
 */

/** A link to one record or to a few, and the links of those. */
export interface LinkExpansion {
  readonly relation: Relation;
  readonly links: readonly LinkExpansion[];
}
/** The claims behind each neighbour of a page: the first ones by id, with their links. */
export interface ClaimsExpansion {
  readonly first: number;
  readonly links: readonly LinkExpansion[];
}
/** What is read of the neighbours on a page. */
export interface NeighbourExpansion {
  readonly links: readonly LinkExpansion[];
  readonly claims?: ClaimsExpansion;
}
/** Neighbours with nothing beside them. */
export const neighboursAlone: NeighbourExpansion = { links: [] };
/** A page of the neighbours of each record. */
export interface PageExpansion extends NeighbourExpansion {
  readonly relation: Relation;
  readonly page: RelatedPage;
}

/** Takes what was read beside the records, row by row. */
export interface Received {
  links(relation: Relation, from: string, nodes: readonly { readonly id: string }[]): void;
  claim(node: { readonly id: string }): void;
  page(expansion: PageExpansion, from: string, rows: readonly Neighbour[]): void;
}

/** The columns of a record and of its links. Hydrating a row hands over the links. */
export function columnsWithLinks(
  c: Cypher,
  cls: Class,
  variable: string,
  projection: Projection,
  links: readonly LinkExpansion[],
  received: Pick<Received, "links">,
): Columns {
  const cols = projectedColumns(c, cls, variable, projection);
  if (!links.length) return cols;
  const lists = links.map((link) => linkedList(c, link, variable, projection, received));
  return {
    text: [cols.text, ...lists.map(({ text }) => text)].join(", "),
    size: cols.size + lists.length,
    hydrate(row, from) {
      const record = cols.hydrate(row, from) as { id: string };
      lists.forEach(({ take }, i) => {
        take(record.id, row[from + cols.size + i] as Row[]);
      });
      return record;
    },
  };
}

/** A link as a column with a list. It is sorted here: a comprehension has no order, and a subquery with one takes Neo4j a third longer. */
function linkedList(
  c: Cypher,
  { relation, links }: LinkExpansion,
  from: string,
  projection: Projection,
  received: Pick<Received, "links">,
) {
  const x = c.name("x");
  const { target, sortedBy } = relation;
  const order = sortedBy === undefined ? [] : [{ property: sortedBy, descending: false }];
  const cols = columnsWithLinks(c, target, x, withSortProperties(c.model, target, projection, order), links, received);
  return {
    text: `[${c.linkPattern(relation, from, x)} WHERE ${c.visible(x)} | [${cols.text}]]`,
    take(id: string, rows: readonly Row[]) {
      const nodes = rows.map((row) => cols.hydrate(row, 0) as { id: string });
      received.links(relation, id, nodes.length > 1 ? sortedNodes(c.model, nodes, order) : nodes);
    },
  };
}
function sortedNodes<T extends { id: string }>(model: Model, nodes: readonly T[], order: readonly Sort[]): T[] {
  const keyed = nodes.map((node) => ({ node, key: cursorKeyOf(model, order, node) }));
  const compare = (a: readonly Value[], b: readonly Value[]) =>
    a.reduce((known: number, value, i) => known || nullsLast(value, b[i] ?? null), 0);
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ node }) => node);
}
function nullsLast(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** A page of the neighbours of a bound record, for a subquery. */
export interface PageColumns {
  /** Binds each neighbour, and `links`: what links the two. */
  readonly text: string;
  /** The values of a neighbour. */
  readonly columns: string;
  readonly order: string;
  readonly limit: string;
  hydrate(row: Row, at: number, from: string): Neighbour;
}
/** @param s the variable of the record whose neighbours they are @param o that of a neighbour */
export function pageColumns(
  c: Cypher,
  { relation, page, links, claims }: PageExpansion,
  s: string,
  o: string,
  projection: Projection,
  received: Pick<Received, "links" | "claim">,
): PageColumns {
  const { text: path, k, r } = pathToNeighbours(c, relation, page, s, o);
  const cols = columnsWithLinks(
    c,
    relation.target,
    o,
    withSortProperties(c.model, relation.target, projection, page.order),
    links,
    received,
  );
  const withClaims = k && claims ? claimColumns(c, claims, projection, received) : undefined;
  // Collecting takes as long as matching: it is left out where each neighbour comes once.
  const linked = k
    ? `collect(${withClaims ? k : `${k}.id`})`
    : relation.qualifier
      ? `collect(${r}.term)`
      : relation.once
        ? "1"
        : "count(*)";
  const sorted = withClaims ? `WITH ${o}, ${k} ORDER BY ${k}.id ` : "";
  const after = page.after ? ` WITH ${o}, links WHERE ${keyset(c, page.order, o, page.after)}` : "";
  const order = orderBy(page.order, o);
  const first = withClaims ? 2 : 1;
  return {
    text: `${path} ${sorted}WITH ${o}, ${linked} AS links${after}`,
    columns: `${withClaims?.text ?? "links"}, ${cols.text}`,
    order,
    limit: `LIMIT ${c.value(page.first + 1)}`,
    hydrate(row, at, from) {
      const node = cols.hydrate(row, at + first) as { id: string };
      const ends = row[at];
      const ids = k ? [...(ends as string[])] : [];
      return {
        from,
        node,
        // With their claims, links come sorted by id.
        claims: withClaims ? [...withClaims.take(row[at + 1] as Row[]), ...ids] : ids.sort(),
        qualifier: relation.qualifier ? ((ends as string[])[0] ?? null) : null,
        key: cursorKeyOf(c.model, page.order, node),
      };
    },
  };
}

/** The ids of the claims in `links` beyond the first ones, and the columns of those. */
function claimColumns(c: Cypher, { first, links }: ClaimsExpansion, projection: Projection, received: Pick<Received, "links" | "claim">) {
  const k = c.name("k");
  const cols = columnsWithLinks(c, c.model.claim, k, projection, links, received);
  const most = c.value(first);
  return {
    text: `[${k} IN links[${most}..] | ${k}.id], [${k} IN links[0..${most}] | [${cols.text}]]`,
    /** @returns their ids */
    take: (rows: readonly Row[]) =>
      rows.map((row) => {
        const claim = cols.hydrate(row, 0) as { id: string };
        received.claim(claim);
        return claim.id;
      }),
  };
}

/** Pages of the neighbours of a bound record as columns of its row: subqueries that bind them, and their names. */
export function pageLists(c: Cypher, s: string, pages: readonly PageExpansion[], projection: Projection, received: Received) {
  const lists = pages.map((expansion) => {
    const [o, name] = [c.name("o"), c.name("page")];
    c.beginPart();
    const page = pageColumns(c, expansion, s, o, projection, received);
    const { text, columns, order, limit } = page;
    return {
      expansion,
      page,
      name,
      text: `CALL (${s}) { ${text} WITH ${o}, links ${order} ${limit} RETURN collect([${columns}]) AS ${name} }`,
    };
  });
  return {
    text: lists.map(({ text }) => text).join(" "),
    names: lists.map(({ name }) => name),
    take(id: string, row: Row, at: number) {
      lists.forEach(({ expansion, page }, i) => {
        const rows = (row[at + i] as Row[]).map((neighbour) => page.hydrate(neighbour, 0, id));
        received.page(expansion, id, rows);
      });
    },
  };
}
