import type { Graph } from "../../src/graph/graph.js";

/** All nodes and edges of a graph except the versions, the history and the engine's own nodes, in an order that does not depend on how they were written. Equal graphs have equal contents. */
export async function contentOf(graph: Graph) {
  const name = (v: string) => `coalesce(${v}.id, ${v}.name)`;
  const nodes = await graph.read(
    `MATCH (n) WHERE NOT n:Version AND NOT n:Layout AND NOT n:VisibleVersions AND NOT n:ChangeSet AND NOT n:Change RETURN ${name("n")}, labels(n), properties(n)`,
    {},
  );
  const edges = await graph.read(`MATCH (a)-[r]->(b) RETURN ${name("a")}, type(r), r.term, ${name("b")}`, {});
  return {
    nodes: Object.fromEntries(
      nodes.map(([id, labels, properties]) => [id, [[...(labels as string[])].sort().join(" "), properties as unknown as object]]),
    ),
    edges: edges.map((edge) => edge.join(" ")).sort(),
  };
}

/** Some columns of the record of an id, or undefined if there is none. The history keeps the ids of records too, in nodes of its own. */
export async function columnsIn(graph: Graph, id: string, ...names: string[]) {
  const columns = names.map((name) => `n.${name}`).join(", ");
  return (await graph.read(`MATCH (n {id: $id}) WHERE NOT n:Change RETURN ${columns}`, { id }))[0];
}

/** The ids of the records that are visible at a level. */
export async function visibleIn(graph: Graph, level: number): Promise<string[]> {
  const rows = await graph.read("MATCH (n) WHERE n.level <= $level RETURN n.id AS id ORDER BY id", { level });
  return rows.map(([id]) => id as string).sort();
}
