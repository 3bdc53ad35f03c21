import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { Attack, AttackGroup } from "./attacked.js";
import { byUrl, posted, type Sent } from "./client.js";
import { answered, anyOf, failed, type Outcome, refused, status } from "./outcomes.js";

const query = '{ issue(id: "extortion") { id } }';
const found = answered('{"issue":{"id":"extortion"}}');
const json = JSON.stringify({ query });
const rows = "/responses.csv?issue=extortion";
const csv = answered("practice_id");
const deep = (depth: number, open: string, inner: string, close: string) => open.repeat(depth) + inner + close.repeat(depth);
const over = (headers: Sent["headers"], path = "/graphql"): Sent => ({
  ...posted({ query }),
  path,
  headers: { ...posted({}).headers, ...headers },
});
/** One of these statuses, and no body. */
const bare =
  (...statuses: number[]): Outcome =>
  ({ status, text }) =>
    expect({ status, text }).toEqual({ status: statuses.find((s) => s === status) ?? statuses, text: "" });

const methods: Attack[] = [
  ["PUT", { ...posted({ query }), method: "PUT" }, status(405)],
  ["PATCH", { ...posted({ query }), method: "PATCH" }, status(405)],
  ["DELETE", { ...posted({ query }), method: "DELETE" }, status(405)],
  ["TRACE", { method: "TRACE", path: "/graphql" }, status(404, 405)],
  ["PROPFIND", { method: "PROPFIND", path: "/graphql" }, status(404, 405)],
  ["M-SEARCH", { method: "M-SEARCH", path: "/graphql" }, status(400, 404, 405)],
  ["POST to rows", { ...posted({ query }), path: rows }, status(404, 405)],
  ["DELETE of rows", { method: "DELETE", path: rows }, status(404, 405)],
  ["POST to the graph", { ...posted({ query }), path: "/graph.ndjson" }, status(404, 405)],
  ["POST to the liveness probe", { ...posted({ query }), path: "/livez" }, status(404, 405)],
  ["POST to the page", { ...posted({ query }), path: "/" }, status(404, 405)],
  [
    "GET, overridden as DELETE",
    { ...byUrl({ query }), headers: { "x-http-method-override": "DELETE", "x-method-override": "DELETE", "x-http-method": "DELETE" } },
    found,
  ],
  [
    "a mutation by GET, overridden as POST",
    { ...byUrl({ query: "mutation { x }" }), headers: { "x-http-method-override": "POST" } },
    status(400, 405),
  ],
  ["HEAD of what is refused", { method: "HEAD", path: "/graphql?query={" }, bare(400, 200)],
  ["HEAD of all claims", { method: "HEAD", path: "/claims.csv" }, bare(200)],
  ["HEAD of the graph", { method: "HEAD", path: "/graph.ndjson" }, bare(200)],
];

const gets: Attack[] = [
  ["a mutation", byUrl({ query: "mutation { x }" }), status(400, 405)],
  [
    "a mutation behind a query, by its name",
    byUrl({ query: "query A { __typename } mutation B { x }", operationName: "B" }),
    status(400, 405),
  ],
  ["a subscription", byUrl({ query: "subscription { x }" }), status(400, 405)],
  ["the query twice", byUrl(`query=${encodeURIComponent(query)}&query={x}`), status(400)],
  ["the variables twice", byUrl(`query={__typename}&variables={}&variables={"a":1}`), status(400)],
  ["variables that are no JSON", byUrl({ query, variables: "{" }), status(400)],
  ["variables that are a list", byUrl({ query, variables: "[]" }), status(400)],
  ["variables that are a number", byUrl({ query, variables: "5" }), status(400)],
  ["variables with __proto__", byUrl({ query, variables: '{"__proto__": {"x": 1}}' }), anyOf(found, status(400))],
  ["an operation's name that is not there", byUrl({ query, operationName: "constructor" }), refused("OPERATION_RESOLUTION_FAILURE")],
  ["extensions that are no JSON", byUrl({ query, extensions: "{" }), status(400)],
  [
    "extensions with the hash of another query",
    byUrl({ query, extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } }) }),
    anyOf(found, status(400)),
  ],
  [
    "a hash, and no query",
    byUrl({ extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } }) }),
    failed("PERSISTED_QUERY_NOT_SUPPORTED"),
  ],
  [
    "a body beside the address",
    { ...byUrl({ query }), headers: { "content-type": "application/json" }, body: '{"query": "{ x }"}' },
    anyOf(found, status(400)),
  ],
  ["nothing", { path: "/graphql" }, status(400)],
  ["nothing, with a document that is not here", byUrl({ documentId: "../../etc/passwd" }), status(400, 404)],
  ["a function to call with the answer", byUrl({ query, callback: "alert" }), found],
];

