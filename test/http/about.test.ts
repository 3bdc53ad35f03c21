import type { Graph } from "../../src/graph/graph.js";
import type { Dataset } from "../../src/model/records.js";
import { type PageDeclaration, pages } from "../../src/web/explorer/address.js";
import { internal } from "../api/hostile/attack.js";
import { generate } from "../generator.js";
import { graphOf } from "../harness.js";
import { seenBy } from "../oracle/seen.js";
import { recorded } from "../recorded.js";
import { world } from "../world.js";
import { claims, many } from "./many.js";
import { answered, type Served, served } from "./served.js";

/**
 * The claims about a record: those that name it in any part, that cite it or a passage of it, and a claim itself. They are at
 * `/claims.csv?about=<id>`, and at the address of the record's page with an extension.
 */
let graphs: readonly Graph[];
let small: Served;
let random: Served;
const dataset = generate(1);
beforeAll(async () => {
  graphs = [await graphOf(world), await graphOf(dataset)];
  [small, random] = (await Promise.all(graphs.map((graph) => served(graph)))) as [Served, Served];
});
afterAll(async () => {
  for (const server of [small, random]) {
    expect(server.log).toEqual([]);
    await server.close();
  }
  for (const graph of graphs) await graph.close();
});

/** The ids of the claims about each record that a reader without rights sees, by brute force. What is hidden is not in the data set. */
function claimsByRecord(all: Dataset): Map<string, readonly string[]> {
  const { entities, claims } = seenBy(0, all);
  const sourceOf = new Map(entities.flatMap(({ values, links }) => links.filter((l) => l.name === "OF").map((l) => [values.id, l.to])));
  const about = new Map<string, string[]>(entities.map(({ values }) => [values.id, []]));
  for (const { values, subject, object, at, for: concerned, by, cites } of claims) {
    const named = [subject, object, at ?? [], concerned, by, cites, cites.map((passage) => sourceOf.get(passage) ?? [])].flat(2);
    for (const id of new Set(named)) about.get(id)?.push(values.id);
    about.set(values.id, [values.id]);
  }
  return new Map([...about].map(([id, ids]) => [id, ids.sort()]));
}
const idsOf = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row.claim_id as string).sort();
const rowsAbout = async (server: Served, id: string) => idsOf(await server.rows(`/claims.json?${new URLSearchParams({ about: id })}`));

test.each(["a made-up world", "a random graph"])("of every record of %s are those that name it", async (which) => {
  const [server, all] = which === "a random graph" ? [random, dataset] : [small, world];
  const expected = claimsByRecord(all);
  expect(expected.size).toBeGreaterThan(50);
  expect([...expected.values()].filter((ids) => ids.length > 1).length).toBeGreaterThan(10);
  for (const [id, ids] of expected) expect([id, await rowsAbout(server, id)]).toEqual([id, ids]);
});

test("stand in every part of a claim", async () => {
  const inPart = {
    subject: "river",
    object: "extortion",
    at: "freedonia",
    for: "youth",
    by: "gangs",
    evidence: "report-2",
    source: "report",
  };
  const expected = claimsByRecord(world);
  for (const [part, id] of Object.entries(inPart)) {
    const listed = await small.rows(part === "evidence" ? `/claims.json?about=${id}` : `/claims.json?${part}=${id}`);
    expect([part, listed.length > 0]).toEqual([part, true]);
    expect([part, await rowsAbout(small, id)]).toEqual([part, expected.get(id)]);
    expect(expected.get(id)).toEqual(expect.arrayContaining(idsOf(listed)));
  }
});

test("of several records, of a code, and together with other filters", async () => {
  const expected = claimsByRecord(world);
  const union = [...new Set([...(expected.get("river") ?? []), ...(expected.get("harbour") ?? [])])].sort();
  expect(await rowsAbout(small, "river,harbour")).toEqual(union);
  expect(await rowsAbout(small, "iso:FD")).toEqual(expected.get("freedonia"));
  const faced = await small.rows("/claims.json?about=river&predicate=FACES");
  expect(idsOf(faced)).toEqual((expected.get("river") ?? []).filter((id) => id.startsWith("claim-river-faces")));
  expect(faced.length).toBeGreaterThan(1);
});

test.each([
  "nothing-like-it",
  "secret-crime",
  "secret-valley",
  "dossier",
  "dossier-1",
  "quiet-help",
  "claim-harbour-faces-secret-crime",
  "river,secret-crime",
])("of %s, which is hidden or not there, are not found", async (id) => {
  const { status, body } = await answered(small.get(`/claims.json?about=${id}`));
  expect([status, body.error]).toMatchObject([404, { code: "NOT_FOUND", argument: "about" }]);
  expect(JSON.stringify(body.error.suggestions ?? [])).not.toMatch(/secret|dossier|quiet/);
});

