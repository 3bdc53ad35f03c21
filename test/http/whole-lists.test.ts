import type { Graph } from "../../src/graph/graph.js";
import { updateVersions } from "../../src/graph/statements/versions/visible-versions.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { claims, many } from "./many.js";
import { readsPageOfList } from "./page-statements.js";
import { answered, type Served, served } from "./served.js";

/** A table that is a whole list has rows of one version alone, also with filters. */
let graph: Graph;
let server: Served;
beforeEach(async () => {
  graph = await graphOf(many);
});
afterEach(async () => {
  await server.close();
  await graph.close();
});

/** A server of the graph that writes to it before some of its reads of pages. @param when takes the number of the page */
async function disturbed(when: (page: number) => boolean, text = "MATCH (o:Entity {id: 'community-0000'}) SET o.name = $name") {
  let pages = 0;
  const read: Graph["read"] = async (statement, parameters, signal) => {
    if (readsPageOfList(statement) && when(++pages))
      await graph.write(async (t) => {
        await t.run(text, { name: `Page ${pages}` });
        await updateVersions(t, model);
      });
    return graph.read(statement, parameters, signal);
  };
  server = await served({ ...graph, read });
  return { pagesRead: () => pages };
}

test("what changes before anything is sent is read again, and sent as it is then", async () => {
  const { pagesRead } = await disturbed((page) => page === 1);
  const rows = await server.rows("/communities.json");
  expect(rows.find(({ id }) => id === "community-0000")?.name).toBe("Page 1");
  expect(pagesRead()).toBe(2);
  expect(server.log).toEqual([]);
});

test("what the viewer does not see changes nothing", async () => {
  const { pagesRead } = await disturbed(() => true, "CREATE (:Entity:Issue {id: $name, name: $name, level: 1})");
  expect([(await server.rows("/claims.json")).length, pagesRead()]).toEqual([claims, 2]);
  expect(server.log).toEqual([]);
});

test("a change again and again before anything is sent is an error with its status", async () => {
  await disturbed(() => true);
  const response = await server.get("/communities.csv");
  expect([response.status, response.headers.get("retry-after"), response.headers.get("content-disposition")]).toEqual([503, "1", null]);
  expect(await response.json()).toEqual({ error: { code: "UNAVAILABLE", message: expect.stringMatching(/^The graph changed/) } });
});

test.each(["/claims.csv", "/claims.ndjson?status=ACCEPTED", "/claims.xlsx"])(
  "a change at a later page of %s breaks the transfer off",
  async (path) => {
    await disturbed((page) => page === 2);
    const response = await server.get(path, { "accept-encoding": "identity" });
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow(/terminated/);
    expect((await server.get("/readyz")).status).toBe(200);
  },
);

test.each(["/claims.csv?place=nowhere-at-all", "/claims.json?status=GOOD", "/communities.csv?filter={"])(
  "%s is an error before anything is sent",
  async (path) => {
    await disturbed(() => false);
    const { status, body } = await answered(server.get(path));
    expect([status, Object.keys(body)]).toEqual([path.includes("nowhere") ? 404 : 400, ["error"]]);
    expect((await fetch(server.address + path, { method: "HEAD" })).status).toBe(status);
  },
);
