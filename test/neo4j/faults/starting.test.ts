import neo4j, { type Driver } from "neo4j-driver";
import { type Neo4jSettings, neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { model } from "../../../src/model/index.js";
import { served } from "../../http/served.js";
import { RealServer } from "./started.js";
import { until } from "./until.js";

/** A refusal by the server is reported in a sentence: at the start to the operator, later to clients, without address or user. */
const password = "first-password";
let server: RealServer;
let admin: Driver;
beforeAll(async () => {
  server = await RealServer.started({ password });
  admin = neo4j.driver(server.uri, neo4j.auth.basic("neo4j", password));
});
afterAll(async () => {
  await admin?.close();
  await server?.drop();
});

const open = (more: Partial<Neo4jSettings> = {}) => neo4jGraph(layoutOf(model), { uri: server.uri, password, ...more });
const write = (text: string) => admin.executeQuery(text);
const refusal = async (more?: Partial<Neo4jSettings>) => {
  const start = performance.now();
  const error = await open(more).then(
    (graph) => graph.close(),
    (e) => e,
  );
  expect(performance.now() - start).toBeLessThan(10_000);
  return `${error?.code} ${error?.message}`;
};

describe("a start is refused", () => {
  afterEach(() => write("MATCH (n) DETACH DELETE n"));

  test("where nothing answers", async () => {
    expect(await refusal({ uri: "bolt://127.0.0.1:9" })).toMatch(/^UNAVAILABLE Nothing answers at bolt:\/\/127\.0\.0\.1:9: .*NEO4J_URI/);
  });
  test("with another password, and without one", async () => {
    for (const wrong of ["another", undefined])
      expect(await refusal({ password: wrong })).toMatch(/^UNAVAILABLE bolt:.* refuses these credentials: .*NEO4J_PASSWORD/);
    await settled();
  });
  test("with a database that is not there", async () => {
    expect(await refusal({ database: "nowhere" })).toMatch(/^UNAVAILABLE bolt:.* has no such database: .*NEO4J_DATABASE/);
  });
  test("by a graph of another program, which stays as it was", async () => {
    await write("CREATE (:Film {title: 'Brazil'})");
    expect(await refusal()).toMatch(/^UNAVAILABLE The database holds a graph that is not this program's \(a node labelled Film\)/);
    expect((await write("MATCH (n) RETURN count(n) AS n")).records[0]?.get("n").toNumber()).toBe(1);
  });
  test("by a graph of a newer program", async () => {
    await write("CREATE (:Layout {name: 'graph', version: 99})");
    expect(await refusal()).toMatch(/^UNAVAILABLE .* newer version of this program \(layout 99, /);
  });
  test("by a server that has stopped answering", async () => {
    server.pause();
    try {
      expect(await refusal()).toMatch(/^UNAVAILABLE /);
    } finally {
      server.resume();
    }
    await settled();
  });
});

test("a password that is changed while it runs: requests are answered or refused, and it recovers when the old one is back", async () => {
  const graph = await open();
  const http = await served(graph, { logLevel: "silent" });
  const ask = async () => {
    const start = performance.now();
    const response = await http.post({ query: "{ places { totalCount } }" });
    const { data, errors } = JSON.parse(await response.text());
    expect(performance.now() - start).toBeLessThan(5000);
    if (errors) {
      expect(errors[0].extensions.code).toBe("UNAVAILABLE");
      expect(errors[0].message).not.toMatch(/bolt|password|neo4j/i);
    }
    return data?.places?.totalCount ?? "UNAVAILABLE";
  };
  try {
    await write("ALTER CURRENT USER SET PASSWORD FROM 'first-password' TO 'second-password'");
    // A server checks the password only when a connection is made: a restart closes the old connections.
    await server.kill();
    await server.start();
    const outcomes = await Promise.all(Array.from({ length: 5 }, ask));
    expect(outcomes).toEqual(outcomes.map(() => "UNAVAILABLE"));
    expect((await http.get("/readyz")).status).toBe(503);
    expect((await http.get("/livez")).status).toBe(200);
    const other = neo4j.driver(server.uri, neo4j.auth.basic("neo4j", "second-password"));
    await until(() => other.executeQuery("ALTER CURRENT USER SET PASSWORD FROM 'second-password' TO 'first-password'")).finally(() =>
      other.close(),
    );
    await until(async () => expect((await http.get("/readyz")).status).toBe(200));
    expect(await ask()).toBe(0);
  } finally {
    await http.close();
    await graph.close();
  }
});

/** Waits until the server accepts the right password again: after a wrong one it refuses all for some seconds. */
const settled = () => until(() => open().then((graph) => graph.close()));
