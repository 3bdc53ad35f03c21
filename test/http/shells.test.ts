import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type PageDeclaration, pages } from "../../src/web/explorer/address.js";
import { explorerPolicy } from "../../src/web/policy.js";
import { built } from "../built.js";
import { graphOf } from "../harness.js";
import { recorded } from "../recorded.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** The pages as they are served: filled in for each address, the same for every graph, and of use without JavaScript. */
let server: Served;
let taken: () => readonly string[];
let close: () => Promise<void>;
/** The same server behind a proxy, at /a/b/ of another address. The proxy strips the prefix and says nothing of it. */
let proxy: Server;
let behind: string;
beforeAll(async () => {
  await built();
  const graph = await graphOf(world);
  const watched = recorded(graph);
  taken = watched.taken;
  server = await served(watched.graph);
  close = async () => {
    await server.close();
    await graph.close();
  };
  proxy = createServer(({ url = "", method, headers }, response) => {
    if (!url.startsWith("/a/b/")) return void response.writeHead(502).end();
    const onward = httpRequest(server.address + url.slice("/a/b".length), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => proxy.once("listening", resolve));
  behind = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/a/b`;
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  proxy.closeAllConnections();
  proxy.close();
  await close();
});

/** But the page of any id, which leads to another: records.test.ts asks for it. */
const declared = (Object.entries(pages) as [string, PageDeclaration][]).filter(([name]) => name !== "id");
const paths = declared.map(([, { path, record }]) => (record ? `/${path}/river` : `/${path}`));
const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
/** Where the links and the resources of a page lead, as they are written. */
const linksIn = (html: string) => [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => unescaped(to as string));
const withoutScript = (html: string) => /<noscript>(.*)<\/noscript>/s.exec(html)?.[1] ?? "";

test("every page has an address, and two pages have two", () => {
  expect(paths.length).toBeGreaterThan(25);
  expect(new Set(paths).size).toBe(paths.length);
});

test.each(paths)("%s is a page, with and without a slash at its end, and nothing is read for it", async (path) => {
  for (const address of new Set([path, `${path.replace(/\/$/, "")}/`])) {
    taken();
    const response = await server.get(address);
    expect([address, response.status, response.headers.get("content-type")]).toEqual([address, 200, "text/html; charset=utf-8"]);
    expect(response.headers.get("content-security-policy")).toBe(explorerPolicy);
    expect([response.headers.get("cache-control"), response.headers.get("vary")]).toEqual(["no-cache", "Accept-Language, Accept-Encoding"]);
    expect(taken()).toEqual([]);
    const html = await response.text();
    expect(html).not.toMatch(/%[A-Z_]+%/);
    // The policy allows no inline style and no inline script.
    expect(explorerPolicy).not.toContain("unsafe");
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/i);
  }
});

test.each(paths.flatMap((path) => [path, `${path.replace(/\/$/, "")}/`]))(
  "the links of %s hold below the prefix of a proxy",
  async (path) => {
    const html = await (await fetch(behind + path)).text();
    const links = linksIn(html);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(new URL(link, behind + path).href.slice(0, behind.length + 1)).toBe(`${behind}/`);
    const assets = links.filter((link) => link.includes("assets/"));
    // A style, a script, and the scripts that it leads to.
    expect(assets.length).toBeGreaterThan(5);
    for (const asset of assets) expect((await fetch(new URL(asset, behind + path), { method: "HEAD" })).status).toBe(200);
  },
);

test("/graphql leads a person to the console below the prefix of a proxy", async () => {
  for (const path of ["/graphql", "/graphql/"]) {
    const { status, headers } = await fetch(behind + path, { headers: { accept: "text/html" }, redirect: "manual" });
    expect([status, new URL(headers.get("location") as string, behind + path).href]).toEqual([303, `${behind}/console`]);
  }
});

describe("the language", () => {
  test.each([
    ["/responses", "es", "es"],
    ["/responses", "fr-CA, en;q=0.5", "fr"],
    ["/responses", "de, es;q=0.5", "es"],
    ["/responses", "de", "en"],
    ["/responses", "", "en"],
    ["/responses?lang=fr", "es", "fr"],
    ["/responses?lang=ES", "fr", "es"],
    ["/responses?lang=tlh", "fr", "en"],
    ["/responses?issue=extortion&lang=es&lang=fr", "", "es"],
    ["/community/river?lang=%3Cb%3E", "", "en"],
  ])("of %s for a reader of %j is %s", async (path, accepted, lang) => {
    const html = await (await server.get(path, { "accept-language": accepted })).text();
    expect(/<html lang="([^"]*)">/.exec(html)?.[1]).toBe(lang);
    const says = { en: "This page needs JavaScript", es: "Esta página necesita JavaScript", fr: "Cette page a besoin de JavaScript" };
    for (const [of, text] of Object.entries(says)) expect([of, html.includes(text)]).toEqual([of, of === lang]);
  });
});

describe("without JavaScript", () => {
  const rows = (path: string) => ["html", "csv", "json"].map((extension) => path.replace(/(?=\?|$)/, `.${extension}`));
  test.each([
    ["/", "", "claims"],
    ["/about", "", "claims"],
    ["/responses?issue=extortion&place=river", "", "responses?issue=extortion&place=river"],
    // In the order of all addresses, without what only the page knows.
    ["/responses/?place=iso:FD&look=claim-1&seen=1.0.0&issue=extortion&lang=es", "../", "responses?issue=extortion&place=iso:FD&lang=es"],
    ["/harmful-responses?issue=crime&scopes=EXACT,WITHIN", "", "harmful-responses?issue=crime&scopes=EXACT,WITHIN"],
    ["/search?query=recl%20%26%20co", "", "search?query=recl+%26+co"],
    ["/community/river?look=claim-1", "../", "community/river"],
    ["/community/river/?lang=fr", "../../", "community/river?lang=fr"],
    ["/record/a%2Fb%26c", "../", "record/a%2Fb%26c"],
  ])("%s leads to its rows and to the ready questions", async (path, root, to) => {
    const html = await (await server.get(path)).text();
    expect(linksIn(withoutScript(html))).toEqual([...rows(to).map((at) => (root || "./") + at), `${root || "./"}gallery.json`]);
  });

  test("the rows of each page are there, as many in each format", async () => {
    const asked = { answer: "?issue=smuggling", harm: "?issue=smuggling", search: "?query=river", matrix: "?rows=ISSUE&columns=PREDICATE" };
    const further = {
      gaps: "?place=freedonia",
      transfer: "?community=harbour&issue=smuggling",
      similar: "?community=harbour",
      neighbourhood: "?id=smuggling",
      paths: "?from=harbour&to=river",
      compare: "?ids=harbour,river",
    };
    const query: Readonly<Record<string, string>> = { ...asked, ...further };
    for (const [at, [name, { record, rows: hasRows }]] of declared.entries()) {
      const path = `${paths[at]}${query[name] ?? ""}`;
      const html = await (await server.get(path)).text();
      const [table, csv, json] = linksIn(withoutScript(html)).map((link) => new URL(link, server.address + path).href) as string[];
      const list = (await (await fetch(json as string)).json()) as unknown[];
      const shown = await (await fetch(table as string)).text();
      expect([name, (shown.match(/<tr>/g) ?? []).length - 1]).toEqual([name, list.length]);
      expect((await fetch(csv as string)).status).toBe(200);
      // No other community of this world faces what the harbour does.
      if (hasRows && !record && !["harm", "similar"].includes(name)) expect([name, list.length > 0]).toEqual([name, true]);
      expect([name, new URL(table as string).pathname]).toEqual([name, hasRows ? `${paths[at]}.html` : "/claims.html"]);
    }
  });

  test.each([
    '/responses?issue="><script>alert(1)</script>',
    "/responses?issue=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&place=%27onload%3D%27x",
    "/community/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/community/%22%20onmouseover=%22x",
    "/search?query=%00%E2%80%AE%3C!--",
    "/responses?lang=%22%3E%3Cscript%3E",
    "/community/%24%26%24%60%24%27",
    "/responses?issue=%25ROOT%25%25WITHOUT_SCRIPT%25",
    `/community/${"x".repeat(2000)}`,
  ])("the address stands in a page as text alone: %s", async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<noscript>/g)).toHaveLength(1);
    expect(html).not.toMatch(/\son[a-z]+=/i);
    for (const link of linksIn(withoutScript(html))) expect(new URL(link, server.address + path).origin).toBe(server.address);
  });
});

describe("the tag of a page", () => {
  const tagOf = async (path: string, headers: Record<string, string> = {}) =>
    (await server.get(path, headers)).headers.get("etag") as string;
  test("is the same for the same page, and another for another language, another address and another shell", async () => {
    const tags = await Promise.all([
      tagOf("/responses?issue=extortion"),
      tagOf("/responses?issue=crime"),
      tagOf("/responses?issue=extortion", { "accept-language": "es" }),
      tagOf("/responses/?issue=extortion"),
      tagOf("/console"),
    ]);
    expect(new Set(tags).size).toBe(tags.length);
    for (const tag of tags) expect(tag).toMatch(/^W\/"[^"]+"$/);
    expect(await tagOf("/responses?issue=extortion", { "accept-encoding": "br" })).toBe(tags[0]);
  });

  test.each(["/", "/responses?issue=extortion", "/community/river", "/console"])("%s is sent once", async (path) => {
    const etag = await tagOf(path);
    for (const method of ["GET", "HEAD"]) {
      const { status, headers } = await fetch(server.address + path, { method, headers: { "if-none-match": etag } });
      expect([status, headers.get("etag"), headers.get("vary")]).toEqual([304, etag, "Accept-Language, Accept-Encoding"]);
    }
    const { status } = await server.get(path, { "if-none-match": etag, "accept-language": "fr" });
    // The console speaks English alone.
    expect(status).toBe(path === "/console" ? 304 : 200);
  });
});
