import { tooOld } from "../../src/graph/engines/neo4j/fit.js";

/** Which servers are too old to be talked to; what else is refused at the start is tried on real ones. */
test.each(["Neo4j/5.23.0", "Neo4j/5.26.31", "Neo4j/6.0.0", "Neo4j/2026.09.0", "Neo4j/5.27-aura"])("%s will do", (agent) =>
  expect(tooOld(agent)).toBeUndefined(),
);
test.each(["Neo4j/5.22.9", "Neo4j/4.4.30", "Neo4j/3.5", "Memgraph", ""])("%j will not, and the refusal says what is needed", (agent) => {
  expect(tooOld(agent)).toMatch(/at least Neo4j 5\.23 is needed/);
  expect(tooOld(agent)).toContain(agent);
});
