import type { Graph } from "../../src/graph/graph.js";
import { updateVersions } from "../../src/graph/statements/versions/visible-versions.js";
import { Community } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../src/model/records.js";
import { graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { world } from "../world.js";
import { claims, many } from "./many.js";
import { readsPageOfList } from "./page-statements.js";
import { type Served, served } from "./served.js";

/** The graph by URL: all of it that the viewer may see, in one order, at one version. */
type Line = Readonly<Record<string, unknown>> & { readonly id: string; readonly label: string };
const linesOf = (text: string): Line[] =>
  text === ""
    ? []
    : text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));

describe.each([0, 1, 2, 3] as const)("what level %i gets", (level) => {
  let graph: Graph;
  let server: Served;
  beforeAll(async () => {
    graph = await graphOf(world);
    server = await served(graph, { level });
  });
  afterAll(async () => {
    expect(server.log).toEqual([]);
    await server.close();
    await graph.close();
  });

  test("is every visible record with its visible links, entities by class and id before claims by id", async () => {
    const response = await server.get("/graph.ndjson");
    expect([response.status, response.headers.get("content-type"), response.headers.get("content-disposition")]).toEqual([
      200,
      "application/x-ndjson; charset=utf-8",
      'inline; filename="graph.ndjson"',
    ]);
    expect(response.headers.get("cache-control")).toMatch(level === 0 ? /^public, / : /^private, no-store$/);
    expect(linesOf(await response.text())).toEqual(expectedLines(seenBy(level, world)));
  });
});

/** The lines as they follow from the records that a level sees. */
function expectedLines({ entities, claims: visible }: Dataset): object[] {
  const rank = ({ type }: EntityRecord) => model.entities.indexOf(type);
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [
    ...[...entities].sort((a, b) => rank(a) - rank(b) || compare(a.values.id, b.values.id)).map(entityLine),
    ...[...visible].sort((a, b) => compare(a.values.id, b.values.id)).map(claimLine),
  ];
}
const without = (values: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => !names.includes(name) && value !== undefined));
function entityLine({ type, values, links }: EntityRecord): object {
  const order = model.linksOf(type).map(([name]) => name);
  const sorted = [...links].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name) || (a.to < b.to ? -1 : 1));
  return { record: "entity", type: type.name, id: values.id, label: values.name.en, properties: without(values, "id"), links: sorted };
}
function claimLine({ values, subject, object, at, for: concerned, by, cites }: ClaimRecord): object {
  const list = (name: string, ids: readonly string[]) => (ids.length ? { [name]: [...ids].sort() } : {});
  return {
    record: "claim",
    id: values.id,
    predicate: values.predicate,
    label: values.statement,
    properties: without(values, "id", "predicate"),
    subject,
    object,
    ...(at !== undefined && { at }),
    ...list("for", concerned),
    ...list("by", by),
    ...list("evidence", cites),
  };
}

describe("the request", () => {
  let graph: Graph;
  let server: Served;
  beforeAll(async () => {
    graph = await graphOf(world);
    server = await served(graph);
  });
  afterAll(async () => {
    await server.close();
    await graph.close();
  });
  const labelOf = async (path: string, headers: Record<string, string> = {}) =>
    linesOf(await (await server.get(path, headers)).text()).find(({ id }) => id === "river")?.label;

  test("may name a language for labels; a label without it comes in another", async () => {
    expect(await labelOf("/graph.ndjson?lang=fr")).toBe("Rivière");
    expect(await labelOf("/graph.ndjson", { "accept-language": "es" })).toBe("Río");
    expect(await labelOf("/graph.ndjson?lang=de")).toBe("River");
  });
  test.each(["?lang=!", "?issue=extortion"])("may have no other parameter: %s", async (query) => {
    const response = await server.get(`/graph.ndjson${query}`);
    expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([400, "BAD_USER_INPUT"]);
  });
  test("may be HEAD, which reads nothing", async () => {
    const response = await fetch(`${server.address}/graph.ndjson`, { method: "HEAD" });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      200,
      "application/x-ndjson; charset=utf-8",
      "",
    ]);
  });
});

