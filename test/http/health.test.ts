import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, breakable, type Served, secret, served } from "./served.js";

let whole: Graph;
let server: Served;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  whole = await graphOf(world);
  const broken = breakable(whole);
  breaks = broken.breaks;
  server = await served(broken.graph);
});
afterAll(async () => {
  await server.close();
  await whole.close();
});

test("a process that runs is live, whatever its graph does", async () => {
  expect(await answered(server.get("/livez"))).toEqual({ status: 200, body: { status: "live" } });
  breaks.when = () => true;
  expect(await answered(server.get("/livez"))).toEqual({ status: 200, body: { status: "live" } });
  breaks.when = () => false;
});

test("a server is ready while its graph answers", async () => {
  expect(await answered(server.get("/readyz"))).toEqual({ status: 200, body: { status: "ready" } });
  breaks.when = () => true;
  const response = await server.get("/readyz");
  const text = await response.text();
  expect([response.status, JSON.parse(text)]).toEqual([503, { status: "not ready", message: "The graph does not answer." }]);
  expect(text).not.toContain(secret);
  expect(server.log.at(-1).err.message).toMatch(secret);
  breaks.when = () => false;
  expect((await server.get("/readyz")).status).toBe(200);
});

test("a server whose graph is closed is not ready, but live", async () => {
  await whole.close();
  expect((await server.get("/readyz")).status).toBe(503);
  expect((await server.get("/livez")).status).toBe(200);
});