const types: Attack[] = [
  ["none", { method: "POST", path: "/graphql", body: json }, status(400, 415)],
  ["plain text, as a form of another site can send", over({ "content-type": "text/plain" }), status(400, 415)],
  ["a form", over({ "content-type": "application/x-www-form-urlencoded" }), status(415)],
  ["a form in parts, as another site can send", over({ "content-type": "multipart/form-data; boundary=x" }), status(415)],
  [
    "an upload in parts",
    {
      ...over({ "content-type": "multipart/form-data; boundary=x" }),
      body: '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--',
    },
    status(415),
  ],
  [
    "XML",
    { ...over({ "content-type": "application/xml" }), body: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>' },
    status(415),
  ],
  ["the query itself", over({ "content-type": "application/graphql" }), status(415)],
  [
    "JSON in UTF-16",
    { ...over({ "content-type": "application/json; charset=utf-16" }), body: Buffer.from(json, "utf16le") },
    status(400, 415),
  ],
  ["JSON in Latin-1", over({ "content-type": "application/json; charset=iso-8859-1" }), status(400, 415)],
  ["JSON in UTF-7", over({ "content-type": "application/json; charset=utf-7" }), status(400, 415)],
  ["JSON in an encoding that there is not", over({ "content-type": "application/json; charset=__proto__" }), status(400, 415)],
  ["something that only begins like JSON", over({ "content-type": "application/jsonx" }), status(400, 415)],
  ["JSON of another kind", over({ "content-type": "application/vnd.api+json" }), status(400, 415)],
  ["two at once", over({ "content-type": "text/plain, application/json" }), status(400, 415)],
  ["JSON in what is else plain text", over({ "content-type": "text/plain; application/json" }), status(400, 415)],
  ["JSON in capitals", over({ "content-type": "APPLICATION/JSON" }), found],
  ["nothing but semicolons", over({ "content-type": ";;;;" }), status(400, 415)],
  ["parameters of 10 kB", over({ "content-type": `application/json;${" a=b;".repeat(2000)}` }), anyOf(found, status(400, 415))],
  ["none that we can answer with", over({ accept: "image/png" }), status(406)],
  ["none at all that we can answer with", over({ accept: "*/*;q=0" }), status(406)],
  ["a thousand that we cannot answer with", over({ accept: Array.from({ length: 900 }, (_, i) => `x/y${i}`).join() }), status(406)],
  ["preferences that are malformed", over({ accept: "application/json;q=NaN, */*;q=1e9;q=-1, ;;;,,," }), anyOf(found, status(406))],
];

const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
const encodings: Attack[] = [
  ["gzip", { ...over({ "content-encoding": "gzip" }), body: gzipSync(json) }, status(415)],
  ["gzip of 50 MB of nothing", { ...over({ "content-encoding": "gzip" }), body: bomb }, status(413, 415)],
  ["gzip in gzip of 50 MB of nothing", { ...over({ "content-encoding": "gzip, gzip" }), body: gzipSync(bomb) }, status(415)],
  ["deflate", { ...over({ "content-encoding": "deflate" }), body: deflateSync(json) }, status(415)],
  ["br", { ...over({ "content-encoding": "br" }), body: brotliCompressSync(json) }, status(415)],
  ["gzip in capitals", { ...over({ "content-encoding": "GZIP" }), body: gzipSync(json) }, status(415)],
  ["one that there is not", over({ "content-encoding": "__proto__" }), status(415)],
  ["gzip that is none", over({ "content-encoding": "gzip" }), status(415)],
  ["gzip without a header for it", { ...over({}), body: gzipSync(json) }, status(400)],
  ["none, declared", over({ "content-encoding": "identity" }), found],
  ["answers in an encoding that there is not", over({ "accept-encoding": "x, __proto__, zstd;q=9" }), found],
  ["answers in no encoding whatever", over({ "accept-encoding": "identity;q=0, *;q=0" }), anyOf(found, status(406))],
  ["answers in a thousand encodings", over({ "accept-encoding": Array.from({ length: 2000 }, (_, i) => `e${i}`).join() }), found],
];

const batches: Attack[] = [
  ["of one", posted([{ query }]), status(400)],
  ["of none", posted([]), status(400)],
  ["of five thousand", posted(Array(5000).fill({ query: "{ __typename }" })), status(400)],
  ["of batches", posted([[{ query }], [{ query }]]), status(400)],
  ["in an object that has a length", posted({ 0: { query }, length: 1 }), status(400)],
  ["of queries in one field", posted({ query: [query, query] }), status(400)],
];

const bodies: Attack[] = [
  ["none", { ...over({}), body: "" }, status(400)],
  ["null", posted("null"), status(400)],
  ["a number", posted("1"), status(400)],
  ["text", posted('"{ __typename }"'), status(400)],
  ["half of one", posted(json.slice(0, -3)), status(400)],
  ["one and a half", posted(json + json.slice(0, 20)), status(400)],
  ["two, a line each", posted(`${json}\n${json}`), status(400)],
  ["JSON as people write it", posted(`{query: '{ __typename }', /* x */}`), status(400)],
  ["with a byte order mark", posted(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(json)])), anyOf(found, status(400))],
  [
    "with bytes that are no text",
    posted(Buffer.concat([Buffer.from('{"query": "{ issue(id: \\"'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('\\") { id } }"}')])),
    anyOf(answered('"issue":null'), status(400)),
  ],
  ["with NUL after it", posted(`${json}\0`), status(400)],
  ["of NUL and nothing else", posted(Buffer.alloc(200_000)), status(400)],
  ["lists, 120,000 deep", posted(deep(120_000, "[", "", "]")), status(400)],
  ["objects, 40,000 deep", posted(deep(40_000, '{"a":', "1", "}")), status(400)],
  [
    "with 20,000 keys",
    posted(`{"query": ${JSON.stringify(query)}, ${Array.from({ length: 20_000 }, (_, i) => `"${i}": 1`).join()}}`),
    anyOf(found, status(400)),
  ],
  ["with the query twice", posted(`{"query": "{ x }", "query": ${JSON.stringify(query)}}`), found],
  [
    "with two prototypes",
    posted(`{"query": "{ __typename }", "__proto__": null, "\\u005f_proto__": {"x": 1}}`),
    anyOf(status(400), answered('"Query"')),
  ],
  [
    "with our own HTTP in it",
    posted({ query, http: { headers: {}, status: 500 }, contextValue: { level: 3 }, context: { level: 3 }, viewer: { level: 3 } }),
    found,
  ],
  ["a byte too long", posted(json.padEnd(262_145)), status(413)],
  ["300 kB", posted({ query: `${query} #${"x".repeat(300_000)}` }), status(413)],
  [
    "with the hash of another query",
    posted({ query, extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }),
    anyOf(found, status(400)),
  ],
  ["with a hash that is no text", posted({ extensions: { persistedQuery: { version: 99, sha256Hash: { toString: 1 } } } }), status(400)],
  ["with a document that is not here", posted({ documentId: "__proto__" }), status(400, 404)],
  ["with a document, and a query", posted({ documentId: "responses", query }), anyOf(found, status(400))],
];

