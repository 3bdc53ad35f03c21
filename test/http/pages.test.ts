import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { schemaFiles } from "../../src/schema-files.js";
import { consolePolicy, explorerPolicy } from "../../src/web/policy.js";
import { built, root } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { answered, type Served, served } from "./served.js";

/** The pages for people, and what they and other tools load: the schema and the ready questions. */
let seed: Awaited<ReturnType<typeof seeded>>;
let server: Served;
beforeAll(async () => {
  await built();
  seed = await seeded();
  server = await served(seed.graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await seed.close();
});

/** Both sorts of page: the explorer, which has many addresses, and the console. */
const sorts = [
  ["/responses", explorerPolicy, ["'self'"]],
  ["/console", consolePolicy, ["'self'", "'unsafe-inline'"]],
] as const;

describe.each(sorts)("the page %s", (path, policy, styles) => {
  test("may load from and connect to this server only", async () => {
    const response = await server.get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(response.headers.get("content-security-policy")).toBe(policy);
    const rules = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
    expect(rules.get("default-src")).toEqual(["'none'"]);
    expect(rules.get("script-src")).toEqual(["'self'"]);
    expect(rules.get("style-src")).toEqual(styles);
    expect(rules.get("frame-ancestors")).toEqual(["'none'"]);
    for (const allowed of [...rules.values()].flat()) expect(allowed).toMatch(/^('none'|'self'|'unsafe-inline'|data:)$/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  test("finds everything that it links, with its media type and caching headers", async () => {
    const html = await (await server.get(path)).text();
    const names = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, name]) => (name as string).replaceAll("&amp;", "&"));
    expect(names.filter((n) => /^(https?:)?\/\//.test(n))).toEqual([]);
    expect(names.some((n) => n.endsWith(".js"))).toBe(true);
    for (const name of names) {
      const { pathname, search } = new URL(name, server.address + path);
      const response = await server.get(pathname + search);
      // Without parameters these are errors: /graphql is an API, and rows of responses need an issue or a place.
      expect([name, response.status]).toEqual([name, /^\/graphql$|^\/responses\./.test(pathname) ? 400 : 200]);
      if (name.includes("assets/")) expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      if (name.endsWith(".js")) expect(response.headers.get("content-type")).toMatch(/javascript/);
      if (name.endsWith(".css")) expect(response.headers.get("content-type")).toMatch(/css/);
      await response.arrayBuffer();
    }
  });
});

describe("pages", () => {
  test("lead to documents, each of whose links leads somewhere: to a page of this server, and to a place on it", async () => {
    const waiting = ["/", "/console"];
    const places = new Map<string, Set<string>>();
    const fragments: [from: string, path: string, fragment: string][] = [];
    for (const path of waiting) {
      const response = await server.get(path);
      const html = await response.text();
      // /graphql without a query is an error: it is an API, not a page.
      expect([path, response.status]).toEqual([path, path === "/graphql" ? 400 : 200]);
      // Rows are a page too, whose links are those of the records.
      if (!response.headers.get("content-type")?.startsWith("text/html") || path.startsWith("/claims.")) continue;
      places.set(path, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string)));
      for (const [, tag, name = ""] of html.matchAll(/<(\w+)[^>]*? (?:src|href)="([^"]*)"/g)) {
        // A document may name a page elsewhere, which is opened only by who follows the link.
        if (tag === "a" && path.startsWith("/documents/") && name.startsWith("https://")) continue;
        const { origin, pathname, search, hash } = new URL(name.replaceAll("&amp;", "&"), server.address + path);
        expect([path, name, origin]).toEqual([path, name, server.address]);
        if (hash) fragments.push([path, pathname, decodeURIComponent(hash.slice(1))]);
        if (!waiting.includes(pathname + search)) waiting.push(pathname + search);
      }
    }
    for (const [from, path, fragment] of fragments)
      expect([from, path, fragment, places.get(path)?.has(fragment)]).toEqual([from, path, fragment, true]);
    const documents = [...places.keys()].filter((path) => path.startsWith("/documents/"));
    const repository = ["README", "CONTRIBUTING", "seed/README", "docs/caching", "docs/limits", "schema/schema.graphql", "env.example"];
    expect(documents).toEqual(expect.arrayContaining(repository.map((name) => `/documents/${name}.html`)));
    expect(fragments.length).toBeGreaterThan(2);
  });

  test("show documents as pages: headings, tables and code, no Markdown", async () => {
    const html = await (await server.get("/documents/docs/settings.html")).text();
    expect(html).toContain("<title>Settings | Resilience Graph</title>");
    expect(html).toContain('<h1 id="settings">Settings</h1>');
    expect(html).toMatch(/<td><code>TRUSTED_PROXIES<\/code><\/td>/);
    expect(html).not.toMatch(/^\s*(#|\||```)|\]\(|&lt;!--/m);
    const schema = await (await server.get("/documents/schema/schema.graphql.html")).text();
    expect(schema).toMatch(/<pre><code>.*type Query/s);
  });

  /** Sends the path as it is: `fetch` would resolve its dots first. */
  const raw = (path: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      get(server.address, { path }, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, text });
      }).on("error", reject);
    });
  test.each([
    "/../package.json",
    "/../../etc/passwd",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/cli.js",
    "/assets/../../cli.js",
    "/.stamp",
    "/index.html%00",
  ])("cannot be used to reach other files: %s", async (path) => {
    const { status, text } = await raw(path);
    expect([400, 403, 404]).toContain(status);
    expect(JSON.parse(text)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});

describe("an address at which nothing is", () => {
  const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
  const nothing = [
    "/nothing",
    "/nothing/",
    "/a/b/c/d?lang=es",
    "/responses/more",
    "/community",
    "/claim.csv",
    "//example.org/a",
    "/<script>",
  ];

  /** All are asked at once: after HEAD, a client waits a while before it uses its connection again. */
  async function expectPage(path: string) {
    for (const method of ["HEAD", "GET"]) {
      const response = await fetch(server.address + path, { method, headers: { accept: browser } });
      const { status, headers } = response;
      expect([method, status, headers.get("content-type"), headers.get("cache-control"), headers.get("content-security-policy")]).toEqual([
        method,
        404,
        "text/html; charset=utf-8",
        "no-store",
        explorerPolicy,
      ]);
      expect([headers.get("etag"), headers.get("vary")]).toEqual([null, "Accept, Accept-Language, Accept-Encoding"]);
      const html = await response.text();
      if (method === "HEAD") continue;
      expect(html).toMatch(
        path.includes("lang=es") ? "<p>No se encontró ninguna página en esta dirección.</p>" : "<p>Nothing is at this address.</p>",
      );
      expect(html).not.toContain("<script>");
      return [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, name = ""]) => new URL(name, server.address + path).href);
    }
    return [];
  }
  test("is a page for a person, that it is not there, and leads somewhere", async () => {
    const links = (await Promise.all(nothing.map(expectPage))).flat();
    expect(links.length).toBeGreaterThan(nothing.length);
    for (const link of new Set(links)) {
      const linked = await fetch(link);
      expect([link, linked.status]).toEqual([link, 200]);
      await linked.arrayBuffer();
    }
  });

  test.each(["*/*", "application/json", "", "application/json, text/html;q=0.5", "image/png"])(
    "is an error for a program that accepts %j",
    async (accept) => {
      for (const path of nothing) {
        const response = await server.get(path, { accept });
        expect([path, response.status, response.headers.get("vary")]).toEqual([path, 404, "Accept, Accept-Encoding"]);
        const message = expect.stringMatching(/The API is at \/graphql|Did you mean \/claims\.csv/);
        expect(await response.json()).toEqual({ error: { code: "NOT_FOUND", message } });
      }
    },
  );

  test.each([
    ["/plcaes.csv", "Did you mean /places.csv?"],
    ["/population_groups.json?lang=es", "Did you mean /population-groups.json?"],
    ["/claims.xls", "Did you mean /claims.xlsx?"],
    ["/claims.citation.bibtex", "Did you mean /claims.citation.bib?"],
    ["/claims.parquet", "/claims is there with the ending .csv, .html, .json, .ndjson or .xlsx."],
    ["/graph.gml", "/graph is there with the ending .gexf, .graphml or .ndjson."],
    ["/grapf.gexf", "Did you mean /graph.gexf?"],
    ["/no-such-thing.csv", "The API is at /graphql, its console at /console; /files.json lists files."],
    ["/assets/graph.gml", "The API is at /graphql, its console at /console; /files.json lists files."],
  ])("names the tables and files near %s to a program", async (path, hint) => {
    const { error } = (await (await server.get(path)).json()) as { error: { message: string } };
    expect(error.message).toBe(`There is nothing at ${path}. ${hint}`);
  });

  test("is an error for a request that would change something, and for rows", async () => {
    const sent = await fetch(`${server.address}/nothing`, { method: "POST", headers: { accept: browser } });
    expect([sent.status, await sent.json()]).toMatchObject([404, { error: { code: "NOT_FOUND" } }]);
    for (const path of ["/responses.csv?issue=nothing-like-it", "/community/nothing-like-it.html"]) {
      const { status, body } = await answered(server.get(path, { accept: browser }));
      expect([path, status, body.error.code]).toEqual([path, 404, "NOT_FOUND"]);
    }
  });
});

