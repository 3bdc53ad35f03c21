import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { contentSecurityPolicy } from "../../src/console/policy.js";
import { schemaFiles } from "../../src/schema-files.js";
import { built, root } from "../built.js";
import { seeded } from "../seed/seeded.js";
import { answered, type Served, served } from "./served.js";

/** The page at `/`, and what it and other tools are given: the schema, and questions that are ready to be asked. */
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

describe("the page", () => {
  test("may load and send nothing but from and to here", async () => {
    const response = await server.get("/");
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(response.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
    const policy = new Map(contentSecurityPolicy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("script-src")).toEqual(["'self'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    for (const allowed of [...policy.values()].flat()) expect(allowed).toMatch(/^('none'|'self'|'unsafe-inline'|data:)$/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  test("and all that it names is there, of its own type, and may be kept", async () => {
    const html = await (await server.get("/")).text();
    const names = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, name]) => (name as string).replaceAll("&amp;", "&"));
    expect(names.filter((n) => /^(https?:)?\/\//.test(n))).toEqual([]);
    expect(names.some((n) => n.endsWith(".js"))).toBe(true);
    for (const name of names) {
      const response = await server.get(`/${name.replace(/^\.?\//, "")}`);
      // The address of the API is no page: it says what it wants to be asked.
      expect([name, response.status]).toEqual([name, name === "graphql" ? 400 : 200]);
      if (name.includes("assets/")) expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      if (name.endsWith(".js")) expect(response.headers.get("content-type")).toMatch(/javascript/);
      if (name.endsWith(".css")) expect(response.headers.get("content-type")).toMatch(/css/);
      await response.arrayBuffer();
    }
  });

  /** As it is written: `fetch` would resolve the dots before it asks. */
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
  ])("nothing beside it can be reached through it: %s", async (path) => {
    const { status, text } = await raw(path);
    expect([400, 403, 404]).toContain(status);
    expect(JSON.parse(text)).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});

test("/schema.graphql is the schema as it is committed", async () => {
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

  test("of which each is answered, without errors, with something", async () => {
    for (const { name, document: query, variables } of gallery) {
      const { status, body } = await answered(server.post({ query, variables }));
      expect([name, status, body.errors]).toEqual([name, 200, undefined]);
      for (const [field, value] of Object.entries(body.data)) expect([name, field, empty(value)]).toEqual([name, field, false]);
    }
  });

  /** No record, no list with anything in it, no count above zero. */
  function empty(value: unknown): boolean {
    if (value === null || value === undefined) return true;
    if (Array.isArray(value)) return value.length === 0;
    if (typeof value !== "object") return false;
    const { nodes, edges, totalCount } = value as { nodes?: unknown[]; edges?: unknown[]; totalCount?: number };
    const lists = [nodes, edges].filter((l) => l !== undefined);
    return lists.some((l) => l.length === 0) || totalCount === 0 || Object.values(value).every(empty);
  }
});