/** What the client says of where it comes from and goes to comes back nowhere. */
const evil = "evil.example";
const silent =
  (outcome: Outcome): Outcome =>
  (reply) => {
    expect(JSON.stringify([reply.headers, reply.text])).not.toContain(evil);
    outcome(reply);
  };
const headers: Attack[] = [
  ["another host", over({ host: evil }), silent(found)],
  [
    "another host, opened in a browser",
    { path: "/graphql", headers: { host: evil, accept: "text/html" } },
    silent(({ status }) => expect([303, 400]).toContain(status)),
  ],
  ["another host for the page", { path: "/", headers: { host: evil } }, silent(answered("<!doctype html>"))],
  ["a host with a path in it", over({ host: `${evil}/graphql?x=` }), silent(anyOf(found, status(400)))],
  ["no host", over({ host: "" }), anyOf(found, status(400))],
  [
    "a proxy that there is not",
    over({
      "x-forwarded-host": evil,
      "x-forwarded-proto": "javascript",
      "x-forwarded-for": `${evil}, 127.0.0.1`,
      forwarded: `for=${evil};host=${evil}`,
    }),
    silent(found),
  ],
  [
    "another address behind the address",
    over({ "x-original-url": "/livez", "x-rewrite-url": "/livez", "x-original-host": evil }),
    silent(found),
  ],
  ["another site", over({ origin: `https://${evil}` }), silent(found)],
  ["a site of nowhere", over({ origin: "null" }), found],
  [
    "a site that asks first, for everything",
    {
      method: "OPTIONS",
      path: "/graphql",
      headers: {
        origin: `https://${evil}`,
        "access-control-request-method": "DELETE",
        "access-control-request-headers": "authorization, cookie",
      },
    },
    silent((reply) => {
      expect(reply.status).toBeLessThan(300);
      expect(reply.headers["access-control-allow-credentials"]).toBeUndefined();
      expect(reply.headers["access-control-allow-methods"] ?? "").not.toMatch(/DELETE|PUT|PATCH/);
      expect(reply.headers["access-control-allow-headers"] ?? "").not.toMatch(/cookie/i);
    }),
  ],
  ["cookies", over({ cookie: "session=1; __Host-x=2; level=3" }), found],
  [
    "a name and a password",
    over({ authorization: `Basic ${Buffer.from("admin:admin").toString("base64")}`, "x-user": "admin", "x-level": "3" }),
    found,
  ],
  ["a token of another maker", over({ authorization: "Bearer eyJhbGciOiJub25lIn0.eyJsZXZlbCI6M30." }), found],
  [
    "ranges of rows, a thousand",
    { path: rows, headers: { range: `bytes=${Array.from({ length: 1000 }, (_, i) => `${i}-`).join()}` } },
    csv,
  ],
  [
    "ranges of the page, a thousand",
    { path: "/", headers: { range: `bytes=${Array.from({ length: 1000 }, (_, i) => `${i}-`).join()}` } },
    ({ status, text }) => {
      expect([200, 206, 416]).toContain(status);
      expect(text.length).toBeLessThan(200_000);
    },
  ],
  [
    "a range that ends before it begins",
    { path: "/", headers: { range: "bytes=9-1,-0,-" } },
    ({ status }) => expect([200, 206, 416]).toContain(status),
  ],
  ["tags, a thousand", { path: rows, headers: { "if-none-match": Array.from({ length: 1000 }, (_, i) => `W/"${i}"`).join() } }, csv],
  ["a tag that never ends", { path: rows, headers: { "if-none-match": `"${'\\"'.repeat(4000)}` } }, csv],
  [
    "a day that there is not",
    { path: "/", headers: { "if-modified-since": "Mon, 99 Foo 9999 99:99:99 GMT", "if-unmodified-since": "x" } },
    ({ status }) => expect([200, 304, 412]).toContain(status),
  ],
  ["languages without end", over({ "accept-language": "es-".repeat(3000) }), found],
  ["languages that make no sense", over({ "accept-language": "en;q=9, __proto__, *;q=-1, \u00ff, es;;;q" }), found],
  ["an unknown expectation", over({ expect: "200-maybe" }), anyOf(found, status(417), bare(417))],
  ["an id that would write to the log", over({ "x-request-id": 'x"} {"level":60,"msg":"evil.example' }), silent(found)],
  [
    "an id of 8 kB",
    over({ "x-request-id": "x".repeat(8000) }),
    (reply) => {
      found(reply);
      expect(JSON.stringify(reply.headers).length).toBeLessThan(3000);
    },
  ],
  [
    "headers that this connection alone should know",
    over({ connection: "close, content-type, x-forwarded-for", te: "trailers", "keep-alive": "timeout=9999999" }),
    found,
  ],
  [
    "another protocol, in the middle of a question",
    over({ connection: "upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": "x" }),
    anyOf(found, status(400, 426)),
  ],
  ["an unknown header of 12 kB", over({ "x-padding": "x".repeat(12_000) }), found],
];

