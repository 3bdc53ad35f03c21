import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { rounds } from "../parts.js";
import { attacked } from "./attacked.js";
import { type RawReply, raw, type Steps } from "./client.js";
import { assertEnded } from "./outcomes.js";

/** Bytes that are not HTTP, almost HTTP, two requests in one, or never complete: the server refuses them or closes the connection, and goes on. */
const server = attacked();

const get = (path: string, ...lines: string[]) => `GET ${path} HTTP/1.1\r\n${["Host: x", ...lines].map((l) => `${l}\r\n`).join("")}\r\n`;
const last = get("/livez", "Connection: close");
const post = (body: string, ...lines: string[]) =>
  `POST /graphql HTTP/1.1\r\n${["Host: x", "Content-Type: application/json", ...lines].map((l) => `${l}\r\n`).join("")}\r\n${body}`;
const body = '{"query": "{ __typename }"}';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const chunked = (chunks: string, ...lines: string[]) => post(chunks, "Transfer-Encoding: chunked", "Connection: close", ...lines);
const sized = (length: number | string, ...lines: string[]) => post(body, `Content-Length: ${length}`, ...lines);
const hidden = "GET /claims.csv HTTP/1.1\r\nHost: x\r\n\r\n";
const drip = (text: string, ms: number) => [...text].flatMap((byte) => [byte, ms]);

type Row = [name: string, steps: Steps, allowed: readonly (readonly number[])[], finish?: boolean];
/** Closed, with or without a response that gives the reason. */
const cut = [[], [400], [408]];
const bad = [[400]];
const none = [[]];

const truncated: Row[] = [
  ["nothing, and no end of it", [], [[], [408]]],
  ["nothing, and an end", [], none, true],
  ["half a request line", ["GET /gra"], cut],
  ["half a request line, and an end", ["GET /gra"], cut, true],
  ["a head that stops", ["GET /livez HTTP/1.1\r\nHost: x\r\nAcc"], cut],
  ["a head that stops, and an end", ["GET /livez HTTP/1.1\r\nHost: x\r\nAcc"], cut, true],
  ["a body that stops", [post(body.slice(0, 9), `Content-Length: ${body.length}`)], cut],
  ["a body that stops, and an end", [post(body.slice(0, 9), `Content-Length: ${body.length}`)], cut, true],
  ["a body that never begins", [post("", "Content-Length: 100")], cut],
  ["a body that never begins, though it was asked for", [post("", "Content-Length: 100", "Expect: 100-continue")], [[100, 408], [100]]],
  ["a chunk that stops", [chunked("ff\r\n{")], cut],
  ["chunks without a last one, and an end", [chunked(chunk(body))], cut, true],
  ["a complete request from a client that then closes its side", [get("/livez")], [[200]], true],
];

const slow: Row[] = [
  ["a head, byte by byte", drip(get("/livez", "X-Slow: ".padEnd(400, "x")), 20), cut],
  [
    "a head, a line at a time, without end",
    Array.from({ length: 60 }).flatMap((_, i) => [i ? `X-${i}: y\r\n` : "GET /livez HTTP/1.1\r\nHost: x\r\n", 100]),
    cut,
  ],
  ["a body, byte by byte", [post("", "Content-Length: 500"), ...drip(" ".repeat(300), 20)], cut],
  ["chunks, a byte each, without end", [chunked(""), ...Array.from({ length: 200 }).flatMap(() => [chunk(" "), 30])], cut],
  ["two requests, the second of them slow", [get("/livez"), "GET /livez HT", 5000], [[200], [200, 408], [200, 400]]],
];