test.each([
  ["", "{ predicate: { eq: FACES } }"],
  ["?issue=extortion", '{ predicate: { eq: FACES }, object: { some: { id: { eq: "extortion" } } } }'],
  ["?shows=harm", "{ predicate: { eq: ADDRESSES }, effect: { in: [MIXED, NO_EFFECT, NEGLECTS, EXACERBATES] } }"],
  [
    "?shows=responses&lang=es",
    "{ predicate: { eq: ADDRESSES }, effect: { in: [PREVENTS, REDUCES, MITIGATES, PROTECTS, BUILDS_CAPACITY, UNSPECIFIED, MIXED] } }",
  ],
])("the rows of the map%s are the claims that it shows", async (query, filter) => {
  const { body } = await answered(server.post({ query: `{ claims(filter: ${filter}, first: 1) { totalCount } }` }));
  const { totalCount } = (body as { data: { claims: { totalCount: number } } }).data.claims;
  expect(totalCount).toBeGreaterThan(0);
  expect(await server.rows(`/map.json${query}`)).toHaveLength(totalCount);
});

test("/schema.graphql is the committed schema", async () => {
  const response = await server.get("/schema.graphql");
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  const text = await response.text();
  expect(text).toBe(schemaFiles()["schema.graphql"]);
  expect(text).toBe(await readFile(join(root, "schema/schema.graphql"), "utf8"));
});