test("hidden records change no byte of them", async () => {
  const seen = await graphOf(seenBy(0, world));
  const server = await served(seen);
  for (const id of claimsByRecord(world).keys()) {
    const path = `/claims.csv?${new URLSearchParams({ about: id })}`;
    expect([id, await (await small.get(path)).text()]).toEqual([id, await (await server.get(path)).text()]);
  }
  await server.close();
  await seen.close();
});

test("of more records than a page holds come once, in the order of their ids, and all of them", async () => {
  const graph = await graphOf(many);
  const server = await served(graph, { requestTimeoutMs: 120_000 });
  const expected = claimsByRecord(many);
  for (const id of ["report", "report-1", "extortion", "community-0007", "report,extortion"]) {
    const rows = (await server.rows(`/claims.json?about=${id}`)).map((row) => row.claim_id as string);
    expect([id, rows]).toEqual([id, id.includes(",") ? expected.get("report") : expected.get(id)]);
  }
  expect(expected.get("report")).toHaveLength(claims);
  await server.close();
  await graph.close();
});

test("are found from the record, not by looking at every claim", async () => {
  const { graph, taken } = recorded(graphs[0] as Graph);
  const server = await served(graph);
  await server.rows("/claims.json?about=river");
  const lists = taken().filter((sent) => sent.includes("RETURN o.id AS id ORDER BY id LIMIT"));
  expect(lists.length).toBeGreaterThan(5);
  // One that looks at every claim names no id of it.
  const looking = lists.filter((sent) => /^\["MATCH \(o:Claim\) WHERE/.test(sent));
  for (const sent of looking) expect(sent).toMatch(/ AND o\.id IN \$p\d+ RETURN/);
  await server.close();
});

describe("the address of a record's page with an extension", () => {
  const paths = (Object.values(pages) as PageDeclaration[]).flatMap(({ path, record }) => (record ? [path] : []));
  /** All claims, also those that a page leaves out by default. */
  const everything = "assertions=STATED,COMPOSED,IMPORTED,IMPLIED,INFERRED&statuses=ACCEPTED,PROPOSED,REJECTED,RETRACTED";
  const text = async (path: string) => {
    const response = await small.get(path);
    return [response.status, response.headers.get("content-type"), response.headers.get("etag"), await response.text()];
  };

  test.each(["csv", "json", "ndjson", "html", "receipt.json", "citation.txt", "citation.bib"])("has them as .%s", async (extension) => {
    for (const path of paths) {
      // A claim has its own row, whichever it is.
      const counted = path === pages.claim.path ? "" : "&assertions=STATED,COMPOSED,IMPORTED&statuses=ACCEPTED";
      expect(await text(`/${path}/river.${extension}?lang=es`)).toEqual(await text(`/claims.${extension}?about=river${counted}&lang=es`));
    }
    expect((await text(`/record/river.${extension}`))[0]).toBe(200);
  });

  test("takes the filters of claims", async () => {
    expect(await small.rows(`/community/river.json?predicate=FACES&${everything}`)).toEqual(
      await small.rows("/claims.json?about=river&predicate=FACES"),
    );
  });

  test("whose id has dots, as codes have", async () => {
    const dotted = [...claimsByRecord(dataset).keys()].filter((id) => id.includes("."));
    expect(dotted.length).toBeGreaterThan(0);
    for (const id of dotted)
      for (const path of [`/record/${id}.json`, `/record/${encodeURIComponent(id)}.json`])
        expect(idsOf(await random.rows(`${path}?${everything}`))).toEqual(await rowsAbout(random, id));
  });

  test.each([
    "/community/river.xml",
    "/community/river.csv/more",
    "/community/.csv.csv",
    "/communities/river.csv",
    "/community//river.csv",
    "/nothing/river.csv",
  ])("leads nowhere else: %s", async (path) => {
    const { status, headers } = await small.get(path);
    // What is no format is part of the id of a page, and a page is there for every id.
    expect([path, status, headers.get("content-type")]).toEqual(
      path.endsWith(".xml") ? [path, 200, "text/html; charset=utf-8"] : [path, 404, "application/json; charset=utf-8"],
    );
  });

  test.each([
    "%00",
    "%E2%80%AE",
    "river%26predicate%3DFACES",
    "river&predicate=FACES",
    "river%3Flang=es",
    "a+b",
    "river%23x",
    "..%2f..%2fclaims",
    "%2e%2e",
    "%",
    "%zz",
    "%ff",
    "__proto__",
    "'%20OR%201=1",
    "x".repeat(3000),
    "%F0%9F%98%80",
    "river.csv",
    "$about",
  ])("takes an id as it is, whatever it holds: %s", async (id) => {
    const response = await small.get(`/community/${id}.csv`);
    expect([id.slice(0, 30), [400, 404, 414].includes(response.status)]).toEqual([id.slice(0, 30), true]);
    const { error } = (await response.json()) as { error: { code: string; value?: string } };
    expect(JSON.stringify(error)).not.toMatch(internal);
    if (error.value !== undefined) expect(decodeURIComponent(id)).toContain(error.value.slice(0, 20));
  });
});