const lines: Row[] = [
  ["a request line of 1 MB", [`GET /${"x".repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`], [[431], [400], [414]]],
  ["no version", ["GET /livez\r\n\r\n"], [[200], [400]]],
  ["the first version", ["GET /livez HTTP/0.9\r\n\r\n"], [[200], [400], [505]]],
  ["a version that does not exist", ["GET /livez HTTP/9.9\r\nHost: x\r\n\r\n"], [[400], [505]]],
  ["the next version", ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"], [[400], [505]]],
  ["the old version, without a host", ["GET /livez HTTP/1.0\r\n\r\n"], [[200], [400]]],
  ["no host", ["GET /livez HTTP/1.1\r\n\r\n"], bad],
  ["two hosts", ["GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"], [[400]]],
  [
    "a whole address of another site",
    ["GET http://evil.example/livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
    [[200], [400], [404]],
  ],
  ["an invalid address", ["GET evil HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"], [[400], [404]]],
  ["an asterisk for an address", ["GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"], [[200], [400], [404]]],
  ["a tunnel to another machine", ["CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n"], [[], [400], [404], [405]]],
  ["an unknown method", ["FOO /livez HTTP/1.1\r\nHost: x\r\n\r\n"], bad],
  ["a method in small letters", ["get /livez HTTP/1.1\r\nHost: x\r\n\r\n"], bad],
  ["spaces before the method", ["  GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"], bad],
  ["spaces in the address", ["GET /livez x HTTP/1.1\r\nHost: x\r\n\r\n"], bad],
  ["NUL in the address", ["GET /livez\0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"], [[400], [404]]],
  [
    "bytes above ASCII in the address",
    [Buffer.from("GET /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "latin1")],
    [[400], [404]],
  ],
  ["100,000 empty lines before it", ["\r\n".repeat(100_000), last], [[200], [400], [431]]],
  ["line ends of another system", [`GET /livez HTTP/1.1\nHost: x\nConnection: close\n\n`], [[200], [400]]],
  ["a line end without its second half", ["GET /livez HTTP/1.1\rHost: x\r\r"], [[400], [408]]],
];

const heads: Row[] = [
  ["10,000 headers", [get("/livez", ...Array.from({ length: 10_000 }, (_, i) => `X-${i}: y`))], [[431]]],
  [
    "500 headers, as many as fit",
    [get("/livez", "Connection: close", ...Array.from({ length: 500 }, (_, i) => `X-${i}: y`))],
    [[200], [431]],
  ],
  ["one header 800 times", [get("/livez", "Connection: close", ...Array(800).fill("X-A: y"))], [[200], [431]]],
  ["a header of 1 MB", [get("/livez", `X-A: ${"y".repeat(1_000_000)}`)], [[431]]],
  ["a header whose name is 1 MB", [get("/livez", `${"x".repeat(1_000_000)}: y`)], [[431]]],
  ["a header without a name", [get("/livez", ": y")], bad],
  ["a header without a colon", [get("/livez", "X-A")], bad],
  ["a header with a space before its colon", [get("/livez", "X-A : y")], bad],
  ["a header over two lines", [get("/livez", "Connection: close", "X-A: y", " z")], [[400], [200]]],
  ["NUL in a header", [get("/livez", "X-A: y\0z")], bad],
  ["a bare line end in a header", [get("/livez", "X-A: y\rX-B: z")], bad],
  ["an invalid header name", [get("/livez", "X(A): y")], bad],
  [
    "__proto__ and constructor as names",
    [get("/livez", "Connection: close", "__proto__: x", "constructor: y", "hasOwnProperty: z")],
    [[200]],
  ],
  ["upper ASCII and escapes of a terminal", [get("/livez", "Connection: close", "X-A: \xff\xfe")], [[200], [400]]],
];

const chunks: Row[] = [
  ["a size that is not a number", [chunked("zz\r\n{}\r\n0\r\n\r\n")], bad],
  ["a negative size", [chunked("-1\r\n{}\r\n0\r\n\r\n")], bad],
  ["a size above any number", [chunked(`${"f".repeat(17)}\r\n{}\r\n`)], bad],
  ["a size of 16 digits", [chunked("ffffffffffffffff\r\n{}\r\n")], [[400], [413], [408]]],
  ["a size that promises more than may come", [chunked("10000000\r\n"), " ".repeat(400_000)], [[413], [400]]],
  ["more in all than may come", [chunked(chunk(" ".repeat(60_000)).repeat(6)), "0\r\n\r\n"], [[413], []]],
  ["20,000 of a byte each", [chunked(chunk(" ").repeat(20_000)), `${chunk(body)}0\r\n\r\n`], [[200], [413]]],
  ["an extension of 1 MB", [chunked(`1;${"x".repeat(1_000_000)}\r\n{\r\n`)], [[413], [400], [431]]],
  [
    "a thousand extensions of 1 kB",
    [
      chunked(
        Array(1000)
          .fill(`1;${"x".repeat(1000)}\r\n \r\n`)
          .join(""),
      ),
    ],
    [[413], [400], [431], [408]],
  ],
  ["a trailer of 1 MB", [chunked(`${chunk(body)}0\r\nX-A: ${"y".repeat(1_000_000)}\r\n\r\n`)], [[431], [400], [200, 431], [200]]],
  ["a trailer that contradicts the headers", [chunked(`${chunk(body)}0\r\nContent-Length: 5\r\nHost: evil\r\n\r\n`)], [[200], [400]]],
  ["a line end too few", [chunked(`${body.length.toString(16)}\r\n${body}0\r\n\r\n`)], bad],
  ["a size with a sign", [chunked(`+${chunk(body)}0\r\n\r\n`)], bad],
  ["a size with a prefix", [chunked(`0x${chunk(body)}0\r\n\r\n`)], bad],
];

/** Request smuggling: if a proxy and the server disagree where a request ends, one client can speak for another. Anything ambiguous is refused. */
const smuggled: Row[] = [
  ["a length and chunks", [post(`0\r\n\r\n${hidden}`, "Content-Length: 5", "Transfer-Encoding: chunked")], bad],
  ["chunks and a length", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding: chunked", "Content-Length: 5")], bad],
  ["two lengths", [sized(body.length, `Content-Length: ${body.length + hidden.length}`) + hidden], bad],
  ["two lengths in one line", [sized(`${body.length}, ${body.length + hidden.length}`) + hidden], bad],
  ["one length twice", [sized(body.length, `Content-Length: ${body.length}`, "Connection: close")], [[400], [200]]],
  ["a negative length", [sized(-1)], bad],
  ["a length with a sign", [sized(`+${body.length}`)], bad],
  ["a length in hexadecimal", [sized("0x1b")], bad],
  ["a length above any number", [sized("9".repeat(30))], [[400], [413]]],
  ["a length that is not a number", [sized("many")], bad],
  ["a length that is empty", [sized("")], bad],
  ["chunks, spelt otherwise", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding: xchunked")], [[400], [501]]],
  ["chunks that are not the last coding", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding: chunked, identity")], [[400], [501]]],
  ["chunks twice", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked")], [[400], [501], [400, 200]]],
  ["chunks behind gzip", [post(`0\r\n\r\n`, "Transfer-Encoding: gzip, chunked", "Connection: close")], [[400], [415], [501]]],
  ["chunks, with a space before the colon", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding : chunked")], bad],
  ["chunks, on a second line", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding:\r\n chunked", "Content-Length: 5")], bad],
  ["chunks, behind NUL", [post(`0\r\n\r\n${hidden}`, "Transfer-Encoding: \0chunked")], bad],
  ["a body that is longer than its length", [sized(body.length - 1)], [[400], [400, 400]]],
  [
    "a GET with a body that is a request",
    [`GET /livez HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\nConnection: close\r\n\r\n${hidden}`],
    [[200], [400]],
  ],
  [
    "a refused POST with a body that is a request",
    [`POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: ${hidden.length}\r\nConnection: close\r\n\r\n${hidden}`],
    [[404], [415]],
  ],
];

const strangers: Row[] = [
  ["a handshake of TLS", [Buffer.from("16030100c8010000c40303", "hex"), Buffer.alloc(200, 7)], bad],
  ["the protocol of mail", ["EHLO evil.example\r\nMAIL FROM:<x@evil.example>\r\n"], bad],
  ["the protocol of a cache", ["*1\r\n$4\r\nPING\r\n"], bad],
  ["the protocol of a graph store", [Buffer.from("6060b01700000405000304040003040300030403", "hex")], bad],
  ["the preamble of a proxy", [`PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n${last}`], bad],
  ["a megabyte of NUL", [Buffer.alloc(1_000_000)], bad],
  ["a megabyte without a line end", ["x".repeat(1_000_000)], [[400], [431]]],
  ["a Telnet client", [Buffer.from("fffb01fffb03fffd18", "hex"), "root\r\n"], bad],
  [
    "an upgrade to HTTP/2",
    [get("/graphql?query={__typename}", "Connection: Upgrade, HTTP2-Settings, close", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__")],
    [[200], [400], [426]],
  ],
  [
    "an upgrade to a WebSocket",
    [
      get(
        "/graphql",
        "Connection: Upgrade, close",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: graphql-transport-ws",
      ),
    ],
    [[400], [406], [426]],
  ],
];

/** In most of these the server waits until it gives up, so they are sent together and wait at the same time. */
describe.each<[string, Row[]]>([
  ["truncated", truncated],
  ["slow", slow],
])("%s", (_, rows) => {
  const replies = new Map<string, Promise<RawReply>>();
  beforeAll(() => {
    for (const [name, steps, , finish = false] of rows) replies.set(name, raw(server.port, steps, { finish }));
  });
  test.each(rows)("%s", async (name, _steps, allowed) => {
    const reply = (await replies.get(name)) as RawReply;
    assertEnded(reply, ...allowed);
    expect(reply.text).not.toContain("claim_id");
  });
});

describe.each<[string, Row[]]>([
  ["request lines", lines],
  ["headers", heads],
  ["chunks", chunks],
  ["two requests in one", smuggled],
  ["other protocols", strangers],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_, steps, allowed, finish = false) => {
    const reply = await raw(server.port, steps, { finish });
    assertEnded(reply, ...allowed);
    expect(reply.text).not.toContain("claim_id");
  });
});

describe("pipelined", () => {
  const repeated = (n: number, status: number) => Array<number>(n).fill(status);
  test("200 requests, answered in order", async () => {
    assertEnded(await raw(server.port, [get("/livez").repeat(199) + last]), repeated(200, 200));
  });
  test("5000 requests, all of which are answered", async () => {
    const { closed, statuses } = await raw(server.port, [get("/livez").repeat(4999) + last]);
    expect({ closed, many: statuses.length, statuses: [...new Set(statuses)] }).toEqual({ closed: true, many: 5000, statuses: [200] });
  });
  test("good ones and bad ones by turns", async () => {
    assertEnded(
      await raw(server.port, [(get("/livez") + get("/nothing") + get("/graphql?query={x}", "Accept: image/png")).repeat(20) + last]),
      [...Array(20).fill([200, 404, 406]).flat(), 200],
    );
  });
  test("rows, and bytes that are not a request while they are sent: they do not get into the rows", async () => {
    const socket = connect(server.port, "127.0.0.1");
    let text = "";
    const over = new Promise<void>((resolve) => socket.on("error", () => {}).once("close", () => resolve()));
    socket.setEncoding("latin1").on("data", (chunk) => (text += chunk));
    socket.write(get("/claims.ndjson"));
    await new Promise((resolve) => socket.once("data", resolve));
    socket.pause();
    socket.write("\0\0nonsense\r\n\r\n");
    await wait(500);
    socket.resume();
    await over;
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    // After their end, the rest may be refused.
    expect(text.match(/.{5}HTTP\/1\.1 [345]/s)?.[0] ?? "0\r\n\r\nHTTP").toMatch(/^0\r\n\r\nHTTP/);
  });
  test("a question, and then bytes that are not a request", async () => {
    assertEnded(await raw(server.port, [sized(body.length), "\0\0nonsense\r\n\r\n"]), [200], [200, 400], [400]);
  });
  test.each([
    ["rows", get("/claims.csv")],
    ["heads of rows", "HEAD /claims.csv HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["questions", sized(body.length)],
  ])(
    "%s behind rows that are not read, on a connection that is then reset: none of them keeps its place in the queue",
    async (_, request) => {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => {});
      socket.pause();
      socket.write(get("/claims.csv") + request.repeat(20));
      await wait(500);
      socket.resetAndDestroy();
    },
  );
});

describe("many connections", () => {
  const crowd = rounds(300);
  const readers = rounds(100);
  const opened = (n: number, ...steps: string[]) =>
    Promise.all(
      Array.from(
        { length: n },
        () =>
          new Promise<Socket>((resolve, reject) => {
            const socket = connect(server.port, "127.0.0.1", () => {
              socket.on("error", () => {});
              for (const step of steps) socket.write(step);
              resolve(socket);
            });
            socket.once("error", reject);
          }),
      ),
    );
  const gone = (socket: Socket) =>
    new Promise<void>((resolve) => (socket.destroyed ? resolve() : socket.once("close", () => resolve()).resume()));

  test(`${crowd} that send nothing: they are closed, and meanwhile others are answered`, async () => {
    const sockets = await opened(crowd);
    assertEnded(await raw(server.port, [last]), [200]);
    await Promise.all(sockets.map(gone));
  });
  test(`${crowd} in the middle of a head`, async () => {
    const sockets = await opened(crowd, "GET /livez HTTP/1.1\r\nHost: x\r\nX-A: ");
    assertEnded(await raw(server.port, [last]), [200]);
    await Promise.all(sockets.map(gone));
  });
  test(`${crowd} in the middle of a body`, async () => {
    const sockets = await opened(crowd, post("{", "Content-Length: 200000"));
    assertEnded(await raw(server.port, [last]), [200]);
    await Promise.all(sockets.map(gone));
  });
  test(`${10 * readers} that are reset at once`, async () => {
    for (let i = 0; i < 10; i++) for (const socket of await opened(readers, get("/livez"))) socket.resetAndDestroy();
    assertEnded(await raw(server.port, [last]), [200]);
  });
  test.each(["/claims.ndjson", "/graph.ndjson"])("many that ask for all of %s and read none of it: they are closed", async (path) => {
    const sockets = await opened(readers, get(path));
    for (const socket of sockets) socket.pause();
    await wait(1000);
    assertEnded(await raw(server.port, [last]), [200]);
    for (const socket of sockets) socket.resetAndDestroy();
  });
  test.each(["/claims.json", "/graph.ndjson"])("many that ask for all of %s and reset the connection at the first bytes", async (path) => {
    const sockets = await opened(readers, get(path));
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<void>((resolve) => socket.once("data", () => resolve(void socket.resetAndDestroy())).once("close", () => resolve())),
      ),
    );
    assertEnded(await raw(server.port, [last]), [200]);
  });
  test("many that ask a question and do not wait for the answer", async () => {
    const question = JSON.stringify({
      query: "{ claims(first: 100) { nodes { statement subject { id } object { id } evidence { locator } } } }",
    });
    for (const socket of await opened(readers, post(question, `Content-Length: ${question.length}`))) socket.resetAndDestroy();
    assertEnded(await raw(server.port, [last]), [200]);
  });
});