const paths: Attack[] = [
  ["out of the page's folder", { path: "/../../package.json" }, status(400, 403, 404)],
  ["out of the page's folder, escaped", { path: "/assets/..%2f..%2f..%2fpackage.json" }, status(400, 403, 404)],
  ["out of the page's folder, escaped twice", { path: "/assets/%252e%252e%252f%252e%252e%252fpackage.json" }, status(400, 403, 404)],
  ["out of the page's folder, the other way", { path: "/assets/..\\..\\..\\package.json" }, status(400, 403, 404)],
  ["from the root of the machine", { path: "//etc/passwd" }, status(400, 403, 404)],
  ["to another site", { path: "//evil.example/%2f.." }, anyOf(status(400, 403, 404), answered("<!doctype html>"))],
  ["with NUL in it", { path: "/assets/%00.html" }, status(400, 404)],
  ["to what is hidden", { path: "/.git/config" }, status(400, 403, 404)],
  ["to a folder", { path: "/assets/" }, status(400, 403, 404)],
  ["to a map of our sources", { path: "/assets/index.js.map" }, status(404)],
  ["with letters that are no text", { path: "/%ff%fe" }, status(400, 404)],
  ["with broken escapes", { path: "/%zz" }, status(400, 404)],
  ["of 200 parts", { path: "/x".repeat(2000) }, status(404, 414)],
  ["with markup in it", { path: "/%3Cscript%3Ealert(1)%3C/script%3E" }, status(404)],
  ["to GraphQL, in capitals", { ...posted({ query }), path: "/GRAPHQL" }, status(404)],
  ["to GraphQL, with a parameter of the path", { ...posted({ query }), path: "/graphql;x=1" }, status(404)],
  ["to GraphQL, and on", { ...posted({ query }), path: "/graphql/../claims.csv" }, status(404, 405)],
];

/** Valid HTTP that is misused: methods, types, encodings, batches, and headers that contradict the request. */
export const protocolAttacks: readonly AttackGroup[] = [
  ["methods", methods],
  ["GET", gets],
  ["content types", types],
  ["encodings", encodings],
  ["batches", batches],
  ["bodies", bodies],
  ["headers", headers],
  ["paths", paths],
];
