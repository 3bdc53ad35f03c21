import { gunzipSync } from "node:zlib";
import { rounds } from "../parts.js";
import { attacked } from "./attacked.js";
import { byUrl, posted, type Reply, raw, type Sent, send } from "./client.js";
import { assertSafe } from "./outcomes.js";

/** Cache poisoning: whatever one client asks before or at the same time, every other gets the answer to its own request, byte for byte. */
const server = attacked();

const one =
  "query One($id: ID!, $n: Int) { issue(id: $id) { id name broader(first: 1) { totalCount } } issues(first: $n) { pageInfo { hasNextPage } } }";
const two = 'query A { issue(id: "extortion") { id } } query B { issue(id: "micro-trafficking") { id } }';
const asked = (variables: unknown, headers = {}) => posted({ query: one, variables }, headers);
const written = (variables: string) => posted(`{"query": ${JSON.stringify(one)}, "variables": ${variables}}`);
const named = (lang: string) => posted({ query: '{ issue(id: "extortion") { name } }' }, { "accept-language": lang });
const plain = '{ issue(id: "extortion") { id name } }';
const legacy = { accept: "application/json" };
const persisted = (query: string | undefined, of: string) =>
  posted({ query, extensions: { persistedQuery: { version: 1, sha256Hash: of } } });
const accents = (text: string) => posted({ query: `query ($q: String!) { search(query: $q) { totalCount } }`, variables: { q: text } });
const latitude = (bound: string) =>
  posted(`{"query": "query ($x: Float) { places(filter: {latitude: {gt: $x}}) { totalCount } }", "variables": {"x": ${bound}}}`);
const commented = (text: string) => posted({ query: `{ issue(id: "extortion") { id } } # ${text}` });

/** The request of the victim, a part of the right answer, and the request of the attacker, which is sent before and at the same time. */
type Poisoning = readonly [name: string, victim: Sent, truth: string, poison: Sent];

const collisions: Poisoning[] = [
  ["another id", asked({ id: "extortion" }), '"id":"extortion"', asked({ id: "micro-trafficking" })],
  ["an id in other letters", asked({ id: "extortion" }), '"id":"extortion"', asked({ id: "Extortion" })],
  ["an id and NUL", asked({ id: "extortion" }), '"id":"extortion"', asked({ id: "extortion\0" })],
  ["a number that is the text of an id", asked({ id: "5" }), '"issue":null', asked({ id: 5, n: 1 })],
  ["null for what was left out", asked({ id: "extortion" }), '"hasNextPage":true', asked({ id: "extortion", n: null })],
  ["the same as a list", asked({ id: "extortion", n: 1 }), '"hasNextPage":true', asked({ id: "extortion", n: [100] })],
  ["text for a number", asked({ id: "extortion", n: 1 }), '"hasNextPage":true', asked({ id: "extortion", n: "1" })],
  [
    "infinity, which JSON writes as null",
    written('{"id": "extortion", "n": 1}'),
    '"hasNextPage":true',
    written('{"id": "extortion", "n": 1e999}'),
  ],
  ["infinity for null", latitude("null"), '"condition":"filter.latitude.gt"', latitude("1e999")],
  ["null for infinity", latitude("89.5"), '"totalCount":0', latitude("null")],
  ["a number that JavaScript rounds to the same", latitude("9007199254740993"), '"totalCount":0', latitude("-9007199254740993")],
  ["one variable more", asked({ id: "extortion" }), '"id":"extortion"', asked({ id: "micro-trafficking", x: '"}' })],
  [
    "a variable that looks like two",
    asked({ id: "extortion", n: 1 }),
    '"id":"extortion"',
    asked({ 'id":"extortion","n': 1, id: "micro-trafficking" }),
  ],
  ["the same variable twice", asked({ id: "extortion" }), '"id":"extortion"', written('{"id": "extortion", "id": "micro-trafficking"}')],
  [
    "a prototype with the variable",
    asked({ id: "extortion" }),
    '"id":"extortion"',
    written('{"__proto__": {"id": "extortion"}, "id": "micro-trafficking"}'),
  ],
  ["variables in another order", written('{"id": "extortion", "n": 1}'), '"hasNextPage":true', written('{"n": 100, "id": "extortion"}')],
  [
    "another operation of the document",
    posted({ query: two, operationName: "A" }),
    '"extortion"',
    posted({ query: two, operationName: "B" }),
  ],
  ["an operation called null", posted({ query: plain }), '"extortion"', posted({ query: plain, operationName: "null" })],
  ["no operation, where one has to be named", posted({ query: two, operationName: "A" }), '"extortion"', posted({ query: two })],
  ["a text that differs in a comment", commented("a"), '"extortion"', posted({ query: '{ issue(id: "micro-trafficking") { id } } # a' })],
  [
    "a text with the end of the key in it",
    commented('","A",{"id":"extortion"}]'),
    '"extortion"',
    posted({ query: '{ issue(id: "micro-trafficking") { id } } # "],["' }),
  ],
  ["letters that are put together otherwise", accents("extorsión"), '"totalCount":', accents("xxextorsio\u0301n")],
  [
    "half of a pair of surrogates",
    accents("\ufffdextor"),
    '"totalCount":',
    posted(`{"query": "query ($q: String!) { search(query: $q) { totalCount } }", "variables": {"q": "\\ud800extor"}}`),
  ],
];