describe("a graph that is written to while it is read", () => {
  let graph: Graph;
  let server: Served;
  beforeEach(async () => {
    graph = await graphOf(many);
  });
  afterEach(async () => {
    await server.close();
    await graph.close();
  });

  /** A server of the graph that writes to it before some of its reads of pages. @param when takes the number of the page and its first id */
  async function disturbed(
    when: (page: number, firstId: string) => boolean,
    text = "MATCH (o:Entity {id: 'community-0000'}) SET o.name = $name",
  ) {
    let pages = 0;
    const read: Graph["read"] = async (statement, parameters, signal) => {
      if (readsPageOfList(statement) && when(++pages, (parameters.p0 as string[])[0] as string))
        await graph.write(async (t) => {
          await t.run(text, { name: `Page ${pages}` });
          await updateVersions(t, model);
        });
      return graph.read(statement, parameters, signal);
    };
    server = await served({ ...graph, read });
    return { pagesRead: () => pages };
  }
  const isCommunity = (id: string) => id.startsWith("community-");
  /** Those of the entities, of which each class has one, and two of the claims. */
  const pagesOfMany = new Set(many.entities.map(({ type }) => type)).size + 2;

  test("before anything is sent is read again, and sent as it is then", async () => {
    const { pagesRead } = await disturbed((page) => page === 1);
    const lines = linesOf(await (await server.get("/graph.ndjson")).text());
    expect(lines).toHaveLength(many.entities.length + claims);
    expect(lines.find(({ id }) => id === "community-0000")?.label).toBe("Page 1");
    // The first page is read once more.
    expect(pagesRead()).toBe(pagesOfMany + 1);
    expect(server.log).toEqual([]);
  });

  test("with what the viewer does not see is read once, and sent whole", async () => {
    const { pagesRead } = await disturbed(() => true, "CREATE (:Entity:Issue {id: $name, name: $name, level: 1})");
    const lines = linesOf(await (await server.get("/graph.ndjson")).text());
    expect([lines.length, pagesRead()]).toEqual([many.entities.length + claims, pagesOfMany]);
    expect(server.log).toEqual([]);
  });

  test("again and again before anything is sent is an error with its status", async () => {
    await disturbed(() => true);
    const response = await server.get("/graph.ndjson");
    expect([response.status, response.headers.get("retry-after"), response.headers.get("content-disposition")]).toEqual([503, "1", null]);
    expect(await response.json()).toEqual({ error: { code: "UNAVAILABLE", message: expect.stringMatching(/^The graph changed/) } });
  });

  test.each<[string, (page: number, firstId: string) => boolean]>([
    ["of the entities", (_, id) => isCommunity(id)],
    ["of the claims", (page) => page === pagesOfMany],
  ])("later, at a page %s, breaks the transfer off", async (_, when) => {
    await disturbed(when);
    // Uncompressed: a compressor holds the first bytes back until it has more.
    const response = await server.get("/graph.ndjson", { "accept-encoding": "identity" });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(/terminated/);
    expect((await server.get("/readyz")).status).toBe(200);
  });

  test("between two requests gives each the graph of its time", async () => {
    server = await served(graph);
    const read = async () => (await (await server.get("/graph.ndjson")).text()).split("\n");
    const before = await read();
    await graph.write((t) => t.run("MATCH (o:Entity {id: 'community-0001'}) SET o.name = 'Another'"));
    const changed = (await read()).filter((line, i) => line !== before[i]).map((line) => JSON.parse(line) as Line);
    expect(changed.map(({ id, label }) => [id, label])).toEqual([["community-0001", "Another"]]);
    expect(changed[0]?.type).toBe(Community.name);
  });
});
