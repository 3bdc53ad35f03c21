import type { Graph } from "../../src/graph/graph.js";

/** Everything that a graph holds but for what its engine keeps of its own, in an order that does not depend on how it came to be: what is equal here is the same graph. */
export async function contentOf(graph: Graph) {
  const name = (v: string) => `coalesce(${v}.id, ${v}.name)`;
  const nodes = await graph.read(`MATCH (n) WHERE NOT n:Version AND NOT n:Layout RETURN ${name("n")}, labels(n), properties(n)`, {});
  const edges = await graph.read(`MATCH (a)-[r]->(b) RETURN ${name("a")}, type(r), r.term, ${name("b")}`, {});
  return {
    nodes: Object.fromEntries(
      nodes.map(([id, labels, properties]) => [id, [[...(labels as string[])].sort().join(" "), properties as unknown as object]]),
    ),
    edges: edges.map((edge) => edge.join(" ")).sort(),
  };
}

/** The ids of what a reader of this level may see. */
export async function visibleIn(graph: Graph, level: number): Promise<string[]> {
  const rows = await graph.read("MATCH (n) WHERE n.level <= $level RETURN n.id AS id ORDER BY id", { level });
  return rows.map(([id]) => id as string).sort();
}
