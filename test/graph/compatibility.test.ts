import { versionProblem } from "../../src/graph/engines/neo4j/compatibility.js";

/** Which server versions are too old. What else is refused at the start is tested on real servers. */
test.each(["Neo4j/5.23.0", "Neo4j/5.26.31", "Neo4j/6.0.0", "Neo4j/2026.09.0", "Neo4j/5.27-aura"])("%s is supported", (agent) =>
  expect(versionProblem(agent)).toBeUndefined(),
);
test.each(["Neo4j/5.22.9", "Neo4j/4.4.30", "Neo4j/3.5", "Memgraph", ""])(
  "%j is not supported, and the refusal says what is needed",
  (agent) => {
    expect(versionProblem(agent)).toMatch(/at least Neo4j 5\.23 is needed/);
    expect(versionProblem(agent)).toContain(agent);
  },
);
