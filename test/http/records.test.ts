import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { datasetOf } from "../records.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** `/id/<id>`: one record, in the media type that the client accepts. */
let graph: Graph;
let server: Served;
beforeAll(async () => {
  const formerIds = [
    { id: "racketeering", successor: "extortion" },
    { id: "former-secret", successor: "secret-crime" },
    { id: "claim-former", successor: "claim-gangs-perpetrates-extortion" },
  ];
  graph = await graphOf({ ...datasetOf([...world.entities, ...world.claims]), formerIds });
  server = await served(graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
});

const html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const get = (path: string, accept?: string, method = "GET") =>
  fetch(server.address + path, { method, redirect: "manual", ...(accept && { headers: { accept } }) });
const headersOf = (response: Response) =>
  Object.fromEntries([...response.headers].filter(([name]) => !["date", "x-request-id", "connection", "keep-alive"].includes(name)));

test.each([
  [undefined, "application/json; charset=utf-8"],
  ["*/*", "application/json; charset=utf-8"],
  ["application/*", "application/json; charset=utf-8"],
  ["text/turtle", "text/turtle; charset=utf-8"],
  ["text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json; charset=utf-8"],
  ["application/rdf+xml, text/turtle;q=0.1", "text/turtle; charset=utf-8"],
])("Accept: %s gives %s", async (accept, type) => {
  for (const id of ["extortion", "claim-gangs-perpetrates-extortion"]) {
    const response = await get(`/id/${id}`, accept);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    expect(response.headers.get("vary")).toBe("Accept, Accept-Language, Authorization, Accept-Encoding");
    const head = await get(`/id/${id}`, accept, "HEAD");
    expect([head.status, headersOf(head), await head.text()]).toEqual([200, headersOf(response), ""]);
  }
});

test("JSON is the line of the record in graph.ndjson", async () => {
  const lines = (await (await get("/graph.ndjson?lang=es")).text()).split("\n");
  for (const id of ["river", "iccs:02051", "claim-second-opinion"])
    expect(lines).toContain((await (await get(`/id/${encodeURIComponent(id)}?lang=es`)).text()).trimEnd());
});

test.each([
  ["/id/extortion", "../issue/extortion"],
  ["/id/extortion?lang=es&nothing=1", "../issue/extortion?lang=es"],
  ["/id/extortion/", "../../issue/extortion"],
  ["/id/river-north", "../place/river-north"],
  ["/id/gangs", "../record/gangs"],
  ["/id/iccs:02051", "../record/iccs%3A02051"],
  ["/id/report-1", "../source/report?passage=report-1"],
  ["/id/claim-gangs-perpetrates-extortion", "../claim/claim-gangs-perpetrates-extortion"],
])("a browser at %s is led to %s", async (path, page) => {
  for (const method of ["GET", "HEAD"]) {
    const response = await get(path, html, method);
    expect([response.status, response.headers.get("location"), response.headers.get("etag"), await response.text()]).toEqual([
      303,
      page,
      null,
      "",
    ]);
    expect(response.headers.get("vary")).toContain("Accept,");
  }
  const followed = await fetch(new URL(page, server.address + path));
  expect([followed.status, new URL(followed.url).pathname]).toEqual([200, new URL(page, server.address + path).pathname]);
});

test.each(["application/json", "text/turtle", "application/ld+json", html])("a former id leads to the new one, as %s", async (accept) => {
  for (const [former, id] of [
    ["racketeering", "extortion"],
    ["claim-former", "claim-gangs-perpetrates-extortion"],
  ]) {
    const response = await get(`/id/${former}?lang=es`, accept);
    expect([response.status, response.headers.get("location"), await response.text()]).toEqual([308, `../id/${id}?lang=es`, ""]);
  }
});

test("an id that is hidden is answered as one that is not there, byte for byte", async () => {
  for (const accept of ["application/json", "text/turtle", "application/ld+json", html, "image/png"])
    for (const method of ["GET", "HEAD"]) {
      const answers = await Promise.all(
        ["secret-crime", "former-secret", "claim-harbour-faces-secret-crime", "no-such-thing"].map(async (id) => {
          const response = await get(`/id/${id}`, accept, method);
          const text = (await response.text()).replaceAll(id, "ID");
          const { "content-length": _, ...headers } = headersOf(response);
          return { status: response.status, text, headers };
        }),
      );
      expect(answers[0]?.status).toBe(accept === "image/png" ? 406 : 404);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
});

test("what is not accepted is 406, with what there is", async () => {
  const response = await get("/id/extortion", "application/rdf+xml, text/csv");
  expect([response.status, await response.json()]).toEqual([
    406,
    {
      error: {
        code: "BAD_USER_INPUT",
        message: "A record can be had as application/json, text/html, text/turtle, application/ld+json: accept one of them.",
        offered: ["application/json", "text/html", "text/turtle", "application/ld+json"],
      },
    },
  ]);
  expect(response.headers.get("vary")).toContain("Accept,");
});

test("a tag belongs to a media type, and a client that has it gets 304", async () => {
  const tags = new Set<string>();
  for (const accept of ["application/json", "text/turtle", "application/ld+json"]) {
    const tag = (await get("/id/extortion", accept)).headers.get("etag") as string;
    tags.add(tag);
    const again = await fetch(`${server.address}/id/extortion`, { headers: { accept, "if-none-match": tag } });
    expect([again.status, again.headers.get("etag"), again.headers.get("vary")]).toEqual([
      304,
      tag,
      "Accept, Accept-Language, Authorization, Accept-Encoding",
    ]);
  }
  expect(tags.size).toBe(3);
});

test("an unknown parameter is refused", async () => {
  const response = await get("/id/extortion?depth=2");
  expect([response.status, ((await response.json()) as { error: { message: string } }).error.message]).toEqual([
    400,
    "depth: no such parameter. The parameters here are lang.",
  ]);
});

test("each answer is charged", async () => {
  const charged = await served(graph, { server: { costPerMinute: 1000 } });
  const left = async (path: string) => Number(/r=(\d+)/.exec((await charged.get(path)).headers.get("ratelimit") ?? "")?.[1]);
  const first = await left("/id/extortion");
  expect(first).toBeLessThan(1000);
  expect(await left("/id/extortion")).toBeLessThan(first);
  expect(await left("/id/no-such-thing")).toBeLessThan(first);
  await charged.close();
});