const heads: Poisoning[] = [
  ["another language", named("en"), '"Extortion"', named("es")],
  ["another language, as the second preference", named("es"), '"Extorsión"', named("en, es;q=0.9")],
  ["an invalid language", named("en"), '"Extortion"', named('es","en')],
  ["a hundred language preferences", named("es"), '"Extorsión"', named(`${"xx,".repeat(100)}es`)],
  ["another type of answer", posted({ query: plain }), '"extortion"', posted({ query: plain }, legacy)],
  [
    "a refusal, which the other type calls a success",
    posted({ query: "{ x }" }, legacy),
    "GRAPHQL_VALIDATION_FAILED",
    posted({ query: "{ x }" }),
  ],
  ["an encoding", posted({ query: plain }), '"extortion"', posted({ query: plain }, { "accept-encoding": "gzip, br" })],
  [
    "another host",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl({ query: plain }, { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" }),
  ],
  ["another site", byUrl({ query: plain }), '"extortion"', byUrl({ query: plain }, { origin: "https://evil.example" })],
  [
    "a name and a password",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl({ query: plain }, { authorization: "Basic eDp5", cookie: "level=3", "x-level": "3" }),
  ],
  [
    "another address behind the address",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl({ query: "{ __typename }" }, { "x-original-url": byUrl({ query: plain }).path as string }),
  ],
  [
    "another method behind the method",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl({ query: plain }, { "x-http-method-override": "POST" }),
  ],
  ["a part of it", byUrl({ query: plain }), '"extortion"', byUrl({ query: plain }, { range: "bytes=0-3", "if-range": "x" })],
  ["the tag of another answer", byUrl({ query: plain }), '"extortion"', byUrl({ query: plain }, { "if-none-match": '*, "x"' })],
  ["its head alone", byUrl({ query: plain }), '"extortion"', { ...byUrl({ query: plain }), method: "HEAD" }],
  [
    "caches on the way",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl({ query: plain }, { "cache-control": "max-age=999999", pragma: "x", via: "1.1 evil.example" }),
  ],
];

const ways: Poisoning[] = [
  ["GET before POST", posted({ query: plain }), '"extortion"', byUrl({ query: plain, variables: '{"x":1}' })],
  [
    "a body beside the address",
    byUrl({ query: plain }),
    '"extortion"',
    { ...byUrl({ query: plain }), headers: { "content-type": "application/json" }, body: '{"query": "{ __typename }"}' },
  ],
  [
    "an address beside the body",
    posted({ query: plain }),
    '"extortion"',
    { ...posted({ query: "{ __typename }" }), path: byUrl({ query: plain }).path },
  ],
  [
    "the query twice in the address",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl(`query=${encodeURIComponent(plain)}&query=%7B__typename%7D`),
  ],
  [
    "the query behind a semicolon",
    byUrl({ query: plain }),
    '"extortion"',
    byUrl(`query=${encodeURIComponent("{ __typename }")};query=${encodeURIComponent(plain)}`),
  ],
  ["an unknown parameter", byUrl({ query: plain }), '"extortion"', byUrl({ query: "{ __typename }", utm_content: `&query=${plain}` })],
  [
    "the address in capitals",
    byUrl({ query: plain }),
    '"extortion"',
    { path: (byUrl({ query: "{ __typename }" }).path as string).toUpperCase() },
  ],
  ["a slash at the end", byUrl({ query: plain }), '"extortion"', { path: `/graphql/?query=${encodeURIComponent("{ __typename }")}` }],
  ["a hash that is not of its query", persisted(plain, "a".repeat(64)), '"extortion"', persisted("{ __typename }", "a".repeat(64))],
  [
    "a ready question with another's text",
    byUrl({ documentId: "responses" }),
    '"totalCount":',
    posted({ documentId: "responses", query: "{ __typename }" }),
  ],
  [
    "a ready question with its own name for an operation",
    byUrl({ documentId: "responses" }),
    '"totalCount":',
    byUrl({ documentId: "responses", operationName: "x" }),
  ],
  [
    "an id of a ready question that only JavaScript has",
    byUrl({ documentId: "responses" }),
    '"totalCount":',
    byUrl({ documentId: "constructor" }),
  ],
  [
    "rows in another language",
    { path: "/responses.csv?issue=extortion" },
    "Extortion",
    { path: "/responses.csv?issue=extortion", headers: { "accept-language": "es" } },
  ],
  [
    "rows of another issue, with the tag of these",
    { path: "/responses.csv?issue=extortion" },
    "Extortion",
    { path: "/responses.csv?issue=micro-trafficking", headers: { "if-none-match": "*" } },
  ],
  ["an error before the answer", posted({ query: plain }), '"extortion"', posted({ query: `${plain} {` })],
  [
    "an answer that failed in part",
    posted({ query: `${plain.slice(0, -2)} a: issues(first: 1) { totalCount } }` }),
    '"totalCount":',
    posted({ query: `${plain.slice(0, -2)} a: issues(first: -1) { totalCount } }` }),
  ],
];

const body = ({ text, status, headers }: Reply) => ({ status, type: headers["content-type"], text });

describe.each([
  ["keys", collisions],
  ["headers", heads],
  ["ways to ask", ways],
])("%s", (_, poisonings) => {
  test.each(poisonings)("%s", async (_, victim, truth, poison) => {
    const ask = () => send(server.port, victim);
    assertSafe(await send(server.port, poison));
    // The attacker asked first, so the cache was empty for the victim.
    const first = await ask();
    expect(first.text).toContain(truth);
    const [again, poisoned] = await Promise.all([ask(), send(server.port, poison), send(server.port, poison)]);
    assertSafe(poisoned);
    expect([body(again), body(await ask())]).toEqual([body(first), body(first)]);
  });
});

test("several at once that are not cached: each gets its own answer, also one that is an error", async () => {
  const values = ["1e999", "null", '"1"', "1", "-1e999", "null"];
  for (let i = 0; i < 5; i++) {
    const query = `query At${i}($x: Float) { places(filter: {latitude: {gt: $x}}) { totalCount } }`;
    // On one connection they reach the server at the same moment.
    const asked = values.map((x, k) => {
      const text = `{"query": ${JSON.stringify(query)}, "variables": {"x": ${x}}}`;
      const lines = [
        "Host: x",
        "Content-Type: application/json",
        "Accept: application/graphql-response+json",
        `Content-Length: ${text.length}`,
      ];
      return `POST /graphql HTTP/1.1\r\n${[...lines, `Connection: ${k === values.length - 1 ? "close" : "keep-alive"}`].join("\r\n")}\r\n\r\n${text}`;
    });
    const { statuses } = await raw(server.port, [asked.join("")]);
    expect(statuses).toEqual([400, 200, 400, 200, 400, 200]);
  }
});

test("a connection that carries several questions gets their answers in their order", async () => {
  const get = (id: string, ...lines: string[]) =>
    `GET /graphql?query=${encodeURIComponent(`{ issue(id: "${id}") { id } }`)} HTTP/1.1\r\n${["Host: x", ...lines].join("\r\n")}\r\n\r\n`;
  const ids = ["extortion", "micro-trafficking", "nowhere", "extortion", "homicide", "extortion"];
  const { text } = await raw(server.port, [ids.map((id, i) => get(id, ...(i === ids.length - 1 ? ["Connection: close"] : []))).join("")]);
  const answers = [...text.matchAll(/\{"issue":(?:null|\{"id":"([\w-]+)"\})\}/g)].map(([, id]) => id);
  const known = await Promise.all(
    ids.map(async (id) => JSON.parse((await send(server.port, posted({ query: `{ issue(id: "${id}") { id } }` }))).text).data.issue?.id),
  );
  expect(answers).toEqual(known);
});

test("hundreds of new questions evict nothing that is in use, and their memory is given back", async () => {
  const first = await send(server.port, asked({ id: "extortion" }));
  for (let i = 0; i < rounds(100); i++)
    await Promise.all(
      Array.from({ length: 20 }, (_, k) =>
        send(server.port, posted({ query: `{ issue(id: "extortion") { id } } # ${i} ${k} ${"x".repeat(20_000)}` })),
      ),
    );
  expect(body(await send(server.port, asked({ id: "extortion" })))).toEqual(body(first));
});

test("a compressed answer from the cache has the same content for every client", async () => {
  const sent = byUrl({ query: "{ issues(first: 50) { nodes { id name description } } }" });
  const { text } = await send(server.port, sent);
  const zipped = await fetch(`http://127.0.0.1:${server.port}${sent.path}`, {
    headers: { accept: "application/graphql-response+json", "accept-encoding": "gzip" },
  });
  expect([zipped.headers.get("content-encoding"), await zipped.text()]).toEqual(["gzip", text]);
  const { text: packed } = await raw(server.port, [
    `GET ${sent.path} HTTP/1.1\r\nHost: x\r\nAccept: application/graphql-response+json\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`,
  ]);
  expect(gunzipSync(Buffer.from(packed.slice(packed.indexOf("\r\n\r\n") + 4), "latin1")).toString()).toBe(text);
});