describe("/gallery.json", () => {
  interface Question {
    readonly name: string;
    readonly document: string;
    readonly variables: Record<string, unknown>;
  }
  let gallery: Question[];
  beforeAll(async () => {
    gallery = (await answered(server.get("/gallery.json"))).body;
  });

  test("has every question of the folder, the main one first", async () => {
    expect(gallery.length).toBeGreaterThanOrEqual(12);
    expect(gallery[0]?.name).toBe("responses");
    for (const question of gallery)
      expect(Object.keys(question).sort()).toEqual(["description", "document", "links", "name", "title", "variables"]);
  });

  test("each of its questions has an answer that is not empty, without errors", async () => {
    for (const { name, document: query, variables } of gallery) {
      const { status, body } = await answered(server.post({ query, variables }));
      expect([name, status, body.errors]).toEqual([name, 200, undefined]);
      for (const [field, value] of Object.entries(body.data)) expect([name, field, empty(value)]).toEqual([name, field, false]);
    }
  });

  /** Whether a value holds no record, only empty lists, or a count of zero. */
  function empty(value: unknown): boolean {
    if (value === null || value === undefined) return true;
    if (Array.isArray(value)) return value.length === 0;
    if (typeof value !== "object") return false;
    const { nodes, edges, totalCount } = value as { nodes?: unknown[]; edges?: unknown[]; totalCount?: number };
    const lists = [nodes, edges].filter((l) => l !== undefined);
    return lists.some((l) => l.length === 0) || totalCount === 0 || Object.values(value).every(empty);
  }
});
